"""The account of what became of the data between two states of it: on small folders."""

from pathlib import Path

import pytest
from tools import account
from tools.account import losses, report, state

SHIP = """\
mission:
  id: ship
  spacecraft: [{id: ship}]
  crew: [{person: doe, role: flight engineer, status: backup}]
  events:
    - id: docking
      people: [doe]
      sources: [{id: log, at: p. 1}]
    - id: alarm
      people: [doe]
      sources: [{id: log, at: p. 2}]
people: {doe: {}}
sources: {log: {}, press: {}, memoir: {}}
"""
STATION = """\
mission:
  id: station
  spacecraft: [{id: station}, {id: ship}]
  events:
    - id: ship-docks
      people: [roe]
      sources: [{id: press}]
      disputed: [{at: 1961, sources: [{id: memoir, at: ch. 1}]}]
    - id: ship-leaves
      sources: [{id: log, at: p. 3}]
  pictures: [{id: hatch}]
people: {roe: {}}
"""
MERGED = SHIP.replace(
    "      people: [doe]\n      sources: [{id: log, at: p. 1}]\n",
    "      people: [doe, roe]\n      formerly: [station/ship-docks]\n"
    "      sources: [{id: log, at: p. 1}, {id: press}]\n"
    "      disputed: [{at: 1961, sources: [{id: memoir, at: ch. 1}]}, {place: here, sources: [{id: log, at: p. 1}]}]\n",
).replace(
    "people: {doe: {}}",
    "    - id: undocking\n      formerly: [station/ship-leaves]\n      sources: [{id: log, at: pp. 3 and 4}]\n"
    "people: {doe: {}}",
)
REST = STATION.partition("  events:\n")[0] + "  pictures: [{id: hatch}]\npeople: {roe: {}}\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return folder(tmp_path / "old", SHIP, STATION)


def folder(path: Path, *files: str) -> Path:
    path.mkdir()
    for number, text in enumerate(files):
        (path / f"{number}.yaml").write_text(text, "utf-8")
    return path


def lost(old: Path, new: Path) -> list[str]:
    return list(losses(state(old), state(new)))


def test_events_are_followed_by_their_former_ids(old: Path, tmp_path: Path) -> None:
    merged = state(folder(tmp_path / "new", MERGED.replace("id: alarm", "id: siren"), REST))
    lines = list(report(state(old), merged))
    assert "event: 4 before, 3 after" in lines
    assert "rival values of events: 1 before, 2 after" in lines
    assert "seat: 1 before, 1 after" in lines
    assert "of the events 1 kept their id, 1 were merged into others, 1 moved, 1 are gone, 1 are new" in lines
    assert "1 rival values were gained, in 1 events" in lines
    assert lines[-6:] == [
        "merged: station/ship-docks -> ship/docking",
        "moved: station/ship-leaves -> ship/undocking",
        "new: ship/siren",
        "rivals gained: ship/docking 1",
        "another place: station/ship-leaves: log (p. 3) -> pp. 3 and 4",
        "cited elsewhere only: ship/alarm: log (p. 2)",
    ]


def test_two_that_become_one_under_a_new_id_are_one_moved_and_one_merged(old: Path, tmp_path: Path) -> None:
    text = SHIP.replace("id: docking", "id: meeting\n      formerly: [ship/docking, station/ship-docks]")
    found = account.account(state(old), state(folder(tmp_path / "new", text, REST)))
    assert (found.moved, found.merged) == ({"ship/docking": "ship/meeting"}, {"station/ship-docks": "ship/meeting"})


def test_nothing_is_lost_where_all_has_been_joined(old: Path, tmp_path: Path) -> None:
    assert lost(old, old) == []
    assert lost(old, folder(tmp_path / "new", MERGED, REST)) == []


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("formerly: [station/ship-docks]", "weight: 2", ["event station/ship-docks"]),
        ("id: alarm", "id: siren", ["event ship/alarm"]),
        ("at: p. 2", "at: p. 9", []),  # another place in the work
        ("id: log, at: p. 2", "id: press", ["log (p. 2) in ship/alarm"]),
        ("people: [doe, roe]", "people: [doe]", ["roe in station/ship-docks, now ship/docking"]),
        (", {id: press}]\n", "]\n", ["press in station/ship-docks"]),
        (
            "at: 1961, sources: [{id: memoir, at: ch. 1}]",
            "at: 1961, sources: [{id: log}]",
            ["memoir (ch. 1) in station/ship-docks"],
        ),
        ("status: backup", "status: prime", ["seat ship/doe-backup-flight-engineer"]),
        ("spacecraft: [{id: ship}]", "clocks: [{id: ship}]", ["spacecraft ship/ship: now of a clock"]),
        (", memoir: {}", "", ["source memoir"]),
        ("{doe: {}}", "{dou: {}}", ["person doe"]),
    ],
    ids=str,
)
def test_what_is_lost_is_told(old: Path, tmp_path: Path, there: str, instead: str, told: list[str]) -> None:
    assert there in MERGED
    found = lost(old, folder(tmp_path / "new", MERGED.replace(there, instead, 1), REST))
    assert found == told


def test_what_only_another_event_cites_now_is_told_and_is_no_loss(old: Path, tmp_path: Path) -> None:
    text = MERGED.replace(", {id: press}]\n", "]\n").replace(", at: p. 2}]", ", at: p. 2}, {id: press}]")
    new = folder(tmp_path / "new", text, REST)
    assert lost(old, new) == []
    assert "cited elsewhere only: station/ship-docks: press" in report(state(old), state(new))


@pytest.mark.parametrize(("gone", "code"), [("", 0), ("  pictures: [{id: hatch}]\n", 1)])
def test_a_loss_is_the_exit_code(
    old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, gone: str, code: int
) -> None:
    new = folder(tmp_path / "new", MERGED, REST.replace(gone, ""))
    monkeypatch.setattr("sys.argv", ["account.py", str(old), str(new)])
    assert account.main() == code
    assert ("lost: picture station/hatch\n" in capsys.readouterr().out) is bool(code)
