"""Crews."""

from collections.abc import Sequence
from typing import Annotated

import typer

from missionfacts.catalogue.called import spacecraft_names
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.people import seats
from missionfacts.commands._completion import complete_day, complete_status
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, MissionArgument, ZoneOption, prints
from missionfacts.errors import NotFound, UsageError
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.aboard import Aboard, Resident
from missionfacts.model.missions import Mission
from missionfacts.model.people import Seat
from missionfacts.model.vocabulary import SEAT_STATUSES

CREW = Layout(columns=Seat._fields[:5], main="name", first_to_go=("person", "status"))
RESIDENTS = Layout(
    columns=Resident._fields[: Resident._fields.index("person")], main="name", first_to_go=("down", "up", "nation")
)
SEVERAL = CREW._replace(first_to_go=("person",))  # with several statuses each seat has to say its own


@prints(Seat, Aboard, Resident)
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
    at: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="MOMENT",
            help="Of a station, who was there on this day or at this time, as in `aboard`.",
            show_default="now",
            autocompletion=complete_day,
        ),
    ] = "",
    tz: ZoneOption = "local",
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List who flew on a mission, by spacecraft and seat.

    Of a station it lists who is there, its residents before their guests; of an expedition who belonged to it.

    $ missionfacts crew sts-95
    $ missionfacts crew iss --at 2009-05-30
    $ missionfacts crew astp --fields name,role,nation -o crew.csv
    """
    order = Order(sort, reverse, limit)
    with asked.catalogue() as catalogue:
        try:
            found = named(catalogue, " ".join(mission))
        except NotFound:
            if not _of_expedition(asked, catalogue, " ".join(mission), order):
                raise
            return
        if found.kind == "station" and (at or not (status or found.crew)):  # whose file gives no seats
            _at_station(asked, catalogue, found, at, tz, order)
            return
        if at:
            raise UsageError(f"--at is for a station, and {found.name} is none; `missionfacts aboard` takes a moment")
        statuses = known("status", status or ["prime"], [*SEAT_STATUSES, "all"])
        wanted = SEAT_STATUSES if "all" in statuses else statuses
        layout = (SEVERAL if len(wanted) > 1 else CREW)._replace(empty=_why_nobody(catalogue, found, wanted))
        if asked.for_eyes:
            layout = layout._replace(names=spacecraft_names(catalogue, found.id))
        fields = order.needs(needed_fields(Seat, asked.output, layout))
        emit(order.of(seats(catalogue, found.id, wanted, fields), Seat), Seat, asked.output, layout)


def _why_nobody(catalogue: Catalogue, mission: Mission, statuses: Sequence[str]) -> str:
    """Return what to say where nobody has a seat of these statuses, and what to ask for instead."""
    if len(statuses) == len(SEAT_STATUSES) or not (mission.crew or _has_seats(catalogue, mission)):
        return f"the data name nobody who had a part in {mission.name}"
    return f"the data name nobody of {mission.name} with the status {' or '.join(statuses)}; --status all has everyone"


def _has_seats(catalogue: Catalogue, mission: Mission) -> bool:
    return bool(list(seats(catalogue, mission.id, SEAT_STATUSES, ["person"])))


def _at_station(asked: Asked, catalogue: Catalogue, station: Mission, at: str, tz: str, order: Order) -> None:
    """Print who is at a station."""
    from missionfacts.catalogue.aboard import aboard
    from missionfacts.commands._crowd import emit_aboard, require_there
    from missionfacts.commands._moment import asked_moment

    there = asked_moment(at, tz, catalogue, asked.streams)
    require_there(station, there)
    found = [each for each in aboard(catalogue, there.window) if each.station == station.id]
    emit_aboard(asked, catalogue, found, there, station, order)


def _of_expedition(asked: Asked, catalogue: Catalogue, name: str, order: Order) -> bool:
    """Print who belonged to the expedition that a name means; False when it means none."""
    from missionfacts.catalogue.expeditions import expedition_named, residents

    found = expedition_named(catalogue, name)
    if found is None:
        return False
    layout = RESIDENTS
    if asked.for_eyes:
        from missionfacts.catalogue.called import called

        layout = layout._replace(caption=found.name, names=called(catalogue, residents(catalogue, found)))
    emit(order.of(residents(catalogue, found), Resident), Resident, asked.output, layout)
    return True
