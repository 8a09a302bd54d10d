"""Rules on ids: each is given once, and what it refers to is there."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import DataFile, Dataset, Placed, placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.visitors import AS_CRAFT
from missionfacts.compile.yaml_reader import Path_
from missionfacts.names import fold

DEFINITIONS = ("people", "organisations", "sources")
OWN_GROUPS = ("events", "facts", "crew", "experiments", "pictures", "spacecraft", "clocks", "expeditions")
CITING_GROUPS = (*OWN_GROUPS, "visitors")  # whose records rest on works


@rule("file-name", "A mission's file is named after its id.", "mission")
def file_name(mission: Placed[schema.Mission]) -> Problems:
    file, key = mission.file, mission.record.id
    if file and key != file.document.file.rpartition("/")[2].rpartition(".")[0]:
        yield mission.problem(f"mission '{key}' belongs in {key}.yaml", "id")


@rule("defined-once", "An id is given to one mission, person, organisation or work only.")
def defined_once(dataset: Dataset) -> Problems:
    for file in dataset.files:
        mission = file.content.mission
        if mission and (other := dataset.missions[mission.id][1]) is not file:
            yield file.problem(("mission", "id"), f"mission '{mission.id}' is in {other.document.file} too")
        elif mission and mission.id in dataset.base.siblings:
            also = dataset.base.siblings[mission.id]
            yield file.problem(("mission", "id"), f"mission '{mission.id}' is in {also} too")
        for group in DEFINITIONS:
            for key in getattr(file.content, group):
                if (other := getattr(dataset, group)[key][1]) is not file:
                    yield file.problem((group, key), f"'{key}' is in {other.document.file} too")
    yield from _of_several_kinds(dataset)


class _Definition(NamedTuple):
    """Where an id is given, and to what."""

    what: str
    file: DataFile | None  # None: in the base
    path: Path_


def _of_several_kinds(dataset: Dataset) -> Problems:
    """Yield the ids of a person, work or the like that something of another kind has too: `cite` takes all of them."""
    given = {key: _Definition("mission", file, ("mission", "id")) for key, (_, file) in dataset.missions.items()}
    given |= {key: _Definition("mission", None, ()) for key in dataset.mission_ids - given.keys()}
    groups = {"person": "people", "organisation": "organisations", "source": "sources"}
    defined = {
        what: {key: file for key, (_, file) in getattr(dataset, group).items()} for what, group in groups.items()
    }
    base = {"person": dataset.base.people, "organisation": dataset.base.organisations, "source": dataset.base.sources}
    for what, group in groups.items():
        own = {key: _Definition(what, file, (group, key)) for key, file in defined[what].items()}
        for key, definition in {**{key: _Definition(what, None, ()) for key in base[what]}, **own}.items():
            first = given.setdefault(key, definition)
            if first.what == what:
                continue
            here = definition if definition.file else first  # the base is not ours to complain of
            if here.file:
                other = first if here is definition else definition
                yield here.file.problem(here.path, f"'{key}' is the id of a {other.what} too")


@rule("mission-names", "No two missions go by the same id, name or alias.")
def mission_names(dataset: Dataset) -> Problems:
    taken = {name: key for name, key in dataset.base.names.items() if key not in dataset.missions}
    for mission in dataset.own:
        it = mission.record
        names: list[tuple[str, Path_]] = [(it.id, ("id",)), (it.name, ("name",))]
        names += [(alias, ("aliases", i)) for i, alias in enumerate(it.aliases)]
        for name, path in names:
            other = taken.setdefault(fold(name), it.id) if fold(name) else it.id
            if other != it.id:
                yield mission.problem(f"'{name}' is a name of mission '{other}' too", *path)


@rule("unique-ids", "An id is given once among all that a mission has, its spacecraft and clocks too.", "mission")
def unique_ids(mission: Placed[schema.Mission]) -> Problems:
    records = [record for group in OWN_GROUPS for record in placed(mission, group)]
    times = Counter(record.record.id for record in records)
    for record in records:
        key = record.record.id
        if times[key] > 1:
            where = () if isinstance(record.record, schema.Seat) else ("id",)
            yield record.problem(f"id '{key}' is given {times[key]} times in '{mission.record.id}'", *where)


@rule("known-people", "Everyone who is named by id is defined.", needs_all=True)
def known_people(dataset: Dataset) -> Problems:
    for record, person, where in _people(dataset):
        if person not in dataset.person_ids:
            yield record.problem(f"no person '{person}'{dataset.hint(person, dataset.person_ids)}", *where)


def _people(dataset: Dataset) -> Iterator[tuple[Placed[Any], str, Path_]]:
    for seat in dataset.records("crew"):
        yield seat, seat.record.person, ("person",)
    for group in ("events", "pictures"):
        for record in dataset.records(group):
            for j, person in enumerate(record.record.people):
                yield record, person, ("people", j)
    for expedition in dataset.records("expeditions"):
        if expedition.record.commander:
            yield expedition, expedition.record.commander, ("commander",)
        for j, member in enumerate(expedition.record.crew):
            yield expedition, member.person, ("crew", j, "person")


@rule(
    "known-spacecraft", "Every spacecraft that is named by id is defined in its mission.", "mission",
    needs=["spacecraft"],
)  # fmt: skip
def known_spacecraft(mission: Placed[schema.Mission]) -> Problems:
    known = [craft.id for craft in mission.record.spacecraft]
    for record, craft, where in _craft(mission):
        if "/" not in craft and craft not in known:
            hint = mission.dataset.hint(craft, known)
            yield record.problem(f"no spacecraft '{craft}' in this mission{hint}", *where)


@rule(
    "known-elsewhere", "Every spacecraft that is named with its mission is defined there, and is another mission's.",
    needs=["mission", "spacecraft"], needs_all=True,
)  # fmt: skip
def known_elsewhere(dataset: Dataset) -> Problems:
    for mission in dataset.everywhere:
        for record, craft, where in _craft(mission):
            if "/" in craft and record.own(craft) != craft:
                yield record.problem(
                    f"'{record.own(craft)}' is of this mission; leave '{mission.mission.id}/' out", *where
                )
            elif "/" in craft and craft not in dataset.spacecraft_ids:
                yield record.problem(f"no spacecraft '{craft}'{dataset.hint(craft, dataset.spacecraft_ids)}", *where)
        for figure in placed(mission, "facts"):
            about = figure.record.about
            if "/" in about and about not in dataset.spacecraft_ids:
                yield figure.problem(f"no spacecraft '{about}'{dataset.hint(about, dataset.spacecraft_ids)}", "about")


@rule("craft-once", "A spacecraft is defined in one file; others name it with its mission.", needs=["spacecraft"])
def craft_once(dataset: Dataset) -> Problems:
    first: dict[tuple[str, str], Placed[Any]] = {}
    for craft in dataset.records("spacecraft", everywhere=True):
        it = craft.record
        other = first.setdefault((it.cospar, fold(it.name)), craft) if it.cospar else craft
        if other.mission.id != craft.mission.id:
            here, there = (craft, other) if craft.file else (other, craft)
            yield here.problem(f"'{there.id}' is the same spacecraft; name that and take this out", "id")


def _craft(mission: Placed[schema.Mission]) -> Iterator[tuple[Placed[Any], str, Path_]]:
    for seat in placed(mission, "crew"):
        if seat.record.spacecraft:
            yield seat, seat.record.spacecraft, ("spacecraft",)
    for group in ("events", "experiments") if mission.file else ("events",):
        for record in placed(mission, group):
            for j, craft in enumerate(record.record.spacecraft):
                yield record, craft, ("spacecraft", j)
    for event in placed(mission, "events"):
        if getattr(event.record, "to", ""):
            yield event, event.record.to, ("to",)


@rule("known-clocks", "Elapsed time is given on a clock of the mission.", "event", needs=["clocks"])
def known_clocks(event: Placed[schema.Event]) -> Problems:
    known = [clock.id for clock in event.mission.clocks]
    for clock in event.record.elapsed:
        if clock not in known:
            hint = event.dataset.hint(clock, known)
            yield event.problem(f"no clock '{clock}' in this mission{hint}", "elapsed", clock)


@rule("known-sources", "Every source that is cited is defined.", needs_all=True)
def known_sources(dataset: Dataset) -> Problems:
    for file in dataset.files:
        for use, path in uses(file.content):
            if use.id not in dataset.source_ids:
                yield file.problem(path, f"no source '{use.id}'{dataset.hint(use.id, dataset.source_ids)}")


@rule("sources-used", "Every source is cited somewhere.", level="warning", needs=["*"], needs_all=True)
def sources_used(dataset: Dataset) -> Problems:
    cited = {use.id for file in dataset.files for use, _ in uses(file.content)}
    for key, (_, file) in dataset.sources.items():
        if key not in cited:
            yield file.problem(("sources", key), f"source '{key}' is cited nowhere; take it out or cite it")


def uses(content: schema.File) -> Iterator[tuple[schema.Use, Path_]]:
    """Yield every use of a source in a file, with its path."""
    mission = content.mission
    if mission:
        yield from _uses_of(mission.sources, ("mission",))
        if mission.backup:
            yield from _uses_of(mission.backup.sources, ("mission", "backup"))
        for group in CITING_GROUPS:
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


@rule(
    "about-something", "A figure is about the mission, a spacecraft, a launcher or the joint craft.",
    "figure", needs=["spacecraft", "spacecraft.launcher"],
)  # fmt: skip
def about_something(figure: Placed[schema.Figure]) -> Problems:
    craft, about = figure.mission.spacecraft, figure.record.about
    known = [figure.mission.id, "joint", *(each.id for each in craft)]
    known += [fold(each.launcher).replace(" ", "-") for each in craft if each.launcher]
    if "/" not in about and about not in known:  # else see known_elsewhere
        hint = figure.dataset.hint(about, known) or f"; it can be about {', '.join(dict.fromkeys(known))}"
        yield figure.problem(f"there is no '{about}' here{hint}", "about")


@rule("pictured-event", "A picture shows an event that is told.", "picture", needs=["events"])
def pictured_event(picture: Placed[schema.Picture]) -> Problems:
    shown = picture.record.event
    known = [event.id for event in picture.mission.events]
    if shown and "/" not in shown and shown not in known:
        yield picture.problem(f"no event '{shown}'{picture.dataset.hint(shown, known)}", "event")


@rule(
    "pictured-elsewhere", "An event that a picture names with its mission is told there.", needs=["mission", "events"],
    needs_all=True,
)  # fmt: skip
def pictured_elsewhere(dataset: Dataset) -> Problems:
    for picture in dataset.records("pictures", everywhere=True):
        shown = picture.record.event
        if "/" in shown and shown not in dataset.event_ids:
            yield picture.problem(f"no event '{shown}'{dataset.hint(shown, dataset.event_ids)}", "event")


@rule("known-organisations", "Every organisation that is named by id is defined.", needs_all=True)
def known_organisations(dataset: Dataset) -> Problems:
    known = dataset.organisation_ids
    for mission in dataset.own:
        for i, key in enumerate(mission.record.agencies):
            if key not in known:
                yield mission.problem(f"no organisation '{key}'{dataset.hint(key, known)}", "agencies", i)
    for key, (organisation, file) in dataset.organisations.items():
        if organisation.parent and organisation.parent not in known:
            hint = dataset.hint(organisation.parent, known)
            yield file.problem(("organisations", key, "parent"), f"no organisation '{organisation.parent}'{hint}")


@rule("no-parent-cycle", "No organisation belongs to itself, however many stand between.")
def no_parent_cycle(dataset: Dataset) -> Problems:
    for key, (_, file) in dataset.organisations.items():
        seen, above = {key}, key
        while above in dataset.organisations and (above := dataset.organisations[above][0].parent):
            if above in seen:
                if above == key:  # the others on the way are told on their own
                    yield file.problem(("organisations", key, "parent"), f"'{key}' would be part of itself")
                break
            seen.add(above)


@rule(
    "also-elsewhere", "An event belongs besides to other missions, and they are known.", needs=["mission"],
    needs_all=True,
)  # fmt: skip
def also_elsewhere(dataset: Dataset) -> Problems:
    for event in dataset.records("events", everywhere=True):
        for j, key in enumerate(event.record.also):
            if key == event.mission.id:
                yield event.problem(f"it stands in '{key}', and so belongs to it", "also", j)
            elif key not in dataset.mission_ids:
                yield event.problem(f"no mission '{key}'{dataset.hint(key, dataset.mission_ids)}", "also", j)


@rule("formerly-once", "An id that an event had before is given to no other event.")
def formerly_once(dataset: Dataset) -> Problems:
    taken = {old: key for old, key in dataset.base.former.items() if key.partition("/")[0] not in dataset.missions}
    for event in dataset.records("events"):
        for j, old in enumerate(event.record.formerly):
            other = taken.setdefault(old, event.id)
            if other != event.id:
                yield event.problem(f"'{old}' is a former id of '{other}' too", "formerly", j)
            elif old == event.id:
                yield event.problem(f"'{old}' is the id that it has", "formerly", j)


@rule(
    "distinct-from-something", "What an event is distinct from is another event.", needs=["mission", "events"],
    needs_all=True,
)  # fmt: skip
def distinct_from_something(dataset: Dataset) -> Problems:
    for event in dataset.records("events", everywhere=True):
        for j, other in enumerate(event.record.distinct):
            if other.id == event.id:
                yield event.problem("it cannot be distinct from itself", "distinct", j, "id")
            elif other.id not in dataset.event_ids:
                hint = dataset.hint(other.id, dataset.event_ids)
                yield event.problem(f"no event '{other.id}'{hint}", "distinct", j, "id")


@rule(
    "expedition-at-station", "Only a station has expeditions, and who commands one belongs to it.", "expedition",
    needs=["expeditions.crew"],
)  # fmt: skip
def expedition_at_station(expedition: Placed[schema.Expedition]) -> Problems:
    it, kind = expedition.record, expedition.mission.kind
    if kind and kind != "station":
        yield expedition.problem(f"'{expedition.mission.id}' is no station")
    if it.commander and it.commander not in {member.person for member in it.crew}:
        yield expedition.problem(f"{it.commander} commands it, but is not in its crew", "commander")


@rule(
    "visitor-at-station",
    "Only a station has visitors; each has a name, unless its craft stands among those of the station.",
    "mission", needs=["spacecraft"],
)  # fmt: skip
def visitor_at_station(mission: Placed[schema.Mission]) -> Problems:
    written = mission.file.content.mission if mission.file else None
    crafts = {craft.id for craft in written.spacecraft} if written else set()
    for visitor in placed(mission, "visitors"):
        it: schema.Visitor = visitor.record
        if mission.record.kind != "station":
            yield visitor.problem("only a station has visitors")
        elif it.id not in crafts and not it.name:
            yield visitor.problem("a visitor needs a 'name', as 'spacecraft' does not have it")
        elif it.id in crafts:
            for field in AS_CRAFT[1:]:
                if getattr(it, field):
                    yield visitor.problem(f"'spacecraft' has '{it.id}': '{field}' belongs there", field)
