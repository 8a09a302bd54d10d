"""Values as the text of cells, and which fields a format prints when nobody chooses."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from missionfacts.formats.layout import Layout


def cell(value: object) -> str:
    """Return a value as the text of one cell; the items of a list with semicolons between.

    >>> cell(("apollo", "soyuz-19"))
    'apollo; soyuz-19'
    """
    # A record within a record is a tuple too, but knows how to say itself in one line.
    if isinstance(value, tuple) and type(value).__str__ is tuple.__str__:
        return "; ".join(map(cell, value))
    return "" if value is None else str(value)


def cells(records: Iterable[Any], columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield the chosen columns of each record as text."""
    places: list[int] = []
    for record in records:
        places = places or [record._fields.index(name) for name in columns]
        yield [cell(record[place]) for place in places]


def columns_of_layout(kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:  # noqa: ARG001 as Renderer has it
    """Return the default columns, which the layout names."""
    return layout.columns


def every_field(kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:  # noqa: ARG001
    """Return all fields."""
    return kind._fields


def only_printed(kind: type[NamedTuple], fields: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    """Return what is printed: it takes no other fields."""
    return fields
