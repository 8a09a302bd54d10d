"""Time zones: a date as the clocks of a zone showed it."""

import re
from datetime import UTC, timedelta, tzinfo

from missionfacts.dates.edtf import MINUTE, Interval, PartialDate, from_epoch, parse


def in_zone(moment: PartialDate, zone: tzinfo | None) -> tuple[PartialDate, str]:
    """Return a moment as the clocks of a zone showed it, with their offset ("+03:00").

    zone: None is the machine's own. What is known to the day or less has no zone and comes back as it is, offset "";
    so does a moment that the zone would move out of the years 1 to 9999.

    >>> from zoneinfo import ZoneInfo
    >>> from missionfacts.dates.edtf import parse
    >>> moment, offset = in_zone(parse("1975-07-17T22:30Z").start, ZoneInfo("Europe/Moscow"))
    >>> moment.text(offset)
    '1975-07-18T01:30+03:00'
    """
    if not moment.timed or zone is UTC:
        return moment, "Z" if moment.timed else ""
    try:
        offset = from_epoch(moment.earliest).astimezone(zone).utcoffset() or timedelta()
        # RFC 3339 knows offsets to the minute; Monrovia's was -00:44:30 until 1972.
        minutes = round(offset.total_seconds() / MINUTE)
        there = from_epoch(moment.earliest + minutes * MINUTE)
    except (OverflowError, OSError, ValueError):
        return moment, "Z"
    second = there.second if moment.second is not None else None
    moved = PartialDate(there.year, there.month, there.day, there.hour, there.minute, second, moment.mark)
    return moved, f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def clock_seconds(seconds: int, zone: tzinfo | None) -> int:
    """Return the UTC seconds at which UTC's clocks show what those of a zone show at these.

    zone: None is the machine's own.

    >>> from zoneinfo import ZoneInfo
    >>> clock_seconds(0, ZoneInfo("Europe/Moscow"))
    10800
    """
    if zone is UTC:
        return seconds
    try:
        offset = from_epoch(seconds).astimezone(zone).utcoffset() or timedelta()
    except (OverflowError, OSError, ValueError):  # where the zone leads out of the calendar
        return seconds
    return seconds + int(offset.total_seconds())


def zoned_text(when: Interval, zone: tzinfo | None) -> str:
    """Return a date or span as text in a zone: RFC 3339 with the offset, at the precision it has.

    >>> from missionfacts.dates.edtf import parse
    >>> zoned_text(parse("1975-07-17/1975-07-19"), UTC)
    '1975-07-17/1975-07-19'
    """
    return "/".join(_zoned(each, zone) for each in ((when.start, when.end) if when.is_span else when[:1]))


def parse_zoned(text: str) -> Interval:
    """Read what `zoned_text` makes: the date and time that the clocks of the zone showed. Raises BadDate.

    >>> str(parse_zoned("1975-07-17T22:30+03:00~/1975-07-18T01:30+03:00"))
    '1975-07-17T22:30Z~/1975-07-18T01:30Z'
    """
    return parse(re.sub(r"(?<=:\d\d)[+-]\d\d:\d\d(?=[~?%]?(?:/|$))", "Z", text) if "T" in text else text)


def _zoned(moment: PartialDate, zone: tzinfo | None) -> str:
    there, offset = in_zone(moment, zone)
    return there.text(offset)
