"""JSON Schemas (draft 2020-12): of the data files, for editors, and of each command's records, for scripts."""

import inspect
import types
import typing
from typing import Any

from missionfacts.model import Anniversary, Coming, Event, Mission, Seat
from missionfacts.model.cards import Figure, MissionCard, OrganisationCard, PersonCard
from missionfacts.model.provenance import Citation, Difference, Hit, Work

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PRINTS: dict[str, tuple[type[Any], ...]] = {  # the records that a command prints
    "missions": (Mission,),
    "show": (MissionCard, OrganisationCard),
    "timeline": (Event,),
    "crew": (Seat,),
    "figures": (Figure,),
    "person": (PersonCard,),
    "search": (Hit,),
    "sources": (Work,),
    "cite": (Citation,),
    "disputes": (Difference,),
    "today": (Anniversary,),
    "upcoming": (Coming,),
}


def of_data_file() -> dict[str, Any]:
    """Return the schema of a data file, made from the models that check it.

    A YAML editor takes 1978 for a number and true for a boolean where we read text, so text allows those too.
    """
    from missionfacts.schema import File

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


def of_records(command: str) -> dict[str, Any]:
    """Return the schema of what a command prints with `--format json`."""
    definitions: dict[str, Any] = {}
    records = [_shape(kind, definitions) for kind in PRINTS[command]]
    item = records[0] if len(records) == 1 else {"anyOf": records}
    title = f"What missionfacts {command} --format json prints"
    return {"$schema": DRAFT, "title": title, "type": "array", "items": item, "$defs": definitions}


def _shape(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type that records use."""
    if annotation is str:
        return {"type": ["string", "null"]}
    if annotation is bool:
        return {"type": "boolean"}
    if annotation is int:
        return {"type": "integer"}
    if isinstance(annotation, types.UnionType):
        return {"anyOf": [_shape(part, definitions) for part in typing.get_args(annotation)]}
    if annotation is types.NoneType:
        return {"type": "null"}
    if typing.get_origin(annotation) is tuple:
        item = typing.get_args(annotation)[0]
        return {"type": "array", "items": {"type": "string"} if item is str else _shape(item, definitions)}
    return _record(annotation, definitions)


def _record(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {
            "type": "object",
            "description": inspect.cleandoc(kind.__doc__),
            "properties": {name: _shape(part, definitions) for name, part in kind.__annotations__.items()},
            "required": list(kind._fields),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
