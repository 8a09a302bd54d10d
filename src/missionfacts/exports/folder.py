"""An export as a folder: whole, or not at all, beside what others have there.

All files are written beside their places first. Then, in an instant, those of an older export go and the new ones come.
`datapackage.json`, which lists them all, comes first: so there is never a file of ours that it does not list.
"""

import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from missionfacts.atomic import beside
from missionfacts.errors import FileNotWritten
from missionfacts.exports import package
from missionfacts.folders import is_within, made, require_free

Write = Callable[[Mapping[str, Path]], None]  # fills the files, by their names, each with where it is for now
INTERRUPTS = (signal.SIGINT, signal.SIGTERM)


def replace(folder: Path, names: Iterable[str], write: Write) -> None:
    """Put files into a folder in the place of those that an older export put there.

    Raises FileNotWritten, and UsageError where a file of somebody else's stands in the place of one of ours; both leave
    the folder as it was.
    """
    new = {package.NAME, *names}
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        made(folder)
        before = _ours(folder)
        require_free(folder, new - before)
        _require_files(folder, new)
        _put(folder, new, before - new, write)
    except OSError as error:
        raise FileNotWritten(str(folder), error.strerror or str(error)) from error
    finally:
        for each in missing:  # but what is in use by now
            with suppress(OSError):
                each.rmdir()


def _put(folder: Path, new: set[str], old: set[str], write: Write) -> None:
    with ExitStack() as swap:  # which undoes the last first
        begin = swap.enter_context(_undisturbed())
        places = {name: swap.enter_context(beside(folder / name)) for name in sorted(new - {package.NAME})}
        places[package.NAME] = swap.enter_context(beside(folder / package.NAME))
        write(places)
        for place in places.values():
            _onto_the_disk(place)
        begin()
        for name in sorted(old):
            (folder / name).unlink(missing_ok=True)


def _hold_back() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS)


@contextmanager
def _undisturbed() -> Iterator[Callable[[], None]]:
    """Yield what holds interrupts back from when it is called until the block ends, where a system can do that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield lambda: None
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        yield _hold_back
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ours(folder: Path) -> set[str]:
    """Return the files that an older export put here; none where there is none, or it is of somebody else."""
    try:
        told = json.loads((folder / package.NAME).read_text("utf-8"))
        ours = told["made_by"] == package.MADE_BY
        listed = told["files"] if ours else []
    except (OSError, ValueError, TypeError, KeyError):
        return set()
    return {name for name in listed if isinstance(name, str) and is_within(name)}


def _require_files(folder: Path, names: Iterable[str]) -> None:
    """Require that nothing but files stands where ours are to stand. Raises FileNotWritten."""
    for name in sorted(names):
        if (folder / name).is_dir():
            raise FileNotWritten(str(folder / name), "it is a folder")


def _onto_the_disk(place: Path) -> None:
    with place.open("rb+") as file:
        os.fsync(file.fileno())
