"""Rules against telling one thing twice, in different files."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset, Placed, Told, whole_id
from missionfacts.compile.rules import Problems, rule
from missionfacts.dates.edtf import DAY, HOUR, MINUTE

# What is told in every file that it concerns, so that a day and a ship are enough to know it again.
TOLD_BY_ALL = {"launch", "landing", "docking", "undocking", "loss", "eva", "milestone", "death"}


class _Own(NamedTuple):
    """What an event of the files tells, and where it stands."""

    told: Told
    event: Placed[schema.Event]


@rule(
    "told-once", "One happening is told in one file; `also` and mission/spacecraft show it elsewhere.",
    level="warning", needs=["events.distinct"],
)  # fmt: skip
def told_once(dataset: Dataset) -> Problems:
    seen: set[frozenset[str]] = set()
    everything = _everything(dataset)
    for own in _own(dataset):
        for other in everything.near(own.told):
            pair = frozenset((own.told.id, other.id))
            if pair in seen or other.id in own.told.distinct or own.told.id in other.distinct:
                continue
            seen.add(pair)
            yield own.event.problem(
                f"'{other.id}' tells this too; make one event of the two, or say why they are 'distinct'"
            )


@rule(
    "distinct-needed", "What an event says it is distinct from would otherwise be taken for the same.",
    level="warning", needs=["events.people", "events.spacecraft", "events.to"], needs_all=True,
)  # fmt: skip
def distinct_needed(dataset: Dataset) -> Problems:
    everything = _everything(dataset)
    for own in _own(dataset):
        alike = {other.id for other in everything.near(own.told)}
        for j, distinct in enumerate(own.event.record.distinct):
            known = distinct.id in dataset.event_ids and distinct.id != own.told.id  # else see distinct_from_something
            if known and distinct.id not in alike:
                yield own.event.problem(f"nobody would take '{distinct.id}' for this; take it out", "distinct", j, "id")


class _Everything:
    """All that is told, by time."""

    def __init__(self, told: Iterable[Told]) -> None:
        self._told = sorted((each for each in told if each.to_the_day), key=lambda each: (each.earliest, each.id))
        self._starts = [each.earliest for each in self._told]

    def near(self, told: Told) -> Iterator[Told]:
        """Yield what may be the same as something that stands in another file."""
        if not told.to_the_day:
            return
        midnight = told.earliest - told.earliest % DAY
        first = bisect_right(self._starts, min(midnight, told.earliest - MINUTE) - 1)
        for other in self._told[first:]:
            if other.earliest > max(midnight + DAY - 1, told.earliest + MINUTE):
                break
            if other.id.partition("/")[0] != told.id.partition("/")[0] and _alike(told, other):
                yield other


def _alike(one: Told, other: Told) -> bool:
    apart = abs(one.earliest - other.earliest)
    both_timed = one.timed and other.timed
    if both_timed and apart <= MINUTE:
        return True
    if one.earliest // DAY != other.earliest // DAY or (both_timed and apart > HOUR):
        return False
    shared = not (one.crafts.isdisjoint(other.crafts) and one.people.isdisjoint(other.people))
    return shared and one.kind in TOLD_BY_ALL and other.kind in TOLD_BY_ALL


def _own(dataset: Dataset) -> list[_Own]:
    return [_Own(_told(event), event) for event in dataset.records("events")]


def _told(event: Placed[schema.Event]) -> Told:
    it = event.record
    distinct = frozenset(each.id for each in it.distinct)
    crafts = frozenset([*event.crafts, *([whole_id(event.mission.id, it.to)] if it.to else [])])
    people = frozenset(it.people)
    return Told(event.id, it.at.earliest, it.at.start.timed, it.at.start.to_the_day, it.kind, crafts, people, distinct)


def _everything(dataset: Dataset) -> _Everything:
    replaced = dataset.missions.keys()
    others = (told for told in dataset.base.told if told.id.partition("/")[0] not in replaced)
    return _Everything([*others, *(own.told for own in _own(dataset))])
