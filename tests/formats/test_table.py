"""What a person sees: tables that fit, whole titles, and text that is shown and never obeyed."""

import json
import os
import re
import time
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from missionfacts.commands.missions import TIMELINE
from missionfacts.commands.onthisday import NOTABLE

from .conftest import Run
from .test_contract import RECORD_COMMANDS

SNAPSHOTS = Path(__file__).parent / "snapshots"
WIDTHS = (20, 60, 80, 140)
DOCKING_DAY = ["timeline", "astp", "--from", "1975-07-17T16:00Z", "--to", "1975-07-17T20:00Z"]
PICTURED = {
    "timeline": DOCKING_DAY,
    "crew": ["crew", "astp"],
    "today": ["today", "--date", "07-17", "--mission", "astp", "--limit", "0"],
    "missions": ["missions", "--year", "1975..1977"],
}
ESCAPE = "\x1b"


@pytest.fixture(autouse=True, scope="module")
def _local_time_is_utc() -> None:
    if hasattr(time, "tzset"):  # what conftest puts into TZ counts only now
        time.tzset()


# A reader of tables that knows nothing of Rich


def cell_width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    return sum(map(cell_width, text))


def places(line: str) -> list[str]:
    """Return what stands in each column of the terminal; the second half of a wide character is empty."""
    found: list[str] = []
    for character in line:
        width = cell_width(character)
        if width == 0:
            found[-1] += character
        else:
            found += [character, ""][:width]
    return found


def read_table(text: str) -> list[dict[str, str]]:
    """Return the records of a table by heading; its first column has no empty cells and does not wrap."""
    lines = text.split("\n")
    ruler = next(number for number, line in enumerate(lines) if line and set(line) <= set("─- "))
    spans = [found.span() for found in re.finditer(r"[─-]+", lines[ruler])]

    def cut(line: str) -> list[str]:
        there = places(line)
        assert "".join("".join(there[end : end + 2]) for _, end in spans).strip() == "", line
        return ["".join(there[start:end]).strip(" ") for start, end in spans]

    headings = cut(lines[ruler - 1])
    table: list[list[str]] = []
    for line in lines[ruler + 1 :]:
        if not line:
            break
        cells = cut(line)
        if cells[0]:
            table.append(cells)
        else:
            table[-1] = [f"{cell} {more}".strip() for cell, more in zip(table[-1], cells, strict=True)]
    return [dict(zip(headings, row, strict=True)) for row in table]


def records(run: Run, argv: list[str]) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(run(*argv, "-f", "json").out)
    return loaded


def titles(run: Run, argv: list[str]) -> list[str]:
    """Return the titles as a table should have them; `today` puts the most notable first."""
    found = records(run, argv)
    if argv[0] == "today":
        found.sort(key=lambda record: -record["weight"] if record["weight"] >= NOTABLE else 0)
    return [record["title"] + (" ≠" if record["disputed"] else "") for record in found]


def test_the_reader_of_tables_reads_one() -> None:
    table = "Über\n\nId  Name\n──  ─────\na   one 中\n    two\nb\n\nnote\n"
    assert read_table(table) == [{"Id": "a", "Name": "one 中 two"}, {"Id": "b", "Name": ""}]


# As they look


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PICTURED)
def test_a_table_looks_as_it_did(run: Run, name: str, width: int) -> None:
    snapshot = SNAPSHOTS / f"{name}-{width}.txt"
    seen = run(*PICTURED[name], width=width).out
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        snapshot.write_bytes(seen.encode())
    assert seen == snapshot.read_bytes().decode(), "UPDATE_SNAPSHOTS=1 in the environment takes the new look"


def test_there_is_no_snapshot_that_nothing_is_compared_with() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {
        f"{name}-{width}.txt" for name in PICTURED for width in WIDTHS
    }


# Room


@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", RECORD_COMMANDS)
def test_no_line_is_wider_than_the_terminal(run: Run, name: str, width: int) -> None:
    lines = run(*RECORD_COMMANDS[name], width=width).out.split("\n")
    assert [line for line in lines if width_of(line) > width] == []


@pytest.mark.parametrize("name", RECORD_COMMANDS)
def test_no_line_is_wider_where_letters_have_to_be_escaped(run: Run, name: str) -> None:
    for encoding in ("ascii", "koi8-r"):
        for width in (20, 60, 80):
            lines = run(*RECORD_COMMANDS[name], width=width, encoding=encoding).out.split("\n")
            assert [line for line in lines if width_of(line) > width] == [], encoding


@pytest.mark.parametrize("width", [20, 60, 140])
@pytest.mark.parametrize("name", RECORD_COMMANDS)
def test_no_line_ends_in_blanks(run: Run, name: str, width: int) -> None:
    lines = run(*RECORD_COMMANDS[name], width=width).out.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("fields", ["detail", "title,detail,place,people,sources", "at,kind,weight,people"])
@pytest.mark.parametrize("width", [20, 60])
def test_fields_that_were_asked_for_fit_as_well(run: Run, fields: str, width: int) -> None:
    lines = run(*DOCKING_DAY, "--fields", fields, width=width).out.split("\n")
    assert [line for line in lines if width_of(line) > width] == []


def test_time_and_title_are_there_at_60_columns(run: Run) -> None:
    table = read_table(run(*DOCKING_DAY, width=60).out)
    assert {"Time (UTC)", "Title"} <= table[0].keys()
    assert all(row["Time (UTC)"] and row["Title"] for row in table)
    assert {"Title"} < read_table(run("today", "--date", "07-17", width=60).out)[0].keys()


def test_low_priority_columns_go_first_and_none_comes_back(run: Run) -> None:
    seen = [tuple(read_table(run(*DOCKING_DAY, width=width).out)[0]) for width in range(250, 45, -5)]
    order = list(dict.fromkeys(seen))
    assert order[0] == ("Time (UTC)", "Spacecraft", "Kind", "Title", "Id")
    assert order[-1] == ("Time (UTC)", "Title")
    for wider, narrower in pairwise(order):
        assert set(narrower) < set(wider)
    gone = [heading for wider, narrower in pairwise(order) for heading in wider if heading not in narrower]
    by_heading = {"Id": "id", "Spacecraft": "spacecraft", "Kind": "kind"}
    assert {by_heading[heading] for heading in gone} == set(TIMELINE.first_to_go)
    assert gone[0] == "Id"
    assert seen == [columns for columns in order for _ in range(seen.count(columns))]


def test_without_a_limit_every_record_has_one_line(run: Run) -> None:
    whole = run(*DOCKING_DAY, "-f", "table").out
    assert len(whole.split("\n")) == len(records(run, DOCKING_DAY)) + 3
    assert [row["Title"] for row in read_table(whole)] == titles(run, DOCKING_DAY)


def test_a_terminal_too_narrow_for_columns_has_every_word_all_the_same(run: Run) -> None:
    text = " ".join(run(*DOCKING_DAY, width=20).out.split())
    place = 0
    for title in titles(run, DOCKING_DAY):
        place = text.index(title, place) + len(title)


# The same facts


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("argv", [DOCKING_DAY, ["timeline", "astp"], PICTURED["today"]], ids=["day", "all", "today"])
def test_wrapped_titles_are_whole_when_joined(run: Run, argv: list[str], width: int) -> None:
    assert [row["Title"] for row in read_table(run(*argv, width=width).out)] == titles(run, argv)


def test_a_terminal_and_a_pipe_get_the_same_facts(run: Run) -> None:
    table = read_table(run(*DOCKING_DAY, width=250).out)
    lines = [line.split("\t") for line in run(*DOCKING_DAY).out.splitlines()]
    assert len(table) == len(lines)
    for row, (at, spacecraft, kind, title, key) in zip(table, lines, strict=True):
        assert row["Spacecraft"] == spacecraft.replace("; ", ", ")
        assert (row["Kind"], row["Id"]) == (kind, key)
        assert row["Title"].removesuffix(" ≠") == title
        assert re.findall(r"\d\d:\d\d(?::\d\d)?", row["Time (UTC)"]) == re.findall(r"\d\d:\d\d(?::\d\d)?", at)
        assert ("about" in row["Time (UTC)"]) == at.endswith(("~", "%"))


def test_only_what_is_disputed_is_marked(run: Run) -> None:
    for record, row in zip(records(run, DOCKING_DAY), read_table(run(*DOCKING_DAY, width=80).out), strict=True):
        assert row["Title"].endswith(" ≠") == bool(record["disputed"])
    assert any(record["disputed"] for record in records(run, DOCKING_DAY))
    assert "≠" not in run(*DOCKING_DAY).out


def test_a_table_can_be_without_its_heading(run: Run) -> None:
    whole, body = run("crew", "astp", width=80).out, run("crew", "astp", "--no-header", width=80).out
    assert [line.split() for line in body.split("\n")] == [line.split() for line in whole.split("\n")[2:]]


# Colour


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
def test_colour_only_when_asked(
    run: Run, name: str, asked: tuple[str, ...], terminal_has_it: bool, colored: bool
) -> None:
    argv = [*RECORD_COMMANDS[name], *asked]
    text = run(*argv, width=80, color=terminal_has_it).out
    assert (ESCAPE in text) is colored
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == run(*RECORD_COMMANDS[name], width=80).out
    assert text.count("\x1b[0m") * 2 == text.count(ESCAPE)  # what is switched on is switched off


def test_colour_can_be_had_in_a_pipe_with_a_table(run: Run) -> None:
    assert ESCAPE in run("crew", "astp", "-f", "table", "--color", "always").out
    assert ESCAPE not in run("crew", "astp", "-f", "table").out


def test_what_was_searched_for_stands_out(run: Run) -> None:
    text = run("search", "handshake", width=100, color=True).out
    marked = re.findall(r"\x1b\[1;33m(\w+)\x1b\[0m", text)
    assert marked
    assert all(word.casefold().startswith("handshake") for word in marked)


# Data that nobody expects


Told = Callable[..., None]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Return a function that has the command know of one mission, with these titles of events and these crew."""

    def tell(*event_titles: str, crew: tuple[tuple[str, str], ...] = ()) -> None:
        sources = [{"id": "somebody"}]
        data = {
            "mission": {
                "id": "small",
                "name": "Small",
                "kind": "crewed",
                "summary": "A mission for tests.",
                "sources": sources,
                "spacecraft": [{"id": "ship", "name": "Ship", "sources": sources}],
                "events": [
                    {"id": f"e{n}", "at": "1975-07-17", "kind": "meeting", "title": title, "sources": sources}
                    for n, title in enumerate(event_titles)
                ],
                "crew": [
                    {"person": f"p{n}", "spacecraft": "ship", "role": role, "status": "prime", "sources": sources}
                    for n, (_, role) in enumerate(crew)
                ],
            },
            "people": {f"p{n}": {"name": name, "sources": sources} for n, (name, _) in enumerate(crew)},
            "sources": {"somebody": {"title": "Said by somebody", "kind": "web"}},
        }
        folder = tmp_path / "data"
        folder.mkdir()
        # JSON is YAML too, and says control characters as escapes.
        (folder / "small.yaml").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        monkeypatch.setattr("missionfacts.store.SHIPPED", tmp_path / "none")
        monkeypatch.setattr("missionfacts.store.CHECKOUT_DATA", folder)

    return tell


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
    text = run("timeline", "small", width=80, color=color).out
    assert [row["Title"] for row in read_table(re.sub(r"\x1b\[[\d;]*m", "", text))] == MARKUP


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
    assert [row["Title"] for row in read_table(run("timeline", "small", width=80).out)] == ["One two three"]
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
    seen = re.sub(r"17 Jul 1975|\s", "", text)
    for title in written:
        assert title in seen
