"""What happened on a day of the calendar, in any year."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, timedelta
from typing import Annotated, NamedTuple, TypeVar

import typer

from missionfacts import dates
from missionfacts.catalogue import Catalogue
from missionfacts.catalogue.days import ALOFT, next_day, on_day
from missionfacts.catalogue.days import in_flight as missions_in_flight
from missionfacts.commands.options import (
    Asked,
    BundledOption,
    DataOption,
    KindOption,
    MissionsOption,
    Session,
    prints_records,
    zone_named,
)
from missionfacts.errors import BadDate
from missionfacts.formats import Layout, emit, pick, write
from missionfacts.model import EVENT_KINDS, Anniversary, Coming
from missionfacts.typed import parse_day

E = TypeVar("E", Anniversary, Coming)
NOTABLE = 4  # the weight from which an event stands before the others, for eyes
SHOWN = 15  # how many events a terminal shows when nobody says
TODAY = Layout(
    columns=Anniversary._fields[:4],
    main="title",
    first_to_go=("mission",),
    headings={"years": "When", "at": "Time (UTC)"},
    eyes=("years", "clock", "mission", "title"),
    empty="",  # the command says more
)
UPCOMING = Layout(
    columns=Coming._fields[:5],
    main="title",
    first_to_go=("mission", "at"),
    eyes=("date", "years", "mission", "title"),
    headings={"date": "Day", "years": "When", "at": "Time (UTC)"},
    empty="nothing of that sort is known for those days",
)

DayOption = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DAY",
        help="Another day: 1975-07-17, 07-17, 17 July, tomorrow, yesterday.",
        show_default="today",
    ),
]
ZoneOption = Annotated[
    str,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="The time zone that decides the day: utc, local or an IANA zone.",
        show_default="local",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help="At most so many events, the most notable ones; 0 for all.",
        show_default=f"{SHOWN} on a terminal, all in a pipe",
    ),
]


@prints_records
def today(
    asked: Asked,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    limit: LimitOption = None,
    in_flight: Annotated[
        bool, typer.Option("--in-flight", help="Tell which missions with a crew were in flight that day, too.")
    ] = False,
) -> None:
    """Tell what happened on this day of the year; on a terminal the most notable first."""
    zone = zone_named(tz)
    asked_day = _day(day, asked.streams.now.astimezone(zone).date())
    with asked.catalogue() as catalogue:
        wanted = _wanted(catalogue, mission, kind)
        found = on_day(catalogue, asked_day, zone, *wanted)
        shown = _chosen(found, limit, asked)
        aloft = list(missions_in_flight(catalogue, asked_day, zone, wanted.missions)) if in_flight else []
        layout = TODAY._replace(caption=_caption(asked_day, tz, found))
        rows = [*shown, *aloft]
        if pick(asked.output) == "table":
            rows = sorted(shown, key=lambda event: -event.weight if event.weight >= NOTABLE else 0)
            notes = [_left_out(len(found) - len(shown)), *_aloft_by_year(aloft, asked_day.year)]
            layout = layout._replace(footnote="\n".join(filter(None, notes)))
        # Eyes want the clock that decides the day; a pipe gets `at` as it always does.
        name = "UTC" if zone is UTC else "local" if zone is None else tz
        layout = layout._replace(headings={**TODAY.headings, "clock": f"Time ({name})"})
        emit(rows, Anniversary, asked.output, layout)
        if not shown and not aloft:
            asked.streams.err.write(_nothing(catalogue, asked_day, narrowed=any(wanted)))


@prints_records
def upcoming(
    asked: Asked,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, max=366, help="How many days to look ahead, today not counted.")
    ] = 7,
    only_round: Annotated[
        bool, typer.Option("--round", help="Only round anniversaries: every 10 and every 25 years.")
    ] = False,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    limit: LimitOption = None,
) -> None:
    """Tell which anniversaries come next, day by day."""
    zone = zone_named(tz)
    first = _day(day, asked.streams.now.astimezone(zone).date())
    with asked.catalogue() as catalogue:
        wanted = _wanted(catalogue, mission, kind)
        found = [
            Coming._make((f"{there:%Y-%m-%d}", *event))
            for there in _following(first, days)
            for event in on_day(catalogue, there, zone, *wanted)
            if event.years > 0 and (not only_round or _is_round(event.years))
        ]
    shown = _chosen(found, limit, asked)
    layout = UPCOMING._replace(
        caption=f"{_days(days)} after {_name(first)}{_of_zone(tz)}", footnote=_left_out(len(found) - len(shown))
    )
    emit(shown, Coming, asked.output, layout)


def fact(
    ctx: typer.Context,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    at_random: Annotated[bool, typer.Option("--random", help="Another one of the day's, whichever comes.")] = False,
    seed: Annotated[
        str | None,
        typer.Option(
            "--seed", metavar="TEXT", help="With --random: the same one for the same text.", show_default=False
        ),
    ] = None,
    data: DataOption = None,
    bundled: BundledOption = True,
) -> None:
    """Tell one fact of the day in one line: the most notable, the same all day."""
    session: Session = ctx.obj
    zone = zone_named(tz)
    asked_day = _day(day, session.streams.now.astimezone(zone).date())
    with session.choosing(data, bundled=bundled).catalogue() as catalogue:
        wanted = _wanted(catalogue, mission, kind)
        found = on_day(catalogue, asked_day, zone, *wanted)
        if not found:
            session.streams.err.write(_nothing(catalogue, asked_day, narrowed=any(wanted)))
            return
    if at_random or seed is not None:
        from random import Random  # which few who ask need

        told = Random(seed).choice(found)  # noqa: S311 nothing is kept secret with it
    else:
        told = max(found, key=lambda event: event.weight)  # the oldest of those that weigh most
    write([f"{_sentence(told)}\n"], session.streams)


class _Wanted(NamedTuple):
    """Which events are asked for; what is empty does not narrow anything."""

    missions: Sequence[str]
    kinds: Sequence[str]


def _wanted(catalogue: Catalogue, missions: Sequence[str] | None, kinds: Sequence[str] | None) -> _Wanted:
    return _Wanted(
        [catalogue.mission(name).id for name in missions or ()],
        catalogue.known("kind of event", kinds or (), sorted(EVENT_KINDS)),
    )


def _chosen(found: list[E], limit: int | None, asked: Asked) -> list[E]:
    """Return the events to print, the most notable ones when they cannot be all, in the order they came in."""
    if limit is None:
        limit = SHOWN if pick(asked.output) == "table" else 0
    if not 0 < limit < len(found):
        return list(found)
    best = sorted(range(len(found)), key=lambda i: (-found[i].weight, i))[:limit]
    return [found[i] for i in sorted(best)]


def _aloft_by_year(aloft: list[Anniversary], now: int) -> Iterator[str]:
    """Yield a line for each year that had missions in flight on the day."""
    by_year: dict[int, list[str]] = {}
    for flight in aloft:
        name, _, day = flight.title.partition(ALOFT)
        by_year.setdefault(now - flight.years, []).append(f"{name} ({day})")
    for year in sorted(by_year):
        yield f"In flight on this day in {year}: {', '.join(by_year[year])}"


def _left_out(number: int) -> str:
    return f"{number} more: --limit 0 shows all" if number else ""


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


def _following(first: date, number: int) -> Iterator[date]:
    for days in range(1, number + 1):
        try:
            yield first + timedelta(days)
        except OverflowError:  # the calendar ends with the year 9999
            return


def _days(number: int) -> str:
    return "The day" if number == 1 else f"The {number} days"


def _is_round(years: int) -> bool:
    return years % 10 == 0 or years % 25 == 0


def _sentence(event: Anniversary) -> str:
    there = dates.for_eyes(event.clock.partition("T")[0].partition("/")[0])
    return f"{there}: {event.title}"


def _name(day: date) -> str:
    return f"{day.day} {dates.FULL_MONTHS[day.month - 1]}"


def _of_zone(tz: str) -> str:
    return {"local": ", local time", "utc": ", UTC"}.get(tz.casefold(), f" in {tz}")


def _caption(day: date, tz: str, found: list[Anniversary]) -> str:
    caption = f"On {_name(day)}{_of_zone(tz)}"
    leap = any(dates.parse(event.at).start[1:3] == (2, 29) for event in found)
    return caption + (f", and on 29 February, which {day.year} does not have" if leap and day.day == 28 else "")


def _nothing(catalogue: Catalogue, day: date, *, narrowed: bool) -> str:
    """Return the sentence for a day without facts."""
    if narrowed:
        return f"missionfacts: nothing of that sort is known for {_name(day)}\n"
    coming = next_day(catalogue, day)
    if coming is None:
        return f"missionfacts: nothing is known for {_name(day)}\n"
    next_one = f"the next day with a fact is {_name(coming)} (--date {coming:%m-%d})"
    return f"missionfacts: nothing is known for {_name(day)}; {next_one}\n"
