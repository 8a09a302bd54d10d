"""TSV: a line for each record, fields separated by tabs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.formats.cells import cells, columns_of_layout, only_printed
from missionfacts.formats.escape import encodable, escape_tsv, is_unicode
from missionfacts.formats.layout import Page

PAINTS = False
default_fields, needed_fields = columns_of_layout, only_printed


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a line for each record; see `escape_tsv` for what a field looks like. Without a header unless asked.

    What the encoding of the page cannot say is escaped in the same way.
    """
    whole = is_unicode(page.encoding)
    if page.header:
        yield "\t".join(columns) + "\n"
    for row in cells(records, columns):
        line = "\t".join(map(escape_tsv, row)) + "\n"
        yield line if whole else encodable(line, page.encoding)
