"""What a shell completes."""

from collections.abc import Sequence

from missionfacts.catalogue.lookup import EVERYTHING, ids
from missionfacts.errors import MissionfactsError
from missionfacts.store import ready_catalogue
from missionfacts.terminal import Streams


def complete_mission(incomplete: str) -> list[str]:
    """Return the ids of missions that begin so, for the shell."""
    return _complete(["mission"], incomplete)


def complete_person(incomplete: str) -> list[str]:
    """Return the ids of people that begin so, for the shell."""
    return _complete(["person"], incomplete)


def complete_anything(incomplete: str) -> list[str]:
    """Return the ids of what can be cited that begin so, for the shell."""
    return _complete(EVERYTHING, incomplete)


def _complete(kinds: Sequence[str], incomplete: str) -> list[str]:
    try:
        with ready_catalogue(Streams.system()) as catalogue:
            return ids(catalogue, kinds, incomplete.casefold())
    except MissionfactsError:  # a shell that completes has no use for a message
        return []
