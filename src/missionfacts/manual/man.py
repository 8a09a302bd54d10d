"""All pages for man: one of the tool, and one of each command."""

from collections.abc import Iterator, Mapping
from typing import Any

from missionfacts.manual.page import Page, Section
from missionfacts.manual.roff import render
from missionfacts.manual.topics import environment, exit_codes, kinds


def man_pages(app: Any, groups: Mapping[str, Mapping[str, str]], version: str) -> Iterator[tuple[str, str]]:
    """Yield the names of all files and what is in them.

    app: the group of all commands, as Typer has made it; groups: the commands by the headings of the help.
    """
    with app.make_context("missionfacts", [], resilient_parsing=True) as root:
        everyone = [f"missionfacts-{name}" for group in groups.values() for name in group]
        whole = _with_topics(app.page(root), *kinds())
        yield "missionfacts.1", render(whole, version, tuple(everyone))
        for group in groups.values():
            related = tuple(f"missionfacts-{name}" for name in group)
            for name in group:
                command = app.get_command(root, name)
                with command.make_context(name, [], parent=root, resilient_parsing=True) as ctx:
                    page = _with_topics(command.page(ctx))
                others = tuple(other for other in related if other != f"missionfacts-{name}")
                yield f"missionfacts-{name}.1", render(page, version, ("missionfacts", *others))


def _with_topics(page: Page, *more: Section) -> Page:
    return page._replace(sections=(*page.sections, *more, *exit_codes(), *environment()))
