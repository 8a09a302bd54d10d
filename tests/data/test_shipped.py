"""What all the shipped data has to have, from the YAML itself and from the commands."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tools import compare

from missionfacts.compile.load import load
from missionfacts.data_files import data_files
from tests.commands.conftest import ids
from tests.conftest import ROOT, Run

LOOKED_AT_MOST = (
    "vostok-1", "mercury-atlas-6", "voskhod-2", "gemini-8", "apollo-8", "apollo-11", "apollo-13", "skylab-2", "sts-1",
    "sts-51-l", "sts-107", "sts-71", "soyuz-tm-31", "shenzhou-5", "spacex-demo-2",
)  # fmt: skip
STATIONS = ("salyut-1", "salyut-3", "salyut-4", "salyut-5", "salyut-6", "salyut-7", "skylab", "mir", "iss", "tiangong")
NOBODY_NAMED = ["eva-2026-08-25", "eva-2026-08"]  # spacewalks of which no work that was found says who made them
NOT_LANDED = {"soyuz-ms-29", "spacex-crew-13", "shenzhou-23"}  # in space on the day to which the data reach


def at(event: dict[str, Any]) -> str:
    return str(event["at"])


@pytest.mark.slow
def test_the_shipped_data_has_neither_errors_nor_warnings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "data", "--strict", "--no-bundled")
    assert (result.code, result.out) == (0, "")


@pytest.fixture(scope="module")
def missions(data_files_read: list[Any]) -> dict[str, dict[str, Any]]:
    return {file["mission"]["id"]: file["mission"] for file in data_files_read if "mission" in file}


@pytest.mark.parametrize("name", LOOKED_AT_MOST)
def test_where_people_look_there_is_depth(missions: dict[str, dict[str, Any]], name: str) -> None:
    events = missions[name]["events"]
    assert len(events) >= 25
    assert len([event for event in events if "T" in at(event)]) >= 10


def test_every_flight_with_a_crew_has_a_launch_and_an_end(missions: dict[str, dict[str, Any]]) -> None:
    crewed = {key: mission for key, mission in missions.items() if mission["kind"] == "crewed"}
    assert len(crewed) >= 410
    for key, mission in crewed.items():
        kinds = {event["kind"] for event in mission["events"]}
        assert "launch" in kinds, key
        assert kinds & {"landing", "loss"} or key in NOT_LANDED, key


def test_robots_have_their_milestones_and_stations_their_files(missions: dict[str, dict[str, Any]]) -> None:
    robotic = [mission for mission in missions.values() if mission["kind"] == "robotic"]
    assert sum(len(mission.get("events", ())) for mission in robotic) >= 150
    assert all(missions[name]["kind"] == "station" for name in STATIONS)


def test_spacewalks_have_their_times_and_people(missions: dict[str, dict[str, Any]]) -> None:
    walks = [event for mission in missions.values() for event in mission.get("events", ()) if event["kind"] == "eva"]
    assert len(walks) >= 499
    assert [event["id"] for event in walks if not event.get("people")] == NOBODY_NAMED
    assert len([event for event in walks if "/" in at(event)]) >= 0.95 * len(walks)


@pytest.mark.slow
def test_every_day_of_the_year_has_a_fact_and_most_have_two(run: Run) -> None:
    leap_year = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
    told = {day: len(ids(run, "today", "--date", f"{day}", "--tz", "utc")) for day in leap_year}
    assert [day for day, facts in told.items() if not facts] == []
    assert sum(facts >= 2 for facts in told.values()) >= 300


def test_what_happened_in_flight_stands_before_the_landing(missions: dict[str, dict[str, Any]]) -> None:
    only_in_flight = {"eva", "docking", "undocking", "transfer", "manoeuvre", "staging"}
    before_the_end = {*only_in_flight, "experiment", "test", "observation"}  # which a robot goes on with where it lands
    for key, mission in missions.items():
        in_flight = only_in_flight if mission["kind"] == "robotic" else before_the_end
        events = mission.get("events", [])
        ends = [number for number, event in enumerate(events) if event["kind"] in ("landing", "impact", "entry")]
        for event in events[ends[-1] + 1 :] if ends and mission["kind"] != "station" else ():
            day = at(events[ends[-1]])[:10]
            assert at(event) != day or event["kind"] not in in_flight, (key, event["id"])


@pytest.mark.slow
def test_no_crewed_flight_differs_from_the_table_without_saying_so() -> None:
    folder = ROOT / "data"
    assert list(compare.differences(load(data_files(folder), folder))) == []


def test_the_comparison_finds_what_is_wrong(tmp_path: Path) -> None:
    text = (ROOT / "data" / "mercury-redstone-3.yaml").read_text("utf-8")
    (tmp_path / "mercury-redstone-3.yaml").write_text(
        text.replace("1961-05-05T14:34:13Z", "1961-05-05T14:24:13Z"), "utf-8"
    )
    for name in ("people", "organisations", "sources"):
        (tmp_path / f"{name}.yaml").symlink_to(ROOT / "data" / f"{name}.yaml")
    found = list(compare.differences(load(data_files(tmp_path), tmp_path)))
    assert "H00002 Freedom Seven: launch 1961-05-05T14:34:13Z, but 1961-05-05T14:24:13Z in mercury-redstone-3" in found
    assert "H00001 Vostok: no mission cites this row" in found
