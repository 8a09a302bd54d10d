"""Days, limits and years as people type them."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from missionfacts.dates.edtf import Interval, from_epoch
from missionfacts.dates.month_names import HOW_TO
from missionfacts.dates.numerals import no_such_day
from missionfacts.dates.written import Written, parse_written, without_marks
from missionfacts.dates.zone_names import zone_named
from missionfacts.errors import BackwardRange, BadDate

_LIMITS_TOO = "; a limit may be 1975, July 1975, 1975-07-17T16:00Z or elapsed time such as 51:49 too"


class Day(NamedTuple):
    """A day of the calendar that somebody asked for; year None means any year."""

    year: int | None
    month: int
    day: int


def parse_day(text: str, today: date, zone: tzinfo | None = UTC) -> Day:
    """Read a day as people type it, or as it is printed; zone: the one whose day is meant, None being the machine's.

    Raises BadDate, with what to write instead, for 07/08 (day or month first?) and for days that do not exist.

    >>> parse_day("17 July", date(2025, 1, 1)), parse_day("tomorrow", date(2024, 2, 28))
    (Day(year=None, month=7, day=17), Day(year=2024, month=2, day=29))
    """
    start, end = parse_written(text, today)
    if start[:3] != end[:3] and end.hour is None:
        raise BadDate(text, f"one day is wanted, not those from {start} to {end}")
    if start.month is None or start.day is None:
        which = f"17 July {start.year}" if start.month is None else f"17 {start}"
        raise BadDate(text, f"which day of {start}? Write one, such as {which}")
    if start.zone and start.year:
        seconds = _shifted(start.moment(start.year).earliest, zone_named(start.zone))
        with suppress(OverflowError, OSError, ValueError):  # where the zone leads out of the calendar
            there = from_epoch(seconds).astimezone(zone)
            return Day(there.year, there.month, there.day)
    return Day(start.year, start.month, start.day)


def parse_bound(text: str, zone: tzinfo | None, today: date, span: Interval) -> tuple[int, int]:
    """Read one end of a range as people type it, as the first and last second that it may mean.

    A date or span as in the data or as it is printed, with or without a time (in `zone` unless it says), or a day as
    `parse_day` reads it. zone: None is the machine's own; span: in which a day without a year lies.
    Raises BadDate.

    >>> from datetime import timedelta, timezone
    >>> from missionfacts.dates.edtf import parse
    >>> moscow, flight = timezone(timedelta(hours=3)), parse("1975-07-15/1975-07-24")
    >>> [from_epoch(end).isoformat() for end in parse_bound("17 July", moscow, date(2025, 1, 1), flight)]
    ['1975-07-16T21:00:00+00:00', '1975-07-17T20:59:59+00:00']
    """
    try:
        start, end = parse_written(text, today)
    except BadDate as error:
        more = _LIMITS_TOO if error.reason == HOW_TO else ""
        raise BadDate(text, error.reason + more) from None
    year = 0 if start.year else _year_within(text, start, span)
    try:
        first, last = start.moment(year), end.moment(year)
    except BadDate as error:
        raise BadDate(text, error.reason) from None
    bound = (
        _shifted(first.earliest, zone_named(start.zone) if start.zone else zone),
        _shifted(last.latest, zone_named(end.zone) if end.zone else zone, fold=1),
    )
    if bound[1] < bound[0]:
        raise BadDate(text, "the span ends before it begins")
    return bound


def parse_moment(text: str, today: date) -> datetime:
    """Read a time, or the beginning of a day, with its year; in the machine's own zone unless it says. Raises BadDate.

    >>> parse_moment("17 Jul 1975, 19:09 Moscow", date(2025, 1, 1)).isoformat()
    '1975-07-17T16:09:00+00:00'
    """
    start, _ = parse_written(text, today)
    if start.year is None or start.day is None:
        raise BadDate(text, HOW_TO)
    seconds = start.moment(start.year).earliest
    return from_epoch(_shifted(seconds, zone_named(start.zone) if start.zone else None))


def _year_within(text: str, day: Written, span: Interval) -> int:
    """Return the year in which a day lies in a span, or else that in which the span begins.

    Raises BadDate when there are several.
    """
    years = []
    for year in range(span.start.year, span.end.year + 1):
        if not no_such_day((year, day.month, day.day)):
            moment = day._replace(year=year).moment(year)
            if moment.latest >= span.earliest and moment.earliest <= span.latest:
                years.append(moment.year)
    if len(years) > 1:
        raise BadDate(text, f"{day} of which year, {years[0]} to {years[-1]}? Write {day} {years[0]}")
    return years[0] if years else span.start.year


def _shifted(seconds: int, zone: tzinfo | None, fold: int = 0) -> int:
    """Return the UTC seconds at which the clocks of a zone show what UTC's show at these.

    fold: 1 for the second of two hours that have the same name, where clocks are put back.
    """
    if zone is UTC:
        return seconds
    try:
        there = from_epoch(seconds).replace(tzinfo=None, fold=fold)
        aware = there.replace(tzinfo=zone) if zone else there.astimezone()
        return int((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    except (OverflowError, OSError, ValueError):
        return seconds


def parse_years(text: str) -> tuple[int, int]:
    """Read a year, or the first and last of several; where one of the two is left out there is no such limit.

    Raises BadDate for anything else, and BackwardRange.

    >>> parse_years("1975"), parse_years("1975..1981"), parse_years("1975–1981"), parse_years("..1960")
    ((1975, 1975), (1975, 1981), (1975, 1981), (1, 1960))
    >>> parse_years("1970s")
    (1970, 1979)
    """
    if found := re.fullmatch(r"(?:the )?(\d{3}0)s", without_marks(text), re.ASCII):
        return int(found[1]), int(found[1]) + 9
    pattern = r"(\d*)(?:\s*(\.\.|[-–—/]|\bto\b)\s*(\d*))?"
    found = re.fullmatch(pattern, without_marks(text), re.ASCII)
    first, between, last = found.groups() if found else ("", None, "")
    for year in (first, last):
        if year and len(year) == 2 and between != "-":  # 1975-07 is no span of years
            raise BadDate(text, f"19{year} or 20{year}? Write the year with four digits")
    if not (first or last) or any(year and len(year) != 4 for year in (first, last)):
        raise BadDate(text, "write a year, 1975, or two, 1975..1981")
    if not between:
        return int(first), int(first)
    years = int(first or 1), int(last or 9999)
    if years[1] < years[0]:
        raise BackwardRange(first, last)
    return years
