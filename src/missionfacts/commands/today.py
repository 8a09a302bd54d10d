"""What happened on this day of the year."""

from collections.abc import Iterator
from typing import Annotated

import typer

from missionfacts.catalogue.days import in_flight as missions_in_flight
from missionfacts.commands._day import (
    AskedDay,
    DayOption,
    LimitOption,
    ZoneOption,
    asked_day,
    heaviest,
    left_out,
    nothing_known,
    wanted_events,
)
from missionfacts.commands._options import Asked, KindOption, MissionsOption, prints
from missionfacts.dates.edtf import parse
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Anniversary, InFlight

NOTABLE = 4  # the weight from which an event stands before the others, for eyes
TODAY = Layout(
    columns=Anniversary._fields[:4],
    main="title",
    first_to_go=("mission",),
    headings={"years": "When", "at": "Time (UTC)"},
    eyes=("years", "clock", "mission", "title"),
    empty="",  # the command says more
)


@prints(Anniversary)
def today(
    asked: Asked,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    limit: LimitOption = None,
    in_flight: Annotated[
        bool, typer.Option("--in-flight", help="Add which missions with a crew were in flight that day.")
    ] = False,
) -> None:
    """List what happened on this day of the year; on a terminal the most notable first."""
    there = asked_day(day, tz, asked.streams)
    with asked.catalogue() as catalogue:
        wanted = wanted_events(catalogue, mission, kind)
        found = wanted.on(catalogue, there.day, there.zone, needed_fields(Anniversary, asked.output, TODAY))
        shown = heaviest(found, limit, asked)
        flying = in_flight and not wanted.kinds
        aloft = list(missions_in_flight(catalogue, there.day, there.zone, wanted.missions)) if flying else []
        if asked.for_eyes:
            rows = sorted(shown, key=lambda event: -event.weight if event.weight >= NOTABLE else 0)
            below = [left_out(len(found) - len(shown)), *_by_year(aloft)]
            layout = _for_eyes(there, found)._replace(footnote="\n".join(filter(None, below)))
        else:
            rows, layout = [*shown, *(_as_row(flight, there) for flight in aloft)], TODAY
        emit(rows, Anniversary, asked.output, layout)
        if not shown and not aloft:
            asked.streams.err.write(nothing_known(catalogue, there.day, narrowed=any(wanted)))


def _for_eyes(there: AskedDay, found: list[Anniversary]) -> Layout:
    leap = there.day.day == 28 and any(parse(event.at).start[1:3] == (2, 29) for event in found)
    more = f", and on 29 February, which {there.day.year} does not have" if leap else ""
    return TODAY._replace(caption=f"On {there}{more}", headings={**TODAY.headings, "clock": f"Time ({there.clock})"})


def _by_year(aloft: list[InFlight]) -> Iterator[str]:
    """Yield a line for each year that had missions in flight on the day."""
    by_year: dict[str, list[str]] = {}
    for flight in aloft:
        by_year.setdefault(flight.date[:4], []).append(f"{flight.name} (day {flight.day} of {flight.days})")
    for year in sorted(by_year):
        yield f"In flight on this day in {year}: {', '.join(by_year[year])}"


def _as_row(flight: InFlight, there: AskedDay) -> Anniversary:
    """Return a flight as a record of the list: a pipe has no room for lines of another kind."""
    return Anniversary(
        there.day.year - int(flight.date[:4]), flight.date, flight.mission,
        f"{flight.name} is in flight, day {flight.day} of {flight.days}", flight.mission, "in-flight", (), (), "", "",
        (), (), 1, flight.date, f"{there.day:%Y-%m-%d}", "", "", (), "", None, (), (), (),
    )  # fmt: skip
