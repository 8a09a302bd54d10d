"""A checked dataset to an SQLite catalogue, written beside its place and moved there whole."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from missionfacts import dates, schema
from missionfacts.catalogue import FORMAT
from missionfacts.dataset import DataFile, Dataset
from missionfacts.model import Rival, Use
from missionfacts.names import fold
from missionfacts.packing import pack_rivals, pack_uses, pack_words
from missionfacts.replacing import beside

# A column is named after the field that it holds, of the data file and of the record.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, what TEXT, id TEXT, PRIMARY KEY (folded, what, id)) WITHOUT ROWID;
CREATE TABLE mission (
  id TEXT PRIMARY KEY, name TEXT, kind TEXT, start TEXT, "end" TEXT, crew INTEGER, events INTEGER, sort INTEGER,
  aliases TEXT, agencies TEXT, summary TEXT, objectives TEXT, outcome TEXT, sources TEXT, file TEXT,
  first_found INTEGER, last_found INTEGER -- its rows in the table `find`
) WITHOUT ROWID;
CREATE TABLE clock (mission TEXT, seq INTEGER, id TEXT, name TEXT, epoch TEXT, sources TEXT);
CREATE TABLE spacecraft (
  mission TEXT, seq INTEGER, id TEXT, name TEXT, aliases TEXT, type TEXT, serial TEXT, launcher TEXT, site TEXT,
  cospar TEXT, side TEXT, crew INTEGER, in_space INTEGER, sources TEXT
);
CREATE TABLE seat (
  mission TEXT, seq INTEGER, spacecraft TEXT, role TEXT, status TEXT, person TEXT, landed_in TEXT, note TEXT, id TEXT,
  sources TEXT, disputed TEXT
);
CREATE TABLE figure (
  mission TEXT, seq INTEGER, about TEXT, label TEXT, value TEXT, unit TEXT, weight INTEGER, id TEXT, sources TEXT,
  disputed TEXT
);
CREATE TABLE experiment (
  mission TEXT, seq INTEGER, id TEXT, number TEXT, name TEXT, spacecraft TEXT, side TEXT, joint INTEGER, field TEXT,
  summary TEXT, note TEXT, sources TEXT
);
CREATE TABLE picture (
  mission TEXT, seq INTEGER, id TEXT, number TEXT, also TEXT, at TEXT, event TEXT, caption TEXT, credit TEXT,
  people TEXT, note TEXT, sources TEXT
);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY, mission TEXT, id TEXT, at TEXT, earliest INTEGER, latest INTEGER, day INTEGER, kind TEXT,
  spacecraft TEXT, people TEXT, "to" TEXT, place TEXT, title TEXT, detail TEXT, weight INTEGER, elapsed TEXT,
  disputed TEXT, sources TEXT, pictures TEXT
);
CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT, "full" TEXT, native TEXT, aliases TEXT, nation TEXT, born TEXT, died TEXT,
  sources TEXT, disputed TEXT, file TEXT
) WITHOUT ROWID;
CREATE TABLE organisation (
  id TEXT PRIMARY KEY, name TEXT, native TEXT, aliases TEXT, kind TEXT, parent TEXT, founded TEXT, place TEXT,
  role TEXT, note TEXT, sources TEXT, disputed TEXT, file TEXT
) WITHOUT ROWID;
CREATE TABLE source (
  id TEXT PRIMARY KEY, title TEXT, authors TEXT, publisher TEXT, year TEXT, kind TEXT, language TEXT, url TEXT,
  note TEXT, file TEXT
) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT, mission TEXT, only_mission INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE find USING fts5 (
  title, names, text, place, people, what UNINDEXED, at UNINDEXED, id UNINDEXED, mission UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2'
);
CREATE INDEX event_mission ON event (mission, seq);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_day ON event (day) WHERE day IS NOT NULL;
CREATE INDEX clock_mission ON clock (mission, seq);
CREATE INDEX spacecraft_mission ON spacecraft (mission, seq);
CREATE INDEX seat_mission ON seat (mission, seq);
CREATE INDEX seat_person ON seat (person);
CREATE INDEX figure_mission ON figure (mission, seq);
CREATE INDEX experiment_mission ON experiment (mission, seq);
CREATE INDEX picture_mission ON picture (mission, seq);
"""
GROUPS = {  # table -> the field of a mission that fills it
    "clock": "clocks",
    "spacecraft": "spacecraft",
    "seat": "crew",
    "figure": "facts",
    "experiment": "experiments",
    "picture": "pictures",
}
COUNTDOWN = 2 * dates.DAY  # how long before its epoch a mission's clock says something


def write(dataset: Dataset, target: Path, fingerprint: str) -> None:
    """Write the catalogue of a dataset to a file, whole or not at all; see `fill`.

    Raises OSError when the folder does not take it.
    """
    with beside(target) as connection:
        fill(connection, dataset, fingerprint)


def fill(connection: sqlite3.Connection, dataset: Dataset, fingerprint: str) -> None:
    """Fill an empty database with a dataset.

    fingerprint: what the catalogue is made from, for `store.py` to tell when that has changed.
    """
    with transaction(connection):
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {FORMAT.application}")
        connection.execute(f"PRAGMA user_version = {FORMAT.version}")
        add(connection, dataset)
        note(connection, fingerprint=fingerprint, version=dataset.version)


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
    """Add a dataset; what has the same id as something already there takes its place."""
    put = _Put(connection)
    for key, (person, file) in dataset.people.items():
        put.definition("person", key, person, file, [person.name, person.full, person.native, *person.aliases])
    for key, (body, file) in dataset.organisations.items():
        put.definition("organisation", key, body, file, [body.name, body.native, *body.aliases])
    for key, (work, file) in dataset.sources.items():
        put.row("source", {"id": key, **_columns(work), "file": file.document.file})
    for entry in _definitions_to_find(dataset):
        put.row("find", entry)
    for mission, file in dataset.missions.values():
        remove_mission(connection, mission.id)
        _put_mission(put, mission, file.document.file)
        first = put.rows_in("find") + 1
        for entry in _mission_to_find(mission, dataset.known_people):
            put.row("find", entry)
        connection.execute(
            "UPDATE mission SET first_found = ?, last_found = ? WHERE id = ?", (first, put.rows_in("find"), mission.id)
        )


def remove_mission(connection: sqlite3.Connection, mission: str) -> None:
    """Remove a mission and all that belongs to it, if it is there."""
    for table in (*GROUPS, "event"):
        connection.execute(f"DELETE FROM {table} WHERE mission = ?", (mission,))
    found = connection.execute("SELECT first_found, last_found FROM mission WHERE id = ?", (mission,)).fetchone()
    if found:
        connection.execute("DELETE FROM find WHERE rowid BETWEEN ? AND ?", found)
    connection.execute("DELETE FROM name WHERE what IN ('mission', 'spacecraft') AND id = ?", (mission,))
    connection.execute("DELETE FROM mission WHERE id = ?", (mission,))


class _Put:
    """Puts rows into tables; the statement for a table and its columns is made once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statements: dict[tuple[str, ...], str] = {}

    def row(self, table: str, columns: Mapping[str, Any]) -> None:
        key = (table, *columns)
        if key not in self._statements:
            names = ", ".join(f'"{name}"' for name in columns)
            self._statements[key] = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        self._connection.execute(self._statements[key], tuple(columns.values()))

    def definition(self, what: str, key: str, record: schema.Shape, file: DataFile, names: Iterable[str]) -> None:
        """Put a person or organisation, known by some names, in place of one with the same id."""
        if self._connection.execute(f"SELECT 1 FROM {what} WHERE id = ?", (key,)).fetchone():
            for table in ("name", "find"):
                self._connection.execute(f"DELETE FROM {table} WHERE what = ? AND id = ?", (what, key))
        self.row(what, {"id": key, **_columns(record), "file": file.document.file})
        self.names(what, key, [key, *names])

    def names(self, what: str, key: str, names: Iterable[str]) -> None:
        for word in sorted({fold(name) for name in names} - {""}):
            self.row("name", {"folded": word, "what": what, "id": key})

    def rows_in(self, table: str) -> int:
        """Return the number of the last row of a table."""
        return int(self._connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])


def _put_mission(put: _Put, mission: schema.Mission, file: str) -> None:
    start, end = _span(mission)
    sort = dates.earliest(dates.parse(start or mission.events[0].at).start) if start or mission.events else 0
    own = _columns(mission, leave_out={*GROUPS.values(), "events"})
    prime = sum(seat.status == "prime" for seat in mission.crew)
    counts = {"crew": prime, "events": len(mission.events)}
    put.row("mission", {**own, "start": start, "end": end, **counts, "sort": sort, "file": file})
    put.names("mission", mission.id, [mission.id, mission.name, *mission.aliases])
    crafts = (craft for craft in mission.spacecraft if mission.kind != "station")
    put.names("spacecraft", mission.id, (name for craft in crafts for name in (craft.name, *craft.aliases)))
    for table, group in GROUPS.items():
        for seq, record in enumerate(getattr(mission, group)):
            columns = _columns(record)
            # Ids within a mission are made unique in the dataset; those of clocks and spacecraft stay short.
            for name in ("id", "event"):
                if table not in {"clock", "spacecraft"} and columns.get(name):
                    columns[name] = f"{mission.id}/{columns[name]}"
            put.row(table, {"mission": mission.id, "seq": seq, **columns})
    runs = _first_clock(mission, end)
    pictures: dict[str, list[str]] = {}
    for picture in mission.pictures:
        pictures.setdefault(picture.event, []).append(picture.number or picture.id)
    for event in mission.events:
        put.row("event", _event(mission.id, event, runs, pictures.get(event.id, ())))


def _span(mission: schema.Mission) -> tuple[str, str]:
    """Return the first launch of a mission's spacecraft, and how it ended, as EDTF; "" for what there is not.

    A crew's mission ends with the last landing; of others, which work on where they land, only a loss is the end.
    """
    own = [event for event in mission.events if event.spacecraft]
    launches = [event.at for event in own if event.kind == "launch"]
    ends = {"loss"} if mission.kind in {"robotic", "station"} else {"landing", "loss"}
    ended = [event.at for event in own if event.kind in ends]
    return (launches[0] if launches else ""), (ended[-1] if ended else "")


class _Runs(NamedTuple):
    """When a mission's first clock says something, in seconds."""

    epoch: int
    until: int | None  # None: for ever


def _first_clock(mission: schema.Mission, end: str) -> _Runs | None:
    if not mission.clocks:
        return None
    epoch = dates.earliest(dates.parse(mission.clocks[0].epoch).start)
    return _Runs(epoch, dates.latest(dates.parse(end).end) if end else None)


def _event(mission: str, event: schema.Event, runs: _Runs | None, pictures: Iterable[str]) -> dict[str, Any]:
    when = dates.parse(event.at)
    start, first = when.start, dates.earliest(when.start)
    in_flight = runs and first >= runs.epoch - COUNTDOWN and (runs.until is None or first <= runs.until)
    return {
        "mission": mission,
        **_columns(event),
        "id": f"{mission}/{event.id}",
        "earliest": first,
        "latest": dates.latest(when.end),
        "day": dates.day_number(start.month, start.day) if start.to_the_day else None,
        "elapsed": dates.elapsed(start, runs.epoch) if runs and in_flight else "",
        "pictures": pack_words(pictures),
    }


def _definitions_to_find(dataset: Dataset) -> Iterator[dict[str, str]]:
    """Yield what a search looks through, of people and organisations: title, other names, text and place."""
    for key, (person, _) in dataset.people.items():
        life = f"{person.nation} {person.born or '?'} – {person.died or ''}".strip(" –?")
        yield {"what": "person", "id": key, "title": person.name, "names": _names(person), "text": life}
    for key, (body, _) in dataset.organisations.items():
        other = " ".join([body.native, *body.aliases])
        what = {"what": "organisation", "id": key, "at": body.founded or ""}
        yield {**what, "title": body.name, "names": other, "text": body.role, "place": body.place}


def _mission_to_find(mission: schema.Mission, people: Mapping[str, schema.Person]) -> Iterator[dict[str, str]]:
    """Yield what a search looks through, of a mission: title, text, place, and people in every spelling."""

    def what(sort: str, key: str, at: str = "") -> dict[str, str]:
        return {"what": sort, "id": key, "at": at, "mission": mission.id}

    def names(record: schema.Event | schema.Picture) -> str:
        return " ".join(_names(people[person]) for person in record.people if person in people)

    text = " ".join([mission.summary, *mission.objectives])
    yield {**what("mission", mission.id), "title": mission.name, "names": " ".join(mission.aliases), "text": text}
    for event in mission.events:
        found = what("event", f"{mission.id}/{event.id}", event.at)
        yield {**found, "title": event.title, "text": event.detail, "place": event.place, "people": names(event)}
    for fact in mission.facts:
        found = what("figure", f"{mission.id}/{fact.id}")
        yield {**found, "title": f"{fact.about}: {fact.label}", "text": f"{fact.value} {fact.unit}".strip()}
    for work in mission.experiments:
        found = what("experiment", f"{mission.id}/{work.id}")
        yield {**found, "title": f"{work.number} {work.name}".strip(), "text": work.summary}
    for picture in mission.pictures:
        found = what("picture", f"{mission.id}/{picture.id}", picture.at)
        yield {**found, "title": f"{picture.number} {picture.caption}".strip(), "people": names(picture)}


def _names(person: schema.Person) -> str:
    return " ".join([person.name, person.full, person.native, *person.aliases])


def _columns(record: schema.Shape, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    """Return a record's fields as columns: lists packed, and "" for what is not known."""
    columns: dict[str, Any] = {}
    for name, value in record:
        if name in leave_out:
            continue
        if name == "sources":
            columns[name] = pack_uses(map(_use, value))
        elif name == "disputed":
            columns[name] = pack_rivals(_rivals(value))
        elif isinstance(value, list):
            columns[name] = pack_words(value)
        else:
            columns[name] = "" if value is None and name != "crew" else value
    if isinstance(record, schema.Seat):
        columns["id"] = record.id
    return columns


def _rivals(disputes: Iterable[schema.Dispute]) -> Iterable[Rival]:
    for dispute in disputes:
        for field, value in dispute.rivals():
            yield Rival(field, value, tuple(map(_use, dispute.sources)), dispute.note)


def _use(use: schema.Use) -> Use:
    return Use(use.id, use.at, use.printed)
