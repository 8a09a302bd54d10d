"""The command `replay`."""

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import records
from tests.conftest import Run, Waited, run_process

PAIR = ["pair", "--no-bundled", "--data", str(Path(__file__).parent / "live")]
LAUNCH_DAY = datetime(2021, 5, 5, 13, tzinfo=UTC)


def replayed(run: Run, *argv: str, now: datetime = LAUNCH_DAY) -> tuple[list[dict[str, Any]], float]:
    """Return what a pipe gets, and how many seconds it took."""
    clock = Waited()
    result = run("replay", *PAIR, *argv, now=now, clock=clock)
    assert (result.code, result.err) == (0, "")
    return [json.loads(line) for line in result.out.splitlines()], clock.passed


def test_a_flight_takes_as_much_time_as_was_asked_for(run: Run) -> None:
    hours = 4 * 24 + 1  # from the launch to the last landing
    for speed, factor in (("60x", 60), ("1000", 1000), ("0.5x", 0.5), ("1X", 1)):
        assert replayed(run, "--speed", speed)[1] == pytest.approx(hours * 3600 / factor)
    assert replayed(run)[1] == pytest.approx(hours * 60)
    assert replayed(run, "--speed", "max")[1] == 0


def test_each_event_comes_when_it_is_due(run: Run) -> None:
    told, _ = replayed(run, "--speed", "3600x")
    assert {each["id"].removeprefix("pair/"): each["due"] for each in told[:5]} == {
        "launch": "2021-05-05T13:00:00Z",
        "second-launch": "2021-05-05T13:00:02Z",
        "lunch": None,  # whose time nobody knows: it comes after the one before
        "docking": "2021-05-05T13:00:08Z",
        "visit": "2021-05-05T13:00:14Z",
    }
    assert [each["id"] for each in told] == [each["id"] for each in records(run, "timeline", *PAIR)][1:-1]


def test_an_event_without_a_time_does_not_come_before_its_day(run: Run) -> None:
    assert replayed(run, "--speed", "1", "--from", "1 March 1972 12:00", "--to", "2 March 1972")[1] == 12 * 3600


def test_what_is_told_is_an_event_with_all_its_fields(run: Run) -> None:
    told, _ = replayed(run, "--speed", "max")
    events = {each["id"]: each for each in records(run, "timeline", *PAIR)}
    for each in told:
        assert {name: each[name] for name in each if name != "due"} == {
            name: events[each["id"]][name] for name in each if name != "due"
        }


def test_as_if_today_each_event_has_its_own_time_of_day(run: Run) -> None:
    told, passed = replayed(run, "--as-if-today")
    assert [(each["id"].removeprefix("pair/"), each["due"]) for each in told] == [
        ("second-launch", "2021-05-05T14:00Z~"),  # the launch was at noon, which is past
        ("lunch", "2021-05-05"),
        ("docking", "2021-05-05T20:00:30Z"),
        ("visit", "2021-05-06T02:00Z?"),
        ("back", "2021-05-06T08:00Z"),
        ("undocking", "2021-05-07T01:00:00Z"),
        ("rest", "2021-05-08"),
        ("hare-lands", "2021-05-09T12:00:00Z"),
        ("tortoise-lands", "2021-05-09T13:00:00Z"),
    ]
    assert passed == 4 * 24 * 3600
    every, passed = replayed(run, "--as-if-today", "--speed", "max")
    assert (len(every), every[0]["due"], passed) == (10, "2021-05-05T12:00:00Z", 0)


def test_as_if_today_on_the_day_itself(run: Run) -> None:
    told, _ = replayed(run, "--as-if-today", now=datetime(1972, 2, 28, 19, tzinfo=UTC))
    assert [each["due"] for each in told][:2] == ["1972-02-28T20:00:30Z", "1972-02-29T02:00Z?"]
    result = run("replay", "vostok-1", "--as-if-today", now=datetime(2021, 4, 12, 23, tzinfo=UTC), clock=Waited())
    assert (result.code, result.out) == (0, "")
    assert result.err == "missionfacts: nothing of Vostok 1 is left to tell today\n"


@pytest.mark.parametrize("speed", ["0", "-1", "0x", "fast", "nan", "inf", "1e400", "2000000x", "0.001", "x", "60 x y"])
def test_a_speed_that_is_none_is_one_line(run: Run, speed: str) -> None:
    result = run("replay", "astp", "--speed", speed)
    assert (result.code, result.out) == (2, "")
    assert re.fullmatch(r"missionfacts: '.*' is not a speed: write a number .*, or max\n", result.err)


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["astp", "--as-if-today", "--speed", "2x"], 2),
        (["astp", "--from", "1976", "--to", "1975"], 2),
        (["asttp"], 1),
        (["astp", "-f", "table", "--fields", "at"], 2),
    ],
)
def test_what_makes_no_sense_is_one_line(run: Run, argv: list[str], code: int) -> None:
    result = run("replay", *argv, clock=Waited())
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("missionfacts: ")
    assert result.err.count("\n") == 1


def test_nothing_between_two_limits_is_said(run: Run) -> None:
    result = run("replay", *PAIR, "--from", "1980", "--to", "1981", clock=Waited())
    assert (result.code, result.out) == (0, "")
    assert result.err == "missionfacts: nothing of Pair is left to tell between those limits\n"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (("--from", "4 March 1972"), "Pair ended on 3 March 1972; what came after is told with --to, too"),
        (("--to", "1972-02-01"), "Pair began on 28 February 1972; what came before is told with --from, too"),
    ],
)
@pytest.mark.parametrize("speed", ["60x", "max"])
@pytest.mark.parametrize("width", [None, 80])
def test_a_limit_outside_the_flight_is_said_at_once(
    run: Run, limit: tuple[str, str], said: str, speed: str, width: int | None
) -> None:
    clock = Waited()
    result = run("replay", *PAIR, *limit, "--speed", speed, clock=clock, width=width)
    assert (result.code, result.out, result.err) == (0, "", f"missionfacts: {said}\n")
    assert clock.passed == 0


def test_what_came_after_is_told_with_both_limits(run: Run) -> None:
    told, _ = replayed(run, "--speed", "max", "--from", "4 March 1972", "--to", "2000")
    assert [each["id"] for each in told] == [records(run, "timeline", *PAIR)[-1]["id"]]


def test_of_an_expedition_what_its_timeline_tells(run: Run) -> None:
    told = [each["id"] for each in records(run, "replay", "expedition 1", "--speed", "max")]
    assert told == [each["id"] for each in records(run, "timeline", "expedition 1")]
    last_day = records(run, "replay", "Expedition 1", "--speed", "max", "--from", "19 March 2001")
    assert 0 < len(last_day) < len(told)


def test_a_window_shows_the_flight_and_leaves_the_last_picture(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    clock = Waited()
    result = run("replay", *PAIR, "--speed", "20000x", width=80, clock=clock)
    assert (result.code, result.err) == (0, "")
    assert 17 < clock.passed < 18
    assert result.out.index("\x1b[?1049h") < result.out.index("\x1b[?1049l")  # another screen, and back
    assert result.out.index("\x1b[?25l") < result.out.index("\x1b[?25h")  # without a cursor, and with it
    assert "Tortoise: Bob Two, Ann One ═ Hare" in result.out
    assert "in about 2 h" in result.out or "in 6 h" in result.out
    last = result.out.rpartition("\x1b[?1049l")[2]
    assert "Fri 3 March 1972, 13:00:00 UTC" in last
    assert "Tortoise lands" in last.splitlines()[-1]
    assert "Next" not in last


@pytest.mark.parametrize("width", [1, 20, 60, 300])
def test_a_window_may_be_narrow_and_speak_ascii(run: Run, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    result = run("replay", *PAIR, "--speed", "1000000x", width=width, encoding="ascii", clock=Waited())
    assert result.code == 0
    assert "\\u" not in result.out


def test_where_nothing_can_be_drawn_anew_lines_come_as_they_are_due(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    clock = Waited()
    result = run("replay", *PAIR, width=60, clock=clock)
    assert clock.passed == pytest.approx(97 * 60)
    assert "\x1b" not in result.out
    assert result.out.splitlines()[:3] == [
        "Mon 28 February 1972 ───────────────────────────────────────",
        " 12:00:00 ◆ Hare lifts off",
        "~14:00    ● Tortoise lifts off",
    ]
    assert run("replay", *PAIR, "-f", "table", clock=Waited()).out.startswith("Mon 28 February 1972 ")


def test_without_waiting_a_terminal_gets_the_timeline(run: Run) -> None:
    told = run("replay", *PAIR, "--speed", "max", width=80).out
    assert "Hare lifts off" in told
    assert "medal" not in told


def test_a_file_does_not_wait(run: Run, tmp_path: Path) -> None:
    clock = Waited()
    for name in ("pair.txt", "pair.ndjson"):
        assert run("replay", *PAIR, "--speed", "1x", "-o", str(tmp_path / name), clock=clock).code == 0
    assert clock.passed == 0
    assert "Tortoise lands" in (tmp_path / "pair.txt").read_text("utf-8")
    assert len((tmp_path / "pair.ndjson").read_text("utf-8").splitlines()) == 10


@pytest.mark.slow
def test_a_line_goes_out_as_soon_as_it_is_due_and_a_closed_pipe_is_silent() -> None:
    argv = [sys.executable, "-m", "missionfacts", "replay", *PAIR, "--speed", "3600x"]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["id"] == "pair/launch"
        assert process.poll() is None  # there is more to come
        process.stdout.close()
        assert process.wait(10) == -signal.SIGPIPE
        assert process.stderr.read() == b""


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "code"), [("\x03", 130), ("", 143)])
def test_a_window_that_is_left_is_as_it_was(sent: str, code: int) -> None:
    process, master = in_a_terminal("xterm")
    seen = read_until(master, "Hare lifts off")
    assert "\x1b[?1049h" in seen
    assert "\x1b[?25l" in seen
    resize(master, 10, 30)
    narrow = read_until(master, "\x1b[H").rpartition("\x1b[H")[0] + read_until(master, "Next")
    assert "Next" in narrow
    if sent:
        os.write(master, sent.encode())
    else:
        process.terminate()
    rest = read_until(master, "\x1b[?1049l")
    assert process.wait(10) == code
    os.close(master)
    assert rest.rindex("\x1b[?25h") > rest.rfind("\x1b[?25l")
    assert "Traceback" not in rest


@pytest.mark.slow
def test_a_window_that_is_stopped_is_given_back_and_drawn_again() -> None:
    # A process whose parent is in another session cannot be stopped.
    process, master = in_a_terminal("xterm", start_new_session=False, process_group=0)
    read_until(master, "Hare lifts off")
    os.kill(process.pid, signal.SIGTSTP)
    read_until(master, "\x1b[?1049l")
    assert is_stopped(process.pid)
    os.kill(process.pid, signal.SIGCONT)
    again = read_until(master, "\x1b[?1049h") + read_until(master, "Hare lifts off")
    assert "Traceback" not in again
    os.kill(process.pid, signal.SIGINT)
    read_until(master, "\x1b[?1049l")
    assert process.wait(10) == 130
    os.close(master)


def is_stopped(process: int) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        pid, status = os.waitpid(process, os.WUNTRACED | os.WNOHANG)
        if pid:
            return os.WIFSTOPPED(status)
        time.sleep(0.05)
    return False


@pytest.mark.slow
def test_where_nothing_can_be_drawn_anew_an_interrupt_leaves_a_line_of_its_own() -> None:
    process, master = in_a_terminal("dumb")
    read_until(master, "Hare lifts off\r\n")
    os.write(master, b"\x03")
    assert process.wait(10) == 130
    assert os.read(master, 100) == b"^C\r\n"
    os.close(master)


def in_a_terminal(kind: str, **how: Any) -> tuple[subprocess.Popen[bytes], int]:
    """Start the made-up flight in a terminal, which one reads and writes by the number returned."""
    run_process("missions", *PAIR[1:])  # so that it is compiled
    master, slave = pty.openpty()
    resize(master, 24, 80)
    process = subprocess.Popen(
        [sys.executable, "-m", "missionfacts", "replay", *PAIR],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        **(how or {"start_new_session": True, "preexec_fn": lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)}),
        env={**os.environ, "TERM": kind},
    )
    os.close(slave)
    return process, master


def resize(terminal: int, lines: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def read_until(terminal: int, text: str) -> str:
    """Return what a terminal gets until a text has come."""
    found, end = b"", time.monotonic() + 20
    while text.encode() not in found:
        assert time.monotonic() < end, found
        found += os.read(terminal, 65_536)
    return found.decode(errors="replace")
