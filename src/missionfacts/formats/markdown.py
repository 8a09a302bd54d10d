"""A table in GitHub Flavored Markdown; what looks like a mark is escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.errors import UsageError
from missionfacts.formats.cells import cells, columns_of_layout, only_printed
from missionfacts.formats.escape import escape_controls
from missionfacts.formats.layout import Page

PAINTS = False
default_fields, needed_fields = columns_of_layout, only_printed
# Everything that could begin a mark of CommonMark or of its extensions inside a table cell.
_MARKS = re.compile(r"[\\`*_\[\]<>|&~$]")


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Return the lines of a table. Raises UsageError when it is to be without its header."""
    if page.header is False:
        raise UsageError("a Markdown table cannot be without its header; --format tsv can")
    return _table(records, columns)


def _table(records: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n".replace("_", "\\_")
    yield "|" + " --- |" * len(columns) + "\n"
    for row in cells(records, columns):
        yield f"| {' | '.join(map(_cell, row))} |\n"


def _cell(text: str) -> str:
    escaped = _MARKS.sub(r"\\\g<0>", text)
    return escape_controls(escaped.replace("\r\n", "\n").replace("\n", "<br>").replace("\t", " "))
