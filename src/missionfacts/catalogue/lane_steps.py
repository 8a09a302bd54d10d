"""Where everyone was after each event, and what was joined then: stays and spans, laid along the events."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from missionfacts.catalogue.lane_facts import Happening, Ride
from missionfacts.dates.edtf import parse
from missionfacts.model.lanes import Lane, Move, Passage, Place, Span, Stay, Step, Walk

CHANGES = ("transfer", "docking", "undocking", "jettison", "launch", "landing")  # for which people are inside
Pairs = frozenset[tuple[str, str]]


class _Turn(NamedTuple):
    """A change, and after which event it shows: between two, where its own event is none of these."""

    position: float
    person: str
    there: Place | None


def steps(
    events: Sequence[Happening],
    lanes: Sequence[Lane],
    passages: Sequence[Passage],
    stays: Mapping[Ride, Sequence[Stay]],
    spans: Sequence[Span],
) -> Iterator[Step]:
    """Yield how things are after each event."""
    along = _Along(events)
    hosts = {**{lane.craft: lane.craft for lane in lanes}, **{each.craft: each.host for each in passages}}
    turns = sorted((turn for ride, those in stays.items() for turn in along.turns(ride, those)), key=_position)
    docked = along.between([span for span in spans if not span.near], includes_last=False)
    near = along.between([span for span in spans if span.near], includes_last=True)
    flights = [(lane.craft, *along.flight(lane)) for lane in lanes]
    where: dict[str, Place] = {}
    before: dict[str, Place] = {}
    out: frozenset[str] = frozenset()
    coming = 0
    for number, event in enumerate(events):
        turned = coming
        while coming < len(turns) and turns[coming].position <= number:
            turn = turns[coming]
            if turn.there is not None and turn.there.craft in hosts:
                where[turn.person] = turn.there
            else:
                where.pop(turn.person, None)
            coming += 1
        were_out, out = out, along.outside(number)
        if coming > turned or out != were_out:
            now = {person: there._replace(outside=person in out) for person, there in where.items()}
            changed = (Move(person, before.get(person), now.get(person)) for person in {**before, **now})
            moves = tuple(move for move in changed if move.before != move.after)
        else:  # most events move nobody
            now, moves = before, ()
        joined = docked(number)
        up = frozenset(craft for craft, first, last in flights if first <= number < last)
        yield Step(
            event.id,
            _lanes_of(event, hosts, now) or ((lanes[0].craft,) if len(lanes) == 1 else ()),
            now,
            moves,
            joined,
            frozenset(pair for pair in near(number) - joined if up.issuperset(pair)),
            up,
        )
        before = now


def _lanes_of(event: Happening, hosts: Mapping[str, str], where: Mapping[str, Place]) -> tuple[str, ...]:
    """Return the lanes that an event belongs to: those of its craft, or of the craft that its people are in."""
    inside = [where[person].craft for person in event.people.split() if person in where]
    crafts = [craft for craft in event.crafts if craft in hosts] or inside
    wanted = {hosts[craft] for craft in crafts}
    return tuple(craft for craft in dict.fromkeys(hosts.values()) if craft in wanted)


def _position(turn: _Turn) -> float:
    return turn.position


def walks(events: Iterable[Happening]) -> Iterator[Walk]:
    """Yield the spacewalks of which the beginning and the end are known."""
    for event in events:
        end = end_of(event) if event.kind == "eva" and "T" in event.at else None
        if end is not None:
            yield from (Walk(person, event.id, event.earliest, end) for person in event.people.split())


def end_of(event: Happening) -> int | None:
    """Return the last second of an event that lasts; None where nobody tells."""
    if "/" in event.at:
        return parse(event.at).end.latest
    return event.earliest + event.seconds if event.seconds is not None and "T" in event.at else None


class Stretches:
    """Times or numbers that may overlap, each from its first on and before its last.

    >>> [Stretches([(1, 3), (2, 5), (7, 8)]).hold(place) for place in (0, 1, 4, 5, 7)]
    [False, True, True, False, True]
    """

    def __init__(self, stretches: Iterable[tuple[float, float]]) -> None:
        ordered = sorted(stretches)
        self._firsts = [first for first, _ in ordered]
        self._lasts = list(accumulate((last for _, last in ordered), max))

    def hold(self, place: float) -> bool:
        """Tell whether a place lies in one of them, at a cost that does not grow with how many there are."""
        number = bisect_right(self._firsts, place)
        return bool(number) and place < self._lasts[number - 1]


class _Along:
    """Where things stand along the events."""

    def __init__(self, events: Sequence[Happening]) -> None:
        self._events = events
        self._number = {event.id: number for number, event in enumerate(events)}
        self._places = [event.place for event in events]
        walks: dict[str, list[tuple[int, int]]] = {}  # person -> numbers of the first event, and of the one after
        for number, event in enumerate(events):
            if event.kind == "eva":
                after = self._after_walk(number, event)
                for person in event.people.split():
                    walks.setdefault(person, []).append((number, after))
        self._walks = {person: Stretches(those) for person, those in walks.items()}

    def _after_walk(self, number: int, event: Happening) -> int:
        """Return the number of the first event after a spacewalk: the next, where nobody tells how long it was.

        Who moves to another craft, at no known time, behind all that has a time in the walk, has come in before.
        """
        end = end_of(event)
        if end is None:
            return number + 1
        after = max(number + 1, bisect_right(self._places, end - 1, lo=number))
        inside = range(number + 1, after)
        timed = max((n for n in inside if "T" in self._events[n].at), default=number)
        return next((n for n in range(timed + 1, after) if self._events[n].kind in CHANGES), after)

    def outside(self, number: int) -> frozenset[str]:
        """Return who is on a spacewalk at an event."""
        return frozenset(person for person, walks in self._walks.items() if walks.hold(number))

    def position(self, event: str, place: int | None) -> float:
        """Return the number of an event; of one that is not told here, between those around it; None: after all."""
        if event in self._number:
            return self._number[event]
        return float("inf") if place is None else bisect_right(self._places, place) - 0.5

    def turns(self, ride: Ride, stays: Sequence[Stay]) -> Iterator[_Turn]:
        """Yield where somebody is from when on, never before what comes before it."""
        position = -1.0
        for stay in stays:
            position = max(position, self.position(stay.event, stay.earliest))
            yield _Turn(position, ride.person, Place(stay.craft, stay.body))
        if ride.landed and stays:
            yield _Turn(max(position, self.position(ride.landing, stays[-1].latest)), ride.person, None)

    def between(self, spans: Iterable[Span], *, includes_last: bool) -> "_Between":
        """Return what tells which pairs are joined at an event; includes_last: at that with which it ends, too."""
        found: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for span in spans:
            last = self.position(span.last, span.latest)
            stretch = self.position(span.first, span.earliest), last + 0.5 * includes_last
            found.setdefault((span.craft, span.other), []).append(stretch)
        return _Between({pair: Stretches(those) for pair, those in found.items()})

    def flight(self, lane: Lane) -> tuple[float, float]:
        """Return the first event at which a craft is there, and the first at which it is not."""
        first = self._number.get(lane.launch, bisect_right(self._places, lane.begins - 1))
        last = float("inf") if lane.ends is None else self.position(lane.end, lane.ends)
        return first, last


class _Between:
    """Which pairs are joined at an event."""

    def __init__(self, joined: Mapping[tuple[str, str], Stretches]) -> None:
        self._joined = joined

    def __call__(self, number: int) -> Pairs:
        return frozenset(pair for pair, when in self._joined.items() if when.hold(number))
