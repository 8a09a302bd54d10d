"""A checked dataset to an SQLite catalogue, written beside its place and moved there whole."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from missionfacts.catalogue.columns import STORAGE, pack_records
from missionfacts.catalogue.database import APPLICATION
from missionfacts.catalogue.lookup import WORD
from missionfacts.compile import findable, schema
from missionfacts.compile.atomic import atomic_database
from missionfacts.compile.boxes import COLUMNS
from missionfacts.compile.creators import creators
from missionfacts.compile.dataset import DataFile, Dataset, places_in_time, whole_id
from missionfacts.compile.index import Index
from missionfacts.compile.links import link
from missionfacts.compile.naming import (
    Names,
    names_of_event,
    names_of_mission,
    names_of_organisation,
    names_of_part,
    names_of_person,
    names_of_work,
)
from missionfacts.compile.sun import is_night
from missionfacts.compile.tables import OF_MISSION, RECORDS, statements
from missionfacts.dates.edtf import day_number
from missionfacts.dates.elapsed import duration_of, parse_elapsed
from missionfacts.model.events import Distinct, Position
from missionfacts.model.fields import kind_of
from missionfacts.model.missions import Backup, ExpeditionMember
from missionfacts.model.uses import Rival, Use
from missionfacts.names import fold


def write(dataset: Dataset, target: Path, fingerprint: str) -> None:
    """Write the catalogue of a dataset to a file, whole or not at all; see `fill`.

    Raises OSError when the folder does not take it.
    """
    with atomic_database(target) as connection:
        fill(connection, dataset, fingerprint)


def fill(connection: sqlite3.Connection, dataset: Dataset, fingerprint: str) -> None:
    """Fill an empty database with a dataset.

    fingerprint: what the catalogue is made from, for `store.py` to tell when that has changed.
    """
    with transaction(connection):
        for statement in statements():
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        about = {"version": dataset.version, "covers": dataset.covers, "licence": dataset.licence}
        note(connection, fingerprint=fingerprint, **about)
        add(connection, dataset)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make one transaction of a block; the sqlite3 module itself would begin and commit as it sees fit."""
    connection.isolation_level = None
    connection.execute("BEGIN")
    yield
    connection.execute("COMMIT")


def note(connection: sqlite3.Connection, **facts: str) -> None:
    """Note facts about the catalogue itself."""
    for key, value in facts.items():
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def add(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """Add a dataset, and link all anew; what has the same id as something already there takes its place."""
    put = _Put(connection)
    for key, (person, file) in dataset.people.items():
        put.definition("person", key, person, file, names_of_person(key, person), stated_death=person.died_in)
    for key, (body, file) in dataset.organisations.items():
        put.definition("organisation", key, body, file, names_of_organisation(key, body))
    for key, (work, file) in dataset.sources.items():
        put.definition("source", key, work, file, names_of_work(key, work), **_of_work(work))
    put.index.put(findable.definitions(dataset))
    for mission, file in dataset.missions.values():
        remove_mission(connection, mission.id)
        put.index.put(findable.of_mission(mission, dataset.known_people))
        _put_mission(put, mission, file.document.file)
    put.index.finish()
    link(connection)


def remove_mission(connection: sqlite3.Connection, mission: str) -> None:
    """Remove a mission and all that belongs to it, if it is there."""
    if not connection.execute("SELECT 1 FROM mission WHERE id = ?", (mission,)).fetchone():
        return
    Index(connection).remove_mission(mission)
    for table in ("event_person", "event_craft", "event_mission"):
        connection.execute(f"DELETE FROM {table} WHERE event IN (SELECT seq FROM event WHERE mission = ?)", (mission,))
    for table in (*OF_MISSION, "event"):
        ids = f"SELECT id FROM {table} WHERE mission = ?"
        connection.execute(f"DELETE FROM name WHERE what = '{table}' AND id IN ({ids})", (mission,))
        connection.execute(f"DELETE FROM {table} WHERE mission = ?", (mission,))
    connection.execute("DELETE FROM name WHERE what = 'mission' AND id = ?", (mission,))
    connection.execute("DELETE FROM mission WHERE id = ?", (mission,))


class _Put:
    """Puts rows into tables; the statement for a table and its columns is made once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statements: dict[tuple[str, ...], str] = {}
        self.index = Index(connection)

    def row(self, table: str, columns: Mapping[str, Any]) -> int:
        """Put a row and return its number."""
        key = (table, *columns)
        if key not in self._statements:
            names = ", ".join(f'"{name}"' for name in columns)
            self._statements[key] = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        return self._connection.execute(self._statements[key], tuple(columns.values())).lastrowid or 0

    def definition(self, what: str, key: str, record: schema.Shape, file: DataFile, names: Names, **own: str) -> None:
        """Put a person, organisation or work, with columns of its own, in place of one with the same id."""
        if self._connection.execute(f"SELECT 1 FROM {what} WHERE id = ?", (key,)).fetchone():
            self._connection.execute("DELETE FROM name WHERE what = ? AND id = ?", (what, key))
            self.index.remove(what, key)
        self.row(what, _columns(what, record, id=key, file=file.document.file, **own))
        self.names(what, key, names)

    def names(self, what: str, key: str, names: Names) -> None:
        best: dict[tuple[str, bool], int] = {}  # a word by itself names nobody, so it has a row of its own
        for rank, name in names:
            if folded := fold(name):
                form = (folded, rank == WORD)
                best[form] = min(rank, best.get(form, rank))
        # In order, since sets of words come in any, and the pages of the database with them.
        self._connection.executemany(
            "INSERT OR REPLACE INTO name VALUES (?, ?, ?, ?)",
            [(folded, rank, what, key) for (folded, _), rank in sorted(best.items())],
        )

    def links(self, number: int, mission: str, event: schema.Event) -> None:
        """Link an event with those who take part, the craft that it names and the mission that it stands in."""
        self.row("event_mission", {"mission": mission, "event": number, "home": mission})
        crafts = dict.fromkeys(whole_id(mission, craft) for craft in (*event.spacecraft, event.to) if craft)
        self._connection.executemany("INSERT INTO event_craft VALUES (?, ?)", [(craft, number) for craft in crafts])
        rows = [(person, number) for person in dict.fromkeys(event.people)]
        self._connection.executemany("INSERT INTO event_person VALUES (?, ?)", rows)


def _of_work(work: schema.Source) -> dict[str, str]:
    """Return the columns of a work that its shape has otherwise."""
    published = (work.published.start, work.published.end) if work.published else ()
    year = work.year or "/".join(dict.fromkeys(f"{date.year:04}" for date in published))
    return {"year": year, "creators": pack_records(creators(work))}


def _put_mission(put: _Put, mission: schema.Mission, file: str) -> None:
    prime = sum(seat.status == "prime" for seat in mission.crew)
    unlinked = {"start": "", "end": "", "events": 0, **dict.fromkeys(COLUMNS, "")}  # see links.py and boxes.py
    put.row("mission", _columns("mission", mission, file=file, crew=prime, **unlinked))
    put.names("mission", mission.id, names_of_mission(mission))
    for table, group in OF_MISSION.items():
        for seq, record in enumerate(getattr(mission, group)):
            put.row(table, _columns(table, record, **_whole_ids(mission.id, record), mission=mission.id, seq=seq))
            put.names(table, f"{mission.id}/{record.id}", names_of_part(table, mission.id, record))
    for event, place in zip(mission.events, places_in_time(mission.events), strict=True):
        key = f"{mission.id}/{event.id}"
        number = put.row("event", _event(mission.id, event, place))
        put.links(number, mission.id, event)
        put.names("event", key, names_of_event(mission.id, event))


def _whole_ids(mission: str, record: Any) -> dict[str, str]:
    """Return a record's own id, and that of the event it shows, as they are in the whole dataset."""
    shown = getattr(record, "event", "")
    whole = {"id": f"{mission}/{record.id}"}
    return {**whole, "event": whole_id(mission, shown)} if shown else whole


def _event(mission: str, event: schema.Event, place: int) -> dict[str, Any]:
    start, length = event.at.start, str(event.duration or duration_of(event.at))
    position = _plain(event.position)
    return _columns(
        "event", event,
        mission=mission,
        id=f"{mission}/{event.id}",
        earliest=event.at.earliest,
        latest=event.at.latest,
        place_in_time=place,
        day=day_number(start.month, start.day) if start.to_the_day else None,
        elapsed="",
        night=is_night(event.at, position),
        duration=length,
        seconds=parse_elapsed(length).seconds if length else None,
        pictures="",
        missions="",
    )  # fmt: skip


def _columns(table: str, record: schema.Shape, **own: Any) -> dict[str, Any]:
    """Return a record's fields as columns of its table, and others that are not its own, or not as it has them."""
    fields = type(record).model_fields
    shared = [name for name in RECORDS[table].columns if name in fields and name not in own]
    return {**{name: _encoded(table, name, getattr(record, name)) for name in shared}, **own}


def _encoded(table: str, name: str, value: Any) -> Any:
    """Return a value of a data file as its column has it; "" for what is not known."""
    storage = STORAGE[kind_of(RECORDS[table].record, name)]
    plain = _plain(value)
    if storage.encode:
        return storage.encode(plain)
    return "" if plain is None and storage.sql == "TEXT" else plain


def _plain(value: Any) -> Any:
    """Return a value of a data file as records have it."""
    if isinstance(value, list):
        return [part for item in value for part in _parts(item)]
    if isinstance(value, schema.Shape):
        return _AS_RECORD[type(value)](value)
    if value is None or isinstance(value, (str, int)):
        return value
    return str(value)  # a date or a duration


def _parts(item: Any) -> list[Any]:
    if isinstance(item, schema.Dispute):
        uses = tuple(map(_use, item.sources))
        return [Rival(field, value, uses, item.note) for field, value in item.rivals()]
    return [_plain(item)]


def _use(use: schema.Use) -> Use:
    return Use(use.id, use.at, use.printed)


_AS_RECORD: dict[type[schema.Shape], Any] = {
    schema.Use: _use,
    schema.Creator: lambda creator: creator.name,
    schema.Position: lambda position: Position(position.latitude, position.longitude, position.body, position.about),
    schema.Distinct: lambda distinct: Distinct(distinct.id, distinct.note),
    schema.Backup: lambda backup: Backup(backup.none, tuple(map(_use, backup.sources))),
    schema.ExpeditionMember: lambda member: ExpeditionMember(
        member.person, member.role, str(member.begins or ""), str(member.ends or "")
    ),
}
