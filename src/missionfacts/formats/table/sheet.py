"""One record as a whole: what it is called, and a line for each of its fields."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.style import Style

from missionfacts.formats.escape import encodable
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import GAP, NARROWEST, PALE, STRONG, TIME, Line, paragraph, wrap
from missionfacts.formats.table.rail import Signs
from missionfacts.formats.table.values import display_items, heading, is_disputed
from missionfacts.formats.table.wording import DISPUTED, Wording
from missionfacts.model.people import PersonCard

DIM = ("id", "file")  # what few want to know


class Entry(NamedTuple):
    """A field of a sheet."""

    heading: str
    items: Sequence[str]  # with a line for every item of a list
    style: Style | None = None


def sheets(records: Sequence[Any], columns: Sequence[str], page: Page) -> Iterator[Line]:
    """Yield the lines of records, each as a sheet: below what it is called, the first of the layout's own columns."""
    whole = not page.chosen and tuple(columns) == page.layout.eyes and page.header is not False
    for number, record in enumerate(records):
        if number:
            yield []
        if whole and isinstance(record, PersonCard):
            from missionfacts.formats.table.person import person

            yield from person(record, page)
            continue
        if whole:
            yield from _called(record, columns[0], page)
            yield []
        below = [name for name in columns[1:] if name != "id"] if whole else columns  # its title has the id
        yield from sheet(list(entries(record, below, page)), page.width)


def _called(record: Any, name: str, page: Page) -> Iterator[Line]:
    text = " ".join(_items(record, name, page)) + (DISPUTED if is_disputed(record) else "")
    return title(_sayable(text, page), f"{heading(name, page.layout).lower()} {record.id}", page.width)


def entries(record: Any, columns: Sequence[str], page: Page) -> Iterator[Entry]:
    """Yield the fields of a record that are not empty."""
    for name in columns:
        if items := _items(record, name, page):
            yield Entry(heading(name, page.layout), items, PALE if name in DIM else None)


def _items(record: Any, name: str, page: Page) -> list[str]:
    wording = Wording(page.layout.names, page.dates == "iso")
    return [_sayable(item, page) for item in display_items(record, name, wording)]


def _sayable(text: str, page: Page) -> str:
    return encodable(Signs.of(page.encoding).say(text), page.encoding)


def title(text: str, aside: str, width: int | None) -> Iterator[Line]:
    """Yield what a record is called; aside: what stands to the right of that, or below where there is no room."""
    room = (width or 0) - cell_len(text) - cell_len(aside)
    if width is None or room >= len(GAP):
        yield [(text, STRONG), (" " * max(room, len(GAP)), None), (aside, PALE)]
    else:
        yield from paragraph(text, width, STRONG)
        yield from paragraph(aside, width, PALE)


def sheet(entries: Sequence[Entry], width: int | None) -> Iterator[Line]:
    """Yield the lines of one record."""
    left = max((cell_len(entry.heading) for entry in entries), default=0)
    room = None if width is None else width - left - len(GAP)
    for entry in entries:
        if room is not None and room < NARROWEST:
            yield from paragraph(entry.heading, width, TIME)
            yield from ([(GAP + part, entry.style)] for item in entry.items for part in wrap(item, (width or 0) - 2))
            continue
        label = entry.heading
        for item in entry.items:
            for part in wrap(item, room or cell_len(item) or 1):
                yield [(label + " " * (left - cell_len(label)) + GAP, TIME), (part, entry.style)]
                label = ""
