"""Caches that cannot be used: the command answers all the same, and says that nothing is kept."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Result
from tests.places import ASKED, NOT_KEPT, Place, all_told, assert_answers_without_a_cache, posix_only, the_kept


def a_file(cache: Path) -> None:
    cache.write_text("in the way", "utf-8")


def a_file_inside(cache: Path) -> None:
    cache.mkdir()
    (cache / "missionfacts").write_text("in the way", "utf-8")


def read_only(cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o555)


def a_loop(cache: Path) -> None:
    cache.symlink_to(cache)


@posix_only
@pytest.mark.parametrize("block", [a_file, a_file_inside, read_only, a_loop])
def test_without_a_cache_it_answers_and_says_so(
    small: Callable[[], Result], cache: Path, block: Callable[[Path], None]
) -> None:
    if block is read_only and os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    block(cache)
    for _ in range(2):
        result = small()
        assert all_told(result)
        assert NOT_KEPT.fullmatch(result.err)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc")
def test_a_place_where_nobody_may_write_is_like_no_cache(
    small: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/self")
    result = small()
    assert all_told(result)
    assert NOT_KEPT.fullmatch(result.err)


def test_a_folder_where_the_catalogue_should_be_is_like_no_cache(small: Callable[[], Result], cache: Path) -> None:
    small()
    file = the_kept(cache)
    file.unlink()
    file.mkdir()
    result = small()
    assert all_told(result)
    assert NOT_KEPT.fullmatch(result.err)
    assert list((cache / "missionfacts").iterdir()) == [file]  # nothing half-made is left lying about


def test_a_cache_that_is_not_there_is_made(
    small: Callable[[], Result], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache / "not" / "there"))
    assert small().err == ""
    assert the_kept(cache / "not" / "there").is_file()


@pytest.fixture
def small_disk(cold: Place) -> Iterator[Callable[[str], None]]:
    """Return a function that mounts a disk as the cache; options: as `mount -o` takes them."""
    cold.cache.mkdir()
    mounted = False

    def mount(options: str) -> None:
        nonlocal mounted
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(cold.cache)], capture_output=True, check=False
        )
        if done.returncode:
            pytest.skip("nothing may be mounted here")
        mounted = True

    if shutil.which("mount") is None or sys.platform != "linux":
        pytest.skip("there is no tmpfs")
    yield mount
    if mounted:
        subprocess.run(["umount", str(cold.cache)], check=True)


@pytest.mark.parametrize("size", ["4k", "400k"])
@pytest.mark.slow
def test_on_a_full_disk_it_answers_and_leaves_nothing(
    cold: Place, right: str, small_disk: Callable[[str], None], size: str
) -> None:
    small_disk(f"size={size}")
    for _ in range(2):
        assert_answers_without_a_cache(cold, right)
        assert cold.kept() == []


def test_on_a_read_only_disk_it_answers(cold: Place, right: str, small_disk: Callable[[str], None]) -> None:
    small_disk("ro")
    assert_answers_without_a_cache(cold, right)


@pytest.mark.parametrize("size", [0, 300_000])
@pytest.mark.slow
def test_where_files_may_not_grow_it_answers_and_leaves_nothing(cold: Place, right: str, size: int) -> None:
    assert_answers_without_a_cache(cold, right, preexec=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    assert cold.kept() == []


def test_where_nobody_may_write_it_answers(cold: Place, right: str) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; see the read-only disk")
    cold.cache.mkdir(mode=0o555)
    assert_answers_without_a_cache(cold, right)


def test_a_catalogue_that_may_not_be_read_is_no_trouble(mine: Place, right: str) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    for file in mine.kept():
        file.chmod(0)
    assert mine.ask(*ASKED) == Result(0, right, "")


@pytest.mark.slow
def test_a_cache_that_goes_while_it_is_written_is_no_trouble(cold: Place, right: str) -> None:
    process = cold.start(*ASKED)
    while process.poll() is None:
        shutil.rmtree(cold.cache, ignore_errors=True)
    out, err = process.communicate()
    assert (process.returncode, out) == (0, right)
    assert err == "" or NOT_KEPT.fullmatch(err)


def test_a_folder_in_the_catalogues_place_is_no_trouble(mine: Place, right: str) -> None:
    for file in mine.kept():
        file.unlink()
        file.mkdir()
        (file / "theirs").touch()
    assert_answers_without_a_cache(mine, right)
    assert all((file / "theirs").exists() for file in mine.kept())
