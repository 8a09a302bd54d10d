"""Exports read back by the csv module, json and sqlite3, with the types that datapackage.json says; nothing of ours."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Rows(list[Row]):
    """The rows of a table."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self._by: dict[str, dict[Any, list[Row]]] = {}

    def where(self, **wanted: Any) -> list[Row]:
        """Return those with some values, in their order; the last column named should tell most."""
        *others, (name, value) = wanted.items()
        if name not in self._by:
            self._by[name] = {}
            for row in self:
                self._by[name].setdefault(row[name], []).append(row)
        return [row for row in self._by[name].get(value, ()) if all(row[other] == value for other, value in others)]

    def one(self, **wanted: Any) -> Row:
        (found,) = self.where(**wanted)
        return found

    def listed(self, column: str, **wanted: Any) -> list[Any]:
        """Return a column of a list that a record has, in its order."""
        return [row[column] for row in sorted(self.where(**wanted), key=lambda row: row["position"])]


Tables = dict[str, Rows]
CAST: dict[str, Callable[[str], Any]] = {
    "string": str,
    "datetime": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
}


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def types(resource: dict[str, Any]) -> dict[str, str]:
    """Return the type of each column; what SQLite can only keep as 0 and 1 is boolean, too."""
    return {
        field["name"]: "boolean" if field.get("constraints", {}).get("enum") == [0, 1] else field["type"]
        for field in resource["schema"]["fields"]
    }


def read(folder: Path) -> Tables:
    """Return all tables of an export, whatever its format."""
    reader = {"csv": _csv, "jsonl": _jsonl, "sqlite": _sqlite}
    return {each["name"]: Rows(reader[each["format"]](folder, each)) for each in package(folder)["resources"]}


def _csv(folder: Path, resource: dict[str, Any]) -> list[Row]:
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    kinds = types(resource)
    assert header == list(kinds)
    casts = [CAST[kind] for kind in kinds.values()]
    read = ([cast(cell) if cell else None for cast, cell in zip(casts, row, strict=True)] for row in rows)
    return [dict(zip(header, row, strict=True)) for row in read]


def _jsonl(folder: Path, resource: dict[str, Any]) -> list[Row]:
    lines = (folder / resource["path"]).read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == ""
    kinds = types(resource)
    return [_whole(json.loads(line, object_pairs_hook=list), kinds) for line in lines]


def _whole(pairs: list[tuple[str, Any]], kinds: dict[str, str]) -> dict[str, Any]:
    assert [name for name, _ in pairs] == list(kinds)
    return {name: float(value) if kinds[name] == "number" and value is not None else value for name, value in pairs}


def _sqlite(folder: Path, resource: dict[str, Any]) -> list[Row]:
    kinds = types(resource)
    with closing(sqlite3.connect(f"{(folder / resource['path']).as_uri()}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(f'SELECT * FROM "{resource["dialect"]["table"]}" ORDER BY rowid')
        assert [column[0] for column in cursor.description] == list(kinds)
        return [{name: _flag(value, kinds[name]) for name, value in zip(kinds, row, strict=True)} for row in cursor]


def _flag(value: Any, kind: str) -> Any:
    return bool(value) if kind == "boolean" and value is not None else value
