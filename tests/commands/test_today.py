"""today: what happened on a day of the calendar, in any year."""

from pathlib import Path

import pytest

from tests.commands.conftest import ids, records
from tests.conftest import Run


def test_a_pipe_gets_all_in_order_of_time_and_a_terminal_the_most_notable_first(
    run: Run, two_missions: list[str]
) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    assert ids(run, *argv) == ["demo/meal", "taxi/launch", "demo/walk"]
    seen = run(*argv, width=100).out
    assert seen.index("Doe goes outside") < seen.index("The crew of Demo eats") < seen.index("Taxi lifts off")
    assert all("30 years ago" in line for line in seen.splitlines()[4:])


def test_the_header_names_the_day_and_the_zone(run: Run, two_missions: list[str]) -> None:
    for zone, name in (("utc", ", UTC"), ("local", ", local time"), ("Asia/Tokyo", " in Asia/Tokyo")):
        assert run("today", "--date", "03-01", "--tz", zone, *two_missions, width=100).out.startswith(
            f"On 1 March{name}\n"
        )


def test_a_limit_keeps_the_most_notable_and_says_how_many_more_there_are(run: Run, two_missions: list[str]) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    assert ids(run, *argv, "--limit", "2") == ["taxi/launch", "demo/walk"]
    assert ids(run, *argv, "--limit", "0") == ids(run, *argv)
    assert "2 more" in run(*argv, "--limit", "1", width=100).out
    assert "more" not in run(*argv, width=100).out


def test_on_a_terminal_a_last_line_says_who_was_in_flight_that_very_day(run: Run, two_missions: list[str]) -> None:
    argv = ["today", "--date", "1996-03-02", "--tz", "utc", *two_missions]
    seen = run(*argv, width=80).out
    assert seen.endswith("\nIn flight on 2 March 1996: Demo (day 3), Taxi (day 2)\n")
    limited = run(*argv, "--limit", "1", "--date", "1996-03-01", width=80).out
    assert limited.index("more") < limited.index("In flight on 1 March 1996: Demo (day 2), Taxi (day 1)")
    for other in (["--date", "1996-03-06"], ["--date", "2026-03-02"], ["--mission", "taxi"], ["--kind", "eva"]):
        assert "In flight" not in run(*argv, *other, width=80).out


def test_a_pipe_has_no_line_on_who_was_in_flight(run: Run, two_missions: list[str]) -> None:
    argv = ["today", "--date", "1996-03-02", "--tz", "utc", *two_missions]
    for form in ([], ["-f", "csv"], ["-f", "json"]):
        assert "In flight" not in run(*argv, *form).out
    assert ids(run, *argv) == ["demo/walk-2"]
    assert run(*argv, "--in-flight").code == 2  # `missions` has that


@pytest.mark.slow
def test_a_day_belongs_to_the_zone_that_is_asked_for(run: Run) -> None:
    """The first visit ends at 23:01 UTC on 17 July, which in Moscow is the 18th."""
    in_moscow = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "Europe/Moscow")}
    in_utc = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "utc")}
    assert "astp/furnace-pressure-low" in in_moscow - in_utc


def test_a_leap_day_is_told_on_the_28th_of_a_common_year(run: Run, tmp_path: Path) -> None:
    text = "mission:\n  id: leap\n  name: Leap\n  kind: robotic\n  summary: A rare day.\n  sources: [{id: sp-4209}]\n"
    event = "  events: [{id: leap, at: 1996-02-29, kind: landing, title: Something lands, sources: [{id: sp-4209}]}]\n"
    (tmp_path / "leap.yaml").write_text(text + event, "utf-8")
    (tmp_path / "works.yaml").write_text("sources: {sp-4209: {title: The Partnership, kind: history}}\n", "utf-8")
    data = ["--no-bundled", "--data", str(tmp_path)]
    assert [each["at"] for each in records(run, "today", "--date", "2025-02-28", *data)] == ["1996-02-29"]
    assert records(run, "today", "--date", "2024-02-28", *data) == []
    assert "29 February" in run("today", "--date", "2025-02-28", *data, width=80).out
    assert "28 February" in run("today", "--date", "2025-02-27", *data).err


@pytest.mark.parametrize("command", ["today", "upcoming", "fact"])
def test_29_february_of_a_common_year_is_that_of_the_next_leap_year_and_told(run: Run, command: str) -> None:
    assert run(command, "--date", "02-29").err == "missionfacts: 2025 has no 29 February; this is for 2028\n"
    assert run(command, "--date", "2024-02-29").err == run(command, "--date", "07-17").err == ""


@pytest.mark.parametrize("text", ["July 17th", "1957 Jul 17", "0717", "20260717", "thursday", "-0d", "17.7.", "7/17"])
def test_a_day_may_be_typed_in_many_ways(run: Run, two_missions: list[str], text: str) -> None:
    assert "17 July" in run("today", "--date", text, *two_missions).err


def test_the_heading_names_the_zone_as_it_is_called(run: Run, two_missions: list[str]) -> None:
    for zone, name in (("tokyo", "Asia/Tokyo"), ("asia/tokyo", "Asia/Tokyo"), ("+9", "UTC+09:00")):
        assert f" in {name}\n" in run("today", "--date", "03-01", "--tz", zone, *two_missions, width=100).out
