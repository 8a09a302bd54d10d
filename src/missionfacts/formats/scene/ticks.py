"""The marks of a scale of time, from seconds to centuries, for whatever it is drawn on: columns of text or pixels.

The script of pages has the same in JavaScript, since it draws scales anew; a test compares the two.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from missionfacts.dates.display import MONTHS
from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE, PartialDate, from_epoch

_CLOCK = (1, 5, 15, 30, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR)
_DAYS, _MONTHS, _YEARS = (1, 2, 5, 10), (1, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_SHORT = 1.5 * DAY  # so long a time is told by the clock; a longer one only where there is much room
_AIR = 3  # letters between times of several days


class Tick(NamedTuple):
    """A mark on the scale."""

    second: int
    text: str  # "" where there is no room for it
    major: bool = False  # a day among hours, a month among days, a year


class Ticks(NamedTuple):
    """The marks of a scale."""

    common: str  # what all texts have in common: the day, the month, the year
    marks: list[Tick]


class Surface(NamedTuple):
    """What a scale is drawn on."""

    place: Callable[[int], float]  # of a second, from 0 on
    room: float
    letter: float = 1  # how wide one is
    gap: float = 1  # the least between two texts, in letters


def ticks(first: int, last: int, surface: Surface) -> Ticks:
    """Return as many marks between two seconds as there is room for.

    >>> common, marks = ticks(174614400, 175478399, Surface(lambda second: (second - 174614400) // 14400, 61))
    >>> common, " ".join(mark.text for mark in marks)
    ('July', '15 16 17 18 19 20 21 22 23 24')
    """
    for common, gap, those in _candidates(first, last, surface):
        marks = list(those)
        if marks and _are_apart(marks, surface, gap):
            return Ticks(common, _within(marks, surface))
    return Ticks("", [])


def _are_apart(marks: Sequence[Tick], surface: Surface, gap: float) -> bool:
    free = float("-inf")
    for mark in marks:
        place = surface.place(mark.second)
        if place < free:
            return False
        free = place + surface.letter * (len(mark.text) + gap)
    return True


def _within(marks: Sequence[Tick], surface: Surface) -> list[Tick]:
    """Return marks, without the texts of those too near the end."""

    def fits(mark: Tick) -> bool:
        return surface.place(mark.second) + surface.letter * len(mark.text) <= surface.room

    return [mark if fits(mark) or not number else mark._replace(text="") for number, mark in enumerate(marks)]


def _candidates(first: int, last: int, surface: Surface) -> Iterator[tuple[str, float, Iterator[Tick]]]:
    """Yield scales, the finest first, each with what its marks have in common and how far apart they are to be."""
    begin, seconds, gap = from_epoch(first), last - first, surface.gap
    most = surface.room / surface.letter  # marks
    airy = gap if seconds <= _SHORT else max(gap, _AIR)
    for step in _CLOCK:
        if seconds / step <= most:
            yield f"{begin.day} {MONTHS[begin.month - 1]}", airy, _clock(first, last, step)
    for step in _DAYS:
        if seconds / DAY / step <= most:
            yield FULL_MONTHS[begin.month - 1], gap, _days(first, last, step)
    for step in _MONTHS:
        if seconds / DAY / 28 / step <= most:
            yield str(begin.year), gap, _months(first, last, step)
    for step in _YEARS:
        yield "", gap, _years(first, last, step)


def _clock(first: int, last: int, step: int) -> Iterator[Tick]:
    for second in range(-(-first // step) * step, last + 1, step):
        moment = from_epoch(second)
        if second % DAY == 0 and second // DAY != first // DAY:  # the first day is what all have in common
            yield Tick(second, f"{moment.day} {MONTHS[moment.month - 1]}", major=True)
        else:
            yield Tick(second, f"{moment:%H:%M:%S}" if step < MINUTE else f"{moment:%H:%M}")


def _days(first: int, last: int, step: int) -> Iterator[Tick]:
    for second in range(-(-first // DAY) * DAY, last + 1, DAY):
        day = from_epoch(second)
        if day.day == 1:
            yield Tick(second, MONTHS[day.month - 1] if second > first + DAY else "1", major=True)
        elif step == 1 or (day.day % step == 0 and day.day < 30):
            yield Tick(second, str(day.day))


def _months(first: int, last: int, step: int) -> Iterator[Tick]:
    begin = from_epoch(first)
    for number in range(begin.year * 12 + begin.month - 1, 9999 * 12):
        year, month = divmod(number, 12)
        second = _second(year, month + 1)
        if second > last:
            return
        if second >= first and month % step == 0:
            yield Tick(second, MONTHS[month] if month else str(year), major=not month)


def _years(first: int, last: int, step: int) -> Iterator[Tick]:
    for year in range(-(-from_epoch(first).year // step) * step, 10_000, step):
        second = _second(year, 1)
        if second > last:
            return
        if second >= first:
            yield Tick(second, str(year), major=True)


def _second(year: int, month: int) -> int:
    return PartialDate(max(year, 1), month).earliest


def told_whole(marks: Sequence[Tick], surface: Surface) -> list[Tick]:
    """Return marks of which the first tells all that the others leave out, and those that it covers tell nothing."""
    if not marks:
        return []
    first = marks[0]._replace(text=_whole(marks[0], from_epoch(marks[0].second)))
    free = surface.place(first.second) + surface.letter * (len(first.text) + 1)
    return [first, *(mark if surface.place(mark.second) >= free else mark._replace(text="") for mark in marks[1:])]


def _whole(mark: Tick, at: datetime) -> str:
    day = f"{at.day} {MONTHS[at.month - 1]} {at.year}"
    if ":" in mark.text:
        return f"{day} {mark.text}"
    if mark.text == str(at.year):
        return mark.text
    return f"{mark.text} {at.year}" if mark.text in MONTHS else day
