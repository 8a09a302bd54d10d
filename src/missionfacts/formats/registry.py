"""Which formats there are. A format is a module of this package with what `Renderer` names.

A new one takes a file, a line here, and one in the table of docs/records.md; nothing else knows their names.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, cast

from missionfacts.errors import UnknownChoice
from missionfacts.formats.layout import Layout, Page

FORMATS = {  # name -> its module, imported when it is asked for: Rich costs some 30 ms
    "table": "missionfacts.formats.table.paint",
    "tsv": "missionfacts.formats.tsv",
    "csv": "missionfacts.formats.csvtext",
    "json": "missionfacts.formats.jsontext",
    "ndjson": "missionfacts.formats.ndjson",
    "markdown": "missionfacts.formats.markdown",
}
PICTURES = ("svg", "png", "html")  # as which what is for eyes can be drawn
ALSO_CALLED = {"md": "markdown"}
SHEETS = {"table", "markdown"}  # those that lay out one thing as a whole as a sheet, for somebody who reads it


class Renderer(Protocol):
    """What the module of a format has to offer."""

    PAINTS: bool  # whether its text has colours, so that it sees itself to what must not reach a terminal

    def default_fields(self, kind: type[NamedTuple], layout: Layout) -> tuple[str, ...]:
        """Return the fields that are printed when nobody chooses."""

    def needed_fields(self, kind: type[NamedTuple], fields: tuple[str, ...]) -> tuple[str, ...]:
        """Return all fields that printing some of them takes."""

    def render(self, records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
        """Yield text, in whole lines. Raises UsageError when the page cannot be had in this format."""


def renderer(name: str) -> Renderer:
    """Return a format by its name. Raises UnknownChoice, with the valid ones."""
    if name not in FORMATS:
        raise UnknownChoice("format", name, FORMATS)
    return cast(Renderer, importlib.import_module(FORMATS[name]))
