"""The README's examples are what the commands print; `python -m tests.contract.test_readme` writes them anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS
from tests.conftest import ROOT, Run
from tests.typed import example_folder, try_line

README = ROOT / "README.md"
EXAMPLE = re.compile(r"```console\n\$ (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    return [(found["command"], found["output"]) for found in EXAMPLE.finditer(README.read_text("utf-8"))]


def real_output(command: str) -> str:
    """Run an example: with a pipe as it stands, else as on a terminal of 80 columns."""
    program = f"{sys.executable} -m missionfacts"
    if "|" not in command:
        command += " --format table"
    line = re.sub(r"\bmissionfacts\b", program, command, count=1)
    environ = {
        "COLUMNS": "80",
        "TZ": "UTC",
        "PYTHONPATH": str(ROOT / "src"),
        "PATH": "/usr/bin:/bin",
        "HOME": str(Path.home()),
    }
    environ["MISSIONFACTS_NOW"] = "2026-11-22T12:00Z"
    if "XDG_CACHE_HOME" in os.environ:  # of the tests, where the catalogue is compiled already
        environ["XDG_CACHE_HOME"] = os.environ["XDG_CACHE_HOME"]
    return subprocess.run(["sh", "-c", line], capture_output=True, check=True, env=environ, encoding="utf-8").stdout


def test_there_are_examples() -> None:
    assert len(examples()) >= 5


@pytest.mark.usefixtures("catalogue_file")
@pytest.mark.parametrize(("command", "output"), examples())
def test_an_example_is_real_output(command: str, output: str) -> None:
    if "| jq" in command and subprocess.run(["sh", "-c", "command -v jq"], capture_output=True, check=False).returncode:
        pytest.skip("jq is not installed")
    assert real_output(command) == output


LINES = re.findall(r"(?m)^(missionfacts .*)$", "".join(re.findall(r"(?s)```sh\n(.*?)```", README.read_text("utf-8"))))


@pytest.mark.parametrize("line", LINES)
def test_a_line_to_type_ends_well(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(example_folder(tmp_path, line))
    try_line(run, line)


def test_the_readme_shows_what_the_tool_does_before_all_else() -> None:
    text = README.read_text("utf-8")
    assert len(text.splitlines()) < 200
    parts = ["![", "missionfacts timeline", "## Install", "pipx install .", "## What happened", "python -m pytest"]
    assert sorted(parts, key=text.index) == parts


def test_every_command_is_mentioned(run: Run) -> None:
    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"{name}" not in text] == []
    assert run("-h").code == 0


if __name__ == "__main__":
    fresh = EXAMPLE.sub(
        lambda found: f"```console\n$ {found['command']}\n{real_output(found['command'])}```", README.read_text("utf-8")
    )
    README.write_text(fresh, "utf-8")
