"""All that the data says is in the catalogue, as another reader of YAML tells it, field by field."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from missionfacts.catalogue import missions, people, works
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import EventFilter
from missionfacts.catalogue.search import Search
from missionfacts.compile import schema
from missionfacts.model.uses import Rival, Use
from missionfacts.model.works import Work
from tests.catalogue.conftest import Compile
from tests.examples import EVERYTHING

Said = dict[str, Any]
GROUPS = ("spacecraft", "clocks", "crew", "expeditions", "events", "facts", "experiments", "pictures")


class Told(NamedTuple):
    """What some data files say, as another reader has it: every scalar as text; and their catalogue."""

    catalogue: Catalogue
    missions: Said
    people: Said
    organisations: Said
    sources: Said


def read(folder: Path) -> list[Any]:
    return [yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader) for file in sorted(folder.glob("*.yaml"))]


def tell(catalogue: Catalogue, files: list[Any]) -> Told:
    told = Told(catalogue, {}, {}, {}, {})
    for content in files:
        if "mission" in content:
            told.missions[content["mission"]["id"]] = content["mission"]
        for group in ("people", "organisations", "sources"):
            getattr(told, group).update(content.get(group, {}))
    return told


@pytest.fixture(scope="module")
def shipped(catalogue: Catalogue, data_files_read: list[Any]) -> Told:
    return tell(catalogue, data_files_read)


@pytest.fixture(scope="module", params=["what is shipped", "a value in every field"])
def told(request: pytest.FixtureRequest, compile_files: Compile) -> Told:
    if request.param == "what is shipped":
        shipped: Told = request.getfixturevalue("shipped")
        return shipped
    return tell(compile_files(*sorted(EVERYTHING.glob("*.yaml"))), read(EVERYTHING))


# What is said, in the form in which records have it


def uses_in(said: Said) -> tuple[Use, ...]:
    return tuple(Use(use["id"], use.get("at", ""), use.get("printed", "")) for use in said["sources"])


def rivals_in(said: Said) -> tuple[Rival, ...]:
    return tuple(
        Rival(field, value, uses_in(dispute), dispute["note"])
        for dispute in said.get("disputed", ())
        for field, value in dispute.items()
        if field not in {"sources", "note"}
    )


def plain(value: Any) -> Any:
    """Return a value of a record in the form that the data gives it: text, lists, mappings without what is empty."""
    if hasattr(value, "_asdict"):
        return {name: plain(each) for name, each in value._asdict().items() if each not in ("", (), None, False)}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_said(record: Any, said: Said, mission: str = "", leave_out: Sequence[str] = ()) -> Said:
    """Return what a record has for each field that the data gives, in the form the data gives it.

    mission: the record's, which whole ids begin with.
    """
    found: Said = {}
    for field, value in said.items():
        if field in leave_out:
            continue
        has = getattr(record, field)
        if field == "disputed":
            found[field] = value if has == rivals_in(said) else has
        elif field in {"id", "event"}:
            found[field] = has.removeprefix(f"{mission}/")
        else:
            found[field] = plain(has)
    return found


def as_work_said(work: Work, said: Said) -> Said:
    """Return what a work has for each field that the data gives: those who made it by their roles."""
    groups = {"authors": "author", "editors": "editor", "chairs": "chair"}
    found = as_said(work, said, leave_out=tuple(groups))
    for group, role in groups.items():
        names = [each.name for each in work.creators if each.role == role]
        if group in said:
            given = [each if isinstance(each, str) else each["name"] for each in said[group]]
            found[group] = said[group] if given == names else names
    return found


def without(said: Said, leave_out: Sequence[str]) -> Said:
    return {field: value for field, value in said.items() if field not in leave_out}


@pytest.mark.slow
def test_the_other_reader_finds_something(shipped: Told) -> None:
    assert len(shipped.missions) > 500
    assert shipped.missions["astp"]["events"]
    assert any(event.get("disputed") for event in shipped.missions["astp"]["events"])
    assert shipped.people
    assert shipped.sources
    assert shipped.organisations


def test_the_small_data_have_a_value_in_every_field(compile_files: Compile) -> None:
    told = tell(compile_files(*EVERYTHING.glob("*.yaml")), read(EVERYTHING))
    records: list[tuple[type[schema.Shape], Said]] = [(schema.Mission, each) for each in told.missions.values()]
    shapes: tuple[type[schema.Shape], ...] = (
        schema.Spacecraft, schema.Clock, schema.Seat, schema.Expedition, schema.Event, schema.Figure, schema.Experiment,
        schema.Picture,
    )  # fmt: skip
    for group, shape in zip(GROUPS, shapes, strict=True):
        records += [(shape, each) for mission in told.missions.values() for each in mission.get(group, ())]
    definitions: dict[str, type[schema.Shape]] = {
        "people": schema.Person,
        "organisations": schema.Organisation,
        "sources": schema.Source,
    }
    for group, defined in definitions.items():
        records += [(defined, each) for each in getattr(told, group).values()]
    there = {(shape, field) for shape, record in records for field in record}
    wanted = {(shape, field) for shape, _ in records for field in shape.model_fields}
    # Of the one test_fields.py tells more, of the other compile/test_visitors.py.
    assert wanted - there == {(schema.Spacecraft, "in_space"), (schema.Mission, "visitors")}


# Every record has what the data says


def test_every_event_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    for mission, said in told.missions.items():
        belong = list(missions.events(told.catalogue, mission, EventFilter()))
        own = {event.id: event for event in belong if event.mission == mission}
        there = {f"{mission}/{each['id']}": each for each in said.get("events", [])}
        of_visitors = {key for key in own.keys() - there.keys() if own[key].spacecraft[0] in visitors(said)}
        assert own.keys() - of_visitors == there.keys()
        kept = told.catalogue.rows("SELECT id FROM event WHERE mission = ? ORDER BY seq", [mission])
        assert [row[0] for row in kept if row[0] not in of_visitors] == list(there)
        if len(belong) == len(own) and not of_visitors:  # else they are in order of time
            assert list(own) == list(there)
        hidden = ("elapsed",)  # read by rules only
        assert [as_said(own[key], each, mission, hidden) for key, each in there.items()] == [
            without(each, hidden) for each in there.values()
        ]


def visitors(said: Said) -> list[str]:
    return [visitor["id"] for visitor in said.get("visitors", ())]


def test_every_visitor_came_and_went_when_the_data_tells(told: Told) -> None:
    for mission, said in told.missions.items():
        of_kind: dict[tuple[str, str], list[str]] = {}
        for event in missions.events(told.catalogue, mission, EventFilter()):
            for craft in event.spacecraft:
                of_kind.setdefault((craft, event.kind), []).append(event.at[:10])
        for visitor in said.get("visitors", ()):
            key, stays = visitor["id"], visitor.get("stays", [])
            assert visitor["launched"][:10] in of_kind[key, "launch"]
            assert {stay["docked"][:10] for stay in stays} <= set(of_kind.get((key, "docking"), ()))
            undocked = {stay["undocked"][:10] for stay in stays if "undocked" in stay}
            assert undocked <= set(of_kind.get((key, "undocking"), ()))
            if "ended" in visitor:
                assert visitor["ended"][:10] in of_kind[key, visitor["end"]]


def test_every_event_belongs_where_the_data_tells(told: Told) -> None:
    named: dict[str, set[str]] = {key: set() for key in told.missions}
    kinds: dict[str, str] = {}
    for home, said in told.missions.items():
        for event in said.get("events", ()):
            kinds[f"{home}/{event['id']}"] = event["kind"]
            crafts = [*event.get("spacecraft", ()), event.get("to", "")]
            others = {craft.partition("/")[0] for craft in crafts if "/" in craft}
            for mission in {home, *others, *event.get("also", ())}:
                named[mission].add(f"{home}/{event['id']}")
    for mission, events in named.items():
        belong = {event.id for event in missions.events(told.catalogue, mission, EventFilter())}
        assert belong >= events
        homes = {key.partition("/")[0] for key in belong - events}
        seats = told.missions[mission].get("crew", ())
        ships = {seat["landed_in"].partition("/")[0] for seat in seats if "landed_in" in seat}
        assert {told.missions[station]["kind"] for station in homes - ships} <= {"station"}
        of_ships = {key for key in belong - events if key.partition("/")[0] in ships}
        assert {kinds.get(key) for key in of_ships} <= {"undocking", "landing"}
        assert {key.partition("/")[0] for key in belong if kinds.get(key) == "landing"} >= ships


def test_every_seat_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    for mission, said in told.missions.items():
        seats = list(people.seats(told.catalogue, mission))
        there = said.get("crew", [])
        assert [as_said(seat, each) for seat, each in zip(seats, there, strict=True)] == there
        for seat, each in zip(seats, there, strict=True):
            person = told.people[seat.person]
            nation = each.get("nation") or person.get("nation", "")
            assert (seat.name, seat.native, seat.nation) == (person["name"], person.get("native", ""), nation)


def test_every_group_of_a_mission_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    for mission, said in told.missions.items():
        card = missions.mission_card(told.catalogue, mission)
        for group in ("spacecraft", "clocks", "facts", "experiments", "pictures", "expeditions"):
            there, records = said.get(group, []), getattr(card, group)
            if group == "spacecraft":  # those of visitors come after
                assert {record.id for record in records[len(there) :]} <= set(visitors(said))
                records = records[: len(there)]
            if group == "clocks" and not there:  # it may have one all the same
                assert [record.id for record in records] in ([], ["met"])
                continue
            assert [as_said(record, each, mission) for record, each in zip(records, there, strict=True)] == there


def test_every_mission_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    for mission, said in told.missions.items():
        card = missions.mission_card(told.catalogue, mission)
        apart = (*GROUPS, "visitors")
        assert as_said(card, said, leave_out=apart) == without(said, apart)
        assert card.events == len(list(missions.events(told.catalogue, mission, EventFilter())))


def test_everybody_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    found = {key: as_said(people.person_card(told.catalogue, key), said) for key, said in told.people.items()}
    assert found == told.people


def test_every_organisation_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    for key, said in told.organisations.items():
        assert as_said(people.organisation_card(told.catalogue, key), said) == said


def test_every_source_is_in_the_catalogue_as_the_data_tells_it(told: Told) -> None:
    every = [*works.works(told.catalogue), *works.works(told.catalogue, unused=True)]
    found = {work.id: work for work in every}
    assert {key: as_work_said(found[key], said) for key, said in told.sources.items()} == told.sources
    assert found.keys() == told.sources.keys()


def test_every_dispute_is_listed(told: Told) -> None:
    records = [*told.people.values(), *told.organisations.values()]
    records += [
        each
        for mission in told.missions.values()
        for group in ("events", "crew", "facts")
        for each in mission.get(group, ())
    ]
    listed = [(each.field, each.rival, each.note, each.rival_sources) for each in works.differences(told.catalogue)]
    said = [(rival.field, rival.value, rival.note, rival.sources) for each in records for rival in rivals_in(each)]
    of_visitors = [each for mission in told.missions.values() for each in mission.get("visitors", ())]
    said += [("at", rival.value, rival.note, rival.sources) for each in of_visitors for rival in rivals_in(each)]
    assert sorted(listed) == sorted(said)


def unfound(told: Told, step: int) -> list[str]:
    events = [
        (f"{key}/{event['id']}", event) for key, said in told.missions.items() for event in said.get("events", ())
    ]
    return [key for key, event in events[::step] if not is_found(told.catalogue, key, event["title"])]


def is_found(catalogue: Catalogue, key: str, text: str) -> bool:
    """Tell whether a search finds a record; what it finds after that is not asked for, which would cost most."""
    return any(hit.id == key for hit in Search(catalogue, text, date(2025, 1, 1)).hits())


@pytest.mark.slow
def test_a_third_of_the_events_are_found_by_the_words_of_their_titles(told: Told) -> None:
    """All would take a minute and a half."""
    assert unfound(told, 3) == []


def test_some_events_are_found_by_the_words_of_their_titles(told: Told) -> None:
    assert unfound(told, 20) == []
