"""What tests of commands share."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

MADE_UP = """\
mission:
  id: demo
  name: Demo
  kind: crewed
  summary: A ship flies twice round the year.
  sources: [{id: log}]
  spacecraft: [{id: ship, name: Swift, crew: 2, sources: [{id: log}]}]
  crew:
    - {person: doe, spacecraft: ship, role: pilot, status: prime, sources: [{id: log}]}
    - {person: roe, spacecraft: ship, role: engineer, status: prime, landed_in: taxi, sources: [{id: log}]}
  events:
    - {id: launch, at: 1996-02-29T10:00:00Z, kind: launch, spacecraft: [ship], weight: 3, title: Demo lifts off, sources: [{id: log}]}
    - {id: meal, at: 1996-03-01, kind: crew-day, weight: 1, title: The crew of Demo eats, sources: [{id: log}]}
    - {id: walk, at: 1996-03-01T22:00Z/1996-03-02T01:30Z, kind: eva, people: [doe], weight: 4, title: "Doe goes outside, in two days", detail: "Red; white, and \\\\blue", sources: [{id: log, at: p. 2}]}
    - {id: walk-2, at: 1996-03-02, kind: eva, people: [doe], title: Doe goes outside again, sources: [{id: log}]}
    - {id: month, at: 1996-03, kind: publication, title: A leaflet appears, sources: [{id: log}]}
    - {id: landing, at: 1996-03-03T12:00Z, kind: landing, spacecraft: [ship], people: [doe], weight: 5, title: Demo lands, sources: [{id: log}]}
people:
  doe: {name: Jane Doe, sources: [{id: log}]}
  roe: {name: Rachel Roe, sources: [{id: log}]}
sources:
  log: {title: A Log, kind: primary}
"""  # noqa: E501
TAXI = """\
mission:
  id: taxi
  name: Taxi
  kind: crewed
  summary: A ship that fetches people.
  sources: [{id: log}]
  spacecraft: [{id: cab, name: Cab, crew: 1, sources: [{id: log}]}]
  crew: [{person: poe, spacecraft: cab, role: driver, status: prime, sources: [{id: log}]}]
  events:
    - {id: launch, at: 1996-03-01T20:00:00Z, kind: launch, spacecraft: [cab], weight: 3, title: Taxi lifts off, sources: [{id: log}]}
    - {id: landing, at: 1996-03-05T20:00:30Z, kind: landing, spacecraft: [cab], weight: 3, title: Taxi lands, sources: [{id: log}]}
people:
  poe: {name: Pat Poe, sources: [{id: log}]}
"""  # noqa: E501


def records(run: Run, *argv: str, given: bytes = b"") -> list[dict[str, Any]]:
    """Run a command that must find something, and return what it prints as JSON; given: what is on standard input."""
    result = run(*argv, "-f", "json", given=given)
    assert result.code == 0, result.err
    found: list[dict[str, Any]] = json.loads(result.out)
    return found


def ids(run: Run, *argv: str) -> list[str]:
    return [each["id"] for each in records(run, *argv)]


@pytest.fixture
def two_missions(tmp_path: Path) -> list[str]:
    """Two missions, and nothing else."""
    (tmp_path / "demo.yaml").write_text(MADE_UP, "utf-8")
    (tmp_path / "taxi.yaml").write_text(TAXI, "utf-8")
    return ["--no-bundled", "--data", str(tmp_path)]
