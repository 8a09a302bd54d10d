"""Writing: records in the format asked for, or text as it is. Nothing else but `paper` writes an answer."""

from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from itertools import chain, islice
from typing import Any, NamedTuple, TextIO

from missionfacts.catalogue.lookup import chosen
from missionfacts.errors import DamagedCatalogue, OutputLost
from missionfacts.formats.escape import escape_controls, is_unicode
from missionfacts.formats.layout import Layout, Output, Page
from missionfacts.formats.registry import SHEETS, Renderer, renderer
from missionfacts.terminal import Streams


def emit(records: Iterable[Any], kind: type[NamedTuple], output: Output, layout: Layout, *, live: bool = False) -> None:
    """Write records to standard output, in the format that was asked for; that there are none, to standard error.

    live: each reaches the reader as soon as it comes.
    Raises UnknownChoice for a field that `kind` does not have, and what `write` raises.
    """
    face, streams = renderer(output.format), output.streams
    columns = _columns(face, kind, output, layout)
    color = streams.color if output.color == "auto" else output.color == "always"
    reads = face.PAINTS or (layout.sheet and output.format in SHEETS)
    dates = output.dates or ("human" if reads else "iso")
    encoding = streams.encoding if face.PAINTS or streams.tty else _exact(streams.encoding)
    page = Page(layout, output.header, streams.width, encoding, color, dates, output.fields is not None)
    records = iter(records)
    first = list(islice(records, 1))
    if layout.empty and not first:
        streams.err.write(f"missionfacts: {layout.empty}\n")
    records = chain(first, records)
    if dates == "human" and not reads:  # what is for readers knows where each value stands, and does so itself
        from missionfacts.formats.human import in_words

        records = map(in_words, records)
    if layout.drawing and streams.paper and streams.paper.picture:
        from missionfacts.formats.paper import put_drawing

        records = list(records)
        put_drawing(layout.drawing(records, page), face.render(records, columns, page), streams)
        return
    write(face.render(records, columns, page), streams, painted=face.PAINTS, live=live)


def needed_fields(kind: type[NamedTuple], output: Output, layout: Layout) -> tuple[str, ...]:
    """Return the fields that `emit` will look at, so that nobody has to fetch the others.

    Raises UnknownChoice for a field that `kind` does not have.
    """
    face = renderer(output.format)
    return face.needed_fields(kind, _columns(face, kind, output, layout))


def _columns(face: Renderer, kind: type[NamedTuple], output: Output, layout: Layout) -> tuple[str, ...]:
    if output.fields is None:
        return face.default_fields(kind, layout)
    return chosen_fields(output.fields, kind._fields)


def chosen_fields(typed: str, there: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that --fields names, of those that are there. Raises UnknownChoice."""
    return tuple(chosen("field", name.strip(), there) for name in typed.split(","))


def write(
    chunks: Iterable[str], streams: Streams, *, prose: bool = False, painted: bool = False, live: bool = False
) -> None:
    """Write text to where the answer goes, down to the last byte; for eyes, control characters are made harmless.

    Programs get UTF-8, whatever the locale, unless the text is prose, which stays in the encoding that people have.
    painted: the prose has colours, and whoever made it has seen to the rest; live: each chunk goes out at once.

    Raises OutputLost when the output does not take it all, FileNotWritten when it is a file that does not; a closed
    pipe stays a BrokenPipeError.
    """
    if streams.paper:
        from missionfacts.formats.paper import put

        put(chunks, streams, painted=painted)
        return
    written = False
    if not (prose or painted or streams.tty):
        _make_utf8(streams.out)
    try:
        for chunk in chunks:
            text = escape_controls(chunk) if streams.tty and not painted else chunk
            try:  # around the output alone: an error in what makes the chunks is none of it
                streams.out.write(text)
                if live:
                    streams.out.flush()
            except OSError as error:
                raise _lost(error) from error
            written = True
    except DamagedCatalogue as error:
        if not written:
            raise  # `main` begins again with a new catalogue
        raise DamagedCatalogue(error.path, error.reason, partly=True) from error
    try:
        streams.out.flush()
    except OSError as error:
        raise _lost(error) from error


def _exact(encoding: str) -> str:
    """Return what a format for programs may say in a pipe: formats with escapes of their own then have ASCII only."""
    return encoding if is_unicode(encoding) else "ascii"


def _make_utf8(out: TextIO) -> None:
    """Have a stream encode as standards for files say, and without a byte order mark."""
    if isinstance(out, TextIOWrapper) and out.encoding.lower() != "utf-8":
        out.reconfigure(encoding="utf-8", errors="backslashreplace")


def _lost(error: OSError) -> OSError | OutputLost:
    return error if isinstance(error, BrokenPipeError) else OutputLost(error.strerror)
