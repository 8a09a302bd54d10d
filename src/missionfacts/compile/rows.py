"""Rows of a table that is worked out whole, of which only those are written that have changed."""

import sqlite3
from collections.abc import Iterable
from typing import Any


def put_rows(connection: sqlite3.Connection, table: str, row: Any, wanted: Iterable[Any], key: int) -> None:
    """Make a table hold some rows and no others.

    row: the named tuple whose fields are the columns; key: how many of the first make the primary key.
    """
    names = [f'"{name}"' for name in row._fields]
    columns = ", ".join(names)
    new = set(wanted)
    there = set(map(row._make, connection.execute(f"SELECT {columns} FROM {table}")))
    which = " AND ".join(f"{name} = ?" for name in names[:key])
    # In an order of their own, so that the same data give the same bytes.
    connection.executemany(f"DELETE FROM {table} WHERE {which}", sorted(each[:key] for each in there - new))
    marks = ", ".join("?" * len(names))
    rows = sorted(new - there, key=lambda each: each[:key])
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
