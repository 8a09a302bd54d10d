"""`datapackage.json`: what the files are, for programs (Data Package 2.0, with Table Schema)."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from missionfacts.exports.model import BOOLEAN, INTEGER, About, Column, Reference, Table
from missionfacts.exports.tables import BY_NAME

NAME = "datapackage.json"
MADE_BY = "missionfacts export"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CREDIT = "missionfacts dataset, the missionfacts contributors, CC BY 4.0"
TITLE = "missionfacts: the almanac of spaceflight"


class Format(NamedTuple):
    """A format of export."""

    name: str
    path: str  # of a table, with its name in the place of {}
    media: str
    about: str


FORMATS = {
    each.name: each
    for each in (
        Format("csv", "{}.csv", "text/csv", "a CSV file for each table"),
        Format("sqlite", "missionfacts.sqlite", "application/vnd.sqlite3", "one SQLite database"),
        Format("jsonl", "{}.jsonl", "application/jsonl", "a JSON Lines file for each table"),
    )
}

ALSO_CALLED = {"db": "sqlite", "sqlite3": "sqlite", "ndjson": "jsonl", "json-lines": "jsonl"}


def description(about: About) -> str:
    """Return what an export is, in a few sentences."""
    sentences = ["Missions, people, events and figures of spaceflight as tables. Every fact names its source."]
    if about.covers:
        sentences.append(f"No launch or landing with a crew up to {about.covers} is missing.")
    if about.own and about.shipped:
        sentences.append("Missions of somebody's own are among them, which the licence of the others does not cover.")
    return " ".join(sentences)


def package(about: About, form: Format, tables: dict[Table, Path], files: list[str]) -> str:
    """Return the text of datapackage.json.

    tables: each with the file that has been written for it; files: all that the export consists of.
    """
    sums = {place: _sum(place) for place in set(tables.values())}  # of one database once
    found = {
        "$schema": PROFILE,
        "name": "missionfacts",
        "title": TITLE,
        "description": description(about),
        **({"version": about.version} if about.version else {}),
        **_terms(about),
        "sources": [{"title": "The works in the table `sources`; `uses` tells what rests on which"}],
        "keywords": ["spaceflight", "history", "almanac", "crewed missions"],
        "made_by": MADE_BY,
        "made_with": f"missionfacts {about.tool}",
        "files": sorted(files),
        "resources": [_resource(table, form, sums[place]) for table, place in tables.items()],
    }
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n"


def _terms(about: About) -> dict[str, Any]:
    """Return whose the data are: nobody but who wrote them can say that of own data."""
    if not about.shipped:
        return {}
    people = {"contributors": [{"title": "the missionfacts contributors", "roles": ["author"]}]}
    return people if about.own else {"licenses": [LICENCE], **people}


def _sum(place: Path) -> dict[str, Any]:
    data = place.read_bytes()
    return {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}


def _resource(table: Table, form: Format, sums: dict[str, Any]) -> dict[str, Any]:
    dialect = {"sqlite": {"dialect": {"table": table.name}}}
    return {
        "name": table.name,
        "type": "table",
        "description": table.about,
        "path": form.path.format(table.name),
        "format": form.name,
        "mediatype": form.media,
        **({} if form.name == "sqlite" else {"encoding": "utf-8"}),
        **sums,
        **dialect.get(form.name, {}),
        "schema": _schema(table, form),
    }


def _schema(table: Table, form: Format) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    keys = [_foreign_key(each) for each in table.references]
    return {
        "fields": [_field(column, table, form) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _foreign_key(reference: Reference) -> dict[str, Any]:
    there = {"resource": reference.table, "fields": list(BY_NAME[reference.table].key)}
    return {"fields": list(reference.columns), "reference": there}


def _field(column: Column, table: Table, form: Format) -> dict[str, Any]:
    described = {"name": column.name, **_typed(column, form)}
    constraints = {
        **({"required": True} if column.required else {}),
        **({"unique": True} if table.key == (column.name,) else {}),
        **({"enum": list(column.choices)} if column.choices else {}),
        **described.pop("constraints", {}),
    }
    return {**described, **({"constraints": constraints} if constraints else {})}


def _typed(column: Column, form: Format) -> dict[str, Any]:
    """Return what the values of a column are and mean: SQLite has no booleans, and keeps numbers in their place."""
    if column.type is BOOLEAN and form.name == "sqlite":
        about = f"{column.about} 1 is true, 0 is false."
        return {"type": INTEGER.name, "description": about, "constraints": {"enum": [0, 1]}}
    return {"type": column.type.name, "description": column.about}
