"""Damage to a catalogue that is kept: it is told from slips of our own, dropped alone, and made anew."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.damage import DAMAGE, HIDDEN, OBVIOUS, overwrite_around
from tests.places import SOURCES, assert_whole, meetings, put, ship, the_kept

FILES = {"sources": SOURCES, **{f"m{n}": meetings(f"m{n}", 15) for n in range(3)}}
ASKED = [["timeline", "m2"], ["missions"], ["search", "meeting", "4"], ["sources"], ["cite", "m1/e14"]]


@pytest.fixture
def few(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three missions, and have the cache to ourselves."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return put(tmp_path / "few", **FILES)


@pytest.mark.parametrize("whose", ["of a checkout", "of own data"])
@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.slow
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


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_change_of_the_files_meets_damage_rightly_too(run: Run, few: Path, cache: Path, damage: str) -> None:
    # The catalogue that is changed is a copy of the one that is kept, and so is the damage.
    data = ["--no-bundled", "--data", str(few)]
    assert run("missions", *data).code == 0
    for count in (14, 13):
        (kept,) = (cache / "missionfacts").glob("*.sqlite")
        DAMAGE[damage](kept)
        put(few, m1=meetings("m1", count, "Gathering"))
        shown = run("timeline", "m1", *data)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out.count("Gathering") == count
        assert run("search", "gathering", *data).out.count("\n") == count
        assert run("timeline", "m2", *data).out.count("Meeting") == 15


@pytest.mark.parametrize("damage", ["cut to nothing", *HIDDEN])
def test_own_data_on_a_damaged_catalogue_of_a_checkout_are_answered_rightly(
    run: Run, few: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    ship(monkeypatch, few)
    assert run("missions").code == 0
    DAMAGE[damage](the_kept(cache))
    own = put(tmp_path / "own", o1=meetings("o1", 3))
    for argv, lines in ((["timeline", "o1"], 3), (["timeline", "m2"], 15), (["missions"], 4)):
        result = run(*argv, "--data", str(own))
        assert (result.code, result.err) == (0, "")
        assert result.out.count("\n") == lines


# Only what is damaged


def identity(file: Path) -> tuple[bytes, int, int]:
    """Return what tells a file from one that is written anew."""
    return file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino


@pytest.mark.parametrize("damaged", ["own data", "a checkout"])
def test_only_the_catalogue_that_is_damaged_is_made_anew(
    run: Run, few: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: str
) -> None:
    ship(monkeypatch, few)
    asked_of_checkout = ["timeline", "m2"]
    fine = run(*asked_of_checkout)
    checkouts = the_kept(cache)
    own = put(tmp_path / "own", o1=meetings("o1", 40), sources=SOURCES)
    asked_of_own = ["timeline", "o1", "--no-bundled", "--data", str(own)]
    fine_own = run(*asked_of_own)
    (owns,) = set(checkouts.parent.iterdir()) - {checkouts}
    assert (fine.out.count("\n"), fine_own.out.count("\n")) == (15, 40)
    spoilt, other = (owns, checkouts) if damaged == "own data" else (checkouts, owns)
    overwrite_around(spoilt, "Meeting 13")
    before = identity(spoilt), identity(other)
    assert (run(*asked_of_own), run(*asked_of_checkout)) == (fine_own, fine)
    assert identity(spoilt) != before[0]
    assert identity(other) == before[1]
    assert_whole(spoilt)
    assert sorted(checkouts.parent.iterdir()) == sorted([checkouts, owns])


@pytest.mark.parametrize("whose", ["of a checkout", "of own data"])
@pytest.mark.parametrize("format_", ["tsv", "ndjson", "csv", "json"])
@pytest.mark.slow
def test_damage_that_shows_when_some_is_printed_is_told_and_the_next_run_is_right(
    run: Run, few: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, whose: str, format_: str
) -> None:
    put(few, m0=meetings("m0", 600))
    if whose == "of a checkout":
        ship(monkeypatch, few)
    data = [] if whose == "of a checkout" else ["--no-bundled", "--data", str(few)]
    argv = ["timeline", "m0", "-f", format_, *data]
    fine = run(*argv)
    assert (fine.code, fine.err) == (0, "")
    overwrite_around(the_kept(cache), "Meeting 599")
    result = run(*argv)
    assert result.code == 74
    assert result.out.count("Meeting") > 1
    assert fine.out.startswith(result.out)
    assert result.err.startswith("missionfacts: the output could not be written: the catalogue is damaged")
    assert result.err.endswith("what is printed is not all, run the command again\n")
    assert result.err.count("\n") == 1
    assert run(*argv) == fine
