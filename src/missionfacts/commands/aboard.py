"""Who was in space."""

from typing import Annotated

import typer

from missionfacts.catalogue.aboard import aboard as who_was_up
from missionfacts.catalogue.aboard import first_ride, rides_around
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._completion import complete_day, complete_mission
from missionfacts.commands._crowd import ABOARD
from missionfacts.commands._day import ZoneOption
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._moment import AskedMoment, asked_moment
from missionfacts.commands._options import Asked, prints
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import parse
from missionfacts.errors import OutOfReach, UsageError
from missionfacts.formats.emit import emit
from missionfacts.model.aboard import Aboard
from missionfacts.model.missions import Mission

MOMENT_HELP = "A day, a time, now, or an elapsed time with its flight: 1975-07-17T19:30Z, 'apollo-11 102:45'."


@prints(Aboard)
def aboard(
    asked: Asked,
    moment: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MOMENT]", help=MOMENT_HELP, show_default="now", autocompletion=complete_day),
    ] = None,
    at: Annotated[
        str,
        typer.Option("--at", metavar="MOMENT", help="The same.", show_default=False, autocompletion=complete_day),
    ] = "",
    station: Annotated[
        str,
        typer.Option(
            "--station",
            metavar="NAME",
            help="Only those at this station.",
            show_default=False,
            autocompletion=complete_mission,
        ),
    ] = "",
    tz: ZoneOption = "local",
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List who was in space at a moment, and where.

    Of a day it lists all who were up on any part of it, where they were at its end. People are in their ship, at the
    station that it is docked to, or where the transfers between joined ships put them.

    $ missionfacts aboard
    $ missionfacts aboard 1975-07-17T19:30Z
    $ missionfacts aboard --at 2009-07-18 --station iss
    """
    if moment and at:
        raise UsageError("the moment is given twice: once will do")
    with asked.catalogue() as catalogue:
        there = asked_moment(at or " ".join(moment or ()), tz, catalogue, asked.streams)
        only = station_named(catalogue, station) if station else None
        found = who_was_up(catalogue, there.window)
        if only:
            require_there(only, there)
            found = [each for each in found if each.station == only.id]
        emit_aboard(asked, catalogue, found, there, only, Order(sort, reverse, limit))


def emit_aboard(
    asked: Asked, catalogue: Catalogue, found: list[Aboard], there: AskedMoment, only: Mission | None, order: Order
) -> None:
    """Print who was aboard; only: the station that was asked for."""
    if there.reach:  # anybody may have landed since
        found = [each._replace(certain=False) for each in found]
    layout = ABOARD._replace(empty=_nobody(catalogue, there, only))
    if not found:
        _refuse_before_all(catalogue, there)
    shown = list(order.of(found, Aboard))
    if asked.for_eyes and asked.output.fields is None:
        from missionfacts.commands._crowd import seen  # which a pipe does without

        people, layout = seen(catalogue, shown, there, layout, only, len(found))
        emit(people, type(people[0]) if people else Aboard, asked.output, layout)
        return
    if there.reach and not asked.for_eyes:
        asked.streams.err.write(f"missionfacts: {unknown_since(there)}\n")
    emit(shown, Aboard, asked.output, layout)


def unknown_since(there: AskedMoment) -> str:
    """Return the sentence for now, where the data do not reach so far."""
    return f"the data reach to {display_long(there.reach)}; who has landed since, or gone up, they do not tell"


def station_named(catalogue: Catalogue, name: str) -> Mission:
    """Return the station that a name means. Raises UsageError for something else."""
    found = named(catalogue, name)
    if found.kind != "station":
        raise UsageError(f"{found.name} is not a station: `missionfacts missions --kind station` lists them")
    return found


def require_there(station: Mission, there: AskedMoment) -> None:
    """Raise OutOfReach where a station was not there at a moment."""
    start, end = (parse(at) if at else None for at in (station.start, station.end))
    if start and not there.window.reaches(start.start):
        raise OutOfReach(f"{station.name} was launched later, on {display_long(_day(station.start))}")
    if end and not there.window.follows(end.end):
        lived = f"`missionfacts expeditions {station.id}` lists who lived there"
        down = display_long(_day(station.end))
        raise OutOfReach(f"{station.name} was there no longer: it came down on {down}; {lived}")


def _day(date: str) -> str:
    return date.partition("T")[0]


def _refuse_before_all(catalogue: Catalogue, there: AskedMoment) -> None:
    name, launched = first_ride(catalogue)
    if launched and not there.window.reaches(parse(launched).start):
        raise OutOfReach(f"nobody was in space before {display_long(_day(launched))}, when {name} lifted off")


def _nobody(catalogue: Catalogue, there: AskedMoment, only: Mission | None) -> str:
    """Return the sentence for a moment at which nobody was up."""
    if only:
        return f"nobody was at {only.name} on {there}"
    before, after = rides_around(catalogue, there.window)
    said = f"nobody was in space on {there}"
    parts = [f"{before[0]} had landed on {display_long(_day(before[1]))}"] if before else []
    parts += [f"{after[0]} lifted off on {display_long(_day(after[1]))}"] if after else []
    return f"{said}: {', and '.join(parts)}" if parts else said
