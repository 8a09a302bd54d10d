"""Records that gather what is known of one thing: a mission, a person, an organisation."""

from typing import NamedTuple

from missionfacts.model import Clock, Event, Rival, Seat, Use


class Spacecraft(NamedTuple):
    """A ship, module or station of a mission, as flown."""

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    serial: str
    launcher: str
    site: str
    cospar: str  # international designator, as 1975-065A
    side: str  # whose it is
    crew: int | None  # how many it was launched with; None when nobody says
    sources: tuple[Use, ...]
    in_space: bool  # False for what was to go there and did not get there

    def __str__(self) -> str:
        return self.id


class Figure(NamedTuple):
    """A fact without a date: a mass, an orbit, a duration, a count."""

    about: str  # spacecraft id, or the mission's
    label: str
    value: str  # as exact as the source; "~" after it is about, a/b a range
    unit: str  # one of UNITS; "" for what has none
    id: str  # mission/figure, unique in the dataset
    mission: str
    weight: int  # from 1 to 5, as for events; 3 and more is shown at a glance
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]

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

    id: str  # mission/experiment
    number: str  # in the mission's plan; "" where it has none
    name: str
    spacecraft: tuple[str, ...]  # the principal craft first
    side: tuple[str, ...]
    joint: bool
    field: str
    summary: str
    note: str
    sources: tuple[Use, ...]

    def __str__(self) -> str:
        joint = ", joint" if self.joint else ""
        return f"{self.number} {self.name} ({', '.join(self.spacecraft)}{joint})".strip()


class Picture(NamedTuple):
    """A photograph, named so that it can be found; nothing is ever downloaded."""

    id: str  # mission/picture
    number: str  # the agency's; "" where no source gives one
    also: tuple[str, ...]  # other numbers of the same picture
    at: str
    event: str  # mission/event that it shows; "" when there is none
    caption: str
    credit: str
    people: tuple[str, ...]
    note: str
    sources: tuple[Use, ...]

    def __str__(self) -> str:
        return f"{self.number}: {self.caption} ({self.credit})" if self.number else f"{self.caption} ({self.credit})"


class MissionCard(NamedTuple):
    """A mission at a glance: first what `Mission` has."""

    id: str
    name: str
    kind: str
    start: str
    end: str
    crew: int
    events: int
    aliases: tuple[str, ...]
    agencies: tuple[str, ...]
    summary: str
    objectives: tuple[str, ...]
    outcome: str
    spacecraft: tuple[Spacecraft, ...]
    clocks: tuple[Clock, ...]
    facts: tuple[Figure, ...]
    experiments: tuple[Experiment, ...]
    pictures: tuple[Picture, ...]
    sources: tuple[Use, ...]
    file: str  # the data file that has it


class Flight(NamedTuple):
    """One person's way up and down again."""

    mission: str
    name: str  # the mission's
    spacecraft: str  # the one that went up, by its name
    role: str
    launched: str  # EDTF
    landed: str  # EDTF; "" when no landing is known
    landed_in: str  # the mission, or mission/spacecraft, that brought the person down; "" when it was this one
    time: str  # from launch to landing, H:MM:SS or H:MM; "" when one of them is not known to the minute
    in_space: bool  # False when the ship did not get there; such a flight does not count for the time in space

    def __str__(self) -> str:
        down = f", down in {self.landed_in}" if self.landed_in else "" if self.in_space else ", did not reach space"
        time = f", {self.time}" if self.time else ""
        return f"{self.name}: {self.role}, {self.launched} – {self.landed or '?'}{time}{down}"


class PersonCard(NamedTuple):
    """A person: life, flights, parts in missions, events."""

    id: str
    name: str
    native: str  # the name in its own script, with the patronymic; "" where it is not certain
    nation: str
    born: str
    died: str  # "" when still alive, or when we do not know
    full: str  # the full name, where the usual one is short for it
    aliases: tuple[str, ...]
    seats: tuple[Seat, ...]
    events: tuple[Event, ...]
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]
    file: str
    flights: tuple[Flight, ...]  # by launch
    time_in_space: str  # the sum of the flights whose time is known
    spacewalks: int  # moonwalks, and standing up in an open hatch, too
    time_outside: str  # the sum of the spacewalks whose start and end are known
    missing: tuple[str, ...]  # what the two sums do without, and why


class OrganisationCard(NamedTuple):
    """An agency, centre, company or council."""

    id: str
    name: str
    native: str
    kind: str
    parent: str  # id of the organisation that it belongs to
    founded: str
    place: str
    role: str
    note: str
    aliases: tuple[str, ...]
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]
    file: str
