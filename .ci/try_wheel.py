"""Try an installed missionfacts from outside the checkout: in a pipe, on a pseudo-terminal, without HOME, read-only."""

import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

COMMAND = os.environ["COMMAND"]
EXAMPLES = [["timeline", "astp"], ["crew", "astp"], ["today", "--date", "07-17"]]


def piped(argv: list[str], **environ: str) -> str:
    """Return what a command prints into a pipe, from a folder where there is nothing."""
    with tempfile.TemporaryDirectory() as nowhere:
        whole = {"PATH": os.environ["PATH"], **environ}
        done = subprocess.run([COMMAND, *argv], capture_output=True, check=True, cwd=nowhere, env=whole)
        return done.stdout.decode("utf-8")


def on_terminal(argv: list[str]) -> str:
    """Return what a command prints on a pseudo-terminal of 80 columns."""
    ours, theirs = pty.openpty()
    environ = {"PATH": os.environ["PATH"], "COLUMNS": "80", "TERM": "xterm-256color"}
    child = subprocess.Popen([COMMAND, *argv], stdin=theirs, stdout=theirs, stderr=theirs, env=environ, cwd="/")
    os.close(theirs)
    chunks: list[bytes] = []
    try:
        while chunk := os.read(ours, 65536):
            chunks.append(chunk)
    except OSError:  # how Linux says that nobody holds the other end any more
        pass
    os.close(ours)
    assert child.wait() == 0, f"{argv} on a terminal ended with {child.returncode}"
    return b"".join(chunks).decode("utf-8")


for argv in EXAMPLES:
    rows, table = piped(argv), on_terminal(argv)
    assert rows and all("\t" in line for line in rows.splitlines()), f"{argv}: no rows"
    assert "\x1b[" in table and "───" in table, f"{argv}: no table"
    print(f"{' '.join(argv)}: {len(rows.splitlines())} rows in a pipe, {len(table.splitlines())} lines on a terminal")

package = Path(subprocess.run([os.environ["PYTHON"], "-c", "import missionfacts; print(missionfacts.__file__)"],
                              capture_output=True, check=True, text=True, cwd="/").stdout.strip()).parent  # fmt: skip
before = {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
assert piped(["timeline", "astp"], HOME="/nonexistent") == piped(["timeline", "astp"])
assert before == {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
print("nothing is written, and HOME is not needed")

pages = Path(os.environ["PYTHON"]).parent.parent / "share" / "man" / "man1"
listed = "from missionfacts.commands import COMMANDS; print(*COMMANDS)"
commands = subprocess.run([os.environ["PYTHON"], "-c", listed], capture_output=True, check=True, text=True, cwd="/")
wanted = {"missionfacts.1", *(f"missionfacts-{name}.1" for name in commands.stdout.split())}
assert {path.name for path in pages.glob("missionfacts*.1")} == wanted
print(f"{len(wanted)} man pages in {pages.relative_to(pages.parents[2])}")
sys.exit(0)
