"""A folder of files that we write: only what has changed is written, only what is ours is removed.

A manifest says which files are ours. It is written first, with those that are to come, so that a run that was broken
off leaves nothing of which the next does not know.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from missionfacts.atomic import beside
from missionfacts.errors import FileNotWritten
from missionfacts.folders import is_within, made, require_free

MANIFEST = ".missionfacts-site.json"


class Kept(NamedTuple):
    """How a folder came to be as it is."""

    files: int
    written: int
    unchanged: int
    removed: int


def write_whole(target: Path, text: str) -> bool:
    """Write a file beside its place and move it there; tell whether that was needed. Raises FileNotWritten."""
    data = text.encode("utf-8")
    try:
        if target.is_file() and target.read_bytes() == data:
            return False
        with beside(target) as place:
            place.write_bytes(data)
    except OSError as error:
        raise FileNotWritten(str(target), error.strerror or str(error)) from None
    return True


def keep(folder: Path, expected: frozenset[str], files: Iterable[tuple[str, str]]) -> Kept:
    """Write files into a folder, and remove what an earlier run wrote there and this one does not.

    expected: the names of all that come; files: names and texts. Raises FileNotWritten and UsageError, the latter
    where a file of somebody else's stands in the place of one of ours: nothing is written then.
    """
    made(folder)
    before = _ours(folder)
    require_free(folder, expected - before)
    _note(folder, before | expected)
    written = sum(write_whole(_in_folder(folder, name), text) for name, text in files)
    removed = sum(_remove(folder, name) for name in sorted(before - expected))
    _note(folder, expected)
    return Kept(len(expected), written, len(expected) - written, removed)


def _in_folder(folder: Path, name: str) -> Path:
    target = folder / name
    made(target.parent)
    return target


def _ours(folder: Path) -> frozenset[str]:
    """Return the files that earlier runs wrote here."""
    try:
        listed = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, TypeError, KeyError):
        return frozenset()
    return frozenset(name for name in listed if isinstance(name, str) and is_within(name))


def _note(folder: Path, names: frozenset[str]) -> None:
    text = json.dumps({"made by": "missionfacts site", "files": sorted(names)}, indent=0)
    write_whole(folder / MANIFEST, f"{text}\n")


def _remove(folder: Path, name: str) -> bool:
    """Remove a file that we wrote, and its folder when nothing else is in it; tell whether it was there."""
    target = folder / name
    try:
        if not target.is_file():
            return False
        target.unlink()
    except OSError as error:
        raise FileNotWritten(str(target), error.strerror or str(error)) from None
    with suppress(OSError):  # something else is in it
        if target.parent != folder:
            target.parent.rmdir()
    return True
