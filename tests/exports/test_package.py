"""datapackage.json is what its standard wants, and other programs find the types and keys that it promises."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.exports.conftest import FORMATS
from tests.exports.reading import package, types
from tests.pages.conftest import written


def validate(package: Path) -> Any:
    """Return what frictionless says; importing it costs every worker more than a second."""
    import frictionless

    return frictionless.validate(package)


@pytest.mark.parametrize("name", FORMATS)
def test_the_description_is_valid(small: dict[str, Path], name: str) -> None:
    from frictionless import Package

    found = package(small[name])
    assert list(Package.metadata_validate(found)) == []
    assert [each["name"] for each in found["resources"]] == Package.from_descriptor(found).resource_names


def lists(part: Any) -> Iterator[list[Any]]:
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from lists(each)
    if isinstance(part, list):
        yield part


def test_no_list_is_empty_which_version_2_of_the_standard_forbids(small: dict[str, Path]) -> None:
    assert all(lists(package(small["csv"])))


def test_files_are_as_described(small: dict[str, Path]) -> None:
    report = validate(small["csv"] / "datapackage.json")
    assert report.valid, report.flatten(["name", "type", "message"])
    assert report.stats["tasks"] == len(package(small["csv"])["resources"])


BREAKS = {  # file -> what to change in it, and the error that this is
    "seats": ("demo-pilot,", "nobody,", "foreign-key"),
    "missions": (",station,", ",balloon,", "constraint-error"),
    "events": (",5,", ",five,", "type-error"),
    "clocks": ("1975-07-15T12:20:00Z", "1975-07-15", "type-error"),
    "people": ("demo-other,", "demo-pilot,", "primary-key"),
    "organisations": ("Demo Council", "", "constraint-error"),
    "sources": ("demo-told", "demo-tale", "hash-count"),
}


def test_what_is_not_as_described_is_found(tmp_path: Path) -> None:
    written("export", str(tmp_path))
    told = package(tmp_path)
    for each in told["resources"]:
        if (name := each["name"]) in BREAKS:
            text = (tmp_path / f"{name}.csv").read_text("utf-8")
            old, new, error = BREAKS[name]
            assert old in text
            (tmp_path / f"{name}.csv").write_text(text.replace(old, new), "utf-8", newline="")
            if error != "hash-count":  # which would be the first to be told
                del each["bytes"], each["hash"]
    (tmp_path / "datapackage.json").write_text(json.dumps(told), "utf-8")
    found: dict[str, set[str]] = {}
    for task in validate(tmp_path / "datapackage.json").tasks:
        found[task.name] = {error.type for error in task.errors}
    assert {name: error for name, (_, _, error) in BREAKS.items() if error not in found[name]} == {}, found


def test_every_column_and_table_has_a_sentence(small: dict[str, Path]) -> None:
    for table in package(small["csv"])["resources"]:
        for each in (table, *table["schema"]["fields"]):
            about = each["description"]
            assert about[0].isupper() or about[0] == "`", each["name"]
            assert about.endswith("."), each["name"]
            assert "\n" not in about and "|" not in about


TYPED = ("missions", "seats", "events", "event_missions", "figures", "people", "clocks", "uses")
IN_DUCKDB = {
    "string": {"VARCHAR"},
    "integer": {"BIGINT", "HUGEINT"},  # the latter of JSON, where some are negative
    "number": {"DOUBLE", "BIGINT"},
    "boolean": {"BOOLEAN"},
    "datetime": {"TIMESTAMP WITH TIME ZONE", "TIMESTAMP"},
}


def in_duckdb(file: Path) -> dict[str, str]:
    rows = duckdb.execute(f"DESCRIBE FROM '{file}'").fetchall()
    return {name: kind for name, kind, *_ in rows}


def assert_types(folder: Path, name: str, tables: tuple[str, ...]) -> None:
    for each in package(folder)["resources"]:
        if each["name"] in tables:
            found = in_duckdb(folder / each["path"])
            wrong = {
                column: found[column] for column, kind in types(each).items() if found[column] not in IN_DUCKDB[kind]
            }
            assert wrong == {}, name


@pytest.mark.slow
@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_all_the_data_are_as_described_and_have_their_types_in_duckdb(run: Run, tmp_path: Path, name: str) -> None:
    assert run("export", str(tmp_path), "-f", name).code == 0
    if name == "csv":
        report = validate(tmp_path / "datapackage.json")
        assert report.valid, report.flatten(["name", "type", "message"])[:5]
    assert_types(
        tmp_path, name, ("missions", "seats", "events", "event_missions", "figures", "people", "clocks", "uses")
    )


def licence_of(run: Run, folder: Path, *more: str) -> tuple[dict[str, Any], set[str]]:
    assert run("export", str(folder), *more).code == 0
    return package(folder), {path.name for path in folder.iterdir()}


def test_own_data_have_no_licence_of_ours(run: Run, tmp_path: Path) -> None:
    own, files = licence_of(run, tmp_path, *OF_EVERYTHING)
    assert "licenses" not in own and "contributors" not in own and "LICENSE" not in files
    assert "CC BY" not in (tmp_path / "README.md").read_text("utf-8")


@pytest.mark.slow
def test_the_shipped_data_have_theirs_with_the_credits(run: Run, tmp_path: Path) -> None:
    shipped, files = licence_of(run, tmp_path / "shipped")
    assert shipped["licenses"][0]["name"] == "CC-BY-4.0"
    assert "LICENSE" in files and "LICENSE" in shipped["files"]
    assert "Jonathan McDowell" in (tmp_path / "shipped" / "LICENSE").read_text("utf-8")
    both, files = licence_of(run, tmp_path / "both", *OF_EVERYTHING[1:])
    assert "licenses" not in both and "LICENSE" in files
    assert "which the licence of the others does not cover" in both["description"]
