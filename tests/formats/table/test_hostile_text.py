"""Text that nobody expects is shown and never obeyed, and columns stay in line."""

import json
import re

import pytest

from tests.conftest import Run
from tests.formats.conftest import Told
from tests.readers import read_rail, read_table, width_of

ESCAPE = "\x1b"
MARKUP = [
    "[red]X[/red] is not red",
    "[link=https://example.org]Here[/link]",
    "[/] closes nothing",
    "[b]X[/i]",
    "\\[bold]Y",
    "[bold",
    ":rocket: is no rocket",
    "[@click=app.quit]Z[/]",
    "{0} %s $HOME `id`",
]


@pytest.mark.parametrize("color", [False, True])
def test_markup_in_the_data_is_shown_as_written(run: Run, told: Told, color: bool) -> None:
    told(*MARKUP)
    for option in ("--no-header", "--fields=title"):
        text = re.sub(r"\x1b\[[\d;]*m", "", run("timeline", "small", option, width=80, color=color).out)
        along_a_rail = option == "--no-header"
        seen = (
            [entry.title for entry in read_rail(text)] if along_a_rail else [row["Title"] for row in read_table(text)]
        )
        assert seen == MARKUP


@pytest.mark.parametrize("width", [20, 60, 140])
@pytest.mark.parametrize("chosen", ["table", "tsv", "csv", "markdown", "json", "ndjson"])
def test_what_would_steer_a_terminal_is_shown_as_an_escape(run: Run, told: Told, chosen: str, width: int) -> None:
    told("Red \x1b[31mX", "Title \x1b]0;x", "Turned \u202earound", "Isolated \u2066x\u2069", "Mark \u200fx", "A\rB")
    text = run("timeline", "small", "-f", chosen, width=width).out
    assert not set(text) & set("\x1b\u202e\u2066\u2069\u200f\r")
    if chosen in {"tsv", "csv", "markdown"} or width == 140:
        for escape in ("\\u202e", "\\u2066", "\\u200f"):
            assert escape in text
        assert ("\\u001b[31m" if "json" in chosen else "\\x1b[31m") in text or chosen == "markdown"


def test_what_would_steer_a_terminal_reaches_a_pipe_as_data(run: Run, told: Told) -> None:
    title = "Red \x1b[31mX \u202ey"
    told(title)
    assert json.loads(run("timeline", "small", "-f", "json").out)[0]["title"] == title
    assert run("timeline", "small", "--fields", "title").out == "Red \\x1b[31mX \\u202ey\n"


def test_a_name_that_was_not_found_cannot_steer_the_terminal_either(run: Run) -> None:
    result = run("timeline", "\x1b[31mx\u202e", width=80)
    assert result.code == 1
    assert "\\x1b[31mx\\u202e" in result.err
    assert ESCAPE not in result.err


def test_line_breaks_and_tabs_in_a_title_are_blanks(run: Run, told: Told) -> None:
    told("One\ntwo\tthree")
    assert [entry.title for entry in read_rail(run("timeline", "small", "--no-header", width=80).out)] == [
        "One two three"
    ]
    assert run("timeline", "small", "--fields", "title").out == "One\\ntwo\\tthree\n"


WIDE = (("王亚平", "指令长"), ("Jose\u0301", "flight engineer"), ("ＡＢ", "飞行工程师"), ("Ko\u0308nig ②", "pilot"))


@pytest.mark.parametrize("width", [60, 80, 140])
def test_wide_and_combining_characters_keep_columns_in_line(run: Run, told: Told, width: int) -> None:
    told(crew=WIDE)
    text = run("crew", "small", width=width).out
    assert all(width_of(line) <= width for line in text.split("\n"))
    table = read_table(text)
    assert [(row["Name"], row["Role"]) for row in table] == list(WIDE)
    assert {row["Status"] for row in table} == {"prime"}


@pytest.mark.parametrize("width", [20, 46, 60])
def test_a_text_without_blanks_is_broken_and_none_of_it_is_lost(run: Run, told: Told, width: int) -> None:
    written = ["神舟十号" * 20, "X" * 90, "Https://example.org/" + "a" * 60, "中a" * 40, "E\u0301" * 40]
    told(*written)
    text = run("timeline", "small", width=width).out
    assert all(width_of(line) <= width for line in text.split("\n"))
    seen = re.sub(r"[┆│\s]", "", text)
    for title in written:
        assert title in seen
