"""Partial dates, elapsed time and anniversaries: pure functions, no clock and no zone database.

Dates are text in the Extended Date/Time Format (EDTF, Library of Congress, 2019), cut down and stretched to what
mission reports print: a year, month, day, minute or second, always in UTC once there is a time of day, with
`~` about, `?` doubtful, `%` both, and `a/b` for a span. (EDTF itself knows no time to the minute and no mark on a
time; reports need both.) Seconds here are counted from 1970-01-01T00:00:00Z and leave leap seconds out.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

from missionfacts.errors import BadDate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
MINUTE, HOUR, DAY = 60, 3600, 86_400
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
MOMENT = (
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?(?P<mark>[~?%]?)"
)
_ELAPSED = r"(?P<sign>-?)(?P<hours>\d{1,7}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?"
_HOW_TO = "write 1975, 1975-07, 1975-07-17, 1975-07-17T16:09Z or 1975-07-17T16:09:09Z"


class Moment(NamedTuple):
    """A point in time as far as it is known; what is None is not known."""

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
    def resolution(self) -> int:
        """The seconds that this moment leaves open: 1 for a second, 60 for a minute, 31,536,000 for a year."""
        return latest(self) - earliest(self) + 1


class When(NamedTuple):
    """A moment, or the span between two; for a moment both ends are the same."""

    start: Moment
    end: Moment


def parse(text: str) -> When:
    """Read a partial date.

    Raises BadDate with the reason when there is no such date, or the text is not one.

    >>> parse("1975-07-17T16:09Z~").start
    Moment(year=1975, month=7, day=17, hour=16, minute=9, second=None, mark='~')
    >>> parse("1972-07-06/1972-07-18").end.day
    18
    >>> parse("1975-07-32")
    Traceback (most recent call last):
    missionfacts.errors.BadDate: '1975-07-32' is not a date to work with: July 1975 has 31 days
    """
    first, slash, last = text.partition("/")
    start = read_moment(first, text)
    if not slash:
        return When(start, start)
    end = read_moment(last, text)
    if latest(end) < earliest(start):
        raise BadDate(text, "the span ends before it begins")
    return When(start, end)


def read_moment(text: str, whole: str) -> Moment:
    """Read a moment; whole: what a message quotes. Raises BadDate."""
    found = re.fullmatch(MOMENT, text, re.ASCII)
    if not found:
        raise BadDate(whole, _HOW_TO)
    year, month, day, hour, minute, second = (
        int(found[name]) if found[name] else None for name in ("year", "month", "day", "hour", "minute", "second")
    )
    assert year is not None  # noqa: S101 the pattern demands it
    if hour is not None and found["zone"] != "Z":
        raise BadDate(whole, "a time of day is given in UTC and ends in Z, as in 1975-07-17T16:09Z")
    reason = impossible(year, month, day) or _impossible_time(hour, minute, second)
    if reason:
        raise BadDate(whole, reason)
    return Moment(year, month, day, hour, minute, second, found["mark"])


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


def _impossible_time(hour: int | None, minute: int | None, second: int | None) -> str:
    if hour is not None and hour > 23:
        return "hours go from 00 to 23; midnight is 00:00 of the day it begins"
    if minute is not None and minute > 59:
        return "minutes go from 00 to 59"
    if second == 60:
        return "a leap second cannot be placed; write the second before or after it"
    if second is not None and second > 59:
        return "seconds go from 00 to 59"
    return ""


def earliest(moment: Moment) -> int:
    """Return the first second that the moment may mean.

    >>> earliest(parse("1970-01-02").start)
    86400
    """
    day = date(moment.year, moment.month or 1, moment.day or 1).toordinal() - _EPOCH_ORDINAL
    return day * DAY + (moment.hour or 0) * HOUR + (moment.minute or 0) * MINUTE + (moment.second or 0)


def latest(moment: Moment) -> int:
    """Return the last second that the moment may mean.

    >>> latest(parse("1970-01").start) == 31 * 86400 - 1
    True
    """
    if moment.second is not None:
        return earliest(moment)
    if moment.minute is not None:
        return earliest(moment) + MINUTE - 1
    month = moment.month or 12
    day = moment.day or days_in(moment.year, month)
    return (date(moment.year, month, day).toordinal() - _EPOCH_ORDINAL + 1) * DAY - 1


def civil(seconds: int) -> datetime:
    """Return the UTC date and time of a count of seconds."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def in_zone(moment: Moment, zone: tzinfo | None) -> tuple[Moment, str]:
    """Return a moment as the clocks of a zone showed it, with their offset ("+03:00").

    zone: None is the machine's own. What is known to the day or less has no zone and comes back as it is, offset "";
    so does a moment that the zone would move out of the years 1 to 9999.

    >>> from zoneinfo import ZoneInfo
    >>> moment, offset = in_zone(parse("1975-07-17T22:30Z").start, ZoneInfo("Europe/Moscow"))
    >>> format_moment(moment), offset
    ('1975-07-18T01:30', '+03:00')
    """
    if not moment.timed or zone is UTC:
        return moment, "Z" if moment.timed else ""
    try:
        offset = civil(earliest(moment)).astimezone(zone).utcoffset() or timedelta()
        # RFC 3339 knows offsets to the minute; Monrovia's was -00:44:30 until 1972.
        minutes = round(offset.total_seconds() / MINUTE)
        there = civil(earliest(moment) + minutes * MINUTE)
    except (OverflowError, OSError, ValueError):
        return moment, "Z"
    second = there.second if moment.second is not None else None
    moved = Moment(there.year, there.month, there.day, there.hour, there.minute, second, moment.mark)
    return moved, f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def format_moment(moment: Moment, offset: str = "") -> str:
    """Return a moment as EDTF or RFC 3339 text, no more exact than it is.

    >>> format_moment(Moment(1975, 7, mark="~"))
    '1975-07~'
    """
    text = f"{moment.year:04}"
    if moment.month is not None:
        text += f"-{moment.month:02}"
    if moment.day is not None:
        text += f"-{moment.day:02}"
    if moment.minute is not None:
        text += f"T{moment.hour:02}:{moment.minute:02}"
    if moment.second is not None:
        text += f":{moment.second:02}"
    return text + offset + moment.mark


def zoned_text(when: When, zone: tzinfo | None) -> str:
    """Return a date or span as text in a zone: RFC 3339 with the offset, at the precision it has.

    >>> zoned_text(parse("1975-07-17/1975-07-19"), UTC)
    '1975-07-17/1975-07-19'
    """
    start = format_moment(*in_zone(when.start, zone))
    return start if when.end == when.start else f"{start}/{format_moment(*in_zone(when.end, zone))}"


def for_eyes(text: str) -> str:
    """Return a date, as `zoned_text` makes it, or elapsed time the way people read it; the zone is left to a heading.

    >>> for_eyes("1975-07-17T16:19:09Z"), for_eyes("1975-07~"), for_eyes("1972-07-06/1972-07-18")
    ('17 Jul 1975, 16:19:09', 'about Jul 1975', '6–18 Jul 1972')
    >>> for_eyes("1975-07-17T19:19+03:00?")
    '17 Jul 1975, 19:19 (?)'
    >>> for_eyes("51:49~")
    'about 51:49'
    """
    first, slash, last = text.partition("/")
    if is_elapsed(first.rstrip("~?%")):
        return _marked(first.rstrip("~?%"), first[-1])
    start = _unzoned(first)
    if not slash:
        return _marked(_eyes(start), start.mark)
    end = _unzoned(last)
    if start.mark or end.mark or start.year != end.year:
        return f"{_marked(_eyes(start), start.mark)} – {_marked(_eyes(end), end.mark)}"
    if start[:3] == end[:3]:
        return f"{_eyes(start)}–{_eyes(end).partition(', ')[2] or _eyes(end)}"
    if start.timed or end.timed:
        return f"{_eyes(start)} – {_eyes(end)}"
    if start.month == end.month and start.day is not None and end.day is not None:
        return f"{start.day}–{_eyes(end)}"
    return f"{_eyes(start).removesuffix(f' {start.year}')} – {_eyes(end)}"


def without_day(text: str) -> str:
    """Return a date, as `zoned_text` makes it, the way people read it where the day is plain.

    >>> without_day("1975-07-17T16:19:09Z"), without_day("1975-07-17"), without_day("1975-07-17T16:19Z~")
    ('1975, 16:19:09', '1975', 'about 1975, 16:19')
    >>> without_day("2000-02-29T22:10Z/2000-03-01T03:05Z"), without_day("1975-01-28/1975-02-07")
    ('2000, 22:10–03:05', '1975 – 7 Feb')
    """
    first, slash, last = text.partition("/")
    start, end = _unzoned(first), _unzoned(last or first)
    year = _marked(f"{start.year:04}" + _time_of_day(start), start.mark)
    if not slash:
        return year
    if start.timed and end.timed and latest(end) - earliest(start) < DAY:
        return year + _marked(f"–{_time_of_day(end).removeprefix(', ')}", end.mark)
    until = _eyes(end).removesuffix(f" {start.year}") if not end.timed else _eyes(end)
    return f"{year} – {_marked(until, end.mark)}"


def _unzoned(text: str) -> Moment:
    return parse(re.sub(r"(?:Z|[+-]\d\d:\d\d)(?=[~?%]?$)", "Z", text) if "T" in text else text).start


def _eyes(moment: Moment) -> str:
    text = f"{moment.year:04}"
    if moment.month is not None:
        text = f"{MONTHS[moment.month - 1]} {text}"
    if moment.day is not None:
        text = f"{moment.day} {text}"
    return text + _time_of_day(moment)


def _time_of_day(moment: Moment) -> str:
    if moment.minute is None:
        return ""
    seconds = "" if moment.second is None else f":{moment.second:02}"
    return f", {moment.hour:02}:{moment.minute:02}{seconds}"


def _marked(text: str, mark: str) -> str:
    return ("about " if mark in {"~", "%"} else "") + text + (" (?)" if mark in {"?", "%"} else "")


# Elapsed time


def parse_elapsed(text: str) -> tuple[int, int]:
    """Read elapsed time, H:MM or H:MM:SS, as (seconds, resolution in seconds).

    Raises BadDate for anything else.

    >>> parse_elapsed("51:49"), parse_elapsed("-0:45:10")
    ((186540, 60), (-2710, 1))
    """
    found = re.fullmatch(_ELAPSED, text, re.ASCII)
    if not found:
        raise BadDate(text, "elapsed time is hours, minutes and seconds, as in 51:49 or 44:19:08")
    seconds = int(found["hours"]) * HOUR + int(found["minutes"]) * MINUTE + int(found["seconds"] or 0)
    return (-seconds if found["sign"] else seconds), (1 if found["seconds"] else MINUTE)


def is_elapsed(text: str) -> bool:
    """Tell whether a text has the form of elapsed time."""
    return re.fullmatch(_ELAPSED, text, re.ASCII) is not None


def elapsed(moment: Moment, epoch: int) -> str:
    """Return the time from an epoch to a moment: H:MM:SS, H:MM when it is known to the minute, else "".

    A minute is taken at its middle, so that an epoch at 19:50:01 does not make every minute one too few.

    >>> epoch = earliest(parse("1975-07-15T12:20:00Z").start)
    >>> elapsed(parse("1975-07-17T16:09:09Z").start, epoch), elapsed(parse("1975-07-15T11:35Z~").start, epoch)
    ('51:49:09', '-0:45~')
    """
    if not moment.timed:
        return ""
    seconds = earliest(moment) - epoch
    if moment.second is None:
        seconds = (seconds + MINUTE // 2) // MINUTE * MINUTE
    hours, rest = divmod(abs(seconds), HOUR)
    text = f"{'-' if seconds < 0 else ''}{hours}:{rest // MINUTE:02}"
    return text + (f":{rest % MINUTE:02}" if moment.second is not None else "") + moment.mark


def length(start: Moment, end: Moment) -> str:
    """Return the time between two moments: H:MM:SS, H:MM when one is known to the minute only, else "".

    >>> length(parse("1961-04-12T06:07:00Z").start, parse("1961-04-12T07:47Z").start)
    '1:40'
    >>> length(parse("1975-07-15T12:20:00Z").start, parse("1975-07-21").start)
    ''
    """
    if not (start.timed and end.timed):
        return ""
    to_the_minute = start.second is None or end.second is None
    about = "~" if start.mark or end.mark else ""
    seconds = earliest(end) - earliest(start)
    return format_length(seconds, MINUTE if to_the_minute else 1) + about


def format_length(seconds: int, resolution: int = 1) -> str:
    """Return a length of time as H:MM:SS, or H:MM when the seconds are not known.

    >>> format_length(8883), format_length(8883, MINUTE)
    ('2:28:03', '2:28')
    """
    if resolution > 1:
        seconds = (seconds + MINUTE // 2) // MINUTE * MINUTE
    hours, rest = divmod(seconds, HOUR)
    return f"{hours}:{rest // MINUTE:02}" + (f":{rest % MINUTE:02}" if resolution == 1 else "")


def length_for_eyes(text: str) -> str:
    """Return a length of time the way people say it, without a third part that nobody would miss.

    >>> length_for_eyes("19283:30:12"), length_for_eyes("2:28:03"), length_for_eyes("1:40~")
    ('803 d 11 h 30 min', '2 h 28 min 3 s', 'about 1 h 40 min')
    """
    seconds, resolution = parse_elapsed(text.rstrip("~"))
    days, rest = divmod(seconds, DAY)
    parts = [(days, "d"), (rest // HOUR, "h"), (rest % HOUR // MINUTE, "min")]
    if resolution == 1 and not days:
        parts.append((rest % MINUTE, "s"))
    said = " ".join(f"{number} {unit}" for number, unit in parts if number)
    return ("about " if text.endswith("~") else "") + (said or "0 min")


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
