"""Questions about people and organisations."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.catalogue.lookup import identify
from missionfacts.catalogue.missions import EVENT_COLUMNS, IN_TIME, NOWHERE, seats_where
from missionfacts.dates.elapsed import total
from missionfacts.model.events import Event
from missionfacts.model.people import Flight, OrganisationCard, PersonCard, Seat


def seats(
    catalogue: Catalogue, mission: str, statuses: Sequence[str] = (), fields: Collection[str] | None = None
) -> Iterator[Seat]:
    """Yield a mission's seats by spacecraft and rank, as the data has them.

    mission: its id; fields: those that are wanted, None for all.
    """
    where, values = is_in("status", statuses)
    return seats_where(catalogue, f"mission = ? AND {where} ORDER BY seq", [mission, *values], fields)


def nations(catalogue: Catalogue) -> list[str]:
    """Return the nations of all who have a seat in a prime crew."""
    flew = "SELECT 1 FROM person JOIN seat ON person = person.id WHERE person.nation = own.nation AND status = 'prime'"
    sql = (
        "SELECT nation FROM seat WHERE nation > '' AND status = 'prime' UNION SELECT nation FROM"
        " (SELECT DISTINCT nation FROM person WHERE nation > '') AS own"
        f" WHERE EXISTS ({flew} AND seat.nation = '') ORDER BY 1"
    )
    return [row[0] for row in catalogue.rows(sql)]


def person_id(catalogue: Catalogue, name: str) -> str:
    """Return the id of the person that a name means, in any spelling; a family name will do when one person has it.

    Raises NotFound or Ambiguous.
    """
    return identify(catalogue, name, ["person"]).id


def people_names(catalogue: Catalogue, people: Collection[str]) -> dict[str, str]:
    """Return the names of people by their ids."""
    where, values = is_in("id", list(people))
    return dict(catalogue.rows(f"SELECT id, name FROM person WHERE {where}", values))


def person_card(catalogue: Catalogue, person: str) -> PersonCard:
    """Return all that is known of a person; person: the id."""
    computed = ("flights", "time_in_space", "spacewalks", "time_outside", "missing")
    nested = dict.fromkeys(("seats", "events", *computed), NOWHERE)
    rest = "FROM person JOIN career ON career.person = person.id WHERE id = ?"
    card = next(catalogue.read(PersonCard, rest, [person], columns=nested))
    own = f"person = ? ORDER BY {LAUNCH.format('seat.mission')}, mission, seq"
    had = tuple(seats_where(catalogue, own, [person]))
    took_part = tuple(events_of(catalogue, person))
    flown = tuple(flights(catalogue, person))
    counted = [flight for flight in flown if flight.in_space]
    walks = [event for event in took_part if event.kind == "eva"]
    missing = [f"the time of {flight.name}: {_why(flight)}" for flight in counted if not flight.time]
    missing += [f"the time outside of {walk.id}: its start or end is not known" for walk in walks if not walk.duration]
    return card._replace(
        seats=had,
        events=took_part,
        flights=flown,
        time_in_space=total([flight.time for flight in counted]),
        spacewalks=len(walks),
        time_outside=total([walk.duration for walk in walks]),
        missing=tuple(missing),
    )


def landed_apart(catalogue: Catalogue, mission: str) -> list[tuple[str, str, str]]:
    """Return who landed apart from the ship of a mission: the name, when, and how long the flight took them."""
    sql = (
        "SELECT person.name, landed, time FROM ride JOIN person ON person.id = ride.person"
        " WHERE ride.mission = ? AND own_landing ORDER BY ride.seq"
    )
    return list(catalogue.rows(sql, [mission]))


def events_of(catalogue: Catalogue, person: str) -> Iterator[Event]:
    """Yield the events that a person took part in, in order of time."""
    rest = f"FROM event_person JOIN event ON event.seq = event_person.event WHERE person = ? ORDER BY {IN_TIME}"
    return catalogue.read(Event, rest, [person], columns=EVENT_COLUMNS)


def flights(catalogue: Catalogue, person: str) -> Iterator[Flight]:
    """Yield the flights of a person, by launch; person: the id."""
    return flights_where(catalogue, "ride.person = ? ORDER BY up_earliest, ride.mission", [person])


def flights_where(catalogue: Catalogue, where: str, values: Iterable[Any]) -> Iterator[Flight]:
    """Yield flights of people that some SQL on rides chooses."""
    return catalogue.read(Flight, f"FROM ride JOIN seat ON seat.id = ride.seat WHERE {where}", values, columns=_OF_RIDE)


_OF_RIDE = {
    "mission": "ride.mission",
    "name": "(SELECT name FROM mission WHERE mission.id = ride.mission)",
    "spacecraft": "coalesce((SELECT name FROM spacecraft WHERE spacecraft.id = craft), '')",
    "role": "ride.role",
    "nation": "ride.nation",
    "seat": "ride.seat",
}


def _why(flight: Flight) -> str:
    return "its launch or landing is known to the day only" if flight.landed else "no landing is known"


def organisation_card(catalogue: Catalogue, organisation: str) -> OrganisationCard:
    """Return all that is known of an organisation; organisation: its id."""
    return next(catalogue.read(OrganisationCard, "FROM organisation WHERE id = ?", [organisation]))
