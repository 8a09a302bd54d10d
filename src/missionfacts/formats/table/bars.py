"""Numbers as bars, beside a table whose rows eyes compare."""

from collections.abc import Sequence
from typing import Any

from rich.style import Style

from missionfacts.dates.elapsed import is_elapsed, parse_elapsed
from missionfacts.formats.layout import Layout
from missionfacts.formats.table.grid import GAP, Column

LEAST, MOST = 4, 20  # columns of the longest bar; with less room there are none
ROOMY = 120  # columns from which a few rows may have two lines so that all have bars
BAR = Style(color="green")


def bars(
    records: Sequence[Any], layout: Layout, beside: Sequence[Column], width: int | None, *, plain: bool
) -> list[Column]:
    """Return a column with a bar for each record, where there is room for it beside others.

    The longest is that of the greatest, or of the greatest of a group. plain: whether there is nothing but ASCII to
    draw with.
    """
    margin = len(GAP) if layout.group else 0
    room = MOST if width is None else width - margin - sum(_wide(column, layout, width) + len(GAP) for column in beside)
    there = any(column.name == layout.bar for column in beside)
    title = "" if there else layout.headings.get(layout.bar, "")
    sizes = [_size(getattr(record, layout.bar)) for record in records]
    groups = [getattr(record, layout.group) if layout.group else "" for record in records]
    if room < max(LEAST, len(title)) or not any(sizes):
        return []
    greatest: dict[Any, float] = {}
    for group, size in zip(groups, sizes, strict=True):
        greatest[group] = max(size, greatest.get(group, 0))
    shares = [size / greatest[group] if size else 0.0 for group, size in zip(groups, sizes, strict=True)]
    texts = tuple(drawn(share, min(room, MOST), plain=plain) for share in shares)
    return [Column.of("", title, texts, right=False, when=False, style=BAR)]


def _wide(column: Column, layout: Layout, width: int) -> int:
    """Return the columns that are not there for a bar: where there is much room, long stories break for it."""
    return column.usual if column.name == layout.main and width >= ROOMY else column.width


def drawn(share: float, longest: int, *, plain: bool = False) -> str:
    """Return a bar that is a share of the longest, to half a column; what is more than nothing has half a column.

    >>> drawn(1, 4), drawn(0.6, 4), drawn(0.001, 4), drawn(0, 4), drawn(0.6, 4, plain=True)
    ('━━━━', '━━╸', '╸', '', '==-')
    """
    whole, half = ("=", "-") if plain else ("━", "╸")
    halves = max(round(share * longest * 2), 1 if share > 0 else 0)
    return whole * (halves // 2) + half * (halves % 2)


def _size(value: Any) -> float:
    """Return how much a value is: a length of time in seconds, a number as it is; 0 for what is neither.

    >>> _size("1:40"), _size("78~"), _size("")
    (6000.0, 78.0, 0.0)
    """
    text = str(value)
    if is_elapsed(text):
        return float(parse_elapsed(text).seconds)
    try:
        return float(text.rstrip("~"))
    except ValueError:
        return 0.0
