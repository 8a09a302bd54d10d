"""A checked dataset to an SQLite catalogue, written beside its place and moved there whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from missionfacts import dates, schema
from missionfacts.catalogue import FORMAT
from missionfacts.dataset import Dataset
from missionfacts.model import Rival, Use
from missionfacts.names import fold
from missionfacts.packing import pack_rivals, pack_uses, pack_words

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (folded TEXT, what TEXT, id TEXT, PRIMARY KEY (folded, what, id)) WITHOUT ROWID;
CREATE TABLE mission (
  id TEXT PRIMARY KEY, name TEXT, kind TEXT, start TEXT, "end" TEXT, crew INTEGER, events INTEGER, sort INTEGER,
  epoch INTEGER, aliases TEXT, agencies TEXT, summary TEXT, objectives TEXT, outcome TEXT, sources TEXT
) WITHOUT ROWID;
CREATE TABLE clock (mission TEXT, seq INTEGER, id TEXT, name TEXT, epoch TEXT, sources TEXT);
CREATE TABLE spacecraft (
  mission TEXT, seq INTEGER, id TEXT, name TEXT, type TEXT, serial TEXT, launcher TEXT, site TEXT, cospar TEXT,
  side TEXT, crew INTEGER, sources TEXT
);
CREATE TABLE seat (
  mission TEXT, seq INTEGER, spacecraft TEXT, role TEXT, status TEXT, person TEXT, sources TEXT, disputed TEXT,
  note TEXT, id TEXT
);
CREATE TABLE figure (
  mission TEXT, seq INTEGER, about TEXT, label TEXT, value TEXT, unit TEXT, id TEXT, sources TEXT, disputed TEXT
);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY, mission TEXT, id TEXT, at TEXT, earliest INTEGER, latest INTEGER, month INTEGER, day INTEGER,
  kind TEXT, spacecraft TEXT, people TEXT, place TEXT, title TEXT, detail TEXT, weight INTEGER, elapsed TEXT,
  disputed TEXT, sources TEXT
);
CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT, "full" TEXT, native TEXT, aliases TEXT, nation TEXT, born TEXT, died TEXT,
  sources TEXT, disputed TEXT
) WITHOUT ROWID;
CREATE TABLE source (
  id TEXT PRIMARY KEY, title TEXT, authors TEXT, publisher TEXT, year TEXT, kind TEXT, language TEXT, url TEXT,
  note TEXT
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX event_mission ON event (mission, seq);
CREATE INDEX event_day ON event (month, day) WHERE day IS NOT NULL;
CREATE INDEX seat_mission ON seat (mission, seq);
CREATE INDEX figure_mission ON figure (mission, seq);
"""
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
    _insert(connection, "meta", [("fingerprint", fingerprint), ("version", dataset.version)])
    for mission, _ in dataset.missions.values():
        _fill_mission(connection, mission)
    for key, (person, _) in dataset.people.items():
        _insert(connection, "person", [_person_row(key, person)])
        _name(connection, "person", key, [key, person.name, person.full, person.native, *person.aliases])
    _insert(
        connection,
        "source",
        (
            (
                key,
                work.title,
                pack_words(work.authors),
                work.publisher,
                work.year,
                work.kind,
                work.language,
                work.url,
                work.note,
            )
            for key, (work, _) in dataset.sources.items()
        ),
    )
    _run(connection, INDEXES)
    connection.execute("ANALYZE")
    connection.execute("COMMIT")


def _run(connection: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        connection.execute(statement)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def _name(connection: sqlite3.Connection, what: str, key: str, names: Iterable[str]) -> None:
    folded = {fold(name) for name in names}
    _insert(connection, "name", ((word, what, key) for word in sorted(folded) if word))


def _fill_mission(connection: sqlite3.Connection, mission: schema.Mission) -> None:
    start, end = _span(mission)
    epoch = dates.earliest(dates.parse(mission.clocks[0].epoch).start) if mission.clocks else None
    until = dates.latest(dates.parse(end).end) if end else None
    prime = sum(seat.status == "prime" for seat in mission.crew)
    sort = dates.earliest(dates.parse(start or mission.events[0].at).start) if start or mission.events else 0
    row = (
        mission.id, mission.name, mission.kind, start, end, prime, len(mission.events), sort, epoch,
        pack_words(mission.aliases), pack_words(mission.agencies), mission.summary, pack_words(mission.objectives),
        mission.outcome, _uses(mission.sources),
    )  # fmt: skip
    _insert(connection, "mission", [row])
    _name(connection, "mission", mission.id, [mission.id, mission.name, *mission.aliases])
    _insert(
        connection,
        "clock",
        ((mission.id, i, c.id, c.name, c.epoch, _uses(c.sources)) for i, c in enumerate(mission.clocks)),
    )
    _insert(
        connection,
        "spacecraft",
        (_spacecraft_row(mission.id, i, c) for i, c in enumerate(mission.spacecraft)),
    )
    _insert(connection, "seat", (_seat_row(mission.id, i, seat) for i, seat in enumerate(mission.crew)))
    _insert(connection, "figure", (_figure_row(mission.id, i, fact) for i, fact in enumerate(mission.facts)))
    _insert(connection, "event", (_event_row(mission.id, event, epoch, until) for event in mission.events))


def _span(mission: schema.Mission) -> tuple[str, str]:
    """Return the first launch and the last landing of a mission's own spacecraft, as EDTF; "" for what there is not."""
    own = [event for event in mission.events if event.spacecraft]
    launches = [event.at for event in own if event.kind == "launch"]
    landings = [event.at for event in own if event.kind == "landing"]
    return (launches[0] if launches else ""), (landings[-1] if landings else "")


def _event_row(mission: str, event: schema.Event, epoch: int | None, until: int | None) -> tuple[Any, ...]:
    when = dates.parse(event.at)
    start, first = when.start, dates.earliest(when.start)
    month, day = (start.month, start.day) if start.to_the_day else (None, None)
    elapsed = ""
    if epoch is not None and first >= epoch - COUNTDOWN and (until is None or first <= until):
        elapsed = dates.elapsed(start, epoch)
    return (
        None, mission, f"{mission}/{event.id}", event.at, first, dates.latest(when.end), month, day, event.kind,
        pack_words(event.spacecraft), pack_words(event.people), event.place, event.title, event.detail, event.weight,
        elapsed, _rivals(event.disputed), _uses(event.sources),
    )  # fmt: skip


def _seat_row(mission: str, seq: int, seat: schema.Seat) -> tuple[Any, ...]:
    return (
        mission, seq, seat.spacecraft, seat.role, seat.status, seat.person, _uses(seat.sources),
        _rivals(seat.disputed), seat.note, f"{mission}/{seat.id}",
    )  # fmt: skip


def _figure_row(mission: str, seq: int, fact: schema.Figure) -> tuple[Any, ...]:
    return (
        mission, seq, fact.about, fact.label, fact.value, fact.unit, f"{mission}/{fact.id}", _uses(fact.sources),
        _rivals(fact.disputed),
    )  # fmt: skip


def _spacecraft_row(mission: str, seq: int, craft: schema.Spacecraft) -> tuple[Any, ...]:
    return (
        mission, seq, craft.id, craft.name, craft.type, craft.serial, craft.launcher, craft.site, craft.cospar,
        craft.side, craft.crew, _uses(craft.sources),
    )  # fmt: skip


def _person_row(key: str, person: schema.Person) -> tuple[Any, ...]:
    return (
        key, person.name, person.full, person.native, pack_words(person.aliases), person.nation, person.born or "",
        person.died or "", _uses(person.sources), _rivals(person.disputed),
    )  # fmt: skip


def _rivals(disputes: Iterable[schema.Dispute]) -> str:
    return pack_rivals(
        Rival(field, value, tuple(map(_use, dispute.sources)), dispute.note)
        for dispute in disputes
        for field, value in dispute.rivals()
    )


def _uses(sources: Iterable[schema.Use]) -> str:
    return pack_uses(map(_use, sources))


def _use(use: schema.Use) -> Use:
    return Use(use.id, use.at, use.printed)
