"""CSV as RFC 4180 has it, but for the line ending, which is a line feed."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from missionfacts.formats.cells import cells, columns_of_layout, only_printed
from missionfacts.formats.layout import Page

PAINTS = False
default_fields, needed_fields = columns_of_layout, only_printed


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a line for each record, with a header unless it is not wanted."""
    buffer = StringIO()
    writer = csv.writer(buffer)  # told to end lines in \n, it would leave a bare \r without the quotes that it needs
    if page.header is not False:
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
