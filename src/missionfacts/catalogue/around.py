"""Flights at a moment: which were up at it in any year, what had happened last, and what came next."""

from collections.abc import Iterator
from datetime import UTC
from typing import NamedTuple

from missionfacts.catalogue.database import LAUNCH, Catalogue
from missionfacts.catalogue.in_space import LONGEST
from missionfacts.dates.edtf import DAY, PartialDate, from_epoch, parse
from missionfacts.model.events import Event

NEAR = 50  # events that are looked at on either side of a moment: more are never on one day without a time
HALF_A_DAY = DAY // 2
ROUND = 5  # years that it divides are better remembered
DOWN = {"entry", "impact"}  # kinds of event after which there is nothing left to fly
_TOLD = ("at", "title", "id", "weight", "disputed", "mission")


class Up(NamedTuple):
    """A mission that was under way at a moment of some year."""

    mission: str
    years: int  # ago
    second: int
    weight: int  # of what happened on it around that moment


class Around(NamedTuple):
    """The events around a moment."""

    last: Event | None  # that had begun
    between: tuple[Event, ...]  # on the same day, of which nobody tells whether they were over
    next: Event | None


def years_before(second: int, years: int) -> int | None:
    """Return the same date and time of day, in UTC, so many years before; None on a 29 February that is not there.

    >>> years_before(1_000_000_000, 30), years_before(951_782_400, 1)
    (53228800, None)
    """
    there = from_epoch(second)
    try:
        return int(there.replace(year=there.year - years).timestamp())
    except ValueError:
        return None


def under_way(start: str, end: str, second: int) -> bool:
    """Tell whether a mission may have been under way; start, end: EDTF, "" where it has not begun or ended."""
    return bool(start) and parse(start).earliest <= second and (not end or parse(end).latest >= second)


def up_at(catalogue: Catalogue, second: int) -> list[Up]:
    """Return the crewed flights that were up at this moment of any year: the most notable, the round, the old first."""
    moments = list(_moments(second, _first_year(catalogue), _reach(catalogue)))
    if not moments:
        return []
    values = ", ".join(f"({years}, {there})" for years, there in moments)
    sql = (
        f"WITH moment(years, second) AS (VALUES {values})"
        ' SELECT DISTINCT ride.mission, years, second, start, CASE WHEN own_landing THEN landed ELSE "end" END'
        " FROM moment JOIN ride ON up_earliest BETWEEN second - ? AND second"
        " JOIN mission ON mission.id = ride.mission"
        " WHERE in_space AND kind = 'crewed' AND (down_latest IS NULL OR down_latest >= second)"
    )
    rows = [row for row in catalogue.rows(sql, [LONGEST]) if under_way(row[3], row[4], row[2])]
    return sorted((Up(row[0], row[1], row[2], _weight(catalogue, row[0], row[2])) for row in rows), key=_remembered)


def years_of(catalogue: Catalogue, mission: str, start: str, end: str, second: int) -> list[Up]:
    """Return in which years a mission was under way at this moment of the year, in the order of `up_at`."""
    if not start:
        return []
    moments = _moments(second, parse(start).start.year, _reach(catalogue))
    up = (each for each in moments if under_way(start, end, each[1]))
    return sorted(
        (Up(mission, years, there, _weight(catalogue, mission, there)) for years, there in up), key=_remembered
    )


def _weight(catalogue: Catalogue, mission: str, second: int) -> int:
    """Return the weight of the most notable event of a mission within half a day of a moment; 0 for none."""
    sql = (
        "SELECT max(weight) FROM event_mission JOIN event ON event.seq = event_mission.event"
        " WHERE event_mission.mission = ? AND place_in_time BETWEEN ? AND ?"
    )
    row = catalogue.first(sql, [mission, second - HALF_A_DAY, second + HALF_A_DAY])
    return row[0] or 0 if row else 0


def _remembered(up: Up) -> tuple[int, bool, int]:
    return -up.weight, up.years % ROUND != 0, -up.years


def _moments(second: int, first_year: int, reach: int) -> Iterator[tuple[int, int]]:
    """Yield the same moment of this year and of each before it, with how many years before it is."""
    for years in range(from_epoch(second).year - first_year + 1):
        there = years_before(second, years)
        if there is not None and there <= reach:
            yield years, there


def _first_year(catalogue: Catalogue) -> int:
    row = catalogue.first("SELECT min(up_earliest) FROM ride WHERE in_space")
    return from_epoch(row[0]).year if row and row[0] is not None else 10_000


def _reach(catalogue: Catalogue) -> int:
    """Return the last second to which the data reach."""
    covers = catalogue.meta("covers")
    return parse(covers or "9999").latest


def next_time(start: str, end: str, second: int) -> PartialDate | None:
    """Return when in a year to come a mission will have been under way at that moment; None where nobody can tell.

    >>> str(next_time("1975-07-15T12:20:00Z", "1975-07-24T21:18:24Z", 1_790_000_000))
    '2027-07-15T12:20:00Z'
    >>> str(next_time("1996-02-29", "1996-03-04", 1_672_531_200))
    '2023-03-01'
    """
    if not start:
        return None
    launch, last = parse(start).start, parse(end).latest if end else parse("9999").latest
    if not launch.day:
        return None
    this_year = from_epoch(second).year
    for year in range(this_year, min(this_year + 9, 10_000)):
        there = launch._replace(year=year)
        if (launch.month, launch.day) == (2, 29) and year % 4:
            there = PartialDate(year, 3, 1)
            if parse(f"{launch.year}-03-01").earliest > last:
                continue
        if there.earliest > second:
            return there
    return None


def last_landing(catalogue: Catalogue, mission: str, end: str) -> str:
    """Return when a mission was over: its end, or the landing of somebody who came down later by themselves."""
    sql = "SELECT landed FROM ride WHERE mission = ? AND own_landing ORDER BY down_latest DESC LIMIT 1"
    row = catalogue.first(sql, [mission])
    return row[0] if row and end and parse(row[0]).latest > parse(end).latest else end


def came_down(catalogue: Catalogue, mission: str) -> str:
    """Return when what has neither landed nor been lost came down, where nothing is told after that; else ""."""
    sql = "SELECT at, kind FROM event WHERE mission = ? ORDER BY place_in_time DESC, seq DESC LIMIT 1"
    row = catalogue.first(sql, [mission])
    return row[0] if row and row[1] in DOWN else ""


def around(catalogue: Catalogue, mission: str, second: int) -> Around:
    """Return the events of a mission around a moment; mission: its id.

    What is known to the day only counts as over on the days after it, and on the day itself where something stands
    behind it that has a time and is over.
    """
    last, between = None, []
    for event in _events(catalogue, mission, second, before=True):
        start = parse(event.at).start
        if start.timed or start.latest < second:
            last = event
            break
        if start.day:
            between.append(event)
    coming = (each for each in _events(catalogue, mission, second, before=False) if parse(each.at).earliest > second)
    return Around(last, tuple(reversed(between)), next(coming, None))


def _events(catalogue: Catalogue, mission: str, second: int, *, before: bool) -> Iterator[Event]:
    """Yield events of a mission by their place in time, the nearest to a moment first."""
    compared, order = ("<=", "DESC") if before else (">", "")
    rest = (
        "FROM event WHERE seq IN (SELECT event FROM event_mission WHERE mission = ?)"
        f" AND place_in_time {compared} ? ORDER BY place_in_time {order}, {LAUNCH.format('event.mission')} {order},"
        f" mission {order}, seq {order} LIMIT {NEAR}"
    )
    return catalogue.read(Event, rest, [mission, second], _TOLD)


def moment_text(second: int, *, to_the_minute: bool) -> str:
    """Return a moment as text.

    >>> moment_text(0, to_the_minute=True)
    '1970-01-01T00:00Z'
    """
    return f"{from_epoch(second).astimezone(UTC):%Y-%m-%dT%H:%M}{'' if to_the_minute else f':{second % 60:02}'}Z"
