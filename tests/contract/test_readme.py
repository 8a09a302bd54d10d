"""The README's examples are what the commands print; `python -m tests.contract.test_readme` writes them anew."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from missionfacts.commands import COMMANDS
from tests.conftest import ROOT, Run

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
    return subprocess.run(["sh", "-c", line], capture_output=True, check=True, env=environ, encoding="utf-8").stdout


def test_there_are_examples() -> None:
    assert len(examples()) >= 5


@pytest.mark.parametrize(("command", "output"), examples())
def test_an_example_is_real_output(command: str, output: str) -> None:
    if "| jq" in command and subprocess.run(["sh", "-c", "command -v jq"], capture_output=True, check=False).returncode:
        pytest.skip("jq is not installed")
    assert real_output(command) == output


def test_every_command_is_mentioned(run: Run) -> None:
    text = README.read_text("utf-8")
    assert [name for name in COMMANDS if f"{name}" not in text] == []
    assert run("-h").code == 0


if __name__ == "__main__":
    fresh = EXAMPLE.sub(
        lambda found: f"```console\n$ {found['command']}\n{real_output(found['command'])}```", README.read_text("utf-8")
    )
    README.write_text(fresh, "utf-8")
