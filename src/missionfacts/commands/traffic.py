"""Ships at stations."""

from datetime import date
from typing import Annotated

import typer

from missionfacts.catalogue.days import day_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.traffic import visits
from missionfacts.commands._completion import complete_day
from missionfacts.commands._day import AskedDay, asked_day
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, MissionArgument, ZoneOption, prints
from missionfacts.dates.display import display_long
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import Mission, Visit

TRAFFIC = Layout(
    columns=("name", "port", "docked", "undocked", "duration", "crew", "ship"),
    main="name",
    first_to_go=("ship", "crew", "duration", "port"),
    headings={"docked": "Docked (UTC)", "undocked": "Undocked (UTC)", "duration": "Stay"},
    eyes=("name", "port", "docked", "undocked", "duration", "crew"),
)


@prints(Visit)
def traffic(
    asked: Asked,
    mission: MissionArgument,
    day: Annotated[
        str,
        typer.Option(
            "--at",
            metavar="DAY",
            help="Only ships that were docked on this day.",
            show_default=False,
            autocompletion=complete_day,
        ),
    ] = "",
    crewed: Annotated[
        bool | None,
        typer.Option("--crewed/--uncrewed", help="Only ships launched with people, or without.", show_default=False),
    ] = None,
    tz: ZoneOption = "local",
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List which ships were docked to a station, where, and from when to when.

    Of a flight it lists where its ships docked.

    $ missionfacts traffic mir --uncrewed
    $ missionfacts traffic iss --at 2009-05-30
    $ missionfacts traffic soyuz-tm-17
    """
    with asked.catalogue() as catalogue:
        found = named(catalogue, " ".join(mission))
        stays = visits(catalogue, found)
        layout = TRAFFIC._replace(empty=_none(found, any_told=bool(stays)))
        if crewed is not None:
            stays = [stay for stay in stays if bool(stay.crew) is crewed]
        if day:
            there = asked_day(day, tz, asked.streams)
            reach = date.fromisoformat(catalogue.meta("covers") or "9999-12-31")
            stays = [stay for stay in stays if _docked_on(stay, there, reach)]
            if there.day > reach:
                until = display_long(f"{reach:%Y-%m-%d}")
                layout = layout._replace(empty=f"the data reach to {until} and do not tell what was docked after that")
        emit(Order(sort, reverse, limit).of(stays, Visit), Visit, asked.output, layout)


def _none(mission: Mission, *, any_told: bool) -> str:
    if any_told:
        return f"no such ship was docked to {mission.name}"
    return f"the data tell of no ship docked to {mission.name}"


def _docked_on(stay: Visit, asked: AskedDay, reach: date) -> bool:
    """Tell whether a ship was docked on a day; one of which no end is told is there until the data end."""
    first, until = day_of(stay.docked, asked.zone), stay.undocked or stay.ended
    last = day_of(until, asked.zone) if until else reach
    return first is not None and last is not None and first <= asked.day <= last
