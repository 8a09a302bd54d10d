"""The commands: a file for each, with a function of its name.

`GROUPS` names them in the order of the help, with what each answers, so that only the module of the command that runs
is imported.
"""

import importlib
from typing import Any

GROUPS = {
    "Look something up": {
        "show": "one mission, person, ship or organisation at a glance",
        "timeline": "what happened on a mission, in order",
        "crew": "who flew, by ship and seat",
        "person": "flights, hours and deeds of one person",
        "figures": "masses, orbits, durations, counts",
        "search": "anything, by words, names or dates",
    },
    "Ask across missions": {
        "events": "all that happened: by kind, day, person, ship",
        "missions": "all missions, by launch",
        "aboard": "who was in space at a moment, and where",
        "expeditions": "who lived at a station, and who commanded",
        "people": "everyone, with number in space, flights and hours",
        "records": "longest, most, first, oldest; who held which, and when",
        "traffic": "which ships were docked to a station, and when",
    },
    "By the calendar": {
        "today": "this day in spaceflight",
        "upcoming": "the anniversaries ahead",
        "now": "flights as they were at this minute of their year",
        "replay": "a mission told again as it happened",
        "fact": "one line for a login message or a bot",
        "calendar": "anniversaries as an iCalendar feed",
    },
    "See it, or take it along": {
        "page": "a page for a browser, about anything",
        "site": "a page about everything there is, linked",
        "export": "all of it as tables: CSV, SQLite, JSON Lines",
    },
    "Trust it": {
        "cite": "what a fact rests on; also as BibTeX, CSL-JSON",
        "sources": "the works, with how many facts rest on each",
        "disputes": "where good sources differ, and by how much",
    },
    "Your own missions": {
        "new": "write an annotated file to fill in",
        "check": "find every problem in data files",
        "schema": "the JSON Schema of files and of output",
    },
    "More help": {
        "help": "on a command, or on dates, kinds, exit-codes, environment",
    },
}
COMMANDS = tuple(name for group in GROUPS.values() for name in group)


def command(name: str) -> Any:
    """Return the function of a command."""
    return getattr(importlib.import_module(f"missionfacts.commands.{name}"), name)


def records_of(name: str) -> tuple[type[Any], ...]:
    """Return the kinds of record that a command prints; none when it prints something else."""
    kinds: tuple[type[Any], ...] = getattr(command(name), "prints", ())
    return kinds
