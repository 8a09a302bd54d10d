"""What tests of the help share: the pages of all commands, and the examples in them."""

from collections.abc import Iterator
from typing import Any

import typer

from missionfacts.cli import app
from missionfacts.commands import COMMANDS
from missionfacts.manual.page import Entry, Page


def pages() -> dict[str, Page]:
    """Return the page of each command, and that of the whole tool by ""."""
    group: Any = typer.main.get_command(app)
    found = {}
    with group.make_context("missionfacts", [], resilient_parsing=True) as root:
        found[""] = group.page(root)
        for name in COMMANDS:
            command = group.get_command(root, name)
            with command.make_context(name, [], parent=root, resilient_parsing=True) as ctx:
                found[name] = command.page(ctx)
    return found


PAGES = pages()
EXAMPLES = [(name, each) for name, page in PAGES.items() for section in page.sections for each in section.examples]


def entries(page: Page) -> Iterator[Entry]:
    for section in page.sections:
        yield from section.entries


def options(page: Page) -> list[str]:
    """Return the options of a page, as they are typed."""
    return [
        word.partition(" ")[0]
        for entry in entries(page)
        if entry.term.startswith("-")
        for word in entry.term.split(", ")
    ]
