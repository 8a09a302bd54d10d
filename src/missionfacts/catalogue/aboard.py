"""Who was in space at a moment, and where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.days import day_of
from missionfacts.catalogue.expeditions import roles_on
from missionfacts.catalogue.in_space import rides_between
from missionfacts.catalogue.moments import Window
from missionfacts.dates.edtf import parse
from missionfacts.model.aboard import Aboard


class _Ride(NamedTuple):
    """What is known of a ride; the columns that it is read from are of these names."""

    person: str
    mission: str
    role: str
    nation: str
    number: int
    craft: str
    down: str
    launched: str
    landed: str
    up_earliest: int
    down_latest: int | None
    name: str


class _Stay(NamedTuple):
    craft: str
    station: str
    body: str
    since: str
    earliest: int
    latest: int | None


def aboard(catalogue: Catalogue, window: Window) -> list[Aboard]:
    """Return who was in space on any part of a window: those in joined craft together, the most first, by launch.

    On a day everyone is where they were at its end, or last before they landed.
    """
    columns = (*(f"ride.{name}" for name in _Ride._fields[:-1]), "person.name")
    rides = map(_Ride._make, rides_between(catalogue, columns, window.first.utc, window.last.utc))
    up = [(ride, _stays(catalogue, ride, window)) for ride in rides if _is_up(ride, window)]
    crafts = {craft for ride, stays in up for craft in (ride.craft, ride.down, *(stay.craft for stay in stays))}
    joined = _joined(catalogue, sorted(crafts), window)
    names = _names(catalogue, {*crafts, *(other for others in joined.values() for other in others)})
    found = [_aboard(ride, stays, joined, names, window) for ride, stays in up]
    return _in_order(_with_roles(catalogue, found, window))


def first_ride(catalogue: Catalogue) -> tuple[str, str]:
    """Return with which flight somebody was first in space, and its launch; "" when nobody was."""
    sql = (
        "SELECT name, launched FROM ride JOIN mission ON mission.id = ride.mission WHERE in_space"
        " ORDER BY up_earliest LIMIT 1"
    )
    row = catalogue.first(sql) or ("", "")
    return row[0], row[1]


def rides_around(catalogue: Catalogue, window: Window) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return the flight that landed last before a window, and when, and the one that is launched next."""
    before = (
        "SELECT name, landed FROM ride JOIN mission ON mission.id = ride.mission WHERE in_space AND down_latest < ?"
        " ORDER BY down_latest DESC LIMIT 1"
    )
    after = (
        "SELECT name, launched FROM ride JOIN mission ON mission.id = ride.mission WHERE in_space AND up_earliest > ?"
        " ORDER BY up_earliest LIMIT 1"
    )
    last = catalogue.first(before, [window.first.utc])
    coming = catalogue.first(after, [window.last.utc])
    return (last[0], last[1]) if last else None, (coming[0], coming[1]) if coming else None


def _is_up(ride: _Ride, window: Window, *, surely: bool = False) -> bool:
    """Tell whether somebody may have been up; surely: whether launch and landing, as they are known, leave no doubt."""
    up, down = parse(ride.launched).start, parse(ride.landed).end if ride.landed else None
    return window.reaches(up, surely=surely) and (down is None or window.follows(down, surely=surely))


def _stays(catalogue: Catalogue, ride: _Ride, window: Window) -> list[_Stay]:
    """Return where somebody was at the end of a window, or last: several where a move is not known to the second."""
    sql = f"SELECT {', '.join(_Stay._fields)} FROM stay WHERE person = ? AND mission = ? ORDER BY number"
    every = list(map(_Stay._make, catalogue.rows(sql, [ride.person, ride.mission])))
    end = window.last.utc if ride.down_latest is None else min(window.last.utc, ride.down_latest)
    begun = [stay for stay in every if stay.earliest <= end] or every[:1]
    return [stay for stay in begun[:-1] if stay.latest is not None and end < stay.latest] + begun[-1:]


def _joined(catalogue: Catalogue, crafts: Sequence[str], window: Window) -> dict[str, dict[str, str]]:
    """Return what some craft were joined to at the end of a window, with when they docked."""
    where, values = is_in("craft", crafts)
    sql = f"SELECT craft, other, since, latest FROM joined WHERE {where} AND earliest <= ? ORDER BY earliest"
    found: dict[str, dict[str, str]] = {}
    for craft, other, since, latest in catalogue.rows(sql, [*values, window.last.utc]) if crafts else ():
        if latest is None or latest > window.last.utc:
            found.setdefault(craft, {})[other] = since
            found.setdefault(other, {})[craft] = since
    return found


def _names(catalogue: Catalogue, crafts: Iterable[str]) -> dict[str, str]:
    where, values = is_in("id", sorted(crafts))
    return dict(catalogue.rows(f"SELECT id, name FROM spacecraft WHERE {where}", values)) if values else {}


def _aboard(
    ride: _Ride,
    stays: Sequence[_Stay],
    joined: Mapping[str, Mapping[str, str]],
    names: Mapping[str, str],
    window: Window,
) -> Aboard:
    last = stays[-1]
    launched = day_of(ride.launched, window.zone)
    landed = bool(ride.landed)
    places = [names.get(stay.craft, stay.craft) + (f" on the {stay.body}" if stay.body else "") for stay in stays]
    return Aboard(
        place=" or ".join(dict.fromkeys(places)),
        name=ride.name,
        role=ride.role,
        nation=ride.nation,
        day=(window.day - launched).days + 1 if launched else 0,
        flight=ride.number,
        up=ride.mission,
        down=ride.down.partition("/")[0] if landed else "",
        person=ride.person,
        craft=tuple(dict.fromkeys(stay.craft for stay in stays)),
        station=last.station if all(stay.station == last.station for stay in stays) else "",
        body=last.body if len(stays) == 1 else "",
        docked=tuple(joined.get(last.craft, ())) if len(stays) == 1 else (),
        since=last.since if len(stays) == 1 else "",
        station_role="",
        expedition="",
        launched=ride.launched,
        landed=ride.landed,
        ship_up=ride.craft,
        ship_down=ride.down if landed else "",
        certain=_is_up(ride, window, surely=True),
    )


def _with_roles(catalogue: Catalogue, found: Sequence[Aboard], window: Window) -> Iterator[Aboard]:
    """Yield people with the resident crew that they belong to, and their role in it."""
    roles = {station: roles_on(catalogue, station, window) for station in {each.station for each in found} - {""}}
    for each in found:
        expedition, role = roles.get(each.station, {}).get(each.person, ("", ""))
        yield each._replace(expedition=expedition, station_role=role)


def _in_order(found: Iterable[Aboard]) -> list[Aboard]:
    """Return people by place: those in joined craft together, the most first, then by launch; at home before guests."""
    people = sorted(found, key=lambda each: parse(each.launched).earliest)
    sizes = Counter(map(_whole, people))
    first: dict[str, int] = {}
    for number, each in enumerate(people):
        for key in (_whole(each), each.place):
            first.setdefault(key, number)

    def place(each: Aboard) -> tuple[int, int, bool, int, bool]:
        guest = not each.expedition if each.station else each.ship_up not in each.craft
        in_ship = each.craft != (f"{each.station}/{each.station}",)
        return -sizes[_whole(each)], first[_whole(each)], in_ship, first[each.place], guest

    return sorted(people, key=place)


def _whole(each: Aboard) -> str:
    """Return what stands for all that somebody's craft is joined to."""
    return f"{each.station}/{each.station}" if each.station else min((*each.craft, *each.docked))
