"""The terminal: colours and widths, and what a command writes when it is on one."""

import os
import re
import subprocess

import pytest

from missionfacts.terminal import wants_color
from tests.conftest import Result, run_process
from tests.places import COMMAND, posix_only

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
        ({"FORCE_COLOR": "2"}, True, True),
        ({"FORCE_COLOR": "3"}, True, True),
        ({"FORCE_COLOR": "true"}, True, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "false"}, False, False),
        ({"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"CLICOLOR": "0"}, False, False),
        ({"CLICOLOR": "1"}, True, False),
        ({"CLICOLOR": ""}, True, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR": "0", "FORCE_COLOR": "1"}, True, True),
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
    environ = {"TERM": "xterm", **environ}
    assert wants_color(environ, tty=True) is terminal
    assert wants_color(environ, tty=False) is pipe


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb"}, {"TERM": "unknown"}])
def test_a_terminal_of_which_nobody_says_what_it_can_has_no_colour_unless_asked(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not wants_color(environ, tty=True)
    assert wants_color({**environ, "FORCE_COLOR": "1"}, tty=True)
    monkeypatch.setattr("os.name", "nt")
    assert wants_color(environ, tty=True) is ("TERM" not in environ)


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
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_terminal_in_the_locale_c_gets_ascii(locale: str) -> None:
    text = on_a_terminal(70, "timeline", "astp", "--no-color", PYTHONIOENCODING="", LC_ALL=locale)
    assert text.isascii()
    assert text == run_process("timeline", "astp", "-f", "table", COLUMNS="70", PYTHONIOENCODING="ascii").out


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
