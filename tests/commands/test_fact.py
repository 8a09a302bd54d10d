"""fact: one line a day."""

from datetime import UTC, datetime

from tests.commands.conftest import ids
from tests.conftest import Run


def test_the_fact_is_one_line_the_most_notable_and_the_same_all_day(run: Run, two_missions: list[str]) -> None:
    argv = ["fact", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    line = "1 Mar 1996: Doe goes outside, in two days\n"
    assert {run(*argv).out, run(*argv, width=80).out, run(*argv, now=datetime(2026, 3, 1, 23, tzinfo=UTC)).out} == {
        line
    }
    assert ids(run, "today", *argv[1:], "--limit", "1") == ["demo/walk"]


def test_a_random_fact_is_of_the_day_and_the_same_for_the_same_seed(run: Run, two_missions: list[str]) -> None:
    argv = ["fact", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    lines = {run(*argv, "--seed", str(seed)).out for seed in range(20)}
    assert len(lines) == 3
    assert run(*argv, "--random", "--seed", "x").out == run(*argv, "--random", "--seed", "x").out
    assert run(*argv, "--random").out in lines


def test_a_day_without_a_fact_is_no_failure_and_says_when_the_next_is(run: Run, two_missions: list[str]) -> None:
    result = run("fact", "--date", "2026-07-01", "--tz", "utc", *two_missions)
    assert (result.code, result.out) == (0, "")
    assert "29 February" in result.err or "28 February" in result.err
