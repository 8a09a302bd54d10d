"""Where things stand in a table: which columns there is room for, how wide each is, and where lines break."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from missionfacts.formats.table.wording import DISPUTED

GAP = "  "
FEW = 10  # one row in so many may need more than the others, which is no reason to go without a column
READABLE = 40  # columns that the main column should have before others may stay
NARROWEST = 16  # the main column, when it is shrunk, keeps this much, or the table gives way to lines of their own
LEAST = 8  # the others keep this much
PALE, STRONG, TIME = Style(dim=True), Style(bold=True), Style(color="cyan")

Line = list[tuple[str, Style | None]]


class Column(NamedTuple):
    """A column of a table, with the text of each of its cells."""

    name: str  # the field's
    heading: str
    texts: tuple[str, ...]
    right: bool  # whether it is aligned to the right
    when: bool  # whether it tells a time, which stays in one piece
    style: Style | None
    width: int  # the columns of the terminal that it would like to have
    usual: int  # those that all but the longest of its texts need

    @classmethod
    def of(
        cls, name: str, heading: str, texts: tuple[str, ...], *, right: bool, when: bool, style: Style | None = None
    ) -> "Column":
        """Return a column as wide as its widest text."""
        widths = sorted(map(cell_len, texts)) or [0]
        title = cell_len(heading)
        widest, usual = (max(title, each) for each in (widths[-1], widths[-1 - len(widths) // FEW]))
        usual = widest if when or right else max(usual, min(widest, NARROWEST))
        return cls(name, heading, texts, right, when, style, widest, usual)


class _Placed(NamedTuple):
    """A column with the width that it has got."""

    column: Column
    width: int


def table(
    columns: Sequence[Column],
    main: str,
    width: int | None,
    *,
    rule: str = "",
    groups: Sequence[str] = (),
    below: Sequence[Column] = (),
) -> Iterator[Line]:
    """Yield the lines of a table in a terminal of a width, None for no limit.

    main: as `Layout` has it; rule: what the headings are underlined with, "" for no headings; groups: what stands above
    each row, where it is not what stood above the one before; below: what stands below it.
    """
    margin, story = GAP if groups else "", _main(columns, main)
    placed = [_Placed(column, column.width) for column in columns]
    narrowed = placed if width is None else _shrunk(placed, story, width - len(margin))
    if width is not None and narrowed is None:
        yield from _stacked(columns, story, width, groups, below)
        return
    placed = narrowed or placed
    if rule:
        yield from _row([(each, each.column.heading, STRONG) for each in placed], margin)
        yield [(margin + GAP.join(rule * each.width for each in placed), PALE)]
    left = len(margin) + sum(each.width + len(GAP) for each in placed[: columns.index(story)])
    for number in range(len(columns[0].texts)):
        yield from _group(groups, number, width)
        yield from _row([(each, each.column.texts[number], each.column.style) for each in placed], margin)
        yield from _below(below, number, left, width)


def fits(columns: Sequence[Column], main: str, width: int | None) -> bool:
    """Tell whether a table of all these columns has room, if need be with narrower ones."""
    placed = [_Placed(column, column.width) for column in columns]
    return width is None or _shrunk(placed, _main(columns, main), width) is not None


def _below(columns: Sequence[Column], number: int, left: int, width: int | None) -> Iterator[Line]:
    """Yield what some columns have in a row, behind so many blanks."""
    text = GAP.join(filter(None, (column.texts[number] for column in columns)))
    for line in wrap(text, max(width - left, 2) if width else cell_len(text)) if text else ():
        yield [(" " * left, None), (line, PALE)]


def _group(groups: Sequence[str], number: int, width: int | None) -> Iterator[Line]:
    if groups and (number == 0 or groups[number] != groups[number - 1]):
        yield from paragraph(groups[number], width, TIME)


def columns_that_fit(
    columns: Sequence[Column], main: str, first_to_go: Sequence[str], width: int | None
) -> list[Column]:
    """Return the columns that there is room for. main, first_to_go: as `Layout` has them."""
    keep = list(columns)
    for name in first_to_go:
        story = _main(keep, main)
        taken = sum(column.usual + len(GAP) for column in keep if column is not story)
        if width is None or width - taken >= min(READABLE, story.usual):
            break
        if len(keep) > 1:
            keep = [column for column in keep if column.name != name]
    return keep


def _main(columns: Sequence[Column], name: str) -> Column:
    """Return the column that wraps: the layout's main one, or the widest when that was not asked for."""
    return next((column for column in columns if column.name == name), max(columns, key=lambda each: each.width))


def _shrunk(placed: list[_Placed], story: Column, width: int) -> list[_Placed] | None:
    """Narrow the widest columns until all fit, numbers only where nothing else helps.

    Return None when that leaves no room to read.
    """
    texts = [each.column is story or not each.column.right for each in placed]
    return _narrowed(placed, story, width, texts) or _narrowed(placed, story, width, [True] * len(placed))


def _narrowed(placed: list[_Placed], story: Column, width: int, may: Sequence[bool]) -> list[_Placed] | None:
    """Narrow the widest columns until all fit; may: which of them. Return None when that leaves no room to read.

    Times stay whole, and the main column stays half as wide again as any other that is narrowed.
    """
    widths = [each.width for each in placed]
    least = [NARROWEST if each.column is story else _least(each.column) for each in placed]
    share = [2 if each.column is story else 3 for each in placed]
    for _ in range(sum(widths) + len(GAP) * (len(widths) - 1) - width):
        wide = [i for i, each in enumerate(placed) if may[i] and not each.column.when and widths[i] > least[i]]
        if not wide:
            return None
        widths[max(wide, key=lambda i: widths[i] * share[i])] -= 1
    return [_Placed(each.column, wide) for each, wide in zip(placed, widths, strict=True)]


def _least(column: Column) -> int:
    """Return how narrow a column may become: as its heading, and most of its words."""
    words = (cell_len(word) for text in column.texts for word in re.split(r"[\s/-]", text))
    return max(LEAST, cell_len(column.heading), min(NARROWEST, max(words, default=0)))


def _row(cells: Sequence[tuple[_Placed, str, Style | None]], margin: str = "") -> Iterator[Line]:
    parts = [wrap(text, placed.width) for placed, text, _ in cells]
    for number in range(max(map(len, parts))):
        line: Line = [(margin, None)] if margin else []
        for part, (placed, _, style) in zip(parts, cells, strict=True):
            text = part[number] if number < len(part) else ""
            blanks = " " * (placed.width - cell_len(text))
            line += [(blanks, None), (text, style)] if placed.column.right else [(text, style), (blanks, None)]
            line.append((GAP, None))
        line.pop()
        yield line


def _stacked(
    columns: Sequence[Column], story: Column, room: int, groups: Sequence[str], below: Sequence[Column]
) -> Iterator[Line]:
    """Lay out rows for a terminal too narrow for columns: the small fields, then the main text indented below."""
    width = max(room, 4)
    for number, told in enumerate(story.texts):
        yield from _group(groups, number, width)
        small = GAP.join(each.texts[number] for each in columns if each is not story and each.texts[number])
        yield from (_line(text, TIME) for text in wrap(small, width) if text)
        yield from (_line(GAP + text) for text in wrap(told, width - len(GAP)))
        yield from _below(below, number, len(GAP), width)


def paragraph(text: str, width: int | None, style: Style | None) -> Iterator[Line]:
    """Yield a text in lines of at most a width."""
    yield from (_line(line, style) for line in wrap(text, width or cell_len(text) or 1))


def _line(text: str, style: Style | None = None) -> Line:
    return [(text, style)]


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most so many columns, at blanks where it can."""
    if cell_len(text) <= width:
        return [text]
    whole = " ".join(_at_hyphens(word, width) for word in text.split(" "))
    lines = [line.plain.rstrip() for line in Text(whole).wrap(_measure(), max(width, 2))]
    if lines[-1] == DISPUTED.strip() and width > NARROWEST:  # the mark does not stand on a line of its own
        lines = wrap(text.removesuffix(DISPUTED), width - cell_len(DISPUTED))
        lines[-1] += DISPUTED
    return lines


def _at_hyphens(word: str, width: int) -> str:
    r"""Return a word with line breaks where its hyphens and slashes let it fit into a width.

    >>> _at_hyphens("lunar-reconnaissance-orbiter", 20)
    'lunar-\nreconnaissance-\norbiter'
    """
    if cell_len(word) <= width:
        return word
    lines = [""]
    for piece in re.findall(r"[^-/]*[-/]+|[^-/]+", word):
        if cell_len(lines[-1] + piece) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


@cache
def _measure() -> Console:
    """Return what Rich wants for wrapping."""
    from io import StringIO

    return Console(file=StringIO(), width=80, color_system=None)
