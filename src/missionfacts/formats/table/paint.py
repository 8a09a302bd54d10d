"""A table, a sheet or lines along a rail, as the layout has it, as text with colours."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, NamedTuple

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from missionfacts.dates.brief import brief_duration
from missionfacts.dates.display import display_hours
from missionfacts.formats.cells import columns_of_layout
from missionfacts.formats.escape import encodable, is_unicode, one_line
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.bars import USUAL, bars
from missionfacts.formats.table.grid import PALE, STRONG, TIME, Column, Line, columns_that_fit, fits, paragraph, table
from missionfacts.formats.table.rail import Signs, chronicle
from missionfacts.formats.table.values import display_value, heading, is_disputed, rivalled_fields
from missionfacts.formats.table.wording import DISPUTED, Wording
from missionfacts.model import fields
from missionfacts.model.fields import kind_of

PAINTS = True
IN_HOURS = {"time_outside"}  # as spacewalks are counted
MARK = Style(bold=True, color="yellow")
DIFFERS = Style(color="red")
_NUMBER = re.compile(r"(?:about |under )?-?\d[\d.,:/~–]*°?%?(?: \S+)*$")  # what stands right, if all of a column does


def default_fields(kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:
    """Return the columns that the layout has for eyes, or else those for everyone."""
    return layout.eyes or columns_of_layout(kind, layout)


def needed_fields(kind: type[NamedTuple], fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is printed, and what tells that it is disputed."""
    return (*fields, *rivalled_fields(kind))


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield one text with everything in it; colours are ANSI sequences."""
    lines = list(_lines(list(records), columns, page))
    if page.color and page.layout.marked:
        lines = _mark(lines, page.layout.marked)
    if page.color and not page.layout.drawn and not (page.layout.rail and not page.layout.sheet):  # which have theirs
        lines = [list(_red_where_sources_differ(line)) for line in lines]
    yield painted(lines, page)


def _lines(records: list[Any], columns: Sequence[str], page: Page) -> Iterator[Line]:
    layout, header = page.layout, page.header is not False
    if layout.drawn:
        yield from layout.drawn(records, page)
        return
    if layout.rail and not layout.sheet:
        yield from chronicle(layout.rail(records, page), page)
        return
    if layout.caption and header:
        yield from paragraph(one_line(layout.caption), page.width, STRONG)
        yield []
    if layout.sheet:
        from missionfacts.formats.table.sheet import sheets

        yield from sheets(records, columns, page)
    elif records:
        yield from _table(records, columns, page)
    if layout.footnote and header:
        yield []
        for text in layout.footnote.split("\n"):
            yield from paragraph(one_line(text), page.width, PALE)


def _table(records: list[Any], names: Sequence[str], page: Page) -> Iterator[Line]:
    layout = page.layout
    every = [_column(records, name, page) for name in names if name != layout.group]
    groups = _column(records, layout.group, page).texts if layout.group in names else ()
    keep = columns = every
    if not page.chosen:
        columns = [column for column in every if any(column.texts)] or every
        keep = columns_that_fit(columns, layout.main, layout.first_to_go, page.width)
    rule = "" if page.header is False else "─" if is_unicode(page.encoding) else "-"
    if layout.bar and page.chosen is False:
        keep, drawn = _with_bars(records, keep, page)
        keep = [*keep, *(column._replace(texts=(*column.texts, *[""] * bool(layout.totals))) for column in drawn)]
    gone = [column for column in columns if column not in keep]
    below = [column for column in gone if column.name in layout.below]
    yield from table(keep, layout.main, page.width, rule=rule, groups=groups, below=below)
    hidden = ", ".join(column.name for column in gone if column not in below)
    if rule and hidden:
        roomy = fits(every, layout.main, page.width)
        elsewhere = f"--fields {','.join(names)}" if roomy else "a wider terminal, or `-f json`"
        yield []
        yield from paragraph(f"Not shown: {hidden} ({elsewhere})", page.width, PALE)


def _with_bars(records: list[Any], keep: list[Column], page: Page) -> tuple[list[Column], list[Column]]:
    """Return columns and one with bars, where need be without the one that gives way to it."""
    plain, layout = not is_unicode(page.encoding), page.layout
    drawn = bars(records, layout, keep, page.width, plain=plain)
    if drawn or page.width is None or page.width < USUAL:
        return keep, drawn
    fewer = [column for column in keep if column.name != layout.gives_way]
    drawn = bars(records, layout, fewer, page.width, plain=plain)
    return (fewer if drawn else keep), drawn


def _column(records: list[Any], name: str, page: Page) -> Column:
    signs = Signs.of(page.encoding)
    texts = tuple(encodable(signs.say(_text(record, name, page)), page.encoding) for record in records)
    texts += (page.layout.totals.get(name, ""),) if page.layout.totals else ()
    kind = kind_of(records[0], name)
    title = heading(name, page.layout) if page.header is not False else ""
    numbers = kind.right and all(map(_NUMBER.match, filter(None, texts)))
    raw = kind is fields.ID and texts == tuple(getattr(record, name) for record in records)
    style = TIME if kind.when else PALE if raw else None
    return Column.of(name, title, texts, right=numbers, when=kind.when, style=style)


def _text(record: Any, name: str, page: Page) -> str:
    if name == page.layout.bar and kind_of(record, name) is fields.DURATION and page.dates != "iso":
        length = getattr(record, name)  # the bar beside it tells what it comes to
        return (display_hours if name in IN_HOURS else brief_duration)(length) if length else ""
    text = display_value(record, name, Wording(page.layout.names, page.dates == "iso"))
    return text + DISPUTED if name == page.layout.main and is_disputed(record) else text


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


def _red_where_sources_differ(line: Line) -> Iterator[tuple[str, Style | None]]:
    sign = DISPUTED.strip()
    for text, style in line:
        if style is not None and style.dim:  # what explains the sign
            yield text, style
            continue
        before, found, after = text.rpartition(sign)
        yield from [(before, style), (sign, DIFFERS), (after, style)] if found else [(text, style)]


def painted(lines: list[Line], page: Page) -> str:
    """Return lines as text; colours are ANSI sequences."""
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
