"""Formats, fields and kinds in any case, and in the other words that people have for them."""

import pytest

from tests.conftest import Run

LUNAR = ("timeline", "apollo-11")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["-f", "JSON"], ["-f", "json"]),
        (["-f", "md"], ["-f", "markdown"]),
        (["--fields", "Title,AT"], ["--fields", "title,at"]),
        (["--kind", "Spacewalk"], ["--kind", "eva"]),
        (["--kind", "lift-off,Splashdown"], ["--kind", "launch,landing"]),
    ],
)
def test_what_is_said_in_other_words_is_understood(run: Run, said: list[str], meant: list[str]) -> None:
    result = run(*LUNAR, *said)
    assert (result.code, result.err) == (0, "")
    assert result == run(*LUNAR, *meant)


def test_the_field_that_decides_the_order_may_be_in_any_case(run: Run) -> None:
    assert run("figures", "astp", "--sort", "Label") == run("figures", "astp", "--sort", "label")


@pytest.mark.parametrize("command", [["search", "moon"], ["today", "--date", "1969-07-20"], ["calendar"]], ids=str)
def test_kinds_have_their_other_words_in_every_command(run: Run, command: list[str]) -> None:
    assert run(*command, "--kind", "spacewalk").code == 0


def test_a_kind_that_there_is_not_is_answered_with_where_they_are_listed(run: Run) -> None:
    for kind in ("dokking", "xyz"):
        assert run(*LUNAR, "--kind", kind).err.endswith("; `missionfacts help kinds` lists them\n")
