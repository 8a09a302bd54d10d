"""The records that commands print, and the closed lists of the data format.

Each record's fields are the keys of its JSON and the columns of its rows, in this order (docs/records.md describes
them to users). A date is EDTF text at the precision of its source; "" stands for what is not known and becomes `null`
in JSON.
"""

from typing import NamedTuple

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"  # what an id looks like
CRAFT = ID.removesuffix("$") + r"(/[a-z0-9]+(-[a-z0-9]+)*)?$"  # mission, or mission/spacecraft
MISSION_KINDS = ("crewed", "robotic", "programme", "station")

EVENT_KINDS = {
    "agreement": "something is agreed or signed",
    "anniversary": "the mission is remembered",
    "announcement": "something is made public by those who decide it",
    "anomaly": "something goes wrong, or seems to",
    "assembly": "hardware is built, stacked or mounted",
    "broadcast": "television or radio from the mission",
    "ceremony": "a signing, an exchange of gifts, a decoration, a reception",
    "countdown": "the last hours before a launch",
    "crew-day": "waking, eating, sleeping, dressing",
    "delivery": "hardware arrives somewhere on Earth",
    "deorbit": "the burn that brings a spacecraft down",
    "docking": "two spacecraft are joined",
    "entry": "the descent through the atmosphere, parachutes included",
    "eva": "a spacewalk or moonwalk",
    "experiment": "scientific or technical work",
    "flyby": "a spacecraft passes a celestial body",
    "hatch": "a hatch opens or closes, a lock is pressurised",
    "impact": "a spacecraft strikes a celestial body",
    "jettison": "a part is cast off",
    "landing": "a spacecraft touches down, on land or water, on Earth or elsewhere",
    "launch": "lift-off",
    "loss": "a spacecraft is destroyed, or never heard from again",
    "manoeuvre": "a spacecraft changes its orbit or attitude",
    "medical": "an examination, an illness, a treatment",
    "meeting": "people confer",
    "message": "a letter, a call, greetings",
    "milestone": "a first, a record, a turning point that no other kind covers",
    "observation": "something is seen or photographed",
    "orbit": "an orbit is reached",
    "press": "a press conference or interview",
    "publication": "a report or book appears",
    "recovery": "crew or spacecraft are picked up",
    "rendezvous": "spacecraft approach each other, see or hear each other",
    "rollout": "a launch vehicle goes to its pad",
    "simulation": "a rehearsal on the ground with the crew or control centres",
    "staging": "a launch vehicle drops a stage or fairing",
    "test": "hardware is tried, on the ground or in flight",
    "training": "a crew learns",
    "transfer": "people pass from one spacecraft to another",
    "undocking": "two joined spacecraft part",
    "visit": "people go to see a place",
}
SEAT_STATUSES = ("prime", "backup", "support", "ground")
ORGANISATION_KINDS = ("academy", "agency", "centre", "company", "council", "design-bureau", "service")
UNITS = (
    "kg", "t", "m", "km", "mm", "cm", "min", "h:m:s", "h:m", "h", "s", "d", "deg", "kPa", "mmHg", "percent", "orbits",
    "N", "kN", "m/s", "USD", "people", "count", "W", "K", "degC",
)  # fmt: skip
SOURCE_KINDS = ("primary", "history", "press", "reference", "web")


Record = NamedTuple  # what every record is, for annotations


class Use(NamedTuple):
    """One use of a source."""

    id: str  # the work, as in data/sources.yaml
    at: str  # page, table, chapter, photo number; "" when none is known
    printed: str  # what the source prints where we had to convert it; "" when it prints what we say

    def __str__(self) -> str:
        return f"{self.id} ({self.at})" if self.at else self.id


class Rival(NamedTuple):
    """A value that another source gives for the same thing."""

    field: str  # which field it rivals: "at", "value", "born" …; "claim" for anything else, in words
    value: str
    sources: tuple[Use, ...]
    note: str  # why we prefer ours

    def __str__(self) -> str:
        return f"{self.field}: {self.value} [{', '.join(map(str, self.sources))}]"


class Event(NamedTuple):
    """Something that happened at a known, or partly known, time."""

    at: str  # EDTF, UTC; a date without a time of day is the one the source prints
    spacecraft: tuple[str, ...]  # ids within the mission
    kind: str  # one of EVENT_KINDS
    title: str
    id: str  # mission/event, unique in the dataset
    mission: str
    elapsed: str  # H:MM:SS or H:MM on the mission's first clock; "" when the time is not known to the minute
    people: tuple[str, ...]  # ids
    to: str  # of a transfer: the spacecraft that the people pass into
    place: str
    detail: str
    disputed: tuple[Rival, ...]
    sources: tuple[Use, ...]
    weight: int  # from 1, routine, to 5, a landmark
    pictures: tuple[str, ...]  # photographs of it, by the agency's number
    clock: str  # the time on the clock that was asked for; "" when none was

    def __str__(self) -> str:
        return f"{self.at} {self.title} ({self.id})"


class Anniversary(NamedTuple):
    """An event on the day of the year that was asked for."""

    years: int  # from the event to the day asked for; negative when the event is still to come
    at: str
    mission: str
    title: str
    id: str
    kind: str
    spacecraft: tuple[str, ...]
    people: tuple[str, ...]
    place: str
    detail: str
    disputed: tuple[Rival, ...]
    sources: tuple[Use, ...]
    weight: int
    clock: str  # the date and time in the zone that decides the day


class Coming(NamedTuple):
    """An anniversary to come."""

    date: str  # the day of the anniversary
    years: int
    at: str
    mission: str
    title: str
    id: str
    kind: str
    spacecraft: tuple[str, ...]
    people: tuple[str, ...]
    place: str
    detail: str
    disputed: tuple[Rival, ...]
    sources: tuple[Use, ...]
    weight: int
    clock: str  # the date and time of the event in the zone that decides the day


class Seat(NamedTuple):
    """One person's part in a mission."""

    spacecraft: str  # "" for those who stay on the ground
    role: str
    name: str
    status: str  # one of SEAT_STATUSES
    person: str  # id
    mission: str
    native: str  # the name in its own script, with the patronymic; "" where it is not certain
    nation: str
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]
    note: str
    id: str  # mission/person-role, unique in the dataset
    landed_in: str  # the mission, or mission/spacecraft, that brought the person down; "" when it was this spacecraft

    def __str__(self) -> str:
        craft = f" of {self.spacecraft}" if self.spacecraft else ""
        return f"{self.mission}: {self.role}{craft} ({self.status})"


class Clock(NamedTuple):
    """A reference that elapsed time is counted from."""

    id: str
    name: str
    epoch: str  # RFC 3339, to the second
    sources: tuple[Use, ...]

    def __str__(self) -> str:
        return f"{self.id} from {self.epoch}"


class Mission(NamedTuple):
    """A mission in one line."""

    id: str
    name: str
    kind: str  # one of MISSION_KINDS
    start: str  # the first launch of its spacecraft, as EDTF
    end: str  # the last landing of a crew's spacecraft; of others, only a loss
    crew: int  # people who flew in it: seats with status prime
    events: int
