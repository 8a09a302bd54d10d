"""Who was in space on a day."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from typing import Any

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import day_of
from missionfacts.dates.edtf import DAY

LONGEST = 2 * 365 * DAY  # seconds, longer than anybody has been up
_EPOCH = date(1970, 1, 1).toordinal()


def in_space(catalogue: Catalogue, day: date, zone: tzinfo | None) -> dict[str, list[str]] | None:
    """Return who was in space on a day, by the flight that they went up with; None when the data do not reach so far.

    zone: decides on which day a launch or landing falls. Who has not landed, as far as the data tell, is up.
    """
    covers = catalogue.meta("covers")
    if not covers or day > date.fromisoformat(covers):
        return None
    aboard: dict[str, list[str]] = {}
    midnight = (day.toordinal() - _EPOCH) * DAY
    columns = ("mission.name", "person.name", "launched", "landed")
    for flight, name, launched, landed in rides_between(catalogue, columns, midnight, midnight + DAY):
        first, last = day_of(launched, zone), day_of(landed, zone) if landed else day
        if first and last and first <= day <= last:
            aboard.setdefault(flight, []).append(name)
    return aboard


def rides_between(catalogue: Catalogue, columns: Sequence[str], first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Yield columns of the rides, by launch, of all who may have been in space between two seconds, in some zone.

    Who has been up for longer than anybody ever was is one of whom nobody tells the landing.
    """
    sql = (
        f"SELECT {', '.join(columns)} FROM ride JOIN mission ON mission.id = ride.mission"
        " JOIN person ON person.id = ride.person"
        " WHERE in_space AND up_earliest BETWEEN ? AND ? AND (down_latest IS NULL OR down_latest >= ?)"
        " ORDER BY mission.sort, ride.mission, ride.seq"
    )
    # A zone may add a day on either side.
    yield from catalogue.rows(sql, [first - LONGEST, last + DAY, first - DAY])
