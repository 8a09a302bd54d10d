"""A catalogue of what a test puts into files."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.compile import load, writer

Compile = Callable[..., Catalogue]


@pytest.fixture(scope="session")
def compile_files() -> Iterator[Compile]:
    """Return a function that compiles some files into memory."""
    made: list[Catalogue] = []

    def compile_here(*files: Path) -> Catalogue:
        connection = sqlite3.connect(":memory:")
        made.append(Catalogue(connection))
        writer.fill(connection, load.load(files, None), "test")
        return made[-1]

    yield compile_here
    for each in made:
        each.close()
