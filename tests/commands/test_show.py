"""show: one record of any kind, with all its fields."""

from tests.commands.conftest import records
from tests.conftest import Run


def test_a_picture_is_named_by_its_event_and_by_its_mission(run: Run) -> None:
    (event,) = records(run, "timeline", "astp", "--from", "1975-04-25", "--to", "1975-04-25")
    assert event["pictures"]
    (mission,) = records(run, "show", "astp")
    assert any(picture["event"] == event["id"] for picture in mission["pictures"])
