"""Damage to a catalogue that is kept: it is told from slips of our own, dropped alone, and made anew."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.damage import DAMAGE, OBVIOUS
from tests.places import SOURCES, assert_whole, meetings, put, ship, the_kept

FILES = {"sources": SOURCES, **{f"m{n}": meetings(f"m{n}", 30) for n in range(4)}}
ASKED = [["timeline", "m3"], ["missions"], ["search", "meeting", "4"], ["sources"], ["cite", "m2/e29"]]


@pytest.fixture
def few(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with four missions, and have the cache to ourselves."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return put(tmp_path / "few", **FILES)


@pytest.mark.parametrize("whose", ["of a checkout", "of own data"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_is_in_the_catalogues_place_the_answer_is_right(
    run: Run, few: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, damage: str, whose: str
) -> None:
    if whose == "of a checkout":
        ship(monkeypatch, few)
    data = [] if whose == "of a checkout" else ["--no-bundled", "--data", str(few)]
    fine = [run(*argv, *data) for argv in ASKED]
    assert all(result.code == 0 and not result.err for result in fine)
    for argv, expected in zip(ASKED, fine, strict=True):
        (kept,) = (cache / "missionfacts").glob("*.sqlite")
        DAMAGE[damage](kept)
        assert run(*argv, *data) == expected
        assert run(*argv, *data) == expected
        if damage == "one with somebody's journal":
            kept.with_name(f"{kept.name}-journal").unlink()  # which whoever opens it to look would play back
    if damage in OBVIOUS:
        assert_whole(the_kept(cache))
