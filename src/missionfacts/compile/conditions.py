"""What must hold between the fields of one record, in the words of JSON Schema, so that an editor sees it too.

`check` has rules for it, or a validator of the model; tests/schemas/mistakes.yaml has an example of each for both.
"""

from typing import Any

from missionfacts.compile import patterns
from missionfacts.model.vocabulary import SEAT_STATUSES, STANDARD_FIGURES, TIMES, UNITS


def _says(**fields: Any) -> dict[str, Any]:
    """Return a condition: these fields are there, and are so."""
    return {"properties": fields, "required": list(fields)}


def there(*fields: str) -> dict[str, Any]:
    """Return a condition: these fields are there, whatever they are."""
    return _says(**dict.fromkeys(fields, True))  # strict validators want to see what they have to be, too


def _text(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern}


def _id_ends_in(figures: list[str]) -> dict[str, Any]:
    return _says(id=_text(f"(?:^|-)(?:{'|'.join(figures)})$"))


_SOME = {"type": "array", "minItems": 1}
_IN_A_UNIT = [name for name, (_, unit) in STANDARD_FIGURES.items() if unit]
_MEASURES = [unit for unit in UNITS if unit not in TIMES]
_A_NUMBER = {"properties": {"value": {"anyOf": [{"type": "number"}, _text(patterns.NUMBER)]}}}

WHAT_EVENTS_NEED: list[Any] = [
    {"if": _says(kind={"const": "transfer"}), "then": _says(to=True, people=_SOME)},
    {"if": there("to"), "then": {"properties": {"kind": {"enum": ["transfer", "eva"]}}}},
    {"if": there("duration"), "then": {"properties": {"at": {"not": _text(patterns.TIMES_OF_BOTH_ENDS)}}}},
]
WHAT_FIGURES_NEED: list[Any] = [
    {"if": _id_ends_in(list(STANDARD_FIGURES)), "else": there("label")},
    {"if": {**_id_ends_in(_IN_A_UNIT), "not": there("label")}, "then": _A_NUMBER},
    {"if": _says(unit={"enum": _MEASURES}), "then": _A_NUMBER},
    {"if": _says(unit={"enum": list(TIMES)}), "then": {"properties": {"value": _text(patterns.LENGTH)}}},
]
WHAT_MISSIONS_MAY_HAVE: list[Any] = [
    *(
        {"if": _says(**{group: _SOME}), "then": {"properties": {"kind": {"const": "station"}}}}
        for group in ("expeditions", "visitors")
    ),
    {
        "if": there("backup"),
        "then": {
            "properties": {
                "crew": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"status": {"enum": [each for each in SEAT_STATUSES if each != "backup"]}},
                    },
                }
            }
        },
    },
]
