"""What a command prints can be built again from each format, field by field, by readers that know nothing of ours."""

import json
from pathlib import Path
from typing import Any

import pytest

from missionfacts.catalogue.lookup import EVERYTHING
from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.exports import rebuilt
from tests.exports.conftest import FORMATS
from tests.exports.reading import Tables, read

SMALL_MISSIONS = ("base", "demo", "ferry", "lander", "other")


def asked(run: Run, *argv: str) -> Any:
    result = run(*argv, "-f", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def assert_same_answers(run: Run, tables: Tables, mission: str, *data: str) -> None:
    """Compare a timeline, a roster, figures and what each event rests on with what the commands say."""
    told = asked(run, "timeline", mission, *data)
    assert rebuilt.timeline(tables, mission) == told
    assert rebuilt.crew(tables, mission) == asked(run, "crew", mission, "--status", "all", *data)
    assert rebuilt.figures(tables, mission) == asked(run, "figures", mission, *data)
    for event in told[:: max(len(told) // 5, 1)]:
        assert_same_citation(run, tables, "event", event["id"], *data)


def assert_same_citation(run: Run, tables: Tables, kind: str, key: str, *data: str) -> None:
    (citation,) = asked(run, "cite", key, *data)
    found = rebuilt.cited(tables, kind, key)
    assert found == {name: citation[name] for name in found}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("mission", SMALL_MISSIONS)
def test_answers_of_small_missions(run: Run, small_tables: dict[str, Tables], name: str, mission: str) -> None:
    assert_same_answers(run, small_tables[name], mission, *OF_EVERYTHING)


def test_every_record_cites_the_same(run: Run, small_tables: dict[str, Tables]) -> None:
    records = small_tables["csv"]["records"]
    assert {row["kind"] for row in records} == set(EVERYTHING)
    derived = {row["id"] for row in small_tables["csv"]["clocks"] if row["derived"]}
    for row in records:
        if row["kind"] != "source" and row["id"] not in derived:
            assert_same_citation(run, small_tables["csv"], row["kind"], row["id"], *OF_EVERYTHING)


def test_people_and_works(run: Run, small_tables: dict[str, Tables]) -> None:
    for told, found in (
        (asked(run, "people", *OF_EVERYTHING), rebuilt.people(small_tables["csv"])),
        (asked(run, "sources", *OF_EVERYTHING), rebuilt.works(small_tables["csv"])),
    ):
        assert {each["id"] for each in told} == set(found)
        for each in told:
            assert found[each["id"]] == {name: each[name] for name in found[each["id"]]}


def assert_same_flights(run: Run, tables: Tables, person: str, *data: str) -> None:
    (told,) = asked(run, "person", person, *data)
    assert told["flights"]
    wanted = [{name: each[name] for name in each if name != "height"} for each in told["flights"]]
    assert rebuilt.flights(tables, person) == wanted


def test_flights(run: Run, small_tables: dict[str, Tables]) -> None:
    for person in ("demo-pilot", "demo-other"):
        assert_same_flights(run, small_tables["csv"], person, *OF_EVERYTHING)


@pytest.mark.parametrize("name", FORMATS[1:])
def test_all_formats_have_the_same_rows(small_tables: dict[str, Tables], name: str) -> None:
    assert small_tables[name] == small_tables["csv"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_answers_of_all_the_data(run: Run, tmp_path: Path, name: str) -> None:
    assert run("export", str(tmp_path), "-f", name).code == 0
    tables = read(tmp_path)
    assert_same_answers(run, tables, "astp")
    if name == "sqlite":  # the others have the same rows
        assert_same_answers(run, tables, "mir")
        for person in ("leonov", "gagarin", "krikalev", "foale", "shepard"):
            assert_same_flights(run, tables, person)
        everyone = rebuilt.people(tables)
        assert all(everyone[each["id"]].items() <= each.items() for each in asked(run, "people"))
        every = rebuilt.works(tables)
        assert all(every[each["id"]].items() <= each.items() for each in asked(run, "sources"))
