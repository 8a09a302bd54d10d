"""What the files of the shipped data tell of each other: timelines, spans, clocks, and who was in flight."""

import json
from typing import Any

import pytest

from missionfacts.catalogue.database import Catalogue
from tests.commands.conftest import ids, records
from tests.conftest import Run


def events(run: Run, mission: str, *options: str) -> list[dict[str, Any]]:
    return records(run, "timeline", mission, *options)


def test_a_flight_to_a_station_has_what_its_crew_did_aboard(run: Run) -> None:
    found = events(run, "soyuz-tm-21")
    assert [event["id"] for event in found[:2]] == ["soyuz-tm-21/launch", "soyuz-tm-21/docking"]
    assert found[-1]["id"] == "soyuz-tm-21/landing"
    walks = [event for event in found if event["kind"] == "eva"]
    assert len(walks) >= 5
    assert all(event["mission"] == "mir" and "dezhurov" in event["people"] for event in walks)
    assert all(event["missions"][0] == "mir" and "soyuz-tm-21" in event["missions"] for event in walks)


def test_what_a_crew_did_aboard_is_told_on_the_clock_of_its_flight(run: Run) -> None:
    launch, docking, walk, *_ = events(run, "soyuz-tm-21")
    assert (launch["elapsed"], docking["elapsed"]) == ("0:00:00", "49:33:52")
    assert walk["elapsed"] == "1414:09:10?"  # two lists of one account alone tell the hour of the walk
    assert events(run, "mir", "--from", "1995-05-12", "--to", "1995-05-12")[0]["elapsed"] != walk["elapsed"]


@pytest.mark.parametrize(
    ("station", "ships", "least"),
    [
        ("iss", {"sts-88", "soyuz-tm-31", "sts-135", "spacex-demo-2", "soyuz-ms-01"}, 100),
        ("mir", {"soyuz-t-15", "soyuz-tm-21", "sts-71", "sts-91"}, 35),
        ("salyut-6", {"soyuz-26", "soyuz-27", "soyuz-40"}, 15),
        ("skylab", {"skylab-2", "skylab-3", "skylab-4"}, 3),
        ("tiangong", {"shenzhou-12", "shenzhou-15"}, 5),
    ],
)
def test_a_station_has_the_dockings_of_its_ships(run: Run, station: str, ships: set[str], least: int) -> None:
    found = events(run, station, "--kind", "docking")
    assert len(found) >= least
    assert ships <= {event["mission"] for event in found}
    assert all(station in event["missions"] for event in found)


def test_apollo_soyuz_has_the_flights_that_prepared_it(run: Run) -> None:
    landings = ids(run, "timeline", "astp", "--kind", "landing")
    assert {"soyuz-16/landing", "soyuz-22/landing", "astp/soyuz-landing", "astp/apollo-splashdown"} <= set(landings)
    assert (
        landings.index("soyuz-16/landing") < landings.index("astp/soyuz-landing") < landings.index("soyuz-22/landing")
    )


def test_mir_has_the_landings_of_its_record_crews(run: Run) -> None:
    landings = ids(run, "timeline", "mir", "--kind", "landing")
    assert {f"soyuz-tm-{number}/landing" for number in (3, 6, 20)} | {"sts-79/landing"} <= set(landings)


@pytest.mark.parametrize("mission", ["astp", "mir", "iss", "sts-71", "gemini-8", "soyuz-tm-21", "hubble"])
def test_missions_counts_what_the_timeline_prints(run: Run, mission: str) -> None:
    (counted,) = [row for row in records(run, "missions") if row["id"] == mission]
    assert counted["events"] == len(events(run, mission))


@pytest.mark.parametrize(
    ("mission", "start", "end"),
    [
        ("sts-71", "1995-06-27T19:32:19Z", "1995-07-07T14:54:34Z"),  # not with the launch or landing of Soyuz TM-21
        ("salyut-2", "1973-04-03T09:00:00Z", "1973-05-28"),  # not with DOS-2 of the year before
        ("gemini-8", "1966-03-16T16:41:02Z", "1966-03-17T03:22:28Z"),  # not with its Agena
        ("astp", "1975-07-15T12:20:00Z", "1975-07-24T21:18:24Z"),
        ("skylab-2", "1973-05-25T13:00:00Z", "1973-06-22T13:49:48Z"),
        ("mir", "1986-02-19T21:28:23Z", "2001-03-23T05:44Z"),
    ],
)
def test_a_mission_begins_and_ends_with_its_own_ship(run: Run, mission: str, start: str, end: str | None) -> None:
    (found,) = [row for row in records(run, "missions") if row["id"] == mission]
    assert (found["start"], found["end"]) == (start, end)


# Clocks


def known_to_the_second(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the crewed flights, with their launches, whose launch is known so."""
    sql = "SELECT id, start FROM mission WHERE kind = 'crewed' AND start LIKE '____-__-__T__:__:__Z' ORDER BY sort"
    return [(key, start) for key, start in catalogue.rows(sql)]


@pytest.mark.slow
def test_every_flight_counts_from_its_launch_on_whatever_its_clock_is_called(run: Run, catalogue: Catalogue) -> None:
    flights = known_to_the_second(catalogue)
    assert len(flights) >= 400
    for mission, start in flights:
        for clock in ("get", "met", "T+"):
            launches = events(run, mission, "--kind", "launch", "--clock", clock)
            begin = [event for event in launches if event["at"] == start]
            assert begin, mission
            assert {(event["elapsed"], event["clock"]) for event in begin} == {("0:00:00", "0:00:00")}, (mission, clock)


def test_a_clock_that_is_computed_can_be_cited_with_the_sources_of_the_launch(run: Run) -> None:
    (clock,) = records(run, "cite", "gemini-7/met")
    assert (clock["what"], clock["value"], clock["field"]) == ("clock", "1965-12-04T19:30:04Z", "epoch")
    (launch,) = records(run, "cite", "gemini-7/launch")
    assert clock["sources"] == launch["sources"] != []


@pytest.mark.parametrize("mission", ["mir", "iss"])
def test_a_station_has_no_clock_of_its_own(run: Run, mission: str) -> None:
    assert run("timeline", mission, "--clock", "met").code == 2


# In flight


def in_flight(run: Run, day: str, *options: str) -> dict[str, int]:
    return {each["id"]: each["day"] for each in records(run, "missions", "--in-flight", day, "--tz", "utc", *options)}


def test_who_was_in_flight_in_the_week_of_apollo_soyuz(run: Run) -> None:
    assert in_flight(run, "1975-07-17") == {"soyuz-18": 55, "astp": 3}
    assert "salyut-4" in in_flight(run, "1975-07-17", "--kind", "station")
    assert in_flight(run, "1975-07-28") == {}
    seen = run("today", "--date", "1975-07-17", "--tz", "utc", width=100).out
    assert "\nIn space on 17 July 1975: 7 people (2 of Soyuz 18, 5 of Apollo-Soyuz Test Project)\n" in seen


def test_who_has_not_landed_is_in_flight_as_far_as_the_data_reach(run: Run, catalogue: Catalogue) -> None:
    covers = catalogue.meta("covers")
    if not covers:
        pytest.skip("the data do not say yet to which day they reach")
    there = in_flight(run, "2026-04-05")
    assert {"soyuz-ms-28", "spacex-crew-12", "artemis-2"} <= there.keys()
    assert (there["artemis-2"], there["spacex-crew-12"]) == (5, 52)
    assert {"soyuz-ms-29", "spacex-crew-13", "shenzhou-23"} <= in_flight(run, covers).keys()
    assert in_flight(run, "2031-01-01") == {}


def test_what_is_in_flight_is_as_missions_tell_it(run: Run) -> None:
    all_missions = {each["id"]: each for each in records(run, "missions")}
    for each in json.loads(run("missions", "--in-flight", "1975-07-17", "-f", "json").out):
        assert all_missions[each["id"]].items() >= {key: value for key, value in each.items() if key != "day"}.items()
