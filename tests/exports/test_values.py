"""Any text comes back from each format; what is not known is not an empty text; what leads nowhere is left out."""

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.whole import whole
from missionfacts.dates.edtf import parse
from missionfacts.dates.split import split
from missionfacts.exports.columns import date, flag, integer, key, number, place_in_list, refers, text
from missionfacts.exports.files import csv_text, jsonl_text
from missionfacts.exports.model import Filled, Row, Table
from missionfacts.exports.rows import sound
from missionfacts.exports.sqlite_file import write_database
from tests.dates.strategies import intervals, spoken
from tests.formats.strategies import NASTY

CHARACTERS = st.sampled_from([each for each in NASTY if not "\ud800" <= each <= "\udfff"])  # UTF-8 has no surrogates
TEXTS = st.text(CHARACTERS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
TABLE = Table(
    "event_kinds",
    "Anything.",
    lambda _: (),
    (
        key("A key."),
        text("meaning", "A text."),
        integer("whole", "A number."),
        number("any", "A number."),
        flag("is", "A flag.", required=False),
    ),
)
ROWS = st.lists(
    st.tuples(
        TEXTS,
        st.none() | TEXTS,
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**70), 2**70),
        st.none() | st.booleans(),
    ),
    max_size=4,
    unique_by=lambda row: row[0],
)
WORST = [
    ("=1+1", '"; DROP TABLE events; --', 0, 10**20, True),
    ("@x", "a\r\nb\rc\nd,e", -1, 0.1, False),
    ("01", " \x00\t", None, None, None),
]


def from_csv(filled: Filled) -> list[Row]:
    header, *rows = csv.reader(StringIO("".join(csv_text(filled)), newline=""), strict=True)
    assert tuple(header) == filled.table.names
    kinds: list[Callable[[str], Any]] = [str, str, int, float, {"true": True, "false": False}.__getitem__]
    return [tuple(kind(cell) if cell else None for kind, cell in zip(kinds, row, strict=True)) for row in rows]


def from_jsonl(filled: Filled) -> list[Row]:
    data = "".join(jsonl_text(filled)).encode("utf-8")
    return [tuple(json.loads(line).values()) for line in data.split(b"\n")[:-1]]


@given(ROWS)
@example(WORST)
def test_any_text_comes_back_from_files(rows: list[Row]) -> None:
    filled = Filled(TABLE, rows)
    assert from_csv(filled) == [(*row[:3], None if row[3] is None else float(row[3]), row[4]) for row in rows]
    assert from_jsonl(filled) == rows


@given(rows=ROWS)
@example(rows=WORST)
def test_any_text_comes_back_from_a_database(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    place = tmp_path_factory.mktemp("any") / "it"
    write_database(place, [Filled(TABLE, rows)])
    with closing(sqlite3.connect(place)) as database:
        found = database.execute("SELECT * FROM event_kinds ORDER BY rowid").fetchall()
    assert found == [(*row[:3], None if row[3] is None else float(row[3]), row[4]) for row in rows]


@given(intervals().map(spoken))
def test_a_date_is_split_into_what_it_says(text: str) -> None:
    when, found = parse(text), split(text)
    assert (parse(found.earliest).earliest, parse(found.latest).latest) == (when.earliest, when.latest)
    assert (found.approximate, found.doubtful) == (bool({"~", "%"} & set(text)), bool({"?", "%"} & set(text)))


def test_dates_are_split_as_the_catalogue_does(catalogue: Catalogue) -> None:
    for event in whole(catalogue, sys.stderr).events:
        told = (event.earliest, event.latest, event.resolution, bool(event.approximate), bool(event.doubtful))
        assert split(event.at) == told, event.at


# References

OWNERS = Table("owners", "An owner.", lambda _: (), (key("A key."), refers("other_id", "owners", "Another.")))
THINGS = Table(
    "things",
    "A thing.",
    lambda _: (),
    (refers("owner_id", "owners", "Whose.", required=True), place_in_list(), *date("at", "When.")),
    ("owner_id", "position"),
)


NO_DATE = (None,) * 6


def test_what_leads_nowhere_is_left_out_and_counted() -> None:
    owners = Filled(OWNERS, [("a", "b"), ("b", None), ("c", "gone")])
    things = Filled(THINGS, [("a", 1, *NO_DATE), ("gone", 1, *NO_DATE), ("gone", 2, *NO_DATE)])
    (left, right), lost = sound([owners, things])
    assert left.rows == [("a", "b"), ("b", None), ("c", None)]
    assert right.rows == [("a", 1, *NO_DATE)]
    assert lost == {"owners.other_id": 1, "things.owner_id": 2}
