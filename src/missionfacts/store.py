"""Which catalogue answers: the one shipped with the package, one kept in the cache, or one compiled now.

An installed package brings its catalogue and compiles nothing. In a source checkout, and with data of the user's own, a
catalogue is compiled into the user's cache directory whenever a file is new, changed or gone; where that directory
cannot be used, into memory.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from missionfacts import __version__
from missionfacts.catalogue.database import Catalogue
from missionfacts.data_files import DataPath, data_paths, name_of, stamped
from missionfacts.errors import BadData, BrokenInstallation, DamagedCatalogue, Zipped
from missionfacts.model.problems import Problem
from missionfacts.terminal import Streams
from missionfacts.user_folders import cache_folder

HERE = Path(__file__).parent
SHIPPED = HERE / "data" / "catalogue.sqlite"
CHECKOUT_DATA = HERE.parent.parent / "data"
# What a catalogue depends on besides its data: a change of any of it makes a checkout compile again.
PROGRAM = ("compile", "catalogue", "dates", "model", "names.py", "english.py", "spellings.py", "counts.py")


class Selection(NamedTuple):
    """Which data answers: the shipped missions, those of some files and folders, or both."""

    paths: tuple[Path, ...] = ()
    bundled: bool = True
    strict: bool = False  # whether a file that is not right is an error, or left out


EVERYTHING_SHIPPED = Selection()


def ready_catalogue(streams: Streams, selection: Selection = EVERYTHING_SHIPPED) -> Catalogue:
    """Open the catalogue that is to answer, compiling it first where that is needed.

    Of the user's own files one that is not right is left out, which is told on standard error. Raises BadData with
    every problem when that must not be, or nothing would remain, or the data of a checkout are not right; and
    BrokenInstallation when an installed package has lost its own.
    """
    if not selection.paths and selection.bundled:
        return _bundled(streams)
    catalogue = _with_own(selection, streams)
    if catalogue.left_out:
        from missionfacts.compile.left_out import line

        streams.err.write(line(catalogue.left_out, selection.paths, bundled=selection.bundled))
    return catalogue


def _with_own(selection: Selection, streams: Streams) -> Catalogue:
    """Open the catalogue with the user's own data. Raises BadData."""
    from missionfacts.catalogue.left_out import left_out

    with _bundled(streams) if selection.bundled else nullcontext() as base:
        files = _own_files(selection, streams)
        names = "\n".join(str(path.absolute()) for path in selection.paths)
        kept = _cache_file(f"{selection.bundled}\n{names}")
        origin = base.meta("fingerprint") if base else f"nothing, by {program_fingerprint()}"
        source = _Source(base, None, origin)
        catalogue = _ready(source, files, kept, streams, lenient=not selection.strict)
        catalogue.left_out = left_out(catalogue)
        if not (catalogue.left_out and selection.strict):
            return catalogue
        catalogue.close()  # it was made before, for somebody who put up with it
        return _ready(source, files, None, streams)


def readable_catalogue(streams: Streams, selection: Selection) -> Catalogue:
    """Open the catalogue that is to answer or, when its files are not right, one of what is right of them, in memory.

    It is for `check`, which tells itself what is wrong with the files that it is asked about.
    """
    try:
        return ready_catalogue(streams, selection._replace(strict=True))
    except BadData:
        from missionfacts.compile.incremental import what_is_right
    try:
        shipped = _bundled(streams) if selection.bundled else None
    except BadData:
        shipped = what_is_right([file.path for file in data_paths(CHECKOUT_DATA)], None)
        if not selection.paths:
            return shipped
    with shipped or nullcontext():
        return what_is_right([file.path for file in _own_files(selection, streams)], shipped)


class _Source(NamedTuple):
    """What a catalogue is made from, but for its files; see `compile.incremental.Recipe`."""

    base: Catalogue | None
    root: Path | None
    origin: str

    def fingerprint(self, files: Sequence[DataPath]) -> str:
        """Return a text that changes when the files do, or the base, or the program that compiles them."""
        return fingerprint_of([self.origin, *(f"{file.path.absolute()} {file.stamp}" for file in files)])


def _ready(
    source: _Source, files: Sequence[DataPath], kept: Path | None, streams: Streams, *, lenient: bool = False
) -> Catalogue:
    if kept and (fresh := _fresh(kept, source.fingerprint(files))):
        return fresh
    from missionfacts.compile.incremental import Recipe, compile_catalogue

    return compile_catalogue(Recipe(*source, source.fingerprint, lenient), files, kept, streams)


def _own_files(selection: Selection, streams: Streams) -> list[DataPath]:
    """Return the files selected, each once."""
    files: dict[str, DataPath] = {}
    for path in selection.paths:
        found = list(data_paths(path))
        if not found:
            streams.err.write(f"missionfacts: there are no data files (*.yaml) in {name_of(path)}\n")
        if found and found[0] == (path, ""):  # what is there may be left out, but not what is named and is not
            _look_at(path)
        for file in found:
            files.setdefault(os.path.realpath(file.path), file)
    return list(files.values())


def _look_at(path: Path) -> None:
    """Raise BadData when a path leads nowhere."""
    try:
        path.stat()
    except OSError as error:
        raise BadData([Problem(name_of(path), None, None, "", f"cannot be read: {error.strerror}")]) from None


def _bundled(streams: Streams) -> Catalogue:
    if SHIPPED.exists() or not CHECKOUT_DATA.is_dir():
        return _shipped()
    files = list(data_paths(CHECKOUT_DATA))
    if not files:
        raise BadData([Problem(str(CHECKOUT_DATA), None, None, "", "there are no data files here")])
    source = _Source(None, CHECKOUT_DATA.parent, f"nothing, by {program_fingerprint()}")
    return _ready(source, files, _cache_file(str(CHECKOUT_DATA)), streams)


def _shipped() -> Catalogue:
    catalogue = Catalogue.open(SHIPPED)
    if catalogue is None:
        if archive := next((folder for folder in HERE.parents if folder.is_file()), None):
            raise Zipped(str(archive), "a zip file")
        raise BrokenInstallation(str(SHIPPED), "it is missing or damaged")
    return catalogue


def shipped_licence() -> str:
    """Return the licence of the shipped data, with the credits. Raises BrokenInstallation."""
    places = [HERE / "data" / "LICENSE", CHECKOUT_DATA / "LICENSE"]
    for place in places:
        if place.exists():
            return place.read_text("utf-8")
    raise BrokenInstallation(str(places[0]), "it is missing")


def _fresh(path: Path, fingerprint: str) -> Catalogue | None:
    """Open the catalogue kept in the cache if it was made from just these files."""
    catalogue = Catalogue.open(path)
    if catalogue is None:
        return None
    try:
        if catalogue.meta("fingerprint") == fingerprint:
            return catalogue
    except (sqlite3.Error, DamagedCatalogue):
        pass
    catalogue.close()
    return None


def program_fingerprint() -> str:
    """Return a text that changes with the program that compiles: of a shipped catalogue its own, which names it."""
    if SHIPPED.exists():
        with _shipped() as catalogue:
            return catalogue.meta("fingerprint")
    return fingerprint_of(f"{file.path} {file.stamp}" for file in map(stamped, program_files()))


def program_files() -> Iterator[Path]:
    """Yield the modules that a catalogue depends on."""
    for name in PROGRAM:
        path = HERE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def fingerprint_of(lines: Iterator[str] | Sequence[str]) -> str:
    """Return a text that changes when one of some lines does, or the version of the program."""
    whole = "\n".join([__version__, *lines]).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(whole):08x} {zlib.adler32(whole):08x} {len(whole)}"


def drop_cached(path: Path | None) -> bool:
    """Remove a catalogue that turned out to be damaged, if it is kept in the cache; tell whether it was."""
    folder = cache_folder()
    if path is None or folder is None or path.parent != folder:
        return False
    path.unlink(missing_ok=True)
    return True


def _cache_file(key: str) -> Path | None:
    """Return where the catalogue of some data is kept; None where the user has no such place."""
    folder = cache_folder()
    return folder and folder / f"{zlib.crc32(key.encode('utf-8', 'surrogateescape')):08x}.sqlite"
