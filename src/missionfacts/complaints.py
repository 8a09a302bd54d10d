"""Checking the shape of a file, and saying what is wrong with it in words that a curator understands."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from missionfacts.errors import Problem, did_you_mean
from missionfacts.schema import File, Shape
from missionfacts.source import Document, Path_


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
    if given is None and kind != "missing":
        return f"'{field}' is empty; write its value or take the field out"
    if kind in _SENTENCES:
        return _SENTENCES[kind](item, field, path)
    if kind in _SHAPES:
        return f"'{field}' must be {_SHAPES[kind]}, not {_shape(given)}"
    return f"{field}: {item['msg']}"


def _unknown_field(_: Any, field: str, path: Path_) -> str:
    known = _fields_at(path[:-1])
    return f"unknown field '{field}'{did_you_mean(field, known) or _list(known)}"


def _pattern(item: Any, field: str, _: Path_) -> str:
    return f"'{field}' cannot be '{_short(item['input'])}'{_PATTERN_HELP.get(item['ctx']['pattern'], '')}"


def _too_short(_: Any, field: str, path: Path_) -> str:  # noqa: ARG001 the signature of all
    return f"'{field}' is empty; no fact without a source" if field == "sources" else f"'{field}' is empty"


def _too_long(item: Any, field: str, _: Path_) -> str:
    return f"'{field}' has {len(item['input'])} letters; it may have {item['ctx']['max_length']}"


def _value(item: Any, field: str, _: Path_) -> str:
    return f"{field}: {item['ctx']['error']}" if field else str(item["ctx"]["error"])


def _weight(item: Any, field: str, _: Path_) -> str:
    return f"'{field}' is {item['input']}; it goes from 1 to 5"


_SENTENCES: dict[str, Callable[[Any, str, Path_], str]] = {
    "extra_forbidden": _unknown_field,
    "missing": lambda _item, field, _path: f"'{field}' is missing",
    "string_pattern_mismatch": _pattern,
    "too_short": _too_short,
    "string_too_short": lambda _item, field, _path: f"'{field}' is empty; write its value or take the field out",
    "string_too_long": _too_long,
    "greater_than_equal": _weight,
    "less_than_equal": _weight,
    "value_error": _value,
}
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
