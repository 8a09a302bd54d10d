"""Records as JSON: an array with an object a line, or bare objects (NDJSON)."""

import json
from collections.abc import Iterable, Iterator, Sequence

from missionfacts.model import Record


def render_array(records: Iterable[Record], fields: Sequence[str], *, ascii_only: bool) -> Iterator[str]:
    """Yield a JSON array; each object has its line."""
    opening = "[\n"
    for line in _objects(records, fields, ascii_only):
        yield opening + line
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def render_lines(records: Iterable[Record], fields: Sequence[str], *, ascii_only: bool) -> Iterator[str]:
    """Yield a JSON object a line."""
    for line in _objects(records, fields, ascii_only):
        yield line + "\n"


def _objects(records: Iterable[Record], fields: Sequence[str], ascii_only: bool) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=ascii_only).encode
    for record in records:
        text = encode({name: plain(getattr(record, name)) for name in fields})
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
