"""What is kept: compiled once, noticed when files change, and done without where nothing can be kept."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Result
from tests.places import all_told, posix_only, the_kept

Checkout = Callable[..., Result]


def test_a_catalogue_is_compiled_once_and_then_kept(
    checkout: Checkout, cache: Path, folder: Path, crew_of_astp: str
) -> None:
    assert checkout("crew", "astp") == Result(0, crew_of_astp, "")
    file = the_kept(cache)
    before = file.stat()
    assert checkout("crew", "astp") == Result(0, crew_of_astp, "")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    os.utime(folder / "data" / "astp.yaml")
    assert checkout("crew", "astp") == Result(0, crew_of_astp, "")
    assert the_kept(cache).stat().st_ino != before.st_ino or the_kept(cache).stat().st_mtime_ns != before.st_mtime_ns


@pytest.mark.slow
def test_broken_data_is_told_whole_and_leaves_the_last_good_catalogue(
    checkout: Checkout, cache: Path, folder: Path, crew_of_astp: str
) -> None:
    checkout("crew", "astp")
    good = the_kept(cache).read_bytes()
    astp, people = folder / "data" / "astp.yaml", folder / "data" / "people.yaml"
    texts = {file: file.read_text("utf-8") for file in (astp, people)}
    astp.write_text(texts[astp].replace("  kind: crewed\n", "  kind: flown\n  color: red\n", 1), "utf-8")
    people.write_text(texts[people] + "  nobody:\n    nam: Nobody\n  nobody:\n    name: [\n", "utf-8")
    for _ in range(2):
        result = checkout("crew", "astp")
        assert (result.code, result.out) == (65, "")
        lines = result.err.removeprefix("missionfacts: ").splitlines()
        assert all(re.match(r"data/\w+\.yaml:\d+(:\d+)?: ", line) for line in lines)
        for words in ("'flown' is not known", "unknown field 'color'", "'nobody' is here twice", "not valid YAML"):
            assert words in result.err
        assert "Traceback" not in result.err
        assert the_kept(cache).read_bytes() == good
    for file, text in texts.items():
        file.write_text(text, "utf-8")
    assert checkout("crew", "astp") == Result(0, crew_of_astp, "")


def test_data_that_break_a_rule_are_told_with_their_place(checkout: Checkout, folder: Path) -> None:
    astp = folder / "data" / "astp.yaml"
    astp.write_text(astp.read_text("utf-8").replace("{id: sp-4209,", "{id: sp-4290,"), "utf-8")
    result = checkout("missions")
    assert result.code == 65
    assert re.search(r"data/astp\.yaml:\d+:\d+: .*no source 'sp-4290' \(did you mean sp-4209", result.err)


@posix_only
@pytest.mark.parametrize("what", ["a new file", "a file gone", "no file left", "a link to nowhere"])
def test_a_changed_set_of_files_is_noticed(small: Callable[[], Result], data: Path, what: str) -> None:
    assert all_told(small())
    if what == "a new file":
        (data / "zz.yaml").write_text("sources: 3\n", "utf-8")
    elif what == "a file gone":
        (data / "sources.yaml").unlink()
    elif what == "no file left":
        for file in data.iterdir():
            file.unlink()
    else:
        (data / "zz.yaml").symlink_to("nowhere")
    result = small()
    assert (result.code, result.out) == (65, "")
    assert "data" in result.err
    assert "Traceback" not in result.err
