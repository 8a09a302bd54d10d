"""What may be a record: flights and spacewalks with how much they came to, in the order in which that was reached."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.counts import counted
from missionfacts.dates.edtf import MINUTE, Interval, from_epoch
from missionfacts.dates.edtf import parse as _parse
from missionfacts.dates.elapsed import Elapsed, added
from missionfacts.dates.elapsed import parse_elapsed as _parse_elapsed
from missionfacts.model.records import Who

ABOUT = 5  # what is about is taken to be wrong by at most so many times what its text leaves open
parse, parse_elapsed = cache(_parse), cache(_parse_elapsed)  # those who flew together share their times
TIME, FLIGHTS, SPACEWALKS, PEOPLE = "h:m:s", "flights", "spacewalks", "people"


class Feat(NamedTuple):
    """Something that may be a record when it is reached."""

    when: int  # the second from which it counts
    at: str
    size: float  # what is compared
    value: str = ""
    unit: str = ""
    least: float = 0  # the sizes that its precision allows
    most: float = 0
    holder: str = ""  # what has one place in a ranking, that of its best: a person, a craft
    people: tuple[str, ...] = ()
    missions: tuple[str, ...] = ()
    of: str = ""
    note: str = ""
    facts: tuple[str, ...] = ()


class Ride(NamedTuple):
    """What of somebody's ride may make a record."""

    person: str
    mission: str
    craft: str
    down: str
    nation: str
    gender: str
    born: str
    launched: str
    landed: str
    up_earliest: int
    up_latest: int
    down_earliest: int | None
    time: str
    shortest: int | None
    longest: int | None
    in_space: int
    orbital: int
    type: str
    launch: str
    landing: str


class Walk(NamedTuple):
    """What of somebody's spacewalk may make a record."""

    person: str
    event: str
    at: str
    earliest: int
    latest: int
    time: str
    mission: str


def rides(catalogue: Catalogue, who: Who) -> list[Ride]:
    """Return rides, by launch."""
    own = {"type": "spacecraft.type", "gender": "gender", "born": "born", "in_space": "ride.in_space"}
    columns = ", ".join(own.get(name, f"ride.{name}") for name in Ride._fields)
    where, values = _who(who)
    sql = (
        f"SELECT {columns} FROM ride JOIN person ON person.id = ride.person"
        f" LEFT JOIN spacecraft ON spacecraft.id = ride.craft WHERE {where} ORDER BY up_earliest,"
        " ride.mission, ride.seq"
    )
    return [Ride(*row) for row in catalogue.rows(sql, values)]


def walks(catalogue: Catalogue, who: Who) -> list[Walk]:
    """Return everyone's spacewalks, by their beginning; of a nation those of whoever went up for it then."""
    where, values = _who(who)
    flown = (
        "EXISTS (SELECT 1 FROM ride WHERE ride.person = person.id AND ride.up_earliest <= event.latest"
        f" AND (down_latest IS NULL OR down_latest >= event.earliest) AND {where})"
    )
    sql = (
        "SELECT event_person.person, event.id, at, earliest, latest, duration, event.mission FROM event"
        " CROSS JOIN event_person ON event = event.seq JOIN person ON person.id = event_person.person"
        f" WHERE kind = 'eva' AND {flown if values else '1'} ORDER BY earliest, event.seq"
    )
    return [Walk(*row) for row in catalogue.rows(sql, values)]


def _who(who: Who) -> tuple[str, list[Any]]:
    parts = [is_in("ride.nation", who.nations), is_in("gender", who.genders)]
    return " AND ".join(part for part, _ in parts), [value for _, values in parts for value in values]


# Flights


def longest_flights(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield flights that have ended, those who went up and came down together as one."""
    together: dict[tuple[str, ...], list[Ride]] = {}
    for ride in flown:
        if ride.in_space and ride.time:
            together.setdefault((ride.launched, ride.craft, ride.landed), []).append(ride)
    for crew in together.values():
        yield _timed(crew[0])._replace(people=tuple(ride.person for ride in crew))


def shortest_orbital_flights(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield flights in orbit that have ended."""
    yield from longest_flights(ride for ride in flown if ride.orbital)


def _timed(ride: Ride) -> Feat:
    took = parse_elapsed(ride.time)
    doubt = took.resolution * ABOUT if took.mark else 0
    assert ride.shortest is not None and ride.longest is not None and ride.down_earliest is not None  # noqa: S101 it has a time
    return Feat(
        ride.down_earliest, ride.landed, took.seconds, ride.time, TIME,
        ride.shortest - doubt, ride.longest + doubt,
        holder=f"{ride.mission} {ride.landing}",
        missions=(ride.mission,),
        facts=(ride.launch, ride.landing),
    )  # fmt: skip


def times_in_space(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield, for each landing, all the time that the person has been in space."""
    so_far: dict[str, tuple[list[Elapsed], Feat]] = {}
    for ride in sorted(
        (ride for ride in flown if ride.in_space and ride.time), key=lambda ride: ride.down_earliest or 0
    ):
        times, before = so_far.get(ride.person, ([], Feat(0, "", 0)))
        now = _timed(ride)
        times = [*times, parse_elapsed(ride.time)]
        feat = _joined(before, now, str(added(times)), ride.person)
        so_far[ride.person] = times, feat
        yield feat._replace(note=counted(len(times), "flight"))


def _joined(before: Feat, now: Feat, value: str, person: str) -> Feat:
    """Return what two come to: all that somebody did before, and what came now."""
    return Feat(
        now.when, now.at, before.size + now.size, value, now.unit, before.least + now.least, before.most + now.most,
        person, (person,), (*before.missions, *now.missions), facts=(*before.facts, *now.facts),
    )  # fmt: skip


def most_flights(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield, for each launch, how many flights in space the person has begun."""
    so_far: dict[str, Feat] = {}
    for ride in flown:
        if ride.in_space:
            before = so_far.get(ride.person, Feat(0, "", 0))
            now = Feat(ride.up_earliest, ride.launched, 1, missions=(ride.mission,), facts=(ride.launch,))
            feat = _counted(before, now, ride.person, FLIGHTS)
            so_far[ride.person] = feat
            yield feat


def most_flights_in_orbit(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield, for each launch to orbit, how many such flights the person has begun."""
    yield from most_flights(ride for ride in flown if ride.orbital)


def _counted(before: Feat, now: Feat, person: str, unit: str) -> Feat:
    feat = _joined(before, now, "", person)
    return feat._replace(value=f"{feat.size:.0f}", unit=unit, least=feat.size, most=feat.size)


# Ages


def ages(flown: Iterable[Ride], *, orbital: bool = False, surely: Callable[[int, int], int] = min) -> Iterator[Feat]:
    """Yield how old people were at launch, as far as their birth is known.

    surely: which of the least and the most days that somebody may have lived is compared: `min` for who is the oldest.
    """
    for ride in flown:
        if (ride.orbital if orbital else ride.in_space) and ride.born:
            size, value, least, most = _age(parse(ride.born), parse(ride.launched), surely)
            yield Feat(
                ride.up_earliest, ride.launched, size, value, "", least, most,
                holder=ride.person, people=(ride.person,), missions=(ride.mission,), facts=(ride.launch,),
            )  # fmt: skip


def _age(born: Interval, then: Interval, surely: Callable[[int, int], int] = min) -> tuple[int, str, int, int]:
    """Return an age in days and as text, and the days that it is at least and at most.

    >>> _age(parse("1921-07-18"), parse("1998-10-29T19:19:34Z"))
    (28227, '77 y 103 d', 28227, 28227)
    >>> _age(parse("2000-02-29"), parse("2001-03-01"))[1]
    '1 y 0 d'
    >>> _age(parse("2004-07-18/2005-07-17"), parse("2023-08-10T15:17:10Z"), max)
    (6962, '18–19 y', 6598, 6962)
    >>> _age(parse("1957"), parse("2019-12-31"))[1]
    '62 y'
    """
    there = _day(then.earliest)
    first, last = _day(born.earliest), _day(born.latest)
    least, most = (there - last).days, (there - first).days
    if first == last:
        years, days = _lived(first, there)
        return least, f"{years} y {days} d", least, least
    between = sorted({_lived(day, there)[0] for day in (first, last)})
    return surely(least, most), f"{'–'.join(map(str, between))} y", least, most


def _day(second: int) -> date:
    return from_epoch(second).date()


def _lived(born: date, there: date) -> tuple[int, int]:
    """Return how many years somebody had lived, and how many days since the last birthday."""
    years = there.year - born.year - (_birthday(born, there.year) > there)
    return years, (there - _birthday(born, born.year + years)).days


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)


# Spacewalks


def longest_walks(walked: Iterable[Walk]) -> Iterator[Feat]:
    """Yield spacewalks of which the length is known, with all who were outside."""
    by_event: dict[str, list[Walk]] = {}
    for walk in walked:
        if walk.time:
            by_event.setdefault(walk.event, []).append(walk)
    for outside in by_event.values():
        yield _walk(outside[0])._replace(people=tuple(walk.person for walk in outside))


def _walk(walk: Walk) -> Feat:
    took = parse_elapsed(walk.time)
    open_ = took.resolution - 1 + (took.resolution * ABOUT if took.mark else 0)
    return Feat(
        walk.latest, walk.at, took.seconds, walk.time, TIME, took.seconds - open_, took.seconds + open_,
        holder=walk.event, missions=(walk.mission,), facts=(walk.event,),
    )  # fmt: skip


def times_outside(walked: Iterable[Walk]) -> Iterator[Feat]:
    """Yield, for each spacewalk, all the time that the person has been outside."""
    so_far: dict[str, tuple[list[Elapsed], Feat]] = {}
    for walk in walked:
        if walk.time:
            times, before = so_far.get(walk.person, ([], Feat(0, "", 0)))
            times = [*times, parse_elapsed(walk.time)]
            feat = _joined(before, _walk(walk), str(added(times)), walk.person)
            so_far[walk.person] = times, feat
            yield feat._replace(note=counted(len(times), "spacewalk"))


def most_walks(walked: Iterable[Walk]) -> Iterator[Feat]:
    """Yield, for each spacewalk, how many the person has begun."""
    so_far: dict[str, Feat] = {}
    for walk in walked:
        before = so_far.get(walk.person, Feat(0, "", 0))
        now = Feat(walk.earliest, walk.at, 1, missions=(walk.mission,), facts=(walk.event,))
        so_far[walk.person] = _counted(before, now, walk.person, SPACEWALKS)
        yield so_far[walk.person]


# Firsts


def first_walkers(walked: Iterable[Walk]) -> Iterator[Feat]:
    """Yield everyone's first spacewalk, in order."""
    outside: set[str] = set()
    for number, walk in enumerate(walked):
        if walk.person not in outside:
            outside.add(walk.person)
            yield _first(walk.earliest, walk.at, number, walk.person, walk.mission, walk.event)


def firsts(flown: Iterable[Ride], of: Callable[[Ride], str]) -> Iterator[Feat]:
    """Yield the first in space of each kind, in order; of: which kind a ride is, "" for none."""
    seen: dict[str, str] = {}
    for number, ride in enumerate(ride for ride in flown if ride.in_space):
        kind = of(ride)
        if kind and seen.setdefault(kind, ride.launch) == ride.launch:
            feat = _first(ride.up_earliest, ride.launched, number, ride.person, ride.mission, ride.launch)
            yield feat._replace(holder=f"{kind} {ride.person}", of=kind)


def _first(when: int, at: str, number: int, person: str, mission: str, event: str) -> Feat:
    return Feat(when, at, number, "", "", number, number, person, (person,), (mission,), facts=(event,))


# Crews


def crews(flown: Iterable[Ride]) -> Iterator[Feat]:
    """Yield how many went up or came down in one craft."""
    aboard: dict[tuple[int, str, str], list[Ride]] = {}
    for ride in flown:
        aboard.setdefault((ride.up_earliest, ride.craft, ride.launch), []).append(ride)
        if ride.down_earliest is not None:
            aboard.setdefault((ride.down_earliest, ride.down, ride.landing), []).append(ride)
    for (when, craft, event), crew in sorted(aboard.items()):
        at = crew[0].launched if event == crew[0].launch else crew[0].landed
        yield people_at(when, at, [ride.person for ride in crew], craft)._replace(
            missions=(craft.partition("/")[0],), facts=(event,), of=craft
        )


def people_at(when: int, at: str, people: Sequence[str], holder: str) -> Feat:
    """Return that so many people were somewhere at a moment."""
    number = len(people)
    return Feat(when, at, number, str(number), PEOPLE, number, number, holder, tuple(people))


def moment(seconds: int) -> str:
    """Return a second as text, to the minute when it is a whole one.

    >>> moment(0), moment(61)
    ('1970-01-01T00:00Z', '1970-01-01T00:01:01Z')
    """
    return f"{from_epoch(seconds):{'%Y-%m-%dT%H:%M:%SZ' if seconds % MINUTE else '%Y-%m-%dT%H:%MZ'}}"
