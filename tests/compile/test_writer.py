"""Writing a catalogue: the same bytes for the same data, and whole or not at all."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from missionfacts.compile import load, writer
from missionfacts.compile.atomic import atomic_database
from missionfacts.compile.dataset import Dataset
from tests.conftest import ROOT, SOME_DATA


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load.load([ROOT / "data" / f"{name}.yaml" for name in SOME_DATA], ROOT)


# The same data, the same bytes


def test_two_builds_of_the_same_data_are_the_same_bytes(data: Dataset, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two" / "other.sqlite"
    writer.write(data, one, "test")
    writer.write(data, two, "test")
    assert one.read_bytes() == two.read_bytes()


def test_a_build_over_an_old_catalogue_leaves_nothing_of_it(data: Dataset, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    two.write_bytes(b"not a database " * 100_000)
    writer.write(data, one, "test")
    writer.write(data, two, "test")
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.slow
def test_builds_of_all_the_data_in_processes_of_their_own_are_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from missionfacts.compile import load, writer; from missionfacts.data_files import data_files\n"
        "root = Path(sys.argv[1])\n"
        "writer.write(load.load(data_files(root / 'data'), root), Path(sys.argv[2]), 'test')\n"
    )
    built = []
    for seed in ("1", "2"):  # in which order Python walks through a set
        file = tmp_path / seed
        command = [sys.executable, "-c", program, str(ROOT), str(file)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        built.append(file.read_bytes())
    assert built[0] == built[1]


# Whole or not at all


class Stop(BaseException):
    """What nobody catches, as little as an interrupt."""


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, Stop])
@pytest.mark.parametrize("before", [None, b"the old catalogue"])
def test_a_build_that_stops_halfway_leaves_all_as_it_was(
    data: Dataset,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    before: bytes | None,
) -> None:
    target = tmp_path / "catalogue.sqlite"
    if before is not None:
        target.write_bytes(before)

    def fill(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("CREATE TABLE half (done TEXT)")
        connection.commit()
        raise error

    monkeypatch.setattr(writer, "fill", fill)
    with pytest.raises(error):
        writer.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == ({target.name: before} if before else {})


def test_a_full_disk_is_an_os_error_and_leaves_all_as_it_was(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "catalogue.sqlite"
    target.write_bytes(b"the old catalogue")
    fill = writer.fill

    def fill_a_small_disk(connection: sqlite3.Connection, *rest: Any) -> None:
        connection.execute("PRAGMA max_page_count = 20")
        fill(connection, *rest)

    monkeypatch.setattr(writer, "fill", fill_a_small_disk)
    with pytest.raises(OSError, match="full"):
        writer.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"the old catalogue"}


def test_a_place_that_is_taken_by_a_folder_is_an_os_error_without_litter(data: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "catalogue.sqlite"
    target.mkdir()
    with pytest.raises(OSError, match=r"catalogue\.sqlite"):
        writer.write(data, target, "test")
    assert list(tmp_path.rglob("*")) == [target]


def test_a_folder_that_is_a_file_is_an_os_error(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        writer.write(data, tmp_path / "file" / "catalogue.sqlite", "test")


def test_what_a_killed_build_left_is_no_hindrance_and_goes(data: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "catalogue.sqlite"
    writer.write(data, target, "test")
    whole = target.read_bytes()
    (tmp_path / ".catalogue.sqlite-0123456789abcdef").write_bytes(whole)
    writer.write(data, target, "test")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: whole}


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses to remove what somebody has open")
def test_what_somebody_else_is_writing_is_left_to_them(data: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "catalogue.sqlite"
    with atomic_database(target) as connection:
        connection.execute("CREATE TABLE half (done TEXT)")
        (theirs,) = tmp_path.iterdir()
        writer.write(data, target, "test")
        assert theirs.exists()
    with sqlite3.connect(target) as last:
        assert [name for (name,) in last.execute("SELECT name FROM sqlite_schema")] == ["half"]
    last.close()
    assert list(tmp_path.iterdir()) == [target]


def test_a_slip_in_our_own_sql_is_no_full_disk(data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "fill", lambda connection, *_: connection.execute("SELECT x FROM nowhere"))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        writer.write(data, tmp_path / "catalogue.sqlite", "test")
    assert list(tmp_path.iterdir()) == []
