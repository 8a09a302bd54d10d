"""fact: one line a day."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import ids
from tests.conftest import Run, run_process


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


@pytest.mark.slow
def test_on_every_day_of_the_year_it_is_what_today_tells_first(run: Run) -> None:
    for number in range(366):
        day = f"{date(2024, 1, 1) + timedelta(number):%m-%d}"
        found = json.loads(run("today", "--date", day, "--tz", "utc", "--limit", "1", "-f", "json").out)
        told = run("fact", "--date", day, "--tz", "utc").out
        assert told.endswith("".join(f": {event['title']}\n" for event in found))
        assert len(found) <= 1


# At login


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the mark is to lie, which is not there yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield tmp_path / "state" / "missionfacts"


def on(day: int, hour: int = 12) -> datetime:
    return datetime(2025, 7, day, hour, tzinfo=UTC)


def test_at_login_there_is_one_fact_a_day(run: Run, state: Path) -> None:
    fact = run("fact", now=on(17)).out
    assert run("fact", "--once", now=on(17)).out == fact != ""
    assert (run("fact", "--once", now=on(17, 23)).out, run("fact", "--once", now=on(17, 23)).err) == ("", "")
    assert run("fact", now=on(17)).out == fact  # whoever asks gets it all the same
    assert run("fact", "--once", now=on(18)).out == run("fact", now=on(18)).out != ""
    assert [path.name for path in state.iterdir()] == ["fact-told"]


def test_the_day_of_a_login_is_that_of_the_zone(run: Run, state: Path) -> None:
    assert run("fact", "--once", now=on(17, 22)).out
    assert not run("fact", "--once", "--tz", "utc", now=on(17, 22)).out
    assert run("fact", "--once", "--tz", "Europe/Moscow", now=on(17, 22)).out
    assert (state / "fact-told").read_text("utf-8") == "2025-07-18\n"


def test_nothing_but_a_login_leaves_a_mark(run: Run, state: Path) -> None:
    for argv in (
        ["fact"],
        ["fact", "--random"],
        ["today"],
        ["timeline", "astp"],
        ["fact", "--once", "--tz", "nowhere"],
    ):
        run(*argv)
    assert not state.exists()


@pytest.mark.parametrize("what", ["a file in the way", "a folder in place of the mark", "not a text"])
def test_where_no_mark_can_be_kept_the_fact_is_told_each_time(run: Run, state: Path, what: str) -> None:
    if what == "a file in the way":
        state.parent.write_text("", "utf-8")
    elif what == "a folder in place of the mark":
        (state / "fact-told").mkdir(parents=True)
    else:
        state.mkdir(parents=True)
        (state / "fact-told").write_bytes(b"\xff\xfe")
    results = [run("fact", "--once") for _ in range(2)]
    assert results[0].out
    assert (results[0].code, results[0].err, results[1].err) == (0, "", "")
    assert bool(results[1].out) is (what != "not a text")  # which is written over


def test_a_home_is_not_needed() -> None:
    result = run_process(
        "fact", "--once", HOME=None, XDG_STATE_HOME="/dev/null/nowhere", XDG_CACHE_HOME=os.environ["XDG_CACHE_HOME"]
    )
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_own_data_that_are_not_right_do_not_stand_in_the_way_of_a_login(run: Run, state: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mission: {id: [", "utf-8")
    own = ["--data", str(tmp_path / "mine.yaml")]
    assert "left out: " in run("fact", *own).err
    assert run("fact", "--once", *own)[:] == (0, run("fact").out, "")
    assert run("fact", "--once", *own, "--no-bundled", now=on(18))[:] == (0, "", "")
    assert (state / "fact-told").read_text("utf-8") == "2025-07-18\n"  # it is not looked at again at each login


def test_a_day_without_a_fact_is_silent_at_login(run: Run, state: Path, two_missions: list[str]) -> None:
    assert run("fact", "--once", "--date", "2026-07-01", *two_missions)[:] == (0, "", "")
    assert (state / "fact-told").read_text("utf-8") == "2026-07-01\n"


def test_what_was_typed_wrong_is_told_at_login_too(run: Run, state: Path) -> None:
    assert "unknown time zone" in run("fact", "--once", "--tz", "Europe/Mosow").err
    assert run("fact", "--once", "--kind", "lauch").code == 2
    assert not state.exists()


@pytest.mark.usefixtures("state")
def test_two_logins_at_once_are_harmless() -> None:
    argv = [sys.executable, "-m", "missionfacts", "fact", "--once"]
    both = [subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    told = [process.communicate() for process in both]
    assert {error for _, error in told} == {""}
    assert {text for text, _ in told} - {""} == {run_process("fact").out}
    assert run_process("fact", "--once").out == ""


MODULES = """
import os, sys
os._exit = lambda code: sys.exit(print(*sys.modules) or code)
from missionfacts.__main__ import run
run()
"""


@pytest.mark.usefixtures("state")
def test_the_rest_of_the_day_costs_no_more_than_a_look_at_the_mark() -> None:
    assert run_process("fact", "--once").out
    argv = [sys.executable, "-c", MODULES, "fact", "--once"]
    modules = set(subprocess.run(argv, capture_output=True, text=True, check=True).stdout.split())
    assert "missionfacts.once" in modules
    assert modules & {"typer", "sqlite3", "rich", "missionfacts.cli", "missionfacts.store"} == set()
