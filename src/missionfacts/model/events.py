"""Records of what happened: events, and their anniversaries."""

from typing import Annotated, NamedTuple

from missionfacts.model.fields import (
    COUNT,
    DATE_ON_DAY,
    RECORD,
    RECORDS,
    RIVALS,
    YEARS,
    ClockTime,
    Count,
    Date,
    Duration,
    Elapsed,
    Flag,
    Id,
    Ids,
    Second,
    Text,
    Texts,
)
from missionfacts.model.uses import Rival, Uses

Rivals = Annotated[tuple[Rival, ...], RIVALS]


class Position(NamedTuple):
    """A place on the ground of a celestial body."""

    latitude: Text  # degrees, north positive, as many digits as the source gives
    longitude: Text  # degrees, east positive
    body: Text  # empty for the Earth
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

    at: Date  # when, in UTC; a date without a time of day is the one that the source prints
    spacecraft: Ids  # within the mission, of another as mission/spacecraft
    kind: Text  # what kind of thing happened, as docs/data.md lists them
    title: Text  # a sentence in the present tense
    id: Id  # mission/event, unique in the dataset
    mission: Id  # the one in whose file it stands; empty for a birth or death that follows from a person's record
    elapsed: Elapsed  # on the mission's first clock; empty when the time is not known to the minute
    people: Ids  # who took part
    to: Id  # of a transfer: the spacecraft that the people pass into
    place: Text  # where, in words
    detail: Text  # more, in our own words
    disputed: Rivals  # what good sources say otherwise
    sources: Uses  # what it rests on
    weight: Count  # from 1, routine, to 5, a landmark
    pictures: Texts  # photographs of it, by the agency's number
    clock: ClockTime  # the time on the clock that was asked for; empty when none was
    duration: Duration  # from its start to its end, or as the source tells it; empty when neither is known
    position: Annotated[Position | None, RECORD]  # where on the ground
    also: Ids  # the other missions that it belongs to without naming a craft of theirs
    formerly: Ids  # ids that it had before
    distinct: Annotated[tuple[Distinct, ...], RECORDS]  # events of other files that look like it and are not
    missions: Ids  # all that it belongs to, the one where it stands first
    port: Text  # of a docking: the station's
    # What `at` and `duration` say, for programs that read no EDTF.
    earliest: Second  # the first second that `at` may mean, in RFC 3339
    latest: Second  # the last second that `at` may mean, in RFC 3339
    resolution: Text  # how far `at` is known: year, month, day, minute or second
    approximate: Flag  # whether `at` is about
    doubtful: Flag  # whether `at` is doubtful
    seconds: Annotated[int | None, COUNT]  # `duration` in seconds; null where it is not known
    lane: Ids  # of a chart: mission/spacecraft in whose lane it stands, several where it is of several; else none

    def __str__(self) -> str:
        return f"{self.at} {self.title} ({self.id})"


class Anniversary(NamedTuple):
    """An event on a day of the calendar."""

    years: Annotated[int, YEARS]  # from the event to the day; negative when the event is still to come
    at: Date
    mission: Id
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
    earliest: Second
    latest: Second
    resolution: Text
    approximate: Flag
    doubtful: Flag
    seconds: Annotated[int | None, COUNT]
