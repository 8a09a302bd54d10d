"""A catalogue of small missions that have to do with each other."""

from pathlib import Path

import pytest

from tests.catalogue.conftest import Compile, compile_files  # noqa: F401 the fixture
from tests.compile.small import PEOPLE, Compiling, File, Small
from tests.places import SOURCES, put


@pytest.fixture
def small(compile_files: Compile, tmp_path: Path) -> Compiling:  # noqa: F811 the fixture
    def compile_small(**files: File) -> Small:
        folder = put(tmp_path, told=SOURCES + PEOPLE, **{key: file.text(key) for key, file in files.items()})
        return Small(compile_files(*sorted(folder.glob("*.yaml"))))

    return compile_small
