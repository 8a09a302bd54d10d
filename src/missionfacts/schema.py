"""The shape of the data files as pydantic models: which fields there are, which must be there, what each may hold.

All values arrive as text (see source.py). What no single record can tell, such as whether a cited source exists, is for
rules.py.
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from missionfacts import dates, model
from missionfacts.errors import BadDate, did_you_mean
from missionfacts.names import fold


def short(value: object) -> str:
    """Return a value as messages quote it: in one line, and not too long."""
    text = str(value).replace("\n", "\\n")
    return text if len(text) <= 60 else text[:59] + "…"


def _edtf(text: str) -> str:
    try:
        dates.parse(text)
    except BadDate as error:
        raise ValueError(f"'{short(text)}' is not a date: {error.reason}") from None
    return text


def _instant(text: str) -> str:
    _edtf(text)
    start, end = dates.parse(text)
    if start.second is None or start.mark or start != end:
        raise ValueError(f"'{text}' is not a second; a clock starts at one, as in 1975-07-15T12:20:00Z")
    return text


def _elapsed(text: str) -> str:
    try:
        dates.parse_elapsed(text)
    except BadDate as error:
        raise ValueError(f"'{short(text)}' cannot be; {error.reason}") from None
    return text


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


Id = Annotated[str, StringConstraints(pattern=model.ID, max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_not_blank)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(_not_blank)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Count = Annotated[int, BeforeValidator(_whole_number)]
Weight = Annotated[Count, Field(ge=1, le=5, description="from 1, routine, to 5, a landmark")]


class Shape(BaseModel):
    """A mapping with a closed set of keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Use(Shape):
    """One use of a source: the work, and where in it."""

    id: Id
    at: Line = Field(default="", description="page, table, chapter or photo number")
    printed: Line = Field(default="", description="what the source prints, where we had to convert it")


Uses = Annotated[list[Use], Field(min_length=1)]


class Dispute(Shape):
    """What another good source says: exactly one rival value, whose it is, and why ours is preferred."""

    at: Edtf | None = None
    place: Line | None = None
    elapsed: Annotated[str, AfterValidator(_elapsed)] | None = None
    value: Line | None = None
    role: Line | None = None
    status: Text | None = None
    born: Edtf | None = None
    died: Edtf | None = None
    name: Line | None = None
    founded: Edtf | None = None
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
        return [(name, text) for name, text in self if name not in {"sources", "note"} and text is not None]


class Clock(Shape):
    """A reference for elapsed time."""

    id: Id
    name: Line
    epoch: Annotated[str, AfterValidator(_instant)]
    sources: Uses


class Spacecraft(Shape):
    """A ship, module or station as flown."""

    id: Id
    name: Line
    type: Line = ""
    serial: Line = ""
    launcher: Line = ""
    site: Line = ""
    cospar: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$")] = ""
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
    status: Annotated[str, OneOf(model.SEAT_STATUSES)]
    landed_in: Annotated[str, StringConstraints(pattern=model.CRAFT, max_length=161)] = Field(
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


class Event(Shape):
    """Something that happened."""

    id: Id
    at: Edtf
    elapsed: dict[Id, Annotated[str, AfterValidator(_elapsed)]] = Field(
        default={}, description="elapsed time as the source prints it, by clock"
    )
    kind: Annotated[str, OneOf(model.EVENT_KINDS)]
    spacecraft: list[Id] = []
    people: list[Id] = []
    to: Id = Field(default="", description="for a transfer: the spacecraft that the people pass into")
    place: Line = ""
    weight: Weight = 2
    title: Line
    detail: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Figure(Shape):
    """A fact without a date."""

    id: Id
    about: Id
    label: Line
    value: Line
    unit: Annotated[str, OneOf(["", *model.UNITS])] = ""
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
    at: Edtf
    event: Id = Field(default="", description="the event that it shows")
    caption: Text
    credit: Line
    people: list[Id] = []
    note: Text = ""
    sources: Uses


class Mission(Shape):
    """A mission and all that belongs to it."""

    id: Id
    name: Line
    aliases: list[Line] = []
    kind: Annotated[str, OneOf(model.MISSION_KINDS)]
    agencies: list[Id] = []
    summary: Text
    objectives: list[Text] = []
    outcome: Text = ""
    sources: Uses
    clocks: list[Clock] = []
    spacecraft: list[Spacecraft] = []
    crew: list[Seat] = []
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
    born: Edtf | None = None
    died: Edtf | None = None
    sources: Uses
    disputed: list[Dispute] = []


class Organisation(Shape):
    """An agency, centre, company or council that takes part in missions."""

    name: Line
    native: Line = ""
    aliases: list[Line] = []
    kind: Annotated[str, OneOf(model.ORGANISATION_KINDS)]
    parent: Id = ""
    founded: Edtf | None = None
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
    year: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(/[0-9]{4})?$")] = ""
    kind: Annotated[str, OneOf(model.SOURCE_KINDS)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "en"
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")] = ""
    note: Text = ""


class Dataset(Shape):
    """What a set of files is as a whole."""

    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_edtf)]
    licence: Text
    credit: Line


class File(Shape):
    """A data file: any of these, at least one."""

    dataset: Dataset | None = None
    mission: Mission | None = None
    people: dict[Id, Person] = {}
    organisations: dict[Id, Organisation] = {}
    sources: dict[Id, Source] = {}
