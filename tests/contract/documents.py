"""The documents, and what their tables say."""

import re
from collections.abc import Iterator

from tests.conftest import ROOT

RECORDS = (ROOT / "docs" / "records.md").read_text("utf-8")
DATA = (ROOT / "docs" / "data.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
DATES = (ROOT / "docs" / "dates.md").read_text("utf-8")
OUTPUT = (ROOT / "docs" / "output.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
Rows = list[list[str]]


def tables(text: str) -> Iterator[tuple[str, list[str], Rows]]:
    """Yield the tables of a document: the heading above, the names of the columns, the rows."""
    heading, lines = "", iter([*text.splitlines(), ""])
    for line in lines:
        if line.startswith("#"):
            heading = line.lstrip("# ")
        if not line.startswith("|"):
            continue
        columns, rows = _cells(line), []
        next(lines)
        while (row := next(lines)).startswith("|"):
            rows.append(_cells(row))
        yield heading, columns, rows


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split(" |")]


def table(text: str, first_column: str) -> Rows:
    """Return the one table whose first column has this name."""
    (rows,) = (rows for _, columns, rows in tables(text) if columns[0] == first_column)
    return rows


def by_heading(text: str, columns: list[str]) -> dict[str, Rows]:
    """Return the tables that have these columns, by the headings above."""
    return {heading: rows for heading, names, rows in tables(text) if names == columns}


def quoted(cell: str) -> list[str]:
    """Return the words in backticks."""
    return re.findall(r"`([^`]+)`", cell)
