"""NDJSON: a JSON object a line."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.formats.cells import every_field, only_printed
from missionfacts.formats.jsontext import objects
from missionfacts.formats.layout import Page

PAINTS = False
default_fields, needed_fields = every_field, only_printed


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a JSON object a line."""
    for line in objects(records, columns, page):
        yield line + "\n"
