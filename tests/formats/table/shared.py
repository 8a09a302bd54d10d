"""What tests of tables show: the day of the docking, and what is in it by way of JSON."""

import json
from typing import Any

from missionfacts.commands.today import NOTABLE
from tests.conftest import Run

DOCKING_DAY = ["timeline", "astp", "--from", "1975-07-17T16:00Z", "--to", "1975-07-17T20:00Z"]
ANNIVERSARIES = ["today", "--date", "07-17", "--mission", "astp", "--limit", "0"]


def records(run: Run, argv: list[str]) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(run(*argv, "-f", "json").out)
    return loaded


def titles(run: Run, argv: list[str]) -> list[str]:
    """Return the titles as a table should have them; `today` puts the most notable first."""
    found = records(run, argv)
    if argv[0] == "today":
        found.sort(key=lambda record: -record["weight"] if record["weight"] >= NOTABLE else 0)
    return [record["title"] + (" ≠" if record["disputed"] else "") for record in found]
