"""check of one file of a checkout: it speaks of that file alone, knows the others, and tells what contradicts them."""

from pathlib import Path

import pytest

from missionfacts import store
from tests.conftest import Run

PEOPLE = """\
people:
  doe: {name: Jane Doe, sources: [{id: told}]}
  roe: {name: Rachel Roe, sources: [{id: told}]}
sources:
  told: {title: Told, kind: web}
"""
MISSION = """\
mission:
  id: NAME
  name: Mission NAME
  kind: crewed
  summary: It flies.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship NAME, sources: [{id: told}]}]
  crew: [{person: WHO, spacecraft: ship, role: pilot, status: prime, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1970-FROMT10:00Z, kind: launch, spacecraft: [ship], title: Ship lifts off, sources: [{id: told}]}
    - {id: landing, at: 1970-TOT20:00Z, kind: landing, spacecraft: [ship], title: Ship lands, sources: [{id: told}]}
"""
WALK = "    - {id: walk, at: 1970-DAYTFROM:00Z/1970-DAYTTO:00Z, kind: eva, people: [doe], title: Doe goes outside, sources: [{id: told}]}\n"  # noqa: E501


def mission(name: str, begin: str, end: str, who: str = "doe") -> str:
    return MISSION.replace("NAME", name).replace("WHO", who).replace("FROM", begin).replace("TO", end)


def walk(day: str, begin: str, end: str) -> str:
    return WALK.replace("DAY", day).replace("FROM", begin).replace("TO", end)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the data of a small checkout, with two missions that agree; the working directory is its root."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(store, "CHECKOUT_DATA", folder)
    monkeypatch.setattr(store, "SHIPPED", tmp_path / "there-is-none.sqlite")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (folder / "people.yaml").write_text(PEOPLE, "utf-8")
    (folder / "one.yaml").write_text(mission("one", "01-01", "01-05"), "utf-8")
    (folder / "two.yaml").write_text(mission("two", "02-01", "02-05"), "utf-8")
    return folder


BROKEN = {
    "YAML": (PEOPLE + "  [", "people.yaml"),
    "text at the top": ("nothing\n", "people.yaml"),
    "bytes": ("\0", "people.yaml"),
    "a person of wrong shape": (PEOPLE.replace("name: Jane Doe, ", ""), "people.yaml"),
    "a mission of wrong shape": (mission("three", "03-01", "03-05").replace("kind: la", "kind: lo"), "three.yaml"),
    "a mission that breaks a rule": (mission("three", "03-01", "03-05", "ghost"), "three.yaml"),
    "a launch that is left out": (mission("two", "02-01", "02-05", "roe").replace("kind: la", "kind: lo"), "two.yaml"),
    "a mission of no shape": ("mission: two\n", "two.yaml"),
}  # fmt: skip


@pytest.mark.usefixtures("data")
def test_every_file_of_the_checkout_has_no_problem_alone_or_with_the_others(run: Run) -> None:
    for path in ("data", "data/one.yaml", "data/two.yaml", "data/people.yaml"):
        assert (run("check", path, "--strict").code, run("check", path).out) == (0, "")


@pytest.mark.parametrize("compiled", [False, True], ids=["never compiled", "compiled before"])
@pytest.mark.parametrize("name", BROKEN)
def test_one_file_is_not_to_blame_for_what_is_wrong_in_another(run: Run, data: Path, name: str, compiled: bool) -> None:
    text, file = BROKEN[name]
    (data / "one.yaml").write_text(
        mission("one", "01-01", "01-05").replace("status: prime, ", "status: prime, landed_in: two, "), "utf-8"
    )
    (data / "two.yaml").write_text(mission("two", "02-01", "02-05", "roe"), "utf-8")
    if compiled:
        assert run("missions").code == 0
    (data / file).write_text(text, "utf-8")
    assert run("check", "data").code == 65
    result = run("check", "data/one.yaml")
    assert (result.code, result.out, result.err) == (0, "", "1 file, 2 events: no problems\n")


@pytest.mark.parametrize("broken", [False, True], ids=["right beside", "broken beside"])
def test_people_and_sources_of_other_files_are_known_and_others_are_not(run: Run, data: Path, broken: bool) -> None:
    if broken:
        (data / "three.yaml").write_text(mission("three", "03-01", "03-05", "ghost"), "utf-8")
    text = mission("one", "01-01", "01-05").replace("prime, sources: [{id: told}]", "prime, sources: [{id: tolt}]")
    (data / "one.yaml").write_text(text.replace("person: doe", "person: dou"), "utf-8")
    result = run("check", "data/one.yaml")
    assert result.out == (
        "data/one.yaml:8:11: seat of dou: no person 'dou' (did you mean doe?)\n"
        "data/one.yaml:8:81: seat of dou: no source 'tolt' (did you mean told?)\n"
    )


@pytest.mark.parametrize("broken", [False, True], ids=["right beside", "broken beside"])
@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("02-03", "02-09", "doe is still up with two at this launch"),
        ("01-29", "02-03", "doe goes up with two before coming down"),
    ],
)
def test_who_is_up_twice_is_told_at_the_file_that_is_checked(
    run: Run, data: Path, begin: str, end: str, told: str, broken: bool
) -> None:
    if broken:
        (data / "three.yaml").write_text(mission("three", "03-01", "03-05", "ghost"), "utf-8")
    (data / "one.yaml").write_text(mission("one", begin, end), "utf-8")
    assert run("check", "data/one.yaml").out == f"data/one.yaml:8:10: seat of doe: {told}\n"


@pytest.mark.parametrize(("begin", "end"), [("10", "12"), ("12", "14")])
def test_who_is_outside_twice_is_told_at_the_file_that_is_checked(run: Run, data: Path, begin: str, end: str) -> None:
    station, _, _ = MISSION.replace("kind: crewed", "kind: station").partition("  spacecraft")
    station += "  events:\n"
    (data / "mir.yaml").write_text(station.replace("NAME", "mir") + walk("02-03", "11", "13"), "utf-8")
    (data / "iss.yaml").write_text(station.replace("NAME", "iss") + walk("02-03", begin, end), "utf-8")
    for here, there in (("iss", "mir"), ("mir", "iss")):
        error, warning = run("check", f"data/{here}.yaml").out.splitlines()
        assert error.endswith(f"event walk: doe is outside in '{there}/walk' then, too")
        assert f"event walk: warning: '{there}/walk' tells this too" in warning
    assert sorted(line.count("warning") for line in run("check", "data").out.splitlines()) == [0, 1]


def test_a_ship_home_that_lands_too_early_or_not_at_all_is_told_at_either_file(run: Run, data: Path) -> None:
    home = "status: prime, landed_in: two, "
    (data / "one.yaml").write_text(mission("one", "01-01", "01-05").replace("status: prime, ", home), "utf-8")
    (data / "two.yaml").write_text(mission("two", "02-01", "02-05", "roe"), "utf-8")
    assert run("check", "data").code == 0
    (data / "two.yaml").write_text(mission("two", "02-01", "02-05", "roe").replace("1970", "1969"), "utf-8")
    wrong = "two landed before doe went up"
    assert run("check", "data/one.yaml").out == f"data/one.yaml:8:70: seat of doe: {wrong}\n"
    assert run("check", "data/two.yaml").out == (
        f"data/two.yaml:1:1: mission two: doe of one came down in two, but {wrong}\n"
    )
    (data / "two.yaml").write_text(mission("two", "02-01", "02-05", "roe").partition("    - {id: landing")[0], "utf-8")
    assert "doe of one came down in two, but no landing of two is known" in run("check", "data/two.yaml").out


def test_who_walks_outside_before_the_flight_is_told_at_the_file_of_the_flight(run: Run, data: Path) -> None:
    text = mission("mir", "01-10", "01-30", "roe").replace("kind: crewed", "kind: station")
    launch, landing = text.split("    - {id: landing")
    (data / "mir.yaml").write_text(f"{launch}{walk('02-03', '11', '13')}", "utf-8")
    assert run("check", "data").code == 0
    (data / "two.yaml").write_text(mission("two", "02-04", "02-05"), "utf-8")
    assert "doe is not in flight at 1970-02-03T11:00Z" in run("check", "data/mir.yaml").out
    assert "but outside in 'mir/walk'" in run("check", "data/two.yaml").out
    assert landing


def test_a_mission_that_two_files_define_is_told_at_the_one_that_is_checked(run: Run, data: Path) -> None:
    (data / "two.yaml").write_text(mission("one", "02-01", "02-05"), "utf-8")
    assert "belongs in one.yaml" in run("check", "data/two.yaml").out
    (data / "roe.yaml").write_text(mission("roe", "03-01", "03-05"), "utf-8")
    assert "'roe' is the id of a person too" in run("check", "data/roe.yaml").out
