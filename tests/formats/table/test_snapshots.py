"""Tables and rails as they look."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.formats.table.shared import ANNIVERSARIES, DOCKING_DAY, DOCKING_ROWS
from tests.snapshots import assert_looks_as_it_did

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
WIDTHS = (20, 60, 80, 140)
SCREENS = (60, 80, 100, 140)
ROWS = {
    "timeline-rows": DOCKING_ROWS,
    "crew": ["crew", "astp"],
    "missions": ["missions", "--year", "1975..1977"],
}
ON_RAIL = {
    "timeline-astp": DOCKING_DAY,
    "timeline-apollo-11": ["timeline", "apollo-11"],
    "timeline-apollo-17": ["timeline", "apollo-17"],
    "timeline-mir": ["timeline", "mir", "--from", "1994", "--to", "1996"],
    "timeline-rosetta": ["timeline", "rosetta"],
    "timeline-get": ["timeline", "apollo-13", "--clock", "get"],
    "today-all-of-one": ANNIVERSARIES,
    **{f"today-{day}": ["today", "--date", f"2026-{day}", "--tz", "utc"] for day in ("04-12", "07-20", "11-25")},
    "upcoming": ["upcoming", "--date", "2026-07-16", "--tz", "utc", "--days", "3"],
}
PICTURED = [
    *((f"{name}-{width}", argv, width, {}) for name, argv in ROWS.items() for width in WIDTHS),
    *((f"{name}-{width}", argv, width, {}) for name, argv in ON_RAIL.items() for width in SCREENS),
    *((f"{name}-80-ascii", argv, 80, {"encoding": "ascii"}) for name, argv in ON_RAIL.items()),
    *((f"{name}-80-colour", argv, 80, {"color": True}) for name, argv in ON_RAIL.items()),
    ("timeline-astp-20", DOCKING_DAY, 20, {}),
    ("timeline-astp-ids-60", [*DOCKING_DAY, "--ids"], 60, {}),
]


@pytest.mark.parametrize(("name", "argv", "width", "how"), PICTURED, ids=[name for name, *_ in PICTURED])
def test_a_screen_looks_as_it_did(run: Run, name: str, argv: list[str], width: int, how: dict[str, bool | str]) -> None:
    assert_looks_as_it_did(SNAPSHOTS / f"{name}.txt", run(*argv, width=width, **how).out)


def test_there_is_no_snapshot_that_nothing_is_compared_with() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {f"{name}.txt" for name, *_ in PICTURED}
