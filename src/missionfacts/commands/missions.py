"""The list of missions."""

from itertools import chain
from typing import Annotated

import typer

from missionfacts.catalogue import missions as catalogued
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import in_flight
from missionfacts.catalogue.lookup import known, several
from missionfacts.catalogue.nations import nations_named
from missionfacts.catalogue.people import person_id
from missionfacts.commands._completion import (
    complete_day,
    complete_mission_kind,
    complete_nation,
    complete_person,
)
from missionfacts.commands._day import asked_day
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, ZoneOption, prints
from missionfacts.dates.display import display_long
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import InFlight, Mission
from missionfacts.model.vocabulary import MISSION_KINDS

FLIGHTS = ("crewed",)  # what counts as in flight unless a kind is named: a probe or a station is for years
MISSIONS = Layout(
    columns=Mission._fields[: Mission._fields.index("events") + 1],
    main="name",
    first_to_go=("id", "events", "crew", "kind", "end"),
)
FLYING = MISSIONS._replace(columns=InFlight._fields, empty="nothing was in flight")


@prints(Mission, InFlight)
def missions(
    asked: Asked,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND,...",
            help=f"Only missions of these kinds: {', '.join(MISSION_KINDS)}.",
            show_default=False,
            autocompletion=complete_mission_kind,
        ),
    ] = None,
    nation: Annotated[
        str,
        typer.Option(
            "--nation",
            metavar="NATION,...",
            help="Only missions with somebody of these nations in the prime crew: a name, adjective or ISO code.",
            show_default=False,
            autocompletion=complete_nation,
        ),
    ] = "",
    year: Annotated[
        str,
        typer.Option("--year", metavar="YEAR[..YEAR]", help="Only missions launched then.", show_default=False),
    ] = "",
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            metavar="NAME,...",
            help="Only missions that all these people flew on.",
            show_default=False,
            autocompletion=complete_person,
        ),
    ] = None,
    day: Annotated[
        str,
        typer.Option(
            "--in-flight",
            metavar="DAY",
            help="Only missions that were in flight on this day, with the day of their flight.",
            show_default=False,
            autocompletion=complete_day,
        ),
    ] = "",
    tz: ZoneOption = "local",
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List missions, by launch.

    $ missionfacts missions --year 1969 --kind crewed,robotic
    $ missionfacts missions --person krikalev --fields name,start,end
    $ missionfacts missions --in-flight 1975-07-17
    """
    order = Order(sort, reverse, limit)
    years = _years(year) if year else None
    with asked.catalogue() as catalogue:
        kinds = known("kind of mission", kind or (), MISSION_KINDS)
        of_nations = several([nation] if nation else (), lambda name: nations_named(catalogue, [name]))
        people = several(person or (), lambda name: person_id(catalogue, name))
        fields = order.needs(needed_fields(Mission, asked.output, MISSIONS)) if not day else ["id"]
        found = catalogued.missions(catalogue, kinds, list(chain(*of_nations)), years, people, fields)
        if not day:
            layout = MISSIONS._replace(empty=_outside(catalogue)) if years else MISSIONS
            emit(order.of(found, Mission), Mission, asked.output, layout)
            return
        there = asked_day(day, tz, asked.streams)
        reach = catalogue.meta("covers")
        layout = FLYING
        if reach and f"{there.day:%Y-%m-%d}" > reach:
            until = display_long(reach)
            layout = FLYING._replace(empty=f"the data reach to {until} and do not tell who flew after that")
        chosen = {mission.id for mission in found}
        flying = in_flight(catalogue, there.day, there.zone, kinds or FLIGHTS)
        shown = order.of((each for each in flying if each.id in chosen), InFlight)
        emit(shown, InFlight, asked.output, layout)


def _years(text: str) -> tuple[int, int]:
    from missionfacts.dates.user_input import (
        parse_years,  # patterns that take some milliseconds, which a plain list does without
    )

    return parse_years(text)


def _outside(catalogue: Catalogue) -> str:
    """Return the sentence for years in which there is nothing."""
    first, last = catalogued.launch_years(catalogue)
    return f"no mission of that sort was launched then; those told of were launched from {first} to {last}"
