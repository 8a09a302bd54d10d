"""Rules on ids: each is given once, and what it refers to is there."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from missionfacts import schema
from missionfacts.dataset import Dataset
from missionfacts.errors import Problem
from missionfacts.names import fold
from missionfacts.rules import Hints, rule
from missionfacts.source import Path_


@rule("file-name", "A mission's file is named after its id.")
def file_name(dataset: Dataset) -> Iterator[Problem]:
    for file in dataset.files:
        mission = file.content.mission
        stem = file.document.file.rpartition("/")[2].rpartition(".")[0]
        if mission and mission.id != stem:
            yield file.problem(("mission", "id"), f"mission '{mission.id}' belongs in {mission.id}.yaml")


@rule("defined-once", "An id is given to one mission, person or source only.")
def defined_once(dataset: Dataset) -> Iterator[Problem]:
    for file in dataset.files:
        mission = file.content.mission
        if mission and (other := dataset.missions[mission.id][1]) is not file:
            yield file.problem(("mission", "id"), f"mission '{mission.id}' is in {other.document.file} too")
        elif mission and mission.id in dataset.base.own_missions:
            also = dataset.base.own_missions[mission.id]
            yield file.problem(("mission", "id"), f"mission '{mission.id}' is in {also} too")
        for group in ("people", "organisations", "sources"):
            for key in getattr(file.content, group):
                if (other := getattr(dataset, group)[key][1]) is not file:
                    yield file.problem((group, key), f"'{key}' is in {other.document.file} too")


@rule("mission-names", "No two missions go by the same id, name or alias.")
def mission_names(dataset: Dataset) -> Iterator[Problem]:
    taken = dict(dataset.base.missions)
    for mission, file in dataset.missions.values():
        names: list[tuple[str, Path_]] = [(mission.id, ("mission", "id")), (mission.name, ("mission", "name"))]
        names += [(alias, ("mission", "aliases", i)) for i, alias in enumerate(mission.aliases)]
        for name, path in names:
            other = taken.setdefault(fold(name), mission.id)
            if other != mission.id:
                yield file.problem(path, f"'{name}' is a name of mission '{other}' too")


@rule(
    "unique-ids",
    "An id is given once among all that a mission has; spacecraft and clocks have ids of their own.",
)
def unique_ids(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        groups: list[list[tuple[str, Path_]]] = [
            [
                (item.id, ("mission", group, i))
                for group in ("events", "facts", "crew", "experiments", "pictures")
                for i, item in enumerate(getattr(mission, group))
            ],
            [(item.id, ("mission", "spacecraft", i, "id")) for i, item in enumerate(mission.spacecraft)],
            [(item.id, ("mission", "clocks", i, "id")) for i, item in enumerate(mission.clocks)],
        ]
        for group in groups:
            times = Counter(key for key, _ in group)
            for key, path in group:
                if times[key] > 1:
                    yield file.problem(path, f"id '{key}' is given {times[key]} times")


@rule("known-people", "Everyone who is named by id is defined.", needs_all=True)
def known_people(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for mission, file in dataset.missions.values():
        named: list[tuple[str, Path_]] = [
            (seat.person, ("mission", "crew", i, "person")) for i, seat in enumerate(mission.crew)
        ]
        for group in ("events", "pictures"):
            for i, record in enumerate(getattr(mission, group)):
                named += [(person, ("mission", group, i, "people", j)) for j, person in enumerate(record.people)]
        for person, path in named:
            if person not in dataset.known_people:
                yield file.problem(path, f"no person '{person}'{hint_at(person, dataset.known_people)}")


@rule("known-spacecraft", "Every spacecraft that is named by id is defined in its mission.")
def known_spacecraft(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for mission, file in dataset.missions.values():
        known = [craft.id for craft in mission.spacecraft]
        named: list[tuple[str, Path_]] = []
        for i, seat in enumerate(mission.crew):
            named += [(seat.spacecraft, ("mission", "crew", i, "spacecraft"))] if seat.spacecraft else []
        for group in ("events", "experiments"):
            for i, record in enumerate(getattr(mission, group)):
                named += [(craft, ("mission", group, i, "spacecraft", j)) for j, craft in enumerate(record.spacecraft)]
        for i, event in enumerate(mission.events):
            named += [(event.to, ("mission", "events", i, "to"))] if event.to else []
        for craft, path in named:
            if craft not in known:
                yield file.problem(path, f"no spacecraft '{craft}' in this mission{hint_at(craft, known)}")


@rule("known-clocks", "Elapsed time is given on a clock of the mission.")
def known_clocks(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for mission, file in dataset.missions.values():
        known = [clock.id for clock in mission.clocks]
        for i, event in enumerate(mission.events):
            for clock in event.elapsed:
                if clock not in known:
                    path = ("mission", "events", i, "elapsed", clock)
                    yield file.problem(path, f"no clock '{clock}' in this mission{hint_at(clock, known)}")


@rule("known-sources", "Every source that is cited is defined.", needs_all=True)
def known_sources(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for file in dataset.files:
        for use, path in uses(file.content):
            if use.id not in dataset.known_sources:
                yield file.problem(path, f"no source '{use.id}'{hint_at(use.id, dataset.known_sources)}")


@rule("sources-used", "Every source is cited somewhere.", level="warning", needs_all=True)
def sources_used(dataset: Dataset) -> Iterator[Problem]:
    cited = {use.id for file in dataset.files for use, _ in uses(file.content)}
    for key, (_, file) in dataset.sources.items():
        if key not in cited:
            yield file.problem(("sources", key), f"source '{key}' is cited nowhere; take it out or cite it")


def uses(content: schema.File) -> Iterator[tuple[schema.Use, Path_]]:
    """Yield every use of a source in a file, with its path."""
    mission = content.mission
    if mission:
        yield from _uses_of(mission.sources, ("mission",))
        for group in ("clocks", "spacecraft", "crew", "events", "facts", "experiments", "pictures"):
            for i, record in enumerate(getattr(mission, group)):
                yield from _uses_in(record, ("mission", group, i))
    for group in ("people", "organisations"):
        for key, record in getattr(content, group).items():
            yield from _uses_in(record, (group, key))


def _uses_in(record: Any, path: Path_) -> Iterator[tuple[schema.Use, Path_]]:
    yield from _uses_of(record.sources, path)
    for i, dispute in enumerate(getattr(record, "disputed", ())):
        yield from _uses_of(dispute.sources, (*path, "disputed", i))


def _uses_of(sources: list[schema.Use], path: Path_) -> Iterator[tuple[schema.Use, Path_]]:
    for i, use in enumerate(sources):
        yield use, (*path, "sources", i, "id")


@rule("about-something", "A figure is about the mission, one of its spacecraft or launchers, or the joint craft.")
def about_something(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for mission, file in dataset.missions.values():
        known = [mission.id, "joint", *(craft.id for craft in mission.spacecraft)]
        known += [fold(craft.launcher).replace(" ", "-") for craft in mission.spacecraft if craft.launcher]
        for i, fact in enumerate(mission.facts):
            if fact.about not in known:
                hint = hint_at(fact.about, known) or f"; it can be about {', '.join(dict.fromkeys(known))}"
                yield file.problem(("mission", "facts", i, "about"), f"there is no '{fact.about}' here{hint}")


@rule("pictured-event", "A picture shows an event of its mission.")
def pictured_event(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    for mission, file in dataset.missions.values():
        known = [event.id for event in mission.events]
        for i, picture in enumerate(mission.pictures):
            if picture.event and picture.event not in known:
                hint = hint_at(picture.event, known)
                yield file.problem(("mission", "pictures", i, "event"), f"no event '{picture.event}'{hint}")


@rule("known-organisations", "Every organisation that is named by id is defined.", needs_all=True)
def known_organisations(dataset: Dataset) -> Iterator[Problem]:
    hint_at = Hints()
    known = dataset.known_organisations
    for mission, file in dataset.missions.values():
        for i, key in enumerate(mission.agencies):
            if key not in known:
                yield file.problem(("mission", "agencies", i), f"no organisation '{key}'{hint_at(key, known)}")
    for key, (organisation, file) in dataset.organisations.items():
        if organisation.parent and organisation.parent not in known:
            hint = hint_at(organisation.parent, known)
            yield file.problem(("organisations", key, "parent"), f"no organisation '{organisation.parent}'{hint}")


@rule("no-parent-cycle", "No organisation belongs to itself, however many stand between.")
def no_parent_cycle(dataset: Dataset) -> Iterator[Problem]:
    for key, (_, file) in dataset.organisations.items():
        seen, above = {key}, key
        while above in dataset.organisations and (above := dataset.organisations[above][0].parent):
            if above in seen:
                if above == key:  # the others on the way are told on their own
                    yield file.problem(("organisations", key, "parent"), f"'{key}' would be part of itself")
                break
            seen.add(above)
