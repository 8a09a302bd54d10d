"""Births and deaths that are days to remember, as events that belong to no mission.

They follow from the people of all files together, and are worked out anew, whole, whenever a file is added or taken
out. A death or birth that an event tells anyhow is not told a second time.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from missionfacts.catalogue.columns import STORAGE, pack_ids
from missionfacts.compile.tables import RECORDS
from missionfacts.dates.edtf import HOUR, Interval, day_number, parse
from missionfacts.model.fields import RIVALS
from missionfacts.model.uses import Rival

REMEMBERED = 3  # the least weight of a person whose birth and death are told
BIRTH, DEATH = "birth", "death"  # what the id of such an event ends with, and its kind
FARTHEST_ZONE = 14 * HOUR  # from UTC
TOLD_BY = {BIRTH: (BIRTH, "milestone"), DEATH: (DEATH, "loss", "landing", "milestone")}  # kinds that tell of one


class _Person(NamedTuple):
    """A person, as the table has one."""

    id: str
    name: str
    born: str
    died: str
    birthplace: str
    weight: int
    sources: str
    disputed: str


def put_lives(connection: sqlite3.Connection) -> None:
    """Put the births and deaths of those who are remembered, where something of them has changed."""
    columns = [*RECORDS["event"].columns, "earliest", "latest", "place_in_time", "day"]
    quoted = ", ".join(f'"{name}"' for name in columns)
    wanted = [tuple(row.get(name, "") for name in columns) for row in _rows(connection)]
    there = connection.execute(f"SELECT {quoted} FROM event WHERE mission = '' ORDER BY seq").fetchall()
    if wanted == there:
        return
    connection.execute("DELETE FROM event WHERE mission = ''")
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO event ({quoted}) VALUES ({marks})", wanted)


def _rows(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Yield the events as rows of their table, in order of time."""
    sql = f"SELECT {', '.join(_Person._fields)} FROM person WHERE weight >= ?"
    people = [_Person(*row) for row in connection.execute(sql, [REMEMBERED])]
    lives = [
        (parse(text), kind, person)
        for person in people
        for kind, text in ((BIRTH, person.born), (DEATH, person.died))
        if text
    ]
    for when, kind, person in sorted(lives, key=lambda life: (life[0].earliest, life[2].id)):
        if when.start.to_the_day and not when.is_span and not _is_told(connection, when, kind, person):
            yield _row(when, kind, person)


def _is_told(connection: sqlite3.Connection, when: Interval, kind: str, person: _Person) -> bool:
    """Tell whether an event of that day tells of it; one with a time of day may be of another day in UTC."""
    kinds = TOLD_BY[kind]
    sql = (
        "SELECT 1 FROM event JOIN event_person ON event = seq"
        f" WHERE person = ? AND kind IN ({', '.join('?' * len(kinds))})"
        " AND (substr(at, 1, 10) = ? OR (instr(at, 'T') AND earliest BETWEEN ? AND ?))"
    )
    around = (when.earliest - FARTHEST_ZONE, when.latest + FARTHEST_ZONE)
    return connection.execute(sql, [person.id, *kinds, str(when), *around]).fetchone() is not None


def _row(when: Interval, kind: str, person: _Person) -> dict[str, Any]:
    start = when.start
    return {
        "id": f"{person.id}/{kind}",
        "at": str(when),
        "earliest": when.earliest,
        "latest": when.latest,
        "place_in_time": when.earliest,
        "day": day_number(start.month, start.day),
        "kind": kind,
        "title": _title(when, kind, person),
        "people": pack_ids([person.id]),
        "place": person.birthplace if kind == BIRTH else "",
        "disputed": _rivals(kind, person),
        "sources": person.sources,
        "weight": person.weight,
        "seconds": None,
    }


def _title(when: Interval, kind: str, person: _Person) -> str:
    """Return what happens, in words: where somebody is born, at which age somebody dies."""
    if kind == BIRTH:
        town, *around = person.birthplace.split(", ")
        where = ", ".join([town, *around[-1:]])  # the oblast between a village and its country tells few people more
        return f"{person.name} is born{f' in {where}' if where else ''}"
    born = parse(person.born) if person.born else None
    if born is None or born.is_span or not born.start.to_the_day:
        return f"{person.name} dies"
    age = when.start.year - born.start.year - (when.start[1:3] < born.start[1:3])
    return f"{person.name} dies at {age}"


def _rivals(kind: str, person: _Person) -> str:
    """Return the rivals of a birth or death as the event has them."""
    storage = STORAGE[RIVALS]
    assert storage.decode and storage.encode  # noqa: S101 records are not kept as they are
    fields = {"born": "at", "birthplace": "place"} if kind == BIRTH else {"died": "at"}
    rivals = storage.decode(tuple[Rival, ...], person.disputed)
    kept: str = storage.encode([each._replace(field=fields[each.field]) for each in rivals if each.field in fields])
    return kept
