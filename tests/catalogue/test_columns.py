"""How fields are kept: what is written comes back, and any SQL shell can read it without us."""

import json
import sqlite3
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionfacts.catalogue.columns import STORAGE, decoders
from missionfacts.catalogue.database import Catalogue
from missionfacts.compile import tables
from missionfacts.model import events, missions, people, works
from missionfacts.model.events import Distinct, Position
from missionfacts.model.fields import (
    FLAG,
    IDS,
    KINDS,
    RECORD,
    RECORDS,
    RIVALS,
    SIDES,
    TEXTS,
    USES,
    USUAL,
    Kind,
    kind_of,
    type_of,
)
from missionfacts.model.missions import Backup, ExpeditionMember
from missionfacts.model.uses import Rival, Use

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ID = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+)?", fullmatch=True)
USE = st.builds(Use, ID, TEXT, TEXT)
USES_ = st.lists(USE, max_size=3).map(tuple)
RIVALS_ = st.lists(st.builds(Rival, ID, TEXT, USES_, TEXT), max_size=3).map(tuple)
NUMBERS = st.integers(-(2**40), 2**40)
# Kind -> values, with the type of the field. What is one value is kept as it is.
VALUES: dict[Kind, tuple[Any, st.SearchStrategy[Any]]] = {
    **{kind: (str, TEXT) for kind, storage in STORAGE.items() if storage.sql == "TEXT" and not storage.encode},
    **{kind: (int, NUMBERS) for kind, storage in STORAGE.items() if storage.sql == "INTEGER" and not storage.encode},
    **dict.fromkeys((FLAG, USUAL), (bool, st.booleans())),
    IDS: (tuple[str, ...], st.lists(ID).map(tuple)),
    **dict.fromkeys((TEXTS, SIDES), (tuple[str, ...], st.lists(TEXT).map(tuple))),
    USES: (tuple[Use, ...], USES_),
    RIVALS: (tuple[Rival, ...], RIVALS_),
    RECORD: (Backup | None, st.none() | st.builds(Backup, st.just(True), USES_)),
    RECORDS: (
        tuple[ExpeditionMember, ...],
        st.lists(st.builds(ExpeditionMember, ID, TEXT, TEXT, TEXT), max_size=3).map(tuple),
    ),
}


def there_and_back(kind: Kind, annotation: Any, value: Any) -> Any:
    """Put a value into a column of its kind, and take it out again."""
    storage = STORAGE[kind]
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE TABLE t (c {storage.sql})")
        connection.execute("INSERT INTO t VALUES (?)", [storage.encode(value) if storage.encode else value])
        (kept,) = connection.execute("SELECT c FROM t").fetchone()
    finally:
        connection.close()
    return storage.decode(annotation, kept) if storage.decode else kept


def test_every_kind_of_field_has_its_column() -> None:
    assert STORAGE.keys() == set(KINDS)
    assert VALUES.keys() == set(KINDS)
    assert {storage.sql for storage in STORAGE.values()} == {"TEXT", "INTEGER"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
@pytest.mark.slow
def test_what_is_put_into_a_column_comes_back(kind: Kind, data: st.DataObject) -> None:
    annotation, values = VALUES[kind]
    value = data.draw(values)
    assert there_and_back(kind, annotation, value) == value
    assert type(there_and_back(kind, annotation, value)) is type(value)


@settings(deadline=None, max_examples=40)
@given(st.none() | st.builds(Position, TEXT, TEXT, TEXT), st.lists(st.builds(Distinct, ID, TEXT)).map(tuple))
@pytest.mark.slow
def test_records_within_an_event_come_back(position: Position | None, distinct: Any) -> None:
    for field, value in (("position", position), ("distinct", distinct)):
        kind, annotation = kind_of(events.Event, field), type_of(events.Event, field)
        # A position without a single number is none; the format does not let one in.
        assert there_and_back(kind, annotation, value) == value or value == Position("", "", "")


@settings(deadline=None, max_examples=40)
@given(st.lists(ID, max_size=5), ID)
@pytest.mark.slow
def test_like_finds_just_the_ids_that_were_put_there(ids: list[str], other: str) -> None:
    encode = STORAGE[IDS].encode
    assert encode is not None
    connection = sqlite3.connect(":memory:")
    for key in (*ids, other, *(key[:1] for key in ids)):
        row = connection.execute("SELECT ? LIKE '% ' || ? || ' %'", [encode(ids), key]).fetchone()
        assert bool(row[0]) == (key in ids)
    connection.close()


def test_every_field_of_a_record_with_a_table_has_a_column_of_its_kind(catalogue: Catalogue) -> None:
    for name, table in tables.RECORDS.items():
        columns = {row[1]: row[2] for row in catalogue.rows(f"PRAGMA table_info({name})")}
        for field in table.columns:
            assert columns[field] == STORAGE[kind_of(table.record, field)].sql, (name, field)
    for record in (events.Event, missions.MissionCard, people.PersonCard, works.Work):
        assert len(decoders(record)) == len(record._fields)


# In any SQL shell, by somebody who knows nothing of this program


@pytest.fixture
def shell(catalogue: Catalogue) -> sqlite3.Connection:
    assert catalogue.path is not None
    return sqlite3.connect(f"{catalogue.path.as_uri()}?mode=ro", uri=True)


def column(shell: sqlite3.Connection, sql: str) -> list[Any]:
    try:
        return [row[0] for row in shell.execute(sql)]
    finally:
        shell.close()


def test_ids_are_found_by_like(shell: sqlite3.Connection) -> None:
    found = column(shell, "SELECT id FROM event WHERE people LIKE '% leonov %' ORDER BY seq")
    assert "astp/handshake" in found
    assert len(found) > 20


def test_sources_are_read_as_json(shell: sqlite3.Connection) -> None:
    sql = "SELECT json_extract(sources, '$[0].id') FROM event WHERE id = 'astp/first-docking'"
    assert column(shell, sql) == ["sp-4012"]


def test_the_places_in_a_source_are_read_as_json_too(shell: sqlite3.Connection) -> None:
    sql = (
        "SELECT json_extract(use.value, '$.at') FROM event, json_each(event.sources) AS use"
        " WHERE event.id = 'astp/first-docking' AND json_extract(use.value, '$.id') = 'sp-4012'"
    )
    assert column(shell, sql) == ["vol. 3, table 2-54"]


def test_rivals_are_counted_in_sql(shell: sqlite3.Connection) -> None:
    sql = "SELECT json_array_length(disputed) FROM event WHERE id = 'astp/first-docking'"
    assert column(shell, sql)[0] >= 2


def test_texts_are_a_json_array_and_flags_and_numbers_are_numbers(shell: sqlite3.Connection) -> None:
    row = shell.execute("SELECT aliases FROM person WHERE id = 'leonov'").fetchone()
    assert "Aleksei Leonov" in json.loads(row[0])
    assert shell.execute("SELECT DISTINCT typeof(joint) FROM experiment").fetchall() == [("integer",)]
    assert shell.execute("SELECT max(weight), typeof(weight) FROM event").fetchone() == (5, "integer")
    assert column(shell, "SELECT count(*) FROM event WHERE disputed <> '' AND NOT json_valid(disputed)") == [0]


def test_every_column_of_lists_is_either_ids_or_json(catalogue: Catalogue) -> None:
    for name, table in tables.RECORDS.items():
        for field in table.columns:
            kind = kind_of(table.record, field)
            if kind in (IDS, TEXTS, USES, RIVALS, RECORD, RECORDS):
                right = f"(\"{field}\" LIKE ' % ')" if kind is IDS else f'json_valid("{field}")'
                sql = f'SELECT "{field}" FROM {name} WHERE "{field}" <> \'\' AND NOT {right}'  # noqa: S608 our own words
                assert list(catalogue.rows(sql)) == [], (name, field)
