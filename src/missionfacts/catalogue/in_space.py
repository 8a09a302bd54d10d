"""Who was in space on a day."""

from collections.abc import Iterator
from datetime import date, tzinfo

from missionfacts.catalogue.database import LAUNCH, Catalogue
from missionfacts.catalogue.days import day_of
from missionfacts.catalogue.missions import seats_where
from missionfacts.catalogue.people import flights
from missionfacts.model.people import Seat

LONGEST = 2 * 365  # days, longer than anybody has been up


def in_space(catalogue: Catalogue, day: date, zone: tzinfo | None) -> dict[str, list[str]] | None:
    """Return who was in space on a day, by the flight that they went up with; None when the data do not reach so far.

    zone: decides on which day a launch or landing falls. Who has not landed, as far as the data tell, is up.
    """
    covers = catalogue.meta("covers")
    if not covers or day > date.fromisoformat(covers):
        return None
    own_seats: dict[tuple[str, str], list[Seat]] = {}
    for seat in _who_may_be_up(catalogue, day):
        own_seats.setdefault((seat.mission, seat.person), []).append(seat)
    aboard: dict[str, list[str]] = {}
    for seats in own_seats.values():
        for flight in flights(catalogue, seats):
            launched, landed = day_of(flight.launched, zone), day_of(flight.landed, zone) if flight.landed else day
            if flight.in_space and launched and landed and launched <= day <= landed:
                aboard.setdefault(flight.name, []).append(seats[0].name)
    return aboard


def _who_may_be_up(catalogue: Catalogue, day: date) -> Iterator[Seat]:
    """Yield the seats, by launch, of flights that began before a day and may not have ended."""
    # Whoever lands with another ship may come down long after the one of the launch, and all others with it.
    where = (
        "status = 'prime' AND spacecraft <> '' AND mission IN (SELECT id FROM mission WHERE start BETWEEN ? AND ?)"
        " AND (landed_in <> '' OR mission IN (SELECT id FROM mission WHERE \"end\" = '' OR \"end\" >= ?))"
        f" ORDER BY {LAUNCH.format('seat.mission')}, mission, seq"
    )
    # A zone may add a day on either side.
    bounds = [str(_moved(day, -LONGEST)), f"{_moved(day, 1)}~", str(_moved(day, -1))]
    return seats_where(catalogue, where, bounds)


def _moved(day: date, days: int) -> date:
    """Return the day so many days later, or the one at which the calendar begins or ends.

    >>> _moved(date(1969, 7, 20), -1), _moved(date(1, 1, 1), -1)
    (datetime.date(1969, 7, 19), datetime.date(1, 1, 1))
    """
    number = day.toordinal() + days
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))
