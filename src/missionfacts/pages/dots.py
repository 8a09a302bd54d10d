"""Events as dots along time; those without a known time of day between their neighbours, in their known order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from missionfacts.dates.edtf import Interval, parse
from missionfacts.model.events import Event
from missionfacts.pages.kinds import group_of
from missionfacts.pages.links import anchor
from missionfacts.pages.model import Dot

SIZES = (3, 3, 3, 4.5, 6, 7)  # of a dot, by the weight of its event


class _Placed(NamedTuple):
    event: Event
    when: Interval
    at: int  # where it stands along time


def dots(
    events: Iterable[Event],
    within: tuple[int, int],
    row: Callable[[Event], tuple[float, str]],
    mission: str = "",
) -> list[Dot]:
    """Return events as dots; row: how far down one stands, and its tone; mission: whose page it is on."""
    first, last = within
    there = ((event, parse(event.at)) for event in events)
    seen = [(event, when) for event, when in there if when.latest >= first and when.earliest <= last]
    return [_dot(each, *row(each.event), mission) for each in _placed(seen) if first <= each.at <= last]


def _dot(each: _Placed, y: float, tone: str, mission: str) -> Dot:
    event = each.event
    here, group = anchor(event.id, mission), group_of(event.kind)
    known = each.when.start.timed and each.when.start.mark not in {"?", "%"}
    return Dot(each.at, y, SIZES[event.weight], here, tone, group, event.weight, event.title, known)


def _placed(events: Sequence[tuple[Event, Interval]]) -> list[_Placed]:
    """Return where events stand: known times as they are, what is between two of them evenly, each in its own day."""
    known = [number for number, (_, when) in enumerate(events) if when.start.timed]
    found = [_Placed(event, when, when.earliest) for event, when in events]
    for before, after in zip([-1, *known], [*known, len(events)], strict=True):
        for _, run in groupby(range(before + 1, after), lambda number: events[number][0].at):
            for number, place in _between(events, list(run), before, after):
                found[number] = found[number]._replace(at=place)
    return found


def _between(
    events: Sequence[tuple[Event, Interval]], run: Sequence[int], before: int, after: int
) -> Iterator[tuple[int, int]]:
    """Yield events of one date, by their numbers, with their places between those before and after them."""
    when = events[run[0]][1]
    low = max(when.earliest, events[before][1].earliest) if before >= 0 else when.earliest
    high = min(when.latest, events[after][1].earliest) if after < len(events) else when.latest
    low, high = (low, high) if low <= high else (when.earliest, when.latest)
    for order, number in enumerate(run, 1):
        yield number, low + (high - low) * order // (len(run) + 1)
