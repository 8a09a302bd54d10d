"""What tests of tables show: the day of the docking along a rail and in rows, what is in it, and every example."""

import json
from typing import Any

from missionfacts.commands.timeline import TIMELINE
from tests.conftest import Run
from tests.examples import TABLES

DOCKING_DAY = ["timeline", "astp", "--from", "1975-07-17T16:00Z", "--to", "1975-07-17T20:00Z"]
DOCKING_ROWS = [*DOCKING_DAY, "--fields", ",".join(TIMELINE.columns)]
ANNIVERSARIES = ["today", "--date", "07-17", "--mission", "astp", "--limit", "0"]


def records(run: Run, argv: list[str]) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(run(*argv, "-f", "json").out)
    return loaded


def titles(run: Run, argv: list[str]) -> list[str]:
    """Return the titles as eyes should have them."""
    return [record["title"] + (" ≠" if record["disputed"] else "") for record in records(run, argv)]


SHOWN: dict[tuple[str, int, str], str] = {}


def shown(run: Run, name: str, width: int, encoding: str = "utf-8") -> str:
    """Return an example without colours as on a terminal; it stays the same, so that each is run once."""
    key = (name, width, encoding)
    if key not in SHOWN:
        SHOWN[key] = run(*TABLES[name], width=width, encoding=encoding).out
    return SHOWN[key]
