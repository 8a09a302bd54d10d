"""Hostile files, as a curator meets them: through `check` and `--data`, each in a process whose use is measured."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from missionfacts.compile import yaml_reader
from missionfacts.formats.escape import escape_controls
from tests.compile.hostile_files import FINE, HEAVY, HOSTILE
from tests.conftest import ROOT, turn

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="the resources of a process are measured as Unix does"),
]
SECONDS, MEGABYTES = 2, 200

# Runs a command in a child whose memory is not counted together with that of the tests, and tells how it went.
MEASURE = """
import os, signal, sys
report, *command = sys.argv[1:]
child = os.fork()
if not child:
    signal.alarm(60)  # outlives exec: what waits for ever is ended
    os.execv(command[0], command)
_, status, used = os.wait4(child, 0)
with open(report, "w") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_maxrss, used.ru_utime + used.ru_stime, file=file)
"""


class Measured(NamedTuple):
    """How a process ended, and what it used."""

    code: int
    out: str
    err: str
    megabytes: float
    seconds: float  # of the processor, so that a busy machine makes no difference

    def assert_modest(self) -> None:
        assert self.seconds < SECONDS
        assert self.megabytes < MEGABYTES
        for text in (self.out, self.err):
            assert "Traceback" not in text
            assert "bug in missionfacts" not in text


class Host(NamedTuple):
    """A checkout of its own with a catalogue of demo.yaml in the cache."""

    demo: Path
    cache: Path
    environ: dict[str, str]

    def start(self, report: Path, *argv: str, **environ: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-S", "-c", MEASURE, str(report), sys.executable, "-m", "missionfacts", *argv]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**self.environ, **environ},
        )

    def ask(self, path: Path | None = None, **environ: str) -> tuple[Measured, Measured]:
        """Check a path, demo.yaml if none is given, and list the missions with it, both at once."""
        path = path or self.demo
        asked = [["check", str(path)], ["missions", "--strict", "--data", str(path)]]
        reports = [self.cache.with_name(f"report-{argv[0]}") for argv in asked]
        running = [self.start(report, *argv, **environ) for report, argv in zip(reports, asked, strict=True)]
        answers = []
        for process, report in zip(running, reports, strict=True):
            out, err = process.communicate(timeout=90)
            code, memory, seconds = report.read_text().split()
            unit = 1 if sys.platform == "darwin" else 1024
            answers.append(Measured(int(code), out, err, int(memory) * unit / 1_000_000, float(seconds)))
        return answers[0], answers[1]

    def kept(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.cache / "missionfacts").iterdir()}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """Return a host without data of its own, of whose checkout the first worker compiles the catalogue for all."""
    with turn(tmp_path_factory) as folder:
        place = folder / "host"
        environ = {**os.environ, "PYTHONPATH": str(place / "checkout" / "src")}
        host = Host(place / "none.yaml", place / "cache", {**environ, "XDG_CACHE_HOME": str(place / "cache")})
        if not place.exists():
            for name in ("src", "data"):
                shutil.copytree(ROOT / name, place / "checkout" / name)
            host.start(place / "report", "missions").communicate(timeout=90)
    return host


@pytest.fixture(scope="module")
def prepared(compiled: Host, tmp_path_factory: pytest.TempPathFactory) -> Host:
    """Return a host whose catalogues are compiled: that of the checkout, and that with demo.yaml."""
    place = tmp_path_factory.mktemp("host")
    shutil.copytree(compiled.cache, place / "cache")
    demo = place / "own" / "demo.yaml"
    demo.parent.mkdir()
    host = Host(demo, place / "cache", {**compiled.environ, "XDG_CACHE_HOME": str(place / "cache")})
    demo.write_text(FINE, "utf-8")
    checked, listed = host.ask()
    assert (checked.code, checked.out, listed.code) == (0, "", 0)
    assert "Demonstration" in listed.out
    assert len(host.kept()) == 2
    return host


@pytest.fixture
def host(prepared: Host, tmp_path: Path) -> Iterator[Host]:
    """Return the prepared host with a cache that a test may spoil."""
    cache = tmp_path / "cache"
    shutil.copytree(prepared.cache, cache)
    yield prepared._replace(cache=cache, environ={**prepared.environ, "XDG_CACHE_HOME": str(cache)})
    for path in prepared.demo.parent.iterdir():
        path.unlink()
    prepared.demo.write_text(FINE, "utf-8")


def errors(checked: Measured) -> list[str]:
    """Return the lines of `check` that are no warnings."""
    return [line for line in checked.out.splitlines() if not re.match(r"[^ ]+: ([^:]+: )?warning: ", line)]


def assert_refused(host: Host, before: dict[str, bytes], place: str, path: Path | None = None) -> list[str]:
    """Try a path and return what is said of it; place: see REFUSED."""
    path = path or host.demo
    checked, listed = host.ask(path)
    assert checked.code == 65
    assert (listed.code, listed.out) == (65, "")
    checked.assert_modest()
    listed.assert_modest()
    said = errors(checked)
    start = f"{path}:{place}:" if place else f"{path}: "
    assert any(line.startswith(start) for line in said), said[:5]
    assert listed.err == "missionfacts: " + escape_controls("\n".join(said)) + "\n"
    assert host.kept() == before
    return said


@pytest.mark.parametrize("name", sorted({*HEAVY, "a python tag"}))
def test_a_hostile_file_takes_little_time_and_memory_and_nothing_is_spoilt(host: Host, name: str) -> None:
    mark = host.demo.parent / "MARK"
    before = host.kept()
    host.demo.write_bytes(HOSTILE[name].raw.replace(b"MARK", bytes(mark)))
    said = assert_refused(host, before, HOSTILE[name].place)
    assert not mark.exists()
    # What is said of a file is meant to be read: not very many lines, and none very long.
    assert len(said) <= 10 * yaml_reader.MOST_PROBLEMS
    assert max(map(len, said)) < len(str(host.demo)) + 1000


def test_after_a_hostile_file_the_good_one_answers_as_before(host: Host) -> None:
    _, fine = host.ask()
    host.demo.write_text(HOSTILE["billion-laughs"].raw.decode(), "utf-8")
    assert host.ask()[1].code == 65
    host.demo.write_text(FINE, "utf-8")
    assert host.ask()[1][:3] == fine[:3]


# Files that are hostile in what they are


def put_fifo(path: Path) -> None:
    os.mkfifo(path)


def put_socket(path: Path) -> None:
    import socket

    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket is short
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def put_loop(path: Path) -> None:
    path.symlink_to(path)


def put_dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.yaml"))


def put_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def put_nothing(path: Path) -> None:
    assert not path.exists()


def put_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


def put_comments(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"# a comment that is 50 bytes long, its end counts\n" * 20_000)


def put_unreadable(path: Path) -> None:
    path.write_text(FINE, "utf-8")
    path.chmod(0)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize(
    "put",
    [put_fifo, put_socket, put_loop, put_dangling, put_device, put_nothing, put_sparse, put_comments, put_unreadable],
)
def test_what_is_no_readable_file_of_a_sensible_size_is_told_without_waiting(
    host: Host, put: Callable[[Path], None]
) -> None:
    if put is put_unreadable and os.geteuid() == 0:
        pytest.skip("root may read everything")
    before = host.kept()
    host.demo.unlink()
    put(host.demo)
    assert len(assert_refused(host, before, "")) == 1


def test_a_fifo_in_a_folder_is_told_without_waiting(host: Host) -> None:
    os.mkfifo(host.demo.with_name("waits.yaml"))
    checked, listed = host.ask(host.demo.parent)
    assert (checked.code, listed.code) == (65, 65)
    assert "waits.yaml: " in checked.out
    assert "waits.yaml: " in listed.err


def test_the_limit_of_size_is_said_and_can_be_raised(host: Host) -> None:
    with host.demo.open("a", encoding="utf-8") as file:
        for _ in range(yaml_reader.MEGABYTES):
            file.write(f"# {'x' * 997}\n" * 1000)
    before = host.kept()
    (said,) = assert_refused(host, before, "")
    assert f"{yaml_reader.MEGABYTES} MB" in said
    found = re.search(r"MISSIONFACTS_MAX_FILE_MB=\d+", said)
    assert found
    name, _, value = found[0].partition("=")
    checked, listed = host.ask(None, **{name: value})
    assert (checked.code, checked.out, listed.code) == (0, "", 0)
    assert "Demonstration" in listed.out


@pytest.mark.parametrize("nonsense", ["", "-1", "many", "1e3", "²"])
def test_a_limit_of_size_that_is_no_number_is_overlooked(host: Host, nonsense: str) -> None:
    checked, listed = host.ask(MISSIONFACTS_MAX_FILE_MB=nonsense)
    assert (checked.code, listed.code) == (0, 0)
    checked.assert_modest()


def test_a_loop_of_folders_is_walked_once(host: Host) -> None:
    folder = host.demo.parent
    (folder / "again").symlink_to(folder)
    checked, listed = host.ask(folder)
    (folder / "again").unlink()
    assert (checked.code, checked.out) == (0, "")
    assert listed.code == 0
    assert listed.out.count("Demonstration") == 1
    listed.assert_modest()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a name")
def test_a_file_whose_name_is_no_text_is_like_any_other(host: Host) -> None:
    folder = host.demo.parent
    odd = Path(os.fsdecode(bytes(folder) + b"/caf\xe9.yaml"))
    odd.write_text("sources:\n  other-told: {title: Told again, kind: web}\n", "utf-8")
    checked, listed = host.ask(folder)
    assert checked.code == 0
    assert listed.code == 0, listed.err
    assert "Demonstration" in listed.out
