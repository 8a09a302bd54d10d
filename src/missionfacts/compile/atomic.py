"""A database written beside its place and moved there whole, as if the power could fail on any line."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL_OR_FORBIDDEN = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED,
}  # fmt: skip


@contextmanager
def atomic_database(target: Path) -> Iterator[sqlite3.Connection]:
    """Open a new database beside a target; when the block ends well it takes the target's place, else it is gone.

    Raises OSError when the folder does not take it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    place, claim = _claimed(target)
    try:
        connection = sqlite3.connect(place)
        try:
            # A power cut loses the file beside, never the one in place; so nothing has to wait for the disk.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            yield connection
        finally:
            connection.close()
        place.replace(target)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in FULL_OR_FORBIDDEN:  # a slip in our own SQL is a bug, and no full disk
            raise
        raise OSError(0, str(error)) from error
    finally:
        place.unlink(missing_ok=True)
        os.close(claim)


def _claimed(target: Path) -> tuple[Path, int]:
    """Create and lock an empty file beside a target; return it, and what holds its lock."""
    while True:
        place = target.with_name(f".{target.name}-{os.urandom(8).hex()}")
        claim = os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
        # Between the two calls somebody else may have swept it away, or be about to.
        if _lock(claim) and place.exists():
            return place, claim
        os.close(claim)


def _sweep(target: Path) -> None:
    """Remove what processes that were killed have left beside a target: nobody holds its lock any more."""
    for litter in target.parent.glob(f".{target.name}-*"):
        try:
            claim = os.open(litter, os.O_RDWR)
        except OSError:  # gone, or not ours
            continue
        try:
            if _lock(claim):
                litter.unlink(missing_ok=True)
        finally:
            os.close(claim)


def _lock(claim: int) -> bool:
    """Lock a file that is open, until it is closed or its process ends; tell whether nobody else had it locked."""
    try:
        import fcntl
    except ImportError:  # Windows refuses to remove what somebody has open
        return True
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
