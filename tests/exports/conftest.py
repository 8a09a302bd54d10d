"""Exports of small missions that have a value in every field, and of all the data, each made once."""

from pathlib import Path

import pytest

from tests.exports.reading import Tables, read
from tests.pages.conftest import written

FORMATS = ("csv", "sqlite", "jsonl")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return an export of the small missions in each format."""
    folder = tmp_path_factory.mktemp("exports")
    for name in FORMATS:
        written("export", str(folder / name), "--format", name)
    return {name: folder / name for name in FORMATS}


@pytest.fixture(scope="session")
def small_tables(small: dict[str, Path]) -> dict[str, Tables]:
    return {name: read(folder) for name, folder in small.items()}
