"""Questions about people and organisations."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from missionfacts.catalogue.columns import pack_ids
from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.catalogue.lookup import identify
from missionfacts.catalogue.missions import EVENT_COLUMNS, IN_TIME, NOWHERE, seats_where
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import duration, total
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
    card = next(catalogue.read(PersonCard, "FROM person WHERE id = ?", [person], columns=nested))
    own = f"person = ? ORDER BY {LAUNCH.format('seat.mission')}, mission, seq"
    had = tuple(seats_where(catalogue, own, [person]))
    took_part = tuple(events_of(catalogue, person))
    flown = tuple(flights(catalogue, had))
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


def events_of(catalogue: Catalogue, person: str) -> Iterator[Event]:
    """Yield the events that a person took part in, in order of time."""
    rest = f"FROM event_person JOIN event ON event.seq = event_person.event WHERE person = ? ORDER BY {IN_TIME}"
    return catalogue.read(Event, rest, [person], columns=EVENT_COLUMNS)


def flights(catalogue: Catalogue, had: Iterable[Seat]) -> Iterator[Flight]:
    """Yield the flights that belong to a person's seats in prime crews; one flight may have had several seats."""
    seen: set[str] = set()
    for seat in had:
        if seat.status != "prime" or not seat.spacecraft or seat.mission in seen:
            continue
        craft = f"{seat.mission}/{seat.spacecraft}"
        launched = _launch(catalogue, craft)
        if not launched:
            continue
        seen.add(seat.mission)
        home = seat.landed_in or craft
        landed = _landing_alone(catalogue, seat.person, home, launched) or _end(catalogue, home)
        sql = (
            "SELECT mission.name, spacecraft.name, in_space FROM mission"
            " JOIN spacecraft ON mission.id = spacecraft.mission WHERE spacecraft.id = ?"
        )
        name, ship, in_space = catalogue.first(sql, [craft]) or ("", "", 1)
        time = duration(parse(launched).start, parse(landed).end) if landed else ""
        yield Flight(seat.mission, name, ship, seat.role, launched, landed, seat.landed_in, time, bool(in_space))


def _launch(catalogue: Catalogue, craft: str) -> str:
    """Return when a spacecraft was first launched; "" when that is not told."""
    sql = f"SELECT at {_OF_CRAFT} WHERE craft = ? AND kind = 'launch' ORDER BY place_in_time, mission, seq LIMIT 1"
    row = catalogue.first(sql, [craft])
    return str(row[0]) if row else ""


def _end(catalogue: Catalogue, craft: str) -> str:
    """Return when a spacecraft, or of a mission any of its, landed or was lost last; "" when it has not."""
    of_craft = "craft = ?" if "/" in craft else "craft >= ? || '/' AND craft < ? || '0'"  # what begins with the mission
    sql = (
        f"SELECT at {_OF_CRAFT} WHERE {of_craft} AND kind IN ('landing', 'loss')"
        " ORDER BY place_in_time DESC, mission DESC, seq DESC LIMIT 1"
    )
    row = catalogue.first(sql, [craft] * of_craft.count("?"))
    return str(row[0]) if row else ""


def _landing_alone(catalogue: Catalogue, person: str, home: str, launched: str) -> str:
    """Return when somebody landed of whom a landing tells that names nobody else; "" when none does.

    Gagarin came down by parachute, eight minutes after his ship. home: the craft or mission that brought them down.
    """
    sql = (
        "SELECT at FROM event_person CROSS JOIN event ON event.seq = event_person.event"
        " WHERE person = ? AND kind = 'landing' AND people = ? AND mission = ? AND at >= ?"
        " ORDER BY place_in_time DESC, seq DESC LIMIT 1"
    )
    row = catalogue.first(sql, [person, pack_ids([person]), home.partition("/")[0], launched])
    return str(row[0]) if row else ""


# CROSS: first the craft, of which there are few events, and not all landings.
_OF_CRAFT = "FROM event_craft CROSS JOIN event ON event.seq = event_craft.event"


def _why(flight: Flight) -> str:
    return "its launch or landing is known to the day only" if flight.landed else "no landing is known"


def organisation_card(catalogue: Catalogue, organisation: str) -> OrganisationCard:
    """Return all that is known of an organisation; organisation: its id."""
    return next(catalogue.read(OrganisationCard, "FROM organisation WHERE id = ?", [organisation]))
