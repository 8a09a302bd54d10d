"""Compiling a catalogue: whole, or only what has changed since it was compiled last."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.left_out import LEFT_OUT
from missionfacts.compile import writer
from missionfacts.compile.atomic import atomic_database
from missionfacts.compile.base import NOT_ALL, as_base
from missionfacts.compile.dataset import Base, DataFile, Dataset
from missionfacts.compile.load import called, examine, load
from missionfacts.compile.usable import usable
from missionfacts.compile.yaml_reader import Document
from missionfacts.data_files import DataPath, name_of, stamped
from missionfacts.errors import BadData, DamagedCatalogue
from missionfacts.model.problems import LeftOut, Problem
from missionfacts.terminal import Streams, progress

TRIES = 3  # a file that changes while it is read is read again
Fill = Callable[[sqlite3.Connection], None]  # puts a catalogue into an empty database


def what_is_right(paths: Sequence[Path], base: Catalogue | None) -> Catalogue:
    """Compile what is right of some files on top of a base, in memory; the catalogue notes that it is not all."""
    data, problems = examine(paths, None, as_base(base), warnings=False)
    connection = sqlite3.connect(":memory:")
    if base:
        base.copy_to(connection)
    else:
        writer.fill(connection, Dataset([]), "")
    with writer.transaction(connection):
        writer.add(connection, data)
        if any(problem.rule == "format" for problem in problems):
            writer.note(connection, **{NOT_ALL: "yes"})
    return Catalogue(connection)


class Recipe(NamedTuple):
    """What a catalogue is made from."""

    base: Catalogue | None  # what the files are added to; None for nothing
    root: Path | None  # what is left out of the names of files; None: they are kept whole, for any working directory
    origin: str  # tells the base and the program apart from others
    fingerprint: Callable[[Sequence[DataPath]], str]
    lenient: bool = False  # whether files that are not right may be left out


def compile_catalogue(recipe: Recipe, files: Sequence[DataPath], kept: Path | None, streams: Streams) -> Catalogue:
    """Compile files, into the cache where that can be; again when one has changed meanwhile.

    Only the files that have changed are read when the rest cannot be touched by that: when they define nothing but
    missions of their own, and contradict none of the others.
    Raises BadData.
    """
    for _ in range(TRIES):
        try:
            catalogue = _Compilation(recipe, files, streams).compile(kept)
            now = [stamped(file.path) for file in files]
            if now == list(files):
                return catalogue
            catalogue.close()
            changing = next(file.path for file, again in zip(files, now, strict=True) if file != again)
        except _Changed as error:
            changing = error.path
            now = [stamped(file.path) for file in files]
        files = [file for file in now if file.stamp]
    problem = "the file changes while it is read; try again later"
    raise BadData([Problem(name_of(changing), None, None, "", problem)])


class _Changed(Exception):
    """A file that is read is not the one that was looked at, although it may be again by now."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class _Plan(NamedTuple):
    """What to do to a kept catalogue."""

    read: list[DataPath]
    forget: dict[str, str]  # path -> mission
    keep: dict[str, str]  # mission -> path, of files that stay as they are


class _Compilation:
    """Files, to be compiled on top of a base."""

    def __init__(self, recipe: Recipe, files: Sequence[DataPath], streams: Streams) -> None:
        self.recipe, self.files, self.streams = recipe, files, streams
        self.marks = {"fingerprint": recipe.fingerprint(files), "origin": recipe.origin}

    def compile(self, kept: Path | None) -> Catalogue:
        old = Catalogue.open(kept) if kept else None
        if old:
            with old:
                try:
                    if fill := self._changed(old):
                        return self._into(kept, fill)
                except DamagedCatalogue:
                    pass
        return self._into(kept, self._whole())

    def _into(self, kept: Path | None, fill: Fill) -> Catalogue:
        """Fill a new catalogue in the cache and open it; where the cache does not take it, in memory."""
        try:
            if kept is None:
                raise OSError(0, "there is no cache directory")  # noqa: TRY301 the same answer as for one that is full
            with atomic_database(kept) as connection:
                fill(connection)
            if catalogue := Catalogue.open(kept):
                return catalogue
            raise OSError(0, "what was written there cannot be read back")  # noqa: TRY301
        except OSError as error:
            self.streams.err.write(f"missionfacts: the catalogue is not kept for the next time: {error.strerror}\n")
            connection = sqlite3.connect(":memory:")
            try:
                fill(connection)
            except BaseException:
                connection.close()
                raise
            return Catalogue(connection)

    def _whole(self) -> Fill:
        """Read all files; return what makes a catalogue of them."""
        base = self.recipe.base
        data, left_out = self._used(as_base(base))
        about = {"version": data.version, "covers": data.covers, "licence": data.licence}
        about = {key: value or (base.meta(key) if base else "") for key, value in about.items()}

        def fill(connection: sqlite3.Connection) -> None:
            if base:
                base.copy_to(connection)
            else:
                writer.fill(connection, Dataset([]), "")
            with writer.transaction(connection):
                connection.execute("DELETE FROM file")  # those of the base are not ours to look after
                writer.note(connection, **self.marks, **about, **{LEFT_OUT: json.dumps(left_out) if left_out else ""})
                writer.add(connection, data)
                self._note_files(connection, self.files, data)

        return fill

    def _changed(self, old: Catalogue) -> Fill | None:
        """Read what has changed; return what changes it in a copy of a kept catalogue, None when that is not enough.

        Raises DamagedCatalogue, and so does what is returned.
        """
        plan = self._plan(old)
        if plan is None:
            return None
        try:
            data = self._load(plan.read, as_base(old, set(plan.forget.values()), plan.keep))
        except BadData:  # problems are told of all files, not only of the changed ones
            return None
        if any(map(_shares, data.files)) or _ends_of_others(old, plan.forget.values(), data):
            return None

        def fill(connection: sqlite3.Connection) -> None:
            old.copy_to(connection)
            with writer.transaction(connection):
                for path, mission in plan.forget.items():
                    writer.remove_mission(connection, mission)
                    connection.execute("DELETE FROM file WHERE path = ?", (path,))
                writer.add(connection, data)
                self._note_files(connection, plan.read, data)
                writer.note(connection, **self.marks)

        return fill

    def _plan(self, old: Catalogue) -> _Plan | None:
        """Return what has changed since a catalogue was compiled; None when it is better compiled whole."""
        try:
            if old.meta("origin") != self.recipe.origin or old.meta(
                LEFT_OUT
            ):  # any file may refer to what was left out
                return None
            rows = list(old.rows("SELECT path, stamp, mission, only_mission FROM file"))
        except (sqlite3.Error, DamagedCatalogue):  # it is another version's, or broken
            return None
        now = {self._kept_name(file.path): file for file in self.files}
        gone = {path: mission for path, stamp, mission, _ in rows if path not in now or now[path].stamp != stamp}
        if any(path in gone for path, _, _, only_mission in rows if not only_mission):
            return None
        stay = {path: mission for path, _, mission, _ in rows if path not in gone}
        changed = [file for path, file in now.items() if path not in stay]
        return _Plan(changed, gone, {mission: path for path, mission in stay.items() if mission})

    def _watch(self, paths: Sequence[Path]) -> Iterator[Path]:
        return progress(paths, "missionfacts: reading data", self.streams.err)

    def _load(self, files: Sequence[DataPath], base: Base) -> Dataset:
        data = load([file.path for file in files], self.recipe.root, base, self._watch)
        self._as_looked_at(files, (file.document for file in data.files))
        return data if self.recipe.root else self._named(data)

    def _as_looked_at(self, files: Iterable[DataPath], documents: Iterable[Document]) -> None:
        """Raise _Changed when one of the files that were read is not as it was when it was looked at."""
        stamps = {document.file: document.stamp for document in documents}
        for file in files:
            if stamps.get(called(file.path, self.recipe.root), file.stamp) != file.stamp:
                raise _Changed(file.path)

    def _used(self, base: Base) -> tuple[Dataset, list[LeftOut]]:
        """Read all files; return what can be used of them, and which are left out, if any may be. Raises BadData."""
        if not self.recipe.lenient:
            return self._load(self.files, base), []
        found = usable([file.path for file in self.files], base, self._watch)
        self._as_looked_at(self.files, found.documents)
        return self._named(found.dataset), found.left_out

    def _named(self, data: Dataset) -> Dataset:
        """Return a dataset with files named for any working directory; messages name them as the user did."""
        kept = {name_of(file.path): self._kept_name(file.path) for file in self.files}
        named = [file._replace(document=file.document._replace(file=kept[file.document.file])) for file in data.files]
        return Dataset(named, data.base)

    def _kept_name(self, path: Path) -> str:
        root = self.recipe.root
        return path.relative_to(root).as_posix() if root else name_of(path.absolute())

    def _note_files(self, connection: sqlite3.Connection, files: Sequence[DataPath], data: Dataset) -> None:
        stamps = {self._kept_name(file.path): file.stamp for file in files}
        for file in data.files:
            name = file.document.file
            mission = file.content.mission.id if file.content.mission else ""
            takes_place = bool(self.recipe.base) and mission in data.base.missions
            row = (name, stamps[name], mission, not _shares(file) and not takes_place)
            connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", row)


def _ends_of_others(old: Catalogue, forgotten: Iterable[str], data: Dataset) -> bool:
    """Tell whether files that have changed tell, or told, of the launch or end of a spacecraft of a mission elsewhere.

    Much of what that mission's own file says must agree with it, which is not kept for other files to contradict.
    """
    kinds = ("launch", "landing", "loss")
    for event in data.records("events"):
        if event.record.kind in kinds and any("/" in craft for craft in event.record.spacecraft):
            return True
    sql = "SELECT 1 FROM event WHERE mission = ? AND kind IN (?, ?, ?) AND instr(spacecraft, '/')"
    return any(old.first(sql, [mission, *kinds]) for mission in forgotten)


def _shares(file: DataFile) -> bool:
    """Tell whether a file defines what others may refer to."""
    content = file.content
    return bool(content.people or content.organisations or content.sources or content.dataset)
