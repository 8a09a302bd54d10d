"""Rules on people's flights: who goes up in which ship, who comes down in which, across missions."""

from functools import lru_cache
from typing import Any, NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, Placed, whole_id
from missionfacts.compile.rules import Problems, rule
from missionfacts.dates.edtf import Interval
from missionfacts.dates.elapsed import duration, is_elapsed, parse_elapsed

ENDS = ("landing", "loss")  # the kinds of event that end the flight of a spacecraft
FLIGHT_TIME = "flight-time"  # the id of a figure that must agree with launch and landing


class Flight(NamedTuple):
    """When a spacecraft went up, and when its flight ended, as far as the data tell."""

    launch: Interval | None = None
    end: Interval | None = None
    final_end: Interval | None = None  # None while it is launched again, as from the Moon


UNKNOWN = Flight()


class Ride(NamedTuple):
    """One person's flight."""

    seat: Placed[schema.Seat]
    launch: Interval
    end: Interval | None


class Flights:
    """The flights of every spacecraft, by whole id, whichever files tell of them."""

    def __init__(self, dataset: Dataset) -> None:
        self._flights: dict[str, Flight] = {}
        self._last: dict[str, Flight] = {}  # of each mission that of its craft which ended last
        self._landed: dict[str, set[str]] = {}  # of each mission its craft that ended
        for event in dataset.in_time({"launch", *ENDS}):
            for craft in event.crafts:
                flight = self._flights.get(craft, UNKNOWN)
                if event.record.kind == "launch":
                    flight = Flight(flight.launch or event.record.at, flight.end)
                else:
                    flight = Flight(flight.launch, event.record.at, event.record.at)
                    mission = craft.partition("/")[0]
                    self._last[mission] = flight
                    self._landed.setdefault(mission, set()).add(craft)
                self._flights[craft] = flight

    def of(self, craft: str) -> Flight:
        """Return the flight of a spacecraft; of a mission without one, that of its last to land."""
        return (self._flights if "/" in craft else self._last).get(craft, UNKNOWN)

    def landed(self, mission: str) -> list[str]:
        """Return the spacecraft of a mission that came down."""
        return sorted(self._landed.get(mission, ()))


@lru_cache(maxsize=1)  # several rules ask for those of the one dataset
def all_flights(dataset: Dataset) -> Flights:
    """Return the flights of a dataset."""
    return Flights(dataset)


@lru_cache(maxsize=1)
def rides(dataset: Dataset) -> dict[str, list[Ride]]:
    """Return everyone's flights, by person, in the order of their launches; one for each mission."""
    flights = all_flights(dataset)
    found: dict[str, dict[str, Ride]] = {}
    for seat in dataset.records("crew", everywhere=True):
        it, mission = seat.record, seat.mission.id
        craft = f"{mission}/{it.spacecraft}"
        launch = flights.of(craft).launch if it.status == "prime" and it.spacecraft else None
        if launch is None:
            continue
        ride = Ride(seat, launch, flights.of(it.landed_in or craft).end)
        found.setdefault(it.person, {}).setdefault(mission, ride)
    return {person: sorted(each.values(), key=_begin) for person, each in found.items()}


def _begin(ride: Ride) -> tuple[int, str]:
    return ride.launch.earliest, ride.seat.mission.id


def _contradicted(record: Placed[Any], message: str, *where: str | int, by: Placed[Any] | None, told: str) -> Problems:
    """Yield a problem with a record; where the base has that, with what contradicts it, if it is ours to complain of.

    told: what is said there.
    """
    yield record.problem(message, *where)
    if record.file is None and by is not None and by.file is not None:
        yield by.problem(told)


@rule(
    "landed-in",
    "The ship that brought a person down is known, and landed after the launch.",
    needs=["mission", "events", "events.spacecraft", "crew", "crew.spacecraft"],
    needs_all=True,
)
def landed_in(dataset: Dataset) -> Problems:
    flights = all_flights(dataset)
    own = {mission.mission.id: mission for mission in dataset.own}
    for seat in dataset.records("crew", everywhere=True):
        it: schema.Seat = seat.record
        home, _, craft = it.landed_in.partition("/")
        if not home:
            continue
        if home not in dataset.mission_ids:
            yield seat.problem(f"no mission '{home}'{dataset.hint(home, dataset.mission_ids)}", "landed_in")
            continue
        landed = flights.landed(home)
        launch, end = flights.of(f"{seat.mission.id}/{it.spacecraft}").launch, flights.of(it.landed_in).end
        if len(landed) > 1 and not craft:
            wrong = f"several spacecraft landed in {home}; say which: {', '.join(landed)}"
        elif end is None:
            wrong = f"no landing of {it.landed_in} is known"
        elif launch and end.latest < launch.earliest:
            wrong = f"{it.landed_in} landed before {it.person} went up"
        else:
            continue
        told = f"{it.person} of {seat.mission.id} came down in {it.landed_in}, but {wrong}"
        yield from _contradicted(seat, wrong, "landed_in", by=own.get(home), told=told)


@rule(
    "one-ship",
    "Nobody goes up a second time before coming down.",
    needs=["events", "events.spacecraft", "crew.landed_in"],
)
def one_ship(dataset: Dataset) -> Problems:
    for person, flights in rides(dataset).items():
        up: Ride | None = None  # of the flights so far the one that ends last
        for ride in flights:
            if up and up.end and up.end.earliest > ride.launch.latest:
                told = f"{person} goes up with {ride.seat.mission.id} before coming down"
                message = f"{person} is still up with {up.seat.mission.id} at this launch"
                yield from _contradicted(ride.seat, message, by=up.seat, told=told)
            if ride.end and (up is None or up.end is None or ride.end.latest > up.end.latest):
                up = ride


@rule(
    "eva-crew",
    "Whoever is outside on a spacewalk is in flight that day.",
    needs=["events", "events.spacecraft", "crew", "crew.spacecraft", "crew.landed_in"],
)
def eva_crew(dataset: Dataset) -> Problems:
    flights = rides(dataset)
    for event in dataset.records("events", everywhere=True):
        it: schema.Event = event.record
        for j, person in enumerate(it.people if it.kind == "eva" and it.at.start.to_the_day else ()):
            if person in flights and not any(_covers(ride, it.at) for ride in flights[person]):
                message = f"{person} is not in flight at {it.at}"
                by = next((ride.seat for ride in flights[person] if ride.seat.file), None)
                told = f"{message}, but outside in '{event.id}'"
                yield from _contradicted(event, message, "people", j, by=by, told=told)


def _covers(ride: Ride, when: Interval) -> bool:
    return when.latest >= ride.launch.earliest and (ride.end is None or when.earliest <= ride.end.latest)


class _Walk(NamedTuple):
    """Somebody's spacewalk."""

    start: int
    end: int
    key: str
    event: Placed[schema.Event]


@rule("one-eva", "A spacewalk is told once: nobody is outside in two of them at a time.")
def one_eva(dataset: Dataset) -> Problems:
    outside: dict[str, list[_Walk]] = {}
    for event in dataset.records("events", everywhere=True):
        it: schema.Event = event.record
        for person in it.people if it.kind == "eva" and it.at.start.timed else ():
            outside.setdefault(person, []).append(_Walk(it.at.earliest, it.at.latest, event.id, event))
    for person, walks in outside.items():
        last: _Walk | None = None  # the walk that has ended last
        for walk in sorted(walks, key=lambda each: each[:3]):
            if last and walk.start < last.end:
                told = f"{person} is outside in '{walk.key}' then, too"
                message = f"{person} is outside in '{last.key}' then, too"
                yield from _contradicted(walk.event, message, by=last.event, told=told)
            if last is None or walk.end > last.end:
                last = walk


@rule(
    "flight-time",
    "A figure with the id 'flight-time' is the time from launch to landing of what it is about.",
    needs=["events", "events.spacecraft"],
)
def flight_time(dataset: Dataset) -> Problems:
    flights = all_flights(dataset)
    for figure in dataset.records("facts", everywhere=True):
        it: schema.Figure = figure.record
        if it.id != FLIGHT_TIME:
            continue
        launch, landing, _ = flights.of(whole_id(figure.mission.id, it.about))
        if not is_elapsed(it.value):
            yield figure.problem(f"'{it.value}' is not a time, as in 51:49:09", "value")
        elif launch and landing:
            told = parse_elapsed(it.value)
            shortest, longest = landing.earliest - launch.latest, landing.latest - launch.earliest
            if not shortest - told.resolution < told.seconds < longest + told.resolution:
                there = f"from launch to landing it is {duration(launch.start, landing.end)}"
                yield figure.problem(f"{it.value} is not the time in flight: {there}", "value")
