"""Any bytes, and any structure in the words of the format, either load or are told of; `fuzz/` goes on for hours."""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from missionfacts.catalogue import missions, people, works
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING
from missionfacts.catalogue.missions import EventFilter
from missionfacts.compile import load as loading
from missionfacts.compile import schema, writer, yaml_reader
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.rules import broken_rules
from missionfacts.model import vocabulary
from missionfacts.model.problems import Problem
from tests.conftest import ROOT
from tests.examples import EVERYTHING as EVERY_FIELD

BOUNDED = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line for YAML


def load(raw: bytes) -> tuple[Dataset | None, list[Problem]]:
    """Load some bytes as far as they go, down to a catalogue of what is right that is asked for all it has."""
    document, problems = yaml_reader.parse(raw, "demo.yaml")
    if document is None:
        return None, problems
    file, more = loading._shaped(document, Path("demo.yaml"))
    problems = [*problems, *more]
    if file is None:
        return None, problems
    dataset = Dataset([file], also_known=frozenset(loading._defined(document) if more else ()))
    problems += broken_rules(dataset, all_known=loading._all_defined(document))
    with Catalogue(sqlite3.connect(":memory:")) as catalogue:
        writer.fill(catalogue._connection, dataset, "")
        if not any(problem.level == "error" for problem in problems):
            read_all(catalogue, dataset)
    return dataset, problems


def read_all(catalogue: Catalogue, dataset: Dataset) -> None:
    assert [mission.id for mission in missions.missions(catalogue)] == list(dataset.missions)
    for key, (mission, _) in dataset.missions.items():
        events = list(missions.events(catalogue, key, EventFilter()))
        assert [event.title for event in events] == [event.title for event in mission.events]
        missions.mission_card(catalogue, key)
    for key in dataset.people:
        people.person_card(catalogue, key)
    works.works(catalogue)
    list(works.differences(catalogue))
    for what in EVERYTHING:
        for (key,) in catalogue.rows(f"SELECT id FROM {what}"):  # noqa: S608 our own words
            assert works.citation(catalogue, key).id == key


def assert_told(raw: bytes, dataset: Dataset | None, problems: Iterable[Problem]) -> None:
    """What does not load is told of, in lines that can be printed and places that are in the file."""
    problems = list(problems)
    assert dataset is not None or any(problem.level == "error" for problem in problems)
    lines = BREAKS.split(raw.decode("utf-8-sig", "replace"))
    for problem in problems:
        text = str(problem)
        text.encode("utf-8")
        assert problem.message
        assert "\n" not in text
        assert len(text) < 3000
        assert problem.line is None or 1 <= problem.line <= max(len(lines), 1)
        assert problem.column is None or problem.column >= 1


def assert_loads_or_reports(raw: bytes) -> None:
    assert_told(raw, *load(raw))


# Bytes


LETTERS = st.sampled_from(
    [*"{}[]:,-?&*!|>'\"%@`#\\ \n\r\t~=<", "\x85", "\u2028", "\ufeff", "\0", "a", "é", "\U0001f680"]
)
NEARLY_YAML = st.lists(
    LETTERS
    | st.sampled_from(["mission:", "people:", "  id: x", "- ", "{", "---\n", "...\n", "!!str ", "<<: ", "\\ud800"]),
    max_size=60,
).map("".join)


@BOUNDED
@given(st.binary(max_size=300) | NEARLY_YAML.map(lambda text: text.encode("utf-8")))
@example(b"mission: [")
@example(b"\xef\xbb\xbf")
@example(b"a: [\r")
@example("a:\x85 - [".encode())
@example("'\u2028\t".encode())
def test_any_bytes_load_or_are_told_of(raw: bytes) -> None:
    assert_loads_or_reports(raw)


SMALL = b"""mission:
  id: demo
  name: Demonstration
  kind: crewed
  summary: A demonstration.
  sources: [{id: told, at: "p. 3"}]
  clocks: [{id: get, name: Elapsed time, epoch: 1961-04-12T06:07:00Z, sources: [{id: told}]}]
  spacecraft: [{id: ship, name: Ship, crew: 1, sources: [{id: told}]}]
  crew: [{person: pilot, spacecraft: ship, role: pilot, status: prime, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1961-04-12T06:07Z, elapsed: {get: 0:00}, kind: launch, spacecraft: [ship], people: [pilot],
       position: {latitude: 1.5, longitude: -20}, formerly: [demo/lift-off], weight: 4,
       title: It flies, sources: [{id: told}], disputed: [{at: 1961-04-12T06:08Z, sources: [{id: told}], note: Late.}]}
    - {id: walk, at: 1961-04-12, kind: eva, people: [pilot], duration: 0:10~, title: Pilot goes outside,
       distinct: [{id: demo/launch, note: Before.}], sources: [{id: told}]}
people:
  pilot: {name: Pia Lott, born: 1930~, gender: female, birthplace: Rome, sources: [{id: told}]}
sources:
  told: {title: Told, kind: web, year: 1961}
"""


LARGE = (EVERY_FIELD / "demo.yaml").read_bytes()


def test_what_the_bytes_below_are_made_from_is_right() -> None:
    dataset, problems = load(SMALL)
    assert dataset is not None
    assert [problem.rule for problem in problems] == ["distinct-needed"]  # it is from an event of the same file
    _, problems = load(LARGE)
    of_the_file_beside_it = {"also-elsewhere", "landed-in", "known-elsewhere", "distinct-from-something"}
    assert {problem.rule for problem in problems} <= of_the_file_beside_it | {"distinct-needed"}


@BOUNDED
@given(st.data())
def test_a_right_file_with_some_bytes_changed_loads_or_is_told_of(data: st.DataObject) -> None:
    raw = SMALL
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), start + data.draw(st.integers(0, 12)))
        new = data.draw(st.binary(max_size=3) | LETTERS.map(str.encode) | st.sampled_from([b"9999", b"0", b"~", b"/"]))
        raw = raw[:start] + new + raw[end:]
    assert_loads_or_reports(raw)


@pytest.mark.parametrize("name", ["people.yaml", "organisations.yaml"])
@settings(BOUNDED, max_examples=15)
@given(st.data())
def test_a_shipped_file_that_is_cut_off_anywhere_loads_or_is_told_of(name: str, data: st.DataObject) -> None:
    raw = (ROOT / "data" / name).read_bytes()[:4000]
    assert_loads_or_reports(raw[: data.draw(st.integers(0, len(raw)))])


# Structures


IDS = st.sampled_from(["demo", "told", "pilot", "ship", "get", "launch", "a-b", "A", "", "../x"])
DATES = st.sampled_from(
    ["1961", "1961-04", "1961-04-12", "1961-04-12T06:07Z", "1961-04-12T06:07:00Z", "1961~", "1961-04-12/1961-04-13",
     "0001", "9999-12-31T23:59:59Z", "1961-02-30", "12 April"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["It flies", "x", " ", "It was", "[red]", "\x1b[31m", "\u202e", "Пилот", "1", "5", "true", "0:00", "-3:00:59",
     "9999999:59"]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)  # fmt: skip
CLOSED = st.sampled_from(
    [*vocabulary.MISSION_KINDS, *list(vocabulary.EVENT_KINDS)[:12], "launch", "landing", "transfer",
     *vocabulary.SEAT_STATUSES, *vocabulary.UNITS[:3], *vocabulary.SOURCE_KINDS, *vocabulary.ORGANISATION_KINDS[:2],
     *vocabulary.GENDERS, *vocabulary.BODIES[:2]]
)  # fmt: skip
DURATIONS = st.sampled_from(["0:30", "1:00:00", "2:10~", "-1:00", "long"])
DEGREES = st.sampled_from(["0", "-90", "12.5", "180", "181", "north"])
WHOLE_IDS = st.sampled_from(["demo/launch", "demo/old", "demo/walk", "other/event", "demo"])
SCALARS = IDS | DATES | WORDS | CLOSED | st.none()
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "id": IDS, "person": IDS, "to": IDS, "parent": IDS, "event": IDS, "about": IDS, "at": DATES, "epoch": DATES,
    "born": DATES, "died": DATES, "founded": DATES, "kind": CLOSED, "status": CLOSED, "unit": CLOSED,
    "people": st.lists(IDS, max_size=2), "agencies": st.lists(IDS, max_size=2),
    "elapsed": st.dictionaries(IDS, WORDS, max_size=2), "duration": DURATIONS, "body": CLOSED, "gender": CLOSED,
    "latitude": DEGREES, "longitude": DEGREES, "also": st.lists(IDS, max_size=2),
    "formerly": st.lists(WHOLE_IDS, max_size=2),
    "commander": IDS, "begins": DATES, "ends": DATES, "landed_in": IDS | WHOLE_IDS,
    "none": st.sampled_from(["true", "false"]),
}  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(IDS | WORDS, inner, max_size=3),
    max_leaves=5,
)


def inner_shape(annotation: Any) -> type[schema.Shape] | None:
    if isinstance(annotation, type) and issubclass(annotation, schema.Shape):
        return annotation
    return next(filter(None, map(inner_shape, getattr(annotation, "__args__", ()))), None)


def value_of(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    """Return what may stand in a field: mostly what fits, at times anything."""
    shape = inner_shape(annotation)
    if shape is None:
        fits = LIKELY.get(name, WORDS)
    elif "dict" in str(annotation):
        fits = st.dictionaries(IDS, mapping_of(shape), max_size=3)
    elif "list" in str(annotation):
        fits = st.lists(mapping_of(shape), max_size=3)
    else:
        fits = mapping_of(shape)
    return st.integers(0, 14).flatmap(lambda odd: fits if odd else ANYTHING)


MADE: dict[type[schema.Shape], st.SearchStrategy[Any]] = {}


def mapping_of(shape: type[schema.Shape]) -> st.SearchStrategy[Any]:
    """Return mappings with the fields of a shape: those that must be there nearly always, the others at times."""
    if shape not in MADE:
        fields = {name: (field, value_of(name, field.annotation)) for name, field in shape.model_fields.items()}
        needed = {name: value for name, (field, value) in fields.items() if field.is_required()}
        other = {name: value for name, (field, value) in fields.items() if not field.is_required()}
        MADE[shape] = st.fixed_dictionaries(needed, optional=other)
    return MADE[shape]


def written(tree: object) -> bytes:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode("utf-8")


@pytest.mark.slow
@BOUNDED
@given(mapping_of(schema.File))
def test_any_structure_in_the_words_of_the_format_loads_or_is_told_of(tree: object) -> None:
    assert_loads_or_reports(written(tree))


@pytest.mark.slow
@BOUNDED
@given(st.data())
def test_a_right_structure_with_something_put_in_loads_or_is_told_of(data: st.DataObject) -> None:
    tree = yaml.load(data.draw(st.sampled_from([SMALL, LARGE])), yaml.BaseLoader)
    for _ in range(data.draw(st.integers(1, 2))):
        node = tree
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = data.draw(st.sampled_from(keys)) if keys else "x"
            if not keys and isinstance(node, list):
                break
            if not keys or not isinstance(node[key], (dict, list)) or data.draw(st.integers(0, 3)) == 0:
                node[key] = data.draw(SCALARS | ANYTHING)
                break
            node = node[key]
    assert_loads_or_reports(written(tree))


@settings(BOUNDED, max_examples=60)
@given(st.text(max_size=40), st.sampled_from(["title", "detail", "place"]))
def test_any_text_in_an_event_comes_back_as_it_is_or_is_told_of(text: str, field: str) -> None:
    tree = yaml.load(SMALL, yaml.BaseLoader)
    tree["mission"]["events"][0][field] = text
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    dataset, problems = load(yaml.safe_dump(tree).encode("utf-8"))
    if not any(problem.level == "error" for problem in problems):
        assert dataset is not None
        assert getattr(dataset.missions["demo"][0].events[0], field) == text
