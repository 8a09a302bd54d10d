"""What is said of the user's own files that are left out."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from missionfacts.counts import counted
from missionfacts.data_files import name_of
from missionfacts.model.problems import LeftOut

MOST = 3  # files that are named


def line(left: Sequence[LeftOut], paths: Sequence[Path], *, bundled: bool) -> str:
    """Return a line that tells which files are left out, and how to see why; paths: the data as the user named it."""
    first = sorted(left, key=lambda each: not each.errors)
    told = [f"{_near(each.file)} ({_reason(each)})" for each in first[:MOST]]
    if len(left) > MOST:
        told.append(f"{len(left) - MOST:,} more")
    named = f"{', '.join(told[:-1])} and {told[-1]}" if told[1:] else told[0]
    check = shlex.join(["missionfacts", "check", *map(name_of, paths), *([] if bundled else ["--no-bundled"])])
    return _printable(f"missionfacts: left out: {named}; `{check}` says what is wrong") + "\n"


def _reason(each: LeftOut) -> str:
    return counted(each.errors, "error") if each.errors else "refers to what is left out"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _near(file: str) -> str:
    """Return a file's name from the current folder, if it is in there."""
    try:
        here = Path.cwd()
    except OSError:  # it is gone
        return file
    return str(Path(file).relative_to(here)) if Path(file).is_relative_to(here) else file
