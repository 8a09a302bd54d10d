"""A scale of time across a page, from seconds to centuries."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from missionfacts.dates.display import MONTHS
from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = (1, 5, 15, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR)
_DAYS, _MONTHS, _YEARS = (1, 2, 5, 10), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Tick(NamedTuple):
    """A mark on the scale."""

    second: int
    text: str


class Scale(NamedTuple):
    """Which second stands in which of so many columns."""

    first: int
    last: int
    columns: int

    def column(self, second: int) -> int:
        """Return the column of a second; what lies outside stands at the end.

        >>> Scale(0, 99, 10).column(50), Scale(0, 99, 10).column(-7)
        (5, 0)
        """
        share = (second - self.first) / max(self.last - self.first, 1)
        return min(max(int(share * (self.columns - 1) + 0.5), 0), self.columns - 1)

    def ticks(self) -> tuple[str, list[Tick]]:
        """Return what is common to all marks, and as many marks as there is room for.

        >>> common, ticks = Scale(174614400, 175478400, 60).ticks()
        >>> common, " ".join(tick.text for tick in ticks)
        ('July', '15 16 17 18 19 20 21 22 23 24')
        """
        for name, those in self._candidates():
            ticks = list(those)
            places = [self.column(tick.second) for tick in ticks]
            ends = [place + len(tick.text) for place, tick in zip(places, ticks, strict=True)]
            if ticks and all(end < place for end, place in zip(ends, places[1:], strict=False)):
                return name, [t for t, end in zip(ticks, ends, strict=True) if end <= self.columns] or ticks[:1]
        return "", []

    def _candidates(self) -> Iterator[tuple[str, Iterator[Tick]]]:
        """Yield scales, the finest first, each with what its marks have in common."""
        begin, seconds = _moment(self.first), self.last - self.first
        for step in _CLOCK:
            if seconds / step <= self.columns and seconds <= 1.5 * DAY:
                yield f"{begin.day} {MONTHS[begin.month - 1]}", self._clock(step)
        for step in _DAYS:
            if seconds / DAY / step <= self.columns:
                yield FULL_MONTHS[begin.month - 1], self._days(step)
        for step in _MONTHS:
            if seconds / DAY / 28 / step <= self.columns:
                yield str(begin.year), self._months(step)
        for step in _YEARS:
            yield "", self._years(step)

    def _clock(self, step: int) -> Iterator[Tick]:
        for second in range(-(-self.first // step) * step, self.last + 1, step):
            moment = _moment(second)
            text = f"{moment:%H:%M:%S}" if step < MINUTE else f"{moment:%H:%M}"
            yield Tick(second, text)

    def _days(self, step: int) -> Iterator[Tick]:
        for second in range(-(-self.first // DAY) * DAY, self.last + 1, DAY):
            day = _moment(second)
            if day.day == 1 and second > self.first + DAY:
                yield Tick(second, MONTHS[day.month - 1])
            elif step == 1 or (day.day % step == 0 and day.day < 30) or (day.day == 1):
                yield Tick(second, str(day.day))

    def _months(self, step: int) -> Iterator[Tick]:
        begin = _moment(self.first)
        for number in range(begin.year * 12 + begin.month - 1, 9999 * 12):
            year, month = divmod(number, 12)
            second = _second(year, month + 1)
            if second > self.last:
                return
            if second >= self.first and month % step == 0:
                yield Tick(second, MONTHS[month] if month else str(year))

    def _years(self, step: int) -> Iterator[Tick]:
        begin = _moment(self.first).year
        for year in range(-(-begin // step) * step, 10_000, step):
            second = _second(year, 1)
            if second > self.last:
                return
            if second >= self.first:
                yield Tick(second, str(year))


def _moment(second: int) -> datetime:
    return _EPOCH + timedelta(seconds=second)


def _second(year: int, month: int) -> int:
    return int((datetime(max(year, 1), month, 1, tzinfo=UTC) - _EPOCH).total_seconds())
