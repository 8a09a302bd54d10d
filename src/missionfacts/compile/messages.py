"""Checking the shape of a file, and saying what is wrong with it in words that a curator understands."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from missionfacts.compile.schema import File, Mission, Shape
from missionfacts.compile.values import HEAVIEST, LIGHTEST, PATTERN_HELP, is_prose, short
from missionfacts.compile.yaml_reader import MOST_PROBLEMS, Document, Path_
from missionfacts.errors import did_you_mean
from missionfacts.model.problems import Problem, Untold

CHUNK = 1_000  # items of a list that are looked at together


class Shaped(NamedTuple):
    """What the shape of a document is found to be."""

    content: File | None  # None when there are problems
    problems: list[Problem]
    wrong: dict[Path_, str]  # where it is wrong, and the type of the mistake as pydantic has it, or "empty"


def check_shape(document: Document) -> Shaped:
    """Check a document against the models."""
    if not isinstance(document.tree, dict):
        line, column = document.place(())
        problem = Problem(document.file, line, column, "", "a data file is a mapping: mission, people or sources")
        return Shaped(None, [problem], {(): "model_type"})
    # A field that may be None would take what is written as nothing; to the reader that is a slip like any other.
    messages = {path: _empty(name_at(path)) for path in islice(_empties(document.tree), MOST_PROBLEMS)}
    wrong = dict.fromkeys(messages, "empty")
    around = {path[:-1] for path in messages}
    content, cut_short = None, len(messages) == MOST_PROBLEMS
    try:
        content = File.model_validate(truncate_errors(document.tree))
    except ValidationError as error:
        items = error.errors(include_url=False)
        cut_short = cut_short or len(items) > MOST_PROBLEMS
        for item in items[:MOST_PROBLEMS]:
            path = path_of(item)
            around_it = path[:-1] if item["type"] == "missing" else path
            if item["type"] in _TOO_LITTLE and around_it in document.unfinished:
                continue  # nobody knows what would have come
            if item["type"] == "extra_forbidden" or not (path in messages or path in around):
                messages[path] = _message(item, path)
                wrong[path] = item["type"]
    told = {path: message for path, message in messages.items() if path not in document.spoilt}
    problems = [_problem(document, *each) for each in told.items()]
    if cut_short and (more := len(_all_wrong(document.tree) - document.spoilt - told.keys())):
        problems.append(Untold.after(max(problems, key=lambda problem: problem.place), more, "in this file"))
    if messages or document.spoilt:
        content = None
    return Shaped(content, problems, wrong | dict.fromkeys(document.spoilt, "empty"))


def path_of(item: Any) -> Path_:
    """Return where in a document a mistake is that pydantic tells of."""
    return tuple(part for part in item["loc"] if part != "[key]")


def _all_wrong(tree: dict[str, object]) -> set[Path_]:
    """Return all places where something is wrong with the shape, however many these are."""
    empties = set(_empties(tree))
    cut: Any = truncate_errors(tree)
    wrong = _places(File, cut)
    for group, kept in cut["mission"].items() if cut is not tree else ():
        whole: Any = tree["mission"]
        for start in range(len(kept), len(whole[group]), CHUNK) if kept is not whole[group] else ():
            places = _places(_annotation(group), whole[group][start : start + CHUNK])
            wrong |= {("mission", group, start + int(path[0]), *path[1:]) for path in places}
    return empties | (wrong - {path[:-1] for path in empties})


def _places(shape: Any, value: object) -> set[Path_]:
    """Return where a value does not have a shape."""
    try:
        _adapter(shape).validate_python(value)
    except ValidationError as error:
        items = error.errors(include_url=False, include_input=False, include_context=False)
        return {path_of(item) for item in items}
    return set()


def truncate_errors(tree: dict[str, object]) -> dict[str, object]:
    """Return a tree with each long list cut behind its first MOST_PROBLEMS mistakes: pydantic would keep them all."""
    mission = tree.get("mission")
    if not isinstance(mission, dict):
        return tree
    cut = dict(mission)
    for group, items in mission.items():
        if isinstance(items, list) and len(items) > CHUNK and group in Mission.model_fields:
            cut[group] = items[: _items_to_check(items, _adapter(_annotation(group)))]
    return {**tree, "mission": cut}


def _annotation(group: str) -> Any:
    return Mission.model_fields[group].annotation


@cache
def _adapter(shape: Any) -> TypeAdapter[object]:
    return TypeAdapter(shape)


def _items_to_check(items: list[object], shape: TypeAdapter[object]) -> int:
    """Return how many items have fewer mistakes than a reader wants to see, and a chunk more."""
    mistakes = 0
    for start in range(0, len(items), CHUNK):
        try:
            shape.validate_python(items[start : start + CHUNK])
        except ValidationError as error:
            mistakes += error.error_count()
        if mistakes >= MOST_PROBLEMS:
            return start + CHUNK
    return len(items)


def _empties(tree: object) -> Iterator[Path_]:
    """Yield the paths of what is written as nothing."""
    waiting: list[tuple[Path_, object]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        if node is None:
            yield path
        elif isinstance(node, dict):
            waiting += [((*path, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            waiting += [((*path, i), value) for i, value in enumerate(node)]


def _problem(document: Document, path: Path_, message: str) -> Problem:
    line, column = document.place(path)
    return Problem(document.file, line, column, describe(document.tree, path), message)


def name_at(path: Path_) -> str:
    """Return what a path leads to, in words.

    >>> name_at(("mission", "name")), name_at(("mission", "events", 0))
    ("'name'", "an item of 'events'")
    """
    return f"'{path[-1]}'" if isinstance(path[-1], str) else f"an item of '{path[-2]}'"


def _empty(name: str) -> str:
    return f"{name} is empty; write its value or take {'it' if name.startswith('an item') else 'the field'} out"


def _message(item: Any, path: Path_) -> str:
    kind, given, name = item["type"], item.get("input"), name_at(path)
    if given == "" and kind != "missing":
        return _empty(name)
    if kind in _SENTENCES:
        return _SENTENCES[kind](item, name, path)
    if kind in _SHAPES:
        return f"{name} must be {_SHAPES[kind]}, not {_shape(given)}"
    return f"{name}: {item['msg']}"


def _unknown_field(_: Any, name: str, path: Path_) -> str:
    known = _fields_at(path[:-1])
    return f"unknown field {name}{did_you_mean(str(path[-1]), known) or _list(known)}"


def _pattern(item: Any, name: str, _: Path_) -> str:
    cannot_be = "an id" if item["loc"][-1] == "[key]" else f"'{short(item['input'])}'"
    return f"{name} cannot be {cannot_be}; {PATTERN_HELP[item['ctx']['pattern']]}"


def _too_short(_: Any, name: str, path: Path_) -> str:
    return f"{name} is empty; no fact without a source" if path[-1] == "sources" else f"{name} is empty"


def _too_long(item: Any, name: str, _: Path_) -> str:
    return f"{name} has {len(item['input'])} letters; it may have {item['ctx']['max_length']}"


def _value(item: Any, name: str, path: Path_) -> str:
    return f"{path[-1] if isinstance(path[-1], str) else name}: {item['ctx']['error']}"


def _out_of_range(item: Any, name: str, _: Path_) -> str:
    return f"{name} is {item['input']}; it goes from {LIGHTEST} to {HEAVIEST}"


_TOO_LITTLE = {"missing", "too_short", "value_error"}  # mistakes that more text may put right
_SENTENCES: dict[str, Callable[[Any, str, Path_], str]] = {
    "extra_forbidden": _unknown_field,
    "missing": lambda _item, name, _path: f"{name} is missing",
    "string_pattern_mismatch": _pattern,
    "too_short": _too_short,
    "string_too_short": lambda _item, name, _path: _empty(name),
    "string_too_long": _too_long,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "value_error": _value,
}
_SHAPES = {
    "string_type": "text",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}


def _shape(value: object) -> str:
    return "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else f"'{short(value)}'"


def _list(words: list[str]) -> str:
    return f"; there are {', '.join(words)}" if words else ""


def _fields_at(path: Path_) -> list[str]:
    return list(getattr(shape_at(path), "model_fields", {}))


def shape_at(path: Path_) -> type[Shape] | None:
    """Return the model of a mapping at a path, or of the nearest around it that has one."""
    shape: Any = File
    for part in path:
        if isinstance(part, int) or shape is None:
            continue
        fields = getattr(shape, "model_fields", {})
        shape = _model_in(fields[part].annotation) if part in fields else shape
    found: type[Shape] | None = shape
    return found


def is_text(path: Path_) -> bool:
    """Tell whether what a path leads to may be any text."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    field = getattr(shape_at(path[:-1]), "model_fields", {}).get(path[-1]) if path else None
    return field is not None and is_prose(field.annotation, field.metadata)


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
        if not isinstance(node, dict):
            continue
        if depth == 0 and part in {"mission", "dataset"}:
            words = f"{part} {_own_name(node)}".rstrip()
        elif depth == 1 and path[0] in _DEFINITIONS:
            words = f"{_DEFINITIONS[path[0]]} {short(part)}"
        elif depth == 2 and path[0] == "mission" and path[1] in _OF_MISSION and isinstance(part, int):
            words = f"{_OF_MISSION[path[1]]} {_own_name(node) or f'no. {part + 1}'}"
    return words


def _own_name(record: dict[str, object]) -> str:
    names = (record.get("id"), record.get("person"))
    return next((short(name) for name in names if name and isinstance(name, str)), "")


_DEFINITIONS: dict[str | int, str] = {"people": "person", "organisations": "organisation", "sources": "source"}
_OF_MISSION: dict[str | int, str] = {
    "events": "event",
    "crew": "seat of",
    "facts": "figure",
    "clocks": "clock",
    "experiments": "experiment",
    "pictures": "picture",
    "spacecraft": "spacecraft",
    "expeditions": "expedition",
    "visitors": "visitor",
}
