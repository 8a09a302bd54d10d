"""What a catalogue says to files that are added to it: what they may refer to, and what rules across files ask.

Nothing is validated again, since it was right when it was compiled. What is made of it are named tuples with the
fields of the models that rules across files read, for models are slow to make.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from missionfacts.catalogue.columns import STORAGE, decoders
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import ALIAS, NAME, WHOLE_ID
from missionfacts.catalogue.missions import LOCAL
from missionfacts.compile.dataset import NOTHING, Base, Told
from missionfacts.dates.edtf import Interval, parse
from missionfacts.model.events import Distinct, Event
from missionfacts.model.fields import TEXTS

# The kinds of event that rules across files ask about.
TOLD_ACROSS = ("launch", "landing", "loss", "eva")
NOT_ALL = "not_all"  # what a catalogue notes of itself when some of its files could not be read as a whole


def as_base(
    catalogue: Catalogue | None,
    going: Collection[str] = (),
    siblings: Mapping[str, str] | None = None,
    *,
    told: bool = False,
) -> Base:
    """Return what a catalogue defines; None for one that defines nothing.

    going: missions that are about to be taken out of it; siblings: see `Base`; told: whether it is needed what all its
    events tell.
    """
    if catalogue is None:
        return NOTHING
    missions = _missions(catalogue)
    names = catalogue.rows(
        "SELECT folded, id FROM name WHERE what = 'mission' AND rank IN (?, ?, ?)", [WHOLE_ID, NAME, ALIAS]
    )
    events = catalogue.rows("SELECT id FROM event WHERE mission <> ''")
    former = catalogue.rows("SELECT formerly, id FROM event WHERE formerly <> ''")
    return Base(
        people=_people(catalogue),
        organisations=frozenset(row[0] for row in catalogue.rows("SELECT id FROM organisation")),
        sources=frozenset(row[0] for row in catalogue.rows("SELECT id FROM source")),
        names={folded: key for folded, key in names if key not in going},
        missions={key: mission for key, mission in missions.items() if key not in going},
        events=frozenset(row[0] for row in events if row[0].partition("/")[0] not in going),
        former={old: key for ids, key in former if key.partition("/")[0] not in going for old in _ids(ids)},
        siblings=dict(siblings or {}),
        whole=not catalogue.meta(NOT_ALL),
        told=list(_told(catalogue)) if told else (),
    )


class _Person(NamedTuple):
    """A person as rules ask about one; what takes time to read is read when it is asked for."""

    name: str
    full: str
    native: str
    aliases_kept: str
    nation: str
    born_kept: str
    died_kept: str

    @property
    def aliases(self) -> list[str]:
        """Other names."""
        return _texts(self.aliases_kept)

    @property
    def born(self) -> Interval | None:
        """The date of birth, if it is known."""
        return _date(self.born_kept) if self.born_kept else None

    @property
    def died(self) -> Interval | None:
        """The date of death, if there is one."""
        return _date(self.died_kept) if self.died_kept else None


class _Seat(NamedTuple):
    """A seat that other files can contradict."""

    person: str
    spacecraft: str
    status: str
    landed_in: str


class _Event(NamedTuple):
    """An event that other files can contradict."""

    id: str
    at_kept: str
    kind: str
    spacecraft: list[str]
    people: list[str]
    also: list[str]
    distinct: tuple[Distinct, ...]
    to: str
    port: str
    place: int  # in time

    @property
    def at(self) -> Interval:
        """When it happened; read when it is asked for, since that takes time."""
        return _date(self.at_kept)


class _Figure(NamedTuple):
    """A figure about another mission's spacecraft."""

    id: str
    about: str
    value: str


class _Picture(NamedTuple):
    """A picture of another mission's event."""

    id: str
    event: str  # whole id


class _Spacecraft(NamedTuple):
    """A spacecraft, which other files can name or define again."""

    id: str
    name: str
    cospar: str


class _Mission(NamedTuple):
    """A mission with its spacecraft, and those of its other records that other files can contradict."""

    id: str
    kind: str
    spacecraft: list[_Spacecraft]
    crew: list[_Seat]
    events: list[_Event]
    facts: list[_Figure]
    pictures: list[_Picture]


def _people(catalogue: Catalogue) -> dict[str, _Person]:
    sql = 'SELECT id, name, "full", native, aliases, nation, born, died FROM person'
    return {key: _Person(*person) for key, *person in catalogue.rows(sql)}


def _missions(catalogue: Catalogue) -> dict[str, _Mission]:
    seats: dict[str, list[_Seat]] = {}
    sql = (
        "SELECT mission, person, spacecraft, status, landed_in FROM seat"
        " WHERE status = 'prime' OR landed_in <> '' ORDER BY mission, seq"
    )
    for mission, *seat in catalogue.rows(sql):
        seats.setdefault(mission, []).append(_Seat(*seat))
    events: dict[str, list[_Event]] = {}
    marks = ", ".join("?" * len(TOLD_ACROSS))
    sql = (
        f'SELECT mission, {LOCAL}, at, kind, spacecraft, people, also, "distinct", "to", port,'
        f" place_in_time FROM event WHERE kind IN ({marks}) OR also <> '' OR \"distinct\" <> '' OR missions <> ''"
        " ORDER BY mission, seq"
    )
    for mission, key, at, kind, crafts, people, also, distinct, *rest in catalogue.rows(sql, TOLD_ACROSS):
        event = _Event(key, at, kind, _ids(crafts), _ids(people), _ids(also), _distinct(distinct), *rest)
        events.setdefault(mission, []).append(event)
    figures: dict[str, list[_Figure]] = {}
    sql = f"SELECT mission, {LOCAL}, about, value FROM figure WHERE instr(about, '/') ORDER BY mission, seq"
    for mission, *figure in catalogue.rows(sql):
        figures.setdefault(mission, []).append(_Figure(*figure))
    pictures: dict[str, list[_Picture]] = {}
    sql = f"SELECT mission, {LOCAL}, event FROM picture WHERE event <> '' ORDER BY mission, seq"
    for mission, *picture in catalogue.rows(sql):
        pictures.setdefault(mission, []).append(_Picture(*picture))
    crafts_of: dict[str, list[_Spacecraft]] = {}
    sql = f"SELECT mission, {LOCAL}, name, cospar FROM spacecraft ORDER BY mission, seq"
    for mission, *craft in catalogue.rows(sql):
        crafts_of.setdefault(mission, []).append(_Spacecraft(*craft))
    return {
        key: _Mission(
            key,
            kind,
            crafts_of.get(key, []),
            seats.get(key, []),
            events.get(key, []),
            figures.get(key, []),
            pictures.get(key, []),
        )
        for key, kind in catalogue.rows("SELECT id, kind FROM mission")
    }


def _told(catalogue: Catalogue) -> Iterator[Told]:
    crafts: dict[int, set[str]] = {}
    for craft, event in catalogue.rows("SELECT craft, event FROM event_craft"):
        crafts.setdefault(event, set()).add(craft)
    sql = "SELECT seq, id, at, earliest, kind, day IS NOT NULL, people, \"distinct\" FROM event WHERE mission <> ''"
    for event, key, at, earliest, kind, to_the_day, people, distinct in catalogue.rows(sql):
        others = frozenset(each.id for each in _distinct(distinct))
        named = frozenset(crafts.get(event, ()))
        yield Told(
            key, earliest, "T" in at.partition("/")[0], bool(to_the_day), kind, named, frozenset(_ids(people)), others
        )


_date = lru_cache(maxsize=10_000)(parse)  # rules ask for the same dates again and again


def _ids(text: str) -> list[str]:
    return text.split()


_DECODE_DISTINCT = decoders(Event)[Event._fields.index("distinct")]


def _distinct(text: str) -> tuple[Distinct, ...]:
    if not text:
        return ()
    assert _DECODE_DISTINCT is not None  # noqa: S101 records are not kept as they are
    others: tuple[Distinct, ...] = _DECODE_DISTINCT(text)
    return others


def _texts(text: str) -> list[Any]:
    decode = STORAGE[TEXTS].decode
    assert decode is not None  # noqa: S101 a list is not kept as it is
    return list(decode(None, text))
