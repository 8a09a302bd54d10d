"""Files that change while they are read: an answer is of one version or the other, and what is kept is what it says."""

import os
import random
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from missionfacts.compile import incremental
from missionfacts.compile.usable import usable
from tests.conftest import ROOT, Run
from tests.places import LANES, SEED, SOURCES, Place, meetings, put


def swap(file: Path, version: Path) -> None:
    """Put a version in a file's place at once; it keeps its time of change, as `mv` has it."""
    beside = file.with_name(".beside")
    shutil.copy2(version, beside)
    beside.replace(file)


def two_versions(folder: Path, old: int, new: int) -> list[Path]:
    """Return two versions of a mission, with so many events."""
    return [
        put(folder / word, swapped=meetings("swapped", count, word)) / "swapped.yaml"
        for word, count in (("Old", old), ("New", new))
    ]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="what is open cannot be replaced there")
def test_a_file_replaced_while_it_is_read_never_mixes_two_versions(tmp_path: Path) -> None:
    folder = put(tmp_path / "changing", told=SOURCES)
    place = Place(ROOT, folder, tmp_path / "cache")
    versions = two_versions(tmp_path, 80, 90)
    file = folder / "swapped.yaml"
    argv = ["timeline", "swapped", "--fields", "title", "--no-bundled", "--data", str(folder)]
    wholes = []
    for version in versions:
        swap(file, version)
        wholes.append(place.ask(*argv))
        assert wholes[-1].code == 0
    assert wholes[0] != wholes[1]
    done = threading.Event()

    def keep_swapping() -> None:
        chance = random.Random(SEED)  # noqa: S311
        while not done.is_set():
            swap(file, versions[chance.randrange(2)])
            time.sleep(chance.choice([0.0, 0.002, 0.02, 0.2, 0.5]))

    writer = threading.Thread(target=keep_swapping)
    writer.start()
    try:
        with ThreadPoolExecutor(LANES) as pool:
            answers = list(pool.map(lambda _: place.ask(*argv), range(16)))
    finally:
        done.set()
        writer.join()
    refused = [answer for answer in answers if answer.code == 65]
    assert all("changes while it is read" in answer.err for answer in refused)
    assert len(refused) < len(answers)
    for answer in answers:
        assert answer in wholes or answer in refused
    for version, whole in zip(versions, wholes, strict=True):
        swap(file, version)
        assert place.ask(*argv) == whole


def test_a_file_that_changes_between_the_look_and_the_reading_is_not_kept_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a command does when the file is replaced just after it has looked at it, and is put back later.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = put(tmp_path / "own", told=SOURCES)
    old, new = two_versions(tmp_path, 3, 4)
    argv = ["timeline", "swapped", "--fields", "title", "--no-bundled", "--data", str(folder)]
    swap(folder / "swapped.yaml", old)

    def replaced_first(*args: Any) -> Any:
        swap(folder / "swapped.yaml", new)
        monkeypatch.setattr(incremental, "usable", usable)
        return usable(*args)

    monkeypatch.setattr(incremental, "usable", replaced_first)
    assert run(*argv).out.count("New") == 4
    swap(folder / "swapped.yaml", old)
    assert run(*argv).out.count("Old") == 3


def test_a_file_that_is_another_only_while_it_is_read_is_not_kept_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Before and after it has the same size and time of change, for that is how `mv` puts a copy back.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = put(tmp_path / "own", told=SOURCES)
    old, new = two_versions(tmp_path, 3, 4)
    argv = ["timeline", "swapped", "--fields", "title", "--no-bundled", "--data", str(folder)]
    swap(folder / "swapped.yaml", old)

    def replaced_meanwhile(*args: Any) -> Any:
        swap(folder / "swapped.yaml", new)
        try:
            return usable(*args)
        finally:
            swap(folder / "swapped.yaml", old)
            monkeypatch.setattr(incremental, "usable", usable)

    monkeypatch.setattr(incremental, "usable", replaced_meanwhile)
    for _ in range(2):
        assert run(*argv).out.count("Old") == 3


def test_a_file_that_always_changes_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(tmp_path / "own", told=SOURCES)
    versions = two_versions(tmp_path, 3, 4) * 2

    def replaced_first(*args: Any) -> Any:
        swap(folder / "swapped.yaml", versions.pop())
        return usable(*args)

    swap(folder / "swapped.yaml", versions[0])
    monkeypatch.setattr(incremental, "usable", replaced_first)
    result = run("timeline", "swapped", "--no-bundled", "--data", str(folder))
    assert (result.code, result.out) == (65, "")
    assert result.err.endswith("swapped.yaml: the file changes while it is read; try again later\n")
