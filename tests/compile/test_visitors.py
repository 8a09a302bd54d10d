"""Uncrewed ships at a station: the craft and events that a compact list is."""

from pathlib import Path

import pytest

from missionfacts.compile import load
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.schema import Mission

STATION = """\
mission:
  id: base
  name: Base
  kind: station
  summary: A station.
  sources: [{id: told}]
  spacecraft:
    - {id: base, name: Great Base, aliases: [GB], sources: [{id: told}]}
    - {id: tug, name: The Tug, type: Tug, sources: [{id: told}]}
  visitors:
VISITORS
  events:
    - {id: launch, at: 1960-01-01T12:00:00Z, kind: launch, spacecraft: [base], title: Base lifts off, WORK}
    - {id: tug-comes, at: 1960-02-03, kind: docking, spacecraft: [tug, base], title: The tug docks, WORK}
    - {id: fire, at: 1960-06-01, kind: anomaly, spacecraft: [base], title: A fire breaks out, WORK}
sources:
  told: {title: As told, kind: history}
""".replace("WORK", "sources: [{id: told}]")
TANK = (
    "    - {id: tank, name: Tank, cospar: 1960-900A, site: Pad 5, launched: 1960-03-01T10:00Z, stays: [{port: aft,"
    " docked: 1960-03-03, undocked: 1960-04-04T01:02:03Z}, {docked: 1960-04-04, berthed: true, undocked: 1960-07-01}],"
    " ended: 1960-07-02?, end: entry, sources: [{id: told}],"
    " disputed: [{docked: 1960-03-04, sources: [{id: told}], note: Slip}]}"
)
TUG = (
    "    - {id: tug, launched: 1960-02-01, stays: [{docked: 1960-02-03T01:00Z, undocked: 1960-05-05}],"
    " sources: [{id: told}]}"
)


def examined(tmp_path: Path, *visitors: str) -> tuple[Dataset, list[str]]:
    file = tmp_path / "base.yaml"
    file.write_text(STATION.replace("VISITORS", "\n".join(visitors)), "utf-8")
    dataset, problems = load.examine([file], tmp_path)
    return dataset, [str(problem) for problem in problems]


def unfolded(tmp_path: Path, *visitors: str) -> Mission:
    dataset, problems = examined(tmp_path, *visitors)
    assert problems == []
    return dataset.own[0].record


def test_a_visitor_is_a_craft_and_its_events_in_the_order_of_time(tmp_path: Path) -> None:
    mission = unfolded(tmp_path, TANK)
    assert [craft.id for craft in mission.spacecraft] == ["base", "tug", "tank"]
    assert [(event.id, str(event.at), event.kind, event.title) for event in mission.events] == [
        ("launch", "1960-01-01T12:00:00Z", "launch", "Base lifts off"),
        ("tug-comes", "1960-02-03", "docking", "The tug docks"),
        ("tank-launch", "1960-03-01T10:00Z", "launch", "Tank lifts off for the GB"),
        ("tank-docking", "1960-03-03", "docking", "Tank docks with the GB"),
        ("tank-undocking", "1960-04-04T01:02:03Z", "undocking", "Tank undocks from the GB"),
        ("tank-docking-2", "1960-04-04", "docking", "Tank is berthed at the GB"),
        ("fire", "1960-06-01", "anomaly", "A fire breaks out"),
        ("tank-undocking-2", "1960-07-01", "undocking", "Tank is released from the GB"),
        ("tank-entry", "1960-07-02?", "entry", "Tank enters the atmosphere and is destroyed"),
    ]


def test_its_events_say_what_its_line_says(tmp_path: Path) -> None:
    events = {event.id: event for event in unfolded(tmp_path, TANK).events}
    assert events["tank-launch"].place == "Pad 5"
    assert (events["tank-docking"].port, events["tank-docking-2"].port) == ("aft", "")
    assert {event.weight for key, event in events.items() if key.startswith("tank")} == {1}
    assert [rival.rivals() for rival in events["tank-docking"].disputed] == [[("at", "1960-03-04")]]
    assert events["tank-entry"].disputed == []


def test_what_an_event_tells_in_its_own_words_is_not_told_again(tmp_path: Path) -> None:
    mission = unfolded(tmp_path, TUG)
    assert [event.id for event in mission.events if "tug" in event.spacecraft] == [
        "tug-launch", "tug-comes", "tug-undocking",
    ]  # fmt: skip
    assert [craft.name for craft in mission.spacecraft] == ["Great Base", "The Tug"]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("1960-04-04T01:02:03Z", "1960-02-28", "event-order"),
        ("ended: 1960-07-02?, ", "", "'ended' and 'end' go together"),
        ("end: entry", "end: fire", "is not known here; it is one of entry, landing, loss"),
        ("id: told}],", "id: untold}],", "no source 'untold'"),
    ],
)
def test_what_is_wrong_is_told_at_the_line_of_the_visitor(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    assert before in TANK
    _, problems = examined(tmp_path, TUG, TANK.replace(before, after, 1))
    assert problems
    line = STATION.splitlines().index("VISITORS") + 2
    assert {each.split(":")[1] for each in problems} == {str(line)}
    assert all("visitor tank" in each for each in problems)
    if problem != "event-order":
        assert problem in problems[0]
