"""What can be read of a file whose shape is wrong, so that the rules say what else is wrong with it in the same run.

What is wrong is left out: a field that need not be there by itself, any other with the record that it belongs to.
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from pydantic import Field, ValidationError

from missionfacts.compile.messages import check_shape, path_of, shape_at
from missionfacts.compile.schema import File, Mission, Use
from missionfacts.compile.values import Line, Text
from missionfacts.compile.yaml_reader import Document, Path_

ROUNDS = 4  # leaving something out can make what is around it wrong, and so on outwards
NOT_SAID = "?"
GROUPS = ("people", "organisations", "sources")  # of what a file defines


class _PartOfMission(Mission):
    """A mission that need not say what it is."""

    name: Line = NOT_SAID
    kind: str = ""
    summary: Text = NOT_SAID
    sources: list[Use] = Field(default=[])


class _PartOfFile(File):
    mission: _PartOfMission | None = None


class Salvaged(NamedTuple):
    """The part of a file that is right."""

    content: File
    kept: dict[Path_, list[int]]  # path of a list from which something was left out -> which of its items are there
    incomplete: frozenset[str]  # what is not all there; see `_incomplete`


def salvage(document: Document, stem: str) -> Salvaged | None:
    """Return what is right in a document; None when that is nothing. stem: what its mission's id should be."""
    out: dict[Path_, str] = dict(check_shape(document).wrong)
    out |= {path: "unfinished" for path in document.unfinished if not _is_group(document, path)}
    for _ in range(ROUNDS):
        left_out = {_record_of(path, kind) for path, kind in out.items()} - {()}
        kept: dict[Path_, list[int]] = {}
        tree = _without(document.tree, (), left_out, kept)
        if not isinstance(tree, dict) or not tree:
            return None
        if isinstance(mission := tree.get("mission"), dict):
            mission.setdefault("id", stem)
        try:
            content = _PartOfFile.model_validate(tree)
        except ValidationError as error:
            for item in error.errors(include_url=False, include_input=False, include_context=False):
                out[original(path_of(item), kept)] = item["type"]
            continue
        return Salvaged(content, kept, _incomplete(document, out, left_out))
    return None


def _is_group(document: Document, path: Path_) -> bool:
    """Tell whether a path leads to what holds records, of which those before an unfinished one are right."""
    if len(path) == 2:
        mission = document.tree["mission"] if path[0] == "mission" and isinstance(document.tree, dict) else {}
        return isinstance(mission, dict) and isinstance(mission.get(path[1]), list)
    return path in {(), ("mission",), *((name,) for name in GROUPS)}


def _record_of(path: Path_, kind: str) -> Path_:
    """Return what is to be left out because of a mistake at a path: a field, or the record around it."""
    if kind == "unfinished" or not path:
        return path
    around = path[:-1]
    if kind == "missing":
        return () if around == ("mission",) else around
    field = path[-1]
    shape: Any = shape_at(around)
    fields = getattr(shape, "model_fields", {})
    if isinstance(field, int) or field not in fields or not fields[field].is_required():
        return path
    return path if around == ("mission",) else around


def _without(node: Any, path: Path_, left_out: set[Path_], kept: dict[Path_, list[int]]) -> Any:
    """Return a copy of a tree without what is at some paths."""
    if isinstance(node, dict):
        return {
            key: _without(value, (*path, key), left_out, kept)
            for key, value in node.items()
            if (*path, key) not in left_out
        }
    if isinstance(node, list):
        stay = [i for i in range(len(node)) if (*path, i) not in left_out]
        if len(stay) < len(node):
            kept[path] = stay
        return [_without(node[i], (*path, i), left_out, kept) for i in stay]
    return node


def original(path: Path_, kept: Mapping[Path_, list[int]]) -> Path_:
    """Return where in the document something is that has a path in what was kept of it."""
    there: Path_ = ()
    for part in path:
        numbers = kept.get(there)
        there = (*there, numbers[part] if numbers and isinstance(part, int) and part < len(numbers) else part)
    return there


def lacks(incomplete: frozenset[str], needs: Collection[str]) -> bool:
    """Tell whether some of what is needed is not all there.

    needs: "events" for all events of a mission, "people" and the like; "events.to" for that field of all that are
    there; "mission" for the missions themselves; "*" for anything.

    >>> lacks(frozenset({"events.*"}), ["events"]), lacks(frozenset({"events.*"}), ["events.to"])
    (False, True)
    """
    if not incomplete or not needs:
        return False
    some = {f"{need.partition('.')[0]}.*" for need in needs if "." in need}
    return "*" in needs or not incomplete.isdisjoint({*needs, *some})


def _incomplete(document: Document, out: Mapping[Path_, str], left_out: set[Path_]) -> frozenset[str]:
    """Return what is not all there, in the words of `lacks`; an unknown field may be any other, misspelt."""
    there = document.tree if isinstance(document.tree, dict) else {}
    found = {_name(path) for path in left_out}
    if document.unfinished:
        found |= {*Mission.model_fields, *File.model_fields}
    for path, kind in out.items():
        if kind == "extra_forbidden" and len(path) == 1 and "mission" not in there:
            found.add("mission")
        elif kind == "extra_forbidden" and len(path) == 2 and path[0] == "mission":
            found |= set(Mission.model_fields) if isinstance(there["mission"][path[1]], list) else set()
        elif kind == "extra_forbidden" and path[:-1] in _records(path):
            found.add(f"{_name(path[:-1])}.*")
    return frozenset(found)


def _records(path: Path_) -> set[Path_]:
    """Return the path to the record that something is in."""
    return {path[: 3 if path[0] == "mission" else 2]}


def _name(path: Path_) -> str:
    """Return what is not all there when what has a path is left out.

    >>> _name(("mission", "events", 3)), _name(("mission", "events", 3, "people", 0)), _name(("people", "leonov"))
    ('events', 'events.people', 'people')
    """
    group = path[1:] if path[0] == "mission" and len(path) > 1 else path
    return str(group[0]) if len(group) <= 2 else f"{group[0]}.{group[2]}"
