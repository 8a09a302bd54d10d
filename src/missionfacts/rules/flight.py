"""Rules on what happens in flight: who is where, what is joined to what."""

from collections.abc import Iterator

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
                    f"launched with {craft.crew} people, but {len(seats)} prime seats",
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
