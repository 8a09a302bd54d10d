"""A table in GitHub Flavored Markdown; what looks like a mark is escaped. A sheet has two columns, field and value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from missionfacts.errors import UsageError
from missionfacts.formats.cells import cells, columns_of_layout, only_printed
from missionfacts.formats.escape import escape_controls
from missionfacts.formats.layout import Layout, Page

PAINTS = False
needed_fields = only_printed
# Everything that could begin a mark of CommonMark or of its extensions inside a table cell.
_MARKS = re.compile(r"[\\`*_\[\]<>|&~$]")


def default_fields(kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:
    """Return the columns of the layout; of a sheet those for eyes."""
    return (layout.sheet and layout.eyes) or columns_of_layout(kind, layout)


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Return the lines of a table. Raises UsageError when it is to be without its header."""
    if page.header is False:
        raise UsageError("a Markdown table cannot be without its header; --format tsv can")
    if page.layout.sheet:
        return _sheets(records, columns, page)
    return _table(columns, cells(records, columns))


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |\n".replace("_", "\\_")
    yield "|" + " --- |" * len(headings) + "\n"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |\n"


def _sheets(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a table for each record, with a blank line between."""
    for number, record in enumerate(records):
        yield "\n" if number else ""
        yield from _table(("Field", "Value"), _sheet(record, columns, page))


def _sheet(record: Any, columns: Sequence[str], page: Page) -> Iterator[tuple[str, str]]:
    """Yield the heading of each field that is not empty, and its items with line breaks between."""
    from missionfacts.formats.table.values import display_items, heading
    from missionfacts.formats.table.wording import Wording

    wording = Wording(page.layout.names, page.dates == "iso")
    for name in columns:
        if items := display_items(record, name, wording):
            yield heading(name, page.layout), "\n".join(items)


def _cell(text: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", text)
    return escape_controls(escaped.replace("\r\n", "\n").replace("\n", "<br>").replace("\t", " "))
