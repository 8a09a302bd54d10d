"""JSON Schemas (draft 2020-12): of the data files, for editors, and of each command's records, for scripts."""

import inspect
import types
import typing
from typing import Any

from missionfacts.model import fields
from missionfacts.model.fields import Kind, kind_of, type_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# What a field of a kind is in JSON; None: as its Python type has it. "" is null there.
_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_LIST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_DATE = {**_TEXT, "description": "EDTF, at the precision of the source, or in the zone that was asked for"}
JSON: dict[Kind, dict[str, Any] | None] = {
    **dict.fromkeys((fields.TEXT, fields.LANGUAGE, fields.SIDE, fields.QUANTITY, fields.GAP, fields.VALUE), _TEXT),
    **dict.fromkeys((fields.DATE, fields.DATE_IN_LIST, fields.DATE_ON_DAY), _DATE),
    fields.ID: {**_TEXT, "description": "an id"},
    fields.IDS: {**_LIST, "description": "ids"},
    **dict.fromkeys((fields.TEXTS, fields.SIDES), _LIST),
    fields.DURATION: {**_TEXT, "description": "a duration, H:MM:SS or H:MM"},
    fields.ELAPSED: {**_TEXT, "description": "elapsed time, H:MM:SS or H:MM"},
    **{kind: {**_TEXT, "description": f"a number in {kind.unit}; ~ after it is about"} for kind in fields.MEASURES},
    **dict.fromkeys((fields.COUNT, fields.TALLY, fields.YEARS, fields.FLAG, fields.USUAL), None),
    **dict.fromkeys((fields.USES, fields.RIVALS, fields.RECORD, fields.RECORDS), None),
}


def of_data_file() -> dict[str, Any]:
    """Return the schema of a data file, made from the models that check it.

    A YAML editor takes 1978 for a number and true for a boolean where we read text, so text allows those too.
    """
    from missionfacts.compile.schema import File

    schema = {"$schema": DRAFT, **File.model_json_schema()}
    schema["title"] = "A data file of missionfacts"
    return typing.cast(dict[str, Any], _lenient(schema))


def _lenient(part: Any) -> Any:
    if isinstance(part, list):
        return [_lenient(item) for item in part]
    if not isinstance(part, dict):
        return part
    loose = {key: _lenient(value) for key, value in part.items()}
    if isinstance(loose.get("description"), str):
        loose["description"] = inspect.cleandoc(loose["description"])  # from 3.13 on Python has done so already
    # Within "properties" the key "type" may be a field of ours.
    if loose.get("type") == "string" and "enum" not in loose and "const" not in loose:
        loose["type"] = ["string", "number", "boolean"]
    elif loose.get("type") in ("integer", "boolean"):
        loose["type"] = [loose["type"], "string"]
    return loose


def of_records(command: str, kinds: tuple[type[Any], ...]) -> dict[str, Any]:
    """Return the schema of what a command that prints some kinds of record prints with `--format json`."""
    definitions: dict[str, Any] = {}
    records = [_record(kind, definitions) for kind in kinds]
    item = records[0] if len(records) == 1 else {"anyOf": records}
    title = f"What missionfacts {command} --format json prints"
    return {"$schema": DRAFT, "title": title, "type": "array", "items": item, "$defs": definitions}


def _field(record: Any, name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    found = JSON[kind_of(record, name)]
    return dict(found) if found is not None else _by_type(type_of(record, name), definitions)


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
        definitions[kind.__name__] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__),
            "properties": {name: _field(kind, name, definitions) for name in kind._fields},
            "required": list(kind._fields),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
