"""Records in, text out: choosing a format, and `emit`, the one function that writes to standard output.

A format is a module with `render(records, columns, …) -> Iterator[str]`; what it yields are whole lines.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from missionfacts.errors import OutputLost, UnknownChoice, UsageError
from missionfacts.formats.characters import harmless
from missionfacts.model import Record
from missionfacts.streams import Streams

Format = Literal["table", "tsv", "csv", "json", "ndjson", "markdown"]
Color = Literal["auto", "always", "never"]


class Output(NamedTuple):
    """How the user wants records printed, and where."""

    streams: Streams
    format: Format | None = None  # None: a table on a terminal, TSV in a pipe
    fields: str | None = None  # names with commas between; None: the usual ones
    header: bool | None = None  # None: as is the custom of the format
    color: Color = "auto"


class Layout(NamedTuple):
    """How a kind of record is laid out as rows."""

    columns: tuple[str, ...]  # the default columns
    main: str = ""  # the column that tells the story: it wraps, and it never goes
    first_to_go: tuple[str, ...] = ()  # columns that a narrow terminal does without, in that order
    headings: Mapping[str, str] = {}  # for eyes, where a field's own name would not do
    marked: tuple[str, ...] = ()  # words that eyes should find, in lower case
    caption: str = ""  # a line above the table
    footnote: str = ""  # lines below it
    eyes: tuple[str, ...] = ()  # the default columns of a table, where eyes are better served by others
    empty: str = "nothing matches"  # what a person is told when there is nothing to show
    sheet: bool = False  # for eyes, a line for each field rather than a row for each record


def pick(output: Output) -> Format:
    """Return the format asked for, or the one that suits the reader: a person or a pipe."""
    return output.format or ("table" if output.streams.tty else "tsv")


def choose_fields(kind: type[Record], asked: str | None) -> tuple[str, ...] | None:
    """Return the fields asked for, in that order; None when the choice is left to the format.

    Raises UnknownChoice, with the valid ones, for a field that the record does not have.
    """
    if asked is None:
        return None
    names = tuple(name.strip() for name in asked.split(","))
    for name in names:
        if name not in kind._fields:
            raise UnknownChoice("field", name, kind._fields)
    return names


def printed_fields(kind: type[Record], output: Output, layout: Layout) -> tuple[str, ...]:
    """Return the fields that `emit` will print, so that nobody has to fetch the others.

    Raises UnknownChoice for a field that `kind` does not have.
    """
    chosen_format = pick(output)
    fields = choose_fields(kind, output.fields) or default_fields(kind, chosen_format, layout)
    # A table marks what is disputed.
    return (*fields, "disputed") if chosen_format == "table" and "disputed" in kind._fields else fields


def default_fields(kind: type[Record], chosen_format: Format, layout: Layout) -> tuple[str, ...]:
    """Return the fields that a format prints when nobody chooses."""
    if chosen_format in {"json", "ndjson"}:
        return kind._fields
    return (layout.eyes if chosen_format == "table" else ()) or layout.columns


def emit(records: Iterable[Record], kind: type[Record], output: Output, layout: Layout) -> None:
    """Write records to standard output, in the format that was asked for.

    Raises UnknownChoice for a field that `kind` does not have and OutputLost when the output does not take it all.
    """
    write(_render(records, kind, output, layout), output.streams, painted=pick(output) == "table")


def write(chunks: Iterable[str], streams: Streams, *, painted: bool = False) -> None:
    """Write text to standard output, down to the last byte; on a terminal, control characters are made harmless.

    painted: the text has colours, and whoever made it has seen to the rest.

    Raises OutputLost when the output does not take it all; a closed pipe stays a BrokenPipeError.
    """
    written = False
    try:
        for chunk in chunks:
            streams.out.write(harmless(chunk) if streams.tty and not painted else chunk)
            written = True
        streams.out.flush()
    except sqlite3.DatabaseError as error:
        if not written:
            raise  # `main` begins again with a new catalogue
        raise OutputLost(
            f"the catalogue is damaged ({error}); what is printed is not all, run the command again"
        ) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error.strerror) from error


def _render(records: Iterable[Record], kind: type[Record], output: Output, layout: Layout) -> Iterator[str]:
    chosen = choose_fields(kind, output.fields)
    streams, chosen_format = output.streams, pick(output)
    if chosen_format == "markdown" and output.header is False:
        raise UsageError("a Markdown table cannot be without its header; --format tsv can")
    if chosen_format == "table":
        from missionfacts.formats import table  # Rich costs some 30 ms; only a reader of tables pays

        color = streams.color if output.color == "auto" else output.color == "always"
        page = table.Page(streams.width, streams.out.encoding or "utf-8", color, output.header is not False)
        shown = list(records)
        if not shown and layout.empty:
            streams.err.write(f"missionfacts: {layout.empty}\n")
        return table.render(shown, chosen or default_fields(kind, "table", layout), layout, page)
    columns = chosen or default_fields(kind, chosen_format, layout)
    if chosen_format in {"json", "ndjson"}:
        from missionfacts.formats import jsontext

        face = jsontext.render_array if chosen_format == "json" else jsontext.render_lines
        return face(records, columns, ascii_only=not says_everything(streams.out.encoding))
    from missionfacts.formats import rows

    if chosen_format == "csv":
        return rows.render_csv(records, columns, header=output.header is not False)
    if chosen_format == "markdown":
        return rows.render_markdown(records, columns)
    return rows.render_tsv(records, columns, header=output.header is True)


def says_everything(encoding: str | None) -> bool:
    """Tell whether an encoding can say every character, as UTF-8 can."""
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")
