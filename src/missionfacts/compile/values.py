"""What the values in data files may be: text to dates and durations, ids, numbers and words of closed lists.

A value that cannot be raises ValueError with what is wrong in it; `messages` puts that into a sentence.
"""

from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from missionfacts.dates.edtf import Interval, parse
from missionfacts.dates.elapsed import Elapsed, parse_elapsed
from missionfacts.errors import BadDate, did_you_mean
from missionfacts.model.vocabulary import CRAFT, ID, WHOLE_ID


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
Designator = Annotated[
    str, _matching(r"^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$", "an international designator looks like 1975-065A")
]
Length = Annotated[Duration, AfterValidator(_forward)]  # of something that happened
Years = Annotated[str, _matching(r"^[0-9]{4}(/[0-9]{4})?$", "write one year, or two with a slash between")]
Language = Annotated[str, _matching(r"^[a-z]{2,3}$", "a language is its ISO 639 code, such as ru")]
Address = Annotated[str, _matching(r"^https?://[^\s]+$", "an address begins with https://")]
Version = Annotated[
    str, _matching(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a version is a date, as in 2026-11-22"), AfterValidator(_day)
]
Day = Annotated[Date, AfterValidator(_one_day)]
OnlyTrue = Annotated[bool, AfterValidator(_true)]
