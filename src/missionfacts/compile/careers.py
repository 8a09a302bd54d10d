"""What everyone's flights and spacewalks come to: how many, how long, and which number in space somebody has.

It follows from the rides, and like them is worked out anew whenever a file is added or taken out.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from missionfacts.compile.lives import FARTHEST_ZONE
from missionfacts.compile.rows import put_rows
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import added, parse_elapsed

FLOWN, GROUND = "flown", "ground"


class Career(NamedTuple):
    """A row of the table."""

    person: str
    place: int  # by `number`, then those who flew and did not get to space, then the others by name
    number: int | None  # in space, above 80 km; None for who was not there
    number_100: int | None  # above 100 km
    number_orbit: int | None
    first: str  # the launch of the first flight in space
    flights: int  # in space
    in_orbit: int
    time_in_space: str
    seconds: int | None
    uncounted: int  # flights whose time is not known
    spacewalks: int
    time_outside: str
    outside: int | None  # seconds
    uncounted_outside: int  # spacewalks whose time is not known
    status: str
    died_in: str  # "flight" or "training", where the data tell; "" for all others


class _Ride(NamedTuple):
    """What counts of a ride."""

    person: str
    launched: str
    time: str
    in_space: int
    above_100: int
    orbital: int


def put_careers(connection: sqlite3.Connection) -> None:
    """Put what everyone has flown, where it has changed."""
    put_rows(connection, "career", Career, _careers(connection), key=1)


def _careers(connection: sqlite3.Connection) -> Iterator[Career]:
    # Two launches in one second, of which there are none, would go by the missions' ids.
    sql = f"SELECT {', '.join(_Ride._fields)} FROM ride ORDER BY up_earliest, mission, seq"
    rides = [_Ride(*row) for row in connection.execute(sql)]
    own: dict[str, list[_Ride]] = {}
    for ride in rides:
        own.setdefault(ride.person, []).append(ride)
    walks, deaths = _walks(connection), dict(_deaths(connection))
    numbers = _numbers(rides, lambda ride: ride.in_space)
    numbers_100 = _numbers(rides, lambda ride: ride.above_100)
    numbers_orbit = _numbers(rides, lambda ride: ride.orbital)
    names = dict(connection.execute("SELECT id, name FROM person ORDER BY name, id"))
    tried = (person for person in own if person not in numbers)
    order = [*numbers, *tried, *(person for person in names if person not in own)]
    for place, person in enumerate((each for each in order if each in names), 1):
        counted = [ride for ride in own.get(person, ()) if ride.in_space]
        time, seconds, uncounted = _sum([ride.time for ride in counted])
        outside = walks.get(person, [])
        yield Career(
            person, place, numbers.get(person), numbers_100.get(person), numbers_orbit.get(person),
            counted[0].launched if counted else "",
            len(counted), sum(ride.orbital for ride in counted), time, seconds, uncounted,
            len(outside), *_sum(outside), FLOWN if person in own else GROUND,
            deaths.get(person, ""),
        )  # fmt: skip


def _numbers(rides: Iterable[_Ride], reached: Callable[[_Ride], int]) -> dict[str, int]:
    """Return the number of each person in the order of first getting somewhere."""
    first = dict.fromkeys(ride.person for ride in rides if reached(ride))
    return {person: number for number, person in enumerate(first, 1)}


def _walks(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return how long everyone's spacewalks took, "" for one of which that is not known."""
    found: dict[str, list[str]] = {}
    sql = (
        "SELECT person, duration FROM event CROSS JOIN event_person ON event = seq WHERE kind = 'eva'"
        " ORDER BY place_in_time, seq"
    )
    for person, time in connection.execute(sql):
        found.setdefault(person, []).append(time)
    return found


def _deaths(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield who died in flight or in training: on the day on which a flight of theirs ended, or of a loss of theirs.

    A loss that names no spacecraft is an accident on the ground or in an aeroplane. What a person's file says comes
    last, and holds.
    """
    sql = (
        "SELECT person.id, died, earliest, latest, EXISTS (SELECT 1 FROM event_craft WHERE event = seq)"
        " FROM person CROSS JOIN event_person ON person = person.id JOIN event ON seq = event"
        " WHERE died <> '' AND (kind = 'loss' OR event.id IN (SELECT landing FROM ride WHERE ride.person = person.id))"
    )
    for person, died, earliest, latest, in_craft in connection.execute(sql):
        when = parse(died)
        if (
            when.start.to_the_day
            and earliest - FARTHEST_ZONE <= when.latest
            and latest + FARTHEST_ZONE >= when.earliest
        ):
            yield person, "flight" if in_craft else "training"
    yield from connection.execute("SELECT id, stated_death FROM person WHERE stated_death <> ''")


def _sum(times: Sequence[str]) -> tuple[str, int | None, int]:
    """Return the sum of times as text and in seconds, and how many are not known."""
    known = [_read(time) for time in times if time]
    whole = added(known) if known else None
    return str(whole or ""), whole.seconds if whole else None, len(times) - len(known)


_read = cache(parse_elapsed)  # those who flew together were up as long
