"""The first places of every record, and who held it before, so that asking for them costs no computing.

They follow from all rides and spacewalks together, and are worked out anew whenever a file is added or taken out.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.kept_records import KEPT
from missionfacts.catalogue.standings import held, reach, signature, standings, told
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
    best = (standings(all_told, category, KEPT) for category in CATEGORIES)
    _put(connection, "record", (), (((), record) for records in best for record in records))
    before = (held(all_told, category) for category in CATEGORIES)
    last = (((record.missions or ("",))[-1:], record) for records in before for record in records)
    _put(connection, "held", ("mission",), last)
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (MARK, mark))


def _put(
    connection: sqlite3.Connection,
    table: str,
    more: Sequence[str],
    rows: Iterable[tuple[Sequence[str], Record]],
) -> None:
    """Fill a table anew with records, and with what else it has of each; more: the names of that."""
    columns = ("seq", *more, *Record._fields)
    quoted, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        f"INSERT INTO {table} ({quoted}) VALUES ({marks})",
        ((seq, *others, *_encoded_all(record)) for seq, (others, record) in enumerate(rows)),
    )


def _encoded_all(record: Record) -> Iterator[Any]:
    return (_encoded(name, value) for name, value in record._asdict().items())


def _encoded(name: str, value: Any) -> Any:
    encode = STORAGE[kind_of(Record, name)].encode
    return encode(value) if encode else value
