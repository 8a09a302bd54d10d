"""Sheets, pages of people and lists as they look: in terminals of four widths, in ASCII, and in colour."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.snapshots import assert_looks_as_it_did

SNAPSHOTS = Path(__file__).parent / "snapshots"
PICTURED = {
    "person-gagarin": ["person", "gagarin"],
    "person-krikalev": ["person", "krikalev"],
    "person-armstrong": ["person", "armstrong"],
    "show-apollo-11": ["show", "apollo-11"],
    "show-leonov": ["show", "leonov"],
    "show-iss": ["show", "iss"],
    "show-nasa": ["show", "nasa"],
    "show-work": ["show", "sp-4209"],
    "show-event": ["show", "astp/first-docking"],
    "cite-event": ["cite", "astp/first-docking"],
    "disputes-astp": ["disputes", "astp", "--limit", "40"],
    "figures-apollo-11": ["figures", "apollo-11"],
    "missions-1969": ["missions", "--year", "1969"],
}
LOOKS: dict[str, dict[str, Any]] = {
    **{f"{width}.txt": {"width": width} for width in (60, 80, 100, 140)},
    "80-ascii.txt": {"width": 80, "encoding": "ascii"},
    "80-colour.ans": {"width": 80, "color": True},
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PICTURED)
def test_a_page_looks_as_it_did(run: Run, name: str, look: str) -> None:
    assert_looks_as_it_did(SNAPSHOTS / f"{name}-{look}", run(*PICTURED[name], **LOOKS[look]).out)


def test_there_is_no_snapshot_that_nothing_is_compared_with() -> None:
    assert {path.name for path in SNAPSHOTS.iterdir()} == {f"{name}-{look}" for name in PICTURED for look in LOOKS}
