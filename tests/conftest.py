"""What tests share: the command in this process with made-up streams, and in a process of its own."""

import gc
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from missionfacts.catalogue.database import Catalogue
from missionfacts.cli import main
from missionfacts.store import ready_catalogue
from missionfacts.terminal import Clock, Streams

ROOT = Path(__file__).parent.parent
NOW = datetime(2025, 7, 17, 12, 0, tzinfo=UTC)


class Result(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
SOME_DATA = (
    "astp",
    "salyut-4",
    "soyuz-17",
    "soyuz-18",
    "people",
    "organisations",
    "sources",
    "dataset",
)  # enough of data/ to stand by itself
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # among others all ids


def copy_checkout(to: Path) -> Path:
    """Make a checkout with the code and some of the data, which compile sooner than all.

    Of people and sources it has those that the rest names.
    """
    shutil.copytree(ROOT / "src", to / "src")
    (to / "data").mkdir(parents=True)
    texts = {name: (ROOT / "data" / f"{name}.yaml").read_text("utf-8") for name in SOME_DATA}
    for large in ("people", "sources"):  # in this order: people name sources
        rest = "".join(text for name, text in texts.items() if name != large and (large, name) != ("people", "sources"))
        texts[large] = _those_named(texts[large], set(WORD.findall(rest)))
    for name, text in texts.items():
        (to / "data" / f"{name}.yaml").write_text(text, "utf-8")
    return to


def _those_named(text: str, named: set[str]) -> str:
    """Return a file of definitions with those of which some words are the id."""
    head, *definitions = re.split(r"^(?=  [a-z0-9])", text, flags=re.MULTILINE)
    return head + "".join(each for each in definitions if each.partition(":")[0].strip() in named)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long where several workers share the tests, so that none waits for another at the end."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """Leave the thousands of tests out of what is looked through for garbage, which took a seventh of all the time."""
    gc.set_threshold(50_000)  # as __main__ does
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's cache, state, colours and clock out of the tests, and the tests out of the user's folders.

    All workers have one cache, so that what one has compiled serves the others.
    """
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(of_all_workers(tmp_path_factory) / "cache"))
    patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "MISSIONFACTS_NOW",
        "MISSIONFACTS_DEBUG",
        "MISSIONFACTS_DATA",
    ):
        patch.delenv(name, raising=False)
    patch.setenv("TZ", "UTC")
    patch.setenv("PYTHONPATH", str(ROOT / "src"))
    time.tzset()
    yield
    patch.undo()


def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder that all workers of this session have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@contextmanager
def turn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Have one worker at a time make what all of them need; yield the folder that they have in common."""
    folder = of_all_workers(tmp_path_factory)
    lock = folder / "turn"
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.05)
    try:
        yield folder
    finally:
        lock.rmdir()


@pytest.fixture(scope="session")
def catalogue_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the catalogue of all the shipped data, which the first worker that needs it compiles for all."""
    streams = Streams(StringIO(), StringIO(), tty=False, width=None, color=False, now=NOW)
    with turn(tmp_path_factory), ready_catalogue(streams) as catalogue:
        assert catalogue.path
        return catalogue.path


@pytest.fixture(scope="session")
def data_files_read(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Return what all the shipped data files say, as another reader of YAML has it, every scalar as text.

    One worker reads them for all, since that takes seconds. Nobody changes what is in it.
    """
    with turn(tmp_path_factory) as folder:
        kept = folder / "files.json"
        if not kept.exists():
            paths = sorted((ROOT / "data").glob("*.yaml"))
            kept.write_text(json.dumps([yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in paths]))
        files: list[Any] = json.loads(kept.read_text())
    return files


@pytest.fixture(scope="session")
def _shipped(catalogue_file: Path) -> Iterator[None]:
    """Have the command in this process answer from that catalogue as an installed one does.

    A checkout looks at each data file and module before it answers; that is for the tests of what is kept.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr("missionfacts.store.SHIPPED", catalogue_file)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def catalogue(catalogue_file: Path) -> Iterator[Catalogue]:
    """The catalogue of all the shipped data."""
    opened = Catalogue.open(catalogue_file)
    assert opened
    with opened:
        yield opened


@pytest.fixture
def run(_shipped: None) -> Run:
    """Return a function that runs the command here.

    width: makes it a terminal of so many columns; color: whether that has colours; encoding: of standard output;
    clock: what it waits by; given: what is on standard input.
    """

    def run_here(
        *argv: str,
        width: int | None = None,
        color: bool = False,
        given: bytes = b"",
        now: datetime = NOW,
        encoding: str = "utf-8",
        clock: Clock = time,
    ) -> Result:
        out, err = (TextIOWrapper(BytesIO(), encoding, "backslashreplace", newline="\n") for _ in range(2))
        code = main(
            list(argv), Streams(out, err, width is not None, width, color, now, clock=clock, given=BytesIO(given))
        )
        texts = []
        for stream in (out, err):
            stream.flush()
            stream.seek(0)
            texts.append(stream.read())
        return Result(code, *texts)

    return run_here


class Waited:
    """A clock on which time passes only while somebody waits, and which knows how long that was."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.times = 0

    def time(self) -> float:
        return self.passed

    def sleep(self, seconds: float, /) -> None:
        assert seconds > 0
        self.passed += seconds
        self.times += 1


def run_process(*argv: str, **environ: str | None) -> Result:
    """Run the command as a process of its own, with variables added to the environment or, for None, taken from it."""
    whole = {name: value for name, value in {**os.environ, **environ}.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-m", "missionfacts", *argv],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=whole,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)
