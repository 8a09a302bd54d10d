"""Pages and sites of small data, made once."""

from io import StringIO
from pathlib import Path

import pytest

from missionfacts.cli import main
from missionfacts.terminal import Streams
from tests.conftest import NOW
from tests.examples import OF_EVERYTHING

SINGLE = {"mission": "demo", "station": "base", "person": "demo-pilot", "expedition": "demo/first", "day": "07-17"}


def written(*argv: str) -> str:
    """Run a command that is to succeed; return what it prints."""
    out, err = StringIO(), StringIO()
    code = main([*argv, *OF_EVERYTHING], Streams(out, err, tty=False, width=None, color=False, now=NOW))
    assert code == 0, err.getvalue()
    return out.getvalue()


@pytest.fixture(scope="session")
def singles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a page of each kind, by the kind."""
    folder = str(tmp_path_factory.mktemp("pages"))
    return {kind: Path(written("page", name, "-o", folder).strip()) for kind, name in SINGLE.items()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of small missions that have a value in every field."""
    folder = tmp_path_factory.mktemp("site")
    written("site", "-o", str(folder))
    return folder
