"""Which catalogue answers: the one shipped with the package, one kept in the cache, or one compiled now.

An installed package brings its catalogue and compiles nothing. In a source checkout, and with data of the user's own, a
catalogue is compiled into the user's cache directory whenever a file is new, changed or gone; where that directory
cannot be used, into memory.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from missionfacts import __version__
from missionfacts.catalogue import FORMAT, Catalogue
from missionfacts.errors import BadCatalogue
from missionfacts.files import DataPath, data_paths, looked_at, name_of
from missionfacts.streams import Streams

HERE = Path(__file__).parent
SHIPPED = HERE / "data" / "catalogue.sqlite"
CHECKOUT_DATA = HERE.parent.parent / "data"


class Selection(NamedTuple):
    """Which data answers: the shipped missions, those of some files and folders, or both."""

    paths: tuple[Path, ...] = ()
    bundled: bool = True


EVERYTHING_SHIPPED = Selection()


def ready_catalogue(streams: Streams, selection: Selection = EVERYTHING_SHIPPED) -> Catalogue:
    """Open the catalogue that is to answer, compiling it first where that is needed.

    Raises BadData with every problem when it has to be compiled and the files are not right, and BadCatalogue when an
    installed package has lost its own.
    """
    if not selection.paths and selection.bundled:
        return _bundled(streams)
    with _bundled(streams) if selection.bundled else nullcontext() as base:
        return _own(base, selection, streams)


def _own(base: Catalogue | None, selection: Selection, streams: Streams) -> Catalogue:
    files = _own_files(selection, streams)
    version = base.meta("fingerprint") if base else "nothing"

    def fingerprint(files: Sequence[DataPath]) -> str:
        return fingerprint_of([version], files)

    names = "\n".join(str(path.absolute()) for path in selection.paths)
    kept = _cache_file(f"{selection.bundled}\n{names}")
    if kept and (fresh := _kept(kept, fingerprint(files))):
        return fresh
    from missionfacts import compiling

    return compiling.own(base, files, kept, fingerprint, streams)


def _own_files(selection: Selection, streams: Streams) -> list[DataPath]:
    """Return the files selected, each once."""
    files: dict[str, DataPath] = {}
    for path in selection.paths:
        found = list(data_paths(path))
        if not found:
            streams.err.write(f"missionfacts: there are no data files (*.yaml) in {name_of(path)}\n")
        for file in found:
            files.setdefault(os.path.realpath(file.path), file)
    return list(files.values())


def _bundled(streams: Streams) -> Catalogue:
    if SHIPPED.exists() or not CHECKOUT_DATA.is_dir():
        catalogue = Catalogue.open(SHIPPED)
        if catalogue is None:
            raise BadCatalogue(str(SHIPPED), "it is missing, damaged or of another version")
        return catalogue
    files = list(data_paths(CHECKOUT_DATA))
    program = [HERE / "build.py", HERE / "packing.py", HERE / "catalogue" / "__init__.py"]

    def fingerprint(files: Sequence[DataPath]) -> str:
        return fingerprint_of([], [*map(looked_at, program), *files])

    kept = _cache_file(str(CHECKOUT_DATA))
    if kept and (fresh := _kept(kept, fingerprint(files))):
        return fresh
    from missionfacts import compiling

    return compiling.bundled(files, CHECKOUT_DATA.parent, kept, fingerprint, streams)


def _kept(path: Path, fingerprint: str) -> Catalogue | None:
    """Open the catalogue kept in the cache if it was made from just these files."""
    catalogue = Catalogue.open(path)
    if catalogue is None:
        return None
    try:
        if catalogue.meta("fingerprint") == fingerprint:
            return catalogue
    except sqlite3.Error:
        pass
    catalogue.close()
    return None


def fingerprint_of(more: Sequence[str], files: Iterable[DataPath]) -> str:
    """Return a text that changes when the files do, or the program that compiles them."""
    lines = [f"{__version__} {FORMAT.version}", *more, *(f"{file.path.absolute()} {file.stamp}" for file in files)]
    whole = "\n".join(lines).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(whole):08x} {zlib.adler32(whole):08x} {len(whole)}"


def forget_kept() -> bool:
    """Remove every catalogue that is kept in the cache, and tell whether there was one: it turned out to be damaged."""
    folder = _cache_folder()
    kept = list(folder.glob("*.sqlite")) if folder else []
    for path in kept:
        path.unlink(missing_ok=True)
    return bool(kept)


def _cache_file(key: str) -> Path | None:
    """Return where the catalogue of some data is kept; None where the user has no such place."""
    folder = _cache_folder()
    return folder and folder / f"{zlib.crc32(key.encode('utf-8', 'surrogateescape')):08x}.sqlite"


def _cache_folder() -> Path | None:
    import platformdirs

    try:
        folder = Path(platformdirs.user_cache_dir("missionfacts", appauthor=False))
    except RuntimeError:  # there is neither HOME nor an account
        return None
    return folder if folder.is_absolute() else None  # what older versions make of that
