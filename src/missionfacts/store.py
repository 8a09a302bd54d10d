"""Which catalogue answers: the one shipped with the package, one kept in the cache, or one compiled now.

An installed package brings its catalogue and compiles nothing. In a source checkout the catalogue is compiled from
`data/` into the user's cache directory whenever a file is new, changed or gone; where that directory cannot be used,
into memory.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from missionfacts import __version__
from missionfacts.catalogue import FORMAT, Catalogue
from missionfacts.errors import BadCatalogue, BadData, Problem
from missionfacts.streams import Streams

HERE = Path(__file__).parent
SHIPPED = HERE / "data" / "catalogue.sqlite"
CHECKOUT_DATA = HERE.parent.parent / "data"


def ready_catalogue(streams: Streams, shipped: Path = SHIPPED, checkout: Path = CHECKOUT_DATA) -> Catalogue:
    """Open the catalogue that is to answer, compiling it first where that is needed.

    Raises BadData with every problem when it has to be compiled and the files are not right, and BadCatalogue when an
    installed package has lost its own.
    """
    if not checkout.is_dir() or shipped.exists():
        connection = _connect(shipped)
        if connection is None or not _is_ours(connection):
            raise BadCatalogue(str(shipped), "it is missing, damaged or of another version")
        return Catalogue(connection)
    files = _files(checkout)
    fingerprint = _fingerprint([HERE / "build.py", HERE / "packing.py", *files])
    kept = _cache_file(checkout)
    if kept and (fresh := _kept(kept, fingerprint)):
        return Catalogue(fresh)
    return Catalogue(_compiled(files, checkout.parent, kept, fingerprint, streams))


def _connect(path: Path) -> sqlite3.Connection | None:
    """Open a database for reading; None when there is none. Nobody writes to one in place, so it needs no locks."""
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None


def _is_ours(connection: sqlite3.Connection) -> bool:
    try:
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    except sqlite3.Error:  # not a database, or a damaged one
        return False
    return marks == [FORMAT.application, FORMAT.version]


def _kept(path: Path, fingerprint: str) -> sqlite3.Connection | None:
    """Open the catalogue kept in the cache if it was made from just these files."""
    connection = _connect(path) if path.is_file() else None
    if connection is None:
        return None
    try:
        if _is_ours(connection) and Catalogue(connection).meta("fingerprint") == fingerprint:
            return connection
    except sqlite3.Error:
        pass
    connection.close()
    return None


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})


def _fingerprint(files: Iterable[Path]) -> str:
    """Return a text that changes when the files do, or the program that compiles them."""
    lines = [f"{__version__} {FORMAT.version}"]
    for path in files:
        try:
            status = path.stat()
        except OSError:  # gone since it was listed; compiling will say what is wrong
            continue
        lines.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(lines)


def _cache_file(data: Path) -> Path | None:
    """Return where the catalogue of a data folder is kept; None where the user has no such place."""
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("missionfacts", appauthor=False))
    if not folder.is_absolute():  # without HOME or an account there is nothing to make ~ of
        return None
    return folder / f"{zlib.crc32(str(data).encode('utf-8', 'surrogateescape')):08x}.sqlite"


def _compiled(
    files: list[Path], root: Path, kept: Path | None, fingerprint: str, streams: Streams
) -> sqlite3.Connection:
    from missionfacts import build, dataset

    if not files:
        raise BadData([Problem(str(root / "data"), 0, 0, "", "there are no data files here")])
    data = dataset.load(files, root)
    try:
        if kept is None:
            raise OSError(0, "there is no cache directory")  # noqa: TRY301 the same answer as for one that cannot be used
        build.write(data, kept, fingerprint)
        if fresh := _kept(kept, fingerprint):
            return fresh
        raise OSError(0, "what was written there cannot be read back")  # noqa: TRY301
    except OSError as error:
        streams.err.write(f"missionfacts: the catalogue is not kept for the next time: {error.strerror}\n")
        connection = sqlite3.connect(":memory:")
        build.fill(connection, data, fingerprint)
        return connection
