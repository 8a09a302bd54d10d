"""What goes wrong around the program: crowds, kills, interrupts, caches and zones that are not as they should be."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from missionfacts import compiling, replacing, store
from missionfacts.catalogue import FORMAT
from missionfacts.files import data_paths
from missionfacts.store import Selection, fingerprint_of, ready_catalogue
from missionfacts.streams import Streams

from .conftest import Result, Run, copy_checkout
from .test_streams import NOT_KEPT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals, limits and mounts as Unix has them")
KILLS = int(os.environ.get("MISSIONFACTS_KILLS", "25"))  # 200 by hand
INTERRUPTS = int(os.environ.get("MISSIONFACTS_INTERRUPTS", "20"))
SEED = 1975
LANES = 2  # runs that go on side by side, each with a cache of its own


class Place(NamedTuple):
    """A checkout and a cache of its own, and data of one's own beside them."""

    checkout: Path
    own: Path
    cache: Path

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self.checkout / "src"), "XDG_CACHE_HOME": str(self.cache)}

    def start(self, *argv: str, preexec: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "missionfacts", *argv],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=self.environ,
            preexec_fn=preexec,
        )

    def ask(
        self,
        *argv: str,
        preexec: Callable[[], None] | None = None,
        environ: Mapping[str, str | None] = {},
    ) -> Result:
        place = {name: value for name, value in {**self.environ, **environ}.items() if value is not None}
        done = subprocess.run(
            [sys.executable, "-m", "missionfacts", *argv],
            capture_output=True,
            encoding="utf-8",
            env=place,
            preexec_fn=preexec,
            check=False,
            timeout=60,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    def kept(self) -> list[Path]:
        folder = self.cache / "missionfacts"
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def with_cache(self, cache: Path) -> "Place":
        return self._replace(cache=cache)


def mission_file(folder: Path, key: str, events: int, word: str = "Meeting") -> Path:
    """Write a mission with events whose titles all have one word."""
    used = "sources: [{id: told}]"
    lines = [f"    - {{id: e{n}, at: 1975-07-17, kind: meeting, title: {word} {n}, {used}}}\n" for n in range(events)]
    file = folder / f"{key}.yaml"
    file.write_text(
        f"mission:\n  id: {key}\n  name: Mission {key}\n  kind: crewed\n  summary: Small.\n  {used}\n  events:\n"
        + "".join(lines),
        "utf-8",
    )
    return file


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Return a place whose catalogues are compiled; nobody changes it."""
    folder = tmp_path_factory.mktemp("place")
    copy_checkout(folder / "checkout")
    own = folder / "own"
    own.mkdir()
    (own / "told.yaml").write_text("sources:\n  told: {title: Told, kind: web}\n", "utf-8")
    for n in range(6):
        mission_file(own, f"m{n}", 50)
    place = Place(folder / "checkout", own, folder / "cache")
    assert place.ask("missions", "--data", str(own)).code == 0
    return place


@pytest.fixture
def cold(warm: Place, tmp_path: Path) -> Place:
    """Return the place with a cache where nothing is."""
    return warm.with_cache(tmp_path / "cache")


@pytest.fixture
def mine(warm: Place, tmp_path: Path) -> Place:
    """Return the place with a copy of its warm cache."""
    shutil.copytree(warm.cache, tmp_path / "cache")
    return warm.with_cache(tmp_path / "cache")


ASKED = ["timeline", "astp"]


@pytest.fixture(scope="module")
def right(warm: Place) -> str:
    result = warm.ask(*ASKED)
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") > 100
    return result.out


def assert_whole(file: Path) -> None:
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


# Crowds


def test_twenty_at_once_on_a_cold_cache_answer_alike_and_leave_one_catalogue(cold: Place, right: str) -> None:
    running = [cold.start(*ASKED) for _ in range(20)]
    answers = [(*process.communicate(timeout=120), process.returncode) for process in running]
    assert answers == [(right, "", 0)] * 20
    (file,) = cold.kept()
    assert_whole(file)


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
    with replacing.beside(target) as first:
        first.execute("CREATE TABLE whole (word TEXT)")
        with replacing.beside(target) as second:
            second.execute("CREATE TABLE other (word TEXT)")
            second.commit()
            first.execute("INSERT INTO whole VALUES ('here')")
            first.commit()
        assert_whole(target)
    connection = sqlite3.connect(target)
    assert connection.execute("SELECT word FROM whole").fetchall() == [("here",)]
    connection.close()
    assert list(tmp_path.iterdir()) == [target]


# Kills


def litter(place: Place) -> list[Path]:
    return [path for path in place.kept() if path.suffix != ".sqlite"]


def killed(place: Place, argv: list[str], moment: float, *, writing: bool) -> None:
    """Start a command and kill it at a moment: seconds after its start, or after it has begun to write."""
    before = set(litter(place))
    process = place.start(*argv)
    if writing:
        while process.poll() is None and set(litter(place)) <= before:
            time.sleep(0.0005)
    time.sleep(moment)
    process.kill()
    process.communicate(timeout=60)


@pytest.mark.parametrize("lane", range(LANES), ids=["own data", "a checkout"])
def test_killed_at_any_moment_of_compiling_the_next_run_answers_rightly(
    mine: Place, cold: Place, tmp_path: Path, lane: int
) -> None:
    # The moments are spread over the time that compiling takes; every other one over the time of writing alone.
    assert cold.cache == mine.cache  # a fixture's folder is the test's
    base = set(mine.kept())
    argv = [*ASKED, "--data", str(mine.own)] if lane == 0 else ASKED

    def one_lane(number: int) -> None:
        place = mine.with_cache(tmp_path / f"cache-{number}")
        shutil.copytree(mine.cache, place.cache)
        chance = random.Random(SEED + 10 * lane + number)  # noqa: S311
        fresh = forget(place, lane)
        began = time.perf_counter()
        expected = place.ask(*argv)
        took = time.perf_counter() - began
        assert (expected.code, expected.err) == (0, "")
        for count in range(-(-KILLS // 2 // LANES)):
            assert forget(place, lane) == fresh
            writing = count % 2 == 1
            killed(place, argv, chance.uniform(0, took / 4 if writing else took), writing=writing)
            assert len(litter(place)) <= 1
            for file in set(place.kept()) - set(litter(place)):
                assert_whole(file)
            assert place.ask(*argv) == expected
            assert litter(place) == []
            assert len(place.kept()) == len(base)

    with ThreadPoolExecutor(LANES) as pool:
        list(pool.map(one_lane, range(LANES)))


def forget(place: Place, lane: int) -> int:
    """Remove the catalogue that a lane compiles and return how many are left."""
    for file in place.kept():
        if of_own_data(file) == (lane == 0):
            file.unlink()
    return len(place.kept())


def of_own_data(file: Path) -> bool:
    return b"own/m0.yaml" in file.read_bytes()


# Caches that cannot be used


def assert_answers_without_a_cache(place: Place, right: str, preexec: Callable[[], None] | None = None) -> None:
    result = place.ask(*ASKED, preexec=preexec)
    assert (result.code, result.out) == (0, right)
    assert NOT_KEPT.fullmatch(result.err)


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


def test_a_cache_that_goes_while_it_is_written_is_no_trouble(cold: Place, right: str) -> None:
    process = cold.start(*ASKED)
    while process.poll() is None:
        shutil.rmtree(cold.cache, ignore_errors=True)
    out, err = process.communicate()
    assert (process.returncode, out) == (0, right)
    assert err == "" or NOT_KEPT.fullmatch(err)


def cut(length: float) -> Callable[[Path], None]:
    """Return what leaves a share of a file, or so many bytes from 2 on."""

    def cut_it(path: Path) -> None:
        raw = path.read_bytes()
        path.write_bytes(raw[: int(length if length > 1 else length * len(raw))])

    return cut_it


def overwrite(share: float, *, noise: bool) -> Callable[[Path], None]:
    """Return what puts nonsense over two pages, a share of the way through a file."""

    def overwrite_it(path: Path) -> None:
        raw = path.read_bytes()
        start = int(share * len(raw)) // 4096 * 4096
        junk = random.Random(SEED).randbytes(2 * 4096) if noise else bytes(2 * 4096)  # noqa: S311
        path.write_bytes((raw[:start] + junk + raw[start + len(junk) :])[: len(raw)])

    return overwrite_it


def others_file(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA application_id = 252006673; PRAGMA user_version = 3; CREATE TABLE meta (key, value);"
        "CREATE TABLE mission (id, name); INSERT INTO mission VALUES ('theirs', 'Theirs');"
    )
    connection.close()


def newer_file(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA user_version = {FORMAT.version + 1}; ALTER TABLE event RENAME COLUMN at TO time;")
    connection.close()


def with_a_journal(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(500))


def a_link_to_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


OCCUPIED: dict[str, Callable[[Path], object]] = {
    "cut to nothing": cut(0),
    "cut to a byte": cut(1.5),
    "cut to half a header": cut(50),
    "cut to a header": cut(100),
    "cut to a page": cut(4096),
    "cut to a page and a bit": cut(5000),
    "cut to a third": cut(0.33),
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "noise all over": lambda path: path.write_bytes(random.Random(SEED).randbytes(50_000)),  # noqa: S311
    **{f"noise at {share:.0%}": overwrite(share, noise=True) for share in (0.05, 0.3, 0.6, 0.9)},
    **{f"zeros at {share:.0%}": overwrite(share, noise=False) for share in (0.02, 0.15, 0.45, 0.75)},
    "another program's": others_file,
    "a newer version's": newer_file,
    "one with somebody's journal": with_a_journal,
    "a link to nowhere": a_link_to_nowhere,
}


@pytest.mark.parametrize("damage", OCCUPIED)
def test_whatever_is_in_the_catalogues_place_the_answer_is_right(
    run: Run, warm: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    place = warm.with_cache(tmp_path)
    data = ["--no-bundled", "--data", str(warm.own)]
    asked = [["timeline", "m3"], ["missions"], ["search", "meeting", "4"], ["sources"], ["cite", "m5/e49"]]
    fine = [run(*argv, *data) for argv in asked]
    assert all(result.code == 0 and not result.err for result in fine)
    for argv, expected in zip(asked, fine, strict=True):
        (kept,) = [file for file in place.kept() if file.suffix == ".sqlite"]
        OCCUPIED[damage](kept)
        assert run(*argv, *data) == expected
        assert run(*argv, *data) == expected


def test_a_folder_in_the_catalogues_place_is_no_trouble(mine: Place, right: str) -> None:
    for file in mine.kept():
        file.unlink()
        file.mkdir()
        (file / "theirs").touch()
    assert_answers_without_a_cache(mine, right)
    assert all((file / "theirs").exists() for file in mine.kept())


# Files that change


def swap(file: Path, version: Path) -> None:
    """Put a version in a file's place at once; it keeps its time of change, as `mv` has it."""
    beside = file.with_name(".beside")
    shutil.copy2(version, beside)
    beside.replace(file)


def test_a_file_replaced_while_it_is_read_never_mixes_two_versions(mine: Place, tmp_path: Path) -> None:
    folder = tmp_path / "changing"
    folder.mkdir()
    shutil.copy(mine.own / "told.yaml", folder)
    versions = []
    for word, events in (("Old", 80), ("New", 90)):
        (tmp_path / word).mkdir()
        versions.append(mission_file(tmp_path / word, "swapped", events, word))
    file = folder / "swapped.yaml"
    argv = ["timeline", "swapped", "--fields", "title", "--no-bundled", "--data", str(folder)]
    wholes = []
    for version in versions:
        swap(file, version)
        wholes.append(mine.ask(*argv))
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
            answers = list(pool.map(lambda _: mine.ask(*argv), range(16)))
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
        assert mine.ask(*argv) == whole


def test_a_file_that_changes_between_the_look_and_the_reading_is_not_kept_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a command does when the file is replaced just after it has looked at it, and is put back later.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    streams = Streams(StringIO(), StringIO(), False, None, False, datetime.now(UTC))
    folder = tmp_path / "own"
    for name in ("own", "Old", "New"):
        (tmp_path / name).mkdir()
    (folder / "told.yaml").write_text("sources:\n  told: {title: Told, kind: web}\n", "utf-8")
    old, new = (mission_file(tmp_path / word, "swapped", count, word) for word, count in (("Old", 3), ("New", 4)))
    selection = Selection((folder,), bundled=False)
    swap(folder / "swapped.yaml", old)
    with ready_catalogue(streams, selection) as catalogue:
        kept = catalogue.path
    assert kept is not None
    kept.unlink()
    looked_at = list(data_paths(folder))
    swap(folder / "swapped.yaml", new)
    with compiling.own(None, looked_at, kept, lambda files: fingerprint_of(["nothing"], files), streams) as catalogue:
        assert [mission.events for mission in catalogue.missions()] == [4]
    swap(folder / "swapped.yaml", old)
    with ready_catalogue(streams, selection) as catalogue:
        assert [mission.events for mission in catalogue.missions()] == [3]


# Interrupts

# Tells through a pipe when our code has begun, and cannot end in a traceback any more: before that it is the
# interpreter that starts, which answers to an interrupt as it pleases.
BEGIN = """
import os, sys
told = int(sys.argv.pop(1))
def hook(name, args):
    global told
    if name == "import" and args[0] == "missionfacts.cli" and told:
        os.close(told)
        told = 0
sys.addaudithook(hook)
from missionfacts.__main__ import run
run()
"""


def interrupted(place: Place, argv: list[str], moment: float) -> Result:
    """Run a command and interrupt it at a moment, in seconds from when it has begun."""
    ours, its = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", BEGIN, str(its), *argv],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=place.environ,
        pass_fds=[its],
    ) as process:
        os.close(its)
        os.read(ours, 1)  # until it is closed
        os.close(ours)
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    return Result(process.returncode, out, err)


@pytest.mark.parametrize("temperature", ["warm", "cold"])
def test_an_interrupt_at_any_moment_ends_with_130_or_as_if_there_was_none(
    mine: Place, right: str, tmp_path: Path, temperature: str
) -> None:
    began = time.perf_counter()
    mine.ask(*ASKED)
    took = (time.perf_counter() - began) * (0.7 if temperature == "warm" else 4)
    chance = random.Random(SEED)  # noqa: S311

    def one(count_and_moment: tuple[int, float]) -> Result:
        count, moment = count_and_moment
        place = mine if temperature == "warm" else mine.with_cache(tmp_path / f"cold-{count}")
        result = interrupted(place, ASKED, moment)
        assert litter(place) == []
        return result

    with ThreadPoolExecutor(LANES) as pool:
        results = list(pool.map(one, enumerate(chance.uniform(0, took) for _ in range(INTERRUPTS))))
    for result in results:
        assert "Traceback" not in result.err
        assert result.code in {0, 130}
        if result.code == 0:
            assert result.out == right
    assert any(result.code == 130 for result in results)


# Zones and homes


@pytest.fixture
def no_zones(warm: Place, tmp_path: Path) -> dict[str, str | None]:
    """Return an environment in which no zone database is to be found."""
    hidden = tmp_path / "hidden" / "tzdata"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ModuleNotFoundError\n", "utf-8")
    return {"PYTHONTZPATH": "", "PYTHONPATH": os.pathsep.join([str(hidden.parent), str(warm.checkout / "src")])}


@pytest.mark.parametrize("argv", [["today", "--tz", "Europe/Moscow"], ["timeline", "astp", "--clock", "Asia/Almaty"]])
def test_without_a_zone_database_a_named_zone_is_refused_in_one_line(
    warm: Place, no_zones: dict[str, str | None], argv: list[str]
) -> None:
    result = warm.ask(*argv, environ=no_zones)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert argv[-1] in result.err
    assert "no zone database" in result.err


def test_without_a_zone_database_the_rest_works(warm: Place, no_zones: dict[str, str | None]) -> None:
    pinned: dict[str, str | None] = {"MISSIONFACTS_NOW": "2025-07-17T12:00Z"}
    for zone in ("utc", "local"):
        argv = ["today", "--tz", zone]
        assert warm.ask(*argv, environ=no_zones | pinned) == warm.ask(*argv, environ=pinned)
    assert warm.ask(*ASKED, environ=no_zones) == warm.ask(*ASKED)


@pytest.mark.parametrize("zone", [None, "", "Nowhere/Atall", ":", "../../etc/passwd", "UTC+25", "\udcff", "A" * 5000])
def test_a_zone_of_the_machine_that_is_not_set_or_not_a_zone_is_no_trouble(warm: Place, zone: str | None) -> None:
    argv = ["today", "--date", "07-17"]
    result = warm.ask(*argv, environ={"TZ": zone})
    assert (result.code, result.err) == (0, "")
    assert result.out
    assert warm.ask("today", environ={"TZ": zone}).code == 0


def test_without_home_a_shipped_catalogue_answers_and_nothing_is_written(
    warm: Place, right: str, tmp_path: Path
) -> None:
    shutil.copytree(warm.checkout / "src", tmp_path / "installed" / "src")
    data = tmp_path / "installed" / "src" / "missionfacts" / "data"
    data.mkdir()
    (shipped,) = [file for file in warm.kept() if not of_own_data(file)]
    shutil.copy(shipped, data / store.SHIPPED.name)
    place = warm._replace(checkout=tmp_path / "installed")
    before = sorted(path for path in tmp_path.rglob("*") if "__pycache__" not in path.parts)
    result = place.ask(*ASKED, environ={"HOME": None, "XDG_CACHE_HOME": None, "PYTHONDONTWRITEBYTECODE": "1"})
    assert result == Result(0, right, "")
    assert sorted(path for path in tmp_path.rglob("*") if "__pycache__" not in path.parts) == before


def test_without_home_the_cache_is_where_it_was_said_to_be(cold: Place, right: str) -> None:
    assert cold.ask(*ASKED, environ={"HOME": None}) == Result(0, right, "")
    assert len(cold.kept()) == 1


@pytest.mark.parametrize("home", ["nowhere", "/dev/null", "/proc/self"])
def test_a_home_where_nothing_can_be_kept_is_no_trouble(
    warm: Place, right: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = warm.ask(*ASKED, environ={"HOME": home, "XDG_CACHE_HOME": None})
    assert (result.code, result.out) == (0, right)
    assert result.err == "" or NOT_KEPT.fullmatch(result.err)
