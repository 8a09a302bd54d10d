"""Outputs that are closed, full, or read by somebody who has enough."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Result, run_process
from tests.places import COMMAND, posix_only

IN_FULL = ["timeline", "astp", "-f", "json"]  # more than a pipe holds


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
