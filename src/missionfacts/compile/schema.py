"""The shape of the data files as pydantic models: which fields there are, which must be there, what each may hold.

All values arrive as text (see yaml_reader.py), and dates and durations are read here, once: what follows has values.
What no single record can tell, such as whether a cited source exists, is for the rules.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from missionfacts.compile.conditions import WHAT_EVENTS_NEED, WHAT_FIGURES_NEED, WHAT_MISSIONS_MAY_HAVE, there
from missionfacts.compile.values import (
    Address,
    Count,
    Date,
    Day,
    Designator,
    Duration,
    EventId,
    Flag,
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
    Unique,
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


def listed(description: str) -> Any:
    """Return the field of a list that may be left out: a new empty one is made faster than a default is copied."""
    return Field(default_factory=list, description=description)


class Shape(BaseModel):
    """A mapping with a closed set of keys."""

    # Built when a file is first checked, and then once for all: each by itself would take 40 ms of every compiling.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Use(Shape):
    """One use of a source: the work, and where in it."""

    id: Id = Field(description="The work.")
    at: Line = Field(default="", description="Where in it: a page, table, chapter or photo number.")
    printed: Line = Field(default="", description="What the source prints, where we had to convert it.")


Uses = Annotated[Unique[Use], Field(min_length=1, description="What this rests on; no fact without a source.")]


class Dispute(Shape):
    """What another good source says: exactly one rival value, whose it is, and why ours is preferred."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 3, "maxProperties": 3})  # the two that must be there

    at: Date | None = Field(default=None, description="A rival to when it happened.")
    place: Line | None = Field(default=None, description="A rival to where it happened.")
    elapsed: Duration | None = Field(default=None, description="A rival to the elapsed time.")
    duration: Duration | None = Field(default=None, description="A rival to how long it took.")
    value: Line | None = Field(default=None, description="A rival to the value of a figure.")
    role: Line | None = Field(default=None, description="A rival to somebody's role.")
    status: Text | None = Field(default=None, description="A rival to the status of a seat.")
    born: Date | None = Field(default=None, description="A rival to when somebody was born.")
    died: Date | None = Field(default=None, description="A rival to when somebody died.")
    birthplace: Line | None = Field(default=None, description="A rival to where somebody was born.")
    name: Line | None = Field(default=None, description="A rival to the name.")
    founded: Date | None = Field(default=None, description="A rival to when an organisation was founded.")
    launched: Date | None = Field(default=None, description="A rival to when a visitor was launched.")
    docked: Date | None = Field(default=None, description="A rival to when a visitor docked.")
    undocked: Date | None = Field(default=None, description="A rival to when a visitor undocked.")
    ended: Date | None = Field(default=None, description="A rival to when a visitor ended.")
    claim: Text | None = Field(default=None, description="A rival to what no other field holds, in words.")
    sources: Uses = Field(description="Whose value it is.")
    note: Text = Field(description="Why ours is preferred.")

    @model_validator(mode="after")
    def _one_rival(self) -> "Dispute":
        if len(self.rivals()) != 1:
            names = [name for name in Dispute.model_fields if name not in {"sources", "note"}]
            raise ValueError(f"a dispute gives one rival value: {', '.join(names[:-1])} or {names[-1]}")
        return self

    def rivals(self) -> list[tuple[str, str]]:
        """Return the fields that hold a rival value, with the value; there is one when the shape is right."""
        return [(name, str(value)) for name, value in self if name not in {"sources", "note"} and value is not None]


Disputes = Annotated[list[Dispute], Field(description="What other good sources say.")]


class Clock(Shape):
    """A reference for elapsed time."""

    id: Id = Field(description="What events call it in `elapsed`, such as get or met.")
    name: Line = Field(description="What it is called, such as Ground elapsed time.")
    epoch: Instant = Field(description="The second at which it reads 0:00:00.")
    sources: Uses


class Spacecraft(Shape):
    """A ship, module or station as flown."""

    id: Id = Field(description="Unique within the mission; events, seats and figures name it by this.")
    name: Line = Field(description="The common name.")
    type: Line = Field(default="", description="What kind of craft it is, such as Soyuz 7K-TM.")
    serial: Line = Field(default="", description="The maker's number of the craft.")
    launcher: Line = Field(default="", description="The type of rocket that carried it up.")
    launcher_serial: Line = Field(default="", description="The maker's number of that rocket.")
    site: Line = Field(default="", description="Where it was launched: the site and the pad.")
    cospar: Designator = Field(default="", description="The international designator.")
    side: Line = Field(default="", description="Whose it is: a nation or agency, in small letters.")
    crew: Count | None = Field(default=None, description="How many people it was launched with, 0 for none.")
    in_space: Flag = Field(default=True, description="false for what was launched into space and did not get there.")
    aliases: Unique[Line] = listed("What else it is called.")
    sources: Uses


class Seat(Shape):
    """A person's part in the mission."""

    person: Id = Field(description="Who, by the id.")
    spacecraft: Id = Field(default="", description="In which craft of this mission; left out for the ground.")
    role: Line = Field(description="The field's standard term in small letters, such as docking module pilot.")
    status: Annotated[str, OneOf(SEAT_STATUSES)] = Field(
        description="prime for who flew, backup and support for who stood by, ground for who stayed there."
    )
    nation: Line = Field(default="", description="That the person flew for, where it is not the person's own.")
    landed_in: MissionOrCraft = Field(
        default="", description="The mission, or mission/spacecraft, that brought the person down, where another did."
    )
    note: Text = Field(default="", description="What there is to say besides.")
    sources: Uses
    disputed: Disputes = Field(default_factory=list)

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

    latitude: Latitude = Field(description="Degrees, north positive, with as many digits as the source gives.")
    longitude: Longitude = Field(description="Degrees, east positive, with as many digits as the source gives.")
    body: Annotated[str, OneOf(BODIES)] = Field(default="", description="The body; left out for the Earth.")
    about: Flag = Field(
        default=False, description="true where it is reckoned from a distance and a direction, or otherwise rough."
    )


class Distinct(Shape):
    """An event that looks like this one and is not."""

    id: EventId = Field(description="The other event, mission/event.")
    note: Text = Field(description="What tells them apart.")


class Event(Shape):
    """Something that happened."""

    model_config = ConfigDict(json_schema_extra={"allOf": WHAT_EVENTS_NEED})

    id: Id = Field(description="Unique within the mission; never changed once given.")
    at: Date = Field(description="When it happened, no more exact than the source.")
    elapsed: dict[Id, Duration] = Field(
        default_factory=dict, description="Elapsed time as the source prints it, by clock; a check on `at`."
    )
    kind: Annotated[str, OneOf(EVENT_KINDS)] = Field(description="What kind of thing happened.")
    spacecraft: Unique[MissionOrCraft] = listed(
        "The craft that it concerns: of this mission by id, of another as mission/spacecraft."
    )
    people: Unique[Id] = listed("Who took part, by id.")
    to: MissionOrCraft = Field(
        default="", description="Of a transfer, or a spacewalk on which people change ships: where they pass into."
    )
    place: Line = Field(default="", description="Where it happened, in words.")
    position: Position | None = Field(default=None, description="Where it happened on the ground.")
    port: Line = Field(default="", description="Of a docking: the station's port.")
    duration: Length | None = Field(
        default=None, description="How long it took, where the times of start and end are not both known."
    )
    also: Unique[Id] = listed("Other missions that it belongs to, although it names none of their craft.")
    formerly: Unique[EventId] = listed("Ids that it had before, so that links go on working.")
    distinct: list[Distinct] = listed("Events elsewhere that look like this one and are not.")
    weight: Weight = 2
    title: Line = Field(description="A sentence in the present tense, without a full stop, of at most 90 letters.")
    detail: Text = Field(default="", description="What a curious reader wants to know besides.")
    sources: Uses
    disputed: Disputes = Field(default_factory=list)


class Figure(Shape):
    """A fact without a date. What is standard among them has its label and unit by its id."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(
            required=[name for name in schema["required"] if name != "label"], allOf=WHAT_FIGURES_NEED
        )
    )

    id: Id = Field(description="Unique within the mission; that of a standard figure gives label and unit.")
    about: MissionOrCraft = Field(
        description="A spacecraft, mission/spacecraft of another mission, a launcher, joint, or the mission itself."
    )
    label: Line = Field(description="What it is, in words; left out of a standard figure.")
    value: Line = Field(description="A number as exact as the source, ~ after it for about, a/b, H:MM:SS, or words.")
    unit: Annotated[str, OneOf(UNITS)] = Field(
        default="", description="The source's own unit; left out where there is none, and of a standard figure."
    )
    weight: Weight = 2
    sources: Uses
    disputed: Disputes = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _labelled(cls, figure: Any) -> Any:
        """Give a standard figure its label and unit."""
        known = isinstance(figure, dict) and "label" not in figure and standard_figure(str(figure.get("id", "")))
        if not known:
            return figure
        label, unit = known
        return {**({"unit": unit} if unit else {}), **figure, "label": label}


class Experiment(Shape):
    """Scientific or technical work of the mission, as its plan numbers it."""

    id: Id = Field(description="Unique within the mission.")
    number: Line = Field(default="", description="That of the mission's plan.")
    name: Line = Field(description="What it is called.")
    spacecraft: Unique[Id] = listed("The craft that carry it; the first is the principal one.")
    side: Unique[Line] = listed("Nations or agencies that take part, in small letters.")
    joint: Flag = Field(default=False, description="true where both sides work on it.")
    field: Line = Field(default="", description="Of science or technology, such as biology.")
    summary: Text = Field(default="", description="What is done, in our own words.")
    note: Text = Field(default="", description="What there is to say besides.")
    sources: Uses


class Picture(Shape):
    """A photograph, named so that it can be found; its file is never fetched."""

    id: Id = Field(description="Unique within the mission.")
    number: Line = Field(default="", description="The agency's number.")
    also: Unique[Line] = listed("Other numbers of the same picture.")
    at: Date = Field(description="When it was taken.")
    event: MissionOrCraft = Field(
        default="", description="The event that it shows; mission/event where another mission tells it."
    )
    caption: Text = Field(description="What there is to see, in our own words.")
    credit: Line = Field(description="Whose picture it is.")
    people: Unique[Id] = listed("Who is in it, by id.")
    note: Text = Field(default="", description="What there is to say besides.")
    sources: Uses


class Backup(Shape):
    """That a mission had no backup crew; one that it had has seats."""

    none: OnlyTrue = Field(description="Always true.")
    sources: Uses = Field(description="The works that say so.")


class ExpeditionMember(Shape):
    """Somebody who belonged to a resident crew."""

    person: Id = Field(description="Who, by the id.")
    role: Line = Field(description="In the expedition, such as flight engineer.")
    begins: Date | None = Field(default=None, description="Where that was not the expedition's own begin.")
    ends: Date | None = Field(default=None, description="Where that was not the expedition's own end.")


class Expedition(Shape):
    """A resident crew of a station."""

    id: Id = Field(description="Unique within the station's file.")
    name: Line = Field(description="What it is called, such as Expedition 1.")
    aliases: Unique[Line] = listed("What else it is called.")
    begins: Date = Field(description="When it took the station over.")
    ends: Date | None = Field(default=None, description="When it handed the station over; left out while it lasts.")
    commander: Id = Field(default="", description="One of the crew; left out where it is not known.")
    crew: Annotated[list[ExpeditionMember], Field(min_length=1)] = Field(description="Who belonged to it.")
    sources: Uses


class Stay(Shape):
    """A ship docked to a station."""

    port: Line = Field(default="", description="The station's port.")
    docked: Date = Field(description="When it docked.")
    undocked: Date | None = Field(default=None, description="When it undocked; left out while it stays.")
    berthed: Flag = Field(default=False, description="true where the station's arm put it in place and took it away.")


class Visitor(Shape):
    """A ship without a crew that visits a station: its craft and its events, in a compact form."""

    model_config = ConfigDict(json_schema_extra={"dependentRequired": {"ended": ["end"], "end": ["ended"]}})

    id: Id = Field(description="Unique within the station's file; its events have ids that begin with it.")
    name: Line = Field(
        default="", description="Left out where `spacecraft` has the craft, as are the eight that follow."
    )
    aliases: Unique[Line] = listed("What else it is called.")
    type: Line = Field(default="", description="What kind of craft it is.")
    serial: Line = Field(default="", description="The maker's number of the craft.")
    launcher: Line = Field(default="", description="The type of rocket that carried it up.")
    launcher_serial: Line = Field(default="", description="The maker's number of that rocket.")
    site: Line = Field(default="", description="Where it was launched: the site and the pad.")
    cospar: Designator = Field(default="", description="The international designator.")
    side: Line = Field(default="", description="Whose it is: a nation or agency, in small letters.")
    launched: Date = Field(description="When it was launched.")
    stays: list[Stay] = listed("How long it was docked; left out where it never docked.")
    ended: Date | None = Field(default=None, description="When it ended; left out while it is in orbit.")
    end: Annotated[str, OneOf(VISITOR_ENDS)] = Field(default="", description="How it ended.")
    sources: Uses
    disputed: Disputes = Field(default_factory=list)

    @model_validator(mode="after")
    def _end_says_how(self) -> "Visitor":
        if bool(self.ended) != bool(self.end):
            raise ValueError("'ended' and 'end' go together: when it ended, and how")
        return self


class Mission(Shape):
    """A mission and all that belongs to it."""

    model_config = ConfigDict(json_schema_extra={"allOf": WHAT_MISSIONS_MAY_HAVE})

    id: Id = Field(description="The name of the file without .yaml.")
    name: Line = Field(description="The common name.")
    aliases: Unique[Line] = listed("What else people type; no two missions share a name.")
    kind: Annotated[str, OneOf(MISSION_KINDS)] = Field(description="What kind of mission it is.")
    agencies: Unique[Id] = listed("The organisations whose mission it is, by id.")
    summary: Text = Field(description="One or two sentences in our own words that say why one would care.")
    objectives: list[Text] = listed("What it was to do.")
    outcome: Text = Field(default="", description="How it ended, such as success.")
    sources: Uses = Field(description="What name, summary, objectives and outcome rest on.")
    clocks: list[Clock] = listed("References for elapsed time; the first is the one that timelines show.")
    spacecraft: list[Spacecraft] = listed("The craft that flew.")
    crew: list[Seat] = listed("Who flew, stood by or worked on the ground.")
    backup: Backup | None = Field(
        default=None, description="Where a source says that there was no backup crew; one that was has seats."
    )
    expeditions: list[Expedition] = listed("Of a station: its resident crews, by their begin.")
    visitors: list[Visitor] = listed("Of a station: ships that came without a crew.")
    events: list[Event] = listed("What happened, in the order of time.")
    facts: list[Figure] = listed("Figures, which have no date: masses, orbits, counts.")
    experiments: list[Experiment] = listed("Scientific or technical work.")
    pictures: list[Picture] = listed("Photographs, by name.")


class Person(Shape):
    """Somebody who takes part in a mission."""

    model_config = ConfigDict(json_schema_extra={"dependentRequired": {"died_in": ["died"]}})

    name: Line = Field(description="The common name: no rank, no patronymic.")
    full: Line = Field(default="", description="The full name, where the usual one is short for it.")
    native: Line = Field(default="", description="The name in its own script, with the patronymic.")
    aliases: Unique[Line] = listed("Every other spelling that sources use.")
    nation: Line = Field(default="", description="The nation that the person flew for, or is of.")
    gender: Annotated[str, OneOf(GENDERS)] = Field(default="", description="Where a source states it.")
    born: Date | None = Field(default=None, description="The day of birth.")
    birthplace: Line = Field(default="", description="Where the person was born.")
    died: Date | None = Field(default=None, description="The day of death.")
    died_in: Annotated[str, OneOf(DIED_IN)] = Field(
        default="", description="Where a source states it and no flight or loss of theirs tells it."
    )
    weight: Weight = Field(default=1, description="From 1 to 5; from 3 on, birth and death are days to remember.")
    sources: Uses
    disputed: Disputes = Field(default_factory=list)


class Organisation(Shape):
    """An agency, centre, company or council that takes part in missions."""

    name: Line = Field(description="The common name.")
    native: Line = Field(default="", description="The name in its own language and script.")
    aliases: Unique[Line] = listed("What else it is called.")
    kind: Annotated[str, OneOf(ORGANISATION_KINDS)] = Field(description="What kind of organisation it is.")
    parent: Id = Field(default="", description="The organisation that it belongs to, by id.")
    founded: Date | None = Field(default=None, description="When it was founded.")
    place: Line = Field(default="", description="Where it is.")
    role: Line = Field(description="What it does in the missions, in our own words.")
    note: Text = Field(default="", description="What there is to say besides.")
    sources: Uses
    disputed: Disputes = Field(default_factory=list)


class Creator(Shape):
    """Who made a work, or had a part in it. A person with a plain name is written as that name alone."""

    model_config = ConfigDict(json_schema_extra={"not": there("family", "organisation")})

    name: Line = Field(description="The name as the work has it, of a person given name first.")
    family: Line = Field(default="", description="The family name where a name does not end with it: Hou of Hou Yi.")
    organisation: OnlyTrue = Field(default=False, description="That it is a committee, an agency or a division.")

    @model_validator(mode="before")
    @classmethod
    def _written_short(cls, creator: Any) -> Any:
        return {"name": creator} if isinstance(creator, str) else creator

    @model_validator(mode="after")
    def _family_in_name(self) -> "Creator":
        if self.family and (self.organisation or not f" {self.name} ".count(f" {self.family} ")):
            raise ValueError("'family' is of a person, and one or more whole words of 'name'")
        return self

    def __str__(self) -> str:
        return self.name


class _OrLine:
    """In `Annotated[Creator, _OrLine()]`: tells an editor that a name alone will do."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"$written": "line"}, handler(core)]}


Creators = Unique[Annotated[Creator, _OrLine()]]


class Source(Shape):
    """A work that facts are from."""

    model_config = ConfigDict(json_schema_extra={"not": there("year", "published")})

    title: Line = Field(description="The title, in its own language and script.")
    authors: Creators = listed("Who wrote it.")
    editors: Creators = listed("Who edited it.")
    chairs: Creators = listed("Who led the commission or board whose work it is.")
    container: Line = Field(default="", description="The newspaper, journal, website or book in which it stands.")
    volume: Line = Field(default="", description="The volume of the container.")
    issue: Line = Field(default="", description="The issue of the container.")
    publisher: Line = Field(default="", description="Who issues it.")
    year: Years = Field(default="", description="When it appeared: a year, or two with a slash between.")
    published: Date | None = Field(
        default=None, description="The day or month, where it is known, in place of the year."
    )
    kind: Annotated[str, OneOf(SOURCE_KINDS)] = Field(description="What kind of source it is, the best first.")
    language: Language = Field(default="en", description="The ISO 639 code of its language.")
    url: Address = Field(default="", description="The publisher's own page, or a stable archive.")
    accessed: Day | None = Field(default=None, description="The day on which the address was read.")
    note: Text = Field(default="", description="What there is to say besides.")

    @model_validator(mode="after")
    def _one_year(self) -> "Source":
        if self.year and self.published:
            raise ValueError("'year' follows from 'published'; leave it out")
        return self


class Dataset(Shape):
    """What a set of files is as a whole."""

    version: Version = Field(description="The day of this state of the data.")
    covers: Day | None = Field(default=None, description="The day to which the data reach.")
    licence: Text = Field(description="Under which the data may be used.")
    credit: Line = Field(description="Whom to name who uses them.")


class File(Shape):
    """A data file of missionfacts: any of these, at least one."""

    model_config = ConfigDict(
        json_schema_extra=lambda schema: schema.update(anyOf=[there(name) for name in schema["properties"]])
    )

    dataset: Dataset | None = Field(default=None, description="What this set of files is as a whole.")
    mission: Mission | None = Field(default=None, description="A mission and all that belongs to it.")
    people: dict[Id, Person] = Field(default={}, description="People, by id: the family name, in small letters.")
    organisations: dict[Id, Organisation] = Field(default={}, description="Organisations, by id.")
    sources: dict[Id, Source] = Field(default={}, description="Works that facts are from, by id.")
