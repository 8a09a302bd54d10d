"""Records: who holds them, or held them on a day, and who held them from when to when."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.crowds import ALWAYS, crowds, in_space, occupations, on_stations
from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.feats import (
    Feat,
    Ride,
    Walk,
    ages,
    crews,
    first_walkers,
    firsts,
    longest_flights,
    longest_walks,
    moment,
    most_flights,
    most_flights_in_orbit,
    most_walks,
    rides,
    shortest_orbital_flights,
    times_in_space,
    times_outside,
    walks,
)
from missionfacts.dates.edtf import parse
from missionfacts.model.fields import RIVALS
from missionfacts.model.records import EVERYONE, FIRSTS, Record, Who
from missionfacts.model.uses import Rival

RIVALLED = ("at", "duration")  # fields of an event that a record rests on
LAST = ("shortest-orbital-flight", "youngest", "youngest-in-orbit")  # categories in which the least is the record
COUNTS = ("flights", "flights-in-orbit", "spacewalks")  # categories in which all who are equal stand in one line
LASTS = "longest-occupation"  # the category of what is a record before it has ended
CRAFT, SEVERAL = "most-in-craft", 3  # a category of which the first of more equals stands for them


class Told(NamedTuple):
    """What the data tell that may be records."""

    catalogue: Catalogue
    rides: list[Ride]
    walks: list[Walk]
    until: int  # the second to which what lasts is counted


FEATS: dict[str, Callable[[Told], Iterable[Feat]]] = {
    "longest-flight": lambda told: longest_flights(told.rides),
    "time-in-space": lambda told: times_in_space(told.rides),
    "flights": lambda told: most_flights(told.rides),
    "flights-in-orbit": lambda told: most_flights_in_orbit(told.rides),
    "shortest-orbital-flight": lambda told: shortest_orbital_flights(told.rides),
    "spacewalks": lambda told: most_walks(told.walks),
    "time-outside": lambda told: times_outside(told.walks),
    "longest-spacewalk": lambda told: longest_walks(told.walks),
    "first-spacewalk": lambda told: first_walkers(told.walks),
    "most-in-space": lambda told: crowds(in_space(told.rides)),
    "most-in-orbit": lambda told: crowds(in_space(told.rides, orbital=True)),
    "most-in-craft": lambda told: crews(told.rides),
    "most-on-station": lambda told: on_stations(told.catalogue, told.rides),
    "longest-occupation": lambda told: occupations(told.catalogue, told.rides, told.until),
    "oldest": lambda told: ages(told.rides),
    "oldest-in-orbit": lambda told: ages(told.rides, orbital=True),
    "youngest": lambda told: ages(told.rides, surely=max),
    "youngest-in-orbit": lambda told: ages(told.rides, orbital=True, surely=max),
    "first-of-nation": lambda told: firsts(told.rides, lambda ride: ride.nation),
    "first-of-gender": lambda told: firsts(told.rides, lambda ride: ride.gender),
    "first-in-ship": lambda told: firsts(told.rides, lambda ride: ride.type),
}


def told(catalogue: Catalogue, until: int, who: Who = EVERYONE) -> Told:
    """Return what may be records; until: the second to which what lasts is counted; who: whose are asked for."""
    return Told(catalogue, rides(catalogue, who), walks(catalogue, who), until)


def reach(catalogue: Catalogue) -> int:
    """Return the last second that the data reach: of the day that they say, or of a flight of the user's own."""
    covers = catalogue.meta("covers")
    row = catalogue.first("SELECT max(up_latest), max(down_latest) FROM ride") or (None, None)
    seconds = [int(second) for second in row if second is not None]
    return max([parse(covers).latest if covers else -ALWAYS, *seconds])


def standings(of: Told, category: str, top: int = 0) -> list[Record]:
    """Return who holds a record at the end of what is told, and who comes next; top: how many places, 0 for all."""
    best: dict[str, Feat] = {}
    for feat in FEATS[category](of):
        if feat.when <= of.until and (feat.holder not in best or _better(category, feat, best[feat.holder])):
            best[feat.holder] = feat
    ordered = sorted(best.values(), key=lambda feat: (feat.size if category in _LEAST else -feat.size, feat.when))
    placed = _merged(category, _placed(category, ordered))
    return _with_rivals(
        of.catalogue, [_record(category, rank, feat) for rank, feat in placed if not top or rank <= top]
    )


_LEAST = (*LAST, *FIRSTS)


def _better(category: str, feat: Feat, other: Feat) -> bool:
    return feat.size < other.size if category in _LEAST else feat.size > other.size


def _placed(category: str, ordered: Sequence[Feat]) -> Iterator[tuple[int, Feat]]:
    """Yield feats with their places: what may be as good as the first of a place, for all one knows, shares it."""
    rank, first = 0, None
    for number, feat in enumerate(ordered, 1):
        if first is None or not (_as_good(category, feat, first) or (category in FIRSTS and feat.size == first.size)):
            rank, first = number, feat
        yield rank, feat


def _as_good(category: str, feat: Feat, other: Feat) -> bool:
    return feat.least <= other.most if category in _LEAST else feat.most >= other.least


def _merged(category: str, placed: Iterable[tuple[int, Feat]]) -> Iterator[tuple[int, Feat]]:
    """Yield one line for all who share a place with the same count, or who were the first of a kind together."""
    for (rank, _), group in groupby(placed, key=lambda each: (each[0], each[1].of if category in FIRSTS else "")):
        feats = [feat for _, feat in group]
        if category in COUNTS or (category in FIRSTS and len(feats) > 1):
            yield rank, _together(feats)
        elif category == CRAFT and len(feats) > SEVERAL:
            facts = tuple(fact for feat in feats for fact in feat.facts)
            yield rank, feats[0]._replace(note=f"the first of {len(feats)}", facts=facts)
        else:
            yield from ((rank, feat) for feat in feats)


def _together(feats: Sequence[Feat]) -> Feat:
    """Return one feat for several of equal size."""
    if len(feats) == 1:
        return feats[0]
    together = all(feat.at == feats[0].at for feat in feats)
    return feats[0]._replace(
        people=tuple(person for feat in feats for person in feat.people),
        facts=tuple(dict.fromkeys(fact for feat in feats for fact in feat.facts)),
        missions=tuple(dict.fromkeys(mission for feat in feats for mission in feat.missions)),
        at=feats[0].at if together else "",
    )


def history(of: Told, category: str) -> list[Record]:
    """Return who held a record from when to when, in order of time; whoever only equals it later does not take it."""
    lines: list[Feat] = []
    feats = sorted((feat for feat in FEATS[category](of) if feat.when <= of.until), key=lambda feat: feat.when)
    for _, reached in groupby(feats, key=lambda feat: feat.when):
        feat = _best(category, list(reached))
        if not lines or _beats(category, feat, lines[-1]):
            if lines and feat.holder == lines[-1].holder and feat.people == lines[-1].people:
                lines[-1] = feat._replace(when=lines[-1].when, at=lines[-1].at)  # who betters their own goes on
            else:
                lines.append(_taken(category, feat, lines))
    found = [
        _record(category, 1, feat)._replace(until=after.at if after else "")
        for feat, after in zip_longest(lines, lines[1:])
    ]
    return _with_rivals(of.catalogue, found)


def held(of: Told, category: str) -> list[Record]:
    """Return who held a record from when to when, or who was the first: of several people outside the very first."""
    if category not in FIRSTS:
        return history(of, category)
    return standings(of, category, 1 if category == "first-spacewalk" else 0)


def _best(category: str, reached: Sequence[Feat]) -> Feat:
    """Return the best of what was reached in the same second, with all who reached it together."""
    best = (min if category in _LEAST else max)(reached, key=lambda feat: feat.size)
    others = (feat for feat in reached if feat is not best and feat.of == best.of and _as_good(category, feat, best))
    return _together([best, *others])


def _taken(category: str, feat: Feat, before: Sequence[Feat]) -> Feat:
    """Return a feat as of when it was the record: what lasts takes that once it is longer than the one before."""
    if category != LASTS or not before:
        return feat
    return feat._replace(at=moment(feat.when - int(feat.size) + int(before[-1].size)))


def _beats(category: str, feat: Feat, record: Feat) -> bool:
    """Tell whether something is better beyond what its precision leaves open."""
    return not _as_good(category, record, feat) and _better(category, feat, record)


def _record(category: str, rank: int, feat: Feat) -> Record:
    amount = int(feat.size) if feat.value else None
    missions = tuple(dict.fromkeys(feat.missions))
    return Record(
        category, rank, amount, feat.value, feat.unit, feat.people, feat.of, feat.at, "",
        missions, feat.note, feat.facts, (),
    )  # fmt: skip


def signature(of: Told) -> str:
    """Return what tells that something has changed on which records rest."""
    from hashlib import sha256

    stays = of.catalogue.rows("SELECT * FROM stay WHERE station <> '' ORDER BY person, mission, number")
    differ = of.catalogue.rows("SELECT id, disputed FROM event WHERE disputed <> '' AND mission <> '' ORDER BY seq")
    names = of.catalogue.rows("SELECT id, name FROM mission WHERE kind = 'station' ORDER BY id")
    return sha256(repr((of.rides, of.walks, of.until, [*stays], [*differ], [*names])).encode()).hexdigest()


def _with_rivals(catalogue: Catalogue, found: Sequence[Record]) -> list[Record]:
    """Return records with what other sources say of the times that they rest on."""
    facts = sorted({fact for record in found for fact in record.facts})
    rivals: dict[str, list[Rival]] = {}
    for start in range(0, len(facts), _MANY):
        where, values = is_in("id", facts[start : start + _MANY])
        for event, text in catalogue.rows(f"SELECT id, disputed FROM event WHERE {where} AND disputed <> ''", values):
            rivals[event] = [rival for rival in _rivals(text) if rival.field in RIVALLED]
    return [
        record._replace(disputed=tuple(rival for fact in record.facts for rival in rivals.get(fact, ())))
        for record in found
    ]


_MANY = 500  # values that one question binds


def _rivals(text: str) -> tuple[Rival, ...]:
    decode = STORAGE[RIVALS].decode
    assert decode  # noqa: S101 records are not kept as they are
    found: tuple[Rival, ...] = decode(tuple[Rival, ...], text)
    return found
