"""What the values in data files may be: text to dates and durations, ids, numbers and words of closed lists.

A value that cannot be raises ValueError with what is wrong in it; `messages` puts that into a sentence. `Written` says
in the JSON Schema what an editor may take a value for, and how it has to look.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from missionfacts.compile import patterns
from missionfacts.compile.written import BOOLEAN, SCALAR, Written, between
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


def _each_once(items: list[Any]) -> list[Any]:
    if len(items) > 1 and len(set(items)) < len(items):
        twice = next(item for item, times in Counter(items).items() if times > 1)
        raise ValueError(f"'{short(getattr(twice, 'id', twice))}' is here twice")
    return items


class OneOf:
    """In `Annotated[str, OneOf(...)]`: the text is one of these words; of a mapping, with what each means."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        self.meanings: Mapping[str, str] = words if isinstance(words, Mapping) else {}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        if self.meanings:  # what an editor shows beside each word that it offers
            ways = [{"const": word, "description": meaning} for word, meaning in self.meanings.items()]
            return {**handler(schema), "anyOf": ways}
        return {**handler(schema), "enum": list(self.words)}

    def check(self, text: str) -> str:
        """Return the text. Raises ValueError when it is not one of the words."""
        if text not in self.words:
            hint = did_you_mean(text, self.words) or f"; it is one of {', '.join(self.words)}"
            raise ValueError(f"'{short(text)}' is not known here{hint}")
        return text


LIGHTEST, HEAVIEST = 1, 5
PATTERN_HELP: dict[str, str] = {}  # by pattern, what to write instead


def _matching(pattern: str, instead: str, **limits: int) -> StringConstraints:
    """Return the constraint that a text matches a pattern; instead: what a message says of one that does not."""
    PATTERN_HELP[pattern] = instead
    return StringConstraints(pattern=pattern, **limits)  # type: ignore[arg-type]


_TRUE, _FALSE = ("1", "on", "t", "true", "y", "yes"), ("0", "off", "f", "false", "n", "no")
T = TypeVar("T")
Unique = Annotated[list[T], AfterValidator(_each_once), Field(json_schema_extra={"uniqueItems": True})]

_ID_HELP = "an id is lower-case letters and digits, words joined by hyphens"
Id = Annotated[
    str,
    _matching(ID, _ID_HELP, max_length=80),
    Written("id", "An id: lower-case letters and digits, words joined by hyphens.", ID, or_=SCALAR, maxLength=80),
]
MissionOrCraft = Annotated[
    str,
    _matching(CRAFT, f"it has an id, or mission/id for what belongs to another mission; {_ID_HELP}", max_length=161),
    Written(
        "own-or-other-id",
        "An id, or mission/id for what belongs to another mission.",
        CRAFT, or_=SCALAR, maxLength=161,
    ),
]  # fmt: skip
EventId = Annotated[
    str,
    _matching(WHOLE_ID, f"write mission/event; {_ID_HELP}", max_length=161),
    Written("event-id", "The id of an event in the whole dataset, mission/event.", WHOLE_ID, maxLength=161),
]
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=500),
    AfterValidator(_not_blank),
    Written("line", "A text of at most 500 letters.", patterns.NO_BLANK_AROUND, or_=SCALAR, minLength=1, maxLength=500),
]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000),
    AfterValidator(_not_blank),
    Written(
        "text",
        "A text of at most 20,000 letters.",
        patterns.NO_BLANK_AROUND,
        or_=SCALAR,
        minLength=1,
        maxLength=20_000,
    ),
]
Date = Annotated[
    Interval,
    PlainValidator(_date),
    Written(
        "date",
        "A date as exact as the source, in UTC once there is a time of day; ~ after it is about, ? doubtful, % both,"
        " and a/b is a span. A profile of EDTF.",
        patterns.DATE,
        or_=between(1, 9999),
        examples=[
            "1975",
            "1975-07",
            "1975-07-17",
            "1975-07-17T16:09Z",
            "1975-07-17T16:09:09Z",
            "1972-07-06/1972-07-18",
        ],
    ),
]
Instant = Annotated[
    Date,
    AfterValidator(_instant),
    Written("instant", "A second in UTC.", patterns.SECOND, examples=["1975-07-15T12:20:00Z"]),
]
Duration = Annotated[
    Elapsed,
    PlainValidator(_elapsed),
    Written(
        "elapsed",
        "Elapsed time, H:MM or H:MM:SS; ~ after it is about. Before the epoch it is negative.",
        patterns.ELAPSED,
        examples=["51:49", "44:19:08", "-0:45:10"],
    ),
]
Count = Annotated[
    int,
    BeforeValidator(_whole_number),
    Written("count", "A whole number.", "^[0-9]{1,12}$", mostly=between(0, 999_999_999_999)),
]
Weight = Annotated[
    int,
    Field(ge=LIGHTEST, le=HEAVIEST),
    BeforeValidator(_whole_number),
    Written(
        "weight",
        "How notable it is, from 1, routine, to 5, a landmark.",
        f"^0{{0,11}}[{LIGHTEST}-{HEAVIEST}]$",
        mostly=between(LIGHTEST, HEAVIEST),
    ),
]
Flag = Annotated[
    bool,
    Written(
        "flag", "true or false.", patterns.in_any_case(*_TRUE, *_FALSE), mostly={"anyOf": [BOOLEAN, between(0, 1)]}
    ),
]
_DEGREES = r"^-?[0-9]{1,3}(\.[0-9]{1,12})?$"
_DEGREES_HELP = "write degrees as a number, as in -23.5"
Latitude = Annotated[
    str,
    _matching(_DEGREES, _DEGREES_HELP),
    AfterValidator(_degrees(90)),
    Written(
        "latitude",
        "Degrees, north positive.",
        patterns.LATITUDE,
        mostly=between(-90, 90, "number"),
    ),
]
Longitude = Annotated[
    str,
    _matching(_DEGREES, _DEGREES_HELP),
    AfterValidator(_degrees(180)),
    Written(
        "longitude",
        "Degrees, east positive.",
        patterns.LONGITUDE,
        mostly=between(-180, 180, "number"),
    ),
]
_DESIGNATOR = "^[0-9]{4}-[0-9]{3}[A-Z]{1,3}$"
Designator = Annotated[
    str,
    _matching(_DESIGNATOR, "an international designator looks like 1975-065A"),
    Written("designator", "An international designator.", _DESIGNATOR, examples=["1975-065A"]),
]
Length = Annotated[  # of something that happened
    Duration,
    AfterValidator(_forward),
    Written("duration", "A length of time, H:MM or H:MM:SS; ~ after it is about.", patterns.LENGTH, examples=["1:40~"]),
]
_YEARS = "^[0-9]{4}(/[0-9]{4})?$"
Years = Annotated[
    str,
    _matching(_YEARS, "write one year, or two with a slash between"),
    Written(
        "years",
        "A year, or two with a slash between.",
        _YEARS,
        or_=between(0, 9999),
        examples=["1978", "1961/1963"],
    ),
]
_LANGUAGE = "^[a-z]{2,3}$"
Language = Annotated[
    str,
    _matching(_LANGUAGE, "a language is its ISO 639 code, such as ru"),
    Written("language", "The ISO 639 code of a language.", _LANGUAGE, or_=BOOLEAN, examples=["ru"]),
]
_ADDRESS = r"^https?://[^\s]+$"
Address = Annotated[
    str,
    _matching(_ADDRESS, "an address begins with https://"),
    Written("address", "A URL that begins with https:// or http://.", _ADDRESS),
]
_DAY = Written("day", "A day.", patterns.DAY, examples=["2026-11-22"])
_VERSION = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Version = Annotated[
    str,
    _matching(_VERSION, "a version is a date, as in 2026-11-22"),
    AfterValidator(_day),
    _DAY,
]
Day = Annotated[Date, AfterValidator(_one_day), _DAY]
OnlyTrue = Annotated[
    bool,
    AfterValidator(_true),
    Written(
        "only-true",
        "true.",
        patterns.in_any_case(*_TRUE),
        mostly={"anyOf": [{**BOOLEAN, "const": True}, between(1, 1)]},
    ),
]


def is_prose(annotation: Any, metadata: Iterable[Any] = ()) -> bool:
    """Tell whether a field is a Line or a Text, or has some: any words that may begin with a sign, too."""
    found = [*metadata, *getattr(annotation, "__metadata__", ())]
    if any(isinstance(each, AfterValidator) and each.func is _not_blank for each in found):
        return True
    return any(map(is_prose, getattr(annotation, "__args__", ())))
