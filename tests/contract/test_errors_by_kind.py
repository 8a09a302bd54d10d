"""What has gone wrong is told for what it is: a bug, a broken installation, a file or an output that is not written."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.compile import writer
from missionfacts.formats import emit
from missionfacts.model.events import Event
from tests.conftest import ROOT, Result, Run
from tests.damage import overwrite_around
from tests.places import SOURCES, Place, meetings, posix_only, put, ship

Change = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with data of one's own; what the program ships is small, and the cache ours."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    ship(monkeypatch, put(tmp_path / "checkout" / "data", shipped=meetings("shipped", 5), told=SOURCES))
    return put(tmp_path / "own", mine=meetings("mine", 5))


def kept(tmp_path: Path) -> dict[str, tuple[bytes, int, int]]:
    """Return every file of the cache, and what tells it from one that is written anew."""
    files = (tmp_path / "cache" / "missionfacts").iterdir()
    return {file.name: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) for file in files}


def assert_a_bug(result: Result, words: str) -> None:
    assert (result.code, result.out) == (70, "")
    assert result.err.startswith("missionfacts: this is a bug in missionfacts")
    assert words in result.err
    assert "could not be written" not in result.err
    assert "not kept" not in result.err


# Slips of our own


def misspelt_column(patch: pytest.MonkeyPatch) -> None:
    read = Catalogue.read

    def misspelling(self: Catalogue, kind: Any, rest: str, *args: Any, **more: Any) -> Iterator[Any]:
        return read(self, kind, rest.replace("WHERE ", "WHERE kimd = '' AND ", 1), *args, **more)

    patch.setattr(Catalogue, "read", misspelling)


def misspelt_table(patch: pytest.MonkeyPatch) -> None:
    read = Catalogue.read

    def misspelling(self: Catalogue, kind: Any, rest: str, *args: Any, **more: Any) -> Iterator[Any]:
        return read(self, kind, rest.replace("FROM ", "FROM all_", 1), *args, **more)

    patch.setattr(Catalogue, "read", misspelling)


def wrong_number_of_values(patch: pytest.MonkeyPatch) -> None:
    read = Catalogue.read

    def forgetting(self: Catalogue, kind: Any, rest: str, values: Any = (), *args: Any, **more: Any) -> Iterator[Any]:
        return read(self, kind, rest, [*values, "one too many"], *args, **more)

    patch.setattr(Catalogue, "read", forgetting)


@pytest.mark.parametrize("slip", [misspelt_column, misspelt_table, wrong_number_of_values])
@pytest.mark.parametrize("format_", ["tsv", "json", "table"])
def test_a_slip_in_sql_is_a_bug_and_costs_no_catalogue(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slip: Change, format_: str
) -> None:
    asked = [
        ["timeline", "shipped", "-f", format_],
        ["timeline", "mine", "-f", format_, "--data", str(own)],
        ["timeline", "mine", "-f", format_, "--no-bundled", "--data", str(put(own, told=SOURCES))],
    ]
    fine = [run(*argv) for argv in asked]
    assert all(result.code == 0 for result in fine)
    before = kept(tmp_path)
    assert len(before) == len(asked)
    with monkeypatch.context() as patch:
        slip(patch)
        for argv in asked:
            assert_a_bug(run(*argv), "")
            assert kept(tmp_path) == before
    assert [run(*argv) for argv in asked] == fine
    assert kept(tmp_path) == before


@pytest.mark.parametrize("when", ["all is compiled", "one file has changed"])
def test_a_slip_in_sql_while_compiling_is_a_bug_and_no_full_disk(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    argv = ["missions", "--data", str(own)]
    if when == "one file has changed":
        assert run(*argv).code == 0
        put(own, mine=meetings("mine", 6))
    else:
        assert run("missions").code == 0
    before = kept(tmp_path)

    def misspelling(connection: sqlite3.Connection, mission: str) -> None:
        connection.execute("DELETE FROM mission WHERE ib = ?", (mission,))

    with monkeypatch.context() as patch:
        patch.setattr(writer, "remove_mission", misspelling)
        assert_a_bug(run(*argv), "ib")
        assert kept(tmp_path) == before  # and nothing half-made
    assert run(*argv).code == 0


def failing_at_once(patch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(5, "Input/output error")

    patch.setattr(Catalogue, "read", fail)


def failing_on_the_way(patch: pytest.MonkeyPatch) -> None:
    read = Catalogue.read

    def fail(self: Catalogue, kind: Any, *args: Any, **more: Any) -> Iterator[Any]:
        yield from islice(read(self, kind, *args, **more), 2)
        if kind is Event:
            raise OSError(5, "Input/output error")

    patch.setattr(Catalogue, "read", fail)


def without_a_module(patch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise FileNotFoundError(2, "No such file or directory", "tsv.py")

    patch.setattr(emit, "renderer", fail)


@pytest.mark.parametrize("fault", [failing_at_once, failing_on_the_way, without_a_module])
@pytest.mark.parametrize("format_", ["tsv", "json", "table"])
def test_an_error_of_the_system_that_nobody_expected_is_a_bug(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch, fault: Change, format_: str
) -> None:
    argv = ["timeline", "mine", "-f", format_, "--data", str(own)]
    assert run(*argv).code == 0
    fault(monkeypatch)
    result = run(*argv)
    assert result.code == 70
    assert_a_bug(result._replace(out=""), "Error: [Errno")


def test_an_error_of_the_system_while_compiling_is_a_bug_and_no_full_cache(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("missionfacts.compile.load.broken_rules", fail)
    assert_a_bug(run("missions", "--data", str(own)), "OSError: [Errno 5]")


# What is written for the user


@posix_only
def test_a_full_disk_is_told_by_new_and_nothing_half_written_is_left(tmp_path: Path) -> None:
    import resource

    place = Place(ROOT, tmp_path, tmp_path / "cache")
    argv = ["new", "my-flight", "--folder", str(tmp_path)]
    result = place.ask(*argv, preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
    assert (result.code, result.out) == (74, "")
    assert re.fullmatch(r"missionfacts: \S+my-flight\.yaml cannot be written: .+\n", result.err)
    assert list(tmp_path.iterdir()) == []
    assert place.ask(*argv).code == 0


def test_a_folder_that_is_not_there_is_told_by_new(run: Run, tmp_path: Path) -> None:
    result = run("new", "my-flight", "--folder", str(tmp_path / "nowhere"))
    assert (result.code, result.out) == (74, "")
    assert "my-flight.yaml cannot be written: No such file or directory" in result.err


# A broken installation


def test_without_its_template_the_installation_is_broken(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("missionfacts.commands.new.TEMPLATE", tmp_path / "template.yaml")
    result = run("new", "my-flight", "--folder", str(tmp_path))
    assert (result.code, result.out) == (70, "")
    assert re.fullmatch(
        r"missionfacts: \S+template\.yaml, a part of missionfacts, cannot be read \(No such file or directory\);"
        r" install missionfacts again\n",
        result.err,
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["it is missing", "it is not a catalogue", "it is damaged inside"])
def test_without_its_catalogue_the_installation_is_broken(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    assert run("missions").code == 0
    (compiled,) = (tmp_path / "cache" / "missionfacts").iterdir()
    shipped = tmp_path / "installed" / "catalogue.sqlite"
    shipped.parent.mkdir()
    if damage == "it is not a catalogue":
        shipped.write_bytes(b"hello")
    elif damage == "it is damaged inside":
        shutil.copy(compiled, shipped)
        overwrite_around(shipped, "Meeting 3")
    monkeypatch.setattr("missionfacts.store.SHIPPED", shipped)
    monkeypatch.setattr("missionfacts.store.CHECKOUT_DATA", tmp_path / "nowhere")
    for argv in (["timeline", "shipped"], ["timeline", "mine", "--data", str(own)]):
        result = run(*argv)
        assert (result.code, result.out) == (70, "")
        assert result.err.count("\n") == 1
        assert str(shipped) in result.err
        assert "install missionfacts again" in result.err
        assert shipped.exists() == (damage != "it is missing")
