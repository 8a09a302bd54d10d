"""Questions about one thing as a whole: a mission, a person, an organisation."""

from missionfacts.catalogue import LAUNCH, Catalogue, R
from missionfacts.model import Event
from missionfacts.model.cards import (
    Experiment,
    Figure,
    MissionCard,
    OrganisationCard,
    PersonCard,
    Picture,
    Spacecraft,
)
from missionfacts.packing import column_has

NOWHERE = "''"  # the column of a field that is filled in afterwards


def mission_card(catalogue: Catalogue, mission: str) -> MissionCard:
    """Return all that is known of a mission as a whole; mission: its id."""
    nested = dict.fromkeys(("spacecraft", "clocks", "facts", "experiments", "pictures"), NOWHERE)
    card = next(catalogue.read(MissionCard, "FROM mission WHERE id = ?", [mission], columns=nested))
    return card._replace(
        spacecraft=_of(catalogue, Spacecraft, "spacecraft", mission),
        clocks=tuple(catalogue.clocks(mission)),
        facts=figures(catalogue, mission),
        experiments=_of(catalogue, Experiment, "experiment", mission),
        pictures=_of(catalogue, Picture, "picture", mission),
    )


def figures(catalogue: Catalogue, mission: str) -> tuple[Figure, ...]:
    """Return a mission's figures; mission: its id."""
    return _of(catalogue, Figure, "figure", mission)


def _of(catalogue: Catalogue, kind: type[R], table: str, mission: str) -> tuple[R, ...]:
    return tuple(catalogue.read(kind, f"FROM {table} WHERE mission = ? ORDER BY seq", [mission]))


def person_card(catalogue: Catalogue, person: str) -> PersonCard:
    """Return all that is known of a person; person: the id."""
    nested = dict.fromkeys(("seats", "events"), NOWHERE)
    card = next(catalogue.read(PersonCard, "FROM person WHERE id = ?", [person], columns=nested))
    missions = (
        "SELECT DISTINCT mission FROM seat JOIN mission ON mission.id = mission WHERE person = ? ORDER BY sort, mission"
    )
    seats = (
        seat
        for (mission,) in catalogue.rows(missions, [person]).fetchall()
        for seat in catalogue.seats(mission)
        if seat.person == person
    )
    rest = f"FROM event WHERE {column_has('people')} ORDER BY {LAUNCH.format('event.mission')}, mission, seq"
    events = catalogue.read(Event, rest, [person], columns={"clock": NOWHERE})
    return card._replace(seats=tuple(seats), events=tuple(events))


def organisation_card(catalogue: Catalogue, organisation: str) -> OrganisationCard:
    """Return all that is known of an organisation; organisation: its id."""
    return next(catalogue.read(OrganisationCard, "FROM organisation WHERE id = ?", [organisation]))
