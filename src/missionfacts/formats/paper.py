"""Answers that go into a file, whole or not at all, or to standard output as the bytes of a picture."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from missionfacts.atomic import beside
from missionfacts.errors import FileNotWritten, OutputLost
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.escape import escape_controls
from missionfacts.terminal import Paper, Streams

OPEN_STREAMS = ("/dev/std", "/dev/fd/", "/proc/self/fd/")  # how what a process has open is named


def put(chunks: Iterable[str], streams: Streams, *, painted: bool) -> None:
    """Write text, or draw it. painted: as `emit.write` has it.

    Raises what `emit.write` does, and what `put_drawing` does.
    """
    paper = _paper(streams)
    seen = chunks if painted or not streams.tty else map(escape_controls, chunks)
    if paper.picture:
        put_drawing(None, seen, streams)
    else:
        _write((chunk.encode("utf-8", "backslashreplace") for chunk in seen), streams)


def put_drawing(drawing: Drawing | None, screen: Iterable[str], streams: Streams) -> None:
    """Write a picture: what the command draws itself, or else its screen, a text with colours.

    Raises UsageError when it cannot be drawn here, and what `emit.write` does.
    """
    from missionfacts.formats.picture import drawn

    _write([drawn(_paper(streams), "".join(screen), drawing)], streams)


def _paper(streams: Streams) -> Paper:
    assert streams.paper  # noqa: S101 who has none calls `emit.write`
    return streams.paper


def _write(pieces: Iterable[bytes], streams: Streams) -> None:
    path = _paper(streams).path
    if path == "-":
        _to_standard_output(pieces, streams)
        return
    try:
        with _opened(Path(path)) as file:
            for piece in pieces:
                file.write(piece)
    except OSError as error:
        raise FileNotWritten(path, _reason(error, path)) from error


def _to_standard_output(pieces: Iterable[bytes], streams: Streams) -> None:
    out: Any = streams.out
    try:
        out.flush()
        out.buffer.writelines(pieces)
        out.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLost(error.strerror) from error


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of what is there when the block ends well; links are followed.

    What is there and is no file, a device or a named pipe, is written to as it is.
    """
    if is_stream(path):
        with path.open("wb") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, "it is a link to itself")
    old = target.stat().st_mode & 0o7777 if target.exists() else None
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be changed")
    with beside(target, 0o666) as place:
        with place.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            place.chmod(old)


def is_stream(path: Path) -> bool:
    """Tell whether a path is that of a device, a pipe or what else is no file, or of a stream that is open already."""
    there = os.path.exists(path)  # noqa: PTH110 a name may be too long for `Path` to ask
    return there and (not path.is_file() or str(path).startswith(OPEN_STREAMS))


def _reason(error: OSError, path: str) -> str:
    folder = Path(os.path.realpath(path)).parent
    if isinstance(error, FileNotFoundError):
        return f"{folder} takes no files" if folder.is_dir() else f"there is no folder {folder.name}"
    if isinstance(error, NotADirectoryError):
        return f"{next(each for each in (folder, *folder.parents) if each.exists()).name} is a file, and no folder"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return error.strerror or type(error).__name__
