"""What scripts rely on: exit codes and what bad input gets; nothing of it is on standard output."""

import json

import pytest

from missionfacts.errors import Exit
from missionfacts.formats.registry import FORMATS
from tests.conftest import Run
from tests.examples import RECORD_COMMANDS


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["timeline", "asttp"], 1, ["no mission 'asttp'", "did you mean astp"]),
        (["crew", "apollo-99"], 1, ["no mission"]),
        (["person", "Leonok"], 1, ["no person 'Leonok'", "did you mean"]),
        (["cite", "first-dcking"], 1, ["no record 'first-dcking'", "did you mean first-docking"]),
        (["show", "asttp"], 1, ["no record 'asttp'", "did you mean astp"]),
        (["search", "qqqq"], 1, ["qqqq"]),
        (["timeline", "astp", "--fields", "at,titel"], 2, ["unknown field 'titel'", "did you mean title"]),
        (["timeline", "astp", "--format", "xml"], 2, ["xml", "ndjson", "markdown"]),
        (["timeline", "astp", "--clock", "Europe/Moskow"], 2, ["Europe/Moscow", "get, apollo-get", "utc, local"]),
        (["today", "--tz", "Mars/Olympus"], 2, ["unknown time zone", "IANA"]),
        (["timeline", "astp", "--kind", "dokking"], 2, ["unknown kind", "did you mean docking"]),
        (["timeline", "astp", "--spacecraft", "soyuz"], 2, ["did you mean soyuz-19"]),
        (["crew", "astp", "--status", "spare"], 2, ["prime, backup, support, ground, all"]),
        (["missions", "--kind", "flown"], 2, ["crewed, robotic"]),
        (["missions", "--year", "75"], 2, ["1975 or 2075"]),
        (["missions", "--year", "1975-07"], 2, ["1975..1981"]),
        (["timeline", "astp", "--from", "yesteryear"], 2, ["not a date"]),
        (["today", "--date", "07/08"], 2, ["8 July or 7 August"]),
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


@pytest.mark.parametrize("name", RECORD_COMMANDS)
def test_what_is_chosen_wrongly_is_refused_alike_by_every_command(run: Run, name: str) -> None:
    for options, word in (
        (["-f", "xml"], ", ".join(FORMATS)),
        (["-f", "tsv", "--fields", "nothing"], "unknown field 'nothing'"),
        (["-f", "tsv", "--color", "red"], "auto"),
        (["-f", "markdown", "--no-header"], "header"),
    ):
        result = run(*RECORD_COMMANDS[name], *options)
        assert (result.code, result.out) == (Exit.USAGE, "")
        assert result.err.startswith("missionfacts: ")
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


def test_a_bug_is_reported_in_one_line_with_where_to_send_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("missionfacts.commands.timeline.named", lambda *_: 1 / 0)
    result = run("timeline", "astp")
    assert result.code == 70
    assert "ZeroDivisionError" in result.err
    assert "report this line" in result.err
    assert "Traceback" not in result.err


def test_a_bug_can_be_looked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("missionfacts.commands.timeline.named", lambda *_: 1 / 0)
    monkeypatch.setenv("MISSIONFACTS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("timeline", "astp")


def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("missionfacts.commands.timeline.named", interrupt)
    assert run("timeline", "astp").code == 130
