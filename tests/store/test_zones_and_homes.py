"""Zones and homes that are not set, not there or not what they should be."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result
from tests.places import ASKED, NOT_KEPT, Place, all_told, of_own_data

pytestmark = pytest.mark.skipif(os.name == "nt", reason="homes and zones as Unix has them")


@pytest.fixture
def no_zones(warm: Place, tmp_path: Path) -> dict[str, str | None]:
    """Return an environment in which no zone database is to be found."""
    hidden = tmp_path / "hidden" / "tzdata"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ModuleNotFoundError\n", "utf-8")
    return {"PYTHONTZPATH": "", "PYTHONPATH": os.pathsep.join([str(hidden.parent), str(warm.checkout / "src")])}


@pytest.mark.parametrize("argv", [["today", "--tz", "Europe/Moscow"], ["timeline", "astp", "--clock", "Asia/Almaty"]])
def test_without_a_zone_database_a_named_zone_is_refused_in_one_line(
    warm: Place, no_zones: dict[str, str | None], argv: list[str]
) -> None:
    result = warm.ask(*argv, environ=no_zones)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert argv[-1] in result.err
    assert "no zone database" in result.err


def test_without_a_zone_database_the_rest_works(warm: Place, no_zones: dict[str, str | None]) -> None:
    pinned: dict[str, str | None] = {"MISSIONFACTS_NOW": "2025-07-17T12:00Z"}
    for zone in ("utc", "local"):
        argv = ["today", "--tz", zone]
        assert warm.ask(*argv, environ=no_zones | pinned) == warm.ask(*argv, environ=pinned)
    assert warm.ask(*ASKED, environ=no_zones) == warm.ask(*ASKED)


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Atall", ":", "../../etc/passwd", "UTC+25", "\udcff", "A" * 5000])
def test_a_zone_of_the_machine_that_is_not_set_or_not_a_zone_is_no_trouble(warm: Place, zone: str | None) -> None:
    argv = ["today", "--date", "07-17"]
    result = warm.ask(*argv, environ={"TZ": zone})
    assert (result.code, result.err) == (0, "")
    assert result.out
    assert warm.ask("today", environ={"TZ": zone}).code == 0


def test_without_home_a_shipped_catalogue_answers_and_nothing_is_written(
    warm: Place, right: str, tmp_path: Path
) -> None:
    shutil.copytree(warm.checkout / "src", tmp_path / "installed" / "src")
    data = tmp_path / "installed" / "src" / "missionfacts" / "data"
    data.mkdir()
    (shipped,) = [file for file in warm.kept() if not of_own_data(file)]
    shutil.copy(shipped, data / "catalogue.sqlite")
    place = warm._replace(checkout=tmp_path / "installed")
    before = sorted(path for path in tmp_path.rglob("*") if "__pycache__" not in path.parts)
    result = place.ask(*ASKED, environ={"HOME": None, "XDG_CACHE_HOME": None, "PYTHONDONTWRITEBYTECODE": "1"})
    assert result == Result(0, right, "")
    assert sorted(path for path in tmp_path.rglob("*") if "__pycache__" not in path.parts) == before


def test_without_home_the_cache_is_where_it_was_said_to_be(cold: Place, right: str) -> None:
    assert cold.ask(*ASKED, environ={"HOME": None}) == Result(0, right, "")
    assert len(cold.kept()) == 1


@pytest.mark.parametrize("home", ["nowhere", "/dev/null", "/proc/self"])
@pytest.mark.slow
def test_a_home_where_nothing_can_be_kept_is_no_trouble(
    warm: Place, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = warm.ask(*ASKED, environ={"HOME": home, "XDG_CACHE_HOME": None})
    assert (result.code, result.out) == (0, right)
    assert result.err == "" or NOT_KEPT.fullmatch(result.err)


def test_the_cache_is_below_home_unless_it_is_somewhere_else(
    small: Callable[[], Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    result = small()
    assert all_told(result)
    assert result.err == ""
    assert list((tmp_path / "home").rglob("*.sqlite"))


def test_without_home_and_without_an_account_it_answers(
    small: Callable[[], Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    def nobody(_: int) -> None:
        raise KeyError("there is no such user")

    monkeypatch.setattr(pwd, "getpwuid", nobody)  # as in a container that runs under a number
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = small()
    assert all_told(result)
    assert NOT_KEPT.fullmatch(result.err)
    assert set(tmp_path.iterdir()) == before
