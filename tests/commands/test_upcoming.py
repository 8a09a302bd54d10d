"""upcoming: the anniversaries of the coming days."""

import json

import pytest

from tests.commands.conftest import ids
from tests.conftest import Run
from tests.readers import read_rail


def test_the_coming_days_are_told_in_order_and_this_one_is_not(run: Run, two_missions: list[str]) -> None:
    argv = ["upcoming", "--date", "2026-03-01", "--tz", "utc", *two_missions, "-f", "json"]
    coming = json.loads(run(*argv).out)
    assert [(each["date"], each["id"]) for each in coming] == [
        ("2026-03-02", "demo/walk-2"),
        ("2026-03-03", "demo/landing"),
        ("2026-03-05", "taxi/landing"),
    ]
    assert [each["date"] for each in json.loads(run(*argv, "--days", "1").out)] == ["2026-03-02"]
    assert len(json.loads(run(*argv, "--days", "365").out)) == 7


@pytest.mark.parametrize(("year", "is_round"), [(2006, True), (2021, True), (2026, True), (2011, False), (1996, False)])
def test_round_anniversaries_are_every_ten_and_every_twenty_five_years(
    run: Run, two_missions: list[str], year: int, is_round: bool
) -> None:
    argv = ["upcoming", "--round", "--date", f"{year}-03-02", "--days", "1", "--tz", "utc", *two_missions]
    assert ids(run, *argv) == (["demo/landing"] if is_round else [])


def test_a_leap_day_comes_on_the_28th_of_a_common_year(run: Run, two_missions: list[str]) -> None:
    for year, there in ((2025, "2025-02-28"), (2024, "2024-02-29")):
        argv = ["upcoming", "--date", f"{year}-02-27", "--days", "2", "--tz", "utc", *two_missions, "-f", "json"]
        assert [(each["date"], each["id"]) for each in json.loads(run(*argv).out)][:1] == [(there, "demo/launch")]


def test_the_days_to_come_end_with_the_calendar(run: Run) -> None:
    assert run("upcoming", "--date", "9999-12-30", "--days", "30").code == 0


def test_on_a_terminal_each_day_is_a_heading_and_round_years_have_a_star(run: Run, two_missions: list[str]) -> None:
    argv = ["upcoming", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    shown = read_rail(run(*argv, "--no-header", width=80).out)
    assert [(entry.heading.split(" ─")[0], entry.time, entry.title) for entry in shown] == [
        ("Mon 2 March 2026", "★ 30 years", "Doe goes outside again"),
        ("Tue 3 March 2026", "★ 30 years", "Demo lands"),
        ("Thu 5 March 2026", "★ 30 years", "Taxi lands"),
    ]
    assert run(*argv, width=80).out.startswith("The 7 days after 1 March\n")
    assert "2 more: --limit 0 shows all" in run(*argv, "--limit", "1", width=80).out


def test_a_weight_is_the_least_that_is_told(run: Run, two_missions: list[str]) -> None:
    argv = ["upcoming", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    assert ids(run, *argv, "--weight", "4") == ["demo/landing"]
