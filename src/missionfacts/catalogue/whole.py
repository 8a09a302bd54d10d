"""All that a catalogue holds at once, kind by kind: what goes out when everything does.

What belongs to missions comes by their launches, then as their files have it; all else by its id.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TextIO

from missionfacts.catalogue.database import LAUNCH, Catalogue, R
from missionfacts.catalogue.everyone import PeopleFilter, people
from missionfacts.catalogue.missions import EVENT_COLUMNS, NOWHERE, seats_where
from missionfacts.catalogue.people import flights_where
from missionfacts.catalogue.works import bibliography
from missionfacts.dates.elapsed import reading
from missionfacts.model.events import Event
from missionfacts.model.missions import NESTED, Clock, Expedition, Experiment, Figure, MissionCard, Picture, Spacecraft
from missionfacts.model.people import WORKED_OUT, Flight, OrganisationCard, Person, PersonCard, Seat
from missionfacts.model.works import Work
from missionfacts.terminal import progress


class Belonging(NamedTuple):
    """An event in the timeline of a mission."""

    mission: str
    event: str
    home: bool  # whether it stands in the mission's file
    elapsed: str  # on the first clock of the mission


class Whole(NamedTuple):
    """Everything. Spacecraft and clocks have their whole ids, `mission/spacecraft`, as all that a mission has."""

    missions: list[MissionCard]  # without what is nested in them, which is below
    spacecraft: list[Spacecraft]
    clocks: list[Clock]
    derived: frozenset[str]  # the clocks that no file gives
    seats: list[Seat]
    flights: list[Flight]  # of everybody who went up
    events: list[Event]  # without births and deaths, which follow from people
    belonging: list[Belonging]  # by mission, in the order in which `timeline` prints its events
    figures: list[Figure]
    experiments: list[Experiment]
    pictures: list[Picture]
    expeditions: list[Expedition]
    people: list[PersonCard]
    careers: Mapping[str, Person]  # by the person's id
    organisations: list[OrganisationCard]
    works: list[Work]
    files: Mapping[tuple[str, str], str]  # kind and id of what stands for itself -> its data file
    facts: Mapping[str, str]  # about the data themselves: `version`, `covers`


def whole(catalogue: Catalogue, err: TextIO) -> Whole:
    """Return everything that a catalogue holds. err: where a person is told how far it is. Raises DamagedCatalogue."""
    steps = list(_steps(catalogue).items())
    return Whole(**{name: read() for name, read in progress(steps, "Reading", err)})


def _steps(catalogue: Catalogue) -> dict[str, Callable[[], Any]]:
    """Return what reads each field of `Whole`."""
    cards = dict.fromkeys(NESTED, NOWHERE)
    lives = dict.fromkeys(WORKED_OUT, NOWHERE)
    return {
        "missions": lambda: _all(catalogue, MissionCard, "mission", "sort, id", cards),
        "spacecraft": lambda: _of_missions(catalogue, Spacecraft, "spacecraft"),
        "clocks": lambda: _of_missions(catalogue, Clock, "clock"),
        "derived": lambda: frozenset(key for (key,) in catalogue.rows("SELECT id FROM clock WHERE derived")),
        "seats": lambda: list(seats_where(catalogue, f"1 ORDER BY {_by_launch('seat')}", ())),
        "flights": lambda: list(flights_where(catalogue, f"1 ORDER BY {_by_launch('ride')}", ())),
        "events": lambda: _of_missions(catalogue, Event, "event", "WHERE mission <> ''", EVENT_COLUMNS),
        "belonging": lambda: list(_belonging(catalogue)),
        "figures": lambda: _of_missions(catalogue, Figure, "figure"),
        "experiments": lambda: _of_missions(catalogue, Experiment, "experiment"),
        "pictures": lambda: _of_missions(catalogue, Picture, "picture"),
        "expeditions": lambda: _of_missions(catalogue, Expedition, "expedition"),
        "people": lambda: _all(catalogue, PersonCard, "person", "id", lives),
        "careers": lambda: {person.id: person for person in people(catalogue, PeopleFilter())},
        "organisations": lambda: _all(catalogue, OrganisationCard, "organisation", "id"),
        "works": lambda: list(bibliography(catalogue).values()),
        "files": lambda: dict(_files(catalogue)),
        "facts": lambda: {name: said for name in ("version", "covers") if (said := catalogue.meta(name))},
    }


def _by_launch(table: str) -> str:
    return f"{LAUNCH.format(f'{table}.mission')}, {table}.mission, {table}.seq"


def _all(
    catalogue: Catalogue, kind: type[R], table: str, order: str, columns: Mapping[str, str] | None = None
) -> list[R]:
    return list(catalogue.read(kind, f"FROM {table} ORDER BY {order}", columns=columns or {}))


def _of_missions(
    catalogue: Catalogue, kind: type[R], table: str, where: str = "", columns: Mapping[str, str] | None = None
) -> list[R]:
    rest = f"FROM {table} {where} ORDER BY {_by_launch(table)}"
    return list(catalogue.read(kind, rest, columns=columns or {}))


def _files(catalogue: Catalogue) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("mission", "person", "organisation", "source"):
        yield from (((kind, key), file) for key, file in catalogue.rows(f"SELECT id, file FROM {kind}"))


def _belonging(catalogue: Catalogue) -> Iterator[Belonging]:
    """Yield the timelines of all missions, in the order of `missions.in_order`, without asking for each."""
    mixed = "EXISTS (SELECT 1 FROM event_mission AS one WHERE one.mission = own.mission AND one.home <> own.mission)"
    in_time = ("place_in_time", LAUNCH.format("event.mission"), "event.mission")
    order = ", ".join(f"CASE WHEN {mixed} THEN {each} END" for each in in_time)
    sql = (
        'SELECT own.mission, event.id, home = own.mission, at, elapsed, epoch, card."end"'
        " FROM event_mission AS own JOIN event ON event.seq = own.event JOIN mission AS card ON card.id = own.mission"
        " LEFT JOIN clock ON clock.mission = own.mission AND clock.seq = 0"
        f" ORDER BY card.sort, card.id, {order}, event.seq"
    )
    for mission, event, home, at, elapsed, epoch, end in catalogue.rows(sql):
        yield Belonging(mission, event, bool(home), elapsed if home else reading(at, epoch or "", end))
