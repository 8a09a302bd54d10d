"""The outside world: colours, widths, clocks, closed and full outputs, odd encodings, caches that cannot be used."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from missionfacts.errors import BadDate
from missionfacts.streams import now, wants_color

from .conftest import Result, Run, copy_checkout, run_process
from .test_formats import read_tsv

posix_only = pytest.mark.skipif(os.name == "nt", reason="no signals, /dev or pseudo-terminals there")
COMMAND = [sys.executable, "-m", "missionfacts"]
IN_FULL = ["timeline", "astp", "-f", "json"]  # more than a pipe holds


# Colour


@pytest.mark.parametrize(
    ("environ", "terminal", "pipe"),
    [
        ({}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR_FORCE": "0"}, True, False),
        ({"CLICOLOR_FORCE": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True, True),
        ({"CLICOLOR_FORCE": "0", "TERM": "dumb"}, False, False),
        ({"CLICOLOR_FORCE": "0", "FORCE_COLOR": "1"}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True, True),
    ],
)
def test_no_color_beats_force_color_beats_the_terminal(environ: dict[str, str], terminal: bool, pipe: bool) -> None:
    assert wants_color(environ, tty=True) is terminal
    assert wants_color(environ, tty=False) is pipe


def test_the_color_option_beats_the_environment() -> None:
    table = ["crew", "astp", "-f", "table"]
    assert "\x1b[" in run_process(*table, "--color", "always", NO_COLOR="1").out
    assert "\x1b" not in run_process(*table, "--color", "never", FORCE_COLOR="1").out
    assert "\x1b[" in run_process(*table, FORCE_COLOR="1").out
    assert "\x1b" not in run_process(*table, FORCE_COLOR="1", NO_COLOR="1").out


# Width


def longest_line(result: Result) -> int:
    assert result.code == 0
    return max(map(len, result.out.split("\n")))


@pytest.mark.parametrize("columns", ["60", "100"])
def test_columns_sets_the_width_of_a_table(columns: str) -> None:
    assert (
        int(columns) * 0.8
        < longest_line(run_process("timeline", "astp", "-f", "table", COLUMNS=columns))
        <= int(columns)
    )


def test_columns_that_are_no_number_are_overlooked() -> None:
    unlimited = run_process("timeline", "astp", "-f", "table", COLUMNS=None)
    assert longest_line(unlimited) > 100
    for columns in ("", "0", "-5", "wide", "60.5", "²", "9" * 5000):
        assert run_process("timeline", "astp", "-f", "table", COLUMNS=columns) == unlimited, columns[:9]


def test_columns_does_not_touch_rows() -> None:
    assert run_process("timeline", "astp", COLUMNS="20") == run_process("timeline", "astp")


# The clock


def test_the_clock_is_the_machines_own_unless_it_is_pinned() -> None:
    assert abs(now({}) - datetime.now(UTC)) < timedelta(minutes=1)
    assert abs(now({"MISSIONFACTS_NOW": ""}) - datetime.now(UTC)) < timedelta(minutes=1)
    assert now({}).tzinfo is not None


@pytest.mark.parametrize(
    ("pinned", "utc"),
    [
        ("2025-07-17T12:00Z", datetime(2025, 7, 17, 12, tzinfo=UTC)),
        ("2025-07-17T12:00+03:00", datetime(2025, 7, 17, 9, tzinfo=UTC)),
        ("2025-07-17T12:00:30-05:00", datetime(2025, 7, 17, 17, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_pinned_clock_shows_what_it_was_pinned_to(pinned: str, utc: datetime) -> None:
    assert now({"MISSIONFACTS_NOW": pinned}) == utc


@pytest.mark.parametrize("pinned", ["2025-07-17", "2025-07-17T23:59"])
def test_a_pinned_clock_without_a_zone_is_local(pinned: str) -> None:
    moment = now({"MISSIONFACTS_NOW": pinned})
    assert moment.tzinfo is not None
    assert moment.astimezone().replace(tzinfo=None) == datetime.fromisoformat(pinned)


@pytest.mark.parametrize("pinned", ["noon", "2025-02-30", "17 July", "12:00"])
def test_a_clock_cannot_be_pinned_to_what_is_no_time(pinned: str) -> None:
    with pytest.raises(BadDate, match="MISSIONFACTS_NOW"):
        now({"MISSIONFACTS_NOW": pinned})


@pytest.mark.parametrize(
    "pinned",
    ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59", "9999-12-31T23:59-12:00", "0001-01-01T00:00Z"],
)
@pytest.mark.parametrize("zone", ["local", "Asia/Tokyo"])
def test_a_clock_pinned_to_the_edge_of_the_calendar_is_no_bug(pinned: str, zone: str) -> None:
    result = run_process("today", "--tz", zone, MISSIONFACTS_NOW=pinned, TZ="America/New_York")
    assert result.code in {0, 2}
    assert "bug" not in result.err


# Outputs that are closed, full or a terminal


def shell(script: str, **environ: str) -> Result:
    """Run a script in which $missionfacts is the command."""
    whole = {**os.environ, "PY": sys.executable, **environ}
    text = script.replace("$missionfacts", '"$PY" -m missionfacts')
    done = subprocess.run(
        ["sh", "-c", text], capture_output=True, text=True, encoding="utf-8", env=whole, check=False, timeout=60
    )
    return Result(done.returncode, done.stdout, done.stderr)


@posix_only
@pytest.mark.parametrize("options", ["", "-f table", "-f json", "-f csv"])
def test_a_reader_that_has_enough_ends_it_quietly(options: str) -> None:
    result = shell(f"$missionfacts timeline astp {options} | head -n 1")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == 1


@posix_only
def test_a_closed_pipe_ends_it_as_it_ends_any_tool() -> None:
    with subprocess.Popen([*COMMAND, *IN_FULL], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "argv", ["timeline astp", "crew astp", "missions -f json", "crew astp -f table", "--version", "-h", "today -h", ""]
)
def test_a_full_disk_is_told_in_one_line(argv: str) -> None:
    result = shell(f"$missionfacts {argv} > /dev/full")
    assert result.code == 74
    assert re.fullmatch(r"missionfacts: the output could not be written: .+\n", result.err)


@posix_only
@pytest.mark.parametrize("argv", ["timeline astp", "today", "-h", "--version"])
def test_a_closed_output_is_told_in_one_line(argv: str) -> None:
    result = shell(f"$missionfacts {argv} >&-")
    assert result.code == 74
    assert result.err.startswith("missionfacts: the output could not be written")
    assert result.err.count("\n") == 1


@posix_only
def test_with_the_error_stream_closed_answers_and_exit_codes_stay() -> None:
    assert shell("$missionfacts crew astp 2>&-") == run_process("crew", "astp")
    assert shell("$missionfacts crew nobody 2>&-") == Result(1, "", "")
    assert shell("$missionfacts crew astp --nope 2>&-") == Result(2, "", "")
    assert shell("$missionfacts today --date 07-27 --mission astp 2>&-") == Result(0, "", "")


@posix_only
def test_with_every_stream_closed_it_ends_all_the_same() -> None:
    assert shell("$missionfacts crew astp >&- 2>&- <&-") == Result(74, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_an_error_stream_that_is_full_does_not_change_the_exit_code() -> None:
    assert shell("$missionfacts crew nobody 2> /dev/full") == Result(1, "", "")
    assert shell("$missionfacts crew astp 2> /dev/full") == run_process("crew", "astp")


@posix_only
def test_an_interrupt_while_writing_ends_with_130_and_without_a_traceback() -> None:
    with subprocess.Popen([*COMMAND, *IN_FULL], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(1)  # it has begun to write, and waits for us to read on
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_an_interrupt_before_it_has_begun_ends_with_130_too() -> None:
    code = """
import sys, types
def main(argv):
    import os, signal
    os.kill(os.getpid(), signal.SIGINT)
sys.modules["missionfacts.cli"] = types.ModuleType("missionfacts.cli")
sys.modules["missionfacts.cli"].main = main
from missionfacts.__main__ import run
run()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def on_a_terminal(columns: int, *argv: str, **environ: str) -> str:
    """Return what the command writes to a terminal of so many columns."""
    import fcntl
    import pty
    import struct
    import termios

    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    whole = {**os.environ, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environ}
    with subprocess.Popen([*COMMAND, *argv], stdout=its, stderr=subprocess.PIPE, env=whole) as process:
        os.close(its)
        text = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:  # what Linux says when the other end is closed
                break
            if not more:
                break
            text += more
    os.close(ours)
    assert process.returncode == 0
    return text.decode().replace("\r\n", "\n")


@posix_only
def test_a_terminal_gets_a_coloured_table_of_its_width() -> None:
    text = on_a_terminal(70, "timeline", "astp")
    assert "\x1b[" in text
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert plain == run_process("timeline", "astp", "-f", "table", COLUMNS="70").out
    assert max(map(len, plain.split("\n"))) <= 70


@posix_only
def test_a_terminal_is_asked_for_its_width_only_when_columns_does_not_tell() -> None:
    assert (
        on_a_terminal(70, "crew", "astp", NO_COLOR="1", COLUMNS="50")
        == run_process("crew", "astp", "-f", "table", COLUMNS="50").out
    )
    assert (
        on_a_terminal(0, "timeline", "astp", NO_COLOR="1")
        == run_process("timeline", "astp", "-f", "table", COLUMNS="80").out
    )


@posix_only
@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_gets_none(environ: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(80, "crew", "astp", **environ)


# Encodings


NAMES = ["crew", "astp", "--fields", "name,native"]


def natives() -> list[str]:
    return [row[1] for row in read_tsv(run_process(*NAMES).out)]


def test_names_come_in_their_own_script() -> None:
    assert any("Леонов" in name for name in natives())


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r"])
def test_what_an_encoding_cannot_say_is_escaped_and_comes_back(encoding: str) -> None:
    def answered(*options: str) -> str:
        environ = {**os.environ, "PYTHONIOENCODING": encoding}
        done = subprocess.run([*COMMAND, *NAMES, *options], capture_output=True, env=environ, check=True)
        assert done.stderr == b""
        return done.stdout.decode(encoding)

    expected = natives()
    assert [row[1] for row in read_tsv(answered())] == expected
    assert [record["native"] or "" for record in json.loads(answered("-f", "json"))] == expected
    assert [json.loads(line)["native"] or "" for line in answered("-f", "ndjson").splitlines()] == expected
    assert len(answered("-f", "table").splitlines()) == len(expected) + 2
    if encoding == "ascii":
        assert "\\u041b\\u0435\\u043e\\u043d\\u043e\\u0432" in answered()
        assert answered("-f", "json").isascii()


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8", "nowhere"])
def test_no_locale_is_in_the_way(locale: str) -> None:
    assert run_process(*NAMES, LC_ALL=locale) == run_process(*NAMES)


def test_a_locale_without_letters_gets_escapes() -> None:
    result = run_process(*NAMES, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.code, result.err) == (0, "")
    assert [row[1] for row in read_tsv(result.out)] == natives()


def test_an_error_is_told_in_any_encoding() -> None:
    result = run_process("person", "Леоновф", PYTHONIOENCODING="ascii")
    assert result.code == 1
    assert result.err.isascii()
    assert "\\u041b" in result.err


# The cache: each test has a checkout of its own


Checkout = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the checkout."""
    return copy_checkout(tmp_path / "checkout")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def checkout(folder: Path, cache: Path) -> Checkout:
    """Return a function that runs the copy."""

    def run_there(*argv: str, **environ: str | None) -> Result:
        return run_process(*argv, **{"PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(cache), **environ})

    return run_there


def kept(cache: Path) -> Path:
    """Return the one catalogue in a cache."""
    (file,) = (cache / "missionfacts").iterdir()
    return file


def crew_of_astp() -> str:
    return run_process("crew", "astp").out


def test_a_catalogue_is_compiled_once_and_then_kept(checkout: Checkout, cache: Path, folder: Path) -> None:
    assert checkout("crew", "astp") == Result(0, crew_of_astp(), "")
    file = kept(cache)
    before = file.stat()
    assert checkout("crew", "astp") == Result(0, crew_of_astp(), "")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    os.utime(folder / "data" / "astp.yaml")
    assert checkout("crew", "astp") == Result(0, crew_of_astp(), "")
    assert kept(cache).stat().st_ino != before.st_ino or kept(cache).stat().st_mtime_ns != before.st_mtime_ns


def test_broken_data_is_told_whole_and_leaves_the_last_good_catalogue(
    checkout: Checkout, cache: Path, folder: Path
) -> None:
    checkout("crew", "astp")
    good = kept(cache).read_bytes()
    astp, people = folder / "data" / "astp.yaml", folder / "data" / "people.yaml"
    texts = {file: file.read_text("utf-8") for file in (astp, people)}
    astp.write_text(texts[astp].replace("  kind: crewed\n", "  kind: flown\n  color: red\n", 1), "utf-8")
    people.write_text(texts[people] + "  nobody:\n    nam: Nobody\n  nobody:\n    name: [\n", "utf-8")
    for _ in range(2):
        result = checkout("crew", "astp")
        assert (result.code, result.out) == (65, "")
        lines = result.err.removeprefix("missionfacts: ").splitlines()
        assert all(re.match(r"data/\w+\.yaml:\d+(:\d+)?: ", line) for line in lines)
        for words in ("'flown' is not known", "unknown field 'color'", "'nobody' is here twice", "not valid YAML"):
            assert words in result.err
        assert "Traceback" not in result.err
        assert kept(cache).read_bytes() == good
    for file, text in texts.items():
        file.write_text(text, "utf-8")
    assert checkout("crew", "astp") == Result(0, crew_of_astp(), "")


def test_two_at_once_do_not_get_in_each_others_way(folder: Path, cache: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(folder / "src"), "XDG_CACHE_HOME": str(cache)}
    running = [
        subprocess.Popen([*COMMAND, "crew", "astp"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ)
        for _ in range(3)
    ]
    results = [(process.communicate(timeout=60)[0].decode(), process.returncode) for process in running]
    assert results == [(crew_of_astp(), 0)] * 3
    assert kept(cache).is_file()


def test_data_that_break_a_rule_are_told_with_their_place(checkout: Checkout, folder: Path) -> None:
    astp = folder / "data" / "astp.yaml"
    astp.write_text(astp.read_text("utf-8").replace("{id: sp-4209,", "{id: sp-4290,"), "utf-8")
    result = checkout("missions")
    assert result.code == 65
    assert re.search(r"data/astp\.yaml:\d+:\d+: .*no source 'sp-4290' \(did you mean sp-4209", result.err)


# With little data and in this process, which is quicker


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small mission, which is all that the command knows of."""
    folder = tmp_path / "small" / "data"
    folder.mkdir(parents=True)
    used = [{"id": "somebody"}]
    events = [
        {"id": f"e{n}", "at": "1975-07-17", "kind": "meeting", "title": f"Meeting number {n}", "sources": used}
        for n in range(50)
    ]
    mission = {"id": "small", "name": "Small", "kind": "crewed", "summary": "Small.", "sources": used}
    # JSON is YAML too.
    (folder / "small.yaml").write_text(json.dumps({"mission": {**mission, "events": events}}), "utf-8")
    (folder / "sources.yaml").write_text('{"sources": {"somebody": {"title": "Told", "kind": "web"}}}', "utf-8")
    monkeypatch.setattr("missionfacts.store.SHIPPED", tmp_path / "none")
    monkeypatch.setattr("missionfacts.store.CHECKOUT_DATA", folder)
    return folder


@pytest.fixture
def small(run: Run, data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Result]:
    """Return a function that asks for the timeline of the small mission."""
    assert data.is_dir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return lambda: run("timeline", "small")


NOT_KEPT = re.compile(r"missionfacts: the catalogue is not kept for the next time: .+\n")


def answers(result: Result) -> bool:
    return result.code == 0 and result.out.count("\n") == 50


@posix_only
@pytest.mark.parametrize("what", ["a new file", "a file gone", "no file left", "a link to nowhere"])
def test_a_changed_set_of_files_is_noticed(small: Callable[[], Result], data: Path, what: str) -> None:
    assert answers(small())
    if what == "a new file":
        (data / "zz.yaml").write_text("sources: 3\n", "utf-8")
    elif what == "a file gone":
        (data / "sources.yaml").unlink()
    elif what == "no file left":
        for file in data.iterdir():
            file.unlink()
    else:
        (data / "zz.yaml").symlink_to("nowhere")
    result = small()
    assert (result.code, result.out) == (65, "")
    assert "data" in result.err
    assert "Traceback" not in result.err


def other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mission (id TEXT)")
    connection.close()


def other_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("DELETE FROM event")  # its tables may mean anything
    connection.close()


def without_marks_of_origin(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE meta")
    connection.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "not a database": lambda path: path.write_bytes(b"hello" * 1000),
    "only its header": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut by a page": lambda path: path.write_bytes(path.read_bytes()[:-4096]),
    "zeros in its first pages": lambda path: path.write_bytes(
        path.read_bytes()[:100] + bytes(8092) + path.read_bytes()[8192:]
    ),
    "another program's": other_database,
    "another version's": other_version,
    "without its own records": without_marks_of_origin,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_catalogue_is_made_anew(small: Callable[[], Result], cache: Path, damage: str) -> None:
    fine = small()
    assert answers(fine)
    assert fine.err == ""
    DAMAGE[damage](kept(cache))
    assert small() == fine
    connection = sqlite3.connect(f"{kept(cache).as_uri()}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


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
        assert answers(result)
        assert NOT_KEPT.fullmatch(result.err)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc")
def test_a_place_where_nobody_may_write_is_like_no_cache(
    small: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/self")
    result = small()
    assert answers(result)
    assert NOT_KEPT.fullmatch(result.err)


def test_a_folder_where_the_catalogue_should_be_is_like_no_cache(small: Callable[[], Result], cache: Path) -> None:
    small()
    file = kept(cache)
    file.unlink()
    file.mkdir()
    result = small()
    assert answers(result)
    assert NOT_KEPT.fullmatch(result.err)
    assert list((cache / "missionfacts").iterdir()) == [file]  # nothing half-made is left lying about


def test_a_cache_that_is_not_there_is_made(
    small: Callable[[], Result], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache / "not" / "there"))
    assert small().err == ""
    assert kept(cache / "not" / "there").is_file()


@posix_only
def test_the_cache_is_below_home_unless_it_is_somewhere_else(
    small: Callable[[], Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    result = small()
    assert answers(result)
    assert result.err == ""
    assert list((tmp_path / "home").rglob("*.sqlite"))


@posix_only
def test_without_home_and_without_an_account_it_answers(
    small: Callable[[], Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pwd

    def nobody(_: int) -> None:
        raise KeyError("there is no such user")

    monkeypatch.setattr(pwd, "getpwuid", nobody)  # as in a container that runs under a number
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    result = small()
    assert answers(result)
    assert NOT_KEPT.fullmatch(result.err)
    assert set(tmp_path.iterdir()) == before
