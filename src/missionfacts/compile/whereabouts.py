"""Where everyone was from launch to landing, and which craft were joined when.

Like rides it is worked out anew whenever a file is added or taken out. Somebody is in the ship that took them up; at a
station from each docking of the ship they belong to until it undocks, and until the last undocking of the one that
brings them down; who is told to move any ship to another port is in that one meanwhile. Joined ships are one place, in
which each stays in their own, unless a transfer says otherwise.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

DOCKING, PARTING = "docking", ("undocking", "jettison")
GROUND = ("launch", "landing")  # of those in flight: on the Moon
MOON = "Moon"  # what they land on, unless the position says otherwise


class Stay(NamedTuple):
    """A row of the table: where somebody was from one move to the next."""

    person: str
    mission: str  # of the ride
    number: int  # from 0, the launch
    craft: str  # mission/spacecraft; of a station the station itself
    station: str  # the mission; "" in free flight
    body: str  # what the craft stood on; "" in flight
    since: str  # EDTF
    earliest: int  # the first second that they may have been there
    latest: int | None  # the first at which they had left, or the last of the flight; None while it lasts
    event: str  # the one that put them there


class Joined(NamedTuple):
    """A row of the table: how long a craft was docked to another; of a station to the station itself."""

    craft: str
    other: str
    docking: str  # the event
    since: str  # EDTF
    earliest: int
    latest: int | None  # the last second that it may have been; None while it is
    parting: str  # the event that ended it; "" while it lasts


class _Move(NamedTuple):
    """An event that may change where somebody is."""

    place: int  # in time
    order: int  # among all
    earliest: int
    latest: int
    id: str
    kind: str
    at: str
    to: str  # whole id
    body: str
    people: tuple[str, ...]
    crafts: tuple[str, ...]
    station: str  # at which it is, "" for none
    trip: str = ""  # the ship that leaves a station by it to dock again, or has come back

    @property
    def parts(self) -> bool:
        """Whether what was joined is joined no longer."""
        return self.kind in PARTING and len(self.crafts) > 1

    def matters(self, crewed: set[str]) -> bool:
        """Whether it moves people: ships without a crew come to stations too."""
        return bool(self.people or not self.station or crewed.intersection(self.crafts))

    def others(self, craft: str) -> list[str]:
        """Return what this craft is joined to by it, or parts from."""
        return [_core(self.station)] if self.station else [each for each in self.crafts if each != craft]


class _Ride(NamedTuple):
    """What of a ride decides where somebody was."""

    person: str
    mission: str
    craft: str
    down: str
    launched: str
    up_earliest: int
    down_latest: int | None
    launch: str
    landing: str


class _Where(NamedTuple):
    craft: str
    station: str = ""
    body: str = ""
    lent: bool = False  # whether nobody told that they passed into this craft, which is beside their own


def put_whereabouts(connection: sqlite3.Connection) -> None:
    """Put where everyone was, and what was joined, where that has changed."""
    rides = list(map(_Ride._make, connection.execute(f"SELECT {', '.join(_Ride._fields)} FROM ride")))
    crewed = {craft for ride in rides for craft in (ride.craft, ride.down)}
    ends = {event for ride in rides for event in (ride.launch, ride.landing)}
    moves = _narrowed([move for move in _moves(connection, ends) if move.matters(crewed)])
    by_key = _by_key(_with_trips(moves, crewed))
    _put(connection, "stay", Stay, {stay for ride in rides for stay in _stays(ride, by_key)})
    _put(connection, "joined", Joined, set(_joined(moves, crewed)))


def _put(connection: sqlite3.Connection, table: str, kind: Any, wanted: set[Any]) -> None:
    """Put rows, where they have changed; the first three of their columns are the key."""
    names = kind._fields
    there = set(map(kind._make, connection.execute(f"SELECT {', '.join(names)} FROM {table}")))
    key = " AND ".join(f"{name} = ?" for name in names[:3])
    connection.executemany(f"DELETE FROM {table} WHERE {key}", sorted(row[:3] for row in there - wanted))
    new = sorted(wanted - there, key=lambda row: row[:3])
    connection.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", new)


# What happened


def _moves(connection: sqlite3.Connection, ends: set[str]) -> Iterator[_Move]:
    """Yield the events that may change where somebody is, in order of time; ends: launches and landings of rides."""
    stations = {row[0] for row in connection.execute("SELECT id FROM mission WHERE kind = 'station'")}
    kinds = ", ".join(f"'{kind}'" for kind in (DOCKING, *PARTING, *GROUND))
    wanted = f"(kind IN ({kinds}) OR kind IN ('transfer', 'eva') AND \"to\" <> '')"
    crafts: dict[int, list[str]] = {}
    for event, craft in connection.execute(
        f"SELECT event, craft FROM event_craft JOIN event ON seq = event WHERE {wanted}"
    ):
        crafts.setdefault(event, []).append(craft)
    sql = (
        'SELECT seq, mission, place_in_time, earliest, latest, id, kind, at, "to", position, people FROM event'
        f" WHERE {wanted} ORDER BY place_in_time, mission, seq"
    )
    for order, row in enumerate(connection.execute(sql).fetchall()):
        seq, mission, place, earliest, latest, key, kind, at, to, position, people = row
        if kind in GROUND and (not people or key in ends):
            continue
        if "T" not in at and kind not in GROUND:
            earliest, latest = _between(connection, mission, seq, earliest, latest)
        to = to if not to or "/" in to else f"{mission}/{to}"
        named = tuple(crafts.get(seq, ()))
        station = next((home for craft in (to, *named) if (home := craft.partition("/")[0]) in stations), "")
        body = str(json.loads(position).get("body", MOON)) if position else MOON
        yield _Move(place, order, earliest, latest, key, kind, at, to, body, tuple(people.split()), named, station)


def _narrowed(moves: Sequence[_Move]) -> list[_Move]:
    """Return moves, each change of ship without a time of day between the docking and the parting of the two ships."""
    found = []
    by_craft = _by_key(moves)
    for move in moves:
        if move.to and "T" not in move.at:
            near = [each for each in by_craft.get(move.to, ()) if {*move.crafts} <= {*each.crafts}]
            near = [each for each in near if move.earliest <= each.place <= move.latest]
            docked = next((each for each in near if each.kind == DOCKING), None)
            parted = next((each for each in near if each.parts and each.order > (docked.order if docked else -1)), None)
            if docked and docked.order > move.order:
                move = move._replace(earliest=docked.earliest, place=docked.place, order=docked.order)
            if parted:
                move = move._replace(latest=parted.latest)
        found.append(move)
    return sorted(found, key=lambda move: (move.place, move.order, bool(move.to)))


def _between(connection: sqlite3.Connection, mission: str, seq: int, earliest: int, latest: int) -> tuple[int, int]:
    """Return between which seconds an event without a time of day lies: its neighbours in the file narrow its day."""
    timed = "SELECT {} FROM event WHERE mission = ? AND seq {} ? AND instr(at, 'T') ORDER BY seq {} LIMIT 1"
    before = connection.execute(timed.format("earliest", "<", "DESC"), (mission, seq)).fetchone()
    after = connection.execute(timed.format("latest", ">", "ASC"), (mission, seq)).fetchone()
    first = before[0] if before and earliest <= before[0] <= latest else earliest
    last = after[0] if after and first <= after[0] <= latest else latest
    return first, last


def _by_key(moves: Iterable[_Move]) -> dict[str, list[_Move]]:
    """Return the moves that each craft makes, and those that each person does, in order of time."""
    found: dict[str, list[_Move]] = {}
    for move in moves:
        if move.to or move.kind in GROUND:
            keys = move.people
        else:
            keys = (*move.crafts, *(move.people if move.trip else ())) if move.parts or move.kind == DOCKING else ()
        for key in keys:
            found.setdefault(key, []).append(move)
    return found


def _with_trips(moves: Sequence[_Move], crewed: set[str]) -> list[_Move]:
    """Return moves, those marked with which a ship leaves a station and docks again; crewed: ships that people use."""
    trips: dict[str, str] = {}
    by_craft = _by_key(moves)
    for ship in sorted(crewed):
        for move, following in pairwise(each for each in by_craft.get(ship, ()) if each.station):
            if move.parts and following.kind == DOCKING:
                trips |= {move.id: ship, following.id: ship}
    return [move._replace(trip=trips.get(move.id, "")) for move in moves]


# What was joined


def _joined(moves: Iterable[_Move], crewed: set[str]) -> Iterator[Joined]:
    """Yield what was joined to what; crewed: of craft at a station only these."""
    open_: dict[tuple[str, str], _Move] = {}
    for move in moves:
        pairs = [
            (craft, other)
            for craft in move.crafts
            if craft in crewed or not move.station
            for other in move.others(craft)
            if craft != other
        ]
        for pair in pairs:
            if move.kind == DOCKING:
                open_.setdefault(pair, move)
            elif move.parts and pair in open_:
                yield _until(pair, open_.pop(pair), move)
    for pair, docking in open_.items():
        yield _until(pair, docking, None)


def _until(pair: tuple[str, str], docking: _Move, parting: _Move | None) -> Joined:
    latest, key = (parting.latest, parting.id) if parting else (None, "")
    return Joined(*pair, docking.id, docking.at, docking.earliest, latest, key)


# Where somebody was


def _stays(ride: _Ride, by_key: Mapping[str, Sequence[_Move]]) -> Iterator[Stay]:
    """Yield where somebody was, from launch to landing."""
    journey = _Journey(ride, by_key)
    here, since, earliest, event, number = journey.here, journey.since, ride.up_earliest, ride.launch, 0
    for move, there in journey.steps():
        if there[:3] != here[:3]:
            yield Stay(ride.person, ride.mission, number, *here[:3], since, earliest, move.latest, event)
            number, since, earliest, event = number + 1, move.at, move.earliest, move.id
        here = there
    yield Stay(ride.person, ride.mission, number, *here[:3], since, earliest, ride.down_latest, event)


class _Journey:
    """One person's way from craft to craft."""

    def __init__(self, ride: _Ride, by_key: Mapping[str, Sequence[_Move]]) -> None:
        found = {move for key in (ride.craft, ride.down, ride.person) for move in by_key.get(key, ())}
        there = (move for move in found if _during(move, ride))
        self._moves = sorted(there, key=lambda move: (move.place, move.order, bool(move.to)))
        self._ride = ride
        self._ship = ride.craft  # that they belong to
        self._partings = {
            craft: [move.order for move in self._moves if move.parts and craft in move.crafts and not move.to]
            for craft in (ride.craft, ride.down)
        }
        self.here, self.since = self._start()

    def _start(self) -> tuple[_Where, str]:
        """Return where it begins, and when; at a station, marked as about, where nobody told that their ship docked."""
        ride = self._ride
        docked = any(ride.craft in move.crafts and not move.to for move in self._moves)
        home = next((move for move in self._moves if move.order in self._partings[ride.down][-1:]), None)
        if not docked and home and home.station:
            return _at(home.station), f"{ride.launched.rstrip('~?%')}~"
        return _Where(ride.craft), ride.launched

    def steps(self) -> Iterator[tuple[_Move, _Where]]:
        """Yield each move with where it leaves them."""
        for number, move in enumerate(self._moves):
            coming = self._moves[number + 1 :]
            if move.to:
                self.here = self._passed(move)
            elif move.kind in GROUND:
                self.here = self._on_ground(move, coming)
            elif move.parts:
                self.here = self._parted(move, coming)
            else:
                self.here = self._docked(move)
            yield move, self.here

    def _passed(self, move: _Move) -> _Where:
        """Return where somebody is who passed into another craft; in one that is docked to a station they are at it."""
        return _at(move.station) if move.to == _core(move.station) else _Where(move.to, self.here.station)

    def _on_ground(self, move: _Move, coming: Sequence[_Move]) -> _Where:
        craft = next(iter(move.crafts), self.here.craft)
        if move.kind == "launch":
            return self.here._replace(body="")
        again = any(each.kind == "launch" for each in coming)
        return _Where(craft, "", move.body, self.here.lent) if again else self.here

    def _docked(self, move: _Move) -> _Where:
        if self.here.lent:
            return _Where(self._ship)
        joins = self.here.craft in move.crafts and self.here.craft in (self._ship, move.trip)
        return _at(move.station) if joins and move.station else self.here

    def _parted(self, move: _Move, coming: Sequence[_Move]) -> _Where:
        ride, ship = self._ride, self._ship
        if move.trip and self.here.station == move.station and ride.person in move.people:
            return _Where(move.trip)
        if ride.down in move.crafts and move.order == self._partings[ride.down][-1]:
            self._ship = ride.down
            return self._lent(move, coming) or _Where(ride.down)
        if ship not in move.crafts:
            return self.here
        if ship != ride.down and move.order == self._partings[ship][-1]:  # it leaves without them
            self._ship = ride.down
            return _Where(ride.down) if self.here.craft == ship else self.here
        if move.station:
            return _Where(ship) if not move.people or ride.person in move.people else self.here
        return self._lent(move, coming) or self.here

    def _lent(self, move: _Move, coming: Sequence[_Move]) -> _Where | None:
        """Return the craft beside their own in which they are to land, where nobody told that they went there."""
        ground = next((each for each in coming if each.kind in (*GROUND, DOCKING)), None)
        other = next(iter(move.others(self._ship)), "")
        if move.station or ground is None or ground.kind != "landing" or self.here.craft != self._ship:
            return None
        return _Where(other, lent=True)


def _during(move: _Move, ride: _Ride) -> bool:
    if move.id in (ride.launch, ride.landing) or move.place < ride.up_earliest:
        return False
    return ride.down_latest is None or move.place <= ride.down_latest


def _core(station: str) -> str:
    """Return the craft that stands for a station as a whole."""
    return f"{station}/{station}" if station else ""


def _at(station: str) -> _Where:
    return _Where(_core(station), station)
