"""What records are called that another names by their ids."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.model import fields
from missionfacts.model.fields import kind_of

_NAMED = {  # table of a kind of record -> the column of what it is called
    "mission": "name",
    "person": "name",
    "organisation": "name",
    "source": "title",
    "spacecraft": "name",
    "event": "title",
    "expedition": "name",
}


# What a figure is about, in SQL: a spacecraft of its mission or of another, the mission, or what launched one of them.
SUBJECT = """coalesce(
    (SELECT name FROM spacecraft WHERE id = figure.about OR id = figure.mission || '/' || figure.about),
    (SELECT name FROM mission WHERE id = figure.about),
    (SELECT launcher FROM spacecraft
        WHERE mission = figure.mission AND lower(replace(launcher, ' ', '-')) = figure.about LIMIT 1),
    CASE figure.about WHEN 'joint' THEN 'Joined craft' ELSE figure.about END
)"""


def subjects(catalogue: Catalogue, mission: str) -> dict[str, str]:
    """Return what that is called which the figures of a mission are about; mission: its id."""
    return dict(catalogue.rows(f"SELECT DISTINCT about, {SUBJECT} FROM figure WHERE mission = ?", [mission]))


def spacecraft_names(catalogue: Catalogue, mission: str) -> dict[str, str]:
    """Return what the spacecraft of a mission are called, by their ids within it; mission: its id."""
    rows = catalogue.rows("SELECT substr(id, length(mission) + 2), name FROM spacecraft WHERE mission = ?", [mission])
    return dict(rows)


def craft_names(catalogue: Catalogue, crafts: Sequence[str]) -> dict[str, str]:
    """Return what spacecraft are called, by their whole ids."""
    where, values = is_in("id", crafts)
    return dict(catalogue.rows(f"SELECT id, name FROM spacecraft WHERE {where}", values))


def every_name(catalogue: Catalogue) -> dict[str, str]:
    """Return what everything is called that a record may name by its id, but for events and works."""
    tables = [table for table in _NAMED if table not in {"event", "source"}]
    question = " UNION ALL ".join(f"SELECT id, {_NAMED[table]} FROM {table}" for table in tables)
    return dict(catalogue.rows(question))


def called(catalogue: Catalogue, records: Iterable[Any]) -> dict[str, str]:
    """Return, by id, what that is called which some records, and those within them, name by its id."""
    wanted = _as_json({key for record in records for key in _ids(record, "")})
    question = " UNION ALL ".join(
        f"SELECT id, {name} FROM {table} WHERE id IN (SELECT value FROM json_each(?))" for table, name in _NAMED.items()
    )
    return {key: name for key, name in catalogue.rows(question, [wanted] * len(_NAMED)) if name}


def _as_json(ids: Iterable[str]) -> str:
    import json

    return json.dumps(sorted(ids))


def _ids(record: Any, mission: str) -> Iterator[str]:
    """Yield the ids that a record has in its fields; those within a mission with it, too."""
    mission = getattr(record, "mission", "") or str(getattr(record, "id", "")).partition("/")[0] or mission
    for name in record._fields:
        kind, value = kind_of(record, name), getattr(record, name)
        keys = value if kind is fields.IDS else [value] if kind is fields.ID and value else []
        for key in keys:
            yield from (key, f"{mission}/{key}")
        if kind in _NESTED and value:
            for each in [value] if kind is fields.RECORD else value:
                yield from _ids(each, mission)


_NESTED = {fields.USES, fields.RIVALS, fields.RECORD, fields.RECORDS}
