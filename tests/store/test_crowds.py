"""Crowds: many who compile the same thing at once do not get in each other's way."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from missionfacts.compile.atomic import atomic_database
from tests.places import ASKED, COMMAND, Place, assert_whole, the_kept


@pytest.mark.slow
def test_twenty_at_once_on_a_cold_cache_answer_alike_and_leave_one_catalogue(cold: Place, right: str) -> None:
    running = [cold.start(*ASKED) for _ in range(20)]
    answers = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert answers == [(right, "", 0)] * 20
    (file,) = cold.kept()
    assert_whole(file)


@pytest.mark.slow
def test_ten_at_once_with_new_data_of_their_own_answer_alike(mine: Place, tmp_path: Path) -> None:
    shutil.copytree(mine.own, tmp_path / "own")
    data = ["missions", "--data", str(tmp_path / "own")]
    before = mine.kept()
    running = [mine.start(*data) for _ in range(10)]
    answers = {(*process.communicate(timeout=120), process.returncode) for process in running}
    assert answers == {tuple(mine.ask(*data)[i] for i in (1, 2, 0))}
    (new,) = set(mine.kept()) - set(before)
    assert_whole(new)


def test_two_writers_with_the_same_process_number_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    # As in two containers that share a cache: each counts its processes from 1.
    target = tmp_path / "catalogue.sqlite"
    with atomic_database(target) as first:
        first.execute("CREATE TABLE whole (word TEXT)")
        with atomic_database(target) as second:
            second.execute("CREATE TABLE other (word TEXT)")
            second.commit()
            first.execute("INSERT INTO whole VALUES ('here')")
            first.commit()
        assert_whole(target)
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT word FROM whole").fetchall() == [("here",)]
    connection.close()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.slow
def test_three_at_once_do_not_get_in_each_others_way(folder: Path, cache: Path, crew_of_astp: str) -> None:
    environ = {**os.environ, "PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(cache)}
    running = [
        subprocess.Popen([*COMMAND, "crew", "astp"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ)
        for _ in range(3)
    ]
    results = [(process.communicate(timeout=60)[0].decode(), process.returncode) for process in running]
    assert results == [(crew_of_astp, 0)] * 3
    assert the_kept(cache).is_file()
