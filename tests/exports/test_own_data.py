"""Data of the user's own: text that programs stumble over, and a mission that lacks what others name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.exports.reading import read

OTHER = """
mission:
  id: other
  name: Other
  kind: crewed
  summary: |
    Two lines, "quoted",
    and a comma.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1980, kind: launch, spacecraft: [ship], people: [somebody], title: "=1+1, \\"quoted\\" – Союз",
       sources: [{id: told, at: "-1"}]}
people:
  somebody: {name: Some Body, native: 'Юрий', sources: [{id: told}]}
sources:
  told: {title: "@told", kind: web}
"""
SKYLAB = """
mission:
  id: skylab
  name: Another Skylab
  kind: station
  summary: It has no spacecraft that others name.
  sources: [{id: sp-4209}]
  spacecraft: [{id: lab, name: Laboratory, sources: [{id: sp-4209}]}]
  events: [{id: launch, at: 1973-05-14, kind: launch, spacecraft: [lab], title: The laboratory lifts off,
            sources: [{id: sp-4209}]}]
"""


@pytest.mark.parametrize("name", ["csv", "sqlite", "jsonl"])
def test_text_is_as_it_was(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "other.yaml").write_text(OTHER, "utf-8")
    folder = tmp_path / "out"
    assert run("export", str(folder), "-f", name, "--no-bundled", "--data", str(tmp_path / "other.yaml")).code == 0
    tables = read(folder)
    assert '"quoted",' in tables["missions"][0]["summary"]
    assert tables["people"][0]["native"] == "Юрий"
    assert tables["events"].one(id="other/launch")["title"] == '=1+1, "quoted" – Союз'
    assert [row["place"] for row in tables["uses"].where(record_id="other/launch")] == ["-1"]
    assert tables["sources"][0]["title"] == "@told"


@pytest.mark.slow
def test_what_others_name_and_is_no_more_is_left_out_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "skylab.yaml").write_text(SKYLAB, "utf-8")
    folder = tmp_path / "out"
    result = run("export", str(folder), "-f", "sqlite", "--data", str(tmp_path / "skylab.yaml"))
    assert result.code == 0, result.err
    assert "of event_spacecraft.spacecraft_id" in result.err
    with closing(sqlite3.connect(folder / "missionfacts.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("SELECT name FROM missions WHERE id = 'skylab'").fetchone() == ("Another Skylab",)


def test_an_empty_folder_has_every_table_without_rows(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    folder = tmp_path / "out"
    result = run("export", str(folder), "--no-bundled", "--data", str(tmp_path / "none"))
    assert result.code == 0, result.err
    tables = read(folder)
    assert {name for name, rows in tables.items() if rows} == {"event_kinds", "dataset"}
