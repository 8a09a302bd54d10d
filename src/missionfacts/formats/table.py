"""Records as tables for eyes: the only module that knows Rich.

Rich's own Table measures and renders every cell several times: 200 rows cost more than starting the whole program. Here
the columns are laid out once, and Rich does what it alone does well: cell widths, word wrap and colour.
"""

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from missionfacts.dates import for_eyes, length_for_eyes, without_day
from missionfacts.formats import Layout, says_everything
from missionfacts.formats.characters import one_line
from missionfacts.formats.rows import cell
from missionfacts.model import Anniversary, Clock, Event, Mission, Record, Rival
from missionfacts.model.cards import Figure, Flight, Spacecraft, with_unit

GAP = "  "
READABLE = 40  # columns that the main column should have before others may stay
NARROWEST = 16  # columns that are shrunk keep this much, or the table gives way to lines of their own
DATES = {"date", "at", "clock", "start", "end", "born", "died"}
LENGTHS = {"time_in_space", "time_outside"}
PALE, STRONG, TIME = Style(dim=True), Style(bold=True), Style(color="cyan")
MARK = Style(bold=True, color="yellow")
DISPUTED = " ≠"  # after the main text of a record on which good sources differ


class Page(NamedTuple):
    """What the table is drawn on."""

    width: int | None  # columns; None: as wide as it needs
    encoding: str
    color: bool
    header: bool


Line = list[tuple[str, Style | None]]


def render(records: Sequence[Record], columns: tuple[str, ...], layout: Layout, page: Page) -> Iterator[str]:
    """Yield a table, or for an upright layout a sheet, as text; colours are ANSI sequences."""
    lines: list[Line] = []
    if layout.caption and page.header:
        caption = one_line(layout.caption)
        lines += [[(text, STRONG)] for text in _wrap(caption, page.width or cell_len(caption))]
        lines.append([])
    rows = [[_sayable(_face(record, name, layout.main), page) for name in columns] for record in records]
    if layout.sheet:
        for record, row in zip(records, rows, strict=True):
            lines += _sheet(record, columns, row, page, layout)
    elif rows:
        lines += _table(rows, columns, layout, page)
    if layout.footnote and page.header:
        lines.append([])
        for paragraph in layout.footnote.split("\n"):
            note = one_line(paragraph)
            lines += [[(text, PALE)] for text in _wrap(note, page.width or cell_len(note) or 1)]
    yield _paint(_mark(lines, layout.marked) if layout.marked and page.color else lines, page)


def _sayable(text: str, page: Page) -> str:
    """Escape what the encoding of the output cannot say, before anything is measured."""
    if text.isascii() or says_everything(page.encoding):
        return text
    return text.encode(page.encoding, "backslashreplace").decode(page.encoding)


def _face(record: Record, name: str, main: str) -> str:
    """Return what eyes see of a field."""
    value = getattr(record, name)
    if value and name == "clock" and isinstance(record, Anniversary):  # the caption names the day
        text = without_day(value)
    elif value and name in {"start", "end"} and isinstance(record, Mission):
        text = _day(value)  # a list of missions is long enough without the time of day
    elif value and (name in DATES or (name in {"value", "rival"} and _tells_a_date(record))):
        text = for_eyes(value)
    elif name == "spread" or (isinstance(record, Figure) and name == "value"):
        text = with_unit(value, getattr(record, "unit", ""))
    elif name in LENGTHS:
        text = length_for_eyes(value) if value else ""
    elif name == "spacewalks":
        text = str(value) if value else ""
    elif name == "years":
        text = _years(value)
    else:
        text = cell(value).replace("; ", ", ") if isinstance(value, tuple) else cell(value)
    if name == main and getattr(record, "disputed", None):
        text += DISPUTED
    return one_line(text)


def _tells_a_date(record: Record) -> bool:
    """Tell whether the value of a record, on its sources or their differences, is a date."""
    return getattr(record, "field", "") in DATES or bool(getattr(record, "precision", ""))


def _years(years: int) -> str:
    if years == 0:
        return "this year"
    unit = "year" if abs(years) == 1 else "years"
    return f"{years} {unit} ago" if years > 0 else f"in {-years} {unit}"


def _table(rows: list[list[str]], columns: tuple[str, ...], layout: Layout, page: Page) -> list[Line]:
    headings = [layout.headings.get(name, name.replace("_", " ").capitalize()) for name in columns]
    widths = [
        max(cell_len(text) for text in [heading if page.header else "", *column])
        for heading, column in zip(headings, zip(*rows, strict=True), strict=True)
    ]
    keep = _columns_that_fit(columns, widths, layout, page.width)
    main = _main(columns, widths, keep, layout)
    if page.width is not None and not _shrink(widths, columns, keep, page.width):
        return _stacked(rows, keep, main, page)
    styles = [TIME if columns[i] in DATES or columns[i] == "years" else None for i in range(len(columns))]
    lines: list[Line] = []
    if page.header:
        lines += _row([headings[i] for i in keep], [widths[i] for i in keep], [STRONG] * len(keep))
        rule = "─" if says_everything(page.encoding) else "-"
        lines.append([(GAP.join(rule * widths[i] for i in keep), PALE)])
    for row in rows:
        lines += _row([row[i] for i in keep], [widths[i] for i in keep], [styles[i] for i in keep])
    return lines


def _columns_that_fit(columns: tuple[str, ...], widths: list[int], layout: Layout, width: int | None) -> list[int]:
    keep = list(range(len(columns)))
    for name in layout.first_to_go:
        main = _main(columns, widths, keep, layout)
        if width is None or width - _taken(widths, keep, main) >= min(READABLE, widths[main]):
            break
        if name in columns and columns.index(name) in keep and len(keep) > 1:
            keep.remove(columns.index(name))
    return keep


def _main(columns: tuple[str, ...], widths: list[int], keep: list[int], layout: Layout) -> int:
    """Return the column that wraps: the layout's main one, or the widest when that was not asked for."""
    if layout.main in columns and columns.index(layout.main) in keep:
        return columns.index(layout.main)
    return max(keep, key=lambda i: widths[i])


def _taken(widths: list[int], keep: list[int], main: int) -> int:
    """Return the columns of the terminal that all but the main column need."""
    return sum(widths[i] + len(GAP) for i in keep if i != main)


def _shrink(widths: list[int], columns: tuple[str, ...], keep: list[int], width: int) -> bool:
    """Narrow the widest columns until all fit; dates stay whole. Return False when that leaves no room to read."""
    excess = sum(widths[i] + len(GAP) for i in keep) - len(GAP) - width
    while excess > 0:
        wide = [i for i in keep if columns[i] not in DATES and widths[i] > NARROWEST]
        if not wide:
            return False
        widest = max(wide, key=lambda i: widths[i])
        next_widest = max((widths[i] for i in wide if widths[i] < widths[widest]), default=NARROWEST)
        cut = min(excess, max(1, widths[widest] - next_widest))
        widths[widest] -= cut
        excess -= cut
    return True


def _row(texts: list[str], widths: list[int], styles: Sequence[Style | None]) -> list[Line]:
    parts = [_wrap(text, width) for text, width in zip(texts, widths, strict=True)]
    lines: list[Line] = []
    for number in range(max(map(len, parts))):
        line: Line = []
        for part, width, style in zip(parts, widths, styles, strict=True):
            text = part[number] if number < len(part) else ""
            line.append((text, style))
            line.append((" " * (width - cell_len(text)) + GAP, None))
        line.pop()
        lines.append(line)
    return lines


def _stacked(rows: list[list[str]], keep: list[int], main: int, page: Page) -> list[Line]:
    """Lay out rows for a terminal too narrow for columns: the small fields, then the main text indented below."""
    width = max(page.width or 0, 4)
    lines: list[Line] = []
    for row in rows:
        for i in keep:
            if i != main and row[i]:
                lines += [[(text, TIME)] for text in _wrap(row[i], width)]
        lines += [[(GAP + text, None)] for text in _wrap(row[main], width - len(GAP))]
    return lines


def _sheet(record: Record, columns: tuple[str, ...], row: list[str], page: Page, layout: Layout) -> list[Line]:
    """Lay out one record with a line for each field; a list has a line for each item."""
    fields = [
        (layout.headings.get(name, name.capitalize()), [_sayable(i, page) for i in _items(getattr(record, name), text)])
        for name, text in zip(columns, row, strict=True)
    ]
    fields = [(heading, items) for heading, items in fields if items]
    left = max((cell_len(heading) for heading, _ in fields), default=0)
    room = None if page.width is None else page.width - left - len(GAP)
    lines: list[Line] = []
    for heading, items in fields:
        if room is not None and room < NARROWEST:
            lines.append([(heading, STRONG)])
            lines += [[(GAP + part, None)] for item in items for part in _wrap(item, max((page.width or 0) - 2, 2))]
            continue
        label = heading
        for item in items:
            for part in _wrap(item, room or cell_len(item) or 1):
                lines.append([(label + " " * (left - cell_len(label)) + GAP, STRONG), (part, None)])
                label = ""
    return lines


def _items(value: object, text: str) -> list[str]:
    if isinstance(value, tuple):
        return [one_line(_item(item)) for item in value]
    return [text] if text else []


def _item(item: object) -> str:
    """Return what eyes see of an item of a list: as in rows, with dates the way people read them."""
    if isinstance(item, Event):
        return f"{for_eyes(item.at)}: {item.title}" + (DISPUTED if item.disputed else "")
    if isinstance(item, Flight):
        down = f", down in {item.landed_in}" if item.landed_in else "" if item.in_space else ", did not reach space"
        time = f", {length_for_eyes(item.time)}" if item.time else ""
        return f"{item.name}: {item.role}, {_day(item.launched)} – {_day(item.landed) or '?'}{time}{down}"
    if isinstance(item, Clock):
        return f"{item.id}: {item.name}, {for_eyes(item.epoch)} UTC"
    if isinstance(item, Rival):
        value = for_eyes(item.value) if item.field in DATES else item.value
        field = "" if item.field in {"at", "value", "claim"} else f"{item.field} "
        return f"{field}{value}: {', '.join(map(str, item.sources))}. {item.note}"
    if isinstance(item, Spacecraft):
        parts = [item.type, item.serial, item.launcher, item.site, item.cospar]
        return f"{item.name}: {', '.join(part for part in parts if part)}"
    if isinstance(item, Figure):
        return str(item) + (DISPUTED if item.disputed else "")
    return cell(item)


def _day(date: str) -> str:
    return for_eyes(date.partition("T")[0]) if date else ""


_MEASURE = Console(file=StringIO(), width=80, color_system=None)


def _wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most so many columns, at blanks where it can."""
    if cell_len(text) <= width:
        return [text]
    lines = [line.plain.rstrip() for line in Text(text).wrap(_MEASURE, max(width, 2))]
    if lines[-1] == DISPUTED.strip() and width > NARROWEST:  # the mark does not stand on a line of its own
        lines = _wrap(text.removesuffix(DISPUTED), width - cell_len(DISPUTED))
        lines[-1] += DISPUTED
    return lines


def _mark(lines: list[Line], words: tuple[str, ...]) -> list[Line]:
    """Make the words that begin with one of some others stand out."""
    from missionfacts.names import fold

    wanted = tuple(fold(word) for word in words)
    return [
        [
            (piece, MARK if fold(piece).startswith(wanted) and fold(piece) else style)
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
        _environ={},  # streams.py has read the environment already
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
