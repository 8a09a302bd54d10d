"""What eyes see is what a pipe gets: the same facts, whole."""

import re

import pytest

from tests.conftest import Run
from tests.formats.table.shared import ANNIVERSARIES, DOCKING_DAY, DOCKING_ROWS, records, titles
from tests.readers import read_rail, read_table


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("argv", [DOCKING_DAY, ["timeline", "astp"], ANNIVERSARIES], ids=["day", "all", "today"])
def test_wrapped_titles_are_whole_when_joined(run: Run, argv: list[str], width: int) -> None:
    assert [entry.title for entry in read_rail(run(*argv, "--no-header", width=width).out)] == titles(run, argv)


def test_a_terminal_and_a_pipe_get_the_same_facts(run: Run) -> None:
    table = read_table(run(*DOCKING_ROWS, width=250).out)
    lines = [line.split("\t") for line in run(*DOCKING_DAY).out.splitlines()]
    assert len(table) == len(lines)
    for row, (at, spacecraft, kind, title, key) in zip(table, lines, strict=True):
        assert row["Spacecraft"] == spacecraft.replace("; ", ", ")
        assert (row["Kind"], row["Id"]) == (kind, key)
        assert row["Title"].removesuffix(" ≠") == title
        assert re.findall(r"\d\d:\d\d(?::\d\d)?", row["Time (UTC)"]) == re.findall(r"\d\d:\d\d(?::\d\d)?", at)
        assert ("about" in row["Time (UTC)"]) == at.endswith(("~", "%"))


def test_only_what_is_disputed_is_marked(run: Run) -> None:
    for record, row in zip(records(run, DOCKING_DAY), read_table(run(*DOCKING_ROWS, width=140).out), strict=True):
        assert row["Title"].endswith(" ≠") == bool(record["disputed"])
    assert any(record["disputed"] for record in records(run, DOCKING_DAY))
    assert "≠" not in run(*DOCKING_DAY).out


def test_a_table_can_be_without_its_heading(run: Run) -> None:
    whole, body = run("crew", "astp", width=80).out, run("crew", "astp", "--no-header", width=80).out
    assert [line.split() for line in body.split("\n")] == [line.split() for line in whole.split("\n")[2:]]
