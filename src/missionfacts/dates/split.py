"""A date as the plain values that a table has beside its text."""

from typing import NamedTuple

from missionfacts.dates.edtf import Interval, PartialDate, from_epoch, parse


class Split(NamedTuple):
    """What a date says, for programs that read no EDTF."""

    earliest: str  # RFC 3339: the first second that it may mean, of a span that its beginning may
    latest: str  # the last second that it may mean, of a span that its end may
    resolution: str  # how far it is known, of a span its vaguer end: year, month, day, minute or second
    approximate: bool
    doubtful: bool


def split(text: str) -> Split:
    """Return a date or span as plain values; a date without a time of day is taken as one in UTC.

    Raises BadDate when the text is none.

    >>> split("1975-07-17T16:09Z~")[:4]
    ('1975-07-17T16:09:00Z', '1975-07-17T16:09:59Z', 'minute', True)
    >>> split("1972-07-06T10:00Z/1972-07?")[:3]
    ('1972-07-06T10:00:00Z', '1972-07-31T23:59:59Z', 'month')
    """
    when = parse(text)
    marks = when.start.mark + when.end.mark
    return Split(
        rfc3339(when.earliest),
        rfc3339(when.latest),
        _resolution(when),
        any(mark in marks for mark in "~%"),
        any(mark in marks for mark in "?%"),
    )


def rfc3339(seconds: int) -> str:
    """Return a count of seconds as RFC 3339.

    >>> rfc3339(-1)
    '1969-12-31T23:59:59Z'
    """
    return from_epoch(seconds).isoformat().replace("+00:00", "Z")


def _resolution(when: Interval) -> str:
    return min(map(_known, when))[1]


def _known(moment: PartialDate) -> tuple[int, str]:
    """Return the finest part of a date that is known, with how fine that is."""
    parts = ("year", "month", "day", "minute", "second")
    return max((i, part) for i, part in enumerate(parts) if getattr(moment, part) is not None)
