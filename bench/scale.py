"""Measure how compiling and answering scale, on synthetic missions; see docs/architecture.md.

    python bench/scale.py [--events N ...] [--million]

Compiles N events from N/100 files (10,000 from 100 and 100,000 from 1,000, unless told otherwise) cold, and again after
one file has changed; streams a mission of 100,000 events into a pipe. With --million it also adds 1,000,000 events to a
copy of the shipped catalogue and times the hot commands on both; none of them falls on the day asked for, so that what
differs is the looking up and not the printing. It judges nothing. Run it with the interpreter of an environment that
missionfacts is installed in, not in editable mode.
"""

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "missionfacts"]
WORDS = ["orbit", "crew", "hatch", "engine", "radio", "module", "burn", "image"] * 2
HEAD = """mission:
  id: {id}
  name: Synthetic {number}
  kind: robotic
  summary: A mission that never was, for measuring.
  sources: [{{id: sp-4209}}]
  events:
"""
EVENT = """    - id: event-{i}
      at: {at}
      kind: observation
      weight: 2
      title: The {a} and the {b} are seen for the {i}th time
      detail: Number {i} of mission {number}, told with some more words so that it has the length of a real one.
      sources: [{{id: sp-4209, at: p. {i}}}, {{id: sp-4012, at: table {i}}}]
"""


def write_mission(path: Path, number: int, events: int) -> None:
    """Write a mission of so many events, a minute apart, beginning on a day of its own."""
    pick = random.Random(number)  # noqa: S311 not a secret
    start = 86_400 * 365 * 20 + 86_400 * 7 * number
    # Line by line: a process that has once been large makes each of its children look so (wait4 counts from the fork).
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD.format(id=path.stem, number=number))
        for i in range(events):
            at = time.strftime("%Y-%m-%dT%H:%MZ", time.gmtime(start + 60 * i))
            file.write(EVENT.format(i=i, at=at, number=number, a=pick.choice(WORDS), b=pick.choice(WORDS)))


def timed(argv: list[str], **environ: str) -> tuple[float, float]:
    """Run a command; return wall seconds and peak MiB."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([*COMMAND, *argv], stdout=out, env={**os.environ, **environ})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        return wall, usage.ru_maxrss / 1024


def compiling(events: int, folder: Path) -> None:
    """Compile so many events from files of a hundred cold, unchanged, and after one file has changed."""
    data, cache = folder / f"data-{events}", str(folder / f"cache-{events}")
    data.mkdir()
    files = events // 100
    for number in range(files):
        write_mission(data / f"synthetic-{number}.yaml", number, 100)
    argv = ["missions", "--data", str(data)]
    cold, peak = timed(argv, XDG_CACHE_HOME=cache)
    kept = statistics.median(timed(argv, XDG_CACHE_HOME=cache)[0] for _ in range(3))
    warm = []
    for number in range(3):
        write_mission(data / f"synthetic-{number}.yaml", number, 101)
        warm.append(timed(argv, XDG_CACHE_HOME=cache)[0])
    changed = statistics.median(warm)
    print(
        f"{events:>9,} events from {files:>5,} files: cold {cold:6.1f} s ({cold / events * 1000:.2f} ms an event,"
        f" {peak:.0f} MiB),"
        f" one file changed {changed:.2f} s, ratio {changed / cold:.3f} (wanted 0.10), nothing changed {kept:.2f} s"
    )


def one_large_mission(folder: Path) -> None:
    """Stream a mission of 100,000 events into a pipe."""
    data, cache = folder / "large", str(folder / "cache-large")
    data.mkdir()
    write_mission(data / "large.yaml", 1, 100_000)
    environ = {**os.environ, "XDG_CACHE_HOME": cache, "MISSIONFACTS_MAX_FILE_MB": "100"}
    argv = [*COMMAND, "timeline", "large", "--data", str(data)]
    subprocess.run(argv, env=environ, stdout=subprocess.DEVNULL, check=True)
    start = time.perf_counter()
    child = subprocess.Popen(argv, stdout=subprocess.PIPE, env=environ)
    assert child.stdout
    child.stdout.readline()
    first = time.perf_counter() - start
    lines = 1 + sum(1 for _ in child.stdout)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    print(
        f"a mission of {lines:,} events: first line after {first:.2f} s (wanted 0.5), all after"
        f" {time.perf_counter() - start:.1f} s, peak {usage.ru_maxrss / 1024:.0f} MiB (wanted 100)"
    )


def synthetic(number: int) -> Any:
    """Return a checked mission of a hundred events, on any days but those about 17 July."""
    from missionfacts import schema

    uses = [schema.Use(id="sp-4209", at=f"p. {number}")]
    month, day = 1 + number % 12, 1 + number % 14
    events = [
        schema.Event.model_construct(
            id=f"event-{i}", at=f"{1961 + number % 60}-{month:02}-{day:02}T{i // 60:02}:{i % 60:02}Z", elapsed={},
            kind="observation", spacecraft=[], people=[], to="", place="", weight=2, sources=uses, disputed=[],
            title=f"The {WORDS[i % 16]} and the {WORDS[number % 16]} are seen for the {i}th time",
            detail=f"Number {i} of mission {number}, told with some more words.",
        )
        for i in range(100)
    ]  # fmt: skip
    return schema.Mission.model_construct(
        id=f"synthetic-{number}", name=f"Synthetic {number}", aliases=[], kind="robotic", agencies=[],
        summary="Made up.", objectives=[], outcome="", sources=uses, clocks=[], spacecraft=[], crew=[], events=events,
        facts=[], experiments=[], pictures=[],
    )  # fmt: skip


def million(folder: Path) -> None:
    """Time the hot commands on a million events against the shipped catalogue, each in a copy of the package."""
    from missionfacts.dataset import DataFile, Dataset
    from missionfacts.source import Document

    import missionfacts
    from missionfacts import build, schema

    installed = Path(missionfacts.__file__).parent
    small, large = folder / "small" / "missionfacts", folder / "large" / "missionfacts"
    for place in (small, large):
        shutil.copytree(installed, place)
    connection = sqlite3.connect(large / "data" / "catalogue.sqlite")
    for first in range(0, 10_000, 500):
        files = [
            DataFile(Document("", {}, {}, set()), schema.File.model_construct(
                dataset=None, mission=synthetic(number), people={}, organisations={}, sources={}))
            for number in range(first, first + 500)
        ]  # fmt: skip
        with build.transaction(connection):
            build.add(connection, Dataset(files))
    events = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    connection.close()
    size = (large / "data" / "catalogue.sqlite").stat().st_size / 1e6
    print(f"a catalogue of {events:,} events, {size:.0f} MB, against the shipped one:")
    for name, there, here in (
        ("today", ["today", "--date", "07-17"], ["today", "--date", "07-17"]),
        ("timeline of 100 events", ["timeline", "synthetic-7000"], ["timeline", "synthetic-0"]),
        ("search", ["search", "eclipse"], ["search", "eclipse"]),
    ):
        if name.startswith("timeline"):  # the small catalogue gets one such mission
            connection = sqlite3.connect(small / "data" / "catalogue.sqlite")
            file = schema.File.model_construct(
                dataset=None, mission=synthetic(0), people={}, organisations={}, sources={}
            )
            with build.transaction(connection):
                build.add(connection, Dataset([DataFile(Document("", {}, {}, set()), file)]))
            connection.close()
        ours, theirs = [], []
        for _ in range(22):
            ours.append(timed(there, PYTHONPATH=str(large.parent))[0])
            theirs.append(timed(here, PYTHONPATH=str(small.parent))[0])
        a, b = statistics.median(ours[2:]), statistics.median(theirs[2:])
        print(f"  {name:<24}{a * 1000:7.1f} ms, shipped {b * 1000:7.1f} ms, ratio {a / b:.2f} (wanted 1.25)")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--million", action="store_true")
    asked = parser.parse_args()
    print(f"Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for events in asked.events:
            compiling(events, folder)
        if asked.events:
            one_large_mission(folder)
        if asked.million:
            million(folder)


if __name__ == "__main__":
    main()
