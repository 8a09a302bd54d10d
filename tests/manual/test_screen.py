"""Help as it looks on a terminal."""

import re
from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS, GROUPS
from missionfacts.manual.screen import PIPE, WIDE
from tests.conftest import Run
from tests.manual.shared import EXAMPLES
from tests.snapshots import assert_looks_as_it_did

SNAPSHOTS = Path(__file__).parent / "snapshots"
WIDTHS = (60, 80, 100, 140)
PICTURED = {"missionfacts": ["-h"], "timeline": ["timeline", "-h"], "crew": ["crew", "-h"]}
LONG = {f"  {example}" for _, example in EXAMPLES}  # what is to be copied is never broken


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PICTURED)
def test_help_looks_as_it_did(run: Run, name: str, width: int) -> None:
    assert_looks_as_it_did(SNAPSHOTS / f"{name}-{width}.txt", run(*PICTURED[name], width=width).out)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_the_terminal(run: Run, name: str) -> None:
    for width in (40, 60, 80, 100, 200):
        lines = run(*[name] if name else [], "-h", width=width).out.splitlines()
        assert [line for line in lines if len(line) > min(width, WIDE) and line not in LONG] == []


def test_each_command_has_a_line_of_its_own_that_is_not_cut_at_80_columns(run: Run) -> None:
    lines = run("-h", width=80).out.splitlines()
    longest = max(map(len, COMMANDS))
    for answers in GROUPS.values():
        for name, answer in answers.items():
            assert f"  {name:<{longest}}  {answer}" in lines


def test_in_a_pipe_help_has_80_columns(run: Run) -> None:
    assert run("timeline", "-h") == run("timeline", "-h", width=PIPE)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_colour_changes_nothing_but_the_colour(run: Run, name: str) -> None:
    asked = [*([name] if name else []), "-h"]
    coloured = run(*asked, width=80, color=True).out
    assert "\x1b[1;36m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == run(*asked, width=80).out


@pytest.mark.parametrize(
    "asked",
    ["--no-color help", "--no-color today -h", "today --no-color -h", "help --no-color", "help --no-color today"],
)
def test_no_color_takes_the_colour_away(run: Run, asked: str) -> None:
    assert "\x1b" not in run(*asked.split(), width=80, color=True).out


def test_no_color_is_color_never_before_and_after_the_command(run: Run) -> None:
    plain = run("crew", "astp", "--color", "never", width=80, color=True)
    assert plain != run("crew", "astp", width=80, color=True)
    assert run("--no-color", "crew", "astp", width=80, color=True) == plain
    assert run("crew", "--no-color", "astp", width=80, color=True) == plain
    assert run("fact", "--no-color", "--date", "07-20") == run("fact", "--date", "07-20")
