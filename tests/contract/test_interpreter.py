"""Ways in which Python may run the package, other than as it is installed."""

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

from tests.conftest import ROOT


def run(*argv: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    whole = {**os.environ, **environ}
    return subprocess.run([sys.executable, *argv], capture_output=True, encoding="utf-8", env=whole, check=False)


def test_without_docstrings_there_is_help_all_the_same() -> None:
    argv = ("-m", "missionfacts", "help", "new")
    usual, optimized = run(*argv), run("-OO", *argv)
    assert usual.returncode == 0
    assert (optimized.returncode, optimized.stdout, optimized.stderr) == (0, usual.stdout, "")
    assert run("-OO", "-m", "missionfacts").stdout == run("-m", "missionfacts").stdout


def test_a_zip_file_says_what_it_cannot_do(tmp_path: Path) -> None:
    package = tmp_path / "in" / "missionfacts"
    shutil.copytree(ROOT / "src" / "missionfacts", package, ignore=shutil.ignore_patterns("__pycache__"))
    archive = tmp_path / "missionfacts.pyz"
    zipapp.create_archive(tmp_path / "in", archive, main="missionfacts.__main__:run")
    told = run(str(archive), "crew", "astp", PYTHONPATH="")
    assert (told.returncode, told.stdout) == (70, "")
    assert told.stderr.startswith(
        f"missionfacts: {archive} is a zip file, in which SQLite cannot read the data; install"
    )
    login = run(str(archive), "fact", "--once", PYTHONPATH="")
    assert (login.returncode, login.stdout, login.stderr) == (0, "", "")
