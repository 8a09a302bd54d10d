"""A catalogue as the rows of tables, in which every reference leads to a row that is there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TextIO

from missionfacts.catalogue.whole import Whole
from missionfacts.exports.model import Column, Filled, Row, Table, Within
from missionfacts.terminal import progress


def filled(whole: Whole, tables: Sequence[Table], err: TextIO) -> list[Filled]:
    """Return tables with their rows. err: where a person is told how far it is."""
    return [Filled(table, list(rows(whole, table))) for table in progress(tables, "Arranging", err)]


def rows(whole: Whole, table: Table) -> Iterator[Row]:
    """Yield the rows of a table."""
    values = [_value(column) for column in table.columns]
    for record in table.made_of(whole):
        yield tuple(None if (found := value(record)) == "" else found for value in values)


def _value(column: Column) -> Callable[[Any], Any]:
    return _counted(column.value) if isinstance(column.value, Within) else column.value


def _counted(within: Within) -> Callable[[Any], int]:
    """Return a function that counts what it is given, each group by itself."""
    counts: Counter[Any] = Counter()

    def place(record: Any) -> int:
        group = within.group(record)
        counts[group] += 1
        return counts[group]

    return place


class Lost(Counter[str]):
    """How many references of each column, `table.column`, led to a row that is not there."""


def sound(tables: Iterable[Filled]) -> tuple[list[Filled], Lost]:
    """Return tables without references that lead nowhere, with how many those were.

    There are some where a mission of the user's own takes the place of a shipped one and lacks what others name. What
    a row can do without is left empty; else the row is left out.
    """
    every = list(tables)
    keys = {table.name: {_picked(row, table.places(table.key)) for row in rows_of} for table, rows_of in every}
    lost = Lost()
    return [Filled(table, list(_sound(table, found, keys, lost))) for table, found in every], lost


def _sound(table: Table, found: Iterable[Row], keys: dict[str, set[Row]], lost: Lost) -> Iterator[Row]:
    checks = [(each, table.places(each.columns), keys[each.table]) for each in table.references]
    for row in found:
        wrong = [(each, places) for each, places, there in checks if not _leads(_picked(row, places), there)]
        if not wrong:
            yield row
            continue
        lost.update(f"{table.name}.{each.columns[-1]}" for each, _ in wrong)
        astray = {place for _, places in wrong for place in places}
        if not any(table.columns[place].required for place in astray):
            yield tuple(None if place in astray else value for place, value in enumerate(row))


def _leads(key: Row, there: set[Row]) -> bool:
    return key in there or None in key


def _picked(row: Row, places: Sequence[int]) -> Row:
    return tuple(row[place] for place in places)
