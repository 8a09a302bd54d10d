"""Records of what happened: events, and their anniversaries."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import (
    COUNT,
    DATE_ON_DAY,
    RECORD,
    RECORDS,
    RIVALS,
    YEARS,
    Count,
    Date,
    Duration,
    Elapsed,
    Flag,
    Id,
    Ids,
    Text,
    Texts,
)
from missionfacts.model.uses import Rival, Uses

Rivals = Annotated[tuple[Rival, ...], RIVALS]


class Position(NamedTuple):
    """A place on the ground of a celestial body."""

    latitude: Text  # degrees, north positive, as many digits as the source gives
    longitude: Text  # degrees, east positive
    body: Text  # "" is the Earth
    about: Flag = False  # reckoned from a distance and a direction, or otherwise rough

    def __str__(self) -> str:
        place = f"{_degrees(self.latitude, 'NS')} {_degrees(self.longitude, 'EW')}"
        place = f"about {place}" if self.about else place
        return f"{place}, {self.body}" if self.body else place


def _degrees(number: str, sides: str) -> str:
    """Return an angle as people write it.

    >>> _degrees("-40.10", "NS")
    '40.10° S'
    """
    return f"{number.lstrip('-')}° {sides[number.startswith('-')]}"


class Distinct(NamedTuple):
    """An event that looks like another one and is not."""

    id: Id  # the other event
    note: Text  # what tells them apart

    def __str__(self) -> str:
        return f"{self.id}: {self.note}"


class Event(NamedTuple):
    """Something that happened at a known, or partly known, time."""

    at: Date  # UTC; a date without a time of day is the one the source prints
    spacecraft: Ids  # within the mission
    kind: Text  # one of EVENT_KINDS
    title: Text
    id: Id  # mission/event, unique in the dataset
    mission: Id  # the one in whose file it stands
    elapsed: Elapsed  # on the mission's first clock; "" when the time is not known to the minute
    people: Ids
    to: Id  # of a transfer: the spacecraft that the people pass into
    place: Text
    detail: Text
    disputed: Rivals
    sources: Uses
    weight: Count  # from 1, routine, to 5, a landmark
    pictures: Texts  # photographs of it, by the agency's number
    clock: Date  # the time on the clock that was asked for; "" when none was
    duration: Duration  # from its start to its end, or as the source tells it; "" when neither is known
    position: Annotated[Position | None, RECORD]
    also: Ids  # the other missions it belongs to
    formerly: Ids  # ids that it had before
    distinct: Annotated[tuple[Distinct, ...], RECORDS]
    missions: Ids  # all that it belongs to, the one where it stands first
    port: Text  # of a docking: the station's
    # What `at` and `duration` say, for programs that read no EDTF.
    earliest: Date  # the first second that `at` may mean, and the last
    latest: Date
    resolution: Text  # how far `at` is known: year, month, day, minute or second
    approximate: Flag
    doubtful: Flag
    seconds: Annotated[int | None, COUNT]  # None where `duration` is not known
    lane: Ids  # of a chart: mission/spacecraft in whose lane it stands, several where it is of several; else none

    def __str__(self) -> str:
        return f"{self.at} {self.title} ({self.id})"


class Anniversary(NamedTuple):
    """An event on a day of the calendar."""

    years: Annotated[int, YEARS]  # from the event to the day; negative when the event is still to come
    at: Date
    mission: Id  # "" for a birth or death that follows from a person's record, and belongs to none
    title: Text
    id: Id
    kind: Text
    spacecraft: Ids
    people: Ids
    place: Text
    detail: Text
    disputed: Rivals
    sources: Uses
    weight: Count
    clock: Annotated[str, DATE_ON_DAY]  # the date and time in the zone that decides the day
    date: Date  # the day of the calendar that it is told for
    # The rest is as `Event` has it.
    elapsed: Elapsed
    to: Id
    pictures: Texts
    duration: Duration
    position: Annotated[Position | None, RECORD]
    also: Ids
    formerly: Ids
    distinct: Annotated[tuple[Distinct, ...], RECORDS]
    missions: Ids
    port: Text
    earliest: Date
    latest: Date
    resolution: Text
    approximate: Flag
    doubtful: Flag
    seconds: Annotated[int | None, COUNT]
