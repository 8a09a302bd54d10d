"""A file written beside its place and moved there whole, as if the power could fail on any line."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LONGEST = 40  # letters of a name that the file beside it repeats: more might make a name too long


@contextmanager
def beside(target: Path, mode: int = 0o644) -> Iterator[Path]:
    """Create a file beside a target; when the block ends well it takes the target's place, else it is gone.

    mode: its permissions, from which the umask takes. Raises OSError when the folder does not take it.
    """
    _sweep(target)
    place, claim = _claimed(target, mode)
    try:
        yield place
        place.replace(target)
    finally:
        place.unlink(missing_ok=True)
        if claim is not None:
            os.close(claim)


def _claimed(target: Path, mode: int) -> tuple[Path, int | None]:
    """Create and lock an empty file beside a target; return it, and what holds its lock."""
    while True:
        place = target.with_name(f"{_beginning(target)}{os.urandom(8).hex()}")
        claim = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        locked = _lock(claim)
        if locked is None:  # no locks here; Windows would not let go of what is open
            os.close(claim)
            return place, None
        # Between the two calls somebody else may have swept it away, or be about to.
        if locked and place.exists():
            return place, claim
        os.close(claim)


def _beginning(target: Path) -> str:
    return f".{target.name[:LONGEST]}-"


def _sweep(target: Path) -> None:
    """Remove what processes that were killed have left beside a target: nobody holds its lock any more."""
    ours = re.compile(re.escape(_beginning(target)) + "[0-9a-f]{16}")
    try:
        litter = [each for each in target.parent.iterdir() if ours.fullmatch(each.name)]
    except OSError:  # a folder whose files are not for everyone to list
        return
    for each in litter:
        try:
            claim = os.open(each, os.O_RDWR)
        except OSError:  # gone, or not ours
            continue
        try:
            if _lock(claim):
                each.unlink(missing_ok=True)
        finally:
            os.close(claim)


def _lock(claim: int) -> bool | None:
    """Lock a file that is open, until it is closed or its process ends; tell whether nobody else had it locked.

    Return None where files cannot be locked.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
