"""Crews."""

from typing import Annotated

import typer

from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.people import seats
from missionfacts.commands._completion import complete_status
from missionfacts.commands._options import Asked, MissionArgument, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
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
        layout = SEVERAL if len(wanted) > 1 else CREW
        shown = seats(catalogue, found.id, wanted, needed_fields(Seat, asked.output, layout))
        emit(shown, Seat, asked.output, layout)
