"""JSON: an array with an object a line."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from missionfacts.formats.cells import every_field, only_printed
from missionfacts.formats.escape import is_unicode
from missionfacts.formats.layout import Page

PAINTS = False
default_fields, needed_fields = every_field, only_printed


def render(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield a JSON array; each object has its line."""
    opening = "[\n"
    for line in objects(records, columns, page):
        yield opening + line
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def objects(records: Iterable[Any], columns: Sequence[str], page: Page) -> Iterator[str]:
    """Yield each record as a JSON object in one line, its end left off."""
    encode = json.JSONEncoder(ensure_ascii=not is_unicode(page.encoding)).encode
    for record in records:
        text = encode({name: plain(getattr(record, name)) for name in columns})
        yield text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    """Return a character, or the JSON escape of one that a terminal would obey or that UTF-8 cannot say."""
    return character if character.isprintable() else json.dumps(character)[1:-1]


def plain(value: object) -> object:
    """Return a value as JSON has it: records are objects, tuples arrays, and what is not known is null.

    >>> plain(("apollo", ""))
    ['apollo', None]
    """
    if isinstance(value, tuple):
        if hasattr(value, "_asdict"):
            return {name: plain(item) for name, item in value._asdict().items()}
        return [plain(item) for item in value]
    return None if value == "" else value
