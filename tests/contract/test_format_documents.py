"""The data format is described whole: by docs/data.md, by the example of CONTRIBUTING.md, and by what `new` writes."""

import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml

from missionfacts.compile import schema, values
from missionfacts.dates.edtf import Interval
from missionfacts.dates.elapsed import Elapsed
from missionfacts.model import vocabulary
from tests.conftest import ROOT, Run
from tests.contract.documents import CONTRIBUTING, DATA, by_heading, quoted, table

TEMPLATE = (ROOT / "src" / "missionfacts" / "template.yaml").read_text("utf-8")
Field = tuple[str, str]  # shape and field
LISTS: dict[tuple[str, ...], str] = {
    tuple(vocabulary.EVENT_KINDS): "kind of event",
    vocabulary.MISSION_KINDS: "kind of mission",
    vocabulary.ORGANISATION_KINDS: "kind of organisation",
    vocabulary.SOURCE_KINDS: "kind of source",
    vocabulary.SEAT_STATUSES: "status",
    vocabulary.GENDERS: "gender",
    vocabulary.DIED_IN: "death",
    vocabulary.UNITS: "unit",
    vocabulary.BODIES: "body",
    vocabulary.VISITOR_ENDS: "end of a visitor",
}
NARROWER: dict[Field, str] = {  # what holds only of one field
    ("Clock", "epoch"): "instant",
    ("Dataset", "covers"): "day",
    ("Dataset", "version"): "day",
    ("Spacecraft", "cospar"): "designator",
    ("Visitor", "cospar"): "designator",
    ("Source", "accessed"): "day",
    ("Source", "year"): "years",
    ("Source", "language"): "language",
    ("Source", "url"): "address",
}
PLAIN: list[tuple[Any, str]] = [
    (values.Id, "id"), (values.EventId, "event id"), (values.MissionOrCraft, "id or mission/id"),
    (values.Line, "line"), (values.Text, "text"), (schema.Uses, "uses"), (values.Count, "number"),
    (values.Latitude, "degrees"), (values.Longitude, "degrees"), (bool, "flag"),
]  # fmt: skip


def shapes(root: type[schema.Shape] = schema.File) -> dict[str, type[schema.Shape]]:
    """Return every shape that a data file is made of, by its name."""
    found: dict[str, type[schema.Shape]] = {}
    waiting = [root]
    while waiting:
        shape = waiting.pop()
        if shape.__name__ not in found:
            found[shape.__name__] = shape
            waiting += filter(None, map(inner_shape, hints(shape).values()))
    return found


def hints(shape: type[schema.Shape]) -> dict[str, Any]:
    return {name: _known(typing.get_type_hints(shape, include_extras=True)[name]) for name in shape.model_fields}


def _known(annotation: Any) -> Any:
    """Return what a field holds when it holds something."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        (annotation,) = (each for each in typing.get_args(annotation) if each is not types.NoneType)
    return annotation


def inner_shape(annotation: Any) -> type[schema.Shape] | None:
    """Return the shape that a field holds, alone, in a list or by id; None for a field that holds none."""
    if isinstance(annotation, type) and issubclass(annotation, schema.Shape):
        return annotation
    return next(filter(None, map(inner_shape, typing.get_args(annotation))), None)


def type_word(annotation: Any) -> str:
    """Return what docs/data.md calls the type of a field."""
    for plain, word in PLAIN:
        if annotation == plain:
            return word
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is list:
        return f"list of {type_word(inside[0])}"
    if origin is dict:
        return f"{type_word(inside[1])} by id"
    if origin is Annotated:
        return _annotated(inside[0], inside[1:])
    name: str = annotation.__name__
    return name


def _annotated(base: Any, more: tuple[Any, ...]) -> str:
    for each in more:
        if isinstance(each, values.OneOf):
            return LISTS[tuple(filter(None, each.words))]
    if base is int:
        return "weight"
    return {Interval: "date", Elapsed: "duration"}[base] if base in (Interval, Elapsed) else type_word(base)


def described() -> dict[str, list[tuple[str, str, bool]]]:
    """Return, by shape, the fields that docs/data.md has, with their types and whether they must be there."""
    found = by_heading(DATA, ["field", "type", "absent means"])
    return {
        name: [(quoted(field)[0], kind, absent == "must be there") for field, kind, absent in rows]
        for name, rows in found.items()
    }


def test_the_dictionary_has_each_field_of_each_shape_with_its_type_and_whether_it_must_be_there() -> None:
    told = {
        name: [
            (field, NARROWER.get((name, field)) or type_word(hint), shape.model_fields[field].is_required())
            for field, hint in hints(shape).items()
        ]
        for name, shape in shapes().items()
    }
    assert described() == told


def test_the_dictionary_has_each_type() -> None:
    own = {row[0] for row in table(DATA, "type")}
    words = {
        kind.removeprefix("list of ").removesuffix(" by id") for rows in described().values() for _, kind, _ in rows
    }
    assert own == words - shapes().keys() - set(LISTS.values())


def used(tree: Any, shape: type[schema.Shape]) -> Iterator[Field]:
    """Yield the fields that occur in what a file says."""
    for name, hint in hints(shape).items():
        if name in tree:
            yield shape.__name__, name
            inner, value = inner_shape(hint), tree[name]
            if inner:
                by_id = typing.get_origin(hint) is dict
                for each in value.values() if by_id else value if isinstance(value, list) else [value]:
                    yield from used(each, inner)


def all_fields(root: type[schema.Shape] = schema.File) -> set[Field]:
    return {(name, field) for name, shape in shapes(root).items() for field in shape.model_fields}


def examples() -> dict[str, str]:
    """Return the files of CONTRIBUTING.md by their names."""
    blocks = re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)
    return {f"{yaml.load(block, yaml.BaseLoader)['mission']['id']}.yaml": block for block in blocks}


def test_the_example_in_contributing_passes(run: Run, tmp_path: Path) -> None:
    for name, text in examples().items():
        (tmp_path / name).write_text(text, "utf-8")
    result = run("check", str(tmp_path), "--strict")
    assert (result.out, result.code) == ("", 0)


def not_in_the_example(root: type[schema.Shape] = schema.File) -> set[Field]:
    there = {each for text in examples().values() for each in used(yaml.load(text, yaml.BaseLoader), root)}
    return all_fields(root) - there


def test_the_example_in_contributing_has_every_field() -> None:
    assert not_in_the_example() == set()


def filled(text: str) -> str:
    """Return a file that `new` has written with the example behind each blank in its place."""
    return re.sub(r":   # e\.g\. (.*)", r": \1", text)


def uncommented(text: str) -> str:
    """Return one with everything optional taken in; it is a station's, so that it may have expeditions."""
    head, start, body = filled(text).partition("\nmission:\n")
    return head + start + re.sub(r"(?m)^( *)# ", r"\1", body).replace("kind: crewed", "kind: station")


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Path:
    """Return a file that `new` has just written."""
    path = tmp_path / "example-1.yaml"
    assert run("new", "example-1", "--folder", str(tmp_path)).out == f"{path}\n"
    return path


def test_new_writes_a_file_that_passes_once_its_blanks_are_filled(run: Run, new: Path) -> None:
    blank = run("check", str(new))
    assert blank.code == 65
    assert "is empty" in blank.out
    new.write_text(filled(new.read_text("utf-8")), "utf-8")
    result = run("check", str(new), "--strict")
    assert (result.out, result.code) == ("", 0)
    assert run("timeline", "example-1", "--data", str(new)).out.count("\n") == 2


def test_what_is_optional_in_a_new_file_passes_too(run: Run, new: Path) -> None:
    new.write_text(uncommented(new.read_text("utf-8")), "utf-8")
    result = run("check", str(new), "--strict")
    assert (result.out, result.code) == ("", 0)


def not_in_the_template(root: type[schema.Shape] = schema.File) -> set[Field]:
    tree = yaml.load(uncommented(TEMPLATE.replace("{id}", "example-1")), yaml.BaseLoader)
    of_a_whole_dataset = {("File", "dataset"), *all_fields(schema.Dataset)}
    return all_fields(root) - of_a_whole_dataset - set(used(tree, root))


def test_a_new_file_has_every_field() -> None:
    assert not_in_the_template() == set()


def test_a_field_that_is_not_described_is_found() -> None:
    class Backup(schema.Backup):
        reason: values.Line = ""

    class Mission(schema.Mission):
        backup: Backup | None = None

    class File(schema.File):
        mission: Mission | None = None

    for shape in (Mission, Backup, File):
        shape.__name__ = shape.__name__.rpartition(".")[2]
    missing = {("Backup", "reason")}
    assert not_in_the_example(File) == missing
    assert not_in_the_template(File) == missing
    assert [field for field, *_ in described()["Backup"]] != list(shapes(File)["Backup"].model_fields)
