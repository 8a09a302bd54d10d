"""The first page: which commands there are, in groups, and how to go on."""

from collections.abc import Mapping
from typing import Any

from missionfacts.manual.describe import option_sections, words_of
from missionfacts.manual.page import Entry, Page, Section

COMPLETION = {  # Typer's own options, in our words
    "--install-completion": "Have your shell complete commands, options, missions and people, from the next time it"
    " starts: bash, zsh, fish or PowerShell.",
    "--show-completion": "Print what that writes, to put it somewhere yourself.",
}


def overview_page(command: Any, ctx: Any, groups: Mapping[str, Mapping[str, str]]) -> Page:
    """Return the page of the whole tool; groups: heading -> command -> what it answers."""
    words = words_of(command)
    listed = [
        Section(heading, tuple(Entry(*each) for each in answers.items()), joined=number > 0)
        for number, (heading, answers) in enumerate(groups.items())
    ]
    options = option_sections([each for each in command.get_params(ctx) if each.opts[0] not in COMPLETION])
    return Page(
        ctx.command_path,
        words.summary,
        f"{ctx.command_path} COMMAND [NAME] [OPTIONS]",
        words.prose,
        (
            *listed,
            Section("Try", examples=words.examples),
            *options,
            Section("Shell completion", tuple(Entry(*each) for each in COMPLETION.items())),
        ),
    )
