"""What the commands about a day of the calendar share."""

from collections.abc import Collection, Sequence
from datetime import date, tzinfo
from typing import Annotated, NamedTuple

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import next_day, on_day
from missionfacts.catalogue.lookup import known_kinds, several
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._completion import complete_day
from missionfacts.commands._limits import MOST_NOTABLE
from missionfacts.commands._options import Asked
from missionfacts.dates.edtf import FULL_MONTHS
from missionfacts.dates.zone_names import zone_label, zone_named
from missionfacts.errors import BadDate
from missionfacts.model.events import Anniversary
from missionfacts.terminal import Streams

SHOWN = 15  # how many events a terminal shows when nobody says
DayOption = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DAY",
        help="Another day: 17 July 1975, 1975-07-17, 07-17, tomorrow, monday, -3d.",
        show_default="today",
        autocompletion=complete_day,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar="N",
        min=0,
        help=MOST_NOTABLE,
        show_default=f"{SHOWN} on a terminal, all in a pipe",
    ),
]


class AskedDay(NamedTuple):
    """A day of the calendar, and the zone that decides it."""

    day: date
    zone: tzinfo | None  # None is the machine's own
    today: date  # what day it is there

    @property
    def clock(self) -> str:
        """What shows the time there."""
        return zone_label(self.zone)


def asked_day(text: str, tz: str, streams: Streams) -> AskedDay:
    """Return the day asked for, "" for today; without a year, this year's.

    29 February is the next leap year's, which is told on standard error. Raises BadDate and UnknownZone.
    """
    zone = zone_named(tz)
    today = streams.now.astimezone(zone).date()
    if not text:
        return AskedDay(today, zone, today)
    from missionfacts.dates.user_input import (
        parse_day,  # patterns that take some milliseconds, which a plain `today` does without
    )

    asked = parse_day(text, today, zone)
    day = date(asked.year, asked.month, asked.day) if asked.year else _coming(text, asked.month, asked.day, today)
    if not asked.year and day.year != today.year:
        streams.err.write(f"missionfacts: {today.year} has no {day_name(day)}; this is for {day.year}\n")
    return AskedDay(day, zone, today)


def _coming(text: str, month: int, day: int, today: date) -> date:
    for year in range(today.year, min(today.year + 9, 10_000)):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise BadDate(text, "no 29 February is left before the year 10000")


class Wanted(NamedTuple):
    """Which events are asked for; what is empty does not narrow anything."""

    missions: Sequence[str]
    kinds: Sequence[str]
    weight: int = 1  # the least

    @property
    def narrowed(self) -> bool:
        """Whether something narrows them."""
        return bool(self.missions or self.kinds or self.weight > 1)

    def on(
        self, catalogue: Catalogue, day: date, zone: tzinfo | None, fields: Collection[str] | None = None
    ) -> list[Anniversary]:
        """Return those of a day; fields: those that are wanted, None for all."""
        return on_day(catalogue, day, zone, self.missions, self.kinds, self.weight, fields)


def wanted_events(
    catalogue: Catalogue, missions: Sequence[str] | None, kinds: Sequence[str] | None, weight: int = 1
) -> Wanted:
    """Return what the options of a command mean. Raises NotFound, Ambiguous and UnknownChoice."""
    return Wanted(
        several(missions or (), lambda name: named(catalogue, name).id),
        known_kinds(kinds or ()),
        weight,
    )


def shown_at_most(limit: int | None, asked: Asked) -> int:
    """Return how many events are shown, 0 for all; limit: what the user says."""
    return (SHOWN if asked.for_eyes else 0) if limit is None else limit


def day_name(day: date) -> str:
    """Return a day as people write it.

    >>> day_name(date(1975, 7, 17))
    '17 July'
    """
    return f"{day.day} {FULL_MONTHS[day.month - 1]}"


def nothing_known(catalogue: Catalogue, day: date, *, narrowed: bool) -> str:
    """Return the sentence for a day without facts."""
    if narrowed:
        return f"missionfacts: nothing of that sort is known for {day_name(day)}\n"
    coming = next_day(catalogue, day)
    if coming is None:
        return f"missionfacts: nothing is known for {day_name(day)}\n"
    next_one = f"the next day with a fact is {day_name(coming)} (--date {coming:%m-%d})"
    return f"missionfacts: nothing is known for {day_name(day)}; {next_one}\n"
