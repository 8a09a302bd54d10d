"""Questions about one thing as a whole: a mission, a person, an organisation."""

from collections.abc import Iterable

from missionfacts import dates
from missionfacts.catalogue import LAUNCH, Catalogue, R
from missionfacts.model import Event, Seat
from missionfacts.model.cards import (
    Experiment,
    Figure,
    Flight,
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
    computed = ("flights", "time_in_space", "spacewalks", "time_outside", "missing")
    nested = dict.fromkeys(("seats", "events", *computed), NOWHERE)
    card = next(catalogue.read(PersonCard, "FROM person WHERE id = ?", [person], columns=nested))
    missions = (
        "SELECT DISTINCT mission FROM seat JOIN mission ON mission.id = mission WHERE person = ? ORDER BY sort, mission"
    )
    seats = tuple(
        seat
        for (mission,) in catalogue.rows(missions, [person]).fetchall()
        for seat in catalogue.seats(mission)
        if seat.person == person
    )
    # By day, and within a day as the mission tells it.
    in_order = f"ORDER BY substr(at, 1, 10), {LAUNCH.format('event.mission')}, mission, seq"
    rest = f"FROM event WHERE {column_has('people')} {in_order}"
    events = tuple(catalogue.read(Event, rest, [person], columns={"clock": NOWHERE}))
    flights = tuple(_flights(catalogue, seats))
    walks = [event for event in events if event.kind == "eva"]
    counted = [flight for flight in flights if flight.in_space]
    missing = [f"the time of {flight.name}: {_why(flight)}" for flight in counted if not flight.time]
    spans = {walk.id: dates.parse(walk.at) for walk in walks}
    outside = {key: dates.length(when.start, when.end) if when.end != when.start else "" for key, when in spans.items()}
    missing += [
        f"the time outside of {key}: its start or end is not known" for key, time in outside.items() if not time
    ]
    return card._replace(
        seats=seats,
        events=events,
        flights=flights,
        time_in_space=_sum(flight.time for flight in counted),
        spacewalks=len(walks),
        time_outside=_sum(outside.values()),
        missing=tuple(missing),
    )


def _flights(catalogue: Catalogue, seats: Iterable[Seat]) -> Iterable[Flight]:
    """Yield the flights that belong to seats in prime crews; one flight may have had several seats."""
    seen: set[str] = set()
    for seat in seats:
        if seat.status != "prime" or not seat.spacecraft or seat.mission in seen:
            continue
        launched = _first(catalogue, "('launch')", seat.mission, seat.spacecraft)
        if not launched:
            continue
        seen.add(seat.mission)
        home, _, craft = (seat.landed_in or f"{seat.mission}/{seat.spacecraft}").partition("/")
        landed = _first(catalogue, "('landing', 'loss')", home, craft, last=True)
        sql = (
            "SELECT mission.name, spacecraft.name, in_space FROM mission"
            " JOIN spacecraft ON mission.id = spacecraft.mission WHERE mission.id = ? AND spacecraft.id = ?"
        )
        name, ship, in_space = catalogue.rows(sql, [seat.mission, seat.spacecraft]).fetchone()
        time = dates.length(dates.parse(launched).start, dates.parse(landed).end) if landed else ""
        yield Flight(seat.mission, name, ship, seat.role, launched, landed, seat.landed_in, time, bool(in_space))


def _first(catalogue: Catalogue, kinds: str, mission: str, craft: str, *, last: bool = False) -> str:
    """Return when the first, or last, event of some kinds was, of a spacecraft or of any; "" when there is none."""
    of_craft = column_has("spacecraft") if craft else "spacecraft <> ''"
    order = "DESC" if last else "ASC"
    sql = f"SELECT at FROM event WHERE mission = ? AND kind IN {kinds} AND {of_craft} ORDER BY seq {order} LIMIT 1"
    found = catalogue.rows(sql, [mission, craft] if craft else [mission]).fetchone()
    return str(found[0]) if found else ""


def _why(flight: Flight) -> str:
    return "its launch or landing is known to the day only" if flight.landed else "no landing is known"


def _sum(times: Iterable[str]) -> str:
    """Return the sum of lengths of time, to the minute when one of them is; "" when there are none."""
    known = [time for time in times if time]
    parsed = [dates.parse_elapsed(time.rstrip("~")) for time in known]
    if not parsed:
        return ""
    about = "~" if any(time.endswith("~") for time in known) else ""
    return dates.format_length(sum(seconds for seconds, _ in parsed), max(each for _, each in parsed)) + about


def organisation_card(catalogue: Catalogue, organisation: str) -> OrganisationCard:
    """Return all that is known of an organisation; organisation: its id."""
    return next(catalogue.read(OrganisationCard, "FROM organisation WHERE id = ?", [organisation]))
