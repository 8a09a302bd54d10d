"""The whole dataset of a catalogue into a folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from missionfacts import __version__
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.whole import Whole, whole
from missionfacts.exports import package, readme
from missionfacts.exports.files import csv_text, jsonl_text, write_text
from missionfacts.exports.folder import replace
from missionfacts.exports.model import About, Filled
from missionfacts.exports.package import CREDIT, Format
from missionfacts.exports.rows import Lost, filled, sound
from missionfacts.exports.sqlite_file import write_database
from missionfacts.exports.tables import TABLES
from missionfacts.terminal import progress

LICENCE = "LICENSE"
TEXTS = {"csv": csv_text, "jsonl": jsonl_text}


class Written(NamedTuple):
    """What has been written."""

    tables: int
    rows: int
    lost: Lost


def export_all(catalogue: Catalogue, folder: Path, form: Format, licence: str, err: TextIO, *, own: bool) -> Written:
    """Write everything that a catalogue holds into a folder.

    licence: the text of the shipped data's; "" where none of them are there; own: whether data of the user's are;
    err: where a person is told how far it is. Raises FileNotWritten, UsageError and DamagedCatalogue.
    """
    every = whole(catalogue, err)
    about = About(every.facts.get("version", ""), every.facts.get("covers", ""), __version__, bool(licence), own)
    tables, lost = sound(filled(_told(every, about), TABLES, err))
    writer = _Writer(tables, about, form, licence, err)
    replace(folder, writer.names(), writer.write)
    return Written(len(tables), sum(len(table.rows) for table in tables), lost)


def _told(every: Whole, about: About) -> Whole:
    """Return everything with what else is told of it as a whole."""
    terms = {"licence": package.LICENCE["name"], "credit": CREDIT} if about.shipped and not about.own else {}
    return every._replace(facts={**every.facts, **terms, "made with": f"missionfacts {about.tool}"})


class _Writer(NamedTuple):
    """What fills the files of an export."""

    tables: list[Filled]
    about: About
    form: Format
    licence: str
    err: TextIO

    def names(self) -> list[str]:
        """Return the names of all files but datapackage.json."""
        paths = dict.fromkeys(self.form.path.format(table.name) for table, _ in self.tables)
        return [*paths, readme.NAME, *([LICENCE] if self.licence else [])]

    def write(self, places: Mapping[str, Path]) -> None:
        """Fill them. places: where each is written. Raises OSError."""
        if self.form.name == "sqlite":
            (path,) = {self.form.path.format(table.name) for table, _ in self.tables}
            write_database(places[path], progress(self.tables, "Writing", self.err))
        else:
            for each in progress(self.tables, "Writing", self.err):
                write_text(places[self.form.path.format(each.table.name)], TEXTS[self.form.name](each))
        if self.licence:
            write_text(places[LICENCE], iter([self.licence]))
        write_text(places[readme.NAME], iter([readme.readme(self.about, self.form, self.tables)]))
        of_tables = {table: places[self.form.path.format(table.name)] for table, _ in self.tables}
        write_text(places[package.NAME], iter([package.package(self.about, self.form, of_tables, list(places))]))
