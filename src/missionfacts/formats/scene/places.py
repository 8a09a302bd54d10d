"""Where events without a known time of day stand along time: between their neighbours, in their known order."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from missionfacts.dates.edtf import Interval, parse


class Placed(NamedTuple):
    """An event's time, and where it stands along time."""

    when: Interval
    at: int


def placed(dates: Sequence[str]) -> list[Placed]:
    """Return where dates of a timeline stand, in its order: known times as they are, others evenly between two of them.

    None leaves its own day.

    >>> [each.at for each in placed(["1970-01-01T06:00Z", "1970-01-01", "1970-01-01", "1970-01-01T12:00Z"])]
    [21600, 28800, 36000, 43200]
    """
    whens = [parse(date) for date in dates]
    known = [number for number, when in enumerate(whens) if when.start.timed]
    found = [Placed(when, when.earliest) for when in whens]
    for before, after in zip([-1, *known], [*known, len(whens)], strict=True):
        for _, run in groupby(range(before + 1, after), lambda number: dates[number]):
            for number, place in _between(whens, list(run), before, after):
                found[number] = found[number]._replace(at=place)
    return found


def _between(whens: Sequence[Interval], run: Sequence[int], before: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield events of one date, by their numbers, with their places between those before and after them."""
    when = whens[run[0]]
    low = max(when.earliest, whens[before].earliest) if before >= 0 else when.earliest
    high = min(when.latest, whens[after].earliest) if after < len(whens) else when.latest
    low, high = (low, high) if low <= high else (when.earliest, when.latest)
    for order, number in enumerate(run, 1):
        yield number, low + (high - low) * order // (len(run) + 1)


def is_sure(date: str) -> bool:
    """Tell whether a time of day is known, or about: not in doubt.

    >>> is_sure("1975-07-17T19:20Z~"), is_sure("1975-07-17T19:20Z?"), is_sure("1975-07-17")
    (True, False, False)
    """
    first = date.partition("/")[0]
    return "T" in first and not first.endswith(("?", "%"))
