"""What follows from all files together: to which missions an event belongs, a mission's span, clock and count,
and which births and deaths are told.

It is worked out anew, whole, whenever a file is added or taken out, from what the tables hold; nothing here is said by
a file itself. An event belongs to the mission that it stands in, to those whose craft it names and to those in its
`also`; what stands in a station's file belongs to a flight too when it falls between launch and landing of somebody of
its prime crew whom it names, and so do the undocking and landing of whatever ship brings somebody of that crew home.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from missionfacts.catalogue.columns import pack_ids, pack_texts
from missionfacts.catalogue.lookup import LOCAL_ID, NAME, WHOLE_ID
from missionfacts.compile.boxes import put_boxes
from missionfacts.compile.careers import put_careers
from missionfacts.compile.craft_flights import Flight, Flights, Moment
from missionfacts.compile.lives import put_lives
from missionfacts.compile.rides import put_rides
from missionfacts.compile.standings import put_standings
from missionfacts.compile.tables import OF_MISSION
from missionfacts.compile.whereabouts import put_whereabouts
from missionfacts.dates.elapsed import reading
from missionfacts.names import fold

MET, MET_NAME = "met", "Mission elapsed time"  # the clock of a flight whose file gives none
WITHOUT_CLOCK = ("station", "programme")
OTHER_PARTS = ("event", *(table for table in OF_MISSION if table != "clock"))  # what may have the id of that clock
ENDS = {  # kind of mission -> the events that end one: what works on where it lands goes on, and a station never lands
    "crewed": ("landing", "loss"),
    "robotic": ("loss",),
    "station": ("loss", "entry"),
}


def link(connection: sqlite3.Connection) -> None:
    """Work out all that follows from the files together."""
    flights = Flights(connection)
    _link_events(connection, flights)
    crafts = {mission: _main_crafts(flights, mission, flew) for mission, flew in _crews(connection).items()}
    _put_spans(connection, flights, crafts)
    put_boxes(connection, crafts)
    put_rides(connection, flights)
    put_careers(connection)
    put_whereabouts(connection)
    put_standings(connection)
    _put_clocks(connection)
    _put_elapsed(connection)
    _put_pictures(connection)
    put_lives(connection)


def _link_events(connection: sqlite3.Connection, flights: Flights) -> None:
    missions = {row[0] for row in connection.execute("SELECT id FROM mission")}
    wanted = {
        (mission, event, home)
        for mission, event, home in (
            *_by_craft(connection),
            *_by_also(connection),
            *_by_crew(connection, flights),
            *_by_way_home(connection, flights),
        )
        if mission in missions and mission != home
    }
    linked = set(connection.execute("SELECT mission, event, home FROM event_mission WHERE mission <> home"))
    connection.executemany(
        "DELETE FROM event_mission WHERE mission = ? AND event = ? AND home = ?", sorted(linked - wanted)
    )
    connection.executemany("INSERT INTO event_mission (mission, event, home) VALUES (?, ?, ?)", sorted(wanted - linked))
    # In an order of their own, so that the same data give the same bytes.
    belongs: dict[tuple[int, str], list[str]] = {(event, home): [] for _, event, home in sorted(wanted ^ linked)}
    for mission, event, home in wanted:
        if (event, home) in belongs:
            belongs[event, home].append(mission)
    connection.executemany(
        "UPDATE event SET missions = ? WHERE seq = ?",
        [(pack_ids([home, *sorted(others)]) if others else "", event) for (event, home), others in belongs.items()],
    )
    connection.execute("UPDATE mission SET events = (SELECT count(*) FROM event_mission WHERE mission = mission.id)")


Links = Iterator[tuple[str, int, str]]  # mission, event, the mission that it stands in


def _by_craft(connection: sqlite3.Connection) -> Links:
    sql = (
        "SELECT craft, seq, mission FROM event_craft JOIN event ON seq = event"
        " WHERE instr(spacecraft, '/') OR instr(\"to\", '/')"
    )
    yield from ((craft.partition("/")[0], event, home) for craft, event, home in connection.execute(sql))


def _by_also(connection: sqlite3.Connection) -> Links:
    for also, event, home in connection.execute("SELECT also, seq, mission FROM event WHERE also <> ''"):
        yield from ((mission, event, home) for mission in also.split())


def _by_crew(connection: sqlite3.Connection, flights: Flights) -> Links:
    aboard: dict[str, list[tuple[int, int, str]]] = {}  # person -> place of an event, event, station
    sql = (
        "SELECT person, place_in_time, seq, mission FROM mission JOIN event ON event.mission = mission.id"
        " JOIN event_person ON event = seq WHERE mission.kind = 'station' ORDER BY person, place_in_time, seq"
    )
    for person, *event in connection.execute(sql):
        aboard.setdefault(person, []).append(tuple(event))
    sql = (
        "SELECT person, mission, spacecraft, landed_in FROM seat JOIN mission ON mission.id = mission"
        " WHERE status = 'prime' AND spacecraft <> '' AND mission.kind = 'crewed'"
    )
    for person, mission, craft, landed_in in connection.execute(sql):
        launch = flights.of(f"{mission}/{craft}").launch
        if launch is None or person not in aboard:
            continue
        end = flights.of(landed_in or f"{mission}/{craft}").ended()
        events = aboard[person]
        for place, event, station in events[bisect_left(events, (launch.place, 0, "")) :]:
            if end and place > end.latest:
                break
            yield mission, event, station


def _by_way_home(connection: sqlite3.Connection, flights: Flights) -> Links:
    """Yield the last undocking and the landing of the ships of others in which somebody of a prime crew came down."""
    sql = "SELECT DISTINCT mission, landed_in FROM seat WHERE status = 'prime' AND landed_in <> ''"
    kinds = "event JOIN event_craft ON seq = event WHERE craft = ? AND place_in_time <= ? AND kind"
    last = f"SELECT seq, mission FROM {kinds} = ? ORDER BY place_in_time DESC, seq DESC LIMIT 1"
    for mission, landed_in in connection.execute(sql):
        landing = flights.of(landed_in).landing
        for kind in ("undocking", "landing") if landing else ():
            found = connection.execute(last, [flights.down(landed_in), landing.place if landing else 0, kind])
            yield from ((mission, event, home) for event, home in found)


def _crews(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return, by mission, the spacecraft that its crew flew in; none for one without a crew."""
    flew: dict[str, list[str]] = {row[0]: [] for row in connection.execute("SELECT id FROM mission")}
    for mission, craft in connection.execute(
        "SELECT mission, spacecraft FROM seat WHERE status = 'prime' AND spacecraft <> '' ORDER BY mission, seq"
    ):
        if (whole := f"{mission}/{craft}") not in flew.setdefault(mission, []):
            flew[mission].append(whole)
    return flew


def _main_crafts(flights: Flights, mission: str, flew: list[str]) -> list[str]:
    """Return what the crew flew in, else the craft with the mission's name, else all; of those that are launched."""
    for crafts in (flew, [f"{mission}/{mission}"], flights.own(mission)):
        if launched := [craft for craft in crafts if flights.of(craft).launch]:
            return launched
    return []


def _put_spans(connection: sqlite3.Connection, flights: Flights, crafts: Mapping[str, Sequence[str]]) -> None:
    spans = []
    for mission, kind, *before in connection.execute('SELECT id, kind, start, "end", sort FROM mission'):
        start, end = _span([flights.of(craft) for craft in crafts[mission]], ENDS.get(kind, ENDS["crewed"]))
        span = [start.at if start else "", end.at if end else "", start.place if start else None]
        if span != before:
            spans.append((*span, mission))
    connection.executemany('UPDATE mission SET start = ?, "end" = ?, sort = ? WHERE id = ?', spans)
    connection.execute(
        "UPDATE mission SET sort = coalesce((SELECT min(place_in_time) FROM event WHERE mission = mission.id), 0)"
        " WHERE sort IS NULL"
    )


def _span(found: Sequence[Flight], ends: Sequence[str]) -> tuple[Moment | None, Moment | None]:
    """Return the first launch and the last end of some flights; ends: the kinds of events that are one."""
    start = min((flight.launch for flight in found if flight.launch), key=lambda launch: launch.place, default=None)
    ended = [end for flight in found if (end := flight.ended(ends))]
    return start, max(ended, key=lambda end: end.place, default=None)


def _put_clocks(connection: sqlite3.Connection) -> None:
    """Give each flight whose launch is known to the second a clock, where its file gives none."""
    marks = ", ".join("?" * len(WITHOUT_CLOCK))
    sql = (
        "SELECT mission.id, start, coalesce((SELECT sources FROM event_mission JOIN event ON seq = event"
        " WHERE event_mission.mission = mission.id AND event.kind = 'launch' AND at = start"
        " ORDER BY event.mission, seq LIMIT 1), '')"
        f" FROM mission WHERE kind NOT IN ({marks}) AND start LIKE '____-__-__T__:__:__Z'"
        " AND NOT EXISTS (SELECT 1 FROM clock WHERE clock.mission = mission.id AND NOT derived)"
    ) + "".join(f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE id = mission.id || '/{MET}')" for table in OTHER_PARTS)
    wanted = set(connection.execute(sql, WITHOUT_CLOCK))
    there = set(connection.execute("SELECT mission, epoch, sources FROM clock WHERE derived"))
    for mission, *_ in sorted(there - wanted):
        connection.execute("DELETE FROM name WHERE what = 'clock' AND id = ?", (f"{mission}/{MET}",))
        connection.execute("DELETE FROM clock WHERE derived AND mission = ?", (mission,))
    for mission, start, sources in sorted(wanted - there):
        key = f"{mission}/{MET}"
        connection.execute(
            "INSERT INTO clock (id, name, epoch, sources, mission, seq, derived) VALUES (?, ?, ?, ?, ?, 0, 1)",
            (key, MET_NAME, start, sources, mission),
        )
        names = ((WHOLE_ID, key), (LOCAL_ID, MET), (NAME, MET_NAME))
        connection.executemany(
            "INSERT OR REPLACE INTO name VALUES (?, ?, 'clock', ?)", [(fold(name), rank, key) for rank, name in names]
        )


def _put_elapsed(connection: sqlite3.Connection) -> None:
    """Put the time on the first clock of the mission that an event stands in, where that has changed."""
    sql = (
        'SELECT mission.id, epoch, "end", elapsed_from FROM mission LEFT JOIN clock'
        " ON clock.mission = mission.id AND clock.seq = 0"
    )
    for mission, epoch, end, before in connection.execute(sql).fetchall():
        now = f"{epoch or ''} {end}"
        if now == before:
            continue
        connection.execute("UPDATE mission SET elapsed_from = ? WHERE id = ?", (now, mission))
        events = connection.execute("SELECT at, seq FROM event WHERE mission = ?", (mission,)).fetchall()
        readings = [(reading(at, epoch or "", end), event) for at, event in events]
        connection.executemany("UPDATE event SET elapsed = ? WHERE seq = ?", readings)


def _put_pictures(connection: sqlite3.Connection) -> None:
    """Tell each event which pictures show it, by their numbers."""
    sql = (
        "SELECT event, CASE WHEN number <> '' THEN number ELSE substr(id, length(mission) + 2) END FROM picture"
        " WHERE event <> '' ORDER BY mission, seq"
    )
    shown: dict[str, list[str]] = {}
    for event, picture in connection.execute(sql):
        shown.setdefault(event, []).append(picture)
    wanted = {event: pack_texts(pictures) for event, pictures in shown.items()}
    there = dict(connection.execute("SELECT id, pictures FROM event WHERE pictures <> ''"))
    rows = [(pictures, event) for event, pictures in wanted.items() if there.get(event) != pictures]
    gone = [("", event) for event in there if event not in wanted]
    connection.executemany("UPDATE event SET pictures = ? WHERE id = ?", [*rows, *gone])
