"""Tables as one SQLite database. Its SQL follows from the declaration of the tables and asks nothing."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from missionfacts.compile.atomic import new_database
from missionfacts.exports.model import BOOLEAN, NUMBER, Column, Filled, Row, Table

STRICT_SINCE = (3, 37)  # older ones do not know the word


def write_database(place: Path, tables: Iterable[Filled]) -> None:
    """Write tables into an empty file. Raises OSError."""
    with new_database(place) as connection:
        connection.isolation_level = None
        connection.execute("BEGIN")
        for table, rows in tables:
            connection.execute(create(table))
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", _stored(table, rows))
            for statement in indexes(table):
                connection.execute(statement)
        connection.execute("COMMIT")


def create(table: Table, version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """Return the statement that creates a table, with what each column means; version: of SQLite."""
    columns = [(_defined(column), column.about) for column in table.columns]
    rules = [f"PRIMARY KEY ({_listed(table.key)})", *_foreign_keys(table)]
    lines = [f"  {sql}, -- {about}" for sql, about in columns] + [f"  {rule}," for rule in rules]
    lines[-1] = lines[-1].removesuffix(",")
    strict = " STRICT" if version >= STRICT_SINCE else ""
    return "\n".join([f"CREATE TABLE {_quoted(table.name)} ( -- {table.about}", *lines, f"){strict}"])


def _defined(column: Column) -> str:
    check = ""
    if column.type is BOOLEAN:
        check = f" CHECK ({_quoted(column.name)} IN (0, 1))"
    elif column.choices:
        words = ", ".join(f"'{word}'" for word in column.choices)
        check = f" CHECK ({_quoted(column.name)} IN ({words}))"
    return f"{_quoted(column.name)} {column.type.sql}{' NOT NULL' if column.required else ''}{check}"


def _foreign_keys(table: Table) -> Iterator[str]:
    from missionfacts.exports.tables import BY_NAME

    for each in table.references:
        there = f"{_quoted(each.table)} ({_listed(BY_NAME[each.table].key)})"
        yield f"FOREIGN KEY ({_listed(each.columns)}) REFERENCES {there}"


def indexes(table: Table) -> Iterator[str]:
    """Yield the statements that make the indexes of a table: of references, and of what else is looked up by."""
    wanted = [each.columns for each in table.references] + [(name,) for name in LOOKED_UP.get(table.name, ())]
    for columns in dict.fromkeys(wanted):
        if columns != table.key[: len(columns)]:  # which the key's own index serves
            name = _quoted("_".join((table.name, "by", *columns)))
            yield f"CREATE INDEX {name} ON {_quoted(table.name)} ({_listed(columns)})"


LOOKED_UP = {"events": ("earliest", "weight"), "names": ("name",), "missions": ("begins_earliest",)}


def _stored(table: Table, rows: Iterable[Row]) -> Iterable[Row]:
    """Return rows as SQLite takes them: a whole number may be too large for it, where the column has numbers."""
    numbers = [place for place, column in enumerate(table.columns) if column.type is NUMBER]
    return (_with_floats(row, numbers) for row in rows) if numbers else rows


def _with_floats(row: Row, numbers: list[int]) -> Row:
    cells = list(row)
    for place in numbers:
        cells[place] = None if cells[place] is None else float(cells[place])
    return tuple(cells)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
