"""Draw the pictures in docs/pictures/, which the README shows, by the command itself.

    python tools/picture.py

A test draws them too, and compares the bytes: a picture is the same wherever it is drawn.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
PICTURES = {
    "timeline.svg": "missionfacts timeline apollo-11 --weight 4",
    "aboard.svg": "missionfacts aboard 1975-07-17T19:30Z --tz utc",
}


def draw(name: str, folder: Path) -> Path:
    """Draw a picture into a folder, 80 columns wide, and return where it is."""
    target = folder / name
    argv = [sys.executable, "-m", *shlex.split(PICTURES[name]), "--width", "80", "-o", str(target)]
    subprocess.run(argv, check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    return target


def main() -> None:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        draw(name, FOLDER)


if __name__ == "__main__":
    main()
