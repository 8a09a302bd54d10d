"""Records of missions and what belongs to them."""

from typing import Annotated, NamedTuple

from missionfacts.model.events import Position, Rivals
from missionfacts.model.fields import (
    DATE_IN_LIST,
    QUANTITY,
    RECORD,
    RECORDS,
    SIDE,
    SIDES,
    TALLY,
    USUAL,
    Count,
    Date,
    Degrees,
    Duration,
    Flag,
    Id,
    Ids,
    Kilograms,
    Kilometres,
    Minutes,
    Orbits,
    Second,
    Text,
    Texts,
    kind_of,
)
from missionfacts.model.people import Seat
from missionfacts.model.records import Record
from missionfacts.model.uses import Uses


class Mission(NamedTuple):
    """A mission in one line."""

    id: Id  # unique in the dataset
    name: Text  # the common name
    kind: Text  # crewed, robotic, programme or station
    start: Annotated[str, DATE_IN_LIST]  # the first launch of its spacecraft
    end: Annotated[str, DATE_IN_LIST]  # the last landing or loss; a robot's only a loss, a station's its entry too
    crew: Count  # people who flew in it: seats with status prime
    events: Count  # how many belong to it
    # The rest is of the craft that its crew flew in; without a crew, as `start` has it.
    duration: Duration  # from start to end
    agencies: Ids  # organisations
    ship: Texts  # types of the craft that its crew flew in, or of all its craft
    serial: Texts  # the makers' numbers of these
    launcher: Texts  # types of the rockets that carried these
    launcher_serial: Texts  # the makers' numbers of the rockets
    site: Texts  # where these were launched
    cospar: Texts  # international designators of these
    callsign: Text  # of the crew
    stations: Ids  # that it docked with
    landing: Text  # where it landed, in words
    position: Annotated[Position | None, RECORD]  # where it landed on the ground
    backups: Ids  # people who stood by
    recovery_ship: Text  # that picked the crew up
    mass: Kilograms  # at launch
    perigee: Kilometres  # of the orbit that the source gives
    apogee: Kilometres  # of that orbit
    inclination: Degrees  # of that orbit
    period: Minutes  # of that orbit
    height: Kilometres  # the greatest reached on a flight up and down
    orbits: Orbits  # how many it flew
    distance: Kilometres  # how far it flew


FIGURES = {  # field of a mission -> the standard figure that it is, and its unit
    name: (name.replace("_", "-"), kind_of(Mission, name).unit) for name in ("callsign", *Mission._fields[20:])
}


class InFlight(NamedTuple):
    """A mission that was in flight on a day: first what `Mission` has."""

    id: Id
    name: Text
    kind: Text
    start: Annotated[str, DATE_IN_LIST]
    end: Annotated[str, DATE_IN_LIST]
    crew: Count
    events: Count
    day: Count  # which day of its flight it was, from 1


class Clock(NamedTuple):
    """A reference that elapsed time is counted from."""

    id: Id  # within the mission
    name: Text  # what it is called
    epoch: Second  # the second at which it reads 0:00:00
    sources: Uses  # what it rests on

    def __str__(self) -> str:
        return f"{self.id} from {self.epoch}"


class Spacecraft(NamedTuple):
    """A ship, module or station of a mission, as flown."""

    id: Id  # within the mission
    name: Text  # the common name
    aliases: Texts  # what else it is called
    type: Text  # what kind of craft it is
    serial: Text  # the maker's number of the craft
    launcher: Text  # the type of rocket that carried it up
    site: Text  # where it was launched
    cospar: Text  # international designator, as 1975-065A
    side: Annotated[str, SIDE]  # whose it is
    crew: Annotated[int | None, TALLY]  # how many it was launched with; null when nobody says
    sources: Uses  # what it rests on
    in_space: Annotated[bool, USUAL]  # false for what was to go there and did not get there
    launcher_serial: Text  # the maker's number of the rocket

    def __str__(self) -> str:
        return self.id


class Figure(NamedTuple):
    """A fact without a date: a mass, an orbit, a duration, a count."""

    about: Id  # a spacecraft, a launcher, or the mission
    label: Text  # what it is, in words
    value: Annotated[str, QUANTITY]  # as exact as the source; ~ after it is about, a/b a range
    unit: Text  # one of those of docs/data.md; empty for what has none
    id: Id  # mission/figure, unique in the dataset
    mission: Id  # the one in whose file it stands
    weight: Count  # from 1 to 5, as for events; 3 and more is shown at a glance
    sources: Uses  # what it rests on
    disputed: Rivals  # what good sources say otherwise

    def __str__(self) -> str:
        return f"{self.about}: {self.label}: {with_unit(self.value, self.unit)}"


def with_unit(value: str, unit: str) -> str:
    """Return a value as it is said aloud: a count, and a time whose form tells, are said without a unit.

    >>> with_unit("2006", "kg"), with_unit("142:30:54", "h:m:s"), with_unit("4", "count")
    ('2006 kg', '142:30:54', '4')
    """
    return value if not value or unit in {"", "count", "h:m:s", "h:m"} else f"{value} {unit}"


class Experiment(NamedTuple):
    """Scientific or technical work of a mission."""

    id: Id  # mission/experiment
    number: Text  # in the mission's plan; empty where it has none
    name: Text  # what it is called
    spacecraft: Ids  # that carry it, the principal craft first
    side: Annotated[tuple[str, ...], SIDES]  # nations or agencies that take part
    joint: Flag  # whether both sides work on it
    field: Text  # of science or technology
    summary: Text  # what is done, in our own words
    note: Text  # what there is to say besides
    sources: Uses  # what it rests on

    def __str__(self) -> str:
        joint = ", joint" if self.joint else ""
        return f"{self.number} {self.name} ({', '.join(self.spacecraft)}{joint})".strip()


class Picture(NamedTuple):
    """A photograph, named so that it can be found; nothing is ever downloaded."""

    id: Id  # mission/picture
    number: Text  # the agency's; empty where no source gives one
    also: Texts  # other numbers of the same picture
    at: Date  # when it was taken
    event: Id  # mission/event that it shows; empty when there is none
    caption: Text  # what there is to see, in our own words
    credit: Text  # whose it is
    people: Ids  # who is in it
    note: Text  # what there is to say besides
    sources: Uses  # what it rests on

    def __str__(self) -> str:
        return f"{self.number}: {self.caption} ({self.credit})" if self.number else f"{self.caption} ({self.credit})"


class Backup(NamedTuple):
    """That a mission had no backup crew."""

    none: Flag  # always true: a backup crew that there was has seats
    sources: Uses  # the works that say so

    def __str__(self) -> str:
        return f"none [{', '.join(map(str, self.sources))}]"


class ExpeditionMember(NamedTuple):
    """Somebody who belonged to a resident crew."""

    person: Id  # who
    role: Text  # in the expedition
    begins: Date  # empty when from the expedition's own begin on
    ends: Date  # empty when to its end

    def __str__(self) -> str:
        span = f", {self.begins or '…'} – {self.ends or '…'}" if self.begins or self.ends else ""
        return f"{self.person}: {self.role}{span}"


class Expedition(NamedTuple):
    """A resident crew of a station."""

    id: Id  # station/expedition
    name: Text  # what it is called
    begins: Date  # when it took the station over
    ends: Date  # when it handed the station over; empty while it lasts
    commander: Id  # empty where it is not known
    crew: Annotated[tuple[ExpeditionMember, ...], RECORDS]  # who belonged to it
    sources: Uses  # what it rests on
    aliases: Texts  # what else it is called

    def __str__(self) -> str:
        return f"{self.name}: {self.begins} – {self.ends or '…'}, commander {self.commander or 'not known'}"


class Visit(NamedTuple):
    """A ship docked to a station."""

    name: Text  # the ship's
    port: Text  # the station's
    docked: Date  # when
    undocked: Date  # when; empty while it is there, and where nobody tells
    duration: Duration  # from docking to undocking
    crew: Annotated[int | None, TALLY]  # how many it was launched with; null when nobody says
    ship: Id  # mission/spacecraft
    type: Text  # what kind of craft it is
    station: Id  # the mission
    mission: Id  # the ship's
    launched: Date  # when the ship was
    ended: Date  # its landing, entry or loss
    docking: Id  # the event, mission/event
    undocking: Id  # the event, mission/event

    def __str__(self) -> str:
        port = f" at {self.port}" if self.port else ""
        return f"{self.station}{port}, {self.docked} – {self.undocked or '…'}"


class MissionCard(NamedTuple):
    """A mission at a glance: first what `Mission` has."""

    id: Id
    name: Text
    kind: Text
    start: Date
    end: Date
    crew: Count
    events: Count
    aliases: Texts  # what else people type
    agencies: Ids
    summary: Text  # why one would care, in our own words
    objectives: Texts  # what it was to do
    outcome: Text  # how it ended
    spacecraft: Annotated[tuple[Spacecraft, ...], RECORDS]  # the craft that flew
    clocks: Annotated[tuple[Clock, ...], RECORDS]  # what elapsed time is counted from
    facts: Annotated[tuple[Figure, ...], RECORDS]  # its figures that weigh 3 or more
    experiments: Annotated[tuple[Experiment, ...], RECORDS]  # scientific or technical work
    pictures: Annotated[tuple[Picture, ...], RECORDS]  # photographs
    sources: Uses  # what name, summary and outcome rest on
    file: Text  # the data file that has it
    backup: Annotated[Backup | None, RECORD]  # null where nothing is said, or its backup crew has seats
    expeditions: Annotated[tuple[Expedition, ...], RECORDS]  # of a station, its resident crews
    seats: Annotated[tuple[Seat, ...], RECORDS]  # of every status, by spacecraft and rank
    # As `Mission` has them.
    duration: Duration
    ship: Texts
    serial: Texts
    launcher: Texts
    launcher_serial: Texts
    site: Texts
    cospar: Texts
    callsign: Text
    stations: Ids
    landing: Text
    position: Annotated[Position | None, RECORD]
    backups: Ids
    recovery_ship: Text
    mass: Kilograms
    perigee: Kilometres
    apogee: Kilometres
    inclination: Degrees
    period: Minutes
    height: Kilometres
    orbits: Orbits
    distance: Kilometres
    visits: Annotated[tuple[Visit, ...], RECORDS]  # of a flight: the stays of its ships at stations
    records: Annotated[tuple[Record, ...], RECORDS]  # what was a record, or a first, when it was reached on it


# Fields of a card that are records themselves: in a catalogue these have tables of their own.
NESTED = tuple(name for name in MissionCard._fields if kind_of(MissionCard, name) is RECORDS)


def emblem_of(card: MissionCard) -> Figure | None:
    """Return what tells what the patch of the crew shows, if anything does."""
    return next((figure for figure in card.facts if figure.id == f"{card.id}/emblem"), None)
