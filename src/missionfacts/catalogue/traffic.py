"""Which ships were docked to a station, where, and how long."""

from collections.abc import Collection, Iterable, Mapping
from math import inf

from missionfacts.catalogue.database import LAUNCH, Catalogue
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import duration
from missionfacts.model.missions import Mission, Visit

_NAMING = "seq IN (SELECT event FROM event_craft WHERE craft BETWEEN ? || '/' AND ? || '0')"  # craft of a mission


def visits(catalogue: Catalogue, mission: Mission) -> list[Visit]:
    """Return the stays of ships at a station, by docking; of a flight those of its ships, wherever they docked."""
    if mission.kind == "station":
        return _with_ships(catalogue, _at(catalogue, mission.id))
    return visits_of_flight(catalogue, mission.id, mission.stations)


def visits_of_flight(catalogue: Catalogue, mission: str, stations: Iterable[str]) -> list[Visit]:
    """Return the stays of a flight's ships at some stations; mission: its id."""
    stays = (stay for station in stations for stay in _at(catalogue, station, mission))
    return _with_ships(catalogue, (stay for stay in stays if stay.mission == mission))


def _at(catalogue: Catalogue, station: str, flight: str = "") -> list[Visit]:
    """Return the stays at a station, without what is known of the ships.

    flight: the mission whose ships are asked for, its id; of others only those come that met one of them.
    """
    told: dict[str, tuple[str, str, str, list[str]]] = {}
    for kind, key, at, port, craft in catalogue.rows(*_events(station, flight)):
        told.setdefault(key, (kind, at, port, []))[3].append(craft)
    found: list[Visit] = []
    docked: dict[str, int] = {}  # ship -> place of its last docking among what is found
    for key, (kind, at, port, crafts) in told.items():
        ship = _ship(catalogue, station, crafts, docked) if kind == "docking" else ""
        if ship:
            docked[ship] = len(found)
            empty = dict.fromkeys(Visit._fields, "")
            home = ship.partition("/")[0]
            stay = {"ship": ship, "mission": home, "docked": at, "port": port, "station": station, "docking": key}
            found.append(Visit(**{**empty, **stay, "crew": None}))  # type: ignore[arg-type]
        for craft in _leaving(station, crafts, docked) if kind == "undocking" else ():
            number = docked.pop(craft)
            took = duration(parse(found[number].docked).start, parse(at).start)
            found[number] = found[number]._replace(undocked=at, undocking=key, duration=took)
    return found


def _events(station: str, flight: str) -> tuple[str, list[str]]:
    """Return the SQL, and the values it binds, of all dockings and undockings at a station, or of those of a flight."""
    missions = [station, flight] if flight else [station]
    sql = (
        "SELECT kind, event.id, at, port, craft FROM event JOIN event_craft ON seq = event"
        f" WHERE kind IN ('docking', 'undocking') AND {' AND '.join([_NAMING] * len(missions))}"
        f" ORDER BY place_in_time, {LAUNCH.format('event.mission')}, mission, seq"
    )
    return sql, [value for mission in missions for value in (mission, mission)]


def _ship(catalogue: Catalogue, station: str, crafts: list[str], docked: Collection[str]) -> str:
    """Return the craft that comes: another mission's, else one of the station's own that is not there yet.

    Of several such it is the one that was launched last: parts of the station are joined to each other, too.
    """
    others = [craft for craft in crafts if craft.partition("/")[0] != station]
    own = [craft for craft in crafts if craft != f"{station}/{station}"]
    free = [craft for craft in own if craft not in docked] if len(own) > 1 and not others else own
    if len(free) > 1 and not others:
        up = {craft: launch for craft in free if (launch := _when(catalogue, craft, "launch"))}
        free = sorted(free, key=lambda craft: -parse(up[craft]).earliest if craft in up else inf)
    return next(iter([*others, *free, *own]), "")


def _leaving(station: str, crafts: list[str], docked: Mapping[str, int]) -> list[str]:
    """Return the craft that leave: a tug and the part that it takes away, but not what a ship was docked to."""
    gone = [craft for craft in crafts if craft in docked]
    return gone if f"{station}/{station}" in crafts else sorted(gone, key=lambda craft: docked[craft])[-1:]


def _with_ships(catalogue: Catalogue, found: Iterable[Visit]) -> list[Visit]:
    """Return stays with what is known of the ships."""
    whole: list[Visit] = []
    for stay in found:
        row = catalogue.first("SELECT name, type, crew FROM spacecraft WHERE id = ?", [stay.ship])
        name, kind, crew = row or ("", "", None)
        whole.append(
            stay._replace(
                name=name,
                type=kind,
                crew=crew,
                launched=_when(catalogue, stay.ship, "launch"),
                ended=_when(catalogue, stay.ship, "landing", "loss", "entry"),
            )
        )
    return whole


def _when(catalogue: Catalogue, craft: str, *kinds: str) -> str:
    """Return when a spacecraft was launched, or ended: the last such event of it; "" when none is told."""
    sql = (
        "SELECT at FROM event JOIN event_craft ON seq = event WHERE craft = ?"
        f" AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY place_in_time DESC LIMIT 1"
    )
    row = catalogue.first(sql, [craft, *kinds])
    return row[0] if row else ""
