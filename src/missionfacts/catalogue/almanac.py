"""What pages about everything ask at once: what all is called, and which days are told of."""

from typing import NamedTuple

from missionfacts.catalogue.called import every_name
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.short_names import short_name


class Contents(NamedTuple):
    """What there is to be told of."""

    people: list[tuple[str, str, str]]  # id, name and its order in a list: the name of the family
    days: list[int]  # of any year, as `edtf.day_number` has them
    also: dict[tuple[str, str], list[str]]  # kind and id -> other names of missions, people and expeditions


def names(catalogue: Catalogue) -> dict[str, str]:
    """Return what everything is called that others name, by its id."""
    return every_name(catalogue)


def contents(catalogue: Catalogue) -> Contents:
    """Return what there is to be told of."""
    rows = catalogue.rows("SELECT id, name, nation FROM person")
    people = [(key, name, short_name(name, nation, key)) for key, name, nation in rows]
    days = [day for (day,) in catalogue.rows("SELECT DISTINCT day FROM event WHERE day IS NOT NULL ORDER BY day")]
    return Contents(sorted(people, key=lambda each: (each[2].casefold(), each[1])), days, _other_names(catalogue))


def _other_names(catalogue: Catalogue) -> dict[tuple[str, str], list[str]]:
    """Return what else is called how, by kind and id; a mission goes by the names of its spacecraft, too."""
    sql = (
        "SELECT 'mission', id, name, aliases FROM mission"
        " UNION ALL SELECT 'mission', mission, '', json_array(name) FROM spacecraft"
        " UNION ALL SELECT 'mission', mission, '', aliases FROM spacecraft"
        " UNION ALL SELECT 'expedition', id, name, aliases FROM expedition"
        " UNION ALL SELECT 'person', id, name, json_array(native, \"full\") FROM person"
        " UNION ALL SELECT 'person', id, '', aliases FROM person"
    )
    names: dict[tuple[str, str], str] = {}
    also: dict[tuple[str, str], list[str]] = {}
    for kind, key, name, packed in catalogue.rows(sql):
        own = names.setdefault((kind, key), name)
        known = also.setdefault((kind, key), [])
        known += [each for each in _texts(packed) if each not in {"", own, *known}]
    return also


def _texts(packed: str) -> list[str]:
    import json

    return [str(each) for each in json.loads(packed or "[]")]


def last_second(catalogue: Catalogue) -> int:
    """Return the last second that an event may mean; 0 when there is none."""
    row = catalogue.first("SELECT max(latest) FROM event")
    return int(row[0] or 0) if row else 0
