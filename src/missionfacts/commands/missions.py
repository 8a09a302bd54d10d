"""The list of missions."""

from typing import Annotated

import typer

from missionfacts.catalogue import missions as catalogued
from missionfacts.catalogue.days import in_flight
from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.people import nations, person_id
from missionfacts.commands._day import ZoneOption, asked_day
from missionfacts.commands._options import Asked, prints
from missionfacts.errors import BadDate
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import InFlight, Mission
from missionfacts.model.vocabulary import MISSION_KINDS

FLIGHTS = ("crewed",)  # what counts as in flight unless a kind is named: a probe or a station is for years
MISSIONS = Layout(
    columns=Mission._fields,
    main="name",
    first_to_go=("events", "crew", "kind", "end"),
)


FLYING = MISSIONS._replace(
    columns=InFlight._fields, first_to_go=("events", "crew", "kind", "end"), empty="nothing was in flight"
)


@prints(Mission, InFlight)
def missions(
    asked: Asked,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only missions of this kind. Repeatable.", show_default=False),
    ] = None,
    nation: Annotated[
        str,
        typer.Option(
            "--nation",
            help="Only missions with somebody of this nation in the prime crew.",
            show_default=False,
        ),
    ] = "",
    year: Annotated[
        str,
        typer.Option("--year", metavar="YEAR[..YEAR]", help="Only missions launched then.", show_default=False),
    ] = "",
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person", metavar="NAME", help="Only missions that this person flew on. Repeatable.", show_default=False
        ),
    ] = None,
    day: Annotated[
        str,
        typer.Option(
            "--in-flight",
            metavar="DAY",
            help="Only missions that were in flight on this day, with the day of their flight.",
            show_default=False,
        ),
    ] = "",
    tz: ZoneOption = "local",
) -> None:
    """List the missions, by launch."""
    years = _years(year) if year else None
    with asked.catalogue() as catalogue:
        kinds = known("kind of mission", kind or (), MISSION_KINDS)
        of_nation = known("nation", [nation], nations(catalogue)) if nation else []
        people = [person_id(catalogue, name) for name in person or ()]
        found = catalogued.missions(catalogue, kinds, of_nation, years, people)
        if not day:
            emit(found, Mission, asked.output, MISSIONS)
            return
        there = asked_day(day, tz, asked.streams)
        reach = catalogue.meta("covers")
        if reach and f"{there.day:%Y-%m-%d}" > reach:
            asked.streams.err.write(f"missionfacts: the data reach to {reach} and do not tell who flew after that\n")
        chosen = {mission.id for mission in found}
        flying = in_flight(catalogue, there.day, there.zone, kinds or FLIGHTS)
        emit([each for each in flying if each.id in chosen], InFlight, asked.output, FLYING)


def _years(text: str) -> tuple[int, int]:
    first, dots, last = text.partition("..")
    years = [first or "0001", (last or "9999") if dots else first]
    if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in years):
        raise BadDate(text, "write a year, 1975, or two, 1975..1981")
    return int(years[0]), int(years[1])
