"""Questions about the events of all missions."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.catalogue.missions import BOUND, EVENT_COLUMNS, IN_TIME, NATION, Bound
from missionfacts.catalogue.ships import Ships
from missionfacts.dates.edtf import DAY
from missionfacts.model.events import Event

HEAVIEST = 5
SLACK = 2 * DAY  # by which the place of something in time may differ from a limit: the hours of a day, and of a zone
_BACKWARD = f"place_in_time DESC, {LAUNCH.format('event.mission')} DESC, mission DESC, seq DESC"
# For which nation somebody took part: that of a seat in a mission that the event belongs to, or else the person's.
_NATION_THEN = (
    f"coalesce((SELECT {NATION} FROM seat WHERE seat.person = taking_part.person AND seat.status = 'prime'"
    " AND seat.mission IN (SELECT mission FROM event_mission WHERE event_mission.event = taking_part.event) LIMIT 1),"
    " (SELECT nation FROM person WHERE person.id = taking_part.person))"
)


class Wanted(NamedTuple):
    """Which events are wanted; what is empty does not narrow anything."""

    first: Bound | None = None
    last: Bound | None = None
    days: Sequence[int] = ()  # of any year, as `edtf.day_number` has them
    kinds: Sequence[str] = ()
    missions: Sequence[str] = ()
    people: Sequence[str] = ()
    ships: Ships | None = None
    agencies: Sequence[str] = ()  # of a mission that an event belongs to
    nations: Sequence[str] = ()  # of somebody who took part, at the time
    text: str = ""  # an expression for the index of the search
    shortest: int | None = None  # seconds
    longest: int | None = None
    weight: int = 1  # the least
    disputed: bool = False
    night: bool = False
    unknown_light: bool = False  # only those of which nobody can say whether it was night

    @property
    def are_few(self) -> bool:
        """Whether something narrows them so that looking them up is better than going through all in their order."""
        return bool(self.days or self.missions or self.people or self.ships or self.text)


class Condition(NamedTuple):
    """A part of a question in SQL, and the values it binds."""

    sql: str
    values: tuple[Any, ...] = ()


def events(
    catalogue: Catalogue, wanted: Wanted, order: str = "time", *, reverse: bool = False, fields: Collection[str]
) -> Iterator[Event]:
    """Yield the events that are wanted; order: one of ORDERS, the least first; fields: see `Catalogue.read`.

    Of equal ones the first in time comes first. What has no duration comes last in the order of durations.
    """
    return chain.from_iterable(_read(catalogue, *part, fields) for part in _PARTS[order](wanted, reverse))


# One of the questions whose answers come one after the other: what, the question's own condition, in which order.
Part = tuple[Wanted, Condition, str]


def _by_time(wanted: Wanted, reverse: bool) -> Iterator[Part]:
    yield wanted, Condition("1"), _plus(wanted) + (_BACKWARD if reverse else IN_TIME)


def _by_duration(wanted: Wanted, reverse: bool) -> Iterator[Part]:
    known = wanted._replace(shortest=wanted.shortest or 0)
    yield known, Condition("1"), f"{_plus(wanted)}seconds{' DESC' if reverse else ''}, {IN_TIME}"
    if wanted.shortest is None and wanted.longest is None:
        yield wanted, Condition("seconds IS NULL"), _plus(wanted) + IN_TIME


def _by_weight(wanted: Wanted, reverse: bool) -> Iterator[Part]:
    for weight in sorted(range(wanted.weight, HEAVIEST + 1), reverse=reverse):
        yield wanted._replace(weight=1), Condition("weight = ?", (weight,)), _plus(wanted) + IN_TIME


def _plus(wanted: Wanted) -> str:
    """Return what keeps SQLite from going through all events in their order where few are looked up."""
    return "+" if wanted.are_few else ""


_PARTS = {"time": _by_time, "duration": _by_duration, "weight": _by_weight}
ORDERS = tuple(_PARTS)


def _read(catalogue: Catalogue, wanted: Wanted, own: Condition, order: str, fields: Collection[str]) -> Iterator[Event]:
    where, values = _together([own, *_conditions(wanted)])
    return catalogue.read(Event, f"FROM event WHERE {where} ORDER BY {order}", values, fields, EVENT_COLUMNS)


def first_and_last(catalogue: Catalogue) -> tuple[str, str]:
    """Return when the first and the last event of all is; "" when there is none."""
    sql = "SELECT at FROM event ORDER BY place_in_time {} LIMIT 1"
    first, last = (catalogue.first(sql.format(way)) for way in ("", "DESC"))
    return (first[0] if first else ""), (last[0] if last else "")


def _together(conditions: Sequence[Condition]) -> tuple[str, list[Any]]:
    return " AND ".join(each.sql for each in conditions), [value for each in conditions for value in each.values]


def _conditions(wanted: Wanted) -> Iterator[Condition]:
    yield from _looked_up(wanted)
    if wanted.kinds:
        yield _is_in("kind" if wanted.shortest is None else "+kind", wanted.kinds)  # +: few last long, of whatever kind
    if wanted.shortest is not None:
        yield Condition("seconds >= ?", (wanted.shortest,))
    if wanted.longest is not None:
        yield Condition("seconds <= ?", (wanted.longest,))
    if wanted.weight > 1:
        yield Condition("weight >= ?", (wanted.weight,))
    if wanted.disputed:
        yield Condition("disputed <> ''")
    if wanted.night:
        yield Condition("night = 1")
    if wanted.unknown_light:
        yield Condition("night IS NULL")
    yield from _between(wanted)


def _looked_up(wanted: Wanted) -> Iterator[Condition]:
    """Yield the conditions for which other tables are asked."""
    if wanted.days:
        yield _is_in("day", wanted.days)
    if wanted.missions:
        yield _among("SELECT event FROM event_mission WHERE {}", _is_in("mission", wanted.missions))
    if wanted.people:
        yield _among("SELECT event FROM event_person WHERE {}", _is_in("person", wanted.people))
    if wanted.ships:
        where, values = wanted.ships.among("craft")
        yield _among("SELECT event FROM event_craft WHERE {}", Condition(where, tuple(values)))
    if wanted.agencies:
        those = " OR ".join(["instr(agencies, ?)"] * len(wanted.agencies))
        flown = Condition(
            f"mission IN (SELECT id FROM mission WHERE {those})", tuple(f" {key} " for key in wanted.agencies)
        )
        yield _among("SELECT event FROM event_mission WHERE {}", flown)
    if wanted.nations:
        yield _of_nations(wanted.nations)
    if wanted.text:
        found = "SELECT seq FROM find CROSS JOIN found ON number = find.rowid JOIN event ON event.id = found.id"
        yield _among(f"{found} WHERE {{}}", Condition("find MATCH ?", (wanted.text,)))


def _of_nations(nations: Sequence[str]) -> Condition:
    """Return the condition for events that somebody took part in who flew for one of some nations then."""
    ever, then = _is_in("nation", nations), _is_in(_NATION_THEN, nations)
    people = f"SELECT id FROM person WHERE {ever.sql} UNION SELECT person FROM seat WHERE {ever.sql}"
    both = Condition(f"person IN ({people}) AND {then.sql}", (*ever.values, *ever.values, *then.values))
    return _among("SELECT event FROM event_person AS taking_part WHERE {}", both)


def _between(wanted: Wanted) -> Iterator[Condition]:
    """Yield the conditions for limits of time.

    What is known to the day or better is wanted when it may lie between them; a month or year when all of it does.
    """
    if wanted.first is not None:
        yield Condition(f"(CASE WHEN latest - earliest < {DAY} THEN latest ELSE earliest END) >= {BOUND}", wanted.first)
    if wanted.last is not None:
        yield Condition(f"(CASE WHEN latest - earliest < {DAY} THEN earliest ELSE latest END) <= {BOUND}", wanted.last)
        yield Condition("place_in_time <= ?", (max(wanted.last) + SLACK,))  # by the index on time
    if wanted.first is not None:
        yield Condition("place_in_time >= ?", (min(wanted.first) - SLACK,))


def _is_in(column: str, words: Sequence[Any]) -> Condition:
    where, values = is_in(column, words)
    return Condition(where, tuple(values))


def _among(question: str, condition: Condition) -> Condition:
    return Condition(f"seq IN ({question.format(condition.sql)})", condition.values)
