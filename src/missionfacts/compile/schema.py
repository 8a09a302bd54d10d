"""The shape of the data files as pydantic models: which fields there are, which must be there, what each may hold.

All values arrive as text (see yaml_reader.py), and dates and durations are read here, once: what follows has values.
What no single record can tell, such as whether a cited source exists, is for the rules.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from missionfacts.compile.values import (
    Address,
    Count,
    Date,
    Day,
    Designator,
    Duration,
    EventId,
    Id,
    Instant,
    Language,
    Latitude,
    Length,
    Line,
    Longitude,
    MissionOrCraft,
    OneOf,
    OnlyTrue,
    Text,
    Version,
    Weight,
    Years,
)
from missionfacts.model.vocabulary import (
    BODIES,
    DIED_IN,
    EVENT_KINDS,
    GENDERS,
    MISSION_KINDS,
    ORGANISATION_KINDS,
    SEAT_STATUSES,
    SOURCE_KINDS,
    UNITS,
    VISITOR_ENDS,
    standard_figure,
)
from missionfacts.names import fold


class Shape(BaseModel):
    """A mapping with a closed set of keys."""

    # Built when a file is first checked, and then once for all: each by itself would take 40 ms of every compiling.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Use(Shape):
    """One use of a source: the work, and where in it."""

    id: Id
    at: Line = Field(default="", description="page, table, chapter or photo number")
    printed: Line = Field(default="", description="what the source prints, where we had to convert it")


Uses = Annotated[list[Use], Field(min_length=1)]


class Dispute(Shape):
    """What another good source says: exactly one rival value, whose it is, and why ours is preferred."""

    at: Date | None = None
    place: Line | None = None
    elapsed: Duration | None = None
    duration: Duration | None = None
    value: Line | None = None
    role: Line | None = None
    status: Text | None = None
    born: Date | None = None
    died: Date | None = None
    birthplace: Line | None = None
    name: Line | None = None
    founded: Date | None = None
    launched: Date | None = Field(default=None, description="of a visitor, as are the three that follow")
    docked: Date | None = None
    undocked: Date | None = None
    ended: Date | None = None
    claim: Text | None = Field(default=None, description="a rival to what no other field holds, in words")
    sources: Uses
    note: Text

    @model_validator(mode="after")
    def _one_rival(self) -> "Dispute":
        if len(self.rivals()) != 1:
            names = [name for name in Dispute.model_fields if name not in {"sources", "note"}]
            raise ValueError(f"a dispute gives one rival value: {', '.join(names[:-1])} or {names[-1]}")
        return self

    def rivals(self) -> list[tuple[str, str]]:
        """Return the fields that hold a rival value, with the value; there is one when the shape is right."""
        return [(name, str(value)) for name, value in self if name not in {"sources", "note"} and value is not None]


class Clock(Shape):
    """A reference for elapsed time."""

    id: Id
    name: Line
    epoch: Instant
    sources: Uses


class Spacecraft(Shape):
    """A ship, module or station as flown."""

    id: Id
    name: Line
    type: Line = ""
    serial: Line = ""
    launcher: Line = ""
    launcher_serial: Line = ""
    site: Line = ""
    cospar: Designator = Field(default="", description="international designator")
    side: Line = ""
    crew: Count | None = Field(default=None, description="how many people it was launched with")
    in_space: bool = Field(default=True, description="false for what was launched into space and did not get there")
    aliases: list[Line] = []
    sources: Uses


class Seat(Shape):
    """A person's part in the mission."""

    person: Id
    spacecraft: Id = ""
    role: Line
    status: Annotated[str, OneOf(SEAT_STATUSES)]
    nation: Line = Field(default="", description="at the time, where it is not the person's")
    landed_in: MissionOrCraft = Field(
        default="", description="the mission, or mission/spacecraft, that brought the person down, where another did"
    )
    note: Text = ""
    sources: Uses
    disputed: list[Dispute] = []

    @property
    def id(self) -> str:
        """The seat's id within its mission: the person and the role, with the status of who stood by.

        >>> Seat(person="bean", role="docking module pilot", status="backup", sources=[Use(id="x")]).id
        'bean-backup-docking-module-pilot'
        """
        words = (self.person, "" if self.status in {"prime", "ground"} else self.status, self.role)
        return "-".join(fold(word).replace(" ", "-") for word in words if word)


class Position(Shape):
    """A place on the ground of a celestial body."""

    latitude: Latitude = Field(description="degrees, north positive")
    longitude: Longitude = Field(description="degrees, east positive")
    body: Annotated[str, OneOf(["", *BODIES])] = Field(default="", description="left out for the Earth")
    about: bool = Field(default=False, description="reckoned from a distance and a direction, or otherwise rough")


class Distinct(Shape):
    """An event that looks like this one and is not."""

    id: EventId
    note: Text = Field(description="what tells them apart")


class Event(Shape):
    """Something that happened."""

    id: Id
    at: Date
    elapsed: dict[Id, Duration] = Field(default={}, description="elapsed time as the source prints it, by clock")
    kind: Annotated[str, OneOf(EVENT_KINDS)]
    spacecraft: list[MissionOrCraft] = Field(default=[], description="of the mission, or mission/spacecraft of another")
    people: list[Id] = []
    to: MissionOrCraft = Field(default="", description="for a transfer: the spacecraft that the people pass into")
    place: Line = ""
    position: Position | None = Field(default=None, description="where it happened on the ground")
    port: Line = Field(default="", description="of a docking: the station's port")
    duration: Length | None = Field(default=None, description="how long it took, where no clock times are known")
    also: list[Id] = Field(default=[], description="the other missions that it belongs to")
    formerly: list[EventId] = Field(default=[], description="ids that it had before")
    distinct: list[Distinct] = Field(default=[], description="events that look like this one and are not")
    weight: Weight = 2
    title: Line
    detail: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Figure(Shape):
    """A fact without a date. What is standard among them has its label and unit by its id."""

    model_config = ConfigDict(json_schema_extra=lambda shape: shape["required"].remove("label"))

    id: Id
    about: MissionOrCraft
    label: Line = Field(description="follows from the id of a standard figure, as the unit does")
    value: Line
    unit: Annotated[str, OneOf(["", *UNITS])] = ""
    weight: Weight = 2
    sources: Uses
    disputed: list[Dispute] = []

    @model_validator(mode="before")
    @classmethod
    def _labelled(cls, figure: Any) -> Any:
        """Give a standard figure its label and unit."""
        known = isinstance(figure, dict) and "label" not in figure and standard_figure(str(figure.get("id", "")))
        return {**figure, "label": known[0], "unit": figure.get("unit", known[1])} if known else figure


class Experiment(Shape):
    """Scientific or technical work of the mission, as its plan numbers it."""

    id: Id
    number: Line = ""
    name: Line
    spacecraft: list[Id] = Field(default=[], description="the craft that carry it; the first is the principal one")
    side: list[Line] = []
    joint: bool = False
    field: Line = ""
    summary: Text = ""
    note: Text = ""
    sources: Uses


class Picture(Shape):
    """A photograph, named so that it can be found; its file is never fetched."""

    id: Id
    number: Line = Field(default="", description="the agency's number")
    also: list[Line] = Field(default=[], description="other numbers of the same picture")
    at: Date
    event: MissionOrCraft = Field(default="", description="the event that it shows; mission/event of another mission")
    caption: Text
    credit: Line
    people: list[Id] = []
    note: Text = ""
    sources: Uses


class Backup(Shape):
    """That a mission had no backup crew; one that it had has seats."""

    none: OnlyTrue
    sources: Uses


class ExpeditionMember(Shape):
    """Somebody who belonged to a resident crew."""

    person: Id
    role: Line
    begins: Date | None = Field(default=None, description="where that was not the expedition's own begin")
    ends: Date | None = Field(default=None, description="where that was not the expedition's own end")


class Expedition(Shape):
    """A resident crew of a station."""

    id: Id
    name: Line
    aliases: list[Line] = []
    begins: Date
    ends: Date | None = Field(default=None, description="left out while it lasts")
    commander: Id = Field(default="", description="left out where it is not known")
    crew: Annotated[list[ExpeditionMember], Field(min_length=1)]
    sources: Uses


class Stay(Shape):
    """A ship docked to a station."""

    port: Line = ""
    docked: Date
    undocked: Date | None = Field(default=None, description="left out while it stays")
    berthed: bool = Field(default=False, description="true where the station's arm put it in place and took it away")


class Visitor(Shape):
    """A ship without a crew that visits a station: its craft and its events, in a compact form."""

    id: Id
    name: Line = Field(
        default="", description="left out where `spacecraft` has the craft, as are the seven that follow"
    )
    aliases: list[Line] = []
    type: Line = ""
    serial: Line = ""
    launcher: Line = ""
    launcher_serial: Line = ""
    site: Line = ""
    cospar: Designator = Field(default="", description="international designator")
    side: Line = ""
    launched: Date
    stays: list[Stay] = []
    ended: Date | None = None
    end: Annotated[str, OneOf(["", *VISITOR_ENDS])] = Field(default="", description="how it ended")
    sources: Uses
    disputed: list[Dispute] = []

    @model_validator(mode="after")
    def _end_says_how(self) -> "Visitor":
        if bool(self.ended) != bool(self.end):
            raise ValueError("'ended' and 'end' go together: when it ended, and how")
        return self


class Mission(Shape):
    """A mission and all that belongs to it."""

    id: Id
    name: Line
    aliases: list[Line] = []
    kind: Annotated[str, OneOf(MISSION_KINDS)]
    agencies: list[Id] = []
    summary: Text
    objectives: list[Text] = []
    outcome: Text = ""
    sources: Uses
    clocks: list[Clock] = []
    spacecraft: list[Spacecraft] = []
    crew: list[Seat] = []
    backup: Backup | None = Field(default=None, description="that there was no backup crew; one that was has seats")
    expeditions: list[Expedition] = Field(default=[], description="of a station: its resident crews")
    visitors: list[Visitor] = Field(default=[], description="of a station: ships that came without a crew")
    events: list[Event] = []
    facts: list[Figure] = []
    experiments: list[Experiment] = []
    pictures: list[Picture] = []


class Person(Shape):
    """Somebody who takes part in a mission."""

    name: Line
    full: Line = Field(default="", description="the full name, where the usual one is short for it")
    native: Line = Field(default="", description="the name in its own script, with the patronymic")
    aliases: list[Line] = []
    nation: Line = ""
    gender: Annotated[str, OneOf(["", *GENDERS])] = Field(default="", description="where a source states it")
    born: Date | None = None
    birthplace: Line = ""
    died: Date | None = None
    died_in: Annotated[str, OneOf(["", *DIED_IN])] = Field(
        default="", description="where a source states it and no flight or loss of theirs tells it"
    )
    weight: Weight = Field(default=1, description="from 3 on, birth and death are days to remember")
    sources: Uses
    disputed: list[Dispute] = []


class Organisation(Shape):
    """An agency, centre, company or council that takes part in missions."""

    name: Line
    native: Line = ""
    aliases: list[Line] = []
    kind: Annotated[str, OneOf(ORGANISATION_KINDS)]
    parent: Id = ""
    founded: Date | None = None
    place: Line = ""
    role: Line
    note: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Source(Shape):
    """A work that facts are from."""

    title: Line
    authors: list[Line] = []
    publisher: Line = ""
    year: Years = ""
    kind: Annotated[str, OneOf(SOURCE_KINDS)]
    language: Language = "en"
    url: Address = ""
    note: Text = ""


class Dataset(Shape):
    """What a set of files is as a whole."""

    version: Version
    covers: Day | None = Field(default=None, description="the day to which the data reach")
    licence: Text
    credit: Line


class File(Shape):
    """A data file: any of these, at least one."""

    dataset: Dataset | None = None
    mission: Mission | None = None
    people: dict[Id, Person] = {}
    organisations: dict[Id, Organisation] = {}
    sources: dict[Id, Source] = {}
