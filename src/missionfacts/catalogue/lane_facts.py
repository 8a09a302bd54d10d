"""What the lanes of a flight are made of, as the catalogue has it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.missions import in_order
from missionfacts.model.lanes import Stay

ENDS = ("landing", "loss", "entry", "impact")
PARTINGS = ("undocking", "jettison")
_OF_A_FLIGHT = ("launch", "docking", *ENDS, *PARTINGS)


class Happening(NamedTuple):
    """What of an event decides how lanes are drawn beside it."""

    seq: int
    id: str
    kind: str
    at: str
    earliest: int
    latest: int
    place: int  # in time
    people: str  # ids, with a blank before and behind each
    seconds: int | None
    crafts: tuple[str, ...] = ()  # whole ids


class Ride(NamedTuple):
    """Somebody's flight."""

    person: str
    mission: str
    craft: str
    down: str
    landed: str
    launch: str  # the event
    landing: str
    role: str
    nation: str
    name: str


class Craft(NamedTuple):
    """A spacecraft that may have a lane."""

    id: str
    mission: str
    name: str
    side: str


class Joined(NamedTuple):
    """How long two craft were docked."""

    craft: str
    other: str
    docking: str  # the event
    since: str
    earliest: int
    latest: int | None
    parting: str  # the event; "" where none is told


def happenings(catalogue: Catalogue, missions: Sequence[str]) -> list[Happening]:
    """Return the events of missions, in the order in which a timeline tells them."""
    rest, values = in_order(catalogue, missions[0], missions if len(missions) > 1 else ())
    where, ids = is_in("mission", missions)
    crafts = _crafts(catalogue, f"SELECT event FROM event_mission WHERE {where}", ids)
    return _read(catalogue, rest, values, crafts)


def flight_of(catalogue: Catalogue, craft: str) -> list[Happening]:
    """Return the launches, links and ends of one craft, whichever files tell of them."""
    kinds = ", ".join(f"'{kind}'" for kind in _OF_A_FLIGHT)
    of_craft = "SELECT event FROM event_craft WHERE craft = ?"
    rest = f"FROM event WHERE seq IN ({of_craft}) AND kind IN ({kinds}) ORDER BY place_in_time, seq"
    return _read(catalogue, rest, [craft], _crafts(catalogue, of_craft, [craft]))


def _read(
    catalogue: Catalogue, rest: str, values: Sequence[str], crafts: dict[int, tuple[str, ...]]
) -> list[Happening]:
    sql = f"SELECT seq, id, kind, at, earliest, latest, place_in_time, people, seconds {rest}"
    return [Happening._make((*row, crafts.get(row[0], ()))) for row in catalogue.rows(sql, values)]


def _crafts(catalogue: Catalogue, events: str, values: Sequence[str]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for event, craft in catalogue.rows(f"SELECT event, craft FROM event_craft WHERE event IN ({events})", values):
        found[event] = (*found.get(event, ()), craft)
    return found


def stations(catalogue: Catalogue) -> set[str]:
    """Return the missions that are stations."""
    return {row[0] for row in catalogue.rows("SELECT id FROM mission WHERE kind = 'station'")}


def own_crafts(catalogue: Catalogue, missions: Sequence[str]) -> list[str]:
    """Return the craft of missions, as their files have them."""
    where, values = is_in("mission", missions)
    return [row[0] for row in catalogue.rows(f"SELECT id FROM spacecraft WHERE {where} ORDER BY mission, seq", values)]


def crafts(catalogue: Catalogue, ids: Iterable[str]) -> list[Craft]:
    """Return what is known of some craft."""
    where, values = is_in("id", sorted(ids))
    sql = f"SELECT {', '.join(Craft._fields)} FROM spacecraft WHERE {where}"
    return list(map(Craft._make, catalogue.rows(sql, values))) if values else []


def joined_to(catalogue: Catalogue, ids: Sequence[str]) -> list[Joined]:
    """Return what some craft were docked to, by the docking; each pair one way round."""
    found: dict[tuple[str, str, str], Joined] = {}
    for column in ("craft", "other"):
        where, values = is_in(column, ids)
        sql = f"SELECT {', '.join(Joined._fields)} FROM joined WHERE {where}"
        for each in map(Joined._make, catalogue.rows(sql, values) if values else ()):
            found.setdefault((*sorted(each[:2]), each.docking), each)  # type: ignore[arg-type]
    return sorted(found.values(), key=lambda each: (each.earliest, each.craft))


def rides_with(catalogue: Catalogue, missions: Sequence[str], ids: Sequence[str]) -> list[Ride]:
    """Return the flights of those who went up with some missions, then of those who were in some craft otherwise."""
    of_missions, values = is_in("ride.mission", missions)
    found = _rides(catalogue, of_missions, values)
    inside, values = is_in("craft", ids)
    guests = f"(ride.person, ride.mission) IN (SELECT person, mission FROM stay WHERE {inside})"
    return list(dict.fromkeys([*found, *(_rides(catalogue, guests, values) if values else ())]))


def _rides(catalogue: Catalogue, where: str, values: Sequence[str]) -> list[Ride]:
    columns = ", ".join(f"ride.{name}" for name in Ride._fields[:-1])
    sql = f"SELECT {columns}, person.name FROM ride JOIN person ON person.id = ride.person WHERE {where}"
    return list(map(Ride._make, catalogue.rows(f"{sql} ORDER BY up_earliest, ride.mission, ride.seq", values)))


def stays_of(catalogue: Catalogue, ride: Ride) -> list[Stay]:
    """Return where somebody was, from launch to landing."""
    sql = f"SELECT {', '.join(Stay._fields)} FROM stay WHERE person = ? AND mission = ? ORDER BY number"
    return list(map(Stay._make, catalogue.rows(sql, [ride.person, ride.mission])))


def span_of_mission(catalogue: Catalogue, mission: str) -> tuple[str, str]:
    """Return when a mission begins and ends; "" where that is not told."""
    row = catalogue.first('SELECT start, "end" FROM mission WHERE id = ?', [mission]) or ("", "")
    return row[0], row[1]


def when(catalogue: Catalogue, event: str) -> str:
    """Return when an event was; "" for one that there is not."""
    row = catalogue.first("SELECT at FROM event WHERE id = ?", [event])
    return str(row[0]) if row else ""
