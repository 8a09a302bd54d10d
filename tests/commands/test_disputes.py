"""disputes: where sources differ."""

from tests.commands.conftest import records
from tests.conftest import Run


def test_disagreements_have_a_spread(run: Run) -> None:
    found = {(each["id"], each["rival"]): each for each in records(run, "disputes", "astp")}
    hard_dock = found["astp/first-docking", "1975-07-17T16:12Z"]
    assert (hard_dock["spread"], hard_dock["unit"]) == ("3", "min")
    assert (found["astp/dm-mass", "2012"]["spread"], found["astp/dm-mass", "2012"]["unit"]) == ("6", "kg")
    assert found["astp/apollo-entry", "217:30:46"]["field"] == "elapsed"
    assert all(each["note"] for each in found.values())


def test_only_disputed_events_when_asked(run: Run) -> None:
    everything, disputed = records(run, "timeline", "astp"), records(run, "timeline", "astp", "--disputed")
    assert disputed == [event for event in everything if event["disputed"]]
    assert disputed
