"""Elapsed time and durations: H:MM, or H:MM:SS."""

import re
from typing import NamedTuple

from missionfacts.dates.edtf import DAY, HOUR, MINUTE, Interval, PartialDate, parse
from missionfacts.errors import BadDate

# A span of the calendar's 9,999 years has eight digits of hours, and a sum of spans some more.
COUNTDOWN = 2 * DAY  # how long before its epoch a mission's clock says something
ANY_CLOCK = ("get", "met", "t")  # what a mission's first clock answers to, whatever its file calls it
_ELAPSED = r"(?P<sign>-?)(?P<hours>\d{1,12}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?(?P<mark>~?)"


class Elapsed(NamedTuple):
    """A length of time, or the reading of a clock that counts from an epoch."""

    seconds: int
    resolution: int = 1  # in seconds: 1, or 60 when the seconds are not known
    mark: str = ""  # "~" about

    def __str__(self) -> str:
        seconds = self.seconds
        if self.resolution > 1:  # a minute is taken at its middle
            seconds = (seconds + MINUTE // 2) // MINUTE * MINUTE
        hours, rest = divmod(abs(seconds), HOUR)
        text = f"{'-' if seconds < 0 else ''}{hours}:{rest // MINUTE:02}"
        return text + (f":{rest % MINUTE:02}" if self.resolution == 1 else "") + self.mark


def parse_elapsed(text: str) -> Elapsed:
    """Read elapsed time, H:MM or H:MM:SS, with ~ behind it for about.

    Raises BadDate for anything else.

    >>> parse_elapsed("51:49")[:2], parse_elapsed("-0:45:10").seconds, str(parse_elapsed("1:40~"))
    ((186540, 60), -2710, '1:40~')
    """
    found = re.fullmatch(_ELAPSED, text, re.ASCII)
    if not found:
        raise BadDate(text, "elapsed time is hours, minutes and seconds, as in 51:49 or 44:19:08")
    seconds = int(found["hours"]) * HOUR + int(found["minutes"]) * MINUTE + int(found["seconds"] or 0)
    return Elapsed(-seconds if found["sign"] else seconds, 1 if found["seconds"] else MINUTE, found["mark"])


def is_elapsed(text: str) -> bool:
    """Tell whether a text has the form of elapsed time."""
    return re.fullmatch(_ELAPSED, text, re.ASCII) is not None


def elapsed(moment: PartialDate, epoch: int) -> str:
    """Return the time from an epoch to a moment: H:MM:SS, H:MM when it is known to the minute, else "".

    A minute is taken at its middle, so that an epoch at 19:50:01 does not make every minute one too few.

    >>> from missionfacts.dates.edtf import parse
    >>> epoch = parse("1975-07-15T12:20:00Z").earliest
    >>> elapsed(parse("1975-07-17T16:09:09Z").start, epoch), elapsed(parse("1975-07-15T11:35Z~").start, epoch)
    ('51:49:09', '-0:45~')
    """
    if not moment.timed:
        return ""
    return str(Elapsed(moment.earliest - epoch, MINUTE if moment.second is None else 1)) + moment.mark


def reading(at: str, epoch: str, end: str) -> str:
    """Return the time of an event on a clock that starts at an epoch, from two days before it until a mission's end.

    at, epoch, end: EDTF; "" for an epoch or end that there is not. It is "" where the clock says nothing.

    >>> reading("1975-07-17T16:09:09Z", "1975-07-15T12:20:00Z", "1975-07-24T21:18:24Z")
    '51:49:09'
    """
    if not epoch or "T" not in at:
        return ""
    start, first = parse(at).start, parse(epoch).earliest
    runs = start.earliest >= first - COUNTDOWN and (not end or start.earliest <= parse(end).latest)
    return elapsed(start, first) if runs else ""


def duration(start: PartialDate, end: PartialDate) -> str:
    """Return the time between two moments: H:MM:SS, H:MM when one is known to the minute only, else "".

    >>> from missionfacts.dates.edtf import parse
    >>> duration(*parse("1961-04-12T06:07:00Z/1961-04-12T07:47Z"))
    '1:40'
    >>> duration(*parse("1975-07-15T12:20:00Z/1975-07-21"))
    ''
    """
    if not (start.timed and end.timed):
        return ""
    to_the_minute = start.second is None or end.second is None
    about = "~" if start.mark or end.mark else ""
    # What ends in the minute in which it began, to the second, took less than that minute.
    took = max(end.earliest - start.earliest, 0) if to_the_minute else end.earliest - start.earliest
    return str(Elapsed(took, MINUTE if to_the_minute else 1, about))


def duration_of(when: Interval) -> str:
    """Return how long a span is, as `duration` does; "" for what is no span."""
    return duration(when.start, when.end) if when.is_span else ""


def total(durations: list[str]) -> str:
    """Return the sum of durations, no more exact than the least exact of them; "" is not counted.

    >>> total(["1:40:10", "", "0:30~"]), total([])
    ('2:10~', '')
    """
    known = [parse_elapsed(text) for text in durations if text]
    return str(added(known)) if known else ""


def added(known: list[Elapsed]) -> Elapsed:
    """Return the sum of some lengths of time, no more exact than the least exact of them."""
    mark = "~" if any(each.mark for each in known) else ""
    return Elapsed(sum(each.seconds for each in known), max(each.resolution for each in known), mark)
