"""Records as rows of text: TSV, CSV and Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from missionfacts.formats.characters import harmless, tsv_escape
from missionfacts.model import Record


def cell(value: object) -> str:
    """Return a value as the text of one cell; the items of a list with semicolons between.

    >>> cell(("apollo", "soyuz-19"))
    'apollo; soyuz-19'
    """
    # A record within a record is a tuple too, but knows how to say itself in one line.
    if isinstance(value, tuple) and type(value).__str__ is tuple.__str__:
        return "; ".join(map(cell, value))
    return "" if value is None else str(value)


def cells(records: Iterable[Record], columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield the chosen columns of each record as text."""
    places: list[int] = []
    for record in records:
        places = places or [record._fields.index(name) for name in columns]
        yield [cell(record[place]) for place in places]


def render_tsv(records: Iterable[Record], columns: Sequence[str], *, header: bool) -> Iterator[str]:
    """Yield a line for each record, fields separated by tabs; see `tsv_escape` for what a field looks like."""
    if header:
        yield "\t".join(columns) + "\n"
    for row in cells(records, columns):
        yield "\t".join(map(tsv_escape, row)) + "\n"


def render_csv(records: Iterable[Record], columns: Sequence[str], *, header: bool) -> Iterator[str]:
    """Yield a line for each record as RFC 4180 has it, but for the line ending, which is a line feed."""
    import csv

    buffer = StringIO()
    writer = csv.writer(buffer)  # told to end lines in \n, it would leave a bare \r without the quotes that it needs
    if header:
        writer.writerow(columns)
        yield _drain(buffer)
    for row in cells(records, columns):
        writer.writerow(row)
        yield _drain(buffer)


def _drain(buffer: StringIO) -> str:
    """Take the one row out of a buffer, its end made a line feed."""
    text = buffer.getvalue().removesuffix("\r\n") + "\n"
    buffer.seek(0)
    buffer.truncate()
    return text


# Everything that could begin a mark of CommonMark or of its extensions inside a table cell.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|&~$]")


def render_markdown(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """Yield a table in GitHub Flavored Markdown; what looks like a mark is escaped."""
    yield f"| {' | '.join(columns)} |\n".replace("_", "\\_")
    yield "|" + " --- |" * len(columns) + "\n"
    for row in cells(records, columns):
        yield f"| {' | '.join(map(_markdown_cell, row))} |\n"


def _markdown_cell(text: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\g<0>", text)
    return harmless(escaped.replace("\r\n", "\n").replace("\n", "<br>").replace("\t", " "))
