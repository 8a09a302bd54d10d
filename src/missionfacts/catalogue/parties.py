"""Who is in which craft of a mission at a moment, and which of these are joined."""

from collections.abc import Sequence
from datetime import UTC

from missionfacts.catalogue.aboard import aboard
from missionfacts.catalogue.called import craft_names
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from missionfacts.model.aboard import Aboard
from missionfacts.model.live import Party


def parties(catalogue: Catalogue, mission: str, second: int) -> list[Party]:
    """Return who is in which craft at a moment: those who went up with a mission, or are in a craft of it."""
    there = Bound(second, second)
    found: dict[str, list[Aboard]] = {}
    for each in aboard(catalogue, Window(there, there, UTC)):
        if each.up == mission or any(craft.startswith(f"{mission}/") for craft in each.craft):
            found.setdefault(each.place, []).append(each)
    return [
        Party(
            place,
            tuple(each.person for each in those),
            tuple(each.name for each in those),
            tuple(dict.fromkeys(craft for each in those for craft in each.craft)),
            tuple(dict.fromkeys(craft for each in those for craft in each.docked)),
        )
        for place, those in found.items()
    ]


def joined(catalogue: Catalogue, mission: str, there: Sequence[Party]) -> list[str]:
    """Return a line for what is joined, in words: who is in each craft, and craft of the mission without anybody.

    there: as `parties` has it.
    """
    groups: list[list[Party]] = []
    for party in there:
        linked = [group for group in groups if any(_linked(party, other) for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append([*(each for group in linked for each in group), party])
    crafts = {craft for party in there for craft in party.craft}
    empty = [
        dict.fromkeys(
            craft
            for party in group
            for craft in party.docked
            if craft not in crafts and craft.startswith(f"{mission}/")
        )
        for group in groups
    ]
    names = craft_names(catalogue, sorted({craft for those in empty for craft in those})) if any(empty) else {}
    return [
        " ═ ".join([*map(str, group), *(names.get(craft, craft) for craft in those)])
        for group, those in zip(groups, empty, strict=True)
    ]


def _linked(party: Party, other: Party) -> bool:
    """Tell whether two craft are joined, to each other or to a third."""
    ends, others = {*party.craft, *party.docked}, {*other.craft, *other.docked}
    return bool(ends & others) and len(party.craft) == len(other.craft) == 1
