"""disputes: where sources differ."""

import re

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


def test_rivals_stand_below_what_they_are_about(run: Run) -> None:
    lines = run("disputes", "astp", width=80).out.splitlines()
    place = lines.index("Americans and Soviets hold their first talks on compatible docking")
    assert lines[place + 1].split("  ")[1].strip() == "26–28 Oct 1970"
    assert lines[place + 2].endswith("10 days")
    assert len(lines) < 2.1 * len(records(run, "disputes", "astp"))
    assert all(len(line) <= 80 for line in lines)


def test_values_of_figures_have_their_unit(run: Run) -> None:
    (mass,) = [each for each in records(run, "disputes", "astp") if each["id"] == "astp/dm-mass"]
    assert (mass["value"], mass["rival"], mass["value_unit"]) == ("2006", "2012", "kg")
    assert re.search(r"2,006 kg +2,012 kg +6 kg", run("disputes", "astp", "-f", "table").out)
