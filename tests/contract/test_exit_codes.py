"""What scripts rely on: exit codes, streams, what bad input gets."""

import json
from datetime import UTC, datetime

import pytest

from missionfacts.commands import TABLE
from missionfacts.model import EVENT_KINDS

from .conftest import Run, run_process

RECORD_COMMANDS = {
    "missions": ["missions"],
    "show": ["show", "astp"],
    "timeline": ["timeline", "astp"],
    "crew": ["crew", "astp", "--status", "all"],
    "figures": ["figures", "astp"],
    "person": ["person", "leonov"],
    "search": ["search", "docking"],
    "sources": ["sources"],
    "cite": ["cite", "first-docking"],
    "disputes": ["disputes"],
    "today": ["today"],
    "upcoming": ["upcoming", "--date", "07-16", "--days", "2", "--limit", "0"],
}


WITHOUT_RECORDS = {"calendar", "check", "fact", "schema", "new"}


def test_every_command_is_in_the_tests() -> None:
    assert set(RECORD_COMMANDS) | WITHOUT_RECORDS == set(TABLE)


def test_without_a_command_the_help_is_printed(run: Run) -> None:
    result = run()
    assert result.code == 0
    assert all(name in result.out for name in TABLE)
    assert not result.err


def test_version_names_tool_and_data(run: Run) -> None:
    from missionfacts import __version__

    result = run("--version")
    assert result.code == 0
    assert result.out.startswith(f"missionfacts {__version__}, data 20")


@pytest.mark.parametrize("name", ["astp", "ASTP", "Apollo-Soyuz Test Project", "apollo soyuz", "EPAS", "союз-аполлон"])
def test_a_mission_is_known_by_id_name_and_alias_in_any_case(run: Run, name: str) -> None:
    assert run("timeline", name, "--kind", "docking").out == run("timeline", "astp", "--kind", "docking").out


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["timeline", "asttp"], 1, ["no mission 'asttp'", "did you mean astp"]),
        (["crew", "apollo-99"], 1, ["no mission"]),
        (["person", "Leonof"], 1, ["no person 'Leonof'", "did you mean"]),
        (["cite", "first-dcking"], 1, ["no fact", "first-docking"]),
        (["search", "qqqq"], 1, ["qqqq"]),
        (["timeline", "astp", "--fields", "at,titel"], 2, ["unknown field 'titel'", "did you mean title", "weight"]),
        (["timeline", "astp", "--format", "xml"], 2, ["xml", "ndjson", "markdown"]),
        (["timeline", "astp", "--clock", "Europe/Moskow"], 2, ["Europe/Moscow", "get, apollo-get", "utc, local"]),
        (["today", "--tz", "Mars/Olympus"], 2, ["unknown time zone", "IANA"]),
        (["timeline", "astp", "--kind", "dokking"], 2, ["unknown kind", "did you mean docking", *EVENT_KINDS]),
        (["timeline", "astp", "--spacecraft", "soyuz"], 2, ["did you mean soyuz-19"]),
        (["crew", "astp", "--status", "spare"], 2, ["prime, backup, support, ground, all"]),
        (["missions", "--kind", "flown"], 2, ["crewed, robotic"]),
        (["missions", "--year", "75"], 2, ["1975..1981"]),
        (["timeline", "astp", "--from", "yesteryear"], 2, ["not a date"]),
        (["today", "--date", "07/08"], 2, ["day or month first", "17 July"]),
        (["today", "--date", "31 February"], 2, ["February has 29 days"]),
        (["today", "--date", "1975-02-29"], 2, ["February 1975 has 28 days"]),
        (["timelin"], 2, ["unknown command", "did you mean timeline"]),
        (["timeline"], 2, ["MISSION"]),
        (["timeline", "astp", "--nope"], 2, ["--nope"]),
        (["crew", "astp", "-f", "markdown", "--no-header"], 2, ["header"]),
        (["cite", "handshake", "--style", "text", "-f", "json"], 2, ["--style"]),
    ],
)
def test_bad_input_gets_its_exit_code_and_a_cure(run: Run, argv: list[str], code: int, words: list[str]) -> None:
    result = run(*argv)
    assert result.code == code
    assert not result.out
    assert result.err.startswith("missionfacts: ")
    for word in words:
        assert word in result.err


def test_an_ambiguous_name_lists_the_candidates(run: Run) -> None:
    result = run("person", "White")
    assert result.code == 1
    assert "ed-white" in result.err
    assert "bob-white" in result.err


ASTP_ALONE = ["--mission", "astp"]


def test_a_day_without_facts_is_told_on_stderr(run: Run) -> None:
    result = run("today", "--date", "07-27", *ASTP_ALONE)
    assert (result.code, result.out) == (0, "")
    assert "27 July" in result.err


def test_an_empty_day_is_an_empty_array_in_json(run: Run) -> None:
    assert json.loads(run("today", "--date", "07-27", *ASTP_ALONE, "-f", "json").out) == []


def test_the_clock_can_be_pinned() -> None:
    result = run_process("today", "--mission", "astp", MISSIONFACTS_NOW="1975-07-17T12:00Z", TZ="UTC")
    assert result.out.splitlines()[0].startswith("0\t1975-07-17")


def test_a_pinned_clock_that_is_no_time_is_wrong_usage() -> None:
    result = run_process("today", MISSIONFACTS_NOW="noon")
    assert result.code == 2
    assert "MISSIONFACTS_NOW" in result.err


@pytest.mark.parametrize("year", [1970, 9999])
def test_a_clock_far_off_is_no_trouble(run: Run, year: int) -> None:
    result = run("today", now=datetime(year, 7, 17, tzinfo=UTC))
    assert result.code == 0
    assert result.out


def test_a_bug_is_reported_in_one_line_with_where_to_send_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("missionfacts.catalogue.Catalogue.mission", lambda *_: 1 / 0)
    result = run("timeline", "astp")
    assert result.code == 70
    assert "ZeroDivisionError" in result.err
    assert "report this line" in result.err
    assert "Traceback" not in result.err


def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("missionfacts.catalogue.Catalogue.mission", interrupt)
    assert run("timeline", "astp").code == 130
