"""What tests of tables show: the day of the docking, what is in it by way of JSON, and every example as it looks."""

import json
from typing import Any

from missionfacts.commands.today import NOTABLE
from tests.conftest import Run
from tests.examples import TABLES

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


SHOWN: dict[tuple[str, int, str], str] = {}


def shown(run: Run, name: str, width: int, encoding: str = "utf-8") -> str:
    """Return an example without colours as on a terminal; it stays the same, so that each is run once."""
    key = (name, width, encoding)
    if key not in SHOWN:
        SHOWN[key] = run(*TABLES[name], width=width, encoding=encoding).out
    return SHOWN[key]
