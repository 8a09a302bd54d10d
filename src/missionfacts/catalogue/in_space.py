"""Who was in space on a day."""

from collections.abc import Iterator
from datetime import date, tzinfo

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import day_of
from missionfacts.dates.edtf import DAY

LONGEST = 2 * 365  # days, longer than anybody has been up
_EPOCH = date(1970, 1, 1).toordinal()


def in_space(catalogue: Catalogue, day: date, zone: tzinfo | None) -> dict[str, list[str]] | None:
    """Return who was in space on a day, by the flight that they went up with; None when the data do not reach so far.

    zone: decides on which day a launch or landing falls. Who has not landed, as far as the data tell, is up.
    """
    covers = catalogue.meta("covers")
    if not covers or day > date.fromisoformat(covers):
        return None
    aboard: dict[str, list[str]] = {}
    for flight, name, launched, landed in _who_may_be_up(catalogue, day):
        first, last = day_of(launched, zone), day_of(landed, zone) if landed else day
        if first and last and first <= day <= last:
            aboard.setdefault(flight, []).append(name)
    return aboard


def _who_may_be_up(catalogue: Catalogue, day: date) -> Iterator[tuple[str, str, str, str]]:
    """Yield flight, name, launch and landing of those who went up before a day and may be up still, by launch."""
    sql = (
        "SELECT mission.name, person.name, launched, landed FROM ride JOIN mission ON mission.id = ride.mission"
        " JOIN person ON person.id = ride.person"
        " WHERE in_space AND up_earliest BETWEEN ? AND ? AND (down_latest IS NULL OR down_latest >= ?)"
        " ORDER BY mission.sort, ride.mission, ride.seq"
    )
    # A zone may add a day on either side.
    yield from catalogue.rows(sql, [_second(day, -LONGEST), _second(day, 2), _second(day, -1)])


def _second(day: date, days: int) -> int:
    """Return the first second of the day so many days later."""
    return (day.toordinal() + days - _EPOCH) * DAY
