"""The folder of an export: whole or as it was, the same bytes for the same data, and what is not ours stays."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from missionfacts.exports import exporting, files
from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.exports.conftest import FORMATS
from tests.exports.reading import package, read
from tests.places import COMMAND


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def export(run: Run, folder: Path, *more: str, code: int = 0) -> str:
    """Export the small missions; return what standard output says or, of a failure, standard error."""
    result = run("export", str(folder), *OF_EVERYTHING, *more)
    assert result.code == code, result.err
    assert (result.out == "") == bool(code)
    return result.err if code else result.out


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_data_give_the_same_bytes(run: Run, small: dict[str, Path], tmp_path: Path, name: str) -> None:
    export(run, tmp_path / "again", "-f", name)
    assert contents(tmp_path / "again") == contents(small[name])
    export(run, small[name], "-f", name)  # over itself
    assert contents(tmp_path / "again") == contents(small[name])


@pytest.mark.parametrize("name", FORMATS)
def test_the_package_lists_every_file_with_its_size_and_sum(small: dict[str, Path], name: str) -> None:
    found, files = package(small[name]), contents(small[name])
    assert set(found["files"]) == set(files)
    assert {each["path"] for each in found["resources"]} | {"README.md", "datapackage.json"} == set(files)
    for each in found["resources"]:
        data = files[each["path"]]
        assert (each["bytes"], each["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_it_says_what_it_has_written(run: Run, tmp_path: Path) -> None:
    said = export(run, tmp_path / "new" / "folder", "-f", "SQLite3")
    tables = read(tmp_path / "new" / "folder")
    rows = sum(map(len, tables.values()))
    assert said == f"{tmp_path / 'new' / 'folder'}: {len(tables)} tables, {rows:,} rows, one SQLite database\n"


def test_an_older_export_goes_and_what_is_of_others_stays(run: Run, small: dict[str, Path], tmp_path: Path) -> None:
    export(run, tmp_path, "-f", "csv")
    (tmp_path / "notes.csv").write_text("mine")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "events.csv").write_text("mine")
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.write_text("mine")
    told = package(tmp_path)
    told["files"] += [f"../{outside.name}", str(outside), "gone.csv"]
    (tmp_path / "datapackage.json").write_text(json.dumps(told))
    (tmp_path / "gone.csv").write_text("a table of an older version")
    export(run, tmp_path, "-f", "sqlite")
    mine = {"notes.csv": b"mine", "sub/events.csv": b"mine"}
    assert contents(tmp_path) == {**contents(small["sqlite"]), **mine}
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("theirs", ["events.csv", "README.md", "datapackage.json"])
def test_a_file_of_somebody_else_is_not_written_over(run: Run, tmp_path: Path, theirs: str) -> None:
    (tmp_path / theirs).write_text('{"name": "mine", "files": ["events.csv"]}')
    before = contents(tmp_path)
    said = export(run, tmp_path, code=2)
    assert said == f"missionfacts: {tmp_path / theirs} is there already and is not of ours: choose an empty folder\n"
    assert contents(tmp_path) == before


def test_a_file_or_something_in_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    assert export(run, file, code=74) == f"missionfacts: {file} cannot be written: it is a file, and no folder\n"
    assert export(run, file / "sub", code=74) == f"missionfacts: {file / 'sub'} cannot be written: Not a directory\n"
    assert contents(tmp_path) == {"file": b"mine"}


def test_a_folder_in_the_place_of_a_table_is_told(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path)
    (tmp_path / "events.csv").unlink()
    (tmp_path / "events.csv").mkdir()
    before = contents(tmp_path)
    said = export(run, tmp_path, code=74)
    assert said == f"missionfacts: {tmp_path / 'events.csv'} cannot be written: it is a folder\n"
    assert contents(tmp_path) == before


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_may_not_be_changed(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "cannot be written: Permission denied" in export(run, tmp_path, code=74)


def test_a_format_that_there_is_not(run: Run, tmp_path: Path) -> None:
    said = export(run, tmp_path / "new", "-f", "parquet", code=2)
    assert said.splitlines()[-1] == "missionfacts: unknown format 'parquet'; valid are: csv, sqlite, jsonl"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("there", [False, True], ids=["new", "over an older one"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_full_disk_leaves_all_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, there: bool
) -> None:
    folder = tmp_path / "a" / "b"
    if there:
        export(run, folder)
    before, write = contents(tmp_path), files.write_text

    def fails(place: Path, *args: Any) -> None:
        write(place, *args)
        if "README" in place.name:  # when the tables are written
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(exporting, "write_text", fails)
    said = export(run, folder, "-f", name, code=74)
    assert said == f"missionfacts: {folder} cannot be written: No space left on device\n"
    assert contents(tmp_path) == before
    assert there or list(tmp_path.iterdir()) == []


posix_only = pytest.mark.skipif(os.name == "nt", reason="limits and signals are those of POSIX")


@posix_only
@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
def test_a_database_or_file_that_does_not_fit(tmp_path: Path, name: str) -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000,) * 2)\n" + RUN
    argv = [sys.executable, "-c", code, "export", str(tmp_path / "new"), "-f", name, *OF_EVERYTHING]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (74, "")
    assert done.stderr.splitlines()[-1].startswith(f"missionfacts: {tmp_path / 'new'} cannot be written: ")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


RUN = "from missionfacts.__main__ import run\nrun()"


def is_whole(folder: Path) -> bool:
    """Tell whether the files are those that datapackage.json describes."""
    files = contents(folder)
    return all(
        each["hash"] == f"sha256:{hashlib.sha256(files[each['path']]).hexdigest()}"
        for each in package(folder)["resources"]
    )


@posix_only
@pytest.mark.slow
def test_an_interrupt_leaves_the_old_export_or_the_new_one(run: Run, small: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "it"
    export(run, folder, "-f", "jsonl")
    old = contents(folder)
    began = time.perf_counter()
    subprocess.run(
        [*COMMAND, "export", str(tmp_path / "other"), "-f", "csv", *OF_EVERYTHING], check=True, capture_output=True
    )
    took, codes = time.perf_counter() - began, set()
    for part in range(12):
        with subprocess.Popen(
            [*COMMAND, "export", str(folder), "-f", ("csv", "sqlite")[part % 2], *OF_EVERYTHING],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            time.sleep(took * (0.2 + 0.8 * part / 12))
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=60)
        codes.add(process.returncode)
        assert b"Traceback" not in err
        assert is_whole(folder)
        there = {name: data for name, data in contents(folder).items() if not name.startswith(".")}
        assert there == old or set(there) == set(package(folder)["files"])
        old = there
    assert 130 in codes
    for name in FORMATS:  # sweeps away what was left beside
        export(run, folder, "-f", name)
    assert contents(folder) == contents(small["jsonl"])
