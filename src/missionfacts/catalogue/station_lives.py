"""Who was aboard a station from its launch on, and which ships were docked to it: as a chart draws it.

Where people were is what `aboard` says too, and the stays of ships are those of `traffic`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.in_space import LONGEST
from missionfacts.catalogue.missions import mission_names
from missionfacts.catalogue.short_names import short_name
from missionfacts.catalogue.traffic import visits
from missionfacts.dates.edtf import DAY, PartialDate, parse
from missionfacts.model.missions import Mission, Visit
from missionfacts.model.stations import Berthed, Presence, StationLife, Stretch

_MODULE = re.compile(r"\b(?:module|laboratory|compartment|node)\b")
_NO_NAME = {"crew", "cargo", "ship", "orbiter", "space", "transport", "vehicle"}  # words of a type that name no family


def station_life(catalogue: Catalogue, station: Mission) -> StationLife:
    """Return what a station saw."""
    told = visits(catalogue, station)
    ships = [visit for visit in told if not _is_module(visit)]
    end = _end(catalogue, station, ships)
    people = list(presences(catalogue, station.id, end))
    found = sorted(_berthed(catalogue, station, ships, end), key=lambda ship: ship.stays[0].first)
    starts = [ship.stays[0].first for ship in found] + [each.when.first for each in people]
    begins = parse(station.start).earliest if station.start else min(starts, default=end)
    modules = len({visit.ship for visit in told if _is_module(visit)})
    return StationLife(station.id, station.name, begins, end, bool(station.end), people, found, modules)


def _end(catalogue: Catalogue, station: Mission, ships: Sequence[Visit]) -> int:
    """Return the second at which a station ended, or else the data do."""
    if station.end:
        return parse(station.end).latest
    if reach := catalogue.meta("covers"):
        return parse(reach).latest
    dates = filter(None, (date for ship in ships for date in (ship.docked, ship.undocked, ship.ended)))
    return max((parse(date).latest for date in dates), default=parse(station.start).latest if station.start else 0)


# People


class _Stay(NamedTuple):
    """Where somebody was; the columns that it is read from are of these names."""

    person: str
    mission: str
    station: str
    earliest: int
    latest: int | None
    down_latest: int | None


def presences(catalogue: Catalogue, station: str, end: int) -> Iterator[Presence]:
    """Yield when people were aboard: where a move is not known to the second, surely from the last of it on."""
    sql = (
        "SELECT stay.person, stay.mission, station, earliest, latest, down_latest FROM stay"
        " JOIN ride ON ride.person = stay.person AND ride.mission = stay.mission"
        " WHERE in_space AND (stay.person, stay.mission) IN (SELECT person, mission FROM stay WHERE station = ?)"
        " ORDER BY stay.person, stay.mission, stay.number"
    )
    rows = map(_Stay._make, catalogue.rows(sql, [station]))
    for (person, _), those in groupby(rows, lambda stay: stay[:2]):
        for when in _together(_aboard(list(those), station, end)):
            yield Presence(person, when)


def _aboard(stays: Sequence[_Stay], station: str, end: int) -> Iterator[Stretch]:
    """Yield when somebody was aboard on one flight."""
    for number, stay in enumerate(stays):
        if stay.station != station:
            continue
        before = [each.latest for each in stays[:number] if each.station != station and each.latest is not None]
        after = [each.earliest for each in stays[number + 1 :] if each.station != station][:1]
        landed = end if stay.down_latest is None else stay.down_latest
        last = landed if stay.latest is None else stay.latest
        until = min([landed, *(after or [last])])
        since = max([stay.earliest, *before])
        if number + 1 < len(stays) and stays[number + 1].station == station:  # goes on, in another craft
            until = stays[number + 1].earliest
        yield Stretch(stay.earliest, min(since, max(until, since)), max(until, since), max(last, until, since))


def _together(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches, those that go on in one another as one."""
    whole: Stretch | None = None
    for each in found:
        if whole and each.since <= whole.until:
            whole = whole._replace(until=max(whole.until, each.until), last=max(whole.last, each.last))
        else:
            if whole:
                yield whole
            whole = each
    if whole:
        yield whole


# Ships


def _is_module(visit: Visit) -> bool:
    """Tell whether what docked stays as a part of the station."""
    return not visit.crew and bool(_MODULE.search(visit.type)) and " ship" not in visit.type


def family_of(kind: str, name: str) -> str:
    """Return what ships of a type are called together; name: of one of them, for a type that says no more than "ship".

    >>> [family_of(kind, "") for kind in ("Soyuz TMA-M", "Space Shuttle orbiter", "CST-100 Starliner, without a crew")]
    ['Soyuz', 'Shuttle', 'Starliner']
    >>> family_of("Automated Transfer Vehicle", ""), family_of("cargo ship", "Tianzhou-10"), family_of("", "")
    ('ATV', 'Tianzhou', 'others')
    """
    words = [word for word in re.sub(r"\(.*?\)|,.*", "", kind).split() if word.casefold() not in _NO_NAME]
    if words[-1:] == ["Transfer"]:
        return "".join(word[0] for word in kind.split())
    named = [word for word in words if not re.search(r"\d", word)] or words
    return next(iter([*named[:1], *re.findall(r"^\w+", name)]), "others")


def _berthed(catalogue: Catalogue, station: Mission, told: Sequence[Visit], end: int) -> Iterator[Berthed]:
    """Yield ships with their stays."""
    by_ship: dict[str, list[Visit]] = {}
    for visit in told:
        by_ship.setdefault(visit.ship, []).append(visit)
    names = mission_names(catalogue, {visit.mission for visit in told} - {station.id})
    crews = _crews(catalogue, by_ship)
    for ship, those in by_ship.items():
        first = those[0]
        alone = sum(each[0].mission == first.mission for each in by_ship.values()) == 1
        name = names.get(first.mission, "") if alone else ""
        stays = tuple(
            _stretch(visit, following, station, end) for visit, following in zip(those, [*those[1:], None], strict=True)
        )
        name = name or first.name or ship
        family, ports = family_of(first.type, first.name), tuple(visit.port for visit in those)
        yield Berthed(ship, name, family, bool(first.crew), crews.get(ship, ()), stays, ports)


def _crews(catalogue: Catalogue, ships: Iterable[str]) -> dict[str, tuple[str, ...]]:
    where, values = is_in("craft", sorted(ships))
    sql = (
        "SELECT craft, person.name, ride.nation, person.id FROM ride JOIN person ON person.id = ride.person"
        f" WHERE {where} ORDER BY ride.seq"
    )
    found: dict[str, list[str]] = {}
    for craft, *person in catalogue.rows(sql, values) if values else ():
        found.setdefault(craft, []).append(short_name(*person))
    return {craft: tuple(names) for craft, names in found.items()}


def _stretch(visit: Visit, following: Visit | None, station: Mission, end: int) -> Stretch:
    """Return how long a ship was docked: where no undocking is told, its next docking or its end stands in for it."""
    docked = parse(visit.docked)
    first, since, begins = docked.earliest, docked.latest, _exact(docked.start)
    text = visit.undocked or (following.docked if following else visit.ended)
    if text:
        gone = parse(text)
        until, last = max(gone.earliest, since), max(gone.latest, since)
        with_it = bool(visit.ended and station.end) and abs(gone.latest - end) < DAY  # burnt up together
        return Stretch(first, since, until, last, begins, (bool(visit.undocked) and _exact(gone.end)) or with_it)
    if not station.end and end - first < LONGEST:
        return Stretch(first, since, end, end, begins, ends=True)
    return Stretch(first, since, since, since, begins, ends=False)


def _exact(when: PartialDate) -> bool:
    return when.timed and not when.mark
