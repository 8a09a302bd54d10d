"""Own data that is not finished: a file that is not right spoils its own mission only, and each answer says so."""

from pathlib import Path

import pytest

from missionfacts import store
from missionfacts.cli import main
from tests.conftest import Result, Run
from tests.contract.test_completion import protocol
from tests.places import PEOPLE, SOURCES, TOLD, flight, mission, put
from tests.places import ship as ship_data
from tests.readers import read_tsv

BROKEN = mission("broken").replace("1975-07-17", "1975-07-32")
UNREADABLE = "mission: {id: broken, name: ["


@pytest.fixture(autouse=True)
def _little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship a single flight in place of the program's own data, so that it is compiled in no time."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    people = f"people:\n  p1: {{name: Pilot One, {TOLD}}}\n"
    ship_data(monkeypatch, put(tmp_path / "checkout" / "data", f1=flight("f1"), told=SOURCES + people))
    put(tmp_path / "own")
    monkeypatch.chdir(tmp_path)


def listed(result: Result) -> tuple[set[str], str]:
    """Return the ids of the missions that are listed, and what is said besides."""
    assert result.code == 0
    return {row[0] for row in read_tsv(result.out)}, result.err


CHECK = "`missionfacts check own` says what is wrong"


@pytest.mark.parametrize("text", [BROKEN, UNREADABLE, "", "\0", "[", mission("broken", person="ghost")])
def test_a_file_that_is_not_right_is_left_out_and_all_else_answers(run: Run, text: str) -> None:
    put(Path("own"), good=mission("good"), broken=text)
    for _ in range(2):  # compiled, and kept
        found, said = listed(run("missions", "--data", "own"))
        assert found == {"f1", "good"}
        assert said.startswith(f"missionfacts: left out: {Path('own', 'broken.yaml')} (")
        assert said.endswith(f"); {CHECK}\n")
        assert said.count("\n") == 1
    assert run("timeline", "good", "--data", "own").out.count("\n") == 1
    assert run("today", "--date", "07-17", "--data", "own").out.count("\n") == 1
    put(Path("own"), broken=mission("broken"))
    assert listed(run("missions", "--data", "own")) == ({"f1", "good", "broken"}, "")
    put(Path("own"), broken=text)
    assert listed(run("missions", "--data", "own"))[0] == {"f1", "good"}


def test_check_and_strict_fail_whatever_was_kept_before(run: Run) -> None:
    put(Path("own"), good=mission("good"), broken=BROKEN)
    for _ in range(2):
        strict = run("missions", "--data", "own", "--strict")
        assert (strict.code, strict.out) == (65, "")
        assert strict.err.startswith(f"missionfacts: {Path('own', 'broken.yaml')}:")
        assert run("check", "own").code == 65
        assert listed(run("missions", "--data", "own"))[0] == {"f1", "good"}
    put(Path("own"), broken=mission("broken"))
    assert listed(run("missions", "--data", "own", "--strict")) == ({"f1", "good", "broken"}, "")


@pytest.mark.parametrize("name", ["broken", "Mission Broken", "mission-broken", "BROKEN", "broken/e1"])
def test_who_asks_for_the_very_mission_is_told_that_it_is_left_out(run: Run, name: str) -> None:
    put(Path("own"), good=mission("good"), broken=BROKEN)
    for command in ("timeline", "show", "cite"):
        result = run(command, name, "--data", "own")
        assert (result.code, result.out) == (65, "")
        assert "is left out: " in result.err.splitlines()[1]
        assert str(Path("own", "broken.yaml").absolute()) in result.err
    assert run("timeline", "nothing", "--data", "own").code == 1
    assert run("events", "--mission", name.partition("/")[0], "--data", "own").code == 65


def test_one_that_cannot_be_read_at_all_is_known_by_the_name_of_its_file(run: Run) -> None:
    put(Path("own"), broken="{")
    result = run("timeline", "broken", "--data", "own")
    assert result.code == 65
    assert "broken.yaml has errors" in result.err


def test_what_would_take_the_place_of_a_shipped_mission_is_not_answered_by_that(run: Run) -> None:
    put(Path("own"), f1=mission("f1").replace("1975-07-17", "never"))
    found, said = listed(run("missions", "--data", "own"))
    assert found == {"f1"}
    assert said
    for asked in (["timeline", "f1"], ["show", "Flight f1"], ["cite", "f1/launch"]):
        assert run(*asked, "--data", "own").code == 65
        assert run(*asked).code == 0


def test_what_refers_to_it_is_left_out_too_and_so_on(run: Run) -> None:
    a = flight("a1", crew=f"{{person: p1, spacecraft: ship, role: pilot, status: prime, landed_in: b1, {TOLD}}}")
    landing = f"{{id: meets, at: 1980-01-05, kind: meeting, also: [a1], title: Meets, {TOLD}}}"
    put(Path("own"), a1=a, b1=flight("b1", crew=f"{{person: p1, status: ground, role: x, {TOLD}}}"))
    put(
        Path("own"),
        c1=mission("c1", more="").replace("kind: meeting", "kind: meeting, also: [a1]"),
        good=mission("good"),
    )
    assert landing
    own = ["--data", "own"]
    whole = run("check", "own")
    put(Path("own"), b1="{")
    found, said = listed(run("missions", *own))
    assert found == {"f1", "good"}
    assert "b1.yaml (1 error), " in said
    assert "a1.yaml (refers to what is left out) and " in said
    assert "c1.yaml (refers to what is left out); " in said
    assert whole


def test_of_people_and_works_what_is_right_is_used_all_the_same(run: Run) -> None:
    more = f"  second: {{name: Sec Ond, {TOLD}}}\n  third: {{nam: Third, {TOLD}}}\n"
    put(
        Path("own"),
        people=PEOPLE + more,
        one=mission("one", person="demo-pilot"),
        three=mission("three", person="third"),
    )
    put(Path("own"), both=mission("both").replace("1975-07-17", "x") + f"people:\n  fourth: {{name: Four, {TOLD}}}\n")
    put(Path("own"), two=mission("two", person="fourth"))
    found, said = listed(run("missions", "--data", "own"))
    assert found == {"f1", "one", "two"}
    assert "both.yaml (1 error), " in said
    assert "people.yaml (2 errors) and " in said
    assert "three.yaml (refers to what is left out); " in said
    assert run("person", "Sec Ond", "--data", "own").code == 0


def test_of_two_files_that_define_one_mission_the_first_counts(run: Run) -> None:
    put(Path("own") / "a", demo=mission("demo", "First"))
    put(Path("own") / "b", demo=mission("demo", "Second"))
    found, said = listed(run("missions", "--data", "own"))
    assert found == {"f1", "demo"}
    assert f"left out: {Path('own', 'b', 'demo.yaml')} (1 error); " in said
    shown = run("show", "demo", "--data", "own", "-f", "json")
    assert (shown.code, '"First"' in shown.out) == (0, True)


def test_warnings_leave_nothing_out(run: Run) -> None:
    put(Path("own"), demo=mission("demo", title="It flew."))
    assert listed(run("missions", "--data", "own")) == ({"f1", "demo"}, "")


def test_many_are_told_in_one_line(run: Run) -> None:
    put(Path("own"), **{f"m{n}": BROKEN for n in range(7)})
    _, said = listed(run("missions", "--data", "own"))
    assert " and 4 more; " in said
    assert said.count("\n") == 1


def test_where_nothing_would_remain_or_what_is_named_is_not_there_it_is_an_error(run: Run) -> None:
    put(Path("own"), broken=BROKEN)
    alone = run("missions", "--data", "own", "--no-bundled")
    assert (alone.code, alone.out) == (65, "")
    assert "1975-07-32" in alone.err
    put(Path("own"), good=mission("good"), told=SOURCES)
    found, said = listed(run("missions", "--data", "own", "--no-bundled"))
    assert found == {"good"}
    assert "`missionfacts check own --no-bundled`" in said
    gone = run("missions", "--data", "own", "--data", "nowhere.yaml")
    assert (gone.code, gone.out) == (65, "")
    assert "nowhere.yaml: cannot be read" in gone.err


def test_a_link_to_nowhere_in_a_folder_is_left_out(run: Run) -> None:
    put(Path("own"), good=mission("good"))
    Path("own", "gone.yaml").symlink_to("nowhere")
    found, said = listed(run("missions", "--data", "own"))
    assert found == {"f1", "good"}
    assert "gone.yaml (1 error)" in said


def test_a_fact_at_a_login_comes_without_a_word(run: Run) -> None:
    put(Path("own"), good=mission("good"), broken=BROKEN)
    told = run("fact", "--once", "--date", "07-17", "--data", "own")
    assert (told.code, told.err) == (0, "")
    assert "It flies" in told.out
    assert run("fact", "--once", "--date", "07-18", "--mission", "broken", "--data", "own")[::2] == (0, "")


def test_a_shell_that_completes_gets_no_message(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    put(Path("own"), good=mission("good"), broken=BROKEN)
    for name, value in protocol("bash", "timeline --data own goo").items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([])
    assert capfd.readouterr() == ("good\n", "")


def test_the_names_of_files_do_nothing_to_a_terminal(run: Run) -> None:
    Path("own", "a\x1b[31m\nb.yaml").write_text("{", "utf-8")
    _, said = listed(run("missions", "--data", "own"))
    assert "\x1b" not in said
    assert said.count("\n") == 1


def test_what_is_shipped_is_never_left_out(run: Run) -> None:
    put(store.CHECKOUT_DATA, f2="{")
    assert run("missions").code == 65
