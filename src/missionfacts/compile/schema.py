"""The shape of the data files as pydantic models: which fields there are, which must be there, what each may hold.

All values arrive as text (see yaml_reader.py), and dates and durations are read here, once: what follows has values.
What no single record can tell, such as whether a cited source exists, is for the rules.
"""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from missionfacts.dates.edtf import Interval, parse
from missionfacts.dates.elapsed import Elapsed, parse_elapsed
from missionfacts.errors import BadDate, did_you_mean
from missionfacts.model.vocabulary import (
    BODIES,
    CRAFT,
    EVENT_KINDS,
    GENDERS,
    ID,
    MISSION_KINDS,
    ORGANISATION_KINDS,
    SEAT_STATUSES,
    SOURCE_KINDS,
    UNITS,
    WHOLE_ID,
)
from missionfacts.names import fold


def short(value: object) -> str:
    """Return a value as messages quote it: in one line, and not too long."""
    text = str(value).replace("\n", "\\n")
    return text if len(text) <= 60 else text[:59] + "…"


def _date(text: object) -> Interval:
    if isinstance(text, Interval):
        return text
    try:
        return parse(_text(text))
    except BadDate as error:
        raise ValueError(f"'{short(text)}' is not a date: {error.reason}") from None


def _instant(date: Interval) -> Interval:
    if date.start.second is None or date.start.mark or date.is_span:
        raise ValueError(f"'{date}' is not a second; a clock starts at one, as in 1975-07-15T12:20:00Z")
    return date


def _elapsed(text: object) -> Elapsed:
    if isinstance(text, Elapsed):
        return text
    try:
        return parse_elapsed(_text(text))
    except BadDate as error:
        raise ValueError(f"'{short(text)}' cannot be; {error.reason}") from None


def _forward(duration: Elapsed) -> Elapsed:
    if duration.seconds < 0:
        raise ValueError(f"'{duration}' is negative; nothing ends before it begins")
    return duration


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "must be text")
    if not value:
        raise PydanticCustomError("string_too_short", "is empty")
    return value


def _degrees(most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not -most <= float(text) <= most:
            raise ValueError(f"'{short(text)}' is not between -{most} and {most} degrees")
        return text

    return check


def _day(text: str) -> str:
    _date(text)
    return text


def _one_day(date: Interval) -> Interval:
    if date.is_span or not date.start.to_the_day or date.start.timed:
        raise ValueError(f"'{date}' is not a day, as in 2026-11-22")
    return date


def _true(value: bool) -> bool:
    if not value:
        raise ValueError("it can only be true; leave it out where nobody says so")
    return value


def _not_blank(text: str) -> str:
    if text != text.strip():
        raise ValueError("begins or ends with a blank" if text.strip() else "has nothing but blanks")
    return text


def _whole_number(text: object) -> object:
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise ValueError(f"'{short(text)}' is not a whole number")
    if isinstance(text, str) and len(text) > 12:
        raise ValueError(f"{short(text)} is too large")
    return text


class OneOf:
    """In `Annotated[str, OneOf(...)]`: the text is one of these words."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "enum": list(self.words)}

    def check(self, text: str) -> str:
        """Return the text. Raises ValueError when it is not one of the words."""
        if text not in self.words:
            hint = did_you_mean(text, self.words) or f"; it is one of {', '.join(filter(None, self.words))}"
            raise ValueError(f"'{short(text)}' is not known here{hint}")
        return text


LIGHTEST, HEAVIEST = 1, 5
PATTERN_HELP: dict[str, str] = {}  # by pattern, what to write instead


def _matching(pattern: str, instead: str, **limits: int) -> StringConstraints:
    """Return the constraint that a text matches a pattern; instead: what a message says of one that does not."""
    PATTERN_HELP[pattern] = instead
    return StringConstraints(pattern=pattern, **limits)  # type: ignore[arg-type]


_ID_HELP = "an id is lower-case letters and digits, words joined by hyphens"
Id = Annotated[str, _matching(ID, _ID_HELP, max_length=80)]
MissionOrCraft = Annotated[
    str,
    _matching(CRAFT, f"it has an id, or mission/id for what belongs to another mission; {_ID_HELP}", max_length=161),
]
EventId = Annotated[str, _matching(WHOLE_ID, f"write mission/event; {_ID_HELP}", max_length=161)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_not_blank)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_not_blank)]
_DATE_PATTERN = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?Z)?)?)?[~?%]?"  # near enough for an editor
_DATE_SCHEMA = {"type": "string", "pattern": f"^{_DATE_PATTERN}(/{_DATE_PATTERN})?$"}
Date = Annotated[Interval, PlainValidator(_date), WithJsonSchema(_DATE_SCHEMA)]
Instant = Annotated[Date, AfterValidator(_instant)]
_DURATION_SCHEMA = {"type": "string", "pattern": r"^-?\d{1,7}:[0-5]\d(:[0-5]\d)?~?$"}
Duration = Annotated[Elapsed, PlainValidator(_elapsed), WithJsonSchema(_DURATION_SCHEMA)]
Count = Annotated[int, BeforeValidator(_whole_number)]
Weight = Annotated[
    int,
    Field(ge=LIGHTEST, le=HEAVIEST, description="from 1, routine, to 5, a landmark"),
    BeforeValidator(_whole_number),
]
_NUMBER = r"^-?[0-9]{1,3}(\.[0-9]{1,12})?$"
_NUMBER_HELP = "write degrees as a number, as in -23.5"
Latitude = Annotated[str, _matching(_NUMBER, _NUMBER_HELP), AfterValidator(_degrees(90))]
Longitude = Annotated[str, _matching(_NUMBER, _NUMBER_HELP), AfterValidator(_degrees(180))]


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
    site: Line = ""
    cospar: Annotated[
        str, _matching(r"^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$", "an international designator looks like 1975-065A")
    ] = Field(default="", description="international designator")
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
    duration: Annotated[Duration, AfterValidator(_forward)] | None = Field(
        default=None, description="how long it took, where no clock times are known"
    )
    also: list[Id] = Field(default=[], description="the other missions that it belongs to")
    formerly: list[EventId] = Field(default=[], description="ids that it had before")
    distinct: list[Distinct] = Field(default=[], description="events that look like this one and are not")
    weight: Weight = 2
    title: Line
    detail: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Figure(Shape):
    """A fact without a date."""

    id: Id
    about: MissionOrCraft
    label: Line
    value: Line
    unit: Annotated[str, OneOf(["", *UNITS])] = ""
    weight: Weight = 2
    sources: Uses
    disputed: list[Dispute] = []


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

    none: Annotated[bool, AfterValidator(_true)]
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
    commander: Id
    crew: Annotated[list[ExpeditionMember], Field(min_length=1)]
    sources: Uses


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
    weight: Annotated[
        int,
        Field(ge=LIGHTEST, le=HEAVIEST, description="from 3 on, birth and death are days to remember"),
        BeforeValidator(_whole_number),
    ] = 1
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
    year: Annotated[str, _matching(r"^[0-9]{4}(/[0-9]{4})?$", "write one year, or two with a slash between")] = ""
    kind: Annotated[str, OneOf(SOURCE_KINDS)]
    language: Annotated[str, _matching(r"^[a-z]{2,3}$", "a language is its ISO 639 code, such as ru")] = "en"
    url: Annotated[str, _matching(r"^https?://[^\s]+$", "an address begins with https://")] = ""
    note: Text = ""


class Dataset(Shape):
    """What a set of files is as a whole."""

    version: Annotated[
        str, _matching(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a version is a date, as in 2026-11-22"), AfterValidator(_day)
    ]
    covers: Annotated[Date, AfterValidator(_one_day)] | None = Field(
        default=None, description="the day to which the data reach"
    )
    licence: Text
    credit: Line


class File(Shape):
    """A data file: any of these, at least one."""

    dataset: Dataset | None = None
    mission: Mission | None = None
    people: dict[Id, Person] = {}
    organisations: dict[Id, Organisation] = {}
    sources: dict[Id, Source] = {}
