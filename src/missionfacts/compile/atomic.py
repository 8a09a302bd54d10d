"""A database written beside its place and moved there whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from missionfacts.atomic import beside

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
    with beside(target) as place, new_database(place) as connection:
        yield connection


@contextmanager
def new_database(place: Path) -> Iterator[sqlite3.Connection]:
    """Open a database in an empty file that nobody reads before it is whole. Raises OSError when it does not fit."""
    try:
        connection = sqlite3.connect(place)
        try:
            # A power cut loses the file beside, never the one in place; so nothing has to wait for the disk.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            yield connection
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in FULL_OR_FORBIDDEN:  # a slip in our own SQL is a bug, and no full disk
            raise
        raise OSError(0, str(error)) from error
