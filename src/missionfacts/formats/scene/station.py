"""A station along time: ships as bars by port, and how many people were aboard."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from missionfacts.formats.scene.bars import Bar
from missionfacts.formats.scene.marks import Mark
from missionfacts.model.stations import Berthed, StationLife

UNTOLD = "port not told"
CREWED, UNCREWED = "t0", "t1"  # tones


def ship_bars(life: StationLife, to: Callable[[str], str] = lambda _: "") -> list[Bar]:
    """Return ships at a station: by port where most are told, else by family; to: a ship's address, by its id."""
    told = [bool(port) for ship in life.ships for port in ship.ports]
    by_port = sum(told) * 2 >= len(told) > 0
    return [bar for ship in life.ships for bar in _of_ship(ship, to(ship.ship), by_port=by_port)]


def _of_ship(ship: Berthed, to: str, *, by_port: bool) -> Iterator[Bar]:
    ports = ship.ports or ("",) * len(ship.stays)
    for stay, port in zip(ship.stays, ports, strict=True):
        row = (port or UNTOLD) if by_port else ship.family
        exact = stay.begins and stay.ends
        tone = CREWED if ship.crewed else UNCREWED
        yield Bar(row, ship.name, stay.since, stay.until, to, not exact, tone, stay.first, stay.last)


class Crowd(NamedTuple):
    """How many people there were in a time."""

    since: int
    until: int
    number: int


class Aboard(NamedTuple):
    """How many people were aboard along time."""

    surely: list[Crowd]
    perhaps: list[Crowd]  # with those who may have been
    most: int


def aboard(life: StationLife, within: tuple[int, int]) -> Aboard:
    """Return how many people were aboard a station along a time."""
    surely = list(_crowds(((each.when.since, each.when.until) for each in life.people), *within))
    perhaps = list(_crowds(((each.when.first, each.when.last) for each in life.people), *within))
    return Aboard(surely, perhaps, max((crowd.number for crowd in perhaps), default=0))


def _crowds(stays: Iterable[tuple[int, int]], first: int, last: int) -> Iterator[Crowd]:
    """Yield times in which as many are there, but for those in which nobody is.

    >>> list(_crowds([(0, 4), (2, 6), (9, 9)], 1, 5))
    [Crowd(since=1, until=2, number=1), Crowd(since=2, until=4, number=2), Crowd(since=4, until=5, number=1)]
    """
    changes: Counter[int] = Counter()
    for since, until in stays:
        changes[since] += since < until
        changes[until] -= since < until
    number = 0
    for since, until in pairwise(sorted(second for second, change in changes.items() if change)):
        number += changes[since]
        if number and until > first and since < last:
            yield Crowd(max(since, first), min(until, last), number)


def crowd_marks(there: Aboard, foot: float, unit: float) -> list[Mark]:
    """Return people aboard as bars that stand on a height; unit: how high one of them is."""
    kinds = (("perhaps", there.perhaps, "perhaps "), ("people", there.surely, ""))
    return [
        Mark(
            what,
            crowd.since,
            crowd.until,
            foot - crowd.number * unit,
            crowd.number * unit,
            "both",
            f"{said}{crowd.number} aboard",
        )
        for what, crowds, said in kinds
        for crowd in crowds
    ]
