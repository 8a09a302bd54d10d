"""Partial dates: text in the Extended Date/Time Format to values, and back.

EDTF (Library of Congress, 2019) is cut down and stretched to what mission reports print: a year, month, day, minute or
second, always in UTC once there is a time of day, with `~` about, `?` doubtful, `%` both, and `a/b` for a span. (EDTF
itself knows no time to the minute and no mark on a time; reports need both.) Seconds here are counted from
1970-01-01T00:00:00Z and leave leap seconds out.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from missionfacts.errors import BadDate

FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTE, HOUR, DAY = 60, 3600, 86_400
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
PARTIAL_DATE = (
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?(?P<mark>[~?%]?)"
)
_HOW_TO = "write 1975, 1975-07, 1975-07-17, 1975-07-17T16:09Z or 1975-07-17T16:09:09Z"


class PartialDate(NamedTuple):
    """A point in time as far as it is known, in UTC; what is None is not known."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    mark: str = ""  # "~" about, "?" doubtful, "%" both

    @property
    def timed(self) -> bool:
        """Whether the time of day is known, to the minute at least."""
        return self.minute is not None

    @property
    def to_the_day(self) -> bool:
        """Whether the day is known beyond doubt: "about the 17th" is not, "about noon on the 17th" is."""
        return self.day is not None and (self.timed or not self.mark)

    @property
    def earliest(self) -> int:
        """The first second that it may mean.

        >>> parse("1970-01-02").start.earliest
        86400
        """
        day = date(self.year, self.month or 1, self.day or 1).toordinal() - _EPOCH_ORDINAL
        return day * DAY + (self.hour or 0) * HOUR + (self.minute or 0) * MINUTE + (self.second or 0)

    @property
    def latest(self) -> int:
        """The last second that it may mean.

        >>> parse("1970-01").start.latest == 31 * 86400 - 1
        True
        """
        if self.second is not None:
            return self.earliest
        if self.minute is not None:
            return self.earliest + MINUTE - 1
        month = self.month or 12
        day = self.day or days_in(self.year, month)
        return (date(self.year, month, day).toordinal() - _EPOCH_ORDINAL + 1) * DAY - 1

    @property
    def resolution(self) -> int:
        """The seconds that it leaves open: 1 for a second, 60 for a minute, 31,536,000 for a year."""
        return self.latest - self.earliest + 1

    def __str__(self) -> str:
        return self.text("Z" if self.timed else "")

    def text(self, offset: str) -> str:
        """Return EDTF or RFC 3339 text, no more exact than it is; offset: what stands behind a time of day.

        >>> PartialDate(1975, 7, mark="~").text("")
        '1975-07~'
        """
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        if self.minute is not None:
            text += f"T{self.hour:02}:{self.minute:02}"
        if self.second is not None:
            text += f":{self.second:02}"
        return text + offset + self.mark


class Interval(NamedTuple):
    """A date, or the span between two; for a date both ends are the same."""

    start: PartialDate
    end: PartialDate

    @property
    def earliest(self) -> int:
        """The first second that it may begin."""
        return self.start.earliest

    @property
    def latest(self) -> int:
        """The last second that it may end."""
        return self.end.latest

    @property
    def is_span(self) -> bool:
        """Whether it has two ends."""
        return self.start != self.end

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.is_span else str(self.start)


def parse(text: str) -> Interval:
    """Read a date or span.

    Raises BadDate with the reason when there is no such date, or the text is not one.

    >>> parse("1975-07-17T16:09Z~").start
    PartialDate(year=1975, month=7, day=17, hour=16, minute=9, second=None, mark='~')
    >>> parse("1972-07-06/1972-07-18").end.day
    18
    >>> str(parse("1972-07-06/1972-07-18"))
    '1972-07-06/1972-07-18'
    >>> parse("1975-07-32")
    Traceback (most recent call last):
    missionfacts.errors.BadDate: '1975-07-32' is not a date to work with: July 1975 has 31 days
    """
    first, slash, last = text.partition("/")
    start = parse_partial(first, text)
    if not slash:
        return Interval(start, start)
    end = parse_partial(last, text)
    if end.latest < start.earliest:
        raise BadDate(text, "the span ends before it begins")
    return Interval(start, end)


def parse_partial(text: str, whole: str) -> PartialDate:
    """Read a date that is no span; whole: what a message quotes. Raises BadDate."""
    found = re.fullmatch(PARTIAL_DATE, text, re.ASCII)
    if not found:
        raise BadDate(whole, _HOW_TO)
    year, month, day, hour, minute, second = (
        int(found[name]) if found[name] else None for name in ("year", "month", "day", "hour", "minute", "second")
    )
    assert year is not None  # noqa: S101 the pattern demands it
    if hour is not None and found["zone"] != "Z":
        raise BadDate(whole, "a time of day is given in UTC and ends in Z, as in 1975-07-17T16:09Z")
    reason = impossible(year, month, day) or impossible_time(hour, minute, second)
    if reason:
        raise BadDate(whole, reason)
    return PartialDate(year, month, day, hour, minute, second, found["mark"])


def impossible(year: int, month: int | None, day: int | None) -> str:
    """Tell why there is no such day; "" when there is one."""
    if year == 0:
        return "years go from 0001 to 9999"
    if month is None:
        return ""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    days = days_in(year, month)
    if day is not None and not 1 <= day <= days:
        return f"{FULL_MONTHS[month - 1]} {year} has {days} days"
    return ""


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month."""
    from calendar import monthrange  # not every command reads a date

    return monthrange(year, month)[1]


def impossible_time(hour: int | None, minute: int | None, second: int | None) -> str:
    """Tell why there is no such time of day; "" when there is one."""
    # What is right in no reading comes first: 51 hours may be elapsed time.
    if second == 60:
        return "a leap second cannot be placed; write the second before or after it"
    if second is not None and second > 59:
        return "seconds go from 00 to 59"
    if minute is not None and minute > 59:
        return "minutes go from 00 to 59"
    if hour is not None and hour > 23:
        return "hours go from 00 to 23; midnight is 00:00 of the day it begins"
    return ""


def from_epoch(seconds: int) -> datetime:
    """Return the UTC date and time of a count of seconds."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


# Days of any year


def day_number(month: int | None, day: int | None) -> int:
    """Return a day of any year as one number, 717 for 17 July, for the catalogue to look days up by."""
    return (month or 0) * 100 + (day or 0)


def same_days(year: int, month: int, day: int) -> list[tuple[int, int]]:
    """Return the (month, day) pairs whose events are told on a day: on 28 February of a common year the 29th too.

    >>> same_days(2025, 2, 28), same_days(2024, 2, 28)
    ([(2, 28), (2, 29)], [(2, 28)])
    """
    if (month, day) == (2, 28) and days_in(year, 2) == 28:
        return [(2, 28), (2, 29)]
    return [(month, day)]
