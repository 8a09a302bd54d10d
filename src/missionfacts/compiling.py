"""Compiling catalogues: whole, or only what has changed. The cold path begins here."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts import build, schema
from missionfacts.catalogue import Catalogue
from missionfacts.dataset import NOTHING, Base, DataFile, Dataset, Watch, load
from missionfacts.errors import BadData, Problem
from missionfacts.packing import unpack_words
from missionfacts.store import DataPath, data_paths, open_catalogue
from missionfacts.streams import Streams, progress

TRIES = 3  # a file that changes while it is read is read again


def bundled(files: Sequence[DataPath], root: Path, kept: Path | None, fingerprint: str, streams: Streams) -> Catalogue:
    """Compile the data of a checkout, into the cache where that can be."""
    if not files:
        raise BadData([Problem(str(root / "data"), None, None, "", "there are no data files here")])
    data = load([file.path for file in files], root, watch=_watch(streams))
    return _into(kept, lambda connection: build.fill(connection, data, fingerprint), streams)


def own(
    base: Catalogue | None, files: Sequence[DataPath], kept: Path | None, fingerprint: str, streams: Streams
) -> Catalogue:
    """Compile data of the user's own on top of a base, into the cache where that can be.

    Only the files that have changed are read when the rest cannot be touched by that: when they define nothing but
    missions of their own. base: None for nothing.
    """
    for _ in range(TRIES):
        catalogue = _own(base, files, kept, fingerprint, streams)
        now = [again for file in files for again in data_paths(file.path)]
        if now == list(files):
            return catalogue
        catalogue.close()
        files = now
    changing = next((str(file.path) for file, again in zip(files, now, strict=False) if file != again), "")
    raise BadData(
        [Problem(changing, None, None, "", "the file changes while it is read; try again when it has settled")]
    )


def _own(
    base: Catalogue | None, files: Sequence[DataPath], kept: Path | None, fingerprint: str, streams: Streams
) -> Catalogue:
    version = base.meta("fingerprint") if base else "nothing"
    old = open_catalogue(kept) if kept else None
    plan = _plan(old, files, version) if old else None

    def fill(connection: sqlite3.Connection) -> None:
        if old and plan:
            try:
                _change(connection, old, plan, fingerprint)
            except (_BetterWhole, BadData):  # problems are told of all files, not only of the changed ones
                pass
            else:
                return
        _whole(connection, base, files, (version, fingerprint), streams)

    return _into(kept, fill, streams)


def _into(kept: Path | None, fill: Callable[[sqlite3.Connection], None], streams: Streams) -> Catalogue:
    """Fill a new catalogue in the cache and open it; where the cache does not take it, in memory."""
    try:
        if kept is None:
            raise OSError(0, "there is no cache directory")  # noqa: TRY301 the same answer as for one that is full
        with build.beside(kept) as connection:
            fill(connection)
        if catalogue := open_catalogue(kept):
            return catalogue
        raise OSError(0, "what was written there cannot be read back")  # noqa: TRY301
    except OSError as error:
        streams.err.write(f"missionfacts: the catalogue is not kept for the next time: {error.strerror}\n")
        connection = sqlite3.connect(":memory:")
        fill(connection)
        return Catalogue(connection)


def _watch(streams: Streams) -> Watch:
    return lambda paths: progress(paths, "missionfacts: reading data", streams.err)


def _whole(
    connection: sqlite3.Connection,
    base: Catalogue | None,
    files: Sequence[DataPath],
    marks: tuple[str, str],
    streams: Streams,
) -> None:
    version, fingerprint = marks
    data = load([file.path for file in files], None, as_base(base), _watch(streams))
    if base:
        base.copy_to(connection)
    else:
        build.fill(connection, Dataset([]), "")
    with build.transaction(connection):
        build.add(connection, data)
        _note_files(connection, files, data)
        build.note(connection, fingerprint=fingerprint, base=version, version=data.version or _version(base))


def _version(base: Catalogue | None) -> str:
    return base.meta("version") if base else ""


class _BetterWhole(Exception):
    """Raised before anything is written when a changed file turns out to matter to the others."""


class _Plan(NamedTuple):
    """What to do to a kept catalogue."""

    read: list[DataPath]
    forget: dict[str, str]  # path -> mission
    keep: dict[str, str]  # mission -> path, of files that stay as they are


def _plan(old: Catalogue, files: Sequence[DataPath], version: str) -> _Plan | None:
    """Return what has changed since a catalogue was compiled; None when it is better compiled whole."""
    if old.meta("base") != version:
        return None
    rows = old.rows("SELECT path, stamp, mission, only_mission FROM file").fetchall()
    now = {str(file.path.absolute()): file for file in files}
    gone = {path: mission for path, stamp, mission, _ in rows if path not in now or now[path].stamp != stamp}
    if any(path in gone for path, _, _, only_mission in rows if not only_mission):
        return None
    stay = {path: mission for path, _, mission, _ in rows if path not in gone}
    changed = [file for path, file in now.items() if path not in stay]
    return _Plan(changed, gone, {mission: path for path, mission in stay.items() if mission})


def _change(connection: sqlite3.Connection, old: Catalogue, plan: _Plan, fingerprint: str) -> None:
    data = load([file.path for file in plan.read], None, as_base(old, plan))
    if any(map(_shares, data.files)):
        raise _BetterWhole
    old.copy_to(connection)
    with build.transaction(connection):
        for path, mission in plan.forget.items():
            build.remove_mission(connection, mission)
            connection.execute("DELETE FROM file WHERE path = ?", (path,))
        build.add(connection, data)
        _note_files(connection, plan.read, data)
        build.note(connection, fingerprint=fingerprint)


def _note_files(connection: sqlite3.Connection, files: Sequence[DataPath], data: Dataset) -> None:
    stamps = {str(file.path): file for file in files}
    for file in data.files:
        content, found = file.content, stamps[file.document.file]
        mission = content.mission.id if content.mission else ""
        takes_place = mission in data.base.missions.values()
        row = (str(found.path.absolute()), found.stamp, mission, not _shares(file) and not takes_place)
        connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", row)


def _shares(file: DataFile) -> bool:
    """Tell whether a file defines what others may refer to."""
    content = file.content
    return bool(content.people or content.organisations or content.sources or content.dataset)


def as_base(catalogue: Catalogue | None, plan: _Plan | None = None) -> Base:
    """Return what files may refer to in a catalogue; plan: what of it is about to go."""
    if catalogue is None:
        return NOTHING
    people = {}
    for key, name, full, native, aliases, nation, born, died in catalogue.rows(
        'SELECT id, name, "full", native, aliases, nation, born, died FROM person'
    ):
        people[key] = schema.Person.model_construct(
            name=name, full=full, native=native, aliases=list(unpack_words(aliases)), nation=nation,
            born=born or None, died=died or None, sources=[], disputed=[],
        )  # fmt: skip
    going = set(plan.forget.values()) if plan else set()
    missions = {
        folded: key
        for folded, key in catalogue.rows("SELECT folded, id FROM name WHERE what = 'mission'")
        if key not in going
    }
    return Base(
        people,
        frozenset(row[0] for row in catalogue.rows("SELECT id FROM organisation")),
        frozenset(row[0] for row in catalogue.rows("SELECT id FROM source")),
        missions,
        plan.keep if plan else {},
    )
