"""Every field of the data format comes out of the commands as it was put in, and fits the schema of what they print."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.commands.conftest import records
from tests.conftest import Run

DATA = """\
dataset:
  version: 2026-11-22
  covers: 2026-11-01
  licence: CC BY 4.0
  credit: Somebody
mission:
  id: station
  name: Station
  kind: station
  summary: People live there.
  sources: [{id: told}]
  backup: {none: true, sources: [{id: told, at: p. 3}]}
  spacecraft:
    - {id: core, name: Core, in_space: false, sources: [{id: told}]}
  crew:
    - {person: doe, spacecraft: core, role: pilot, status: prime, nation: Ruritania, sources: [{id: told}]}
    - {person: roe, spacecraft: core, role: engineer, status: prime, sources: [{id: told}]}
  expeditions:
    - id: ex-1
      name: Expedition 1
      aliases: [First Crew]
      begins: 2000-11-02
      ends: 2001-03
      commander: doe
      crew:
        - {person: doe, role: commander}
        - {person: roe, role: flight engineer, begins: 2000-12-01, ends: 2001-02~}
      sources: [{id: told, at: p. 4}]
    - {id: ex-2, name: Expedition 2, begins: 2001-03, commander: roe, crew: [{person: roe, role: commander}], sources: [{id: told}]}
  events:
    - {id: stated, at: 2000-11-05, kind: eva, people: [doe], duration: 1:10~, title: Doe goes outside, sources: [{id: told}]}
    - {id: timed, at: 2000-11-06T10:00Z/2000-11-06T10:30Z, kind: eva, people: [doe], title: Doe goes outside again, sources: [{id: told}]}
    - {id: unknown, at: 2000-11-07, kind: eva, people: [roe], title: Roe goes outside, sources: [{id: told}]}
    - id: landing
      at: 2001-03-21T09:00Z
      kind: visit
      position: {latitude: -40.10, longitude: 20.5}
      also: [other]
      formerly: [station/arrival, other/landing]
      distinct: [{id: other/call, note: That is only a greeting.}]
      title: Somebody comes down
      sources: [{id: told}]
      disputed: [{duration: 2:00, sources: [{id: told}], note: A guess.}]
people:
  doe: {name: Jane Doe, nation: Borduria, gender: female, birthplace: Szohôd, born: 1961-05-05, weight: 4, sources: [{id: told}],
    disputed: [{birthplace: Istow, sources: [{id: told}], note: Where she grew up.}]}
  roe: {name: Rachel Roe, nation: Borduria, sources: [{id: told}]}
sources:
  told: {title: Told, kind: web}
"""  # noqa: E501
OTHER = """\
mission:
  id: other
  name: Other
  kind: robotic
  summary: It strikes the Moon.
  sources: [{id: told}]
  events:
    - {id: strike, at: 1959-09-13, kind: impact, position: {latitude: 29.1, longitude: 0, body: Moon}, title: It strikes, sources: [{id: told}]}
    - {id: call, at: 2001-03-21T09:00:30Z, kind: message, title: Somebody calls, sources: [{id: told}]}
"""  # noqa: E501
USE = {"id": "told", "at": None, "printed": None}


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    (tmp_path / "station.yaml").write_text(DATA, "utf-8")
    (tmp_path / "other.yaml").write_text(OTHER, "utf-8")
    return ["--no-bundled", "--data", str(tmp_path)]


def checked(run: Run, own: list[str], *argv: str) -> list[dict[str, Any]]:
    """Return what a command prints, if it fits the schema of that command."""
    found = records(run, *argv, *own)
    jsonschema.Draft202012Validator(json.loads(run("schema", argv[0]).out)).validate(found)
    return found


def test_the_file_is_right(run: Run, own: list[str]) -> None:
    assert run("check", own[-1], "--no-bundled").out == ""


def test_the_fields_of_an_event(run: Run, own: list[str]) -> None:
    stated, timed, unknown, landing = checked(run, own, "timeline", "station")
    assert [each["duration"] for each in (stated, timed, unknown, landing)] == ["1:10~", "0:30", None, None]
    assert landing["position"] == {"latitude": "-40.10", "longitude": "20.5", "body": None, "about": False}
    assert landing["also"] == ["other"]
    assert landing["formerly"] == ["station/arrival", "other/landing"]
    assert landing["distinct"] == [{"id": "other/call", "note": "That is only a greeting."}]
    assert (stated["missions"], landing["missions"]) == (["station"], ["station", "other"])
    empty: dict[str, Any] = {"position": None, "also": [], "formerly": [], "distinct": []}
    assert empty.items() <= stated.items()
    strike, belonging, call = checked(run, own, "timeline", "other")
    assert (belonging["id"], call["id"]) == ("station/landing", "other/call")
    assert strike["position"] == {"latitude": "29.1", "longitude": "0", "body": "Moon", "about": False}
    (shown,) = checked(run, own, "show", "station/landing")
    assert shown == landing


def test_an_anniversary_has_the_fields_of_its_event(run: Run, own: list[str]) -> None:
    (event,) = checked(run, own, "show", "station/landing")
    today, _ = checked(run, own, "today", "--date", "2026-03-21", "--tz", "utc")
    upcoming, _ = checked(run, own, "upcoming", "--date", "2026-03-20", "--days", "1", "--tz", "utc")
    assert today["date"] == upcoming["date"] == "2026-03-21"
    shared = event.keys() & today.keys() - {"clock"}
    assert {"position", "duration", "also", "formerly", "distinct", "missions", "elapsed", "to", "pictures"} <= shared
    for field in shared:
        assert today[field] == upcoming[field] == event[field], field


def test_an_event_is_cited_by_a_former_id_and_its_duration_may_be_in_dispute(run: Run, own: list[str]) -> None:
    for name in ("station/arrival", "other/landing", "station/landing"):
        (cited,) = checked(run, own, "cite", name)
        assert cited["id"] == "station/landing"
    assert [(rival["field"], rival["value"]) for rival in cited["disputed"]] == [("duration", "2:00")]
    found = {each["field"]: (each["value"], each["rival"]) for each in checked(run, own, "disputes")}
    assert found == {"duration": (None, "2:00"), "birthplace": ("Szohôd", "Istow")}


def test_a_seat_has_the_nation_at_the_time_and_else_the_persons(run: Run, own: list[str]) -> None:
    seats = checked(run, own, "crew", "station")
    assert [(seat["person"], seat["nation"]) for seat in seats] == [("doe", "Ruritania"), ("roe", "Borduria")]


@pytest.mark.parametrize("nation", ["Ruritania", "borduria"])
def test_missions_are_found_by_the_nation_at_the_time(run: Run, own: list[str], nation: str) -> None:
    assert [each["id"] for each in checked(run, own, "missions", "--nation", nation)] == ["station"]


def test_a_nation_for_which_nobody_flew_is_unknown(run: Run, own: list[str]) -> None:
    alone = Path(own[-1]) / "station.yaml"
    alone.write_text(
        DATA.replace("role: engineer, status: prime,", "role: engineer, status: prime, nation: Syldavia,"), "utf-8"
    )
    result = run("missions", "--nation", "Borduria", *own)
    assert result.code == 2
    assert "Ruritania, Syldavia" in result.err


def test_a_mission_has_its_backup_and_expeditions(run: Run, own: list[str]) -> None:
    (card,) = checked(run, own, "show", "station")
    assert card["backup"] == {"none": True, "sources": [{**USE, "at": "p. 3"}]}
    first, second = card["expeditions"]
    member = {"begins": None, "ends": None}
    assert first == {
        "id": "station/ex-1",
        "name": "Expedition 1",
        "aliases": ["First Crew"],
        "begins": "2000-11-02",
        "ends": "2001-03",
        "commander": "doe",
        "crew": [
            {"person": "doe", "role": "commander", **member},
            {"person": "roe", "role": "flight engineer", "begins": "2000-12-01", "ends": "2001-02~"},
        ],
        "sources": [{**USE, "at": "p. 4"}],
    }
    assert (second["ends"], second["commander"]) == (None, "roe")
    assert [craft["in_space"] for craft in card["spacecraft"]] == [False]
    (other,) = checked(run, own, "show", "other")
    assert (other["backup"], other["expeditions"]) == (None, [])


@pytest.mark.parametrize("name", ["Expedition 1", "ex-1", "station/ex-1", "first crew"])
def test_an_expedition_is_shown_and_cited_by_its_id_name_and_alias(run: Run, own: list[str], name: str) -> None:
    (shown,) = checked(run, own, "show", name)
    (cited,) = checked(run, own, "cite", name)
    assert shown["id"] == cited["id"] == "station/ex-1"
    assert (cited["what"], cited["value"], cited["field"]) == ("expedition", "2000-11-02/2001-03", "begins")
    assert "Expedition 1" in run("show", name, *own, width=100).out


def test_a_person_has_gender_birthplace_and_weight(run: Run, own: list[str]) -> None:
    (doe,) = checked(run, own, "person", "doe")
    assert (doe["gender"], doe["birthplace"], doe["weight"]) == ("female", "Szohôd", 4)
    (roe,) = checked(run, own, "person", "roe")
    assert (roe["gender"], roe["birthplace"], roe["weight"]) == (None, None, 1)


def test_a_stated_duration_counts_in_the_time_outside_and_a_missing_one_is_told(run: Run, own: list[str]) -> None:
    (doe,) = checked(run, own, "person", "doe")
    assert (doe["spacewalks"], doe["time_outside"]) == (2, "1:40~")
    assert not any("outside" in each for each in doe["missing"])
    (roe,) = checked(run, own, "person", "roe")
    assert (roe["spacewalks"], roe["time_outside"]) == (1, None)
    assert "the time outside of station/unknown: its start or end is not known" in roe["missing"]


def test_the_version_says_to_which_day_the_data_reach(
    run: Run, own: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from missionfacts import store

    folder = Path(own[-1])
    monkeypatch.setattr(store, "CHECKOUT_DATA", folder)
    monkeypatch.setattr(store, "SHIPPED", folder / "there-is-none.sqlite")
    assert run("--version").out.endswith(", data 2026-11-22, which reach to 1 November 2026\n")
    (folder / "station.yaml").write_text(DATA.replace("  covers: 2026-11-01\n", ""), "utf-8")
    assert run("--version").out.endswith(", data 2026-11-22\n")
