"""Records of a flight as it was at one moment of it, and as it is told again."""

from typing import Annotated, NamedTuple

from missionfacts.model.events import Distinct, Position, Rivals
from missionfacts.model.fields import (
    COUNT,
    RECORD,
    RECORDS,
    YEARS,
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
from missionfacts.model.uses import Uses


class Reading(NamedTuple):
    """What a clock of a mission shows."""

    clock: Id  # within the mission
    name: Text  # what it is called
    elapsed: Elapsed  # what it shows

    def __str__(self) -> str:
        return f"{self.clock} {self.elapsed}"


class Party(NamedTuple):
    """All who are in one craft."""

    place: Text  # where, in words
    people: Ids  # who
    names: Texts  # what they are called
    craft: Ids  # mission/spacecraft; several where nobody tells which
    docked: Ids  # mission/spacecraft that it is joined to
    flights: Ids  # that each went up on, in the order of `people`

    def __str__(self) -> str:
        return f"{self.place}: {', '.join(self.names)}"


class Now(NamedTuple):
    """A flight at this moment of the year in which it was up."""

    years: Annotated[int, YEARS]  # ago
    mission: Id  # which
    moment: Date  # in that year, to the minute where no second was asked for
    elapsed: Elapsed  # on the first clock; empty without one
    last_at: Date  # when the last event was to begin
    last_title: Text  # what it was
    countdown: Elapsed  # to the next event; empty where its time of day is not known
    next_at: Date  # when the first event to come will be
    next_title: Text  # what it will be
    name: Text  # the mission's
    day: Count  # of the flight, by the calendar; that of the launch is 1
    last: Id  # the event that was the last to begin; empty for none
    next: Id  # the first event to come; empty for none
    between: Ids  # events of the day of which nobody tells whether they were over
    people: Annotated[tuple[Party, ...], RECORDS]  # who was where
    clocks: Annotated[tuple[Reading, ...], RECORDS]  # what each clock of the mission shows


class Replayed(NamedTuple):
    """An event, with when it is told: the rest is as `Event` has it."""

    due: Date  # when it is told; empty where its time of day is not known
    at: Date
    spacecraft: Ids
    kind: Text
    title: Text
    id: Id
    mission: Id
    elapsed: Elapsed
    people: Ids
    to: Id
    place: Text
    detail: Text
    disputed: Rivals
    sources: Uses
    weight: Count
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
