"""JSON Schemas (draft 2020-12): of the data files, for editors, and of each command's records, for scripts."""

import inspect
import types
import typing
from collections.abc import Sequence
from typing import Any

from missionfacts.compile import patterns
from missionfacts.compile.meanings import meanings, what_is
from missionfacts.compile.yaml_reader import FOR_EDITORS, MOST_KEYS
from missionfacts.model import fields
from missionfacts.model.fields import Kind, kind_of, type_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": ["string", "null"]}  # "" is null in JSON
_LIST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
# The forms of text that several kinds of field have, by the names of their definitions.
FORMS: dict[str, dict[str, Any]] = {
    "date": {
        **_TEXT,
        "pattern": patterns.DATE,
        "description": "A date, a time in UTC, or a span, no more exact than the source: a profile of EDTF.",
    },
    "second": {
        **_TEXT,
        "pattern": patterns.SECOND,
        "format": "date-time",
        "description": "A second in UTC, in RFC 3339.",
    },
    "clock-time": {
        **_TEXT,
        "pattern": patterns.CLOCK_TIME,
        "description": "A date or time with the offset of its zone, or the reading of a clock of elapsed time.",
    },
    "duration": {
        **_TEXT,
        "pattern": patterns.ELAPSED,
        "description": "A length of time, H:MM:SS or H:MM; ~ after it is about.",
    },
    "elapsed": {
        **_TEXT,
        "pattern": patterns.READING,
        "description": "The reading of a clock, H:MM:SS or H:MM; ~ after it is about, ? doubtful, % both.",
    },
    **{
        kind.unit: {
            **_TEXT,
            "pattern": patterns.NUMBER,
            "description": f"A number in {kind.unit}, as exact as its source; ~ after it is about, a/b a range.",
        }
        for kind in fields.MEASURES
    },
}


def _form(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


# What a field of a kind is in JSON; None: as its Python type has it.
JSON: dict[Kind, dict[str, Any] | None] = {
    **dict.fromkeys((fields.TEXT, fields.LANGUAGE, fields.SIDE, fields.QUANTITY, fields.GAP, fields.VALUE), _TEXT),
    **dict.fromkeys((fields.DATE, fields.DATE_IN_LIST), _form("date")),
    **dict.fromkeys((fields.DATE_ON_DAY, fields.CLOCK_TIME), _form("clock-time")),
    fields.SECOND: _form("second"),
    fields.ID: _TEXT,
    **dict.fromkeys((fields.IDS, fields.TEXTS, fields.SIDES), _LIST),
    fields.DURATION: _form("duration"),
    fields.ELAPSED: _form("elapsed"),
    **{kind: _form(kind.unit) for kind in fields.MEASURES},
    **dict.fromkeys((fields.COUNT, fields.TALLY, fields.YEARS, fields.FLAG, fields.USUAL), None),
    **dict.fromkeys((fields.USES, fields.RIVALS, fields.RECORD, fields.RECORDS), None),
}


def of_data_file() -> dict[str, Any]:
    """Return the schema of a data file, made from the models that check it.

    It is for programs that read YAML by themselves, and take 1978 for a number and true for a boolean where we read
    text; see `Written`.
    """
    from missionfacts.compile.schema import File
    from missionfacts.compile.written import WRITTEN

    made = _plain(File.model_json_schema())
    definitions = {**made.pop("$defs"), **dict(sorted(WRITTEN.items()))}
    schema = {"$schema": DRAFT, **made, "$defs": definitions}  # an editor would show a title above each field's words
    schema["properties"] = {FOR_EDITORS: {"description": "Where an editor finds this schema."}, **schema["properties"]}
    return schema


def _plain(part: Any) -> Any:
    """Return a part of a schema as an editor needs it.

    What is written in a way of ours becomes a reference to its definition; titles that repeat the names of fields go,
    and so does `null`, since what may be left out may not be written as nothing.
    """
    if not isinstance(part, dict):
        return part
    found = {key: _within(key, value) for key, value in part.items() if key != "title"}
    if name := found.pop("$written", ""):
        found = {"$ref": f"#/$defs/{name}", **found}
    if isinstance(found.get("additionalProperties"), dict):
        found |= {"propertyNames": {"$ref": "#/$defs/id"}, "maxProperties": MOST_KEYS}
    if found.get("default", "") in (None, "", [], {}):
        found.pop("default", None)
    if isinstance(found.get("description"), str):
        found["description"] = inspect.cleandoc(found["description"])  # from 3.13 on Python has done so already
    return _without_null(found)


def _within(key: str, value: Any) -> Any:
    if key in ("properties", "$defs"):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else _plain(value)


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    ways = [way for way in part.get("anyOf", ()) if way != {"type": "null"}]
    if len(ways) != 1:
        return part
    return {**ways[0], **{key: value for key, value in part.items() if key != "anyOf"}}


def of_records(command: str, kinds: Sequence[type[Any]], chosen: Sequence[str] = ()) -> dict[str, Any]:
    """Return the schema of what a command that prints some kinds of record prints with `--format json`.

    A line of NDJSON is an item of it. chosen: the fields that the records have, in this order; () is every field.
    """
    definitions: dict[str, Any] = {}
    if chosen:
        records = [_object(kind, chosen, definitions) for kind in kinds]
    else:
        records = [_record(kind, definitions) for kind in kinds]
    picked = f" --fields {','.join(chosen)}" if chosen else ""
    return {
        "$schema": DRAFT,
        "title": f"What missionfacts {command} --format json{picked} prints",
        "type": "array",
        "items": records[0] if len(records) == 1 else {"anyOf": records},
        "$defs": definitions,
    }


def _field(record: Any, name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    found = JSON[kind_of(record, name)] or _by_type(type_of(record, name), definitions)
    form = found.get("$ref", "").rpartition("/")[2]
    if form in FORMS:
        definitions.setdefault(form, FORMS[form])
    meaning = meanings(record).get(name)
    return {**found, "description": meaning} if meaning else dict(found)


def _by_type(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if annotation in (bool, int, types.NoneType):
        return {"type": {bool: "boolean", int: "integer", types.NoneType: "null"}[annotation]}
    if isinstance(annotation, types.UnionType):
        return {"anyOf": [_by_type(part, definitions) for part in typing.get_args(annotation)]}
    if typing.get_origin(annotation) is tuple:
        return {"type": "array", "items": _by_type(typing.get_args(annotation)[0], definitions)}
    return _record(annotation, definitions)


def _record(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # it may contain itself
        definitions[kind.__name__] = _object(kind, kind._fields, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: Any, names: Sequence[str], definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": what_is(kind),
        "properties": {name: _field(kind, name, definitions) for name in names},
        "required": list(names),
        "additionalProperties": False,
    }
