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


class Ride(NamedTuple):
    """One person's flight, as far as the dataset knows its ends."""

    mission: str
    launch: dates.When
    landing: dates.When | None
    file: DataFile
    path: Path_


def launch_of(mission: schema.Mission, craft: str) -> dates.When | None:
    """Return when a spacecraft was launched."""
    return next((dates.parse(e.at) for e in mission.events if e.kind == "launch" and craft in e.spacecraft), None)


def landing_of(mission: schema.Mission, craft: str = "") -> dates.When | None:
    """Return when the flight of a spacecraft ended; without one, that of the mission's last to land."""
    ends = [e for e in mission.events if e.kind in ENDS and (craft in e.spacecraft if craft else e.spacecraft)]
    return dates.parse(ends[-1].at) if ends else None


def rides(dataset: Dataset) -> dict[str, list[Ride]]:
    """Return everyone's flights, by person, in the order of their launches."""
    found: dict[str, list[Ride]] = {}
    for mission, file in dataset.missions.values():
        for i, seat in enumerate(mission.crew):
            launch = launch_of(mission, seat.spacecraft) if seat.status == "prime" and seat.spacecraft else None
            if launch is None:
                continue
            home, _, craft = (seat.landed_in or f"{mission.id}/{seat.spacecraft}").partition("/")
            landing = landing_of(dataset.missions[home][0], craft) if home in dataset.missions else None
            ride = Ride(mission.id, launch, landing, file, ("mission", "crew", i))
            found.setdefault(seat.person, []).append(ride)
    for each in found.values():
        each.sort(key=lambda ride: dates.earliest(ride.launch.start))
    return found


@rule("landed-in", "The ship that brought a person down is known, and landed after the launch.", needs_all=True)
def landed_in(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    known = dataset.missions.keys() | set(dataset.base.missions.values())
    for mission, file in dataset.missions.values():
        for i, seat in enumerate(mission.crew):
            home, _, craft = seat.landed_in.partition("/")
            path = ("mission", "crew", i, "landed_in")
            if home and home not in known:
                yield file.problem(path, f"no mission '{home}'{hint_at(home, known)}")
            elif home in dataset.missions:
                ships = {
                    tuple(e.spacecraft) for e in dataset.missions[home][0].events if e.kind in ENDS and e.spacecraft
                }
                if len(ships) > 1 and not craft:
                    names = ", ".join(sorted(f"{home}/{name}" for ship in ships for name in ship))
                    yield file.problem(path, f"several spacecraft landed in {home}; say which: {names}")
                    continue
                landing = landing_of(dataset.missions[home][0], craft)
                launch = launch_of(mission, seat.spacecraft)
                if landing is None:
                    yield file.problem(path, f"no landing of {seat.landed_in} is known")
                elif launch and dates.latest(landing.end) < dates.earliest(launch.start):
                    yield file.problem(path, f"{seat.landed_in} landed before {seat.person} went up")


@rule("one-ship", "Nobody goes up a second time before coming down.")
def one_ship(dataset: Dataset) -> Iterator[Problem]:
    for person, flights in rides(dataset).items():
        for i, ride in enumerate(flights):
            for later in flights[i + 1 :]:
                up = later.mission != ride.mission and ride.landing
                if up and dates.earliest(up.start) > dates.latest(later.launch.end):
                    yield later.file.problem(later.path, f"{person} is still up with {ride.mission} at this launch")


@rule("eva-crew", "Whoever is outside on a spacewalk is in flight that day.")
def eva_crew(dataset: Dataset) -> Iterator[Problem]:
    flights = rides(dataset)
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for j, person in enumerate(event.people if event.kind == "eva" and when.start.to_the_day else ()):
                if person in flights and not any(_covers(ride, when) for ride in flights[person]):
                    yield file.problem(
                        ("mission", "events", i, "people", j), f"{person} is not in flight at {event.at}"
                    )


@rule("one-eva", "A spacewalk is told once: nobody is outside in two of them at a time.")
def one_eva(dataset: Dataset) -> Iterator[Problem]:
    outside: dict[tuple[str, str], list[tuple[str, dates.When]]] = {}
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for person in event.people if event.kind == "eva" and when.start.timed else ():
                others = outside.setdefault((person, event.at[:10]), [])
                for other, then in others:
                    if dates.earliest(when.start) < dates.latest(then.end) and dates.earliest(
                        then.start
                    ) < dates.latest(when.end):
                        yield file.problem(("mission", "events", i), f"{person} is outside in '{other}' then, too")
                others.append((f"{mission.id}/{event.id}", when))


def _covers(ride: Ride, when: dates.When) -> bool:
    if dates.latest(when.end) < dates.earliest(ride.launch.start):
        return False
    return ride.landing is None or dates.earliest(when.start) <= dates.latest(ride.landing.end)


@rule("flight-time", "A figure with the id 'flight-time' is the time from launch to landing of what it is about.")
def flight_time(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        for i, figure in enumerate(mission.facts):
            if figure.id != FLIGHT_TIME:
                continue
            launch, landing = launch_of(mission, figure.about), landing_of(mission, figure.about)
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
