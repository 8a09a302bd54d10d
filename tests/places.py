"""Where a test runs the command, and what it finds there: checkouts, caches, small data."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Result
from tests.readers import read_tsv

posix_only = pytest.mark.skipif(os.name == "nt", reason="no signals, /dev or pseudo-terminals there")
COMMAND = [sys.executable, "-m", "missionfacts"]
NOT_KEPT = re.compile(r"missionfacts: the catalogue is not kept for the next time: .+\n")
SEED = 1975
LANES = 2  # runs that go on side by side, each with a cache of its own


# A checkout with a cache of its own, in processes


class Place(NamedTuple):
    """A checkout and a cache of its own, and data of one's own beside them."""

    checkout: Path
    own: Path
    cache: Path

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.checkout / "src"), "XDG_CACHE_HOME": str(self.cache)}

    def start(self, *argv: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*COMMAND, *argv], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=self.environ
        )

    def ask(
        self, *argv: str, preexec: Callable[[], None] | None = None, environ: Mapping[str, str | None] = {}
    ) -> Result:
        place = {name: value for name, value in {**self.environ, **environ}.items() if value is not None}
        done = subprocess.run(
            [*COMMAND, *argv],
            capture_output=True,
            encoding="utf-8",
            env=place,
            preexec_fn=preexec,
            check=False,
            timeout=60,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def kept(self) -> list[Path]:
        folder = self.cache / "missionfacts"
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def litter(self) -> list[Path]:
        """Return what is in the cache besides catalogues."""
        return [path for path in self.kept() if path.suffix != ".sqlite"]

    def with_cache(self, cache: Path) -> "Place":
        return self._replace(cache=cache)


ASKED = ["timeline", "astp"]


def of_own_data(catalogue: Path) -> bool:
    """Tell whether a catalogue is of the data beside a checkout, and not of the checkout's own."""
    return b"own/m0.yaml" in catalogue.read_bytes()


def assert_whole(catalogue: Path) -> None:
    connection = sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def assert_answers_without_a_cache(place: Place, right: str, preexec: Callable[[], None] | None = None) -> None:
    result = place.ask(*ASKED, preexec=preexec)
    assert (result.code, result.out) == (0, right)
    assert NOT_KEPT.fullmatch(result.err)


def the_kept(cache: Path) -> Path:
    """Return the one catalogue in a cache."""
    (file,) = (cache / "missionfacts").iterdir()
    return file


# Small data


TOLD = "sources: [{id: demo-told}]"
SOURCES = "sources:\n  demo-told: {title: Told by somebody, kind: web}\n"
PEOPLE = f"people:\n  demo-pilot: {{name: Pia Lott, nation: Nowhere, {TOLD}}}\n"


def mission(key: str, name: str = "", *, title: str = "It flies", person: str = "", more: str = "") -> str:
    """Return a mission with one event; more: further lines of it."""
    seat = f"  crew: [{{person: {person}, role: pilot, status: prime, {TOLD}}}]\n" if person else ""
    people = f"people: [{person}], " if person else ""
    return (
        f"mission:\n  id: {key}\n  name: {name or f'Mission {key}'}\n  kind: crewed\n  summary: Small.\n  {TOLD}\n"
        f"{more}{seat}  events:\n    - {{id: e1, at: 1975-07-17, kind: meeting, {people}title: {title}, {TOLD}}}\n"
    )


def meetings(key: str, count: int, word: str = "Meeting") -> str:
    """Return a mission with events whose titles all have one word."""
    lines = [f"    - {{id: e{n}, at: 1975-07-17, kind: meeting, title: {word} {n}, {TOLD}}}\n" for n in range(count)]
    return (
        f"mission:\n  id: {key}\n  name: Mission {key}\n  kind: crewed\n  summary: Small.\n  {TOLD}\n  events:\n"
        + "".join(lines)
    )


def flight(key: str, *events: str, crew: str = "", days: str = "01 10", more: str = "") -> str:
    """Return a flight of a ship in January 1980, from one day to another; crew: its seats, or one of its own person."""
    launch, _, landing = days.partition(" ")
    seats = crew or f"{{person: p{key[-1]}, spacecraft: ship, role: pilot, status: prime, {TOLD}}}"
    ends = [f"{{id: landing, at: 1980-01-{landing}, kind: landing, spacecraft: [ship], title: Landing, {TOLD}}}"]
    lines = [
        f"{{id: launch, at: 1980-01-{launch}, kind: launch, spacecraft: [ship], title: Launch of {key}, {TOLD}}}",
        *events,
        *(ends if landing else []),
    ]
    return (
        f"mission:\n  id: {key}\n  name: Flight {key}\n  kind: crewed\n  summary: Small.\n{more}  {TOLD}\n"
        f"  spacecraft:\n    - {{id: ship, name: Ship of {key}, {TOLD}}}\n"
        f"  crew:\n    - {seats}\n  events:\n" + "".join(f"    - {line}\n" for line in lines)
    )


def put(folder: Path, **files: str) -> Path:
    """Write files, named without their ending, into a folder; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def ship(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Have the program in this process be a checkout with the data of a folder, in place of its own; return that."""
    patch.setattr("missionfacts.store.SHIPPED", folder / "none")
    patch.setattr("missionfacts.store.CHECKOUT_DATA", folder)
    return folder


def ids(result: Result) -> list[str]:
    """Return the first field of each row."""
    assert (result.code, result.err) == (0, "")
    return [row[0] for row in read_tsv(result.out)]


def all_told(result: Result) -> bool:
    """Tell whether an answer is the whole timeline of the small mission."""
    return result.code == 0 and result.out.count("\n") == 50
