"""new: an annotated file to begin a mission of one's own with."""

import re
from pathlib import Path

import pytest

from tests.conftest import Run


def test_new_writes_a_file_that_passes_once_its_blanks_are_filled(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("new", "example-1")
    assert made.out == "example-1.yaml\n"
    assert made.err.count("\n") == 1
    for step in ("check example-1.yaml", "timeline example-1 --data example-1.yaml"):
        assert f"`missionfacts {step}`" in made.err
    path = tmp_path / "example-1.yaml"
    blank = run("check", str(path))
    assert blank.code == 65
    assert "is empty" in blank.out
    # Each blank has an example behind it.
    path.write_text(re.sub(r":   # e\.g\. (.*)", r": \1", path.read_text("utf-8")), "utf-8")
    result = run("check", str(path), "--strict")
    assert (result.code, result.out) == (0, "")
    assert run("timeline", "example-1", "--data", str(path)).out.count("\n") == 2


def test_what_is_optional_in_a_new_file_is_right_too(run: Run, tmp_path: Path) -> None:
    run("new", "example-1", "--folder", str(tmp_path))
    path = tmp_path / "example-1.yaml"
    how_to, mission, text = path.read_text("utf-8").partition("mission:\n")
    text = re.sub(r":   # e\.g\. (.*)", r": \1", text)
    text = re.sub(r"(?m)^( *)# ", r"\1", text)  # take the signs away
    text = text.replace("kind: crewed", "kind: station")  # which alone has expeditions
    path.write_text(how_to + mission + text, "utf-8")
    result = run("check", str(path), "--strict")
    assert (result.code, result.out) == (0, "")
    for argv in (
        ["timeline", "example-1"],
        ["show", "example-1"],
        ["show", "example-1/expedition-1"],
        ["person", "Jane Doe"],
    ):
        assert run(*argv, "--data", str(path)).code == 0


def test_a_new_file_that_cannot_be_written_is_told_and_exits_with_74(run: Run, tmp_path: Path) -> None:
    result = run("new", "demo", "--folder", str(tmp_path / "nowhere"))
    assert (result.code, result.out) == (74, "")
    assert "demo.yaml cannot be written: " in result.err


def test_new_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text("mine", "utf-8")
    result = run("new", "demo", "--folder", str(tmp_path))
    assert result.code == 2
    assert (tmp_path / "demo.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["../demo", "Demo", "a b", "", "-x-"])
def test_new_takes_only_ids(run: Run, tmp_path: Path, name: str) -> None:
    assert run("new", "--folder", str(tmp_path), "--", name).code == 2
    assert not list(tmp_path.iterdir())
