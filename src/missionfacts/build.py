"""A checked dataset to an SQLite catalogue, written beside its place and moved there whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from missionfacts import dates, schema
from missionfacts.catalogue import FORMAT
from missionfacts.dataset import Dataset
from missionfacts.model import Rival, Use
from missionfacts.names import fold
from missionfacts.packing import pack_rivals, pack_uses, pack_words

# A column is named after the field that it holds, of the data file and of the record.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, what TEXT, id TEXT, PRIMARY KEY (folded, what, id)) WITHOUT ROWID;
CREATE TABLE mission (
  id TEXT PRIMARY KEY, name TEXT, kind TEXT, start TEXT, "end" TEXT, crew INTEGER, events INTEGER, sort INTEGER,
  aliases TEXT, agencies TEXT, summary TEXT, objectives TEXT, outcome TEXT, sources TEXT, file TEXT
) WITHOUT ROWID;
CREATE TABLE clock (mission TEXT, seq INTEGER, id TEXT, name TEXT, epoch TEXT, sources TEXT);
CREATE TABLE spacecraft (
  mission TEXT, seq INTEGER, id TEXT, name TEXT, aliases TEXT, type TEXT, serial TEXT, launcher TEXT, site TEXT,
  cospar TEXT, side TEXT, crew INTEGER, sources TEXT
);
CREATE TABLE seat (
  mission TEXT, seq INTEGER, spacecraft TEXT, role TEXT, status TEXT, person TEXT, note TEXT, id TEXT, sources TEXT,
  disputed TEXT
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
  seq INTEGER PRIMARY KEY, mission TEXT, id TEXT, at TEXT, earliest INTEGER, latest INTEGER, month INTEGER, day INTEGER,
  kind TEXT, spacecraft TEXT, people TEXT, "to" TEXT, place TEXT, title TEXT, detail TEXT, weight INTEGER, elapsed TEXT,
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
  note TEXT
) WITHOUT ROWID;
CREATE VIRTUAL TABLE find USING fts5 (
  title, names, text, place, people, what UNINDEXED, at UNINDEXED, id UNINDEXED, mission UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2'
);
"""
INDEXES = """
CREATE INDEX event_mission ON event (mission, seq);
CREATE INDEX event_id ON event (id);
CREATE INDEX event_day ON event (month, day) WHERE day IS NOT NULL;
CREATE INDEX seat_mission ON seat (mission, seq);
CREATE INDEX figure_mission ON figure (mission, seq);
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
    """Write the catalogue of a dataset to a file, whole or not at all.

    fingerprint: what the catalogue was made from, for `store.py` to tell when that has changed.
    Raises OSError when the folder does not take it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(beside)
        try:
            # A power cut loses the file beside, never the one in place; so nothing has to wait for the disk.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            fill(connection, dataset, fingerprint)
        finally:
            connection.close()
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
    except sqlite3.OperationalError as error:
        raise OSError(0, str(error)) from error
    finally:
        Path(beside).unlink(missing_ok=True)


def fill(connection: sqlite3.Connection, dataset: Dataset, fingerprint: str) -> None:
    """Fill an empty database, in one transaction."""
    connection.isolation_level = None  # or the module would begin and commit as it sees fit
    connection.execute("BEGIN")
    _run(connection, TABLES)
    connection.execute(f"PRAGMA application_id = {FORMAT.application}")
    connection.execute(f"PRAGMA user_version = {FORMAT.version}")
    put = _Put(connection)
    put.row("meta", {"key": "fingerprint", "value": fingerprint})
    put.row("meta", {"key": "version", "value": dataset.version})
    for mission, file in dataset.missions.values():
        _put_mission(put, mission, file.document.file)
    for key, (person, file) in dataset.people.items():
        put.row("person", {"id": key, **_columns(person), "file": file.document.file})
        put.names("person", key, [key, person.name, person.full, person.native, *person.aliases])
    for key, (body, file) in dataset.organisations.items():
        put.row("organisation", {"id": key, **_columns(body), "file": file.document.file})
        put.names("organisation", key, [key, body.name, body.native, *body.aliases])
    for key, (work, _) in dataset.sources.items():
        put.row("source", {"id": key, **_columns(work)})
    for entry in _entries(dataset):
        put.row("find", entry)
    _run(connection, INDEXES)
    connection.execute("ANALYZE")
    connection.execute("COMMIT")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        connection.execute(statement)


class _Put:
    """Puts rows into tables; the statement for a table and its columns is made once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statements: dict[tuple[str, ...], str] = {}

    def row(self, table: str, columns: Mapping[str, Any]) -> None:
        key = (table, *columns)
        if key not in self._statements:
            names = ", ".join(f'"{name}"' for name in columns)
            self._statements[key] = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
        self._connection.execute(self._statements[key], tuple(columns.values()))

    def names(self, what: str, key: str, names: Iterable[str]) -> None:
        for word in sorted({fold(name) for name in names} - {""}):
            self.row("name", {"folded": word, "what": what, "id": key})


def _put_mission(put: _Put, mission: schema.Mission, file: str) -> None:
    start, end = _span(mission)
    sort = dates.earliest(dates.parse(start or mission.events[0].at).start) if start or mission.events else 0
    own = _columns(mission, leave_out={*GROUPS.values(), "events"})
    prime = sum(seat.status == "prime" for seat in mission.crew)
    counts = {"crew": prime, "events": len(mission.events)}
    put.row("mission", {**own, "start": start, "end": end, **counts, "sort": sort, "file": file})
    put.names("mission", mission.id, [mission.id, mission.name, *mission.aliases])
    for table, group in GROUPS.items():
        for seq, record in enumerate(getattr(mission, group)):
            columns = _columns(record)
            # Ids within a mission are made unique in the dataset; those of clocks and spacecraft stay short.
            for name in ("id", "event"):
                if table not in {"clock", "spacecraft"} and columns.get(name):
                    columns[name] = f"{mission.id}/{columns[name]}"
            put.row(table, {"mission": mission.id, "seq": seq, **columns})
    for event in mission.events:
        put.row("event", _event(mission, event, end))


def _span(mission: schema.Mission) -> tuple[str, str]:
    """Return the first launch and the last landing of a mission's own spacecraft, as EDTF; "" for what there is not."""
    own = [event for event in mission.events if event.spacecraft]
    launches = [event.at for event in own if event.kind == "launch"]
    landings = [event.at for event in own if event.kind == "landing"]
    return (launches[0] if launches else ""), (landings[-1] if landings else "")


def _event(mission: schema.Mission, event: schema.Event, end: str) -> dict[str, Any]:
    when = dates.parse(event.at)
    start, first = when.start, dates.earliest(when.start)
    elapsed = ""
    if mission.clocks:
        epoch = dates.earliest(dates.parse(mission.clocks[0].epoch).start)
        if first >= epoch - COUNTDOWN and not (end and first > dates.latest(dates.parse(end).end)):
            elapsed = dates.elapsed(start, epoch)
    return {
        "mission": mission.id,
        **_columns(event),
        "id": f"{mission.id}/{event.id}",
        "earliest": first,
        "latest": dates.latest(when.end),
        "month": start.month if start.to_the_day else None,
        "day": start.day if start.to_the_day else None,
        "elapsed": elapsed,
        "pictures": pack_words(each.number or each.id for each in mission.pictures if each.event == event.id),
    }


def _entries(dataset: Dataset) -> Iterator[dict[str, str]]:
    """Yield what a search looks through: for each record its title, other names, text, place and people."""
    names = {
        key: " ".join([person.name, person.full, person.native, *person.aliases])
        for key, (person, _) in dataset.people.items()
    }
    for key, (person, _) in dataset.people.items():
        life = f"{person.nation} {person.born or '?'} – {person.died or ''}".strip(" –?")
        yield {"what": "person", "id": key, "title": person.name, "names": names[key], "text": life}
    for key, (body, _) in dataset.organisations.items():
        other = " ".join([body.native, *body.aliases])
        what = {"what": "organisation", "id": key, "at": body.founded or ""}
        yield {**what, "title": body.name, "names": other, "text": body.role, "place": body.place}
    for mission, _ in dataset.missions.values():
        text = " ".join([mission.summary, *mission.objectives])
        own = {"mission": mission.id}
        what = {"what": "mission", "id": mission.id, **own}
        yield {**what, "title": mission.name, "names": " ".join(mission.aliases), "text": text}
        for event in mission.events:
            people = " ".join(names.get(person, "") for person in event.people)
            what = {"what": "event", "id": f"{mission.id}/{event.id}", "at": event.at, **own}
            yield {**what, "title": event.title, "text": event.detail, "place": event.place, "people": people}
        for fact in mission.facts:
            what = {"what": "figure", "id": f"{mission.id}/{fact.id}", **own}
            yield {**what, "title": f"{fact.about}: {fact.label}", "text": f"{fact.value} {fact.unit}".strip()}
        for work in mission.experiments:
            what = {"what": "experiment", "id": f"{mission.id}/{work.id}", **own}
            yield {**what, "title": f"{work.number} {work.name}".strip(), "text": work.summary}
        for picture in mission.pictures:
            people = " ".join(names.get(person, "") for person in picture.people)
            what = {"what": "picture", "id": f"{mission.id}/{picture.id}", "at": picture.at, **own}
            yield {**what, "title": f"{picture.number} {picture.caption}".strip(), "people": people}


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
