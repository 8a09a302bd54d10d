"""Which data files there are, and what tells that one has changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

YAML = (".yaml", ".yml")


class DataPath(NamedTuple):
    """A data file and what tells that it has changed."""

    path: Path
    stamp: str  # size and time of change; "" when it cannot be looked at


def data_paths(path: Path) -> Iterator[DataPath]:
    """Yield the data files of a folder and the folders in it, in the order of their names; a file is itself.

    Links to folders are not followed, so a loop of them is no trouble. What begins with a dot is left out, as shells
    do: locks of editors (`.#x.yaml`), what is half written, settings of other tools.
    """
    if not path.is_dir():
        yield stamped(path)
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(YAML) and not name.startswith((".", "#")):
                yield stamped(Path(folder, name))


def data_files(folder: Path) -> list[Path]:
    """Return the data files of a folder, as `data_paths` finds them."""
    return [file.path for file in data_paths(folder)]


def stamped(path: Path) -> DataPath:
    """Return a path with what tells that it has changed."""
    try:
        status = path.stat()
    except OSError:  # gone, or not ours to look at; compiling will say what is wrong
        return DataPath(path, "")
    return DataPath(path, stamp_of(status))


def stamp_of(status: os.stat_result) -> str:
    """Return what tells that a file has changed: its size and its time of change."""
    return f"{status.st_size} {status.st_mtime_ns}"


def name_of(path: Path) -> str:
    """Return a path as text that can be printed and kept; bytes that are no text are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
