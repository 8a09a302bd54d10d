"""Data of the user's own: what is chosen, what replaces what, and that only the files count, not their history."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from missionfacts import store
from missionfacts.cli import main
from missionfacts.streams import Streams

from .conftest import NOW, ROOT, Result, Run, run_process
from .test_formats import read_tsv

TOLD = "sources: [{id: demo-told}]"
SOURCES = "sources:\n  demo-told: {title: Told by somebody, kind: web}\n"
PEOPLE = f"people:\n  demo-pilot: {{name: Pia Lott, nation: Nowhere, {TOLD}}}\n"


def mission(key: str, name: str = "", *, title: str = "It flies", person: str = "", more: str = "") -> str:
    seat = f"  crew: [{{person: {person}, role: pilot, status: prime, {TOLD}}}]\n" if person else ""
    people = f"people: [{person}], " if person else ""
    return (
        f"mission:\n  id: {key}\n  name: {name or f'Mission {key}'}\n  kind: crewed\n  summary: Small.\n  {TOLD}\n"
        f"{more}{seat}  events:\n    - {{id: e1, at: 1975-07-17, kind: meeting, {people}title: {title}, {TOLD}}}\n"
    )


def put(folder: Path, **files: str) -> Path:
    """Write files, named without their ending, into a folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def ids(result: Result) -> list[str]:
    assert (result.code, result.err) == (0, "")
    return [row[0] for row in read_tsv(result.out)]


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
    assert ids(run("missions", "--no-bundled")) == []


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
    assert [row[1] for row in read_tsv(run("timeline", "astp", *data, "--fields", "id,title").out)] == ["It flies"]
    assert run("crew", "astp", "--status", "all", *data).out == ""
    assert "astp/first-docking" not in run("search", "first", "docking", *data).out
    assert run("timeline", "EPAS", *data).code == 1  # the shipped one's alias went with it
    put(folder, astp=mission("astp", "My own Apollo-Soyuz", title="It flies again"))
    assert "It flies again" in run("timeline", "astp", *data).out
    (folder / "astp.yaml").unlink()
    assert [run(*argv, *data) for argv in commands] == before
    assert run("timeline", "EPAS", *data).code == 0


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


Check = Callable[[], Result]


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
    renamed = run("missions", *data)
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
    without = run("missions", *data)
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
    result = run("missions", *data)
    assert result.code == 65
    assert result.err.count("no person 'demo-pilot'") == 4
    put(folder, people=PEOPLE + f"  demo-second: {{name: Sec Ond, {TOLD}}}\n")
    assert set(ids(run("missions", *data))) == {"one", "two"}


def test_a_file_that_begins_to_define_something_is_seen_by_the_others(run: Run, tmp_path: Path) -> None:
    folder = put(tmp_path / "own", one=mission("one"), two=mission("two", person="demo-pilot"), told=SOURCES)
    data = ["--no-bundled", "--data", str(folder)]
    assert run("missions", *data).code == 65
    put(folder, one=mission("one") + PEOPLE)
    assert set(ids(run("missions", *data))) == {"one", "two"}
    put(folder, one=mission("one"))
    assert run("missions", *data).code == 65


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
    result = run("missions", "--data", "own")
    assert result.code == 65
    assert result.err.startswith(f"missionfacts: {Path('own', 'demo.yaml')}:")


# The same files give the same answers, whatever they were before


class Edit(NamedTuple):
    """Something done to a file; what is needed is chosen from by number."""

    what: str
    file: int
    text: int


def texts(key: str) -> list[str]:
    """Return what a mission's file may say; some of it is wrong by itself, or together with others."""
    alias = "  aliases: [{}]\n"
    return [
        mission(key),
        mission(key, title="The docking of two"),
        mission(key, title="The docking of two", person="p1"),
        mission(key, title="Meeting of the docking crew", person="p2", more=alias.format("Shared alias")),
        mission(key, more=alias.format("m2")),
        mission(key, person="p1") + f"people:\n  p2: {{name: Own Pilot, {TOLD}}}\n",
        mission(key) + "sources:\n  own-told: {title: The docking told, kind: press}\n",
        mission(key).replace("demo-told", "own-told"),
        mission(key).replace("kind: meeting", "kind: meating"),
        mission(key) + f"    - {{id: e2, at: 1976-07-17, kind: docking, title: A docking, {TOLD}, "
        f"disputed: [{{at: 1976-07-18, {TOLD}, note: Rounded}}]}}\n",
        mission("m1"),
        "mission: [",
    ]


DEFINITIONS = [
    f"people:\n  p1: {{name: Pilot One, nation: Here, {TOLD}}}\n  p2: {{name: Pilot Two, {TOLD}}}\n{SOURCES}",
    f"people:\n  p1: {{name: Pilot Changed, aliases: [Docking], {TOLD}}}\n  p2: {{name: Pilot Two, {TOLD}}}\n{SOURCES}",
    f"people:\n  p1: {{name: Pilot One, {TOLD}}}\n{SOURCES}  own-told: {{title: Told, kind: web}}\n",
    SOURCES,
]
FILES = ["m0", "m1", "m2", "deep/m3", "old"]  # "old" is a mission that the program ships
EDITS = st.lists(
    st.builds(
        Edit,
        st.sampled_from(["write"] * 6 + ["remove", "move", "touch", "define"]),
        st.integers(0, len(FILES) - 1),
        # What is right is tried more often, or nearly every dataset would be wrong somewhere.
        st.sampled_from([*[0, 1, 2, 3, 9] * 4, *range(12)]),
    ),
    min_size=2,
    max_size=7,
)
QUESTIONS = [
    ["missions"],
    *(["timeline", key, "--fields", "id,at,title,people,sources,disputed"] for key in ("m0", "m1", "m2", "m3", "old")),
    ["crew", "m0", "--status", "all"],
    ["crew", "old", "--status", "all"],
    ["search", "docking"],
    ["search", "pilot"],
    ["person", "p1"],
    ["today", "--date", "07-17"],
    ["sources"],
    ["sources", "--unused"],
    ["disputes"],
]


def do(edit: Edit, folder: Path, clock: int) -> None:
    """Do an edit; clock: the time of change that the files get, so that every edit is another."""
    key = FILES[edit.file]
    file = folder / f"{key}.yaml"
    file.parent.mkdir(exist_ok=True)
    if edit.what == "define":
        file = folder / "defined.yaml"
        file.write_text(DEFINITIONS[edit.text % len(DEFINITIONS)], "utf-8")
    elif edit.what == "write":
        file.write_text(texts(file.stem)[edit.text], "utf-8")
    elif edit.what == "remove":
        file.unlink(missing_ok=True)
    elif edit.what == "move" and file.exists():
        there = folder / "moved" / file.name
        there.parent.mkdir(exist_ok=True)
        file.rename(there)
    if file.exists():
        os.utime(file, ns=(clock, clock))


def answer(*argv: str) -> Result:
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="\n") for _ in range(2))
    with closing(out), closing(err):
        code = main(list(argv), Streams(out, err, False, None, False, NOW))
        said = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            said.append(stream.read())
    return Result(code, *said)


def assert_history_is_no_matter(tmp_path: Path, edits: list[Edit], bundled: str) -> None:
    folder, kept, fresh = tmp_path / "own", tmp_path / "kept", tmp_path / "fresh"
    for path in (folder, kept, fresh):
        shutil.rmtree(path, ignore_errors=True)
    put(folder, defined=DEFINITIONS[0], m0=texts("m0")[0], m1=texts("m1")[1])
    data = [bundled, "--data", str(folder)]
    clock = 1_700_000_000_000_000_000
    with pytest.MonkeyPatch.context() as patch:
        for edit in [None, *edits]:
            clock += 1_000_000_000
            if edit:
                do(edit, folder, clock)
            patch.setenv("XDG_CACHE_HOME", str(kept))
            first = answer("missions", *data)
            # Wrong data is told of alike by every command.
            asked = QUESTIONS if first.code == 0 else QUESTIONS[:1]
            with_history = [answer(*argv, *data) for argv in asked]
            patch.setenv("XDG_CACHE_HOME", str(fresh))
            shutil.rmtree(fresh, ignore_errors=True)
            assert with_history == [answer(*argv, *data) for argv in asked]
            assert with_history[0].code in {0, 65}
            assert with_history[0] == first


@pytest.fixture
def little_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program ship a small mission, in place of its own."""
    shipped = mission("old", "The old mission", title="The docking of old").replace("demo-told", "old-told")
    defined = "sources:\n  old-told: {title: Told of old, kind: web}\n"
    monkeypatch.setattr(store, "SHIPPED", tmp_path / "none")
    monkeypatch.setattr(store, "CHECKOUT_DATA", put(tmp_path / "checkout" / "data", old=shipped, told=defined))


@pytest.mark.usefixtures("little_shipped")
@pytest.mark.parametrize("bundled", ["--bundled", "--no-bundled"])
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # to make a failure small would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS)
def test_the_same_files_answer_alike_whatever_was_there_before(tmp_path: Path, bundled: str, edits: list[Edit]) -> None:
    assert_history_is_no_matter(tmp_path, edits, bundled)


@pytest.mark.usefixtures("little_shipped")
@pytest.mark.parametrize(
    "edits",
    [
        [Edit("write", 0, 9), Edit("write", 1, 9), Edit("write", 0, 1)],
        [Edit("write", 4, 2), Edit("write", 0, 1), Edit("remove", 4, 0)],
        [Edit("write", 1, 3), Edit("write", 0, 3), Edit("write", 0, 0)],
        [Edit("write", 1, 5), Edit("define", 0, 2), Edit("write", 1, 0), Edit("write", 0, 7)],
        [Edit("write", 2, 2), Edit("move", 2, 0), Edit("write", 2, 2), Edit("remove", 2, 0)],
    ],
    ids=["one of two changed", "a shipped one replaced", "a name taken twice", "definitions that move", "a file moved"],
)
def test_telling_edits_are_no_matter_either(tmp_path: Path, edits: list[Edit]) -> None:
    assert_history_is_no_matter(tmp_path, edits, "--bundled")


def test_the_data_of_the_project_is_good_data_of_ones_own(run: Run, shipped: list[str]) -> None:
    data = ["--no-bundled", "--data", str(ROOT / "data")]
    assert ids(run("missions", *data)) == shipped
    assert run("timeline", "astp", *data) == run("timeline", "astp")
