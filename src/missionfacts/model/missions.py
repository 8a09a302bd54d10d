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
    Text,
    Texts,
    kind_of,
)
from missionfacts.model.people import Seat
from missionfacts.model.uses import Uses


class Mission(NamedTuple):
    """A mission in one line."""

    id: Id
    name: Text
    kind: Text  # one of MISSION_KINDS
    start: Annotated[str, DATE_IN_LIST]  # the first launch of its spacecraft
    end: Annotated[str, DATE_IN_LIST]  # the last landing or loss; a robot's only a loss, a station's its entry too
    crew: Count  # people who flew in it: seats with status prime
    events: Count
    # The rest is of the craft that its crew flew in; without a crew, as `start` has it.
    duration: Duration  # from start to end
    agencies: Ids
    ship: Texts  # types
    serial: Texts
    launcher: Texts
    launcher_serial: Texts
    site: Texts
    cospar: Texts
    callsign: Text
    stations: Ids  # that it docked with
    landing: Text  # where
    position: Annotated[Position | None, RECORD]  # of the landing
    backups: Ids  # people
    recovery_ship: Text
    mass: Kilograms  # at launch
    perigee: Kilometres
    apogee: Kilometres
    inclination: Degrees
    period: Minutes
    height: Kilometres  # the greatest reached on a flight up and down
    orbits: Orbits
    distance: Kilometres


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

    id: Id
    name: Text
    epoch: Date  # RFC 3339, to the second
    sources: Uses

    def __str__(self) -> str:
        return f"{self.id} from {self.epoch}"


class Spacecraft(NamedTuple):
    """A ship, module or station of a mission, as flown."""

    id: Id
    name: Text
    aliases: Texts
    type: Text
    serial: Text
    launcher: Text
    site: Text
    cospar: Text  # international designator, as 1975-065A
    side: Annotated[str, SIDE]  # whose it is
    crew: Annotated[int | None, TALLY]  # how many it was launched with; None when nobody says
    sources: Uses
    in_space: Annotated[bool, USUAL]  # False for what was to go there and did not get there
    launcher_serial: Text

    def __str__(self) -> str:
        return self.id


class Figure(NamedTuple):
    """A fact without a date: a mass, an orbit, a duration, a count."""

    about: Id  # spacecraft id, or the mission's
    label: Text
    value: Annotated[str, QUANTITY]  # as exact as the source; "~" after it is about, a/b a range
    unit: Text  # one of UNITS; "" for what has none
    id: Id  # mission/figure, unique in the dataset
    mission: Id
    weight: Count  # from 1 to 5, as for events; 3 and more is shown at a glance
    sources: Uses
    disputed: Rivals

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
    number: Text  # in the mission's plan; "" where it has none
    name: Text
    spacecraft: Ids  # the principal craft first
    side: Annotated[tuple[str, ...], SIDES]
    joint: Flag
    field: Text
    summary: Text
    note: Text
    sources: Uses

    def __str__(self) -> str:
        joint = ", joint" if self.joint else ""
        return f"{self.number} {self.name} ({', '.join(self.spacecraft)}{joint})".strip()


class Picture(NamedTuple):
    """A photograph, named so that it can be found; nothing is ever downloaded."""

    id: Id  # mission/picture
    number: Text  # the agency's; "" where no source gives one
    also: Texts  # other numbers of the same picture
    at: Date
    event: Id  # mission/event that it shows; "" when there is none
    caption: Text
    credit: Text
    people: Ids
    note: Text
    sources: Uses

    def __str__(self) -> str:
        return f"{self.number}: {self.caption} ({self.credit})" if self.number else f"{self.caption} ({self.credit})"


class Backup(NamedTuple):
    """That a mission had no backup crew."""

    none: Flag  # always true: a backup crew that there was has seats
    sources: Uses

    def __str__(self) -> str:
        return f"none [{', '.join(map(str, self.sources))}]"


class ExpeditionMember(NamedTuple):
    """Somebody who belonged to a resident crew."""

    person: Id
    role: Text
    begins: Date  # "" when from the expedition's own begin on
    ends: Date  # "" when to its end

    def __str__(self) -> str:
        span = f", {self.begins or '…'} – {self.ends or '…'}" if self.begins or self.ends else ""
        return f"{self.person}: {self.role}{span}"


class Expedition(NamedTuple):
    """A resident crew of a station."""

    id: Id  # station/expedition
    name: Text
    begins: Date
    ends: Date  # "" while it lasts
    commander: Id  # "" where it is not known
    crew: Annotated[tuple[ExpeditionMember, ...], RECORDS]
    sources: Uses
    aliases: Texts

    def __str__(self) -> str:
        return f"{self.name}: {self.begins} – {self.ends or '…'}, commander {self.commander or 'not known'}"


class Visit(NamedTuple):
    """A ship docked to a station."""

    name: Text
    port: Text
    docked: Date
    undocked: Date  # "" while it is there, and where nobody tells
    duration: Duration  # from docking to undocking
    crew: Annotated[int | None, TALLY]  # how many it was launched with
    ship: Id  # mission/spacecraft
    type: Text
    station: Id
    mission: Id  # the ship's
    launched: Date
    ended: Date  # its landing, entry or loss
    docking: Id  # the event, mission/event
    undocking: Id

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
    aliases: Texts
    agencies: Ids
    summary: Text
    objectives: Texts
    outcome: Text
    spacecraft: Annotated[tuple[Spacecraft, ...], RECORDS]
    clocks: Annotated[tuple[Clock, ...], RECORDS]
    facts: Annotated[tuple[Figure, ...], RECORDS]
    experiments: Annotated[tuple[Experiment, ...], RECORDS]
    pictures: Annotated[tuple[Picture, ...], RECORDS]
    sources: Uses
    file: Text  # the data file that has it
    backup: Annotated[Backup | None, RECORD]  # None: nothing is said, or its backup crew has seats
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
