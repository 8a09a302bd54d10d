"""Rules on what happens in flight: who is where, what is joined to what."""

from collections.abc import Iterator

from missionfacts import dates
from missionfacts.dataset import Dataset
from missionfacts.errors import Problem
from missionfacts.rules import rule


@rule("prime-crew", "The prime crew fills each spacecraft: as many seats as people it was launched with.")
def prime_crew(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        for i, craft in enumerate(mission.spacecraft):
            seats = [seat for seat in mission.crew if seat.spacecraft == craft.id and seat.status == "prime"]
            if craft.crew is not None and len(seats) != craft.crew:
                yield file.problem(
                    ("mission", "spacecraft", i, "crew"),
                    f"launched with {craft.crew} aboard, but prime seats: {len(seats)}",
                )


@rule("transfer-to", "A transfer, and nothing else, says who passes into which spacecraft.")
def transfer_to(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            if event.kind == "transfer" and not (event.to and event.people):
                yield file.problem(
                    ("mission", "events", i), "a transfer needs 'people' and the spacecraft they pass 'to'"
                )
            if event.kind != "transfer" and event.to:
                yield file.problem(("mission", "events", i, "to"), f"'to' is for a transfer; this is '{event.kind}'")


@rule("docking-alternates", "Two spacecraft dock before they undock, and undock before they dock again.")
def docking_alternates(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        joined: set[frozenset[str]] = set()
        for i, event in enumerate(mission.events):
            pair = frozenset(event.spacecraft)
            if len(pair) < 2 or event.kind not in {"docking", "undocking"}:
                continue
            if event.kind == "docking" and pair in joined:
                yield file.problem(
                    ("mission", "events", i), f"{' and '.join(sorted(pair))} dock, but are docked already"
                )
            if event.kind == "undocking" and pair not in joined:
                yield file.problem(("mission", "events", i), f"{' and '.join(sorted(pair))} undock, but are not docked")
            (joined.add if event.kind == "docking" else joined.discard)(pair)


@rule(
    "one-place", "Nobody of the prime crew is in two places at once: each is where the last transfer left him or her."
)
def one_place(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        where: dict[str, str] = {}
        seats = {seat.person: seat.spacecraft for seat in mission.crew if seat.status == "prime" and seat.spacecraft}
        for i, event in enumerate(mission.events):
            if event.kind == "launch":
                where |= {person: craft for person, craft in seats.items() if craft in event.spacecraft}
            for j, person in enumerate(event.people):
                if person in where and event.spacecraft and where[person] not in event.spacecraft:
                    yield file.problem(
                        ("mission", "events", i, "people", j),
                        f"{person} is aboard {where[person]} here, but this is about {' and '.join(event.spacecraft)}",
                    )
                if event.to and event.to == where.get(person):
                    yield file.problem(("mission", "events", i, "people", j), f"{person} is aboard {event.to} already")
            if event.kind == "transfer":
                where |= {person: event.to for person in event.people if person in where}
            if event.kind in {"landing", "loss"}:
                where = {person: craft for person, craft in where.items() if craft not in event.spacecraft}


IN_FLIGHT = {
    "orbit",
    "staging",
    "manoeuvre",
    "rendezvous",
    "docking",
    "undocking",
    "transfer",
    "jettison",
    "deorbit",
    "entry",
}


@rule("inside-mission", "What a spacecraft does in flight lies between its launch and its landing.")
def inside_mission(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        starts: dict[str, int] = {}
        ends: dict[str, int] = {}  # of what is launched again, from the Moon say, the flight goes on
        for event in mission.events:
            for craft in event.spacecraft:
                if event.kind == "launch":
                    starts.setdefault(craft, dates.earliest(dates.parse(event.at).start))
                    ends.pop(craft, None)
                elif event.kind in {"landing", "loss"} and craft in starts:
                    ends[craft] = dates.latest(dates.parse(event.at).end)
        for i, event in enumerate(mission.events):
            when = dates.parse(event.at)
            for craft in event.spacecraft if event.kind in IN_FLIGHT and not when.start.mark else ():
                early = dates.latest(when.end) < starts.get(craft, dates.earliest(when.start))
                late = dates.earliest(when.start) > ends.get(craft, dates.earliest(when.start))
                if early or late:
                    yield file.problem(("mission", "events", i, "at"), f"{craft} is not in flight at {event.at}")
