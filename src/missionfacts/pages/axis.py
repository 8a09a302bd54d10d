"""The axis of a picture: ticks that suit its length, from seconds to decades."""

from datetime import datetime
from typing import NamedTuple

from missionfacts.dates.display import MONTHS
from missionfacts.dates.edtf import DAY, HOUR, MINUTE, PartialDate, from_epoch

WIDTH, LEFT, RIGHT = 1000, 120, 990  # of a picture that nobody has stretched yet
LETTER = 7  # the width of one, at most
APART = 62  # the least between two ticks that are told
_STEPS = [  # seconds, of what a step is a multiple
    *(number for number in (1, 5, 10, 30)),
    *(number * MINUTE for number in (1, 2, 5, 10, 15, 30)),
    *(number * HOUR for number in (1, 2, 3, 6, 12)),
    DAY,
]
_DAYS = (2, 5, 10)  # of a month, from its first on
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # longer steps, in months


class Tick(NamedTuple):
    """A line of the axis."""

    at: int
    text: str
    major: bool  # a day among hours, a year among months


def ticks(begins: int, ends: int, room: float = RIGHT - LEFT) -> list[Tick]:
    """Return the ticks of an axis that has so much room.

    >>> [tick.text for tick in ticks(0, 4 * 86_400, 300)]
    ['1 Jan 1970', '2', '3', '4', '5']
    """
    least = APART * (ends - begins) / room
    step = next((each for each in _STEPS if each >= least), 0)
    days = next((each for each in _DAYS if each * DAY >= least), 0)
    if step:
        found = _by_seconds(begins, ends, step)
    else:
        found = _by_days(begins, ends, days) if days else _by_months(begins, ends, least)
    if found:
        found[0] = found[0]._replace(text=_first(found[0]))
    room_of_second = (found[1].at - found[0].at) / (ends - begins) * room if len(found) > 1 else room
    if len(found) > 1 and room_of_second < LETTER * len(found[0].text):
        found[1] = found[1]._replace(text="")
    return found


def _by_seconds(begins: int, ends: int, step: int) -> list[Tick]:
    first = -(-begins // step) * step
    return [Tick(at, *_text(from_epoch(at), step)) for at in range(first, ends + 1, step)]


def _text(at: datetime, step: int) -> tuple[str, bool]:
    if step >= DAY:
        return _day(at)
    if not (at.hour or at.minute or at.second):
        return f"{at.day} {MONTHS[at.month - 1]}", True
    return (f"{at:%H:%M:%S}" if step < MINUTE else f"{at:%H:%M}"), False


def _by_days(begins: int, ends: int, step: int) -> list[Tick]:
    """Return every so manieth day of each month, but for one too near the next month's first."""
    days = (from_epoch(at) for at in range(-(-begins // DAY) * DAY, ends + 1, DAY))
    chosen = (at for at in days if (at.day - 1) % step == 0 and at.day + step // 2 <= 31)
    return [Tick(int(at.timestamp()), *_day(at)) for at in chosen]


def _day(at: datetime) -> tuple[str, bool]:
    return (f"1 {MONTHS[at.month - 1]}", True) if at.day == 1 else (str(at.day), False)


def _by_months(begins: int, ends: int, least: float) -> list[Tick]:
    step = next((each for each in _MONTHS if each * 30.4 * DAY >= least), _MONTHS[-1])
    start = from_epoch(begins)
    month = -(-(start.year * 12 + start.month - 1) // step) * step
    found = []
    while month < 9999 * 12:
        year, number = divmod(month, 12)
        at = PartialDate(year, number + 1).earliest if year else begins - 1
        if at > ends:
            break
        text = str(year) if not number else MONTHS[number]
        if at >= begins:
            found.append(Tick(at, text, not number))
        month += step
    return found


def _first(tick: Tick) -> str:
    """Return the text of the first tick, which tells all that the others leave out."""
    at = from_epoch(tick.at)
    if tick.text == str(at.year):
        return tick.text
    day = f"{at.day} {MONTHS[at.month - 1]} {at.year}"
    if tick.text in MONTHS:
        return f"{tick.text} {at.year}"
    return f"{day} {tick.text}" if ":" in tick.text else day


def across(at: int, begins: int, ends: int) -> float:
    """Return how far to the right a moment stands in a picture of the usual width."""
    return round(LEFT + (at - begins) / (ends - begins) * (RIGHT - LEFT), 1)
