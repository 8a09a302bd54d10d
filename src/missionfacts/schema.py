"""The shape of the data files as pydantic models: which fields there are, which must be there, what each may hold.

All values arrive as text (see source.py). What no single record can tell, such as whether a cited source exists, is for
rules.py.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from missionfacts import dates, model
from missionfacts.errors import BadDate, Problem, did_you_mean
from missionfacts.names import fold
from missionfacts.source import Document, Path_


def _edtf(text: str) -> str:
    try:
        dates.parse(text)
    except BadDate as error:
        raise ValueError(error.reason) from None
    return text


def _instant(text: str) -> str:
    _edtf(text)
    if dates.parse(text).start.second is None:
        raise ValueError("a clock starts at a second, as in 1975-07-15T12:20:00Z")
    return text


def _elapsed(text: str) -> str:
    try:
        dates.parse_elapsed(text)
    except BadDate as error:
        raise ValueError(error.reason) from None
    return text


def _whole_number(text: object) -> object:
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise ValueError(f"'{text}' is not a whole number")
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
            hint = did_you_mean(text, self.words) or f"; it is one of {', '.join(self.words)}"
            raise ValueError(f"'{text}' is not known here{hint}")
        return text


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Count = Annotated[int, BeforeValidator(_whole_number)]
Weight = Annotated[Count, Field(ge=1, le=5, description="from 1, routine, to 5, a landmark")]


class Shape(BaseModel):
    """A mapping with a closed set of keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Use(Shape):
    """One use of a source: the work, and where in it."""

    id: Id
    at: Text = Field(default="", description="page, table, chapter or photo number")
    printed: Text = Field(default="", description="what the source prints, where we had to convert it")


Uses = Annotated[list[Use], Field(min_length=1)]


class Dispute(Shape):
    """What another good source says: exactly one rival value, whose it is, and why ours is preferred."""

    at: Edtf | None = None
    place: Text | None = None
    elapsed: Annotated[str, AfterValidator(_elapsed)] | None = None
    value: Text | None = None
    role: Text | None = None
    status: Text | None = None
    born: Edtf | None = None
    died: Edtf | None = None
    name: Text | None = None
    founded: Edtf | None = None
    claim: Text | None = Field(default=None, description="a rival to what no other field holds, in words")
    sources: Uses
    note: Text

    @model_validator(mode="after")
    def _one_rival(self) -> "Dispute":
        if len(self.rivals()) != 1:
            raise ValueError(
                "a dispute gives one rival value: at, place, elapsed, value, role, born, died, name or claim"
            )
        return self

    def rivals(self) -> list[tuple[str, str]]:
        """Return the fields that hold a rival value, with the value; there is one when the shape is right."""
        return [(name, text) for name, text in self if name not in {"sources", "note"} and text is not None]


class Clock(Shape):
    """A reference for elapsed time."""

    id: Id
    name: Text
    epoch: Annotated[str, AfterValidator(_instant)]
    sources: Uses


class Spacecraft(Shape):
    """A ship, module or station as flown."""

    id: Id
    name: Text
    type: Text = ""
    serial: Text = ""
    launcher: Text = ""
    site: Text = ""
    cospar: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[A-Z]{1,3}$")] = ""
    side: Text = ""
    crew: Count | None = Field(default=None, description="how many people it was launched with")
    aliases: list[Text] = []
    sources: Uses


class Seat(Shape):
    """A person's part in the mission."""

    person: Id
    spacecraft: Id | Literal[""] = ""
    role: Text
    status: Annotated[str, OneOf(model.SEAT_STATUSES)]
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
    to: Id | Literal[""] = Field(default="", description="for a transfer: the spacecraft that the people pass into")
    place: Text = ""
    weight: Weight = 2
    title: Text
    detail: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Figure(Shape):
    """A fact without a date."""

    id: Id
    about: Id
    label: Text
    value: Text
    unit: Annotated[str, OneOf(["", *model.UNITS])] = ""
    weight: Weight = 2
    sources: Uses
    disputed: list[Dispute] = []


class Experiment(Shape):
    """Scientific or technical work of the mission, as its plan numbers it."""

    id: Id
    number: Text = ""
    name: Text
    spacecraft: list[Id] = Field(default=[], description="the craft that carry it; the first is the principal one")
    side: list[Text] = []
    joint: bool = False
    field: Text = ""
    summary: Text = ""
    note: Text = ""
    sources: Uses


class Picture(Shape):
    """A photograph, named so that it can be found; its file is never fetched."""

    id: Id
    number: Text = Field(default="", description="the agency's number")
    also: list[Text] = Field(default=[], description="other numbers of the same picture")
    at: Edtf
    event: Id | Literal[""] = Field(default="", description="the event that it shows")
    caption: Text
    credit: Text
    people: list[Id] = []
    note: Text = ""
    sources: Uses


class Mission(Shape):
    """A mission and all that belongs to it."""

    id: Id
    name: Text
    aliases: list[Text] = []
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

    name: Text
    full: Text = Field(default="", description="the full name, where the usual one is short for it")
    native: Text = Field(default="", description="the name in its own script, with the patronymic")
    aliases: list[Text] = []
    nation: Text = ""
    born: Edtf | None = None
    died: Edtf | None = None
    sources: Uses
    disputed: list[Dispute] = []


class Organisation(Shape):
    """An agency, centre, company or council that takes part in missions."""

    name: Text
    native: Text = ""
    aliases: list[Text] = []
    kind: Annotated[str, OneOf(model.ORGANISATION_KINDS)]
    parent: Id | Literal[""] = ""
    founded: Edtf | None = None
    place: Text = ""
    role: Text
    note: Text = ""
    sources: Uses
    disputed: list[Dispute] = []


class Source(Shape):
    """A work that facts are from."""

    title: Text
    authors: list[Text] = []
    publisher: Text = ""
    year: Annotated[str, StringConstraints(pattern=r"^\d{4}(/\d{4})?$")] = ""
    kind: Annotated[str, OneOf(model.SOURCE_KINDS)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] = "en"
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")] = ""
    note: Text = ""


class Dataset(Shape):
    """What a set of files is as a whole."""

    version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
    licence: Text
    credit: Text


class File(Shape):
    """A data file: any of these, at least one."""

    dataset: Dataset | None = None
    mission: Mission | None = None
    people: dict[Id, Person] = {}
    organisations: dict[Id, Organisation] = {}
    sources: dict[Id, Source] = {}


def check_shape(document: Document) -> tuple[File | None, list[Problem]]:
    """Return a document as models, or None with all that is wrong with its shape."""
    if not isinstance(document.tree, dict):
        line, column = document.place(())
        return None, [Problem(document.file, line, column, "", "a data file is a mapping: mission, people or sources")]
    try:
        return File.model_validate(document.tree), []
    except ValidationError as error:
        # A path that ends in a key of a union names the branch too; what is not in the document is cut off by place().
        return None, [_problem(document, item) for item in error.errors(include_url=False)]


def _problem(document: Document, item: Any) -> Problem:
    path: Path_ = tuple(part for part in item["loc"] if part != "[key]")
    line, column = document.place(path)
    field = next(
        (str(part) for part in reversed(path) if isinstance(part, str) and not part.startswith("function-")),
        "",
    )
    return Problem(document.file, line, column, describe(document.tree, path), _message(item, field, path))


def _message(item: Any, field: str, path: Path_) -> str:
    kind, given = item["type"], item.get("input")
    if kind == "extra_forbidden":
        known = _fields_at(path[:-1])
        return f"unknown field '{field}'{did_you_mean(field, known) or _list(known)}"
    if kind == "missing":
        return f"'{field}' is missing"
    if given is None:
        return f"'{field}' is empty; write its value or take the field out"
    if kind == "string_pattern_mismatch":
        return f"'{field}' cannot be '{_short(given)}'{_PATTERN_HELP.get(item['ctx']['pattern'], '')}"
    if kind in {"string_type", "list_type", "dict_type", "model_type", "model_attributes_type"}:
        return f"'{field}' must be {_SHAPES[kind]}, not {_shape(given)}"
    if kind == "too_short":
        return f"'{field}' is empty; no fact without a source" if field == "sources" else f"'{field}' is empty"
    if kind == "string_too_short":
        return f"'{field}' is empty; write its value or take the field out"
    if kind in {"greater_than_equal", "less_than_equal"}:
        return f"'{field}' is {given}; it goes from 1 to 5"
    if kind == "value_error":
        return f"{field}: {item['ctx']['error']}" if field else str(item["ctx"]["error"])
    return f"{field}: {item['msg']}"


_PATTERN_HELP = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "; an id is lower-case letters and digits, words joined by hyphens",
    r"^\d{4}-\d{3}[A-Z]{1,3}$": "; an international designator looks like 1975-065A",
    r"^\d{4}-\d\d-\d\d$": "; a version is a date, as in 2026-11-22",
    r"^\d{4}(/\d{4})?$": "; write one year, or two with a slash between",
    r"^[a-z]{2,3}$": "; a language is its ISO 639 code, such as ru",
    r"^https?://[^\s]+$": "; an address begins with https://",
}
_SHAPES = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def _shape(value: object) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else f"'{_short(value)}'"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _list(words: list[str]) -> str:
    return f"; there are {', '.join(words)}" if words else ""


def _fields_at(path: Path_) -> list[str]:
    """Return the fields that a mapping at a path may have."""
    shape: Any = File
    for part in path:
        if isinstance(part, int) or shape is None:
            continue
        fields = getattr(shape, "model_fields", {})
        shape = _model_in(fields[part].annotation) if part in fields else shape
    return list(getattr(shape, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    """Return the model that a field's type is made of, if it is."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    found = (_model_in(argument) for argument in getattr(annotation, "__args__", ()))
    return next((shape for shape in found if shape), None)


def describe(tree: object, path: Path_) -> str:
    """Return the record that a path leads into, in plain words: "event first-docking"; "" outside any record.

    >>> describe({"mission": {"id": "x", "events": [{"id": "launch"}]}}, ("mission", "events", 0, "at"))
    'event launch'
    """
    words = ""
    node = tree
    for depth, part in enumerate(path):
        try:
            node = node[part]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
        parent = path[depth - 1] if depth else ""
        if part == "mission" and isinstance(node, dict):
            words = f"mission {node.get('id', '')}".rstrip()
        elif parent in _SINGULAR and isinstance(node, dict):
            name = part if isinstance(part, str) else node.get("id") or node.get("person") or f"no. {part + 1}"
            words = f"{_SINGULAR[parent]} {name}"
    return words


_SINGULAR: dict[str | int, str] = {
    "events": "event",
    "crew": "seat of",
    "facts": "figure",
    "clocks": "clock",
    "people": "person",
    "experiments": "experiment",
    "pictures": "picture",
    "organisations": "organisation",
    "spacecraft": "spacecraft",
}
