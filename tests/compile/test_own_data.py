"""Data of the user's own: what is chosen, what replaces what, and where a fact is from."""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT, Result, Run, run_process
from tests.places import PEOPLE, SOURCES, TOLD, flight, ids, mission, put, ship
from tests.readers import read_tsv


@pytest.fixture
def shipped(run: Run) -> list[str]:
    return ids(run("missions"))


# What is chosen


def test_data_may_be_named_many_times_files_and_folders_alike(run: Run, shipped: list[str], tmp_path: Path) -> None:
    file = put(tmp_path / "one", demo=mission("demo")) / "demo.yaml"
    folder = put(tmp_path / "two", other=mission("other"), told=SOURCES)
    put(folder / "deeper" / "still", third=mission("third"))
    (folder / "deeper" / "notes.txt").write_text("mission: 3", "utf-8")
    (folder / "deeper" / "fourth.yml").write_text(mission("fourth"), "utf-8")
    for paths in ([file, folder], [folder, file]):
        argv = [word for path in paths for word in ("--data", str(path))]
        assert set(ids(run("missions", *argv))) == {*shipped, "demo", "other", "third", "fourth"}


def test_the_environment_names_data_too_and_the_option_counts_more(shipped: list[str], tmp_path: Path) -> None:
    one = put(tmp_path / "one", demo=mission("demo"), told=SOURCES)
    two = put(tmp_path / "two", other=mission("other"))
    both = os.pathsep.join(map(str, (one / "demo.yaml", one / "told.yaml", two)))
    listed = run_process("missions", MISSIONFACTS_DATA=both)
    assert set(ids(listed)) == {*shipped, "demo", "other"}
    assert set(ids(run_process("missions", "--data", str(one), MISSIONFACTS_DATA=str(two)))) == {*shipped, "demo"}
    assert ids(run_process("missions", MISSIONFACTS_DATA="")) == shipped


def test_without_the_shipped_missions_only_ones_own_are_there(run: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", demo=mission("demo"), told=SOURCES)
    data = ["--no-bundled", "--data", str(folder)]
    assert ids(run("missions", *data)) == ["demo"]
    assert run("show", "astp", *data).code == 1
    assert run("person", "leonov", *data).code == 1
    assert [row[0] for row in read_tsv(run("sources", *data).out)] == ["demo-told"]
    assert run("missions", "--no-bundled") == (0, "", "missionfacts: nothing matches\n")


def test_without_the_shipped_data_nothing_of_it_may_be_referred_to(
    run: Run, shipped: list[str], tmp_path: Path
) -> None:
    used = read_tsv(run("sources").out)[0][0]
    folder = put(tmp_path / "own", demo=mission("demo", person="leonov").replace("demo-told", used))
    assert set(ids(run("missions", "--data", str(folder)))) == {*shipped, "demo"}
    alone = run("missions", "--no-bundled", "--data", str(folder))
    assert (alone.code, alone.out) == (65, "")
    assert "no person 'leonov'" in alone.err
    assert f"no source '{used}'" in alone.err


@pytest.mark.parametrize("twice", ["the same file", "a folder and a file in it", "two spellings"])
def test_a_file_that_is_named_twice_is_read_once(run: Run, tmp_path: Path, twice: str) -> None:
    folder = put(tmp_path / "own", demo=mission("demo"), told=SOURCES)
    file = folder / "demo.yaml"
    other = {"the same file": file, "a folder and a file in it": folder, "two spellings": folder / ".." / "own"}[twice]
    data = ["--data", str(file), "--data", str(folder / "told.yaml"), "--data", str(other)]
    assert ids(run("missions", "--no-bundled", *data)) == ["demo"]


def test_a_folder_without_data_files_is_told(run: Run, tmp_path: Path) -> None:
    result = run("missions", "--data", str(tmp_path))
    assert str(tmp_path) in result.err


# What replaces what


def test_a_mission_with_the_id_of_a_shipped_one_takes_its_place_until_it_goes(
    run: Run, shipped: list[str], tmp_path: Path
) -> None:
    folder = put(tmp_path / "own", astp=mission("astp", "My own Apollo-Soyuz"), demo=mission("demo"), told=SOURCES)
    data = ["--data", str(folder)]
    commands = [["timeline", "astp"], ["crew", "astp", "--status", "all"], ["figures", "astp"], ["search", "docking"]]
    before = [run(*argv) for argv in commands]
    assert set(ids(run("missions", *data))) == {*shipped, "demo"}
    told = dict(read_tsv(run("timeline", "astp", *data, "--fields", "id,title").out))
    assert [title for key, title in told.items() if key.startswith("astp/")] == ["It flies"]
    elsewhere = {row[0] for row in read_tsv(run("timeline", "astp", "--fields", "id").out)} - told.keys()
    assert {key.partition("/")[0] for key in elsewhere} == {"astp"}  # what other files tell of it still belongs to it
    assert run("crew", "astp", "--status", "all", *data).out == ""
    assert "astp/first-docking" not in run("search", "first", "docking", *data).out
    assert run("timeline", "EPAS", *data).code == 1  # the shipped one's alias went with it
    put(folder, astp=mission("astp", "My own Apollo-Soyuz", title="It flies again"))
    assert "It flies again" in run("timeline", "astp", *data).out
    (folder / "astp.yaml").unlink()
    assert [run(*argv, *data) for argv in commands] == before
    assert run("timeline", "EPAS", *data).code == 0


@pytest.fixture
def little_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program ship a flight, and another that docks with it, in place of its own data."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    was = f"{{id: is, at: 1980-01-02, kind: meeting, formerly: [f1/was], title: It was, {TOLD}}}"
    meets = f"{{id: meets, at: 1980-01-05T10:00Z, kind: docking, spacecraft: [ship, f1/ship], title: It docks, {TOLD}}}"
    waits = f"{{id: waits, at: 1980-01-04, kind: meeting, also: [f1], title: It waits, {TOLD}}}"
    people = f"people:\n  p1: {{name: Pilot One, {TOLD}}}\n  p2: {{name: Pilot Two, {TOLD}}}\n"
    shipped = {"f1": flight("f1", was, days="01T10:00:00Z 10T10:00:00Z"), "f2": flight("f2", waits, meets)}
    ship(monkeypatch, put(tmp_path / "checkout" / "data", **shipped, told=SOURCES + people))


def told_of(result: Result) -> list[list[str]]:
    assert (result.code, result.err) == (0, "")
    return read_tsv(result.out)


@pytest.mark.usefixtures("little_shipped")
def test_what_takes_the_place_of_a_mission_takes_its_events_former_ids_and_clock_with_it(
    run: Run, tmp_path: Path
) -> None:
    timeline = ["timeline", "f1", "--fields", "id,elapsed,missions"]
    before = told_of(run(*timeline))
    assert before == [
        ["f1/launch", "0:00:00", "f1"],
        ["f1/is", "", "f1"],
        ["f2/waits", "", "f2; f1"],
        ["f2/meets", "96:00", "f2; f1"],
        ["f1/landing", "216:00:00", "f1"],
    ]
    for key in ("f1/was", "f1/met", "f1/is"):
        assert run("cite", key).code == 0
    own = put(tmp_path / "own", f1=flight("f1", days="02 09"))
    data = ["--data", str(own)]
    assert told_of(run(*timeline, *data)) == [
        ["f1/launch", "", "f1"],
        ["f2/waits", "", "f2; f1"],
        ["f2/meets", "", "f2; f1"],
        ["f1/landing", "", "f1"],
    ]
    for key in ("f1/was", "f1/met", "f1/is"):
        assert run("cite", key, *data).code == 1
    assert told_of(run("missions", *data, "--fields", "id,start,end,events")) == [
        ["f2", "1980-01-01", "1980-01-10", "4"],
        ["f1", "1980-01-02", "1980-01-09", "4"],
    ]
    # It has another clock, on which others' events are told too; the former id may be given anew.
    was = f"{{id: now, at: 1980-01-03, kind: meeting, formerly: [f1/was], title: It is, {TOLD}}}"
    put(own, f1=flight("f1", was, days="01T08:00:00Z 09"))
    assert ["f2/meets", "98:00", "f2; f1"] in told_of(run(*timeline, *data))
    assert told_of(run("cite", "f1/was", *data))[0][0] == "f1/now"
    assert run("cite", "f1/met", *data).code == 0
    (own / "f1.yaml").unlink()
    assert told_of(run(*timeline, "--data", str(put(own, told=SOURCES)))) == before


@pytest.mark.usefixtures("little_shipped")
@pytest.mark.parametrize("change", ["another craft", "a landing too early", "no launch"])
def test_what_shipped_files_say_of_a_mission_whose_place_is_taken_is_no_problem_of_ours(
    run: Run, tmp_path: Path, change: str
) -> None:
    text = {
        "another craft": flight("f1").replace("ship", "craft"),
        "a landing too early": flight("f1", days="01 02"),
        "no launch": flight("f1", days="05"),
    }[change]
    own = put(tmp_path / "own", f1=text)
    ids_of = ["timeline", "f1", "--data", str(own), "--fields", "id"]
    assert {"f2/waits", "f2/meets"} <= {row[0] for row in told_of(run(*ids_of))}
    assert "f1/is" not in run(*ids_of).out


@pytest.mark.usefixtures("little_shipped")
def test_own_data_may_tell_of_shipped_missions_and_only_beside_them(run: Run, tmp_path: Path) -> None:
    meets = f"{{id: meets, at: 1980-01-06, kind: docking, spacecraft: [ship, f1/ship], title: It docks, {TOLD}}}"
    own = put(tmp_path / "own", f3=flight("f3", meets, crew=f"{{person: p1, role: guest, status: ground, {TOLD}}}"))
    data = ["--data", str(own)]
    assert "f3/meets" in run("timeline", "f1", *data).out
    assert "f3/meets" not in run("timeline", "f1").out
    people = f"people:\n  p1: {{name: Pilot One, {TOLD}}}\n"
    alone = run("timeline", "f3", "--no-bundled", *data, "--data", str(put(tmp_path / "more", told=SOURCES + people)))
    assert (alone.code, alone.out) == (65, "")
    assert "no spacecraft 'f1/ship'" in alone.err
    assert alone.err.count("\n") == 1


def test_the_craft_of_a_shipped_station_are_not_there_without_the_shipped_data(run: Run, tmp_path: Path) -> None:
    visit = f"{{id: visit, at: 2001-01-05, kind: visit, spacecraft: [iss/iss], title: It comes, {TOLD}}}"
    own = put(
        tmp_path / "own", demo=mission("demo").replace("  events:\n", f"  events:\n    - {visit}\n"), told=SOURCES
    )
    own_text = (own / "demo.yaml").read_text("utf-8").replace("1975-07-17", "2002-07-17")
    put(own, demo=own_text)
    data = ["--data", str(own)]
    assert "demo/visit" in run("timeline", "iss", *data).out
    assert "demo/visit" in run("today", "--date", "01-05", "--mission", "iss", *data, "--fields", "id").out
    alone = run("timeline", "demo", "--no-bundled", *data)
    assert alone.code == 65
    assert "no spacecraft 'iss/iss'" in alone.err


def test_a_shipped_person_and_source_may_be_defined_anew(run: Run, tmp_path: Path) -> None:
    used = read_tsv(run("sources").out)[0][0]
    people = f"people:\n  leonov: {{name: Alexei the Second, {TOLD}}}\n"
    works = SOURCES + f"  {used}: {{title: A second edition, kind: web}}\n"
    folder = put(tmp_path / "own", people=people, works=works)
    data = ["--data", str(folder)]
    assert "Alexei the Second" in run("crew", "astp", *data).out
    assert "Alexei the Second" in run("search", "alexei", "second", *data).out
    assert dict(row[:2] for row in read_tsv(run("sources", *data).out))[used] == "A second edition"
    assert "Alexei the Second" not in run("crew", "astp").out


# Files that change


def test_files_may_be_added_changed_renamed_and_removed(run: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", one=mission("one"), told=SOURCES)
    data = ["--no-bundled", "--data", str(folder)]
    assert ids(run("missions", *data)) == ["one"]
    put(folder, two=mission("two"))
    assert set(ids(run("missions", *data))) == {"one", "two"}
    put(folder, one=mission("one", title="It lands"))
    assert "It lands" in run("timeline", "one", *data).out
    put(folder, three=mission("three"))
    (folder / "one.yaml").unlink()
    assert set(ids(run("missions", *data))) == {"two", "three"}
    assert run("timeline", "one", *data).code == 1
    assert run("search", "lands", *data).code == 1
    (folder / "two.yaml").rename(folder / "four.yaml")
    renamed = run("missions", *data, "--strict")
    assert renamed.code == 65
    assert "two.yaml" in renamed.err
    put(folder, four=mission("four"))
    assert set(ids(run("missions", *data))) == {"four", "three"}
    put(folder / "deeper")
    (folder / "three.yaml").rename(folder / "deeper" / "three.yaml")
    assert set(ids(run("missions", *data))) == {"four", "three"}
    cited = read_tsv(run("cite", "three/e1", *data, "--fields", "file").out)[0][0]
    assert Path(cited) == folder / "deeper" / "three.yaml"
    (folder / "told.yaml").unlink()
    without = run("missions", *data, "--strict")
    assert without.code == 65
    assert without.err.count("no source 'demo-told'") == 4


def test_what_one_file_defines_others_may_use_and_a_change_of_it_is_seen_by_all(run: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", one=mission("one", person="demo-pilot"), people=PEOPLE, told=SOURCES)
    put(folder, two=mission("two", person="demo-pilot"))
    data = ["--no-bundled", "--data", str(folder)]
    for name in ("Pia Lott", "Pia Newname"):
        put(folder, people=PEOPLE.replace("Pia Lott", name))
        for key in ("one", "two"):
            assert [row[2] for row in read_tsv(run("crew", key, *data).out)] == [name]
        hits = read_tsv(run("search", name, *data).out)
        assert {"demo-pilot", "one/e1", "two/e1"} <= {row[3] for row in hits}
        assert run("person", name, *data).code == 0
    assert run("person", "Pia Lott", *data).code == 1
    put(folder, people=PEOPLE.replace("demo-pilot", "demo-other"))
    result = run("missions", *data, "--strict")
    assert result.code == 65
    assert result.err.count("no person 'demo-pilot'") == 4
    put(folder, people=PEOPLE + f"  demo-second: {{name: Sec Ond, {TOLD}}}\n")
    assert set(ids(run("missions", *data))) == {"one", "two"}


def test_a_file_that_begins_to_define_something_is_seen_by_the_others(run: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", one=mission("one"), two=mission("two", person="demo-pilot"), told=SOURCES)
    data = ["--no-bundled", "--data", str(folder)]
    assert run("missions", *data, "--strict").code == 65
    put(folder, one=mission("one") + PEOPLE)
    assert set(ids(run("missions", *data))) == {"one", "two"}
    put(folder, one=mission("one"))
    assert run("missions", *data, "--strict").code == 65


# Where a fact is from


@pytest.fixture
def sourced(tmp_path: Path) -> Path:
    return put(tmp_path / "own", demo=mission("demo", person="demo-pilot"), people=PEOPLE, told=SOURCES)


def test_cite_names_the_file(run: Run, sourced: Path) -> None:
    def file_of(*argv: str) -> Path:
        return Path(read_tsv(run(*argv, "--data", str(sourced), "--fields", "file").out)[0][0])

    assert file_of("cite", "demo/e1") == sourced / "demo.yaml"
    assert file_of("cite", "demo") == sourced / "demo.yaml"
    assert file_of("cite", "demo/demo-pilot-pilot") == sourced / "demo.yaml"
    assert file_of("cite", "demo-pilot") == sourced / "people.yaml"
    assert file_of("cite", "astp/first-docking").name == "astp.yaml"
    assert "demo.yaml" in run("cite", "demo/e1", "--data", str(sourced), width=200).out


def test_show_names_the_file(run: Run, sourced: Path) -> None:
    shown = run("show", "demo", "--data", str(sourced), "-f", "json").out
    assert str(sourced / "demo.yaml") in shown
    assert "demo.yaml" in run("show", "demo", "--data", str(sourced), width=200).out


def test_the_file_is_named_so_that_it_is_found_from_wherever_one_asks(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "own", demo=mission("demo"), told=SOURCES)
    for here, path in ((tmp_path / "own", "."), (tmp_path / "own", ""), (tmp_path, "own")):
        monkeypatch.chdir(here)
        data = [word for name in ("demo", "told") for word in ("--data", str(Path(path, f"{name}.yaml")))]
        (row,) = read_tsv(run("cite", "demo/e1", *data, "--fields", "file").out)
        assert Path(row[0]).is_file()


def test_what_is_wrong_in_a_file_is_named_as_the_user_named_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "own", demo=mission("demo"))
    monkeypatch.chdir(tmp_path)
    result = run("missions", "--data", "own", "--strict")
    assert result.code == 65
    assert result.err.startswith(f"missionfacts: {Path('own', 'demo.yaml')}:")


@pytest.mark.slow
def test_the_data_of_the_project_is_good_data_of_ones_own(run: Run, shipped: list[str]) -> None:
    data = ["--no-bundled", "--data", str(ROOT / "data")]
    assert ids(run("missions", *data)) == shipped
    assert run("timeline", "astp", *data) == run("timeline", "astp")
