"""Crews."""

from collections.abc import Sequence
from typing import Annotated

import typer

from missionfacts.catalogue.called import spacecraft_names
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.missions import visitors
from missionfacts.catalogue.people import seats
from missionfacts.commands._completion import complete_status
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, MissionArgument, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import Mission
from missionfacts.model.people import Seat
from missionfacts.model.vocabulary import SEAT_STATUSES

CREW = Layout(columns=Seat._fields[:5], main="name", first_to_go=("person", "status"))
SEVERAL = CREW._replace(first_to_go=("person",))  # with several statuses each seat has to say its own


@prints(Seat)
def crew(
    asked: Asked,
    mission: MissionArgument,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS,...",
            help="prime, backup, support, ground or all.",
            show_default="prime",
            autocompletion=complete_status,
        ),
    ] = None,
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List who flew on a mission, by spacecraft and seat.

    $ missionfacts crew sts-95
    $ missionfacts crew apollo-13 --status prime,backup
    $ missionfacts crew astp -f csv --fields name,role,nation
    """
    with asked.catalogue() as catalogue:
        found = named(catalogue, " ".join(mission))
        statuses = known("status", status or ["prime"], [*SEAT_STATUSES, "all"])
        wanted = SEAT_STATUSES if "all" in statuses else statuses
        layout = (SEVERAL if len(wanted) > 1 else CREW)._replace(empty=_why_nobody(catalogue, found, wanted))
        if asked.for_eyes:
            layout = layout._replace(names=spacecraft_names(catalogue, found.id))
        order = Order(sort, reverse, limit)
        fields = order.needs(needed_fields(Seat, asked.output, layout))
        emit(order.of(seats(catalogue, found.id, wanted, fields), Seat), Seat, asked.output, layout)


def _why_nobody(catalogue: Catalogue, mission: Mission, statuses: Sequence[str]) -> str:
    """Return what to say where nobody has a seat of these statuses, and what to ask for instead."""
    if mission.kind == "station":
        nobody = f"{mission.name} has no crew of its own: people come in flights"
        flights = visitors(catalogue, mission.id)
        if not flights:
            return nobody
        return f'{nobody}, the last of {len(flights)} in {flights[-1]}; try `missionfacts crew "{flights[-1]}"`'
    if len(statuses) == len(SEAT_STATUSES) or not (mission.crew or _has_seats(catalogue, mission)):
        return f"the data name nobody who had a part in {mission.name}"
    return f"the data name nobody of {mission.name} with the status {' or '.join(statuses)}; --status all has everyone"


def _has_seats(catalogue: Catalogue, mission: Mission) -> bool:
    return bool(list(seats(catalogue, mission.id, SEAT_STATUSES, ["person"])))
