"""The compiled catalogue, read-only: SQL in, records out."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from missionfacts import dates
from missionfacts.errors import Ambiguous, NotFound, UnknownChoice
from missionfacts.model import (
    Clock,
    Event,
    Mission,
    Record,
    Rival,
    Seat,
    Use,
)
from missionfacts.names import fold
from missionfacts.packing import column_has, unpack_rivals, unpack_uses, unpack_words

R = TypeVar("R", bound=Record)
UNPACK: dict[Any, Callable[[Any], Any]] = {
    bool: bool,
    tuple[str, ...]: unpack_words,
    tuple[Use, ...]: unpack_uses,
    tuple[Rival, ...]: unpack_rivals,
}


class Format(NamedTuple):
    """What marks a file as a catalogue of ours, of this version."""

    application: int
    version: int


FORMAT = Format(application=0x4D465458, version=6)  # "MFTX"; the version goes up with every change of the tables


# When a mission was launched, in SQL: what orders records of several missions, whenever each was added.
LAUNCH = "(SELECT sort FROM mission WHERE mission.id = {})"


class EventFilter(NamedTuple):
    """Which events are wanted; what is empty does not narrow anything."""

    first: int | None = None  # seconds
    last: int | None = None
    kinds: Sequence[str] = ()
    spacecraft: Sequence[str] = ()
    people: Sequence[str] = ()
    disputed: bool = False  # only those on which sources differ


class Catalogue:
    """Questions to a catalogue. It owns its connection; use it in a `with` statement."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        self._connection = connection
        self.path = path  # None: it is in memory only

    @classmethod
    def open(cls, path: Path) -> "Catalogue | None":
        """Open a catalogue for reading; None when there is none, or it is not one of ours, of this version.

        Nobody writes to a catalogue in place, so it needs no locks.
        """
        try:
            connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error:
            return None
        marks = "application_id", "user_version", "page_count", "page_size"
        try:
            application, version, pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in marks)
            # What is missing at the end of a file that was cut, SQLite would read as zeros.
            whole = pages * size == path.stat().st_size
        except (sqlite3.Error, OSError):  # not a database, or a damaged one
            whole = False
        if not whole or (application, version) != FORMAT:
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
        """Copy the whole catalogue into an empty database."""
        self._connection.backup(connection)

    def rows(self, sql: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """Ask a question in SQL."""
        return self._connection.execute(sql, tuple(values))

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
        """
        wanted = kind._fields if fields is None else fields
        names = ", ".join(columns.get(name, f'"{name}"') if name in wanted else "''" for name in kind._fields)
        unpack = [UNPACK.get(annotation) for annotation in kind.__annotations__.values()]
        for row in self.rows(f"SELECT {names} {rest}", values):
            yield kind._make(undo(value) if undo else value for undo, value in zip(unpack, row, strict=True))

    def meta(self, key: str) -> str:
        """Return a fact about the catalogue itself; "" when it does not have it."""
        row = self.rows("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    # Missions

    def missions(
        self,
        kinds: Sequence[str] = (),
        nations: Sequence[str] = (),
        years: tuple[int, int] | None = None,
        people: Sequence[str] = (),
    ) -> Iterator[Mission]:
        """Yield missions by launch.

        nations: of somebody in the prime crew; years: of the launch, first and last; people: all are in the prime crew.
        """
        where, values = is_in("kind", kinds)
        if nations:
            of_nations, nation_values = is_in("person.nation", nations)
            where += (
                " AND id IN (SELECT mission FROM seat JOIN person ON person.id = seat.person"
                f" WHERE seat.status = 'prime' AND {of_nations})"
            )
            values += nation_values
        for person in people:
            where += " AND id IN (SELECT mission FROM seat WHERE status = 'prime' AND person = ?)"
            values.append(person)
        if years:
            where += " AND substr(start, 1, 4) BETWEEN ? AND ?"
            values += [f"{year:04}" for year in years]
        return self.read(Mission, f"FROM mission WHERE {where} ORDER BY sort, id", values)

    def mission(self, name: str) -> Mission:
        """Return the mission that a name means: its id, name or alias, or its spacecraft's, in any case.

        Raises NotFound, with every name there is, or Ambiguous.
        """
        try:
            key = self.identify("mission", name)
        except NotFound:
            with_craft = "FROM name JOIN mission USING (id) WHERE folded = ? AND what = 'spacecraft' ORDER BY sort, id"
            found = [row[0] for row in self.rows(f"SELECT id {with_craft}", [fold(name)])]
            if not found:
                raise
            if len(found) > 1:
                raise Ambiguous("mission", name, found) from None
            key = found[0]
        return next(self.read(Mission, "FROM mission WHERE id = ?", [key]))

    def identify(self, what: str, name: str) -> str:
        """Return the one id that a name means; what: "mission", "person" or "organisation".

        Raises NotFound, with every name there is, or Ambiguous.
        """
        found = [row[0] for row in self.rows("SELECT id FROM name WHERE folded = ? AND what = ?", [fold(name), what])]
        if len(found) == 1:
            return str(found[0])
        if found:
            raise Ambiguous(what, name, found)
        raise NotFound(what, name, self.names(what))

    def names(self, what: str) -> list[str]:
        """Return every id, name and alias of one sort of thing: "mission", "person", "organisation"."""
        names: dict[str, None] = {}
        for key, name, aliases in self.rows(f"SELECT id, name, aliases FROM {what} ORDER BY id"):
            names |= dict.fromkeys([key, name, *unpack_words(aliases)])
        return list(names)

    def clocks(self, mission: str) -> list[Clock]:
        """Return a mission's clocks; the first is the one that `elapsed` counts on."""
        return list(self.read(Clock, "FROM clock WHERE mission = ? ORDER BY seq", [mission]))

    def spacecraft_ids(self, mission: str) -> list[str]:
        """Return the ids of a mission's spacecraft."""
        return [row[0] for row in self.rows("SELECT id FROM spacecraft WHERE mission = ? ORDER BY seq", [mission])]

    # Events

    def events(self, mission: str, wanted: EventFilter, fields: Collection[str] | None = None) -> Iterator[Event]:
        """Yield a mission's events in order; mission: its id; fields: see `read`."""
        where, values = is_in("kind", wanted.kinds)
        for column, words in (("spacecraft", wanted.spacecraft), ("people", wanted.people)):
            if words:
                where += f" AND ({' OR '.join([column_has(column)] * len(words))})"
                values += words
        if wanted.disputed:
            where += " AND disputed <> ''"
        # What is known to the day or better is shown when it may lie in the range; a month or year only when all of it
        # does.
        if wanted.first is not None:
            where += f" AND (CASE WHEN latest - earliest < {dates.DAY} THEN latest ELSE earliest END) >= ?"
            values.append(wanted.first)
        if wanted.last is not None:
            where += f" AND (CASE WHEN latest - earliest < {dates.DAY} THEN earliest ELSE latest END) <= ?"
            values.append(wanted.last)
        rest = f"FROM event WHERE mission = ? AND {where} ORDER BY seq"
        return self.read(Event, rest, [mission, *values], fields, {"clock": "''"})

    # People

    def seats(self, mission: str, statuses: Sequence[str] = ()) -> Iterator[Seat]:
        """Yield a mission's seats by spacecraft and rank, as the data has them; mission: its id."""
        where, values = is_in("seat.status", statuses)
        rest = f"FROM seat JOIN person ON person.id = seat.person WHERE mission = ? AND {where} ORDER BY seq"
        own = {"name": "person.name", "id": "seat.id", "sources": "seat.sources", "disputed": "seat.disputed"}
        return self.read(Seat, rest, [mission, *values], columns=own)

    def nations(self) -> list[str]:
        """Return the nations of all who have a seat in a prime crew."""
        sql = (
            "SELECT DISTINCT nation FROM person JOIN seat ON person = person.id"
            " WHERE status = 'prime' AND nation <> '' ORDER BY nation"
        )
        return [row[0] for row in self.rows(sql)]

    def person_id(self, name: str) -> str:
        """Return the id of the person that a name means, in any spelling; a family name will do when one person has it.

        Raises NotFound or Ambiguous.
        """
        try:
            return self.identify("person", name)
        except NotFound:
            words = fold(name)
            found = [
                row[0]
                for row in self.rows(
                    "SELECT DISTINCT id FROM name WHERE what = 'person' AND folded LIKE '% ' || ? ORDER BY id", [words]
                )
            ]
            if not words or not found:
                raise
            if len(found) > 1:
                raise Ambiguous("person", name, found) from None
            return str(found[0])

    def known(self, what: str, given: Iterable[str], valid: Sequence[str]) -> list[str]:
        """Return the given words as they are in the list of valid ones, whatever their case. Raises UnknownChoice."""
        by_fold = {fold(word): word for word in valid}
        words = list(given)
        for word in words:
            if fold(word) not in by_fold:
                raise UnknownChoice(what, word, valid)
        return [by_fold[fold(word)] for word in words]


def is_in(column: str, words: Sequence[Any]) -> tuple[str, list[Any]]:
    """Return the SQL, and the values it binds, that tell whether a column holds one of some words; none: anything."""
    return (f"{column} IN ({', '.join('?' * len(words))})", list(words)) if words else ("1", [])
