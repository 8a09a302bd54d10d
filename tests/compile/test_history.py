"""The same files give the same answers, whatever was there before: random edits, against a fresh compile."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from missionfacts.store import program_fingerprint
from tests.compile.edits import CHECKOUT, CHECKOUT_START, OWN, OWN_START, Edit, World
from tests.conftest import Run
from tests.places import mission, put, ship

pytestmark = pytest.mark.slow
RANDOM = settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # to make a failure small would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def assert_history_is_no_matter(
    run: Run, world: World, folder: Path, edits: list[Edit], start: dict[str, str], data: Sequence[str]
) -> None:
    kept, fresh = folder.parent / "kept", folder.parent / "fresh"
    for path in (folder, kept, fresh):
        shutil.rmtree(path, ignore_errors=True)
    put(folder, **start)
    clock = 1_700_000_000_000_000_000
    program = program_fingerprint()
    with pytest.MonkeyPatch.context() as patch:
        # The program does not change meanwhile; to look at all its modules each time would take half of the test.
        patch.setattr("missionfacts.store.program_fingerprint", lambda: program)
        for edit in [None, *edits]:
            clock += 1_000_000_000
            if edit:
                world.do(edit, folder, clock)
            patch.setenv("XDG_CACHE_HOME", str(kept))
            first = run(*world.questions[0], *data)
            # Wrong data is told of alike by every command.
            asked = world.questions if first.code == 0 else world.questions[:1]
            with_history = [run(*argv, *data) for argv in asked]
            patch.setenv("XDG_CACHE_HOME", str(fresh))
            shutil.rmtree(fresh, ignore_errors=True)
            assert with_history == [run(*argv, *data) for argv in asked], edit
            assert with_history[0].code in {0, 65}
            assert with_history[0] == first


@pytest.fixture
def little_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the program ship a small mission, in place of its own."""
    shipped = mission("old", "The old mission", title="The docking of old").replace("demo-told", "old-told")
    defined = "sources:\n  old-told: {title: Told of old, kind: web}\n"
    ship(monkeypatch, put(tmp_path / "checkout" / "data", old=shipped, told=defined))


@pytest.mark.usefixtures("little_shipped")
@pytest.mark.parametrize("bundled", ["--bundled", "--no-bundled"])
@RANDOM
@given(edits=OWN.edits([0, 1, 2, 3, 9, 12, 13, 14, 15, 16, 17], 7))
def test_the_same_files_answer_alike_whatever_was_there_before(
    run: Run, tmp_path: Path, bundled: str, edits: list[Edit]
) -> None:
    folder = tmp_path / "own"
    assert_history_is_no_matter(run, OWN, folder, edits, OWN_START, [bundled, "--data", str(folder)])


@pytest.mark.usefixtures("little_shipped")
@pytest.mark.parametrize(
    "edits",
    [
        [Edit("write", 0, 9), Edit("write", 1, 9), Edit("write", 0, 1)],
        [Edit("write", 4, 2), Edit("write", 0, 1), Edit("remove", 4, 0)],
        [Edit("write", 1, 3), Edit("write", 0, 3), Edit("write", 0, 0)],
        [Edit("write", 1, 5), Edit("define", 0, 2), Edit("write", 1, 0), Edit("write", 0, 7)],
        [Edit("write", 2, 2), Edit("move", 2, 0), Edit("write", 2, 2), Edit("remove", 2, 0)],
    ],
    ids=["one of two changed", "a shipped one replaced", "a name taken twice", "definitions that move", "a file moved"],
)
def test_telling_edits_are_no_matter_either(run: Run, tmp_path: Path, edits: list[Edit]) -> None:
    folder = tmp_path / "own"
    assert_history_is_no_matter(run, OWN, folder, edits, OWN_START, ["--bundled", "--data", str(folder)])


@RANDOM
@given(edits=CHECKOUT.edits([0, 0, 1, 3, 7, 10, 10, 11, 13, 14, 18, 19, 20, 21, 22, 23, 24, 34], 12))
def test_a_checkout_answers_alike_whatever_was_there_before(run: Run, tmp_path: Path, edits: list[Edit]) -> None:
    folder = tmp_path / "checkout" / "data"
    with pytest.MonkeyPatch.context() as patch:
        ship(patch, folder)
        assert_history_is_no_matter(run, CHECKOUT, folder, edits, CHECKOUT_START, [])
