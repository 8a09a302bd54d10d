"""Events of several missions: they stand in one file, and every command finds them from wherever they belong."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import ids, records
from tests.conftest import Run

STATION = """\
mission:
  id: station
  name: Station
  kind: station
  summary: People live there.
  sources: [{id: log}]
  spacecraft: [{id: core, name: Core, sources: [{id: log}]}]
  events:
    - {id: core-launch, at: 1980-01-01T00:00:00Z, kind: launch, spacecraft: [core], title: The core lifts off, sources: [{id: log}]}
    - {id: early, at: 1980-05-01, kind: message, people: [doe], title: Doe greets the station from Earth, sources: [{id: log}]}
    - {id: handover, at: 1980-06-02, kind: ceremony, people: [doe], title: Doe gets the key, sources: [{id: log}]}
    - {id: walk, at: 1980-06-02T10:00Z/1980-06-02T11:00Z, kind: eva, spacecraft: [core], people: [doe], title: Doe goes outside, sources: [{id: log}]}
    - {id: repair, at: 1980-06-02, kind: test, spacecraft: [core], title: The core is repaired, sources: [{id: log}]}
    - {id: late, at: 1980-07-01, kind: message, people: [doe], title: Doe greets the station from home, sources: [{id: log}]}
sources: {log: {title: Log, kind: primary}}
"""  # noqa: E501
SHIP = """\
mission:
  id: ship
  name: Ship
  kind: crewed
  summary: It brings Doe.
  sources: [{id: log}]
  spacecraft: [{id: ship, name: Swift, crew: 1, sources: [{id: log}]}]
  crew:
    - {person: doe, spacecraft: ship, role: pilot, status: prime, sources: [{id: log}]}
    - {person: roe, spacecraft: ship, role: pilot, status: backup, sources: [{id: log}]}
  events:
    - {id: launch, at: 1980-06-01T12:00:00Z, kind: launch, spacecraft: [ship], people: [doe], title: Ship lifts off, sources: [{id: log, at: p. 5}]}
    - {id: docking, at: 1980-06-01T18:30:40Z, kind: docking, spacecraft: [ship, station/core], people: [doe], formerly: [station/ship-docks], title: Ship docks, sources: [{id: log}]}
    - {id: latches, at: 1980-06-01T18:30Z, kind: hatch, spacecraft: [ship], title: Latches close at once, sources: [{id: log}]}
    - {id: transfer, at: 1980-06-01, kind: transfer, spacecraft: [ship], people: [doe], to: station/core, title: Doe moves in, sources: [{id: log}]}
    - {id: return, at: 1980-06-03, kind: transfer, spacecraft: [station/core], people: [doe], to: ship, title: Doe moves out, sources: [{id: log}]}
    - {id: landing, at: 1980-06-03T12:00:00Z, kind: landing, spacecraft: [ship], people: [doe], also: [memorial], title: Ship lands, sources: [{id: log}]}
people:
  doe: {name: Jane Doe, sources: [{id: log}]}
  roe: {name: Rachel Roe, sources: [{id: log}]}
"""  # noqa: E501
MEMORIAL = """\
mission:
  id: memorial
  name: Memorial
  kind: programme
  summary: It remembers.
  sources: [{id: log}]
  events:
    - {id: stone, at: 1990, kind: ceremony, title: A stone is laid, sources: [{id: log}]}
"""
OF_SHIP = [f"ship/{name}" for name in ("launch", "docking", "latches", "transfer")]
ABOARD = ["station/handover", "station/walk"]


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    for name, text in (("station", STATION), ("ship", SHIP), ("memorial", MEMORIAL)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return ["--no-bundled", "--data", str(tmp_path)]


def timeline(run: Run, own: list[str], mission: str, *options: str) -> list[str]:
    return ids(run, "timeline", mission, *options, *own)


def warnings(run: Run, own: list[str]) -> list[str]:
    """Return what is told of the files, but that nobody tells of the ship's undocking."""
    told = run("check", own[-1], "--no-bundled")
    assert told.code == 0
    return [line for line in told.out.splitlines() if "never undocked" not in line]


def test_the_files_are_right(run: Run, own: list[str]) -> None:
    assert warnings(run, own) == []


def test_a_flight_has_what_its_crew_did_at_the_station_while_it_flew(run: Run, own: list[str]) -> None:
    assert timeline(run, own, "ship") == [*OF_SHIP, *ABOARD, "ship/return", "ship/landing"]


def test_a_station_has_what_its_visitors_did_to_it_in_order_of_time(run: Run, own: list[str]) -> None:
    assert timeline(run, own, "station") == [
        "station/core-launch", "station/early", "ship/docking", "ship/transfer", *ABOARD, "station/repair",
        "ship/return", "station/late",
    ]  # fmt: skip


def test_an_event_belongs_to_those_in_also(run: Run, own: list[str]) -> None:
    assert timeline(run, own, "memorial") == ["ship/landing", "memorial/stone"]


def test_an_event_says_to_which_missions_it_belongs_and_names_craft_as_its_file_does(run: Run, own: list[str]) -> None:
    shown = [each for name in ("ship", "station") for each in records(run, "timeline", name, *own)]
    docking, again = [each for each in shown if each["id"] == "ship/docking"]
    assert docking["missions"] == again["missions"] == ["ship", "station"]
    assert docking["spacecraft"] == again["spacecraft"] == ["ship", "station/core"]
    (walk, _) = [each for each in shown if each["id"] == "station/walk"]
    assert (walk["missions"], walk["spacecraft"]) == (["station", "ship"], ["core"])
    (repair,) = [each for each in shown if each["id"] == "station/repair"]
    assert repair["missions"] == ["station"]


def test_what_is_known_to_the_minute_stays_behind_what_its_file_has_above_it(run: Run, own: list[str]) -> None:
    """18:30 may be after 18:30:40; the file knows, and a list of several files keeps to that."""
    found = timeline(run, own, "ship")
    assert found.index("ship/docking") < found.index("ship/latches")
    assert timeline(run, own, "station", "--spacecraft", "ship/ship") == [
        "ship/docking",
        "ship/transfer",
        "ship/return",
    ]
    assert ids(run, "today", "--date", "1981-06-01", "--tz", "utc", *own) == OF_SHIP


def test_spacecraft_are_asked_for_by_their_ids_here_or_whole(run: Run, own: list[str]) -> None:
    assert timeline(run, own, "station", "--spacecraft", "core", "--kind", "docking") == ["ship/docking"]
    assert timeline(run, own, "ship", "--spacecraft", "station/core") == [
        "ship/docking", "ship/transfer", "station/walk", "ship/return",
    ]  # fmt: skip
    wrong = run("timeline", "ship", "--spacecraft", "core", *own)
    assert wrong.code == 2
    assert "station/core" in wrong.err


def test_elapsed_time_counts_on_the_clock_of_the_mission_that_was_asked_for(run: Run, own: list[str]) -> None:
    def elapsed(mission: str) -> dict[str, Any]:
        return {each["id"]: each["elapsed"] for each in records(run, "timeline", mission, *own)}

    assert elapsed("ship")["ship/docking"] == "6:30:40"
    assert elapsed("ship")["station/walk"] == "22:00"
    assert elapsed("station")["station/walk"] is None  # a station has no clock unless its file gives one
    (cited,) = records(run, "cite", "ship/met", *own)
    assert (cited["what"], cited["value"], cited["sources"][0]["at"]) == ("clock", "1980-06-01T12:00:00Z", "p. 5")
    for clock in ("get", "MET", "T+", "t+"):
        (launch,) = records(run, "timeline", "ship", "--kind", "launch", "--clock", clock, *own)
        assert launch["clock"] == launch["elapsed"] == "0:00:00"
    assert run("timeline", "station", "--clock", "get", *own).code == 2


def test_missions_counts_what_belongs_and_spans_are_of_the_missions_own_ship(run: Run, own: list[str]) -> None:
    found = {each["id"]: each for each in records(run, "missions", *own)}
    assert {key: each["events"] for key, each in found.items()} == {"ship": 8, "station": 9, "memorial": 2}
    spans = {key: (each["start"], each["end"]) for key, each in found.items()}
    assert spans == {
        "ship": ("1980-06-01T12:00:00Z", "1980-06-03T12:00:00Z"),
        "station": ("1980-01-01T00:00:00Z", None),
        "memorial": (None, None),
    }
    for key, each in found.items():
        assert each["events"] == len(timeline(run, own, key))


@pytest.mark.parametrize("command", [["today", "--date", "1981-06-01"], ["upcoming", "--date", "1981-05-31"]])
def test_lists_of_days_tell_an_event_once_and_find_it_from_each_mission(
    run: Run, own: list[str], command: list[str]
) -> None:
    argv = [*command, "--tz", "utc", *own]
    assert ids(run, *argv)[:4] == OF_SHIP
    assert ids(run, *argv, "--mission", "station")[:2] == ["ship/docking", "ship/transfer"]
    both = ids(run, *argv, "--mission", "station", "--mission", "ship")
    assert both[:4] == OF_SHIP
    assert len(set(both)) == len(both)


def test_a_calendar_has_what_belongs_to_the_missions_asked_for_once(run: Run, own: list[str]) -> None:
    def uids(*missions: str) -> list[str]:
        feed = run("calendar", "--weight", "1", *(each for name in missions for each in ("--mission", name)), *own).out
        return [line.strip() for line in feed.splitlines() if line.startswith("UID")]

    assert "UID:ship.docking@missionfacts" in uids("station")
    assert "UID:station.walk@missionfacts" in uids("ship")
    everything = uids()
    assert sorted(uids("ship", "station", "memorial")) == sorted(everything)
    assert len(set(everything)) == len(everything)


def test_a_person_and_a_search_have_each_event_once_and_in_order_of_time(run: Run, own: list[str]) -> None:
    (doe,) = records(run, "person", "doe", *own)
    assert [each["id"] for each in doe["events"]] == [
        "station/early", "ship/launch", "ship/docking", "ship/transfer", *ABOARD, "ship/return", "ship/landing",
        "station/late",
    ]  # fmt: skip
    assert [each["id"] for each in records(run, "search", "ship docks", *own)] == ["ship/docking"]


def test_what_was_merged_into_an_event_of_another_file_cites_that(run: Run, own: list[str]) -> None:
    (cited,) = records(run, "cite", "station/ship-docks", *own)
    assert (cited["id"], cited["mission"]) == ("ship/docking", "ship")


def test_what_is_told_in_two_files_is_a_warning_until_it_is_said_to_be_distinct(run: Run, own: list[str]) -> None:
    path = Path(own[-1]) / "station.yaml"
    twin = "    - {id: arrival, at: 1980-06-01T18:31:10Z, kind: docking, spacecraft: [core], DISTINCTtitle: A ship docks, sources: [{id: log}]}\n"  # noqa: E501
    begin, walk = STATION.split("    - {id: handover")
    path.write_text(f"{begin}{twin.replace('DISTINCT', '')}    - {{id: handover{walk}", "utf-8")
    [told] = warnings(run, own)
    assert "tells this too; make one event of the two, or say why they are 'distinct'" in told
    because = "distinct: [{id: ship/docking, note: Another port.}], "
    path.write_text(f"{begin}{twin.replace('DISTINCT', because)}    - {{id: handover{walk}", "utf-8")
    assert warnings(run, own) == []
