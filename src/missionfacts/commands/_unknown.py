"""A first word that is no command: what was meant by it."""

import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from missionfacts.commands import COMMANDS
from missionfacts.commands._options import Session
from missionfacts.errors import Candidate, MissionfactsError, UnknownCommand, did_you_mean


def unknown_command(args: Sequence[str], session: Session) -> UnknownCommand:
    """Return the error for arguments that begin with no command: a record that they name is told before a command."""
    words = " ".join(takewhile(lambda arg: not arg.startswith("-"), args))
    near = bool(did_you_mean(args[0], COMMANDS))
    return UnknownCommand(args[0], words, COMMANDS, _fitting(words, session, near_command=near))


def _fitting(words: str, session: Session, *, near_command: bool) -> list[Candidate]:
    """Return the records that some words name; what is near a command is not taken for a part of a name."""
    from missionfacts.catalogue.candidates import candidates
    from missionfacts.catalogue.lookup import family, find

    own = [Path(path) for path in os.environ.get("MISSIONFACTS_DATA", "").split(os.pathsep) if path]
    try:
        with session.choosing(own, bundled=True).catalogue() as catalogue:
            found = find(catalogue, words)
            return candidates(catalogue, found if found or near_command else family(catalogue, words))
    except MissionfactsError:  # the word is wrong, whatever else is
        return []
