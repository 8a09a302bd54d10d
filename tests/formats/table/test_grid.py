"""Where things stand in a table: it fits its terminal, and what has no room goes in order."""

import re
from itertools import pairwise

import pytest

from missionfacts.commands.missions import MISSIONS
from missionfacts.formats.table.grid import Column, columns_that_fit, table
from tests.conftest import Run
from tests.examples import EXAMPLES, TABLES
from tests.formats.table.shared import DOCKING_DAY, DOCKING_ROWS, records, shown, titles
from tests.readers import read_table, width_of


def test_the_reader_of_tables_reads_one() -> None:
    table = "Über\n\nId  Name\n──  ─────\na   one 中\n    two\nb\n\nnote\n"
    assert read_table(table) == [{"Id": "a", "Name": "one 中 two"}, {"Id": "b", "Name": ""}]


# Room


@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 100, 140])
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.slow
def test_no_line_is_wider_than_the_terminal(run: Run, name: str, width: int) -> None:
    lines = shown(run, name, width).split("\n")
    assert [line for line in lines if width_of(line) > width] == []


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.slow
def test_no_line_is_wider_where_letters_have_to_be_escaped(run: Run, name: str) -> None:
    for encoding in ("ascii", "koi8-r"):
        for width in (20, 60, 80):
            lines = shown(run, name, width, encoding).split("\n")
            assert [line for line in lines if width_of(line) > width] == [], encoding


@pytest.mark.slow
@pytest.mark.parametrize("width", [20, 60, 140])
@pytest.mark.parametrize("name", TABLES)
def test_no_line_ends_in_blanks(run: Run, name: str, width: int) -> None:
    lines = shown(run, name, width).split("\n")
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("fields", ["detail", "title,detail,place,people,sources", "at,kind,weight,people"])
@pytest.mark.parametrize("width", [20, 60])
def test_fields_that_were_asked_for_fit_as_well(run: Run, fields: str, width: int) -> None:
    lines = run(*DOCKING_DAY, "--fields", fields, width=width).out.split("\n")
    assert [line for line in lines if width_of(line) > width] == []


def test_time_and_title_are_there_at_60_columns(run: Run) -> None:
    table = read_table(run(*DOCKING_DAY, "--fields", "at,title", width=60).out)
    assert table[0].keys() == {"Time (UTC)", "Title"}
    assert all(row["Time (UTC)"] and row["Title"] for row in table)


def test_low_priority_columns_go_first_and_none_comes_back(run: Run) -> None:
    argv = ["missions", "--year", "1975..1977"]
    shown = [list(read_table(run(*argv, width=width).out)[0]) for width in range(120, 38, -2)]
    seen = [tuple(name for name in each if name != "Duration") for each in shown]  # bars come where a column has gone
    order = list(dict.fromkeys(seen))
    assert order[0] == ("Id", "Name", "Kind", "Start", "End", "Crew", "Events")
    assert order[-1] == ("Name", "Start")
    for wider, narrower in pairwise(order):
        assert set(narrower) < set(wider)
    gone = [heading.lower() for wider, narrower in pairwise(order) for heading in wider if heading not in narrower]
    assert gone == list(MISSIONS.first_to_go)
    assert seen == [columns for columns in order for _ in range(seen.count(columns))]


def test_without_a_limit_every_record_has_one_line(run: Run) -> None:
    whole = run(*DOCKING_ROWS, "-f", "table").out
    assert len(whole.split("\n")) == len(records(run, DOCKING_DAY)) + 3
    assert [row["Title"] for row in read_table(whole)] == titles(run, DOCKING_DAY)


def test_a_terminal_too_narrow_for_columns_has_every_word_all_the_same(run: Run) -> None:
    text = " ".join(run(*DOCKING_ROWS, width=20).out.split())
    place = 0
    for title in titles(run, DOCKING_DAY):
        place = text.index(title, place) + len(title)


def test_a_line_below_says_which_columns_there_was_no_room_for(run: Run) -> None:
    text = run("missions", "--year", "1975..1977", width=60).out
    assert text.endswith("\n\nNot shown: id, events (a wider terminal, or `-f json`)\n")
    assert "Not shown" not in run("missions", "--year", "1975", "--no-header", width=60).out
    assert "Not shown" not in run("missions", "--year", "1975", width=140).out


def test_columns_that_were_asked_for_all_stay(run: Run) -> None:
    fields = "id,name,kind,start,end,crew,events"
    for width in (60, 80):
        words = run("missions", "--year", "1975", "--fields", fields, width=width).out.split()
        assert {"astp", "robotic", number_of_events(run, "astp"), "Jul"} <= set(words)


def number_of_events(run: Run, mission: str) -> str:
    rows = (line.split("\t") for line in run("missions", "--fields", "id,events", "--no-header").out.splitlines())
    return dict(rows)[mission]


def test_a_few_long_ids_are_no_reason_to_go_without_a_column(run: Run) -> None:
    assert set(read_table(run("missions", width=100).out)[0]) == {
        "Id", "Name", "Kind", "Start", "End", "Crew", "Events",
    }  # fmt: skip
    assert {"Kind", "Crew", "Events"} < set(read_table(run("missions", width=80).out)[0])


def test_an_empty_column_is_not_drawn_unless_it_was_asked_for(run: Run) -> None:
    assert "End" not in read_table(run("missions", "--kind", "programme", width=100).out)[0]
    assert "End" in read_table(run("missions", "--kind", "programme", "--fields", "name,end", width=100).out)[0]


def test_long_ids_are_broken_at_hyphens(run: Run) -> None:
    text = run("missions", "--year", "2009", "--fields", "id,name,kind,start,end,crew,events", width=90).out
    assert re.search(r"^lunar- +Lunar .*\nreconnaissance- .*\norbiter$", text, re.MULTILINE)


# Alignment


def test_numbers_stand_on_the_right_below_their_heading(run: Run) -> None:
    argv = ["--fields", "id,name,kind,start,end,crew,events"]  # which has no bars
    _, _, *lines = run("missions", "--year", "1975", *argv, "-f", "table").out.split("\n")[:-1]
    assert {len(line) for line in lines} == {len(lines[0])}
    for mission, width in (("astp", 3), ("goes-1", 1)):
        number = number_of_events(run, mission)
        assert len(number) == width
        assert any(line.endswith(f"  {number:>3}") for line in lines)


def test_a_column_with_words_among_its_numbers_stands_on_the_left(run: Run) -> None:
    heading, _, *lines = run("figures", "astp", "--sort", "about", "-f", "table").out.split("\n")[:-1]
    place = heading.index("Value")
    assert {line[place - 1] for line in lines} == {" "}
    assert " " not in {line[place] for line in lines}
    assert any(line[place:].startswith("Soyuz ") for line in lines)
    assert any(line[place:].startswith("6,680 kg ") for line in lines)


def test_durations_stand_on_the_right_and_dates_on_the_left(run: Run) -> None:
    small = EXAMPLES["timeline, small"]
    heading, _, *lines = run(*small, "--fields", "duration,at", "-f", "table").out.split("\n")[:-1]
    durations = [line[: heading.index("Time")].removesuffix("  ") for line in lines]
    assert any(text.startswith(" ") and text.strip() for text in durations)
    assert [text for text in durations if text.strip() and text.endswith(" ")] == []
    assert " " not in {line[heading.index("Time")] for line in lines}


def test_numbers_stay_whole_where_words_can_be_broken() -> None:
    columns = [
        Column.of("time", "Time", ("3640 d 22 h 52 min", "809 d"), right=True, when=False),
        Column.of("who", "Who", ("International Space Station", "Mir"), right=False, when=False),
        Column.of("note", "Note", ("and on", ""), right=False, when=False),
    ]
    lines = ["".join(text for text, _ in line) for line in table(columns, "who", 46)]
    assert lines[0].startswith("3640 d 22 h 52 min  International")
    assert max(map(len, lines)) <= 46
    narrower = ["".join(text for text, _ in line) for line in table(columns, "who", 36)]
    assert max(map(len, narrower)) <= 36


def test_a_heading_wider_than_the_terminal_is_broken(run: Run) -> None:
    lines = run(*EXAMPLES["show, Spacecraft, small"], width=20).out.split("\n")
    place = lines.index("International")
    assert lines[place + 1 : place + 3] == ["designator", "  1975-065A"]


def test_what_has_no_room_beside_the_main_column_stands_below_it_where_the_layout_wants() -> None:
    told = ("Eagle lands on the Moon with Armstrong and Aldrin", "Leonov")
    columns = [
        Column.of("title", "Title", told, right=False, when=False),
        Column.of("id", "Id", ("apollo-11/lunar-landing", ""), right=False, when=False),
    ]

    def drawn(width: int | None) -> list[str]:
        keep = columns_that_fit(columns, "title", ("id",), width)
        lines = table(keep, "title", width, below=[column for column in columns if column not in keep])
        return ["".join(text for text, _ in line).rstrip() for line in lines]

    assert drawn(40)[2:] == ["apollo-11/lunar-landing", "Leonov"]
    assert "apollo-11/lunar-landing" in "".join(drawn(10)).replace(" ", "")
    assert drawn(None)[0].endswith("Aldrin  apollo-11/lunar-landing")
    assert "apollo" not in "".join(drawn(40)[:2])
