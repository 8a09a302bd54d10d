"""Everyone's flights: who went up in what and came down in what, when, and how long that took.

Like spans they are worked out anew whenever a file is added or taken out, since the ship that brought somebody down may
be told of in another file. One seat in a prime crew makes a ride, the first that somebody has in a mission.
"""

import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from missionfacts.compile.craft_flights import Flights, Moment
from missionfacts.compile.rows import put_rows
from missionfacts.dates.edtf import Interval, parse
from missionfacts.dates.elapsed import duration, parse_elapsed

SHORTEST_ORBIT = 84 * 60  # seconds: no orbit of the Earth takes less, so that what comes down sooner went up and down
EDGE, KARMAN = 80, 100  # km: two lines at which space is said to begin


class Ride(NamedTuple):
    """A row of the table."""

    person: str
    mission: str
    seq: int  # of the seat: its place in the crew list
    seat: str  # the id
    number: int  # which of the person's flights in space it is; 0 for one that did not get there
    craft: str  # mission/spacecraft that they went up in
    down: str  # mission/spacecraft that they came down in, or were to
    role: str
    nation: str  # that it was flown for
    launched: str  # EDTF
    landed: str  # "" when no landing is known
    up_earliest: int
    up_latest: int
    down_earliest: int | None
    down_latest: int | None
    time: str  # from launch to landing, "" when one of them is not known to the minute
    seconds: int | None
    resolution: int | None  # of the time, in seconds: 1 or 60
    mark: str  # "~" for about
    shortest: int | None  # the seconds that the text of launch and landing allows, at least
    longest: int | None
    in_space: int  # above 80 km
    above_100: int
    orbital: int
    height: str  # of a flight up and down, in km; "" when it is not known
    launch: str  # the event
    landing: str  # the event that ended it
    own_landing: int  # whether that tells of this person alone, apart from the ship


class _Landing(NamedTuple):
    """A landing that names one person alone."""

    event: str
    at: str


def put_rides(connection: sqlite3.Connection, flights: Flights) -> None:
    """Put everyone's rides, where they have changed."""
    wanted = _numbered(sorted(_rides(connection, flights), key=lambda ride: (ride.up_earliest, ride.mission)))
    put_rows(connection, "ride", Ride, wanted, key=2)


def _numbered(rides: list[Ride]) -> Iterator[Ride]:
    flown: dict[str, int] = {}
    for ride in rides:
        if ride.in_space:
            flown[ride.person] = flown.get(ride.person, 0) + 1
        yield ride._replace(number=flown[ride.person] if ride.in_space else 0)


def _rides(connection: sqlite3.Connection, flights: Flights) -> Iterator[Ride]:
    alone = _landings_alone(connection)
    seen: set[tuple[str, str]] = set()
    sql = (
        "SELECT person.id, seat.mission, seat.seq, seat.id, seat.spacecraft, seat.landed_in, seat.role,"
        " CASE WHEN seat.nation <> '' THEN seat.nation ELSE person.nation END, coalesce(in_space, 1), height"
        " FROM seat JOIN person ON person.id = seat.person JOIN mission ON mission.id = seat.mission"
        " LEFT JOIN spacecraft ON spacecraft.id = seat.mission || '/' || seat.spacecraft"
        " WHERE status = 'prime' AND seat.spacecraft <> '' ORDER BY seat.mission, seat.seq"
    )
    for person, mission, seq, seat, spacecraft, landed_in, role, nation, in_space, height in connection.execute(sql):
        craft = f"{mission}/{spacecraft}"
        up = flights.of(craft).launch
        if up is None or (person, mission) in seen:
            continue
        seen.add((person, mission))
        home = flights.down(landed_in) if landed_in else craft
        landing = flights.of(home).ended()
        own = _last_since(up, alone.get((person, home.partition("/")[0]), []))
        end = own or (_Landing(landing.event, landing.at) if landing else None)
        times = _times(up.at, end.at if end else "")
        yield Ride(
            person, mission, seq, seat, 0, craft, home, role, nation,
            **times, **_reached(height, in_space=bool(in_space), times=times),
            launch=up.event,
            landing=end.event if end else "",
            own_landing=int(own is not None and (landing is None or own.event != landing.event)),
        )  # fmt: skip


def _landings_alone(connection: sqlite3.Connection) -> dict[tuple[str, str], list[_Landing]]:
    """Return the landings that name one person alone, by the person and the mission that tells of it, in order."""
    found: dict[tuple[str, str], list[_Landing]] = {}
    sql = (
        "SELECT trim(people), mission, id, at FROM event WHERE kind = 'landing' AND people <> ''"
        " AND NOT instr(trim(people), ' ') ORDER BY place_in_time, seq"
    )
    for person, mission, *landing in connection.execute(sql):
        found.setdefault((person, mission), []).append(_Landing(*landing))
    return found


def _last_since(up: Moment, landings: list[_Landing]) -> _Landing | None:
    """Return the last of some landings after a launch; Gagarin came down by parachute, eight minutes after his ship."""
    return next((each for each in reversed(landings) if each.at >= up.at), None)


@cache  # for all who flew together
def _times(launched: str, landed: str) -> dict[str, Any]:
    """Return the times of a ride as its row has them."""
    launch = parse(launched)
    landing = parse(landed) if landed else None
    time = duration(launch.start, landing.end) if landing else ""
    took = parse_elapsed(time) if time else None
    shortest, longest = _bounds(launch, landing) if landing and took else (None, None)
    return {
        "launched": launched,
        "landed": landed,
        "up_earliest": launch.earliest,
        "up_latest": launch.start.latest,
        "down_earliest": landing.end.earliest if landing else None,
        "down_latest": landing.latest if landing else None,
        "time": time,
        "seconds": took.seconds if took else None,
        "resolution": took.resolution if took else None,
        "mark": took.mark if took else "",
        "shortest": shortest,
        "longest": longest,
    }


def _bounds(launch: Interval, landing: Interval) -> tuple[int, int]:
    """Return the least and the most seconds that the texts of a launch and a landing allow."""
    return landing.end.earliest - launch.start.latest, landing.end.latest - launch.start.earliest


def _reached(height: str, *, in_space: bool, times: dict[str, Any]) -> dict[str, Any]:
    """Return how high a ride went. height: that of a flight up and down, in km, as the figure of the mission has it."""
    sooner = times["seconds"] is not None and times["seconds"] < SHORTEST_ORBIT
    orbital = in_space and not height and not sooner
    km = float(height.partition("/")[0].rstrip("~")) if height else None
    return {
        "in_space": int(in_space and (km is None or km >= EDGE)),
        "above_100": int(orbital or (in_space and km is not None and km >= KARMAN)),
        "orbital": int(orbital),
        "height": height,
    }
