"""Trying lines that documents and help tell users to type."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.places import SOURCES, meetings, put

SILENT = ("missionfacts check ",)  # no news is good news


def example_folder(folder: Path, line: str) -> Path:
    """Return a folder with what a line speaks of: a mission of one's own or a table, unless it makes that, a folder."""
    (folder / "my-missions").mkdir()
    if "--from-table crew.csv" in line:
        (folder / "crew.csv").write_text("person,role\nleonov,commander\n", "utf-8")
    if not line.startswith("missionfacts new "):
        for place in (folder, folder / "my-missions"):
            put(place, **{"my-mission": meetings("my-mission", 2) + SOURCES})
    return folder


def try_line(run: Run, line: str) -> None:
    """See that a line ends well and prints something, in the pipe that it is in or into a file."""
    command, _, target = line.partition(" > ")
    printed = _piped(command) if "|" in command else _here(run, command)
    assert printed.strip() or line.startswith(SILENT)
    assert re.fullmatch(r"[\w.-]*", target)


def _here(run: Run, command: str) -> str:
    program, *argv = shlex.split(command, comments=True)
    assert program == "missionfacts"
    result = run(*argv)
    assert result.code == 0, result.err
    files = [Path(file) for option, file in pairwise(argv) if option == "-o"]
    return result.out + "".join(file.read_text("utf-8") for file in files if file.is_file())


def _piped(command: str) -> str:
    other = command.split("|")[1].split()[0]
    if not shutil.which(other):
        pytest.skip(f"{other} is not installed")
    line = command.replace("missionfacts", f"{shlex.quote(sys.executable)} -m missionfacts", 1)
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=True, encoding="utf-8", env=os.environ)
    return done.stdout
