"""Measure what a start costs, as whole processes against a Typer hello-world; see docs/architecture.md.

    python bench/run.py [--runs N]

Run it with the interpreter of an environment that missionfacts is installed in (not in editable mode: a checkout
compares its data files first). Commands and yardstick run in turn, A B A B …, so that a machine whose speed drifts does
not matter; medians and the ratio of medians are printed. It judges nothing: the wanted ratios are printed beside.
"""

import argparse
import os
import re
import statistics
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
WIDE = 27  # columns of a command's name


class Measured(NamedTuple):
    """Medians over all runs of a command."""

    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MiB


def once(argv: list[str]) -> Measured:
    """Run a command with its output, and what it says of it, thrown away."""
    environ = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}}
    nothing = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    away = [(os.POSIX_SPAWN_DUP2, nothing, stream) for stream in (1, 2)]  # `aboard` says how far the data reach
    child = os.posix_spawn(argv[0], argv, environ, file_actions=away)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(nothing)
    if status:
        raise SystemExit(f"{' '.join(argv)} ended with status {os.waitstatus_to_exitcode(status)}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(command: list[str], yardstick: list[str], runs: int) -> tuple[Measured, Measured]:
    """Run a command and a yardstick in turn and return the medians of both."""
    both: tuple[list[Measured], list[Measured]] = ([], [])
    for number in range(runs + 2):
        for argv, results in zip((command, yardstick), both, strict=True):
            result = once(argv)
            if number >= 2:  # the first two only warm the disk cache
                results.append(result)
    ours, theirs = (Measured(*map(statistics.median, zip(*results, strict=True))) for results in both)
    return ours, theirs


def compiling() -> None:
    """Print how long the shipped YAML takes to read, check and compile."""
    import tempfile

    from missionfacts.compile import load, writer
    from missionfacts.data_files import data_files

    folder = HERE.parent / "data"
    check = [str(SCRIPTS / "missionfacts"), "check", "--no-bundled"]
    times = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as target:
            start = time.perf_counter()
            data = load.load(data_files(folder), folder.parent)
            writer.write(data, Path(target) / "catalogue.sqlite", "bench")
            times.append(time.perf_counter() - start)
    runs = [once([*check, str(folder)]).wall for _ in range(5)]
    events = sum(len(mission.events) for mission, _ in data.missions.values())
    median = statistics.median(times)
    print(f"compiling data/: {median:.3f} s for {events} events, {median / events * 1000:.2f} ms an event")
    print(f"check data/, as a process: {statistics.median(runs):.3f} s")
    editing()


def editing() -> None:
    """Print what editing one mission's file costs in a checkout, and checking that file, against compiling all."""
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        checkout, cache = Path(name) / "checkout", Path(name) / "cache"
        for part in ("src", "data"):
            shutil.copytree(HERE.parent / part, checkout / part)
        os.environ |= {"PYTHONPATH": str(checkout / "src"), "XDG_CACHE_HOME": str(cache)}
        asked = [sys.executable, "-m", "missionfacts"]
        cold = []
        for _ in range(5):
            shutil.rmtree(cache, ignore_errors=True)
            cold.append(once([*asked, "missions"]).wall)
        whole = statistics.median(cold)
        files = sorted((checkout / "data").glob("*.yaml"))
        missions = [path for path in files if re.search(r"(?m)^mission:", path.read_text("utf-8"))]
        largest = max(missions, key=lambda path: path.stat().st_size)
        changed, checked = {}, {}
        for path in dict.fromkeys([*missions[:: len(missions) // 20], largest]):
            os.utime(path)
            changed[path] = once([*asked, "missions"]).wall
            checked[path] = once([*asked, "check", str(path)]).wall
        print(f"a checkout compiled whole, as a process: {whole:.3f} s; of that (wanted 0.20)")
        for what, times in (("one mission's file edited", changed), ("check of that file", checked)):
            median, most = statistics.median(times.values()) / whole, times[largest] / whole
            print(f"  {what}: {median:.2f} (median of {len(times)}), {largest.name} {most:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    from missionfacts.commands import COMMANDS

    python, missionfacts = sys.executable, str(SCRIPTS / "missionfacts")
    hello = [python, str(HERE / "hello.py"), "hello"]
    hello_table = [python, str(HERE / "hello_table.py"), "hello"]
    rows = [
        ("today, piped", [missionfacts, "today", "--date", "07-17"], hello, 1.20),
        ("timeline astp, piped", [missionfacts, "timeline", "astp"], hello, 1.20),
        ("today, table", [missionfacts, "today", "--date", "07-17", "--format", "table"], hello_table, 1.20),
        ("timeline astp, table", [missionfacts, "timeline", "astp", "--format", "table"], hello_table, 1.20),
        ("aboard, piped", [missionfacts, "aboard"], hello, 1.50),
        ("aboard at a moment, piped", [missionfacts, "aboard", "--at", "1975-07-17T19:30Z"], hello, 1.50),
        ("now, piped", [missionfacts, "now"], hello, 1.50),
        ("people, piped", [missionfacts, "people"], hello, 1.50),
        ("events --kind eva, piped", [missionfacts, "events", "--kind", "eva"], hello, 1.50),
        (
            "timeline --chart, table",
            [missionfacts, "timeline", "astp", "--chart", "--format", "table"],
            [missionfacts, "timeline", "astp", "--format", "table"],
            1.30,
        ),
        (
            "timeline iss --chart, table",
            [missionfacts, "timeline", "iss", "--chart", "--format", "table"],
            [missionfacts, "timeline", "iss", "--format", "table"],
            1.30,
        ),
        ("records, piped", [missionfacts, "records"], hello, 1.50),
        ("page astp", [missionfacts, "page", "astp", "-o", tempfile.gettempdir()], hello, 5.00),
    ]
    print(f"{runs} runs each, medians; Python {sys.version.split()[0]}")
    heads = [("wall ms", 9), ("hello", 9), ("ratio", 7), ("cpu", 7), ("wanted", 8), ("peak MiB", 10), ("ratio", 7)]
    print(f"{'command':<{WIDE}}" + "".join(f"{head:>{width}}" for head, width in heads) + f"{'wanted':>8}")
    for name, command, yardstick, wanted in rows:
        if command[1] not in COMMANDS:
            print(f"{name:<{WIDE}}  no such command, not measured")
            continue
        ours, theirs = compare(command, yardstick, runs)
        print(
            f"{name:<{WIDE}}{ours.wall * 1000:>9.1f}{theirs.wall * 1000:>9.1f}{ours.wall / theirs.wall:>7.2f}"
            f"{ours.cpu / theirs.cpu:>7.2f}{wanted:>8.2f}{ours.peak:>10.1f}{ours.peak / theirs.peak:>7.2f}{1.25:>8.2f}"
        )
    compiling()


if __name__ == "__main__":
    main()
