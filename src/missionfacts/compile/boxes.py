"""What stands in the box beside a mission: its ship, rocket, orbit, landing and backup crew, in a value each.

Like spans it is worked out anew whenever a file is added or taken out: a ship's landing may be told in another file.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from missionfacts.catalogue.columns import pack_ids, pack_texts
from missionfacts.compile.orbits import period
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import duration
from missionfacts.model.missions import FIGURES

CRAFT = {"ship": "type", "serial": "serial", "launcher": "launcher", "launcher_serial": "launcher_serial",
         "site": "site", "cospar": "cospar"}  # fmt: skip
STATIONS = "stations"
COLUMNS = ("duration", *CRAFT, STATIONS, "landing", "position", "backups", *FIGURES)
Rows = dict[str, list[tuple[Any, ...]]]  # by mission or craft


def put_boxes(connection: sqlite3.Connection, crafts: Mapping[str, Sequence[str]]) -> None:
    """Put the box of each mission, where it has changed; crafts: by mission, the whole ids of those that make it up."""
    of_craft = _by_first(connection, f"SELECT id, {', '.join(CRAFT.values())} FROM spacecraft")
    landings = _by_first(
        connection,
        "SELECT craft, place_in_time, place, position FROM event JOIN event_craft ON seq = event WHERE kind = 'landing'"
        " ORDER BY place_in_time, mission, seq",
    )
    docked = _by_first(
        connection,
        "SELECT ship.craft, station.id FROM event JOIN event_craft ship ON ship.event = seq"
        " JOIN event_craft other ON other.event = seq"
        " JOIN mission station ON station.id = substr(other.craft, 1, instr(other.craft, '/') - 1)"
        " WHERE event.kind = 'docking' AND station.kind = 'station' ORDER BY place_in_time, event.mission, seq",
    )
    backups = _by_first(connection, "SELECT mission, person FROM seat WHERE status = 'backup' ORDER BY mission, seq")
    figures = _by_first(connection, "SELECT mission, id, value, unit FROM figure")
    quoted = ", ".join(f'"{name}"' for name in COLUMNS)
    changed = []
    for mission, kind, start, end, *before in connection.execute(
        f'SELECT id, kind, start, "end", {quoted} FROM mission'
    ):
        own = crafts.get(mission, ())
        landed = (row for craft in reversed(own) for row in reversed(landings.get(craft, [])))
        _, *landing = max(landed, key=lambda row: row[0], default=(0, "", ""))
        stations = (row[0] for craft in own for row in docked.get(craft, ()) if row[0] != mission)
        box = (
            duration(parse(start).start, parse(end).start) if start and end else "",
            *(_texts(row[i] for craft in own for row in of_craft.get(craft, ())) for i in range(len(CRAFT))),
            pack_ids(list(dict.fromkeys(stations))),
            *landing,
            pack_ids(list(dict.fromkeys(row[0] for row in backups.get(mission, ())))),
            *_figures(mission, figures.get(mission, ()) if kind != "station" else ()),  # whose orbit and mass change
        )
        if box != tuple(before):
            changed.append((*box, mission))
    sets = ", ".join(f'"{name}" = ?' for name in COLUMNS)
    connection.executemany(f"UPDATE mission SET {sets} WHERE id = ?", changed)


def _by_first(connection: sqlite3.Connection, sql: str) -> Rows:
    found: Rows = {}
    for first, *rest in connection.execute(sql):
        found.setdefault(first, []).append(tuple(rest))
    return found


def _texts(texts: Any) -> str:
    return pack_texts(list(dict.fromkeys(filter(None, texts))))


def _figures(mission: str, there: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return the values of the figures of a mission as a whole, where they are in the unit of the field."""
    told = {(key, unit): value for key, value, unit in there}
    values = {field: told.get((f"{mission}/{figure}", unit), "") for field, (figure, unit) in FIGURES.items()}
    return list((values | {"period": values["period"] or _period(values["perigee"], values["apogee"])}).values())


def _period(perigee: str, apogee: str) -> str:
    """Return the period that follows from two heights, marked as about; "" where they are not two numbers."""
    try:
        return f"{period(float(perigee.rstrip('~')), float(apogee.rstrip('~'))):.1f}~"
    except ValueError:
        return ""
