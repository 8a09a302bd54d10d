"""Days and limits as people type them."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from missionfacts.dates.edtf import FULL_MONTHS, PARTIAL_DATE, PartialDate, from_epoch, impossible, parse_partial
from missionfacts.errors import BadDate


class Day(NamedTuple):
    """A day of the calendar that somebody asked for; year None means any year."""

    year: int | None
    month: int
    day: int


def parse_day(text: str, today: date) -> Day:
    """Read a day as people type it: 1975-07-17, 07-17, 17 July, July 17, today, tomorrow, yesterday.

    Raises BadDate, with what to write instead, for 07/08 (day or month first?) and for days that do not exist.

    >>> parse_day("17 July", date(2025, 1, 1)), parse_day("tomorrow", date(2024, 2, 28))
    (Day(year=None, month=7, day=17), Day(year=2024, month=2, day=29))
    """
    words = text.strip().casefold()
    if words in _RELATIVE:
        try:
            day = today + timedelta(days=_RELATIVE[words])
        except OverflowError:
            raise BadDate(text, "years go from 0001 to 9999") from None
        return Day(day.year, day.month, day.day)
    if found := re.fullmatch(r"(?:(\d{4})-)?(\d\d?)-(\d\d?)", words, re.ASCII):
        return _day(text, found[1], int(found[2]), found[3])
    if found := re.fullmatch(r"(\d\d?)\.? +([a-z]{3,9})\.?(?:,? +(\d{4}))?", words, re.ASCII):
        return _day(text, found[3], _month(text, found[2]), found[1])
    if found := re.fullmatch(r"([a-z]{3,9})\.? +(\d\d?)(?:,? +(\d{4}))?", words, re.ASCII):
        return _day(text, found[3], _month(text, found[1]), found[2])
    if re.fullmatch(r"\d+[/.]\d+(?:[/.]\d*)?", words, re.ASCII):
        raise BadDate(text, "day or month first? Write 07-17 (month-day), 17 July or 1975-07-17")
    raise BadDate(text, _HOW_TO)


def parse_bound(text: str, zone: tzinfo | None, today: date, year: int) -> tuple[int, int]:
    """Read one end of a range as people type it, as the first and last second that it may mean.

    A date as in the data, a date and time (in `zone` unless it says), or a day as `parse_day` reads it.
    zone: None is the machine's own; year: the one meant by a day without a year.
    Raises BadDate.

    >>> from datetime import timezone
    >>> moscow = timezone(timedelta(hours=3))
    >>> [from_epoch(end).isoformat() for end in parse_bound("17 July", moscow, date(2025, 1, 1), 1975)]
    ['1975-07-16T21:00:00+00:00', '1975-07-17T20:59:59+00:00']
    """
    found = re.fullmatch(PARTIAL_DATE, text.strip(), re.ASCII)
    if not found:
        try:
            day = parse_day(text, today)
        except BadDate as error:
            if error.reason != _HOW_TO:
                raise
            more = "a date with a time such as 1975-07-17T16:00Z, or elapsed time such as 51:49"
            raise BadDate(text, f"{_HOW_TO}; {more}") from None
        moment = PartialDate(day.year or year, day.month, day.day)
        if reason := impossible(*moment[:3]):
            raise BadDate(text, reason)
    elif found["zone"] in {None, "Z"}:
        moment = parse_partial(text.strip() if found["zone"] or not found["hour"] else f"{text.strip()}Z", text)
        zone = UTC if found["zone"] else zone
    else:
        raise BadDate(text, "give the time in UTC, with Z at its end, or without a zone in the one that is shown")
    return _shifted(moment.earliest, zone), _shifted(moment.latest, zone)


def _shifted(seconds: int, zone: tzinfo | None) -> int:
    """Return the UTC seconds at which the clocks of a zone show what UTC's show at these."""
    if zone is UTC:
        return seconds
    try:
        there = from_epoch(seconds).replace(tzinfo=None)
        aware = there.replace(tzinfo=zone) if zone else there.astimezone()
        return int((aware - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
    except (OverflowError, OSError, ValueError):
        return seconds


_HOW_TO = "write 1975-07-17, 07-17, 17 July, July 17, today, tomorrow or yesterday"
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _month(text: str, word: str) -> int:
    for number, name in enumerate(FULL_MONTHS, 1):
        if len(word) >= 3 and name.casefold().startswith(word):
            return number
    if word == "sept":
        return 9
    raise BadDate(text, f"there is no month '{word}'")


def _day(text: str, year: str | None, month: int, day: str) -> Day:
    number = int(year) if year else None
    # Without a year, 29 February is a day like any other.
    if reason := impossible(2000 if number is None else number, month, int(day)):
        raise BadDate(text, reason if number is not None else reason.replace(" 2000", ""))
    return Day(number, month, int(day))
