"""timeline: a mission's events, narrowed as asked and on the clock that was asked for."""

import json
import re
from typing import Any

import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.readers import read_tsv

DEMO = ["timeline", "demo", *OF_EVERYTHING]
ALL = [
    "dream",
    "launch",
    "test",
    "docking",
    "eva",
    "passage",
    "second-eva",
]  # the events of the small station, in order


def events(run: Run, *options: str) -> list[str]:
    """Return the ids of the events that are told, within their mission."""
    result = run(*DEMO, "--fields", "id", *options)
    assert result.code == 0
    return [line.removeprefix("demo/") for line in result.out.splitlines()]


def told(run: Run, *options: str) -> dict[str, dict[str, Any]]:
    result = run(*DEMO, "-f", "json", *options)
    assert (result.code, result.err) == (0, "")
    return {event["id"].removeprefix("demo/"): event for event in json.loads(result.out)}


@pytest.mark.parametrize("name", ["astp", "ASTP", "Apollo-Soyuz Test Project", "apollo soyuz", "EPAS", "союз-аполлон"])
def test_a_mission_is_known_by_id_name_and_alias_in_any_case(run: Run, name: str) -> None:
    assert run("timeline", name, "--kind", "docking").out == run("timeline", "astp", "--kind", "docking").out


def test_all_events_come_in_order(run: Run) -> None:
    assert events(run) == ALL


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--kind", "docking"], ["docking"]),
        (["--kind", "docking", "--kind", "EVA"], ["docking", "eva", "second-eva"]),
        (["--spacecraft", "lifeboat"], ["passage", "second-eva"]),  # what a transfer leads to counts
        (["--spacecraft", "lifeboat", "--kind", "eva"], ["second-eva"]),
        (["--spacecraft", "ship", "--spacecraft", "lifeboat"], ["launch", "docking", "eva", "passage", "second-eva"]),
        (["--person", "Lott"], ["launch", "docking", "eva", "passage", "second-eva"]),
        (["--person", "demo-other"], []),
        (["--disputed"], ["docking"]),
        (["--kind", "eva", "--spacecraft", "ship", "--person", "Lottie"], ["eva"]),
    ],
    ids=str,
)
def test_events_are_narrowed_as_asked(run: Run, options: list[str], wanted: list[str]) -> None:
    assert events(run, *options) == wanted


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--from", "1975-07-17T18:00Z"], ["eva", "passage", "second-eva"]),
        (["--to", "1975-07-15"], ["launch"]),
        (["--from", "17 July 1975", "--to", "17 Jul 1975"], ["docking", "eva", "passage", "second-eva"]),
        (["--from", "1975-07-16", "--to", "1975-07-20"], ["test", "docking", "eva", "passage", "second-eva"]),
        (["--from", "1975-07-17", "--to", "1975-07-20"], ["docking", "eva", "passage", "second-eva"]),
        (["--from", "1975-07", "--to", "1975-07"], ALL),
        (["--from", "1975-07-17T16:09:09Z", "--to", "51:49:09", "--kind", "docking"], ["docking"]),
    ],
    ids=str,
)
def test_limits_keep_days_that_may_lie_within_them_and_longer_times_that_do(
    run: Run, options: list[str], wanted: list[str]
) -> None:
    assert events(run, *options) == wanted


def test_a_limit_without_a_zone_is_read_on_the_clock_that_is_shown(run: Run) -> None:
    limits = ["--kind", "docking", "--from", "1975-07-17T19:00", "--to", "1975-07-17T19:30"]
    assert events(run, *limits) == []
    assert events(run, *limits, "--clock", "Europe/Moscow") == ["docking"]


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("51:49:09", True),
        ("51:49~", True),
        ("T+51:49", True),
        ("GET 51:49:09", True),
        ("MET 2/03:49:09", True),
        ("2d 3h 49m", True),
        ("2 d 3 h 50 min", False),
        ("1975-07-17T19:09:09+03:00", True),
        ("17 Jul 1975, 16:09:09", True),
        ("about 17 Jul 1975, 16:09", True),
        ("17 Jul 1975, 16:09–16:19", True),
        ("1975-07-17T16:09:10Z", False),
    ],
)
def test_a_limit_may_be_anything_that_is_printed(run: Run, limit: str, found: bool) -> None:
    assert events(run, "--kind", "docking", "--from", limit) == (["docking"] if found else [])


def test_a_limit_in_elapsed_time_counts_on_the_clock_that_it_names(run: Run) -> None:
    result = run("timeline", "sts-107", "--clock", "ei", "--from", "MET 0:00:00", "--to", "MET 0:00:00", "-f", "tsv")
    assert "sts-107/launch" in result.out
    shown = run("timeline", "sts-107", "--clock", "ei", "--from", "0:00:00", "--to", "0:00:59", "-f", "tsv")
    assert shown.out.startswith("0:00:00")


def test_a_backward_range_is_refused_with_both_ends(run: Run) -> None:
    for since, until in (("18 July 1975", "17 July 1975"), ("52:00", "51:49"), ("1975-07-18", "51:49")):
        result = run(*DEMO, "--from", since, "--to", until)
        assert (result.code, result.out) == (2, "")
        assert f"--from {since} is after --to {until}" in result.err
    assert events(run, "--from", "51:49", "--to", "51:49", "--kind", "docking") == ["docking"]


@pytest.mark.parametrize("width", [None, 80])
def test_limits_outside_the_data_are_told_on_standard_error(run: Run, width: int | None) -> None:
    for limits in (["--from", "1976"], ["--to", "1957"], ["--from", "51:50", "--to", "52:00", "--kind", "docking"]):
        result = run(*DEMO, *limits, width=width)
        assert (result.code, result.out) == (0, "")
        assert result.err.startswith(
            "missionfacts: nothing of that sort is told between those limits; Demonstrator has"
        )
        assert result.err.count("\n") == 1


def test_a_day_without_a_year_is_that_of_the_flight(run: Run) -> None:
    result = run("timeline", "soyuz-26", "--from", "16 January", "--fields", "id")
    assert "soyuz-26/landing" in result.out
    assert "which year" in run("timeline", "iss", "--from", "17 July").err


@pytest.mark.parametrize("clock", ["get", "GET", "met", "MET", "T+", "t"])
def test_what_any_clock_answers_to_is_no_time_zone(run: Run, clock: str) -> None:
    assert told(run, "--clock", clock)["docking"]["clock"] == "51:49:09"
    result = run("timeline", "other", *OF_EVERYTHING, "--clock", clock)
    assert (result.code, result.out) == (2, "")
    assert "Other has no clock for elapsed time" in result.err


@pytest.mark.parametrize("clock", ["europe/moscow", "moscow", "+03:00", "UTC+3"])
def test_a_zone_may_be_written_in_several_ways(run: Run, clock: str) -> None:
    assert told(run, "--clock", clock)["docking"]["clock"] == "1975-07-17T19:09:09+03:00"


def test_a_limit_in_elapsed_time_needs_a_clock(run: Run) -> None:
    result = run("timeline", "other", *OF_EVERYTHING, "--from", "1:00")
    assert (result.code, result.out) == (2, "")
    assert "Other has no clock for elapsed time; write a date" in result.err


@pytest.mark.parametrize(
    ("clock", "docking", "eva", "test"),
    [
        ("utc", "1975-07-17T16:09:09Z", "1975-07-17T18:00:00Z/1975-07-17T19:30:00Z", "1975-07-16/1975-07-20"),
        ("Europe/Moscow", "1975-07-17T19:09:09+03:00", "1975-07-17T21:00:00+03:00/1975-07-17T22:30:00+03:00", None),
        ("get", "51:49:09", "53:40:00", None),
        ("GET", "51:49:09", "53:40:00", None),
    ],
)
def test_a_clock_tells_the_time_besides_the_data(
    run: Run, clock: str, docking: str, eva: str, test: str | None
) -> None:
    found = told(run, "--clock", clock)
    assert (found["docking"]["clock"], found["eva"]["clock"]) == (docking, eva)
    assert found["test"]["clock"] == (test or found["test"]["at"])  # a day has no time of day on any clock
    assert found["docking"]["at"] == "1975-07-17T16:09:09Z"


def test_a_clock_comes_first_in_rows_and_without_one_there_is_none(run: Run) -> None:
    docking = ["--kind", "docking"]
    (row,) = read_tsv(run(*DEMO, *docking, "--clock", "get").out)
    assert row[:2] == ["51:49:09", "1975-07-17T16:09:09Z"]
    assert read_tsv(run(*DEMO, *docking).out) == [row[1:]]
    assert told(run, *docking)["docking"]["clock"] is None


def test_the_clock_is_named_above_its_column(run: Run) -> None:
    heading = run(*DEMO, "--clock", "Europe/Moscow", "-f", "table").out.split("\n")[0]
    assert re.match(r"Time \(Europe/Moscow\) +Time \(UTC\) ", heading)
