"""The compiled catalogue as a database, read-only: SQL in, records out."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from missionfacts.catalogue.columns import decoders
from missionfacts.errors import DamagedCatalogue
from missionfacts.model.problems import LeftOut

R = TypeVar("R", bound=NamedTuple)
APPLICATION = 0x4D465458  # "MFTX", the mark of a catalogue of ours
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
# When a mission was launched, in SQL: what orders records of several missions, whenever each was added.
LAUNCH = "(SELECT sort FROM mission WHERE mission.id = {})"


class Catalogue:
    """A connection to a catalogue, for the questions of this package. Use it in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self.path = path  # None: it is in memory only
        self.left_out: tuple[LeftOut, ...] = ()  # the user's own files that it was made without

    @classmethod
    def open(cls, path: Path) -> "Catalogue | None":
        """Open a catalogue for reading; None when there is none, or it is none of ours, or cut off.

        Nobody writes to a catalogue in place, so it needs no locks.
        """
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error:
            return None
        marks = "application_id", "page_count", "page_size"
        try:
            application, pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in marks)
            # What is missing at the end of a file that was cut, SQLite would read as zeros.
            whole = pages * size == path.stat().st_size
        except (sqlite3.Error, OSError):  # not a database, or a damaged one
            whole = False
        if not whole or application != APPLICATION:
            connection.close()
            return None
        return cls(connection, path)

    def __enter__(self) -> "Catalogue":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def copy_to(self, connection: sqlite3.Connection) -> None:
        """Copy the whole catalogue into an empty database. Raises DamagedCatalogue."""
        try:
            self._connection.backup(connection)
            # It copies damage as it is, and whoever adds something would meet it, or keep it.
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error
        if found != "ok":
            raise DamagedCatalogue(self.path, found)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that answer a question in SQL. Raises DamagedCatalogue."""
        try:
            # `yield from` would close the cursor of an answer that is broken off, which a closed database resents.
            for row in self._connection.execute(sql, tuple(values)):  # noqa: UP028
                yield row
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error

    def first(self, sql: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row that answers a question; None when there is none. Raises DamagedCatalogue."""
        return next(self.rows(sql, values), None)

    def read(
        self,
        kind: type[R],
        rest: str,
        values: Iterable[Any] = (),
        fields: Collection[str] | None = None,
        columns: Mapping[str, str] = {},
    ) -> Iterator[R]:
        """Yield records of a kind: each field is the column of its name, unless `columns` has an expression for it.

        fields: those that are wanted, None for all; the others are left empty, which costs less.
        Raises DamagedCatalogue.
        """
        names = kind._fields
        wanted = names if fields is None else fields
        selected = ", ".join(columns.get(name, f'"{name}"') if name in wanted else "''" for name in names)
        decode = [(i, each) for i, each in enumerate(decoders(kind)) if each and names[i] in wanted]
        for row in self.rows(f"SELECT {selected} {rest}", values):
            values_of = list(row)
            try:
                for place, decoder in decode:
                    values_of[place] = decoder(row[place])
            except (ValueError, TypeError, AttributeError) as error:  # no column of ours holds such a thing
                raise DamagedCatalogue(self.path, "a column is not as it was written") from error
            yield kind._make(values_of)

    def meta(self, key: str) -> str:
        """Return a fact about the catalogue itself; "" when it does not have it."""
        row = self.first("SELECT value FROM meta WHERE key = ?", [key])
        return str(row[0]) if row else ""

    def _told(self, error: sqlite3.DatabaseError) -> Exception:
        """Return what to raise for an error of SQLite: a slip in our own SQL says nothing of the catalogue."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what extends it
        return DamagedCatalogue(self.path, str(error)) if code in DAMAGED else error


def is_in(column: str, words: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return the SQL, and the values it binds, that tell whether a column holds one of some words; none: anything."""
    return (f"{column} IN ({', '.join('?' * len(words))})", list(words)) if words else ("1", [])
