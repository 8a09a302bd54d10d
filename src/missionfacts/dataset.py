"""What a set of data files says, as one dataset."""

from collections.abc import Sequence
from typing import NamedTuple

from missionfacts import complaints, schema
from missionfacts.errors import Problem
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
