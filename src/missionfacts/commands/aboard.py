"""Who was in space."""

from typing import Annotated

import typer

from missionfacts.catalogue.aboard import aboard as who_was_up
from missionfacts.commands._completion import complete_day, complete_mission
from missionfacts.commands._crowd import emit_aboard, require_there, station_named
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._moment import asked_moment
from missionfacts.commands._options import Asked, ZoneOption, prints
from missionfacts.errors import UsageError
from missionfacts.model.aboard import Aboard

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
