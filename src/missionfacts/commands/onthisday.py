"""What happened on a day of the calendar."""

from datetime import UTC, date
from typing import Annotated

import typer

from missionfacts import dates
from missionfacts.catalogue import Catalogue
from missionfacts.commands.options import Asked, KindOption, prints_records, zone_named
from missionfacts.errors import BadDate
from missionfacts.formats import Layout, emit
from missionfacts.model import EVENT_KINDS, Anniversary
from missionfacts.typed import parse_day

TODAY = Layout(
    columns=Anniversary._fields[:4],
    main="title",
    first_to_go=("mission", "years"),
    headings={"years": "When", "at": "Time (UTC)"},
    empty="",  # the command says more
)


@prints_records
def today(
    asked: Asked,
    day: Annotated[
        str,
        typer.Option(
            "--date",
            metavar="DAY",
            help="Another day: 1975-07-17, 07-17, 17 July, tomorrow, yesterday.",
            show_default="today",
        ),
    ] = "",
    tz: Annotated[
        str,
        typer.Option(
            "--tz",
            metavar="ZONE",
            help="The time zone that decides the day: utc, local or an IANA zone.",
            show_default="local",
        ),
    ] = "local",
    mission: Annotated[
        list[str] | None,
        typer.Option(
            "--mission",
            metavar="MISSION",
            help="Only events of this mission. Repeatable.",
            show_default=False,
        ),
    ] = None,
    kind: KindOption = None,
) -> None:
    """Tell what happened on this day of the year."""
    zone = zone_named(tz)
    asked_day = _day(day, asked.streams.now.astimezone(zone).date())
    with asked.catalogue() as catalogue:
        missions = [catalogue.mission(name).id for name in mission or ()]
        kinds = catalogue.known("kind of event", kind or (), sorted(EVENT_KINDS))
        found = catalogue.on_day(asked_day, zone, missions, kinds)
        layout = TODAY._replace(caption=_caption(asked_day, tz, found))
        if zone is not UTC:  # eyes want the clock that decides the day; a pipe gets `at` as it always does
            name = "local" if zone is None else tz
            headings = {**TODAY.headings, "clock": f"Time ({name})"}
            layout = layout._replace(eyes=("years", "clock", "mission", "title"), headings=headings)
        emit(found, Anniversary, asked.output, layout)
        if not found:
            asked.streams.err.write(_nothing(catalogue, asked_day, narrowed=bool(missions or kinds)))


def _day(text: str, now: date) -> date:
    """Return the day asked for; without a year, this year's (or the next leap year's, for 29 February)."""
    if not text:
        return now
    asked = parse_day(text, now)
    if asked.year is not None:
        return date(asked.year, asked.month, asked.day)
    for year in range(now.year, min(now.year + 9, 10_000)):
        try:
            return date(year, asked.month, asked.day)
        except ValueError:
            continue
    raise BadDate(text, "no 29 February is left before the year 10000")


def _caption(day: date, tz: str, found: list[Anniversary]) -> str:
    name = f"{day.day} {dates.FULL_MONTHS[day.month - 1]}"
    caption = f"On {name}" + {"local": "", "utc": ", UTC"}.get(tz.casefold(), f" in {tz}")
    leap = any(dates.parse(event.at).start[1:3] == (2, 29) for event in found)
    return caption + (f", and on 29 February, which {day.year} does not have" if leap and day.day == 28 else "")


def _nothing(catalogue: Catalogue, day: date, *, narrowed: bool) -> str:
    """Return the sentence for a day without facts."""
    name = f"{day.day} {dates.FULL_MONTHS[day.month - 1]}"
    if narrowed:
        return f"missionfacts: nothing of that sort is known for {name}\n"
    coming = catalogue.next_day(day)
    if coming is None:
        return f"missionfacts: nothing is known for {name}\n"
    coming_name = f"{coming.day} {dates.FULL_MONTHS[coming.month - 1]}"
    next_day = f"the next day with a fact is {coming_name} (--date {coming:%m-%d})"
    return f"missionfacts: nothing is known for {name}; {next_day}\n"
