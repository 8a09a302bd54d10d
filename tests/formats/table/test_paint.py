"""Colour, only when it is asked for."""

import re

import pytest

from tests.conftest import Run
from tests.examples import RECORD_COMMANDS, TABLES
from tests.formats.table.shared import shown

ESCAPE = "\x1b"


@pytest.mark.parametrize("name", RECORD_COMMANDS)
@pytest.mark.parametrize(
    ("asked", "terminal_has_it", "colored"),
    [
        ((), True, True),
        ((), False, False),
        (("--color", "auto"), True, True),
        (("--color", "auto"), False, False),
        (("--color", "always"), False, True),
        (("--color", "never"), True, False),
    ],
)
@pytest.mark.slow
def test_colour_only_when_asked(
    run: Run, name: str, asked: tuple[str, ...], terminal_has_it: bool, colored: bool
) -> None:
    argv = [*TABLES[name], *asked]
    text = run(*argv, width=80, color=terminal_has_it).out
    assert (ESCAPE in text) is colored
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == shown(run, name, 80)
    assert text.count("\x1b[0m") * 2 == text.count(ESCAPE)  # what is switched on is switched off


def test_colour_can_be_had_in_a_pipe_with_a_table(run: Run) -> None:
    assert ESCAPE in run("crew", "astp", "-f", "table", "--color", "always").out
    assert ESCAPE not in run("crew", "astp", "-f", "table").out


def test_what_was_searched_for_stands_out(run: Run) -> None:
    text = run("search", "handshake", width=100, color=True).out
    marked = re.findall(r"\x1b\[1;33m(\w+)\x1b\[0m", text)
    assert marked
    assert all(word.casefold().startswith("handshake") for word in marked)
