"""Charts as they look: a meeting of two ships, a landing on the Moon, a lone flight, a station."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.snapshots import assert_looks_as_it_did

SNAPSHOTS = Path(__file__).parent / "snapshots"
CHARTS = {
    "astp": ["timeline", "astp", "--chart", "--from", "17 July 1975", "--to", "19 July 1975"],
    "apollo-11": ["timeline", "apollo-11", "--chart"],
    "vostok-1": ["timeline", "vostok-1", "--chart"],
    "iss": ["timeline", "iss", "--chart"],
    "mir": ["timeline", "mir", "--chart"],
}
LOOKS: dict[str, dict[str, Any]] = {
    **{f"{width}.txt": {"width": width} for width in (40, 60, 100, 160)},
    **{f"{width}-ascii.txt": {"width": width, "encoding": "ascii"} for width in (60, 100, 160)},
    "100-colour.ans": {"width": 100, "color": True},
}


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_looks_as_it_did(run: Run, name: str, look: str) -> None:
    assert_looks_as_it_did(SNAPSHOTS / f"{name}-{look}", run(*CHARTS[name], **LOOKS[look]).out)


def test_there_is_no_snapshot_that_nothing_is_compared_with() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {f"{name}-{look}" for name in CHARTS for look in LOOKS}
