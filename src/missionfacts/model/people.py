"""Records of people and organisations."""

from typing import Annotated, NamedTuple

from missionfacts.model.events import Event, Rivals
from missionfacts.model.fields import (
    DATE_IN_LIST,
    RECORDS,
    TALLY,
    Count,
    Date,
    Duration,
    Flag,
    Id,
    Kilometres,
    Text,
    Texts,
)
from missionfacts.model.uses import Uses


class Seat(NamedTuple):
    """One person's part in a mission."""

    spacecraft: Id  # empty for those who stay on the ground
    role: Text  # the standard term
    name: Text  # the person's
    status: Text  # prime, backup, support or ground
    person: Id  # who
    mission: Id  # which
    native: Text  # the name in its own script, with the patronymic; empty where it is not certain
    nation: Text  # at the time of the flight
    sources: Uses  # what it rests on
    disputed: Rivals  # what good sources say otherwise
    note: Text  # what there is to say besides
    id: Id  # mission/person-role, unique in the dataset
    landed_in: Id  # the mission, or mission/spacecraft, that brought the person down; empty when it was this spacecraft

    def __str__(self) -> str:
        craft = f" of {self.spacecraft}" if self.spacecraft else ""
        return f"{self.mission}: {self.role}{craft} ({self.status})"


class Flight(NamedTuple):
    """One person's way up and down again."""

    mission: Id  # which
    name: Text  # the mission's
    spacecraft: Text  # the one that went up, by its name
    role: Text  # in its crew
    launched: Annotated[str, DATE_IN_LIST]  # when
    landed: Annotated[str, DATE_IN_LIST]  # when; empty when no landing is known
    landed_in: Id  # the mission, or mission/spacecraft, that brought the person down; empty when it was this one
    time: Duration  # from launch to landing; empty when one of them is not known to the minute
    in_space: Flag  # false when the ship did not get there; such a flight does not count for the time in space
    number: Annotated[int, TALLY]  # which of the person's flights in space it is; 0 for one that did not get there
    nation: Text  # that it was flown for
    orbital: Flag  # false for a flight up and down
    height: Kilometres  # the greatest reached on a flight up and down
    seat: Id  # the id of the seat
    launch: Id  # the event
    landing: Id  # the event that ended it
    own_landing: Flag  # whether that tells of this person alone, apart from the ship

    def __str__(self) -> str:
        return self.sentence(self.launched, self.landed, self.time)

    def sentence(self, launched: str, landed: str, time: str) -> str:
        """Return the flight in a line, its dates and duration as the caller writes them."""
        down = f", down in {self.landed_in}" if self.landed_in else "" if self.in_space else ", did not reach space"
        time = f", {time}" if time else ""
        return f"{self.name}: {self.role}, {launched} – {landed or '?'}{time}{down}"


class Person(NamedTuple):
    """A person in one line."""

    id: Id  # unique in the dataset
    name: Text  # the common name
    nation: Text  # that the person flew for, or is of
    number: Annotated[int | None, TALLY]  # in space: the order of first rising above 80 km; null for who did not
    first: Annotated[str, DATE_IN_LIST]  # the launch of the first flight in space
    flights: Annotated[int, TALLY]  # in space, how many
    spacewalks: Annotated[int, TALLY]  # how many; moonwalks, and standing up in an open hatch, too
    time_in_space: Duration  # the sum of the flights whose time is known
    time_outside: Duration  # the sum of the spacewalks whose duration is known
    number_100: Annotated[int | None, TALLY]  # the same order above 100 km
    number_orbit: Annotated[int | None, TALLY]  # the same order in orbit
    in_orbit: Annotated[int, TALLY]  # flights in orbit
    uncounted: Annotated[int, TALLY]  # flights whose time is not known, and not in the sum
    uncounted_outside: Annotated[int, TALLY]  # spacewalks whose duration is not known, and not in the sum
    status: Text  # flown, or ground for who never went up
    gender: Text  # female or male; empty where no source states it
    born: Date  # when
    died: Date  # when; empty when still alive, or when we do not know
    died_in: Text  # flight or training; empty for all others


class PersonCard(NamedTuple):
    """A person: life, flights, parts in missions, events."""

    id: Id
    name: Text
    native: Text  # the name in its own script, with the patronymic; empty where it is not certain
    nation: Text
    born: Date
    died: Date
    full: Text  # the full name, where the usual one is short for it
    aliases: Texts  # every other spelling that sources use
    seats: Annotated[tuple[Seat, ...], RECORDS]  # parts in missions
    events: Annotated[tuple[Event, ...], RECORDS]  # in which the person took part
    sources: Uses  # what it rests on
    disputed: Rivals  # what good sources say otherwise
    file: Text  # the data file that has it
    flights: Annotated[tuple[Flight, ...], RECORDS]  # flights, by launch
    time_in_space: Duration
    spacewalks: Annotated[int, TALLY]
    time_outside: Duration
    missing: Texts  # what the two sums do without, and why
    gender: Text
    birthplace: Text  # where the person was born
    weight: Count  # from 1 to 5; from 3 on, birth and death are days to remember
    # As `Person` has them.
    number: Annotated[int | None, TALLY]
    number_100: Annotated[int | None, TALLY]
    number_orbit: Annotated[int | None, TALLY]
    status: Text
    died_in: Text


# Fields of a card that follow from seats, events and flights: the file of a person does not have them.
WORKED_OUT = (
    "seats", "events", "flights", "time_in_space", "spacewalks", "time_outside", "missing", "number", "number_100",
    "number_orbit", "status", "died_in",
)  # fmt: skip


class OrganisationCard(NamedTuple):
    """An agency, centre, company or council."""

    id: Id  # unique in the dataset
    name: Text  # the common name
    native: Text  # the name in its own language and script
    kind: Text  # what kind of organisation it is
    parent: Id  # the organisation that it belongs to
    founded: Date  # when
    place: Text  # where it is
    role: Text  # what it does in the missions
    note: Text  # what there is to say besides
    aliases: Texts  # what else it is called
    sources: Uses  # what it rests on
    disputed: Rivals  # what good sources say otherwise
    file: Text  # the data file that has it
