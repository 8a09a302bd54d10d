"""Pin the versions that the README's commands and .ci/run install, in requirements/.

    python tools/pin.py [--upgrade]

It needs uv, which requirements/dev.txt has. Pins that pyproject.toml still allows stay as they are, unless --upgrade
asks for the newest of everything; so without it, after a change of pyproject.toml, only what has to change does. The
files hold for every Python from the oldest that pyproject.toml allows, on any system.

- run.txt: what missionfacts needs to be built and to run
- test.txt: ... and to be tested
- dev.txt: ... and to be worked on
- oldest.txt: as test.txt, but the oldest that pyproject.toml allows of what it names. What those need in turn is the
  newest: which versions fit them is for them to say, and some say nothing (vobject would get a pytz of 2005).
"""

import argparse
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = Path("requirements")  # relative to ROOT, for uv writes paths into the files
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pin(name: str, *options: str) -> None:
    """Compile one file; the versions that it already has are preferred."""
    argv = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", f"--python={sys.executable}"]
    argv += [f"--python-version={oldest_python()}", f"--output-file={FOLDER / name}"]
    argv += ["--custom-compile-command=python tools/pin.py", *options, "pyproject.toml", "-"]
    # uv does not read by itself what the build requires.
    subprocess.run(argv, check=True, cwd=ROOT, text=True, input="\n".join(PROJECT["build-system"]["requires"]))


def oldest_python() -> str:
    """Return the oldest Python that pyproject.toml allows."""
    return str(PROJECT["project"]["requires-python"]).removeprefix(">=")


def named() -> list[str]:
    """Return the packages that pyproject.toml itself names, of those that oldest.txt is about."""
    project = PROJECT["project"]
    lists = [PROJECT["build-system"]["requires"], project["dependencies"], project["optional-dependencies"]["test"]]
    return [re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for each in lists for requirement in each]


def main() -> None:
    """Pin the largest set first and let the smaller ones begin with its versions, so that all agree."""
    parser = argparse.ArgumentParser(description="Pin the versions that the README's commands and .ci/run install.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest of everything")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    pin("dev.txt", "--extra=test", "--group=dev", *upgrade)
    for name, options in (("test.txt", ["--extra=test"]), ("run.txt", [])):
        shutil.copyfile(ROOT / FOLDER / "dev.txt", ROOT / FOLDER / name)
        pin(name, *options)
    # What is named is always the oldest, for a bound may have been lowered.
    pin(
        "oldest.txt",
        "--extra=test",
        "--resolution=lowest-direct",
        *(upgrade or [f"--upgrade-package={package}" for package in named()]),
    )


if __name__ == "__main__":
    main()
