"""Numbers as bars, beside a table whose rows eyes compare."""

from collections.abc import Sequence
from typing import Any

from rich.style import Style

from missionfacts.dates.elapsed import is_elapsed, parse_elapsed
from missionfacts.formats.layout import Layout
from missionfacts.formats.table.grid import GAP, Column

LEAST, MOST = 4, 20  # columns of the longest bar; with less room there are none
ROOMY = 72  # columns from which a few rows may have two lines so that all have bars
USUAL = 80  # columns from which another column goes so that there are bars
NONE, NONE_PLAIN = "·", "."  # what stands where others have a bar
BAR = Style(color="green")


def bars(
    records: Sequence[Any], layout: Layout, beside: Sequence[Column], width: int | None, *, plain: bool
) -> list[Column]:
    """Return a column with a bar for each record, where there is room for it beside others.

    The longest is that of the greatest, or of the greatest of a group; one alone in its group has none to compare with.
    plain: whether there is nothing but ASCII to draw with.
    """
    margin = len(GAP) if layout.group else 0
    room = MOST if width is None else width - margin - sum(_wide(column, layout, width) + len(GAP) for column in beside)
    there = any(column.name == layout.bar for column in beside)
    title = "" if there else layout.headings.get(layout.bar, "")
    shares = _shares(records, layout)
    if room < max(LEAST, len(title)) or not any(shares):
        return []
    none = NONE_PLAIN if plain else NONE
    texts = tuple(
        "" if share is None else drawn(share, min(room, MOST), plain=plain) if share else none for share in shares
    )
    return [Column.of("", title, texts, right=False, when=False, style=BAR)]


def _shares(records: Sequence[Any], layout: Layout) -> list[float | None]:
    """Return which part of the longest bar each record has; None where its group has nothing to compare."""
    field, value = layout.barred
    sizes = [
        _size(getattr(each, layout.bar)) if not field or getattr(each, field) == value else 0.0 for each in records
    ]
    if not layout.group:
        longest = layout.longest or max(sizes, default=0.0)
        return [size / longest if longest else 0.0 for size in sizes]
    groups: dict[Any, list[float]] = {}
    for record, size in zip(records, sizes, strict=True):
        groups.setdefault(getattr(record, layout.group), []).append(size)
    there = {group: max(those) for group, those in groups.items() if len(those) > 1 and any(those)}
    longest_of = [there.get(getattr(record, layout.group)) for record in records]
    return [size / longest if longest else None for size, longest in zip(sizes, longest_of, strict=True)]


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
