"""Columns that each stand for a part of a time, and how much of what lasts falls into each of them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from missionfacts.formats.chart.axis import Scale


class Bins(Scale):
    """A scale on which a column is a stretch of time rather than a moment; its last second is the first after it."""

    def column(self, second: float) -> int:
        """Return the column into which a second falls; what lies outside falls into the nearest.

        >>> Bins(0, 100, 10).column(9), Bins(0, 100, 10).column(10), Bins(0, 100, 10).column(100)
        (0, 1, 9)
        """
        share = (second - self.first) / max(self.last - self.first, 1)
        return min(max(int(share * self.columns), 0), self.columns - 1)

    def shares(self, first: float, last: float) -> Iterable[tuple[int, float]]:
        """Yield the columns that a time falls into, each with the share of it that the time fills.

        >>> list(Bins(0, 100, 10).shares(5, 20))
        [(0, 0.5), (1, 1.0)]
        """
        first, last = max(first, self.first), min(last, self.last)
        size = max(self.last - self.first, 1) / self.columns
        for column in range(self.column(first), self.column(last) + 1) if first < last else ():
            begins = self.first + column * size
            share = (min(last, begins + size) - max(first, begins)) / size
            if share > 1e-9:
                yield column, min(share, 1.0)


class Crowd(NamedTuple):
    """How many there were at once in a column."""

    mean: float
    most: int


def crowds_in(bins: Bins, spans: Iterable[tuple[int, int]]) -> list[Crowd]:
    """Return for each column how many of some times there are at once, in the mean and at most.

    >>> crowds_in(Bins(0, 4, 2), [(0, 2), (1, 2), (0, 3)])
    [Crowd(mean=2.5, most=3), Crowd(mean=0.5, most=1)]
    """
    moves: dict[int, int] = {}
    for first, last in spans:
        if first < last:
            moves[first] = moves.get(first, 0) + 1
            moves[last] = moves.get(last, 0) - 1
    times = sorted(moves)
    means, most = [0.0] * bins.columns, [0] * bins.columns
    number = 0
    for time in times:
        number += moves[time]
        following = times[bisect_right(times, time)] if number else time
        for column, share in bins.shares(time, following):
            means[column] += share * number
            most[column] = max(most[column], number)
    return [Crowd(mean, peak) for mean, peak in zip(means, most, strict=True)]
