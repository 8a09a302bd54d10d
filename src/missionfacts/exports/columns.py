"""Columns as tables declare them: what several share is said once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from missionfacts.dates.elapsed import Elapsed, parse_elapsed
from missionfacts.dates.split import split
from missionfacts.exports.model import BOOLEAN, INTEGER, MOMENT, NUMBER, TEXT, Column, Item, Type, Within

Of = str | Callable[[Any], Any]  # a field of the record, or what makes a value of the record
RESOLUTIONS = ("year", "month", "day", "minute", "second")
_split = lru_cache(16)(split)  # five columns ask for each date, one after the other


def column(name: str, kind: Type, about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column; of: the field or function that its values are of, by default the field of its name."""
    return Column(name, kind, about, getter(of or name), required)


def getter(of: Of) -> Callable[[Any], Any]:
    """Return the function of a record that gives a value."""
    return attrgetter(of) if isinstance(of, str) else of


def key(about: str) -> Column:
    """Return the column of a record's own id."""
    return column("id", TEXT, about, required=True)


def text(name: str, about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column of text."""
    return column(name, TEXT, about, of, required=required)


def integer(name: str, about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column of whole numbers."""
    return column(name, INTEGER, about, of, required=required)


def number(name: str, about: str, of: Of = "") -> Column:
    """Return a column of numbers."""
    return column(name, NUMBER, about, of)


def flag(name: str, about: str, of: Of = "", *, required: bool = True) -> Column:
    """Return a column of true and false."""
    value = getter(of or name)

    def known(record: Any) -> bool | None:
        found = value(record)
        return None if found is None else bool(found)

    return Column(name, BOOLEAN, about, known, required)


def moment(name: str, about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column of dates and times to the second."""
    return column(name, MOMENT, about, of, required=required)


def choice(name: str, choices: Sequence[str], about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column of text from a closed list."""
    return Column(name, TEXT, about, getter(of or name), required, tuple(choices))


def refers(name: str, table: str, about: str, of: Of = "", *, required: bool = False) -> Column:
    """Return a column of ids of another table."""
    return Column(name, TEXT, about, getter(of or name.removesuffix("_id")), required, refers=table)


def position(about: str, group: Of) -> Column:
    """Return the column of a record's place, from 1, among those of a group."""
    return Column("position", INTEGER, about, Within(getter(group)), required=True)


def date(name: str, about: str, of: Of = "", *, prefix: bool = True) -> Iterator[Column]:
    """Yield the columns of a date: the text as the data have it, and what it says in plain values.

    prefix: whether the others begin with its name.
    """
    text_of = getter(of or name)
    before = f"{name}_" if prefix else ""

    def part(field: str) -> Callable[[Any], Any]:
        return lambda record: getattr(_split(found), field) if (found := text_of(record)) else None

    yield text(name, f"{about} A date text.", text_of)
    yield moment(f"{before}earliest", f"The first second that `{name}` may mean.", part("earliest"))
    yield moment(f"{before}latest", f"The last second that `{name}` may mean.", part("latest"))
    yield choice(f"{before}resolution", RESOLUTIONS, f"How far `{name}` is known.", part("resolution"))
    yield flag(f"{before}approximate", f"Whether `{name}` is about.", part("approximate"), required=False)
    yield flag(f"{before}doubtful", f"Whether `{name}` is doubtful.", part("doubtful"), required=False)


def duration(name: str, about: str, of: Of = "") -> Iterator[Column]:
    """Yield the columns of a length of time: the text, and what it says in plain values."""
    text_of = getter(of or name)

    def part(value: Callable[[Elapsed], Any]) -> Callable[[Any], Any]:
        return lambda record: value(parse_elapsed(found)) if (found := text_of(record)) else None

    yield text(name, f"{about} `H:MM:SS`, or `H:MM` where it is known to the minute; `~` behind it is about.", text_of)
    yield integer(f"{name}_seconds", f"`{name}` in seconds.", part(lambda length: length.seconds))
    yield choice(
        f"{name}_resolution",
        RESOLUTIONS[-2:],
        f"How far `{name}` is known.",
        part(lambda length: "second" if length.resolution == 1 else "minute"),
    )
    about_it = part(lambda length: bool(length.mark))
    yield flag(f"{name}_approximate", f"Whether `{name}` is about.", about_it, required=False)


def items(records: Iterable[Any], of: Of) -> Iterator[Item]:
    """Yield what each record has several of; of: the field that has them."""
    several = getter(of)
    for record in records:
        yield from (Item(record, place, item) for place, item in enumerate(several(record), 1))


def place_in_list() -> Column:
    """Return the column of the place of an `Item`."""
    return integer("position", "Its place in the list, from 1.", required=True)
