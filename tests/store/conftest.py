"""Places for the tests of what is kept: a checkout in processes of its own, and a small one in this process."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result, Run, copy_checkout, run_process
from tests.places import ASKED, SOURCES, Place, meetings, put, ship


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place whose catalogues are compiled; nobody changes it."""
    folder = tmp_path_factory.mktemp("place")
    copy_checkout(folder / "checkout")
    own = put(folder / "own", told=SOURCES, **{f"m{n}": meetings(f"m{n}", 50) for n in range(6)})
    place = Place(folder / "checkout", own, folder / "cache")
    assert place.ask("missions", "--data", str(own)).code == 0
    return place


@pytest.fixture
def cold(warm: Place, tmp_path: Path) -> Place:
    """Return the place with a cache where nothing is."""
    return warm.with_cache(tmp_path / "cache")


@pytest.fixture
def mine(warm: Place, tmp_path: Path) -> Place:
    """Return the place with a copy of its warm cache."""
    shutil.copytree(warm.cache, tmp_path / "cache")
    return warm.with_cache(tmp_path / "cache")


@pytest.fixture(scope="session")
def right(warm: Place) -> str:
    """Return the answer to what is asked there."""
    result = warm.ask(*ASKED)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") > 100
    return result.out


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the checkout, for a test to change."""
    return copy_checkout(tmp_path / "checkout")


@pytest.fixture
def checkout(folder: Path, cache: Path) -> Callable[..., Result]:
    """Return a function that runs the copy."""

    def run_there(*argv: str, **environ: str | None) -> Result:
        return run_process(*argv, **{"PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(cache), **environ})

    return run_there


@pytest.fixture(scope="session")
def crew_of_astp() -> str:
    """Return what a checkout answers when asked for the crew of astp."""
    return run_process("crew", "astp").out


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small mission, which is all that the command in this process knows of."""
    return ship(monkeypatch, put(tmp_path / "small" / "data", small=meetings("small", 50), sources=SOURCES))


@pytest.fixture
def small(run: Run, data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Result]:
    """Return a function that asks for the timeline of the small mission."""
    assert data.is_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return lambda: run("timeline", "small")
