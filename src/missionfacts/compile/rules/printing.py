"""Rules on what sources print beside what is told."""

from collections.abc import Iterator

from missionfacts.compile import schema
from missionfacts.compile.dataset import Placed, placed
from missionfacts.compile.printed import contradicted
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.yaml_reader import Path_
from missionfacts.dates.edtf import Interval


@rule(
    "printed-agrees", "What a source prints can mean what is told, or a rival that is recorded.", "mission",
    level="warning", needs=["clocks", "events.disputed"],
)  # fmt: skip
def printed_agrees(mission: Placed[schema.Mission]) -> Problems:
    launches = [event.at for event in mission.record.events if event.kind == "launch" and event.at.start.timed]
    epochs = {clock.epoch.earliest for clock in mission.record.clocks} | {launch.earliest for launch in launches}
    for event in placed(mission, "events"):
        for use, path, told in _uses(event.record):
            if use.printed and (part := contradicted(use.printed, told, _lengths(event.record, told), epochs)):
                message = f"'{part}' is not {told[0]}: mend one of them, or record what is printed as a rival"
                yield event.problem(message, *path, "printed")


def _uses(event: schema.Event) -> Iterator[tuple[schema.Use, Path_, list[Interval]]]:
    """Yield each use of a source of an event, where it stands, and what it may print."""
    rivals = [dispute.at for dispute in event.disputed if dispute.at]
    for j, use in enumerate(event.sources):
        yield use, ("sources", j), [event.at, *rivals]
    for i, dispute in enumerate(event.disputed):
        for j, use in enumerate(dispute.sources if dispute.at else ()):
            yield use, ("disputed", i, "sources", j), [rival for rival in (dispute.at,) if rival]


def _lengths(event: schema.Event, told: list[Interval]) -> set[int]:
    """Return how long what is told takes, in seconds."""
    durations = [event.duration, *(dispute.duration for dispute in event.disputed)]
    spans = [each for each in told if each.is_span and each.start.timed and each.end.timed]
    lengths = {each.end.earliest - each.start.earliest for each in spans}
    return lengths and lengths | {each.seconds for each in durations if each}
