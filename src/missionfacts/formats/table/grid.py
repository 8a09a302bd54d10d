"""Where things stand in a table: which columns there is room for, how wide each is, and where lines break."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from missionfacts.formats.layout import Layout
from missionfacts.formats.table.values import DISPUTED

GAP = "  "
READABLE = 40  # columns that the main column should have before others may stay
NARROWEST = 16  # columns that are shrunk keep this much, or the table gives way to lines of their own
PALE, STRONG, TIME = Style(dim=True), Style(bold=True), Style(color="cyan")

Line = list[tuple[str, Style | None]]


class Column(NamedTuple):
    """A column of a table, with the text of each of its cells."""

    name: str  # the field's
    heading: str
    texts: tuple[str, ...]
    right: bool  # whether it is aligned to the right
    when: bool  # whether it tells a time, which stays in one piece
    width: int  # the columns of the terminal that it would like to have

    @classmethod
    def of(cls, name: str, heading: str, texts: tuple[str, ...], *, right: bool, when: bool) -> "Column":
        """Return a column as wide as its widest text."""
        return cls(name, heading, texts, right, when, max(map(cell_len, (heading, *texts))))


class _Placed(NamedTuple):
    """A column with the width that it has got."""

    column: Column
    width: int


def table(columns: Sequence[Column], layout: Layout, width: int | None, *, header: bool, rule: str) -> Iterator[Line]:
    """Yield the lines of a table in a terminal of a width, None for no limit.

    header: whether the headings stand above, underlined with `rule`.
    """
    keep = _columns_that_fit(columns, layout.main, layout.first_to_go, width)
    story = _main(keep, layout.main)
    below = [column for column in columns if column not in keep and column.name in layout.below]
    placed = [_Placed(column, column.width) for column in keep]
    if width is not None:
        narrowed = _shrunk(placed, width)
        if narrowed is None:
            yield from _stacked(keep, story, width, below)
            return
        placed = narrowed
    if header:
        yield from _row([(each, each.column.heading, STRONG) for each in placed])
        yield [(GAP.join(rule * each.width for each in placed), PALE)]
    left = sum(each.width + len(GAP) for each in placed[: keep.index(story)])
    for number in range(len(columns[0].texts)):
        yield from _row([(each, each.column.texts[number], TIME if each.column.when else None) for each in placed])
        yield from _below(below, number, left, width)


def _below(columns: Sequence[Column], number: int, left: int, width: int | None) -> Iterator[Line]:
    """Yield what some columns have in a row, behind so many blanks."""
    text = GAP.join(filter(None, (column.texts[number] for column in columns)))
    for line in wrap(text, max(width - left, 2) if width else cell_len(text)) if text else ():
        yield [(" " * left, None), (line, PALE)]


def _columns_that_fit(
    columns: Sequence[Column], main: str, first_to_go: Sequence[str], width: int | None
) -> list[Column]:
    keep = list(columns)
    for name in first_to_go:
        story = _main(keep, main)
        taken = sum(column.width + len(GAP) for column in keep if column is not story)
        if width is None or width - taken >= min(READABLE, story.width):
            break
        if len(keep) > 1:
            keep = [column for column in keep if column.name != name]
    return keep


def _main(columns: Sequence[Column], name: str) -> Column:
    """Return the column that wraps: the layout's main one, or the widest when that was not asked for."""
    return next((column for column in columns if column.name == name), max(columns, key=lambda each: each.width))


def _shrunk(placed: list[_Placed], width: int) -> list[_Placed] | None:
    """Narrow the widest columns until all fit; times stay whole. Return None when that leaves no room to read."""
    widths = [each.width for each in placed]
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while excess > 0:
        wide = [i for i, each in enumerate(placed) if not each.column.when and widths[i] > NARROWEST]
        if not wide:
            return None
        widest = max(wide, key=lambda i: widths[i])
        next_widest = max((widths[i] for i in wide if widths[i] < widths[widest]), default=NARROWEST)
        cut = min(excess, max(1, widths[widest] - next_widest))
        widths[widest] -= cut
        excess -= cut
    return [_Placed(each.column, wide) for each, wide in zip(placed, widths, strict=True)]


def _row(cells: Sequence[tuple[_Placed, str, Style | None]]) -> Iterator[Line]:
    parts = [wrap(text, placed.width) for placed, text, _ in cells]
    for number in range(max(map(len, parts))):
        line: Line = []
        for part, (placed, _, style) in zip(parts, cells, strict=True):
            text = part[number] if number < len(part) else ""
            blanks = " " * (placed.width - cell_len(text))
            line += [(blanks, None), (text, style)] if placed.column.right else [(text, style), (blanks, None)]
            line.append((GAP, None))
        line.pop()
        yield line


def _stacked(columns: Sequence[Column], story: Column, room: int, below: Sequence[Column]) -> Iterator[Line]:
    """Lay out rows for a terminal too narrow for columns: the small fields, then the main text indented below."""
    width = max(room, 4)
    for number, told in enumerate(story.texts):
        for column in columns:
            if column is not story and column.texts[number]:
                yield from (_line(text, TIME) for text in wrap(column.texts[number], width))
        yield from (_line(GAP + text) for text in wrap(told, width - len(GAP)))
        yield from _below(below, number, len(GAP), width)


def sheet(entries: Sequence[tuple[str, Sequence[str]]], width: int | None) -> Iterator[Line]:
    """Yield the lines of one record with a line for each field; entries: headings, each with a line for every item."""
    told = [(heading, items) for heading, items in entries if items]
    left = max((cell_len(heading) for heading, _ in told), default=0)
    room = None if width is None else width - left - len(GAP)
    for heading, items in told:
        if room is not None and room < NARROWEST:
            yield from paragraph(heading, width, STRONG)
            yield from (_line(GAP + part) for item in items for part in wrap(item, max((width or 0) - 2, 2)))
            continue
        label = heading
        for item in items:
            for part in wrap(item, room or cell_len(item) or 1):
                yield [(label + " " * (left - cell_len(label)) + GAP, STRONG), (part, None)]
                label = ""


def paragraph(text: str, width: int | None, style: Style | None) -> Iterator[Line]:
    """Yield a text in lines of at most a width."""
    yield from (_line(line, style) for line in wrap(text, width or cell_len(text) or 1))


def _line(text: str, style: Style | None = None) -> Line:
    return [(text, style)]


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most so many columns, at blanks where it can."""
    if cell_len(text) <= width:
        return [text]
    lines = [line.plain.rstrip() for line in Text(text).wrap(_measure(), max(width, 2))]
    if lines[-1] == DISPUTED.strip() and width > NARROWEST:  # the mark does not stand on a line of its own
        lines = wrap(text.removesuffix(DISPUTED), width - cell_len(DISPUTED))
        lines[-1] += DISPUTED
    return lines


@cache
def _measure() -> Console:
    """Return what Rich wants for wrapping."""
    from io import StringIO

    return Console(file=StringIO(), width=80, color_system=None)
