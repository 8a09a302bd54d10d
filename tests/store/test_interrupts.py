"""Interrupts: a command ends with 130 at once, without a traceback, or as if there had been none."""

import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import Result
from tests.places import ASKED, COMMAND, LANES, SEED, Place

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")
INTERRUPTS = int(os.environ.get("MISSIONFACTS_INTERRUPTS", "20"))
IN_FULL = ["timeline", "astp", "-f", "json"]  # more than a pipe holds


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


@pytest.mark.slow
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
        assert place.litter() == [] or result.code == 130
        # What is half written then, the next run that compiles sweeps away.
        assert place.ask(*ASKED) == Result(0, right, "")
        assert place.litter() == []
        return result

    with ThreadPoolExecutor(LANES) as pool:
        results = list(pool.map(one, enumerate(chance.uniform(0, took) for _ in range(INTERRUPTS))))
    for result in results:
        assert "Traceback" not in result.err
        assert result.code in {0, 130}
        if result.code == 0:
            assert result.out == right
    assert any(result.code == 130 for result in results)
