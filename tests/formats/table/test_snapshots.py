"""Tables as they look."""

import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.formats.table.shared import ANNIVERSARIES, DOCKING_DAY

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
WIDTHS = (20, 60, 80, 140)
PICTURED = {
    "timeline": DOCKING_DAY,
    "crew": ["crew", "astp"],
    "today": ANNIVERSARIES,
    "missions": ["missions", "--year", "1975..1977"],
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PICTURED)
def test_a_table_looks_as_it_did(run: Run, name: str, width: int) -> None:
    snapshot = SNAPSHOTS / f"{name}-{width}.txt"
    seen = run(*PICTURED[name], width=width).out
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        snapshot.write_bytes(seen.encode())
    assert seen == snapshot.read_bytes().decode(), "UPDATE_SNAPSHOTS=1 in the environment takes the new look"


def test_there_is_no_snapshot_that_nothing_is_compared_with() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {
        f"{name}-{width}.txt" for name in PICTURED for width in WIDTHS
    }
