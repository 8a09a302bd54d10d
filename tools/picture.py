"""Draw the pictures in docs/pictures/: what the command prints on a terminal of 80 columns, in colour, as SVG.

    python tools/picture.py

A test draws them too, and compares the words.
"""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
COLUMNS = 80
PICTURES = {
    "timeline.svg": "missionfacts timeline apollo-11 --weight 4",
}
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # from elsewhere; whoever looks asks no other machine


def picture(name: str) -> str:
    """Return a picture as SVG."""
    command = PICTURES[name]
    console = Console(record=True, width=COLUMNS, file=StringIO())
    console.print(Text.from_ansi(printed(command)))
    return FONTS.sub("", console.export_svg(title=command, unique_id=Path(name).stem))


def printed(command: str) -> str:
    """Return what a command prints on a terminal, with colours."""
    argv = [sys.executable, "-m", *command.split(), "--format", "table", "--color", "always"]
    environ = {**os.environ, "COLUMNS": str(COLUMNS), "TZ": "UTC", "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(argv, capture_output=True, check=True, encoding="utf-8", env=environ).stdout


def main() -> None:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        (FOLDER / name).write_text(picture(name), "utf-8")


if __name__ == "__main__":
    main()
