"""What pages about everything ask at once: what all is called, which days are told of, how many were aboard."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from missionfacts.catalogue.called import every_name
from missionfacts.catalogue.database import Catalogue


class Contents(NamedTuple):
    """What there is to be told of."""

    people: list[tuple[str, str, str]]  # id, name and its order in a list: by the last word
    days: list[int]  # of any year, as `edtf.day_number` has them
    also: dict[tuple[str, str], list[str]]  # kind and id -> other names of missions, people and expeditions
    years: dict[str, int]  # how many launches of missions each year had


def names(catalogue: Catalogue) -> dict[str, str]:
    """Return what everything is called that others name, by its id."""
    return every_name(catalogue)


def contents(catalogue: Catalogue) -> Contents:
    """Return what there is to be told of."""
    people = [(key, name, name.split()[-1]) for key, name in catalogue.rows("SELECT id, name FROM person")]
    days = [day for (day,) in catalogue.rows("SELECT DISTINCT day FROM event WHERE day IS NOT NULL ORDER BY day")]
    also: dict[tuple[str, str], list[str]] = {}
    for table in ("mission", "person", "expedition"):
        for key, aliases in catalogue.rows(f"SELECT id, aliases FROM {table} WHERE aliases <> ''"):
            also[table, key] = _texts(aliases)
    years = Counter(start[:4] for (start,) in catalogue.rows("SELECT start FROM mission WHERE start <> ''"))
    return Contents(sorted(people, key=lambda each: (each[2].casefold(), each[1])), days, also, dict(years))


def _texts(packed: str) -> list[str]:
    import json

    return [str(each) for each in json.loads(packed)]


def aboard_along(catalogue: Catalogue, station: str, until: int) -> list[tuple[int, int, int]]:
    """Return from when to when how many people were at a station, as far as that is known to somebody's stay.

    station: its id; until: the second to which those are counted who are still there.
    """
    sql = "SELECT earliest, coalesce(latest, ?) FROM stay WHERE station = ?"
    changes: Counter[int] = Counter()
    for since, left in catalogue.rows(sql, [until, station]):
        changes[since] += 1
        changes[left] -= 1
    found: list[tuple[int, int, int]] = []
    number = 0
    for one, other in pairwise(sorted(changes)):
        number += changes[one]
        if number and changes[one] == 0 and found:
            found[-1] = (found[-1][0], other, number)
        elif number:
            found.append((one, other, number))
    return found


def last_second(catalogue: Catalogue) -> int:
    """Return the last second that an event may mean; 0 when there is none."""
    row = catalogue.first("SELECT max(latest) FROM event")
    return int(row[0] or 0) if row else 0
