"""Measure how compiling and answering scale, on synthetic missions; see docs/architecture.md.

    python bench/scale.py [--events N ...] [--million]

Compiles N events from N/100 files (10,000 from 100 and 100,000 from 1,000, unless told otherwise) cold, and again after
one file has changed; compiles 20,000 events that look like ours; streams a mission of 100,000 events into a pipe. With
--million it also adds 1,000,000 events and 50,000 people to a copy of the shipped catalogue, times the hot commands on
both and prints the query plans; none of them falls on the day asked for, so that what differs is the looking up and not
the printing.
It judges nothing. Run it with the interpreter of an environment that missionfacts is installed in, and not in editable
mode.
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

HERE = Path(__file__).parent
COMMAND = [sys.executable, "-m", "missionfacts"]
CATALOGUE = Path("data") / "catalogue.sqlite"  # within the package
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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([*COMMAND, *argv], stdout=out, stderr=err, env={**os.environ, **environ})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            err.seek(0)
            raise SystemExit(f"{' '.join(argv)} ended with {child.returncode}: {err.read().decode()}")
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
        f" one file changed {changed:.2f} s, ratio {changed / cold:.3f} (wanted 0.20), nothing changed {kept:.2f} s"
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


CREW = 5  # of each synthetic mission


def synthetic(number: int) -> Any:
    """Return a flight of a hundred events and five people, on any day but those about 17 July, as models."""
    from missionfacts.compile import schema

    uses = [{"id": "sp-4209", "at": f"p. {number}"}]
    month, day = 1 + number % 12, 1 + number % 14
    people = {
        f"nobody-{number}-{i}": {"name": f"Nobody {number} {i}", "nation": "USA", "sources": uses} for i in range(CREW)
    }
    events = [
        {
            "id": f"event-{i}",
            "at": f"{1961 + number % 60}-{month:02}-{day:02}T{i // 60:02}:{i % 60:02}Z",
            "kind": {0: "launch", 99: "landing"}.get(i, "observation"),
            "spacecraft": ["ship"] if i in {0, 99} else [],
            "people": list(people) if i in {0, 99} else [],
            "title": f"The {WORDS[i % 16]} and the {WORDS[number % 16]} are seen for the {i}th time",
            "detail": f"Number {i} of mission {number}, told with some more words.",
            "sources": uses,
        }
        for i in range(100)
    ]
    told = {"id": f"synthetic-{number}", "name": f"Synthetic {number}", "kind": "crewed", "summary": "Made up."}
    ship = {"id": "ship", "name": f"Ship {number}", "type": "Paper ship", "sources": uses}
    seat = {"spacecraft": "ship", "role": "pilot", "status": "prime", "sources": uses}
    crew = [{"person": person, **seat} for person in people]
    mission = {**told, "sources": uses, "spacecraft": [ship], "crew": crew, "events": events}
    return schema.File.model_validate({"mission": mission, "people": people})


def add(catalogue: Path, first: int, number: int) -> None:
    """Add so many synthetic missions to a catalogue."""
    from missionfacts.compile import writer
    from missionfacts.compile.dataset import DataFile, Dataset
    from missionfacts.compile.yaml_reader import Document

    document = Document("synthetic.yaml", {}, {}, set())
    made = (synthetic(each) for each in range(first, first + number))
    files = [DataFile(document, file, mission=file.mission) for file in made]
    connection = sqlite3.connect(catalogue)
    with writer.transaction(connection):
        writer.add(connection, Dataset(files))
    connection.close()


SEARCHES = (  # with the ratio that is wanted: 3 where a word is in a large part of the synthetic events
    (["eclipse"], 1.25),
    (["moon", "landing"], 1.25),
    (["gagarin"], 1.25),
    (["1969-07-20"], 1.25),
    (["orbit"], 3),  # in titles
    (["told"], 3),  # in details only
    (["observation"], 3),  # a kind
    (["radio", "module"], 3),
    (["orbit", "1969"], 3),
    (["orb"], 3),  # a beginning
)


ACROSS = (  # answers of the same length on both
    ("aboard", ["aboard"]),
    ("aboard in the past", ["aboard", "--at", "1975-07-17T19:30Z"]),
    ("people, 20 of them", ["people", "--limit", "20"]),
    # Of one category: all synthetic flights last as long, so that thousands tie for the shortest.
    ("records", ["records", "longest-flight", "--limit", "20"]),
    ("events, the first 20", ["events", "--limit", "20"]),
    ("events, the last 20", ["events", "--reverse", "--limit", "20"]),
    ("events by weight", ["events", "--sort", "weight", "--reverse", "--limit", "20"]),
    ("events of a kind", ["events", "--kind", "eva", "--limit", "20"]),
    ("events by duration", ["events", "--kind", "eva", "--sort", "duration", "--reverse", "--limit", "20"]),
    ("events with a duration", ["events", "--kind", "eva", "--min-duration", "8h", "--limit", "20"]),
    ("events of a day", ["events", "--date", "1969-07-20", "--limit", "20"]),
    ("events of any 20 July", ["events", "--date", "07-20", "--limit", "20"]),
    ("events by night", ["events", "--kind", "landing", "--ship", "soyuz", "--night", "--limit", "20"]),
    ("events of a person", ["events", "--person", "leonov", "--limit", "20"]),
    ("events of an agency", ["events", "--agency", "esa", "--kind", "eva", "--limit", "20"]),
    ("events of a nation", ["events", "--nation", "canada", "--kind", "eva", "--limit", "20"]),
    ("missions of a ship", ["missions", "--ship", "discovery", "--limit", "20"]),
)


def million(folder: Path) -> None:
    """Time the hot commands on a million events against the shipped catalogue, each in a copy of the package."""
    import missionfacts
    from missionfacts.commands import COMMANDS

    installed = Path(missionfacts.__file__).parent
    small, large = (folder / name / "missionfacts" for name in ("small", "large"))
    for place in (small, large):
        shutil.copytree(installed, place)
    for first in range(0, 10_000, 1_000):
        add(large / CATALOGUE, first, 1_000)
    add(small / CATALOGUE, 0, 1)  # so that it has such a mission too
    connection = sqlite3.connect(large / CATALOGUE)
    counted = "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM person)"
    events, people = connection.execute(counted).fetchone()
    connection.close()
    size = (large / CATALOGUE).stat().st_size / 1e6
    print(f"a catalogue of {events:,} events and {people:,} people, {size:.0f} MB, against the shipped one:")
    questions: list[tuple[str, list[str], list[str], float]] = [
        ("today", ["today", "--date", "07-17"], ["today", "--date", "07-17"], 1.25),
        ("timeline of 100 events", ["timeline", "synthetic-7000"], ["timeline", "synthetic-0"], 1.25),
        ("cite an event", ["cite", "astp/first-docking"], ["cite", "astp/first-docking"], 1.25),
        ("person", ["person", "leonov"], ["person", "leonov"], 1.25),
    ]
    for name, argv in ACROSS:
        questions.append((name, argv, argv, 1.25))
    for text, most in SEARCHES:
        argv = ["search", "--limit", "20", *text]
        questions.append((f"search {' '.join(text)}", argv, argv, most))
    for name, there, here, wanted in questions:
        if there[0] not in COMMANDS:
            print(f"  {name:<28} no such command, not measured")
            continue
        ours, theirs = [], []
        for _ in range(22):
            ours.append(timed(there, PYTHONPATH=str(large.parent))[0])
            theirs.append(timed(here, PYTHONPATH=str(small.parent))[0])
        a, b = statistics.median(ours[2:]), statistics.median(theirs[2:])
        print(f"  {name:<28}{a * 1000:7.1f} ms, shipped {b * 1000:7.1f} ms, ratio {a / b:.2f} (wanted {wanted})")
    plans(large / CATALOGUE)


QUESTIONS = {
    "by person": ["person", "leonov"],
    "by day": ["today", "--date", "07-17"],
    "by kind": ["calendar", "--kind", "docking"],
    "by kind and day": ["today", "--date", "07-17", "--kind", "docking"],
    "by kind within a mission": ["timeline", "astp", "--kind", "docking"],
    "by person within a mission": ["timeline", "astp", "--person", "leonov"],
    "by id": ["cite", "first-docking"],
    "across missions, by kind": ["events", "--kind", "eva"],
    "across missions, by duration": ["events", "--min-duration", "8h"],
    "across missions, by weight": ["events", "--weight", "5", "--sort", "weight"],
    "across missions, by date": ["events", "--date", "1969-07-20"],
}


def plans(catalogue: Path) -> None:
    """Print how SQLite goes about what the commands ask of the events, in a catalogue."""
    from contextlib import closing, redirect_stdout
    from io import StringIO

    from missionfacts import store
    from missionfacts.catalogue.database import Catalogue
    from missionfacts.cli import main

    asked: list[tuple[str, tuple[Any, ...]]] = []
    rows = Catalogue.rows

    def note(self: Catalogue, sql: str, values: Any = ()) -> Any:
        asked.append((sql, tuple(values)))
        return rows(self, sql, asked[-1][1])

    store.SHIPPED = catalogue
    Catalogue.rows = note  # type: ignore[method-assign]
    with closing(sqlite3.connect(catalogue)) as connection:
        for name, argv in QUESTIONS.items():
            asked.clear()
            with redirect_stdout(StringIO()):
                main(argv)
            steps: dict[str, None] = {}
            for sql, values in asked:
                if " event " in sql or "event_person" in sql:
                    plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)
                    steps |= dict.fromkeys(step for *_, step in plan if " event" in step)
            print(f"  {name}: {'; '.join(steps)}")
    Catalogue.rows = rows  # type: ignore[method-assign]


LIKE_OURS = 20_000  # events


def like_ours(folder: Path) -> None:
    """Compile some 20,000 events that look like ours: copies of the shipped files under other names."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    data, cache = folder / "like-ours", str(folder / "cache-like-ours")
    # In a process of its own, for the same reason as above.
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        events = pool.submit(write_like_ours, data).result()
    argv = ["missions", "--no-bundled", "--data", str(data)]
    cold, peak = timed(argv, XDG_CACHE_HOME=cache)
    os.utime(data / "gemini-8-copy-0.yaml")
    changed = timed(argv, XDG_CACHE_HOME=cache)[0]
    print(
        f"{events:>9,} events like ours: cold {cold:6.1f} s ({cold / events * 1000:.2f} ms an event (wanted 1.0),"
        f" {peak:.0f} MiB), one file changed {changed:.2f} s, ratio {changed / cold:.3f}"
    )


def write_like_ours(data: Path) -> int:
    """Write so many copies of the shipped files that they have 20,000 events; return how many they have."""
    import yaml

    data.mkdir()
    loader, dumper = getattr(yaml, "CBaseLoader", yaml.BaseLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    shipped = sorted((HERE.parent / "data").glob("*.yaml"))
    files = [yaml.load(path.read_text("utf-8"), loader) for path in shipped]  # noqa: S506 it only makes text
    ids = {file["mission"]["id"] for file in files if "mission" in file}
    ids |= {key for file in files for key in file.get("people", {})}
    events = sum(len(file.get("mission", {}).get("events", ())) for file in files)
    copies = -(-LIKE_OURS // events)
    for copy in range(copies):
        for number, file in enumerate(files):
            whole = {key: value for key, value in file.items() if copy == 0 or key in {"mission", "people"}}
            if renamed := _renamed(whole, ids, f"-copy-{copy}"):
                name = renamed["mission"]["id"] if "mission" in renamed else f"other-{number}-{copy}"
                (data / f"{name}.yaml").write_text(yaml.dump(renamed, Dumper=dumper, allow_unicode=True), "utf-8")
    return events * copies


def _renamed(part: Any, ids: set[str], end: str) -> Any:
    """Return a part of a data file with something behind each id of a mission or person, and each name and alias."""
    if isinstance(part, list):
        return [_renamed(item, ids, end) for item in part]
    if isinstance(part, dict):
        return {
            _renamed(key, ids, end): f"{value}{end}"
            if key == "name"
            else [f"{each}{end}" for each in value]
            if key == "aliases"
            else _renamed(value, ids, end)
            for key, value in part.items()
        }
    return "/".join(f"{word}{end}" if word in ids else word for word in part.split("/"))


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
            like_ours(folder)
            one_large_mission(folder)
        if asked.million:
            million(folder)


if __name__ == "__main__":
    main()
