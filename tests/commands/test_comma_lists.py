"""Several words with commas between are the same as an option given several times."""

from pathlib import Path

import pytest

from tests.commands.conftest import ids
from tests.conftest import Run
from tests.places import SOURCES, TOLD, mission


@pytest.mark.parametrize(
    ("command", "option", "words"),
    [
        (["timeline", "astp"], "--kind", ["docking", "undocking"]),
        (["timeline", "astp"], "--person", ["leonov", "Tom Stafford"]),
        (["timeline", "astp"], "--spacecraft", ["apollo", "soyuz-19"]),
        (["crew", "astp"], "--status", ["prime", "backup"]),
        (["figures", "astp"], "--about", ["apollo", "soyuz-19"]),
        (["missions"], "--kind", ["station", "robotic"]),
        (["missions"], "--person", ["leonov", "kubasov"]),
        (["today", "--date", "07-17"], "--mission", ["astp", "apollo-11"]),
        (["today", "--date", "07-17"], "--kind", ["docking", "launch"]),
        (["upcoming", "--date", "07-16"], "--kind", ["docking", "launch"]),
    ],
)
def test_commas_are_as_good_as_repeating(run: Run, command: list[str], option: str, words: list[str]) -> None:
    repeated = ids(run, *command, *(part for word in words for part in (option, word)))
    assert repeated
    for written in (",".join(words), ", ".join(words), " , ".join(words), ",".join(words) + ","):
        assert ids(run, *command, option, written) == repeated, written
    assert ids(run, *command, option, words[0].upper(), option, ",".join(words)) == repeated


@pytest.mark.parametrize("argv", [["fact", "--date", "07-17"], ["calendar"]])
def test_what_prints_no_records_takes_commas_too(run: Run, argv: list[str]) -> None:
    assert run(*argv, "--mission", "astp,apollo-11") == run(*argv, "--mission", "astp", "--mission", "apollo-11")


def test_several_nations_are_those_of_each(run: Run) -> None:
    found = {nation: set(ids(run, "missions", "--nation", nation)) for nation in ("France", "Japan", "France,jp")}
    assert found["France"] | found["Japan"] == found["France,jp"]


def test_what_is_not_known_is_told_alone(run: Run) -> None:
    result = run("timeline", "astp", "--kind", "docking,landng")
    assert result.code == 2
    assert "'landng' (did you mean landing?)" in result.err
    result = run("timeline", "astp", "--person", "leonov,staffort")
    assert result.code == 1
    assert "'staffort' (did you mean" in result.err
    assert run("timeline", "astp", "--kind", ",").code == 2


def test_a_name_with_a_comma_stays_whole(run: Run, tmp_path: Path) -> None:
    people = f"people:\n  lott: {{name: Pia Lott, aliases: ['Lott, Pia (Dr.)'], {TOLD}}}\n"
    (tmp_path / "demo.yaml").write_text(mission("demo", person="lott") + people + SOURCES, "utf-8")
    own = ["--no-bundled", "--data", str(tmp_path)]
    assert ids(run, "timeline", "demo", "--person", "Lott, Pia (Dr.)", *own) == ["demo/e1"]
