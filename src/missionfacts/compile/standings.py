"""The first places of every record, so that asking for them costs no computing.

They follow from all rides and spacewalks together, and are worked out anew whenever a file is added or taken out.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.kept_records import KEPT
from missionfacts.catalogue.standings import Told, reach, signature, standings, told
from missionfacts.model.fields import kind_of
from missionfacts.model.records import CATEGORIES, Record

MARK = "standings"  # under which it is noted what the records rest on


def put_standings(connection: sqlite3.Connection) -> None:
    """Put the records, where something has changed on which they rest."""
    catalogue = Catalogue(connection)
    all_told = told(catalogue, reach(catalogue))
    mark = signature(all_told)
    if catalogue.meta(MARK) == mark:
        return
    columns = ("seq", *Record._fields)
    quoted, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    connection.execute("DELETE FROM record")
    rows = ((seq, *row) for seq, row in enumerate(_rows(all_told)))
    connection.executemany(f"INSERT INTO record ({quoted}) VALUES ({marks})", rows)
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (MARK, mark))


def _rows(all_told: Told) -> Iterator[tuple[Any, ...]]:
    for category in CATEGORIES:
        for record in standings(all_told, category, KEPT):
            yield tuple(_encoded(name, value) for name, value in record._asdict().items())


def _encoded(name: str, value: Any) -> Any:
    encode = STORAGE[kind_of(Record, name)].encode
    return encode(value) if encode else value
