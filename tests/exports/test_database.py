"""The database of an export: keys that hold, strict types, names that need no quotes, and what each column means."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from missionfacts.exports.sqlite_file import create, indexes
from missionfacts.exports.tables import TABLES
from tests.conftest import Run


@pytest.fixture
def database(small: dict[str, Path]) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{(small['sqlite'] / 'missionfacts.sqlite').as_uri()}?mode=ro", uri=True)) as found:
        yield found


def test_it_is_whole_and_each_reference_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {name: len(database.execute(f"PRAGMA foreign_key_list({name})").fetchall()) for name in tables(database)}
    assert keys["events"] == 3
    assert sum(keys.values()) > 40


def tables(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]


def test_it_has_all_tables_and_columns_and_their_names_need_no_quotes(database: sqlite3.Connection) -> None:
    assert tables(database) == [table.name for table in TABLES]
    for table in TABLES:
        for name in table.names:
            database.execute(f"SELECT t.{name}, {name} FROM {table.name} AS t ORDER BY {name}").fetchone()


@pytest.mark.skipif(sqlite3.sqlite_version_info < (3, 37), reason="this SQLite knows no strict tables")
def test_types_hold(database: sqlite3.Connection) -> None:
    strict = {
        name: bool(row[-1]) for row in database.execute("PRAGMA table_list") if (name := row[1]) in tables(database)
    }
    assert all(strict.values())
    for table in TABLES:
        found = [(name, kind) for _, name, kind, *_ in database.execute(f"PRAGMA table_info({table.name})")]
        assert found == [(column.name, column.type.sql) for column in table.columns]


def test_each_column_says_what_it_means(database: sqlite3.Connection) -> None:
    for table in TABLES:
        (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table.name]).fetchone()
        lines = sql.splitlines()
        assert table.about in lines[0]
        for column, line in zip(table.columns, lines[1:], strict=False):
            assert line.startswith(f'  "{column.name}" {column.type.sql}') and line.endswith(f" -- {column.about}")


def test_lookups_use_an_index(database: sqlite3.Connection) -> None:
    for table in TABLES:
        for each in table.references:
            where = " AND ".join(f"{name} = ?" for name in each.columns)
            sql = f"EXPLAIN QUERY PLAN SELECT * FROM {table.name} WHERE {where}"
            plan = [row[3] for row in database.execute(sql, ["x"] * len(each.columns))]
            assert plan[0].startswith(f"SEARCH {table.name} USING "), plan


def test_an_older_sqlite_takes_it_without_strict_types() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        for table in TABLES:
            assert "STRICT" not in create(table, (3, 36, 0))
            for statement in (create(table, (3, 36, 0)), *indexes(table)):
                database.execute(statement)
        assert tables(database) == [table.name for table in TABLES]


@pytest.mark.slow
def test_keys_hold_in_all_the_data(run: Run, tmp_path: Path) -> None:
    assert run("export", str(tmp_path), "-f", "sqlite").code == 0
    with closing(sqlite3.connect(tmp_path / "missionfacts.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT count(*) FROM events").fetchone()[0] > 6000
