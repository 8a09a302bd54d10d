"""Questions about missions and what belongs to them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from missionfacts.catalogue.columns import pack_ids, pack_texts
from missionfacts.catalogue.database import LAUNCH, Catalogue, R, is_in
from missionfacts.catalogue.lookup import LOCAL_ID, Found, family, find, the_one
from missionfacts.dates.edtf import DAY
from missionfacts.dates.elapsed import reading
from missionfacts.model.events import Event
from missionfacts.model.missions import (
    NESTED,
    Clock,
    Expedition,
    Experiment,
    Figure,
    Mission,
    MissionCard,
    Picture,
    Spacecraft,
)
from missionfacts.model.people import Seat
from missionfacts.names import fold, joined

IN_A_LINE = (*Mission._fields[:7], "stations")  # of a mission that is asked for by its name
NOWHERE = "''"  # the column of a field that is filled in afterwards
# What a seat was flown for: the nation at the time, or else the person's.
NATION = (
    "CASE WHEN seat.nation <> '' THEN seat.nation ELSE (SELECT nation FROM person WHERE person.id = seat.person) END"
)
# In order of time, whichever files they stand in: by place in time, then launch of that mission, then as it tells them.
IN_TIME = f"place_in_time, {LAUNCH.format('event.mission')}, mission, seq"
_ENDS = ("substr(at, 1, instr(at || '/', '/') - 1)", "substr(at, instr(at, '/') + 1)")  # of what is no span, itself
_KNOWN = "min({}, {})".format(*(f"length(rtrim({end}, 'Z~?%'))" for end in _ENDS))  # of the end that is known less
EVENT_COLUMNS = {  # of the fields of an event that no column has as it is
    "clock": "''",
    "lane": "''",
    "missions": "CASE WHEN missions = '' THEN ' ' || mission || ' ' ELSE missions END",
    **{name: f"strftime('%Y-%m-%dT%H:%M:%SZ', {name}, 'unixepoch')" for name in ("earliest", "latest")},
    "resolution": f"CASE {_KNOWN} WHEN 4 THEN 'year' WHEN 7 THEN 'month' WHEN 10 THEN 'day' WHEN 16 THEN 'minute'"
    " ELSE 'second' END",
    "approximate": "instr(at, '~') OR instr(at, '%')",
    "doubtful": "instr(at, '?') OR instr(at, '%')",
}
BOUND = "(CASE WHEN instr(at, 'T') THEN ? ELSE ? END)"  # the one of a `Bound` that holds for an event
LOCAL = "substr(id, length(mission) + 2)"  # an id within its mission, for what a file names without the mission


class Bound(NamedTuple):
    """The first or the last second of what is wanted."""

    utc: int
    shown: int  # as the clocks of the user's zone show it: a date without a time of day is the same in every zone


class EventFilter(NamedTuple):
    """Which events are wanted; what is empty does not narrow anything."""

    first: Bound | None = None
    last: Bound | None = None
    kinds: Sequence[str] = ()
    spacecraft: Sequence[str] = ()
    people: Sequence[str] = ()
    disputed: bool = False  # only those on which sources differ
    weight: int = 1  # the least


class MissionFilter(NamedTuple):
    """Which missions are wanted; what is empty does not narrow anything."""

    kinds: Sequence[str] = ()
    nations: Sequence[str] = ()  # of somebody in the prime crew
    years: tuple[int, int] | None = None  # of the launch, first and last
    people: Sequence[str] = ()  # all are in the prime crew
    agencies: Sequence[str] = ()  # one of them takes part
    ships: tuple[str, Sequence[str]] | None = None  # SQL, and the values it binds, that tell whether `own.id` is of one
    launchers: Sequence[str] = ()
    sites: Sequence[str] = ()
    stations: Sequence[str] = ()  # that it docked with


def missions(
    catalogue: Catalogue, wanted: MissionFilter | None = None, fields: Collection[str] | None = None
) -> Iterator[Mission]:
    """Yield missions by launch; wanted: None for all; fields: see `Catalogue.read`."""
    conditions = list(_of_missions(wanted or MissionFilter()))
    where = " AND ".join(["1", *(condition for condition, _ in conditions)])
    values = [value for _, those in conditions for value in those]
    return catalogue.read(Mission, f"FROM mission WHERE {where} ORDER BY sort, id", values, fields)


def _of_missions(wanted: MissionFilter) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the conditions for missions in SQL, each with the values it binds."""
    yield is_in("kind", wanted.kinds)
    flown = "id IN (SELECT mission FROM seat WHERE status = 'prime' AND {})"
    if wanted.nations:
        of_nations, values = is_in(NATION, wanted.nations)
        yield flown.format(of_nations), values
    yield from ((flown.format("person = ?"), [person]) for person in wanted.people)
    if wanted.years:
        yield "substr(start, 1, 4) BETWEEN ? AND ?", [f"{year:04}" for year in wanted.years]
    if wanted.ships:
        of_ships, crafts = wanted.ships
        yield f"id IN (SELECT mission FROM spacecraft AS own WHERE {of_ships})", crafts
    yield from _with_one("agencies", map(_packed_id, wanted.agencies))
    yield from _with_one("stations", map(_packed_id, wanted.stations))
    yield from _with_one("launcher", map(_packed_text, wanted.launchers))
    yield from _with_one("site", map(_packed_text, wanted.sites))


def _with_one(column: str, packed: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the condition that a column of several has one of some; none when there is none."""
    if values := list(packed):
        yield f"({' OR '.join([f'instr({column}, ?)'] * len(values))})", values


def _packed_id(key: str) -> str:
    return pack_ids([key])


def _packed_text(text: str) -> str:
    return pack_texts([text])[1:-1]


def launch_years(catalogue: Catalogue) -> tuple[str, str]:
    """Return the years of the first and the last launch of all missions; "" when there is none."""
    row = catalogue.first("SELECT min(start), max(start) FROM mission WHERE start <> ''") or ("", "")
    return (row[0] or "")[:4], (row[1] or "")[:4]


def mission(catalogue: Catalogue, name: str) -> Mission:
    """Return the mission that a name means: its id, name or alias, or its spacecraft's, in any case.

    It has the fields `IN_A_LINE`; the others are left empty.

    Raises NotFound, with every name there is, or Ambiguous.
    """
    kinds = ["mission"]
    found = find(catalogue, name, kinds) or [*_with_craft(catalogue, name), *family(catalogue, name, kinds)]
    key = the_one(catalogue, list(dict.fromkeys(found)), name, kinds).id
    return next(catalogue.read(Mission, "FROM mission WHERE id = ?", [key], IN_A_LINE))


def _with_craft(catalogue: Catalogue, name: str) -> list[Found]:
    """Return the missions that a spacecraft's name or alias may stand for."""
    sql = (
        "SELECT DISTINCT mission.id FROM name JOIN spacecraft ON spacecraft.id = name.id"
        " JOIN mission ON mission.id = spacecraft.mission"
        " WHERE folded IN (?, ?) AND what = 'spacecraft' AND rank >= ? AND mission.kind <> 'station'"
    )
    return [Found("mission", key) for (key,) in catalogue.rows(sql, [fold(name), joined(name), LOCAL_ID])]


def mission_names(catalogue: Catalogue, missions: Collection[str]) -> dict[str, str]:
    """Return the names of missions by their ids."""
    where, values = is_in("id", list(missions))
    return dict(catalogue.rows(f"SELECT id, name FROM mission WHERE {where}", values))


def visitors(catalogue: Catalogue, station: str) -> list[str]:
    """Return the names of the crewed flights that events of a station tell of, by launch; station: its id."""
    sql = (
        "SELECT name FROM mission WHERE kind = 'crewed' AND id IN (SELECT home FROM event_mission WHERE mission = ?)"
        " ORDER BY sort, id"
    )
    return [row[0] for row in catalogue.rows(sql, [station])]


def mission_card(catalogue: Catalogue, mission: str) -> MissionCard:
    """Return all that is known of a mission as a whole; mission: its id."""
    from missionfacts.catalogue.kept_records import set_on  # which a timeline does without
    from missionfacts.catalogue.traffic import visits_of_flight

    columns = dict.fromkeys(NESTED, NOWHERE)
    card = next(catalogue.read(MissionCard, "FROM mission WHERE id = ?", [mission], columns=columns))
    return card._replace(
        spacecraft=_of(catalogue, Spacecraft, "spacecraft", mission, {"id": LOCAL}),
        clocks=tuple(clocks(catalogue, mission)),
        facts=figures(catalogue, mission),
        experiments=_of(catalogue, Experiment, "experiment", mission),
        pictures=_of(catalogue, Picture, "picture", mission),
        expeditions=_of(catalogue, Expedition, "expedition", mission),
        seats=tuple(seats_where(catalogue, "mission = ? ORDER BY seq", [mission])),
        visits=tuple(visits_of_flight(catalogue, mission, card.stations)),
        records=tuple(set_on(catalogue, mission)),
    )


def seats_where(
    catalogue: Catalogue, where: str, values: Iterable[str], fields: Collection[str] | None = None
) -> Iterator[Seat]:
    """Yield seats that some SQL chooses; fields: those that are wanted, None for all."""
    person = {name: f"(SELECT {name} FROM person WHERE person.id = seat.person)" for name in ("name", "native")}
    return catalogue.read(Seat, f"FROM seat WHERE {where}", values, fields, {**person, "nation": NATION})


def _of(
    catalogue: Catalogue,
    kind: type[R],
    table: str,
    mission: str,
    columns: dict[str, str] | None = None,
    fields: Collection[str] | None = None,
) -> tuple[R, ...]:
    rest = f"FROM {table} WHERE mission = ? ORDER BY seq"
    return tuple(catalogue.read(kind, rest, [mission], fields, columns or {}))


def figures(catalogue: Catalogue, mission: str) -> tuple[Figure, ...]:
    """Return a mission's figures; mission: its id."""
    return _of(catalogue, Figure, "figure", mission)


def clocks(catalogue: Catalogue, mission: str, fields: Collection[str] | None = None) -> tuple[Clock, ...]:
    """Return a mission's clocks, by their ids within it; the first is the one that `elapsed` counts on.

    fields: those that are wanted, None for all.
    """
    return _of(catalogue, Clock, "clock", mission, {"id": LOCAL}, fields)


def spacecraft_ids(catalogue: Catalogue, mission: str) -> list[str]:
    """Return the ids of a mission's spacecraft within it."""
    sql = f"SELECT {LOCAL} FROM spacecraft WHERE mission = ? ORDER BY seq"
    return [row[0] for row in catalogue.rows(sql, [mission])]


def events(
    catalogue: Catalogue,
    mission: str,
    wanted: EventFilter,
    fields: Collection[str] | None = None,
    missions: Sequence[str] = (),
) -> Iterator[Event]:
    """Yield the events that belong to a mission; mission: its id; fields: see `Catalogue.read`.

    missions: those whose events are wanted, where it is not this one alone.
    Those of its own file are in the file's order; where others come in, all are in order of time.
    """
    where, values = is_in("kind", wanted.kinds)
    if wanted.spacecraft:
        of_craft, crafts = is_in("craft", [whole(mission, craft) for craft in wanted.spacecraft])
        where += f" AND seq IN (SELECT event FROM event_craft WHERE {of_craft})"
        values += crafts
    if wanted.people:
        of_people, people = is_in("person", wanted.people)
        where += f" AND seq IN (SELECT event FROM event_person WHERE {of_people})"
        values += people
    if wanted.disputed:
        where += " AND disputed <> ''"
    if wanted.weight > 1:
        where += " AND weight >= ?"
        values.append(wanted.weight)
    # What is known to the day or better is shown when it may lie in the range; a month or year when all of it does.
    if wanted.first is not None:
        where += f" AND (CASE WHEN latest - earliest < {DAY} THEN latest ELSE earliest END) >= {BOUND}"
        values += wanted.first
    if wanted.last is not None:
        where += f" AND (CASE WHEN latest - earliest < {DAY} THEN earliest ELSE latest END) <= {BOUND}"
        values += wanted.last
    rest, values_of = in_order(catalogue, mission, missions, where)
    found = catalogue.read(Event, rest, [*values_of, *values], fields, EVENT_COLUMNS)
    if "event_mission" not in rest or (fields is not None and "elapsed" not in fields):
        return found
    return _on_clock(catalogue, mission, found)


def in_order(catalogue: Catalogue, mission: str, missions: Sequence[str], where: str = "1") -> tuple[str, list[str]]:
    """Return the SQL that finds the events of a mission in their order, and the values that it binds.

    missions: as `events` has it; where: what else must hold of them.
    """
    others = catalogue.first("SELECT 1 FROM event_mission WHERE mission = ? AND home <> mission LIMIT 1", [mission])
    if others is None and not missions:
        return f"FROM event WHERE mission = ? AND {where} ORDER BY seq", [mission]
    of_missions, ids = is_in("mission", missions or [mission])
    return (
        f"FROM event WHERE seq IN (SELECT event FROM event_mission WHERE {of_missions}) AND {where} ORDER BY {IN_TIME}",
        ids,
    )


def first_and_last(catalogue: Catalogue, mission: str) -> tuple[str, str]:
    """Return when the first and the last event of a mission is; mission: its id; "" when it has none."""
    of_mission = "FROM event WHERE seq IN (SELECT event FROM event_mission WHERE mission = ?)"
    first = catalogue.first(f"SELECT at {of_mission} ORDER BY earliest LIMIT 1", [mission])
    last = catalogue.first(f"SELECT at {of_mission} ORDER BY latest DESC LIMIT 1", [mission])
    return (first[0] if first else ""), (last[0] if last else "")


def _on_clock(catalogue: Catalogue, mission: str, found: Iterator[Event]) -> Iterator[Event]:
    """Yield events with their time on the first clock of a mission that they may not stand in."""
    row = catalogue.first(
        'SELECT epoch, "end" FROM mission LEFT JOIN clock ON clock.mission = mission.id AND clock.seq = 0'
        " WHERE mission.id = ?",
        [mission],
    )
    epoch, end = row or ("", "")
    for event in found:
        elsewhere = event.mission != mission
        yield event._replace(elapsed=reading(event.at, epoch or "", end)) if elsewhere else event


def whole(mission: str, local: str) -> str:
    """Return the id in the whole dataset of what has an id of its own in a mission."""
    return local if "/" in local else f"{mission}/{local}"


def spacecraft_named(catalogue: Catalogue, mission: str) -> list[str]:
    """Return the spacecraft that a mission's events name: its own by their ids within it, others by whole ids."""
    sql = (
        "SELECT DISTINCT craft FROM event_mission JOIN event_craft USING (event) WHERE event_mission.mission = ?"
        " ORDER BY craft"
    )
    own = spacecraft_ids(catalogue, mission)
    others = [row[0] for row in catalogue.rows(sql, [mission])]
    return [*own, *(craft for craft in others if craft.partition("/")[0] != mission)]
