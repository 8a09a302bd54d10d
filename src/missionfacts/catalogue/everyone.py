"""Questions about everyone: who was in space, by number, time or flights."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.model.people import Person

ORDERS = {  # in which order people may come, and what that is in SQL; who has nothing in it comes last, by number
    "number": ("place", ""),
    "time": ("seconds DESC, place", "seconds"),
    "flights": ("flights DESC, place", "flights"),
    "spacewalks": ("spacewalks DESC, place", "spacewalks"),
    "outside": ("outside DESC, place", "outside"),
    "born": ("born, place", "born"),
    "name": ("name, id", ""),
}
STATUSES = ("flown", "ground")


class PeopleFilter(NamedTuple):
    """Which people are asked for; what is empty does not narrow anything."""

    nations: Sequence[str] = ()  # theirs, or that they flew for
    genders: Sequence[str] = ()
    statuses: Sequence[str] = ()
    years: tuple[int, int] | None = None  # of the first flight in space, first and last
    died_in: Sequence[str] = ()

    def where(self) -> tuple[str, list[Any]]:
        """Return the SQL that chooses them, and the values that it binds."""
        parts = [is_in("gender", self.genders), is_in("status", self.statuses), is_in("died_in", self.died_in)]
        if self.nations:
            own, values = is_in("person.nation", self.nations)
            flown = "EXISTS (SELECT 1 FROM ride WHERE ride.person = person.id AND ride.nation IN"
            parts.append((f"({own} OR {flown} ({', '.join('?' * len(values))})))", [*values, *values]))
        if self.years:
            parts.append(("substr(first, 1, 4) BETWEEN ? AND ?", [f"{year:04}" for year in self.years]))
        return " AND ".join(part for part, _ in parts), [value for _, values in parts for value in values]


def people(
    catalogue: Catalogue,
    wanted: PeopleFilter,
    order: str = "number",
    *,
    reverse: bool = False,
    limit: int = 0,
    fields: Collection[str] | None = None,
) -> Iterator[Person]:
    """Yield people; order: one of ORDERS; limit: at most so many, 0 for all; fields: see `Catalogue.read`."""
    by, known = ORDERS[order]
    where, values = wanted.where()
    columns = {"id": "person.id", "first": "career.first"}
    left = limit or -1
    for having, direction in _steps(by, known, reverse=reverse):
        rest = (
            "FROM career CROSS JOIN person ON person.id = career.person"
            if known != "born"
            else "FROM person CROSS JOIN career ON career.person = person.id"
        )
        rest = f"{rest} WHERE {having} AND {where} ORDER BY {direction} LIMIT ?"
        for person in catalogue.read(Person, rest, [*values, left], fields, columns):
            left -= left > 0
            yield person
        if left == 0:
            return


def _steps(by: str, known: str, *, reverse: bool) -> list[tuple[str, str]]:
    """Return which people come one after the other, and in which order: what has nothing in a field comes last.

    >>> _steps("born, place", "born", reverse=True)
    [("born > ''", 'born DESC, place DESC'), ("NOT coalesce(born > '', 0)", 'place')]
    >>> _steps("place", "", reverse=False)
    [('1', 'place')]
    """
    direction = ", ".join(_reversed(part) for part in by.split(", ")) if reverse else by
    if not known:
        return [("1", direction)]
    there = "born > ''" if known == "born" else f"{known} > 0"
    return [(there, direction), (f"NOT coalesce({there}, 0)", "place")]


def _reversed(column: str) -> str:
    return column.removesuffix(" DESC") if column.endswith(" DESC") else f"{column} DESC"


class Tally(NamedTuple):
    """What some people come to."""

    people: int
    in_space: int
    flights: int
    spacewalks: int
    seconds: int
    uncounted: int
    longest: int  # the most seconds of one of them, in space and outside
    longest_outside: int


def tally(catalogue: Catalogue, wanted: PeopleFilter) -> Tally:
    """Return what the people that are asked for come to."""
    where, values = wanted.where()
    sql = (
        "SELECT count(*), count(number), total(flights), total(spacewalks), total(seconds), total(uncounted),"
        " coalesce(max(seconds), 0), coalesce(max(outside), 0)"
        f" FROM career CROSS JOIN person ON person.id = career.person WHERE {where}"
    )
    row = catalogue.first(sql, values) or (0,) * len(Tally._fields)
    return Tally(*map(int, row))
