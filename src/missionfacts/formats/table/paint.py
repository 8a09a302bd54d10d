"""A table, a sheet or lines along a rail, as the layout has it, as text with colours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, NamedTuple

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from missionfacts.formats.cells import columns_of_layout
from missionfacts.formats.escape import encodable, is_unicode, one_line
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import PALE, STRONG, Column, Line, paragraph, sheet, table
from missionfacts.formats.table.rail import chronicle
from missionfacts.formats.table.values import DISPUTED, display_items, display_value, is_disputed, rivalled_fields
from missionfacts.model.fields import kind_of

PAINTS = True
MARK = Style(bold=True, color="yellow")
_NUMBER = re.compile(r"(?:about )?-?\d[\d.,:/~]*(?: \S+)*$")  # what stands on the right, if all of a column does


def default_fields(kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:
    """Return the columns that the layout has for eyes, or else those for everyone."""
    return layout.eyes or columns_of_layout(kind, layout)


def needed_fields(kind: type[NamedTuple], fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is printed, and what tells that it is disputed."""
    return (*fields, *rivalled_fields(kind))


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield one text with everything in it; colours are ANSI sequences."""
    lines = list(_lines(list(records), columns, page))
    marked = page.layout.marked
    yield _paint(_mark(lines, marked) if marked and page.color else lines, page)


def _lines(records: list[Any], columns: Sequence[str], page: Page) -> Iterator[Line]:
    layout, header = page.layout, page.header is not False
    if layout.rail:
        yield from chronicle(layout.rail(records, page), page)
        return
    if layout.caption and header:
        yield from paragraph(one_line(layout.caption), page.width, STRONG)
        yield []
    if layout.sheet:
        for record in records:
            entries = [(_heading(name, layout), _items(record, name, page)) for name in columns]
            yield from sheet(entries, page.width)
    elif records:
        rule = "─" if is_unicode(page.encoding) else "-"
        told = [_column(records, name, page) for name in columns]
        told = [column for column in told if any(column.texts) or column.name not in layout.below]
        yield from table(told, layout, page.width, header=header, rule=rule)
    if layout.footnote and header:
        yield []
        for text in layout.footnote.split("\n"):
            yield from paragraph(one_line(text), page.width, PALE)


def _column(records: list[Any], name: str, page: Page) -> Column:
    texts = tuple(encodable(_text(record, name, page), page.encoding) for record in records)
    kind = kind_of(records[0], name)
    heading = _heading(name, page.layout) if page.header is not False else ""
    numbers = kind.right and all(map(_NUMBER.match, filter(None, texts)))
    return Column.of(name, heading, texts, right=numbers, when=kind.when)


def _text(record: Any, name: str, page: Page) -> str:
    text = display_value(record, name)
    return text + DISPUTED if name == page.layout.main and is_disputed(record) else text


def _items(record: Any, name: str, page: Page) -> list[str]:
    return [encodable(item, page.encoding) for item in display_items(record, name)]


def _heading(name: str, layout: Layout) -> str:
    return layout.headings.get(name, name.replace("_", " ").capitalize())


def _mark(lines: list[Line], words: tuple[str, ...]) -> list[Line]:
    """Make some words stand out."""
    from missionfacts.names import fold

    wanted = {fold(word) for word in words} - {""}
    return [
        [
            (piece, MARK if fold(piece) in wanted else style)
            for text, style in line
            for piece in re.split(r"(\W+)", text)
            if piece
        ]
        for line in lines
    ]


def _paint(lines: list[Line], page: Page) -> str:
    console = Console(
        file=StringIO(),
        width=10_000,
        force_terminal=page.color,
        color_system="standard" if page.color else None,
        legacy_windows=False,
        _environ={},  # terminal.py has read the environment already
    )
    segments: list[Segment] = []
    for line in lines:
        while line and not line[-1][0].rstrip():
            line.pop()
        segments += [Segment(text, style) for text, style in line]
        segments.append(Segment.line())
    with console.capture() as captured:
        console.print(Segments(segments), end="", soft_wrap=True)
    return captured.get()
