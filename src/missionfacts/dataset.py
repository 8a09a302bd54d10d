"""Data files, read and checked, as one dataset."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from missionfacts import complaints, schema, source
from missionfacts.errors import BadData, Problem
from missionfacts.source import Document, Path_


class DataFile(NamedTuple):
    """A file whose shape is right."""

    document: Document
    content: schema.File

    def problem(self, path: Path_, message: str) -> Problem:
        """Return a problem at the place of a path, with the record it is in."""
        line, column = self.document.place(path)
        return Problem(self.document.file, line, column, complaints.describe(self.document.tree, path), message)


class Base(NamedTuple):
    """What files may refer to without defining it: what the catalogue that they are added to defines."""

    people: dict[str, schema.Person]
    organisations: frozenset[str]
    sources: frozenset[str]
    missions: dict[str, str]  # folded name -> id
    own_missions: dict[str, str]  # id -> file, of missions that a file may not take the place of


NOTHING = Base({}, frozenset(), frozenset(), {}, {})


class Dataset:
    """Everything that a set of files says. Of two files that define the same thing the first counts; rules complain."""

    def __init__(self, files: Sequence[DataFile], base: Base = NOTHING) -> None:
        self.files = files
        self.base = base
        self.missions: dict[str, tuple[schema.Mission, DataFile]] = {}
        self.people: dict[str, tuple[schema.Person, DataFile]] = {}
        self.organisations: dict[str, tuple[schema.Organisation, DataFile]] = {}
        self.sources: dict[str, tuple[schema.Source, DataFile]] = {}
        for file in files:
            if file.content.mission:
                self.missions.setdefault(file.content.mission.id, (file.content.mission, file))
            for key, person in file.content.people.items():
                self.people.setdefault(key, (person, file))
            for key, organisation in file.content.organisations.items():
                self.organisations.setdefault(key, (organisation, file))
            for key, work in file.content.sources.items():
                self.sources.setdefault(key, (work, file))
        self.known_people = {**base.people, **{key: person for key, (person, _) in self.people.items()}}
        self.known_organisations = base.organisations | self.organisations.keys()
        self.known_sources = base.sources | self.sources.keys()

    @property
    def version(self) -> str:
        """The newest version that a file gives the dataset; "" when none does."""
        return max((file.content.dataset.version for file in self.files if file.content.dataset), default="")


def data_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder in the order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})


Watch = Callable[[Sequence[Path]], Iterable[Path]]  # hands paths on, and may tell how far it is


def load(paths: Sequence[Path], root: Path | None, base: Base = NOTHING, watch: Watch = iter) -> Dataset:
    """Read files and check them.

    root: what messages leave out of a file's path; None for nothing.
    Raises BadData with every error of every file; warnings are left to `check`.
    """
    dataset, problems = examine(paths, root, base, watch)
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        raise BadData(errors)
    return dataset


def examine(
    paths: Sequence[Path], root: Path | None, base: Base = NOTHING, watch: Watch = iter
) -> tuple[Dataset, list[Problem]]:
    """Read files and return what they say, with all that is wrong with them, in the order of the files."""
    from missionfacts.rules import broken_rules

    files: list[DataFile] = []
    problems: list[Problem] = []
    all_known = True
    for path in watch(paths):
        name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else str(path)
        document, found = source.read(path, name)
        problems += found
        if document is None:
            all_known = False  # nobody knows what it defines
            continue
        content, found = complaints.check_shape(document)
        problems += found
        if content is None:
            base = _with_ids(base, document)
        else:
            files.append(DataFile(document, content))
    dataset = Dataset(files, base)
    problems += broken_rules(dataset, all_known=all_known)
    return dataset, sorted(problems, key=lambda problem: problem.place)


def _with_ids(base: Base, document: Document) -> Base:
    """Add the ids that a file of the wrong shape defines, so that other files may refer to them all the same."""

    def ids(group: str) -> list[str]:
        found = document.tree.get(group) if isinstance(document.tree, dict) else None
        return list(found) if isinstance(found, dict) else []

    nobody = schema.Person.model_construct(name="", full="", native="", aliases=[], born=None, died=None)
    return base._replace(
        people={**dict.fromkeys(ids("people"), nobody), **base.people},
        organisations=base.organisations | set(ids("organisations")),
        sources=base.sources | set(ids("sources")),
    )
