"""What a catalogue depends on besides its data: the program that compiles it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from missionfacts import store
from tests.conftest import ROOT, Result
from tests.places import SOURCES, meetings, put, the_kept

Checkout = Callable[..., Result]
ELAPSED = ["timeline", "astp", "--fields", "elapsed"]
# What compiling imports and what a catalogue does not depend on, and why.
NO_MATTER = {
    "__init__.py": "says the version, which is in every fingerprint",
    "errors.py": "is what is said when there is no catalogue",
    "terminal.py": "is where progress is shown",
    "atomic.py": "puts files in their place",
    "data_files.py": "finds the files, which are in every fingerprint themselves",
}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.slow
def test_a_change_of_what_is_compiled_in_is_noticed(checkout: Checkout, folder: Path) -> None:
    before = checkout(*ELAPSED)
    assert before.code == 0
    change(
        folder / "src" / "missionfacts" / "dates" / "elapsed.py",
        "text = f\"{'-' if seconds < 0 else ''}{hours}:{rest // MINUTE:02}\"",
        "text = f\"{'-' if seconds < 0 else ''}{hours + 1000}:{rest // MINUTE:02}\"",
    )
    after = checkout(*ELAPSED)
    assert (after.code, after.err) == (0, "")
    lines = zip(before.out.splitlines(), after.out.splitlines(), strict=True)
    assert {(bool(old), old != new) for old, new in lines} == {(True, True), (False, False)}


@pytest.mark.slow
def test_a_new_rule_is_asked_of_data_that_were_right_before(checkout: Checkout, folder: Path) -> None:
    assert checkout("missions").code == 0
    rules = folder / "src" / "missionfacts" / "compile" / "rules" / "words.py"
    rules.write_text(
        rules.read_text("utf-8")
        + '\n\n@rule("no-name", "No mission has a name.", "mission")\ndef no_name(mission: Placed[schema.Mission])'
        ' -> Problems:\n    yield mission.problem("it has a name", "name")\n',
        "utf-8",
    )
    result = checkout("missions")
    assert result.code == 65
    assert "mission astp: it has a name\n" in result.err


@pytest.mark.parametrize("module", ["commands/timeline.py", "formats/tsv.py", "store.py"])
@pytest.mark.slow
def test_a_change_of_how_it_is_asked_and_printed_compiles_nothing(
    checkout: Checkout, folder: Path, cache: Path, module: str
) -> None:
    before = checkout(*ELAPSED)
    file = the_kept(cache)
    written = file.stat().st_ino, file.stat().st_mtime_ns
    os.utime(folder / "src" / "missionfacts" / module)
    with (folder / "src" / "missionfacts" / module).open("a") as more:
        more.write("\n")
    assert checkout(*ELAPSED) == before
    assert (the_kept(cache).stat().st_ino, the_kept(cache).stat().st_mtime_ns) == written


COMPILE = """
import sys, tempfile
from datetime import UTC, datetime
from pathlib import Path
from missionfacts.compile.incremental import Recipe, compile_catalogue
from missionfacts.data_files import data_paths
from missionfacts.terminal import Streams

streams = Streams(sys.stdout, sys.stderr, False, None, False, datetime.now(UTC))
folder, kept = map(Path, sys.argv[1:])
for _ in range(2):  # whole, and what has changed
    files = list(data_paths(folder))
    compile_catalogue(Recipe(None, folder, "", lambda files: ""), files, kept, streams).close()
    (folder / "m1.yaml").unlink(missing_ok=True)
for name, module in sorted(sys.modules.items()):
    if name.partition(".")[0] == "missionfacts":
        print(module.__file__)
"""


def test_every_module_that_compiling_imports_is_one_that_a_catalogue_depends_on(tmp_path: Path) -> None:
    folder = put(tmp_path / "data", m1=meetings("m1", 3), m2=meetings("m2", 3), told=SOURCES)
    argv = [sys.executable, "-c", COMPILE, str(folder), str(tmp_path / "kept.sqlite")]
    done = subprocess.run(argv, capture_output=True, text=True, check=True)
    imported = {Path(line) for line in done.stdout.splitlines()}
    assert store.HERE / "compile" / "writer.py" in imported
    assert store.HERE / "compile" / "rules" / "rides.py" in imported
    outside = imported - set(store.program_files())
    assert outside == {store.HERE / name for name in NO_MATTER}


def test_every_file_that_a_catalogue_depends_on_is_there() -> None:
    files = list(store.program_files())
    assert files
    assert all(file.is_file() and file.is_relative_to(ROOT / "src") for file in files)
    assert not {file.relative_to(store.HERE).as_posix() for file in files} & set(NO_MATTER)
