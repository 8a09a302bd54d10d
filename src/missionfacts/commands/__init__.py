"""The commands: a file for each, with a function of its name.

`COMMANDS` names them all in the order of the help, so that only the module of the command that runs is imported.
"""

import importlib
from typing import Any

COMMANDS = (
    "missions", "show", "timeline", "crew", "figures", "person", "search", "sources", "cite", "disputes",
    "today", "upcoming", "fact", "calendar", "check", "schema", "new",
)  # fmt: skip


def command(name: str) -> Any:
    """Return the function of a command."""
    return getattr(importlib.import_module(f"missionfacts.commands.{name}"), name)


def records_of(name: str) -> tuple[type[Any], ...]:
    """Return the kinds of record that a command prints; none when it prints something else."""
    kinds: tuple[type[Any], ...] = getattr(command(name), "prints", ())
    return kinds
