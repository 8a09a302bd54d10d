"""Compiling catalogues: whole, or only what has changed. The cold path begins here."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts import build, schema
from missionfacts.catalogue import Catalogue
from missionfacts.dataset import NOTHING, Base, DataFile, Dataset
from missionfacts.errors import BadData, Problem
from missionfacts.files import DataPath, looked_at, name_of
from missionfacts.loading import load
from missionfacts.packing import unpack_words
from missionfacts.replacing import beside
from missionfacts.streams import Streams, progress

TRIES = 3  # a file that changes while it is read is read again


Fingerprint = Callable[[Sequence[DataPath]], str]


def bundled(
    files: Sequence[DataPath], root: Path, kept: Path | None, fingerprint: Fingerprint, streams: Streams
) -> Catalogue:
    """Compile the data of a checkout, into the cache where that can be."""
    if not files:
        raise BadData([Problem(str(root / "data"), None, None, "", "there are no data files here")])

    def compiled(files: Sequence[DataPath]) -> Catalogue:
        data = load([file.path for file in files], root)
        return _into(kept, lambda connection: build.fill(connection, data, fingerprint(files)), streams)

    return _settled(files, compiled)


def own(
    base: Catalogue | None, files: Sequence[DataPath], kept: Path | None, fingerprint: Fingerprint, streams: Streams
) -> Catalogue:
    """Compile data of the user's own on top of a base, into the cache where that can be.

    Only the files that have changed are read when the rest cannot be touched by that: when they define nothing but
    missions of their own. base: None for nothing.
    """
    return _settled(files, lambda files: _Own(base, files, fingerprint(files), streams).compile(kept))


def _settled(files: Sequence[DataPath], compiled: Callable[[Sequence[DataPath]], Catalogue]) -> Catalogue:
    """Compile files; again when one has changed meanwhile, so that no answer mixes old and new."""
    for _ in range(TRIES):
        catalogue = compiled(files)
        now = [looked_at(file.path) for file in files]
        if now == list(files):
            return catalogue
        catalogue.close()
        changing = next(file.path for file, again in zip(files, now, strict=True) if file != again)
        files = [file for file in now if file.stamp]
    problem = "the file changes while it is read; try again later"
    raise BadData([Problem(name_of(changing), None, None, "", problem)])


def _into(kept: Path | None, fill: Callable[[sqlite3.Connection], None], streams: Streams) -> Catalogue:
    """Fill a new catalogue in the cache and open it; where the cache does not take it, in memory."""
    try:
        if kept is None:
            raise OSError(0, "there is no cache directory")  # noqa: TRY301 the same answer as for one that is full
        with beside(kept) as connection:
            fill(connection)
        if catalogue := Catalogue.open(kept):
            return catalogue
        raise OSError(0, "what was written there cannot be read back")  # noqa: TRY301
    except OSError as error:
        streams.err.write(f"missionfacts: the catalogue is not kept for the next time: {error.strerror}\n")
        connection = sqlite3.connect(":memory:")
        try:
            fill(connection)
        except BaseException:
            connection.close()
            raise
        return Catalogue(connection)


class _BetterWhole(Exception):
    """Raised before anything is written when a changed file turns out to matter to the others."""


class _Plan(NamedTuple):
    """What to do to a kept catalogue."""

    read: list[DataPath]
    forget: dict[str, str]  # path -> mission
    keep: dict[str, str]  # mission -> path, of files that stay as they are


class _Own:
    """Files of the user's own, to be compiled on top of a base."""

    def __init__(self, base: Catalogue | None, files: Sequence[DataPath], fingerprint: str, streams: Streams) -> None:
        self.base = base
        self.files = files
        self.marks = {"fingerprint": fingerprint, "base": base.meta("fingerprint") if base else "nothing"}
        self.streams = streams

    def compile(self, kept: Path | None) -> Catalogue:
        old = Catalogue.open(kept) if kept else None
        plan = self._plan(old) if old else None

        def fill(connection: sqlite3.Connection) -> None:
            if old and plan:
                try:
                    self._change(connection, old, plan)
                except (_BetterWhole, BadData):  # problems are told of all files, not only of the changed ones
                    pass
                else:
                    return
            self._whole(connection)

        try:
            return _into(kept, fill, self.streams)
        finally:
            if old:
                old.close()

    def _load(self, files: Sequence[DataPath], base: Base) -> Dataset:
        def watch(paths: Sequence[Path]) -> Iterator[Path]:
            return progress(paths, "missionfacts: reading data", self.streams.err)

        data = load([file.path for file in files], None, base, watch)
        # Messages name files as the user did; the catalogue is kept for any working directory.
        named = [
            file._replace(document=file.document._replace(file=_whole_name(Path(file.document.file))))
            for file in data.files
        ]
        return Dataset(named, base)

    def _whole(self, connection: sqlite3.Connection) -> None:
        data = self._load(self.files, as_base(self.base))
        if self.base:
            self.base.copy_to(connection)
        else:
            build.fill(connection, Dataset([]), "")
        version = data.version or (self.base.meta("version") if self.base else "")
        with build.transaction(connection):
            build.add(connection, data)
            _note_files(connection, self.files, data)
            build.note(connection, **self.marks, version=version)

    def _change(self, connection: sqlite3.Connection, old: Catalogue, plan: _Plan) -> None:
        data = self._load(plan.read, as_base(old, plan))
        if any(map(_shares, data.files)):
            raise _BetterWhole
        old.copy_to(connection)
        with build.transaction(connection):
            for path, mission in plan.forget.items():
                build.remove_mission(connection, mission)
                connection.execute("DELETE FROM file WHERE path = ?", (path,))
            build.add(connection, data)
            _note_files(connection, plan.read, data)
            build.note(connection, **self.marks)

    def _plan(self, old: Catalogue) -> _Plan | None:
        """Return what has changed since a catalogue was compiled; None when it is better compiled whole."""
        if old.meta("base") != self.marks["base"]:
            return None
        rows = old.rows("SELECT path, stamp, mission, only_mission FROM file").fetchall()
        now = {_whole_name(file.path): file for file in self.files}
        gone = {path: mission for path, stamp, mission, _ in rows if path not in now or now[path].stamp != stamp}
        if any(path in gone for path, _, _, only_mission in rows if not only_mission):
            return None
        stay = {path: mission for path, _, mission, _ in rows if path not in gone}
        changed = [file for path, file in now.items() if path not in stay]
        return _Plan(changed, gone, {mission: path for path, mission in stay.items() if mission})


def _whole_name(path: Path) -> str:
    return name_of(path.absolute())


def _note_files(connection: sqlite3.Connection, files: Sequence[DataPath], data: Dataset) -> None:
    stamps = {_whole_name(file.path): file.stamp for file in files}
    for file in data.files:
        name = file.document.file
        mission = file.content.mission.id if file.content.mission else ""
        takes_place = mission in data.base.missions.values()
        row = (name, stamps[name], mission, not _shares(file) and not takes_place)
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
    names = catalogue.rows("SELECT folded, id FROM name WHERE what = 'mission'")
    return Base(
        people,
        frozenset(row[0] for row in catalogue.rows("SELECT id FROM organisation")),
        frozenset(row[0] for row in catalogue.rows("SELECT id FROM source")),
        {folded: key for folded, key in names if key not in going},
        plan.keep if plan else {},
    )
