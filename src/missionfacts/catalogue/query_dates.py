"""Dates and ranges that somebody types into a search, as the words that the index has of them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import islice

from missionfacts.dates.edtf import days_in, from_epoch
from missionfacts.dates.relative import parse_relative
from missionfacts.dates.user_input import parse_day, parse_years
from missionfacts.dates.written import parse_written
from missionfacts.errors import BadDate, UnclearDate, UsageError

MOST_OF_A_RANGE = 150  # words: all days and months at the ends of one, and a lifetime between
_NUMBERED = r"\d+(?:-\d+)+"  # flights of the X-15 are


def date_words(text: str, today: date, *, alone: bool) -> str:
    """Return the words of which what happened at a date, or in a range, has one; "" for what is none.

    A number alone is a year of ours or a whole date: Kosmos 1129 is no 29 November. What is counted from today is a
    day of any year. alone: whether nothing else is looked for; only then, or with its year, must a date be clear.
    Raises UnclearDate.

    >>> for text in ("1969", "July 1969", "1969-07-20", "12 April", "1129", "STS-1", "tomorrow", "30 Sep–2 Oct 1970"):
    ...     print(date_words(text, date(2025, 1, 1), alone=True) or "none")
    1969
    196907
    19690720
    0412
    none
    none
    0102
    19700930 19701001 19701002
    """
    if text.isdigit() and len(text) != len("20250101"):
        return text if len(text) == len("2025") and text.startswith(("19", "20")) else ""
    if not any(map(str.isdigit, text)):
        day = parse_relative(text.casefold(), today)
        return f"{day:%m%d}" if day else ""
    try:
        return _day_or_month(text, today) or " ".join(_range(text, today))
    except UnclearDate:
        if re.search(r"(?<!\d)\d{4}(?!\d)", text) or (alone and not re.fullmatch(_NUMBERED, text)):
            raise
        return ""


def _day_or_month(text: str, today: date) -> str:
    try:
        day = parse_day(text, today)
    except UnclearDate:
        raise
    except UsageError:
        return _month(text, today)
    return f"{day.year:04}{day.month:02}{day.day:02}" if day.year else f"{day.month:02}{day.day:02}"


def _month(text: str, today: date) -> str:
    with suppress(UsageError):
        day = parse_day(f"{text}-01" if text[-1:].isdigit() and "-" in text else f"1 {text}", today)
        return f"{day.year:04}{day.month:02}" if day.year else ""
    return ""


def _range(text: str, today: date) -> list[str]:
    """Return the words of a range; none for what is none, or for one that would take too many."""
    try:
        first, last = _ends(text, today)
    except UnclearDate:
        raise
    except BadDate:
        return []
    words = list(islice(_parts(first, last), MOST_OF_A_RANGE + 1))
    return words if len(words) <= MOST_OF_A_RANGE else []


def _ends(text: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a decade or of a span with its years. Raises BadDate."""
    if text.endswith("s"):
        years = parse_years(text)
        return date(years[0], 1, 1), date(years[1], 12, 31)
    start, end = parse_written(text, today)
    if not (start.year and end.year):
        raise BadDate(text, "a range is one of certain years")
    first, last = start.moment(start.year).earliest, end.moment(end.year).latest
    return from_epoch(first).date(), from_epoch(last).date()


def _parts(first: date, last: date) -> Iterator[str]:
    """Yield the words of the whole years, whole months and days that make up a range, as few as do.

    >>> list(_parts(date(1968, 11, 30), date(1970, 1, 1)))
    ['19681130', '196812', '1969', '19700101']
    """
    day = first
    while day <= last:
        written, end = day.isoformat().replace("-", ""), day
        year, month = date(day.year, 12, 31), date(day.year, day.month, days_in(day.year, day.month))
        if day.day == day.month == 1 and year <= last:
            written, end = written[:4], year
        elif day.day == 1 and month <= last:
            written, end = written[:6], month
        yield written
        if end == date.max:
            return
        day = end + timedelta(1)
