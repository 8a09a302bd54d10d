"""Tables as CSV and JSON Lines: a file for each."""

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from missionfacts.exports.model import BOOLEAN, Filled

Texts = Callable[[Filled], Iterator[str]]


def csv_text(filled: Filled) -> Iterator[str]:
    """Yield a table as RFC 4180 has it: a header, lines that end in CR LF, nothing for what is not known."""
    buffer = StringIO()
    writer = csv.writer(buffer)
    writer.writerow(filled.table.names)
    flags = [place for place, column in enumerate(filled.table.columns) if column.type is BOOLEAN]
    writer.writerows(_with_words(row, flags) if flags else row for row in filled.rows)
    yield buffer.getvalue()


def _with_words(row: tuple[Any, ...], flags: list[int]) -> list[Any]:
    """Return a row in which flags are the words of Table Schema."""
    cells = list(row)
    for place in flags:
        if cells[place] is not None:
            cells[place] = "true" if cells[place] else "false"
    return cells


def jsonl_text(filled: Filled) -> Iterator[str]:
    """Yield a table as JSON Lines: an object for each row, with all columns, null for what is not known."""
    names = filled.table.names
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for row in filled.rows:
        yield f"{encode(dict(zip(names, row, strict=True)))}\n"


def write_text(place: Path, chunks: Iterator[str]) -> None:
    """Write a text as UTF-8, just as it is. Raises OSError."""
    with place.open("w", encoding="utf-8", newline="") as file:
        file.writelines(chunks)
