"""What a table of an export is, as data: files, keys and descriptions all follow from it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from missionfacts.catalogue.whole import Whole

Row = tuple[Any, ...]  # what is not known is None, and no text is empty


class Type(NamedTuple):
    """What the values of a column are."""

    name: str  # in Table Schema, and to readers
    sql: str


TEXT = Type("string", "TEXT")
INTEGER = Type("integer", "INTEGER")
NUMBER = Type("number", "REAL")
BOOLEAN = Type("boolean", "INTEGER")
MOMENT = Type("datetime", "TEXT")  # RFC 3339, in UTC, to the second
TYPES = (TEXT, INTEGER, NUMBER, BOOLEAN, MOMENT)


class Item(NamedTuple):
    """One of several things that a record has, with its place among them, from 1."""

    owner: Any
    position: int
    item: Any


class Within(NamedTuple):
    """That a value is the place, from 1, of what a row is made of among those of the same group."""

    group: Callable[[Any], Any]


class Column(NamedTuple):
    """A column."""

    name: str
    type: Type
    about: str  # a sentence
    value: Callable[[Any], Any] | Within  # of what a row is made of; "" and None are both what is not known
    required: bool = False
    choices: tuple[str, ...] = ()  # the closed list that a text is from
    refers: str = ""  # the table whose key it is


class Reference(NamedTuple):
    """That some columns together are the key of a row of another table."""

    columns: tuple[str, ...]
    table: str


class Table(NamedTuple):
    """A table."""

    name: str
    about: str  # a sentence
    made_of: Callable[[Whole], Iterable[Any]]  # something for each row, of which the columns take values
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    refers: tuple[Reference, ...] = ()  # by several columns

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def references(self) -> tuple[Reference, ...]:
        """All references, by one column or several."""
        by_one = (Reference((column.name,), column.refers) for column in self.columns if column.refers)
        return (*by_one, *self.refers)

    def places(self, names: Iterable[str]) -> tuple[int, ...]:
        """Return where some columns stand."""
        return tuple(self.names.index(name) for name in names)


class Filled(NamedTuple):
    """A table with its rows."""

    table: Table
    rows: list[Row]


class About(NamedTuple):
    """What is told of an export as a whole."""

    version: str  # of the data, a day; "" where they have none
    covers: str  # the day to which they reach; "" where nothing is said
    tool: str  # the version of missionfacts
    shipped: bool  # whether the shipped missions are in it
    own: bool  # whether data of the user's are
