"""The catalogue: the same for the same data, written whole or not at all, and with all that the data says in it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from missionfacts import build, files, loading, source
from missionfacts.catalogue import Catalogue, EventFilter, cards, provenance
from missionfacts.catalogue.find import search
from missionfacts.dataset import Dataset
from missionfacts.errors import Ambiguous
from missionfacts.model import Rival, Use
from missionfacts.packing import (
    FIELD,
    ITEM,
    PART,
    RIVAL,
    column_has,
    pack_rivals,
    pack_uses,
    pack_words,
    unpack_rivals,
    unpack_uses,
    unpack_words,
)

from .conftest import ROOT

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=list(source._CONTROLS)))
WORDS = st.lists(TEXTS)
USES = st.lists(st.builds(Use, TEXTS, TEXTS, TEXTS), max_size=3)
RIVALS = st.lists(st.builds(Rival, TEXTS, TEXTS, USES.map(tuple), TEXTS), max_size=3)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return loading.load(files.data_files(ROOT / "data"), ROOT)


@pytest.fixture(scope="module")
def catalogue(data: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    file = tmp_path_factory.mktemp("built") / "catalogue.sqlite"
    build.write(data, file, "test")
    with Catalogue(sqlite3.connect(file)) as opened:
        yield opened


# Packing


def test_what_separates_packed_words_never_gets_past_the_reader() -> None:
    for separator in (RIVAL, PART, ITEM, FIELD):
        _, problems = source.parse(f'{{a: "b\\x{ord(separator):02x}c"}}'.encode(), "x.yaml")
        assert len(problems) == 1
        assert separator in source._CONTROLS


@settings(deadline=None)
@given(WORDS)
def test_words_come_back_from_packing(words: list[str]) -> None:
    assert list(unpack_words(pack_words(words))) == words


@settings(deadline=None)
@given(USES)
def test_uses_come_back_from_packing(uses: list[Use]) -> None:
    assert list(unpack_uses(pack_uses(uses))) == uses


@settings(deadline=None)
@given(RIVALS)
def test_rivals_come_back_from_packing(rivals: list[Rival]) -> None:
    assert list(unpack_rivals(pack_rivals(rivals))) == rivals


@settings(deadline=None)
@given(WORDS, TEXTS)
def test_a_packed_column_has_just_the_words_that_were_packed(words: list[str], other: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        for word in (*words, other, *(word[:1] for word in words)):
            row = connection.execute(f"SELECT {column_has('?')}", [pack_words(words), word])
            assert bool(row.fetchone()[0]) == (word in words)
    connection.close()


# The same data, the same bytes


def test_two_builds_of_the_same_data_are_the_same_bytes(data: Dataset, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two" / "other.sqlite"
    build.write(data, one, "test")
    build.write(data, two, "test")
    assert one.read_bytes() == two.read_bytes()


def test_a_build_over_an_old_catalogue_leaves_nothing_of_it(data: Dataset, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    two.write_bytes(b"not a database " * 100_000)
    build.write(data, one, "test")
    build.write(data, two, "test")
    assert one.read_bytes() == two.read_bytes()


def test_builds_in_processes_of_their_own_are_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from missionfacts import build, files, loading\n"
        "root = Path(sys.argv[1])\n"
        "build.write(loading.load(files.data_files(root / 'data'), root), Path(sys.argv[2]), 'test')\n"
    )
    built = []
    for seed in ("1", "2"):  # in which order Python walks through a set
        file = tmp_path / seed
        command = [sys.executable, "-c", program, str(ROOT), str(file)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        built.append(file.read_bytes())
    assert built[0] == built[1]


# Whole or not at all


class Stop(BaseException):
    """What nobody catches, as little as an interrupt."""


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, Stop])
@pytest.mark.parametrize("before", [None, b"the old catalogue"])
def test_a_build_that_stops_halfway_leaves_all_as_it_was(
    data: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    before: bytes | None,
) -> None:
    target = tmp_path / "catalogue.sqlite"
    if before is not None:
        target.write_bytes(before)

    def fill(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        connection.commit()
        raise error

    monkeypatch.setattr(build, "fill", fill)
    with pytest.raises(error):
        build.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({target.name: before} if before else {})


def test_a_full_disk_is_an_os_error_and_leaves_all_as_it_was(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "catalogue.sqlite"
    target.write_bytes(b"the old catalogue")
    fill = build.fill

    def fill_a_small_disk(connection: sqlite3.Connection, *rest: Any) -> None:
        connection.execute("PRAGMA max_page_count = 20")
        fill(connection, *rest)

    monkeypatch.setattr(build, "fill", fill_a_small_disk)
    with pytest.raises(OSError, match="full"):
        build.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"the old catalogue"}


def test_a_place_that_is_taken_by_a_folder_is_an_os_error_without_litter(data: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "catalogue.sqlite"
    target.mkdir()
    with pytest.raises(OSError, match=r"catalogue\.sqlite"):
        build.write(data, target, "test")
    assert list(tmp_path.rglob("*")) == [target]


def test_a_folder_that_is_a_file_is_an_os_error(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        build.write(data, tmp_path / "file" / "catalogue.sqlite", "test")


def ended_process() -> int:
    """Return the number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.parametrize("process", [ended_process, os.getpid])
def test_what_a_killed_build_left_is_no_hindrance_and_goes(
    data: Dataset, tmp_path: Path, process: Callable[[], int]
) -> None:
    target = tmp_path / "catalogue.sqlite"
    build.write(data, target, "test")
    whole = target.read_bytes()
    # A process may have the number of a killed one; in a container it often does.
    (tmp_path / f".catalogue.sqlite-{process()}").write_bytes(whole)
    build.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: whole}


# All that the data says


def said(group: str) -> dict[str, Any]:
    """Return a group of the data files as another reader has it: every scalar as text."""
    found: dict[str, Any] = {}
    for file in sorted((ROOT / "data").glob("*.yaml")):
        content = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        if group == "mission" and group in content:
            found[content[group]["id"]] = content[group]
        elif group != "mission":
            found |= content.get(group, {})
    return found


MISSIONS = said("mission")
PEOPLE = said("people")


def uses_in(said: dict[str, Any]) -> list[Use]:
    return [Use(use["id"], use.get("at", ""), use.get("printed", "")) for use in said["sources"]]


def rivals_in(said: dict[str, Any]) -> list[Rival]:
    return [
        Rival(field, value, tuple(uses_in(dispute)), dispute["note"])
        for dispute in said.get("disputed", ())
        for field, value in dispute.items()
        if field not in {"sources", "note"}
    ]


def as_said(record: Any, said: dict[str, Any], mission: str = "", leave_out: Sequence[str] = ()) -> dict[str, Any]:
    """Return what a record has for each field that the data gives, in the form the data gives it.

    mission: the record's, which whole ids begin with.
    """
    found: dict[str, Any] = {}
    for field, value in said.items():
        if field in leave_out:
            continue
        has = getattr(record, field)
        if field == "sources":
            found[field] = value if list(has) == uses_in(said) else has
        elif field == "disputed":
            found[field] = value if list(has) == rivals_in(said) else has
        elif field in {"joint", "in_space"}:
            found[field] = str(bool(has)).lower()
        elif field in {"id", "event"}:
            found[field] = has.removeprefix(f"{mission}/")
        else:
            found[field] = list(has) if isinstance(value, list) else str(has)
    return found


def without(said: dict[str, Any], leave_out: Sequence[str]) -> dict[str, Any]:
    return {field: value for field, value in said.items() if field not in leave_out}


def test_the_other_reader_finds_something() -> None:
    assert MISSIONS["astp"]["events"]
    assert any(event.get("disputed") for event in MISSIONS["astp"]["events"])
    assert PEOPLE
    assert said("sources")
    assert said("organisations")


Told = Callable[[Catalogue, str], None]
BATCHES = [list(MISSIONS)[start::12] for start in range(12)]  # a test for each mission would cost more than its work


def for_every_mission(test: Told) -> Callable[[Catalogue, list[str]], None]:
    """Make a test of one mission a test of all, in batches; what fails names its mission."""

    def of_batch(catalogue: Catalogue, batch: list[str]) -> None:
        for mission in batch:
            try:
                test(catalogue, mission)
            except AssertionError as error:
                raise AssertionError(f"{mission}: {error}") from error

    return pytest.mark.parametrize("batch", BATCHES, ids=range(12))(of_batch)


@for_every_mission
def test_every_event_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue, mission: str) -> None:
    events = list(catalogue.events(mission, EventFilter()))
    told = MISSIONS[mission].get("events", [])
    assert [event.id for event in events] == [f"{mission}/{each['id']}" for each in told]
    hidden = ("elapsed", "to")  # read by rules only
    assert [as_said(event, each, mission, hidden) for event, each in zip(events, told, strict=True)] == [
        without(each, hidden) for each in told
    ]


@for_every_mission
def test_every_seat_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue, mission: str) -> None:
    seats = list(catalogue.seats(mission))
    told = MISSIONS[mission].get("crew", [])
    assert [as_said(seat, each) for seat, each in zip(seats, told, strict=True)] == told
    for seat in seats:
        person = PEOPLE[seat.person]
        assert (seat.name, seat.native, seat.nation) == (
            person["name"],
            person.get("native", ""),
            person.get("nation", ""),
        )


@for_every_mission
def test_every_group_of_a_mission_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue, mission: str) -> None:
    card = cards.mission_card(catalogue, mission)
    for group in ("spacecraft", "clocks", "facts", "experiments", "pictures"):
        told = MISSIONS[mission].get(group, [])
        hidden = ("aliases",) if group == "spacecraft" else ()  # other names to ask by, not told again
        found = [
            as_said(record, each, mission, hidden) for record, each in zip(getattr(card, group), told, strict=True)
        ]
        assert found == [without(each, hidden) for each in told]


@for_every_mission
def test_every_mission_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue, mission: str) -> None:
    card = cards.mission_card(catalogue, mission)
    groups = ("spacecraft", "clocks", "crew", "events", "facts", "experiments", "pictures")
    assert as_said(card, MISSIONS[mission], leave_out=groups) == without(MISSIONS[mission], groups)
    assert card.events == len(MISSIONS[mission].get("events", []))


def test_everybody_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue) -> None:
    assert {key: as_said(cards.person_card(catalogue, key), told) for key, told in PEOPLE.items()} == PEOPLE


def test_every_organisation_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue) -> None:
    told = said("organisations")
    assert {key: as_said(cards.organisation_card(catalogue, key), each) for key, each in told.items()} == told


def test_every_source_is_in_the_catalogue_as_the_data_tells_it(catalogue: Catalogue) -> None:
    told = said("sources")
    works = {work.id: work for work in provenance.works(catalogue) + provenance.works(catalogue, unused=True)}
    assert {key: as_said(works[key], each) for key, each in told.items()} == told
    assert works.keys() == told.keys()


@for_every_mission
def test_every_fact_can_be_cited_with_its_sources_and_disputes(catalogue: Catalogue, mission: str) -> None:
    told = MISSIONS[mission]
    for each in (*told.get("events", ()), *told.get("facts", ())):
        citation = provenance.citation(catalogue, f"{mission}/{each['id']}")
        assert list(citation.sources) == uses_in(each)
        assert list(citation.disputed) == rivals_in(each)
        assert (ROOT / citation.file).is_file()
    for seat in catalogue.seats(mission):
        assert provenance.citation(catalogue, seat.id).sources == seat.sources


def test_every_dispute_is_listed(catalogue: Catalogue) -> None:
    records = [
        *PEOPLE.values(),
        *said("organisations").values(),
        *(
            each
            for mission in MISSIONS.values()
            for group in ("events", "crew", "facts")
            for each in mission.get(group, ())
        ),
    ]
    listed = [(each.field, each.rival, each.note) for each in provenance.differences(catalogue)]
    assert sorted(listed) == sorted(
        (rival.field, rival.value, rival.note) for each in records for rival in rivals_in(each)
    )


def test_everybody_answers_to_every_name_and_alias(catalogue: Catalogue) -> None:
    for key, person in PEOPLE.items():
        for name in (key, person["name"], *person.get("aliases", ())):
            try:
                assert catalogue.person_id(name) == key
            except Ambiguous as error:
                assert key in error.candidates


@for_every_mission
def test_every_event_is_found_by_the_words_of_its_title(catalogue: Catalogue, mission: str) -> None:
    for event in MISSIONS[mission].get("events", ()):
        assert f"{mission}/{event['id']}" in {hit.id for hit in search(catalogue, event["title"])}
