"""Who is in which craft of a mission at a moment, and which of these are joined."""

from collections.abc import Mapping, Sequence
from datetime import UTC

from missionfacts.catalogue.aboard import aboard
from missionfacts.catalogue.called import craft_names
from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from missionfacts.model.aboard import Aboard
from missionfacts.model.live import Party


def parties(catalogue: Catalogue, mission: str, second: int) -> list[Party]:
    """Return who is in which craft at a moment: those who went up with a mission, or are in a craft of it.

    Whoever else is where one of them is comes along: at a station, those who live there.
    """
    there = Bound(second, second)
    found: dict[str, list[Aboard]] = {}
    for each in aboard(catalogue, Window(there, there, UTC)):
        found.setdefault(each.place, []).append(each)
    of_mission = {place: those for place, those in found.items() if any(_belongs(each, mission) for each in those)}
    return [
        Party(
            place,
            tuple(each.person for each in those),
            tuple(each.name for each in those),
            tuple(dict.fromkeys(craft for each in those for craft in each.craft)),
            tuple(dict.fromkeys(craft for each in those for craft in each.docked)),
            tuple(each.up for each in those),
        )
        for place, those in of_mission.items()
    ]


def _belongs(each: Aboard, mission: str) -> bool:
    return each.up == mission or any(craft.startswith(f"{mission}/") for craft in each.craft)


def joined(catalogue: Catalogue, mission: str, there: Sequence[Party]) -> list[str]:
    """Return a line for what is joined, in words: who is in each craft, and craft of the mission without anybody.

    Who went up on another flight stands behind the mission's own people, with that flight.
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
    flights = _flights(catalogue, {flight for party in there for flight in party.flights} - {mission})
    said = [[_said(party, mission, flights) for party in group] for group in groups]
    return [
        " ═ ".join([*with_people, *(names.get(craft, craft) for craft in those)])
        for with_people, those in zip(said, empty, strict=True)
    ]


def _linked(party: Party, other: Party) -> bool:
    """Tell whether two craft are joined, to each other or to a third."""
    ends, others = {*party.craft, *party.docked}, {*other.craft, *other.docked}
    return bool(ends & others) and len(party.craft) == len(other.craft) == 1


def _flights(catalogue: Catalogue, ids: set[str]) -> dict[str, str]:
    """Return what flights are called."""
    where, values = is_in("id", sorted(ids))
    return dict(catalogue.rows(f"SELECT id, name FROM mission WHERE {where}", values)) if ids else {}


def _said(party: Party, mission: str, flights: Mapping[str, str]) -> str:
    """Return who is in a craft, the mission's own people first.

    >>> mir = Party("Mir", (), ("Onufriyenko", "Usachov", "Lucid"), (), (), ("soyuz-tm-23", "soyuz-tm-23", "sts-76"))
    >>> names = {"soyuz-tm-23": "Soyuz TM-23", "sts-76": "STS-76"}
    >>> _said(mir, "soyuz-tm-23", names)
    'Mir: Onufriyenko, Usachov; with Lucid (STS-76)'
    >>> _said(mir, "mir", names)
    'Mir: Onufriyenko, Usachov (Soyuz TM-23); Lucid (STS-76)'
    """
    by_flight: dict[str, list[str]] = {}
    for flight, name in zip(party.flights, party.names, strict=True):
        by_flight.setdefault(flight, []).append(name)
    own = ", ".join(by_flight.pop(mission, []))
    others = "; ".join(f"{', '.join(names)} ({flights.get(flight, flight)})" for flight, names in by_flight.items())
    return f"{party.place}: " + "; with ".join(filter(None, (own, others)))
