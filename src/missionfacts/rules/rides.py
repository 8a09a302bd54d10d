"""Rules on people's flights: who goes up in which ship, who comes down in which, across missions."""

from collections.abc import Iterator
from typing import NamedTuple

from missionfacts import dates, schema
from missionfacts.dataset import DataFile, Dataset
from missionfacts.errors import Problem
from missionfacts.rules import Hints, rule
from missionfacts.source import Path_

ENDS = ("landing", "loss")  # the kinds of event that end the flight of a spacecraft
FLIGHT_TIME = "flight-time"  # the id of a figure that must agree with launch and landing


class Flight(NamedTuple):
    """When a spacecraft went up, and when its flight ended, as far as the data tell."""

    launch: dates.When | None
    end: dates.When | None


class Ride(NamedTuple):
    """One person's flight."""

    mission: str
    launch: dates.When
    end: dates.When | None
    file: DataFile
    path: Path_


class Flights:
    """The flights of every spacecraft of every mission, gathered once."""

    def __init__(self, dataset: Dataset) -> None:
        self._flights = {key: _flights(mission) for key, (mission, _) in dataset.missions.items()}

    def of(self, mission: str, craft: str) -> Flight:
        """Return the flight of a spacecraft; without one, that of the mission's last to land."""
        return self._flights.get(mission, {}).get(craft, Flight(None, None))

    def landed(self, mission: str) -> list[str]:
        """Return the spacecraft of a mission that came down."""
        return sorted(craft for craft, flight in self._flights[mission].items() if craft and flight.end)


def _flights(mission: schema.Mission) -> dict[str, Flight]:
    flights: dict[str, Flight] = {}
    for event in mission.events:
        if event.kind == "launch":
            for craft in event.spacecraft:
                flights.setdefault(craft, Flight(dates.parse(event.at), None))
        elif event.kind in ENDS and event.spacecraft:
            when = dates.parse(event.at)
            for craft in (*event.spacecraft, ""):
                flights[craft] = Flight(flights.get(craft, Flight(None, None)).launch, when)
    return flights


def rides(dataset: Dataset) -> dict[str, list[Ride]]:
    """Return everyone's flights, by person, in the order of their launches; one for each mission."""
    flights = Flights(dataset)
    found: dict[str, dict[str, Ride]] = {}
    for mission, file in dataset.missions.values():
        for i, seat in enumerate(mission.crew):
            launch = flights.of(mission.id, seat.spacecraft).launch if seat.status == "prime" else None
            if launch is None or not seat.spacecraft:
                continue
            home, _, craft = (seat.landed_in or f"{mission.id}/{seat.spacecraft}").partition("/")
            ride = Ride(mission.id, launch, flights.of(home, craft).end, file, ("mission", "crew", i))
            found.setdefault(seat.person, {}).setdefault(mission.id, ride)
    return {
        person: sorted(each.values(), key=lambda ride: dates.earliest(ride.launch.start))
        for person, each in found.items()
    }


@rule("landed-in", "The ship that brought a person down is known, and landed after the launch.", needs_all=True)
def landed_in(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    known = dataset.missions.keys() | set(dataset.base.missions.values())
    flights = Flights(dataset)
    for mission, file in dataset.missions.values():
        for i, seat in enumerate(mission.crew):
            home, _, craft = seat.landed_in.partition("/")
            path = ("mission", "crew", i, "landed_in")
            if home and home not in known:
                yield file.problem(path, f"no mission '{home}'{hint_at(home, known)}")
            elif home in dataset.missions:
                landed = flights.landed(home)
                launch, end = flights.of(mission.id, seat.spacecraft).launch, flights.of(home, craft).end
                if len(landed) > 1 and not craft:
                    names = ", ".join(f"{home}/{name}" for name in landed)
                    yield file.problem(path, f"several spacecraft landed in {home}; say which: {names}")
                elif end is None:
                    yield file.problem(path, f"no landing of {seat.landed_in} is known")
                elif launch and dates.latest(end.end) < dates.earliest(launch.start):
                    yield file.problem(path, f"{seat.landed_in} landed before {seat.person} went up")


@rule("one-ship", "Nobody goes up a second time before coming down.")
def one_ship(dataset: Dataset) -> Iterator[Problem]:
    for person, flights in rides(dataset).items():
        up: Ride | None = None  # of the flights so far the one that ends last
        for ride in flights:
            if up and up.end and dates.earliest(up.end.start) > dates.latest(ride.launch.end):
                yield ride.file.problem(ride.path, f"{person} is still up with {up.mission} at this launch")
            if ride.end and (up is None or up.end is None or dates.latest(ride.end.end) > dates.latest(up.end.end)):
                up = ride


@rule("eva-crew", "Whoever is outside on a spacewalk is in flight that day.")
def eva_crew(dataset: Dataset) -> Iterator[Problem]:
    flights = rides(dataset)
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for j, person in enumerate(event.people if event.kind == "eva" and when.start.to_the_day else ()):
                if person in flights and not any(_covers(ride, when) for ride in flights[person]):
                    path = ("mission", "events", i, "people", j)
                    yield file.problem(path, f"{person} is not in flight at {event.at}")


@rule("one-eva", "A spacewalk is told once: nobody is outside in two of them at a time.")
def one_eva(dataset: Dataset) -> Iterator[Problem]:
    outside: dict[str, list[tuple[int, int, str, DataFile, int]]] = {}
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for person in event.people if event.kind == "eva" and when.start.timed else ():
                start, end = dates.earliest(when.start), dates.latest(when.end)
                outside.setdefault(person, []).append((start, end, f"{mission.id}/{event.id}", file, i))
    for person, walks in outside.items():
        before = ("", 0)  # the walk that has ended last, and when
        for start, end, key, file, i in sorted(walks, key=lambda walk: walk[:3]):
            if before[0] and start < before[1]:
                yield file.problem(("mission", "events", i), f"{person} is outside in '{before[0]}' then, too")
            if end > before[1] or not before[0]:
                before = (key, end)


def _covers(ride: Ride, when: dates.When) -> bool:
    if dates.latest(when.end) < dates.earliest(ride.launch.start):
        return False
    return ride.end is None or dates.earliest(when.start) <= dates.latest(ride.end.end)


@rule("flight-time", "A figure with the id 'flight-time' is the time from launch to landing of what it is about.")
def flight_time(dataset: Dataset) -> Iterator[Problem]:
    flights = Flights(dataset)
    for mission, file in dataset.missions.values():
        for i, figure in enumerate(mission.facts):
            if figure.id != FLIGHT_TIME:
                continue
            launch, landing = flights.of(mission.id, figure.about)
            path: Path_ = ("mission", "facts", i, "value")
            if not dates.is_elapsed(figure.value):
                yield file.problem(path, f"'{figure.value}' is not a time, as in 51:49:09")
            elif launch and landing:
                seconds, resolution = dates.parse_elapsed(figure.value)
                shortest = dates.earliest(landing.start) - dates.latest(launch.end)
                longest = dates.latest(landing.end) - dates.earliest(launch.start)
                if not shortest - resolution < seconds < longest + resolution:
                    there = f"from launch to landing it is {dates.length(launch.start, landing.end)}"
                    yield file.problem(path, f"{figure.value} is not the time in flight: {there}")
