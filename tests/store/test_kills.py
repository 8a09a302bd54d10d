"""Kills: whatever a command that was killed has left, the next one answers rightly and sweeps it away."""

import os
import random
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.places import ASKED, LANES, SEED, Place, assert_whole, of_own_data

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals as Unix has them")]
KILLS = int(os.environ.get("MISSIONFACTS_KILLS", "25"))  # 200 by hand


def killed(place: Place, argv: list[str], moment: float, *, writing: bool) -> None:
    """Start a command and kill it at a moment: seconds after its start, or after it has begun to write."""
    before = set(place.litter())
    process = place.start(*argv)
    if writing:
        while process.poll() is None and set(place.litter()) <= before:
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
            assert len(place.litter()) <= 1
            for file in set(place.kept()) - set(place.litter()):
                assert_whole(file)
            assert place.ask(*argv) == expected
            assert place.litter() == []
            assert len(place.kept()) == len(base)

    with ThreadPoolExecutor(LANES) as pool:
        list(pool.map(one_lane, range(LANES)))


def forget(place: Place, lane: int) -> int:
    """Remove the catalogue that a lane compiles and return how many are left."""
    for file in place.kept():
        if of_own_data(file) == (lane == 0):
            file.unlink()
    return len(place.kept())
