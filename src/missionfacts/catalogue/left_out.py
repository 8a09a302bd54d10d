"""Which of the user's own files a catalogue was made without, and who asks for what is in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from missionfacts.errors import MissionLeftOut
from missionfacts.model.problems import LeftOut
from missionfacts.names import fold, joined

if TYPE_CHECKING:
    from missionfacts.catalogue.database import Catalogue
    from missionfacts.catalogue.lookup import Found

LEFT_OUT = "left_out"  # under which a catalogue notes them


def left_out(catalogue: "Catalogue") -> tuple[LeftOut, ...]:
    """Return the files that a catalogue was made without."""
    kept = catalogue.meta(LEFT_OUT)
    if not kept:
        return ()
    import json  # which only what is not right needs

    return tuple(LeftOut(*each) for each in json.loads(kept))


def refuse(left: Sequence[LeftOut], name: str, found: "Sequence[Found]") -> None:
    """Raise MissionLeftOut when a name means a mission that is in one of these files; found: what else it means."""
    meant = {each.id.partition("/")[0] for each in found}
    for each in left:
        names = {form(called) for called in (each.mission, *each.names) for form in (fold, joined)}
        own = name.partition("/")[0]
        if each.mission in meant or (each.mission and not found and {fold(own), joined(own)} & names):
            raise MissionLeftOut(own, each)
