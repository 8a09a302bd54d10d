"""Files that change: what has not changed is not read again, and all stays as a fresh compile would have it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from missionfacts.compile import yaml_reader
from tests.compile.edits import CHECKOUT, CHECKOUT_START, figure, happens, picture
from tests.conftest import ROOT, Result, Run
from tests.places import TOLD, flight, meetings, put, ship

Answers = Callable[[], list[Result]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data of a small checkout, which is all that the command in this process knows of."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return ship(monkeypatch, put(tmp_path / "checkout" / "data", **CHECKOUT_START))


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the name of each data file is added that is read from now on."""
    names: list[str] = []
    read = yaml_reader.read

    def noting(path: Path, called: str) -> Any:
        names.append(path.name)
        return read(path, called)

    monkeypatch.setattr(yaml_reader, "read", noting)
    return names


@pytest.fixture
def afresh(run: Run, tmp_path: Path) -> Callable[..., Result]:
    """Return a function that runs the command with a cache where nothing is.

    kept: where only is what the run before put there.
    """

    def run_afresh(*argv: str, kept: bool = False) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
            if not kept:
                shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
            return run(*argv)

    return run_afresh


def assert_answers_as_afresh(run: Run, afresh: Callable[..., Result]) -> None:
    for n, argv in enumerate(CHECKOUT.questions):
        result = run(*argv)
        assert result == afresh(*argv, kept=n > 0)
        assert "bug" not in result.err


# Only what has changed is read


def test_an_edit_of_one_mission_reads_only_its_file(
    run: Run, data: Path, files_read: list[str], afresh: Callable[..., Result]
) -> None:
    assert run("missions").code == 0
    assert sorted(files_read) == sorted(file.name for file in data.iterdir())
    meeting = f"{{id: meet, at: 1980-01-05, kind: meeting, formerly: [f2/was], title: A new meeting, {TOLD}}}"
    put(data, f2=flight("f2", meeting))
    files_read.clear()
    assert "A new meeting" in run("timeline", "f2").out
    assert files_read == ["f2.yaml"]
    assert_answers_as_afresh(run, afresh)


def test_a_new_mission_reads_only_its_file_and_one_that_goes_reads_none(
    run: Run, data: Path, files_read: list[str], afresh: Callable[..., Result]
) -> None:
    assert run("missions").code == 0
    put(data, f5=flight("f5", crew=f"{{person: p9, spacecraft: ship, role: pilot, status: prime, {TOLD}}}"))
    files_read.clear()
    assert run("show", "f5").code == 0
    assert files_read == ["f5.yaml"]
    (data / "f1.yaml").unlink()
    files_read.clear()
    assert run("show", "f1").code == 1
    assert files_read == []
    assert_answers_as_afresh(run, afresh)


def test_what_is_said_of_another_missions_craft_is_linked_without_reading_that_missions_file(
    run: Run, data: Path, files_read: list[str], afresh: Callable[..., Result]
) -> None:
    assert run("missions").code == 0
    put(data, f2=flight("f2", DOCKING))
    files_read.clear()
    assert "f2/docking" in run("timeline", "f1").out
    put(data, f2=flight("f2"))
    assert "f2/docking" not in run("timeline", "f1").out
    assert files_read == ["f2.yaml"] * 2
    assert_answers_as_afresh(run, afresh)


@pytest.mark.parametrize("kind", ["launch", "landing", "loss"])
@pytest.mark.slow
def test_a_launch_or_end_of_another_missions_craft_has_every_file_read(
    run: Run, data: Path, files_read: list[str], afresh: Callable[..., Result], kind: str
) -> None:
    assert run("missions").code == 0
    put(data, f1=flight("f1", days="05 10"), f2=flight("f2", happens("theirs", "05", kind, "f1/ship")))
    files_read.clear()
    assert run("missions").code == 0
    assert set(files_read) == {file.name for file in data.iterdir()}
    assert_answers_as_afresh(run, afresh)
    put(data, f2=flight("f2"))
    files_read.clear()
    assert run("missions").code == 0
    assert set(files_read) == {file.name for file in data.iterdir()}
    assert_answers_as_afresh(run, afresh)


def test_own_data_beside_a_checkout_are_read_alone_too(
    run: Run, data: Path, tmp_path: Path, files_read: list[str]
) -> None:
    assert data.is_dir()
    own = put(tmp_path / "own", o1=meetings("o1", 3), o2=meetings("o2", 3))
    argv = ["missions", "--data", str(own)]
    assert run(*argv).code == 0
    put(own, o1=meetings("o1", 4))
    files_read.clear()
    assert "Meeting 3" in run("timeline", "o1", "--data", str(own)).out
    assert files_read == ["o1.yaml"]


def test_where_what_all_may_use_has_changed_every_file_is_read(run: Run, data: Path, files_read: list[str]) -> None:
    assert run("missions").code == 0
    put(data, defined=CHECKOUT_START["defined"].replace("Pilot 3", "Pilot Third"))
    files_read.clear()
    assert "Pilot Third" in run("crew", "f3").out
    assert len(files_read) == len(CHECKOUT_START)


def test_every_file_is_read_once(run: Run, data: Path, files_read: list[str], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way of keeping it", "utf-8")
    assert run("missions").code == 0
    assert len(files_read) == len(list(data.iterdir()))


@pytest.mark.slow
def test_an_edit_of_the_projects_own_data_answers_as_a_fresh_compile(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files_read: list[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = ship(monkeypatch, tmp_path / "checkout" / "data")
    shutil.copytree(ROOT / "data", folder)
    assert run("missions").code == 0
    text = (folder / "apollo-11.yaml").read_text("utf-8")
    (folder / "apollo-11.yaml").write_text(text.replace("      title: ", "      title: Look – "), "utf-8")
    files_read.clear()
    assert "Look – " in run("timeline", "apollo-11").out
    assert files_read == ["apollo-11.yaml"]
    asked = [
        ["missions"],
        ["timeline", "apollo-11", "-f", "json"],
        ["today", "--date", "07-20", "-f", "json"],
        ["search", "look"],
        ["search", "armstrong"],
        ["crew", "apollo-11", "--status", "all", "-f", "json"],
        ["show", "apollo-11", "-f", "json"],
        ["person", "armstrong", "-f", "json"],
        ["sources"],
        ["sources", "apollo-11", "-f", "json"],
        ["disputes"],
        ["calendar", "apollo-11"],
    ]
    with_history = [run(*argv) for argv in asked]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    assert with_history == [run(*argv) for argv in asked]


# What contradicts a file that has not changed


def seat(person: str, *, status: str = "prime", landed_in: str = "") -> str:
    home = f"landed_in: {landed_in}, " if landed_in else ""
    return f"{{person: {person}, spacecraft: ship, role: pilot, status: {status}, {home}{TOLD}}}"


def event(key: str, more: str = "", kind: str = "meeting", at: str = "1980-01-05") -> str:
    return f"{{id: {key}, at: {at}, kind: {kind}, {more}title: Event {key}, {TOLD}}}"


WALK = event("walk", "people: [p2], ", "eva", "1980-01-05T10:00Z/1980-01-05T12:00Z")
BOTH = f"{seat('p2')}\n    - {seat('p4', status='backup', landed_in='f1')}"
DOCKING = happens("docking", "05T10:00Z", "docking", "ship, f1/ship")
EARLIER = (
    "    - {id: launch,",
    f"    - {{id: up, at: 1940-01-01, kind: launch, spacecraft: [f2/ship], title: Up, {TOLD}}}\n    - {{id: launch,",
)
CONTRADICTIONS = {  # what f2 says, f1 before, f1 after, and what is told of it
    "a landing is taken out in which others came down": (
        flight("f2", crew=seat("p2", landed_in="f1")), flight("f1"), flight("f1", days="01"),
        "no landing of f1 is known",
    ),
    "the ship in which others came down has another name": (
        flight("f2", crew=seat("p2", landed_in="f1/ship")), flight("f1"), flight("f1").replace("ship", "craft"),
        "no landing of f1/ship is known",
    ),
    "the mission in which others came down is gone": (
        flight("f2", crew=seat("p2", landed_in="f1")), flight("f1"), None, "no mission 'f1'",
    ),
    "a landing is before the launch of those who came down in it": (
        flight("f2", crew=seat("p2", landed_in="f1"), days="03 10"), flight("f1"), flight("f1", days="01 02"),
        "f1 landed before p2 went up",
    ),
    "the landing of one who stood by is taken out": (
        flight("f2", crew=BOTH), flight("f1"), flight("f1", days="01"), "no landing of f1 is known",
    ),
    "somebody is up twice": (
        flight("f2", crew=seat("p9"), days="12 14"), flight("f1", crew=seat("p9")),
        flight("f1", crew=seat("p9"), days="01 13"), "p9 is still up with f1 at this launch",
    ),
    "a spacewalk is told twice": (
        flight("f2", WALK), flight("f1"), flight("f1", WALK), "is outside in 'f1/walk' then, too",
    ),
    "somebody is outside who has come down": (
        flight("f2", WALK.replace("p2", "p1")), flight("f1"), flight("f1", days="01 02"), "p1 is not in flight",
    ),
    "what an event is distinct from is taken out": (
        flight("f2", event("meet", "distinct: [{id: f1/meet, note: Another.}], ")), flight("f1", event("meet")),
        flight("f1"), "no event 'f1/meet'",
    ),
    "the mission that an event belongs to as well is gone": (
        flight("f2", event("meet", "also: [f1], ")), flight("f1"), None, "no mission 'f1'",
    ),
    "an id of before is given to another event": (
        flight("f2", event("meet", "formerly: [f0/was], ")), flight("f1"),
        flight("f1", event("meet", "formerly: [f0/was], ")), "'f0/was' is a former id of 'f1/meet' too",
    ),
    "a ship that others dock with has another name": (
        flight("f2", DOCKING), flight("f1"), flight("f1").replace("ship", "craft"), "no spacecraft 'f1/ship'",
    ),
    "a ship that others pass into has another name": (
        flight("f2", happens("passage", "05", "transfer", "", "people: [p2], to: f1/ship, ")), flight("f1"),
        flight("f1").replace("ship", "craft"), "no spacecraft 'f1/ship'",
    ),
    "the mission of a ship that others dock with is gone": (
        flight("f2", DOCKING), flight("f1"), None, "no spacecraft 'f1/ship'",
    ),
    "a ship lands before others dock with it": (
        flight("f2", DOCKING), flight("f1"), flight("f1", days="01 03"), "f1/ship is not in flight at 1980-01-05T",
    ),
    "a ship is launched after others dock with it": (
        flight("f2", DOCKING), flight("f1"), flight("f1", days="07 10"), "f1/ship is not in flight at 1980-01-05T",
    ),
    "a ship lands by another's account before what it does by its own": (
        flight("f2", happens("orbit", "05", "orbit", "ship"), days="01"), flight("f1"),
        flight("f1", happens("down", "03", "landing", "f2/ship")), "ship is not in flight at 1980-01-05",
    ),
    "the launch of a ship is no more told that lands by another's account": (
        flight("f2", happens("down", "09", "landing", "f1/ship")), flight("f1", days="01"),
        flight("f1", days="01").replace("kind: launch", "kind: test"), "f1/ship lands, but no launch of it is told",
    ),
    "another tells no more of the launch of a ship that lands": (
        flight("f2").replace("kind: launch", "kind: test"), flight("f1", happens("up", "01", "launch", "f2/ship")),
        flight("f1"), "ship lands, but no launch of it is told",
    ),
    "another tells of a launch for which somebody is not born yet": (
        flight("f2").replace("kind: launch", "kind: test").replace("kind: landing", "kind: test"), flight("f1"),
        flight("f1").replace(*EARLIER), "p2 lived from 1950",
    ),
    "a ship of which others give a figure has another name": (
        flight("f2", more=figure("mass", "f1/ship", "5")), flight("f1"), flight("f1").replace("ship", "craft"),
        "no spacecraft 'f1/ship'",
    ),
    "the flight time that others give is another": (
        flight("f2", more=figure("flight-time", "f1/ship", "216:00:00")), flight("f1"), flight("f1", days="01 05"),
        "216:00:00 is not the time in flight",
    ),
    "another tells of a landing that a flight time does not go with": (
        flight("f2", more=figure("flight-time", "ship", "216:00:00"), days="01"), flight("f1"),
        flight("f1", happens("down", "05", "landing", "f2/ship")), "216:00:00 is not the time in flight",
    ),
    "an event of which others have a picture is taken out": (
        flight("f2", more=picture("f1/meet")), flight("f1", event("meet")), flight("f1"), "no event 'f1/meet'",
    ),
    "a name is taken": (
        flight("f2", more="  aliases: [Twin]\n"), flight("f1"), flight("f1", more="  aliases: [twin]\n"),
        "'Twin' is a name of mission 'f1' too",
    ),
    "a mission is in a second file": (flight("f2"), flight("f1"), flight("f2"), "mission 'f2' is in"),
    "a mission has the id of a person": (flight("f2"), flight("f1"), flight("p3"), "'p3' is the id of a mission too"),
}  # fmt: skip


@pytest.mark.parametrize("whose", ["of a checkout", "of own data", "of own data beside a checkout"])
@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_what_contradicts_an_unchanged_file_is_told_as_by_a_fresh_compile(
    run: Run, data: Path, tmp_path: Path, afresh: Callable[..., Result], case: str, whose: str
) -> None:
    unchanged, before, after, told = CONTRADICTIONS[case]
    argv = ["missions"]
    if whose != "of a checkout":
        folder = put(tmp_path / "own", **CHECKOUT_START)
        bundled = "--bundled" if "beside" in whose else "--no-bundled"
        argv += [bundled, "--data", str(folder), "--strict"]
        for key in ("f1", "f2", "f3", "f4"):
            (data / f"{key}.yaml").unlink()
        put(data, f9=meetings("f9", 3))
        data = folder
    put(data, f1=before, f2=unchanged)
    assert run(*argv).code == 0
    if after is None:
        (data / "f1.yaml").unlink()
    else:
        put(data, f1=after)
    result = run(*argv)
    assert result == afresh(*argv)
    assert result.code == 65
    assert told in result.err
    put(data, f1=before)
    assert run(*argv).code == 0
