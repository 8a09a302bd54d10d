"""Rules on ships at a station: one at a port, and each that docked goes again."""

from functools import lru_cache
from typing import Any, NamedTuple

from missionfacts.compile.dataset import Dataset, Placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.dates.edtf import Interval


class Stay(NamedTuple):
    """A ship docked to a station, from one docking to the next undocking."""

    ship: str  # whole id
    station: str  # the mission
    docking: Placed[Any]
    undocked: Interval | None


@lru_cache(maxsize=1)  # two rules ask for those of the one dataset
def stays(dataset: Dataset) -> list[Stay]:
    """Return how long ships were docked to stations, by the end of each; those of which none is told come last."""
    stations = {mission.mission.id for mission in dataset.everywhere if mission.record.kind == "station"}
    docked: dict[str, tuple[str, Placed[Any]]] = {}
    found: list[Stay] = []
    for event in dataset.in_time({"docking", "undocking"}):
        station, ship = _who(event.crafts, stations)
        if not ship:
            continue
        if event.record.kind == "docking":
            docked[ship] = (station, event)
        else:  # a tug takes a module along
            gone = [craft for craft in event.crafts if craft in docked]
            found += [Stay(craft, *docked.pop(craft), event.record.at) for craft in gone]
    return found + [Stay(ship, station, docking, None) for ship, (station, docking) in docked.items()]


def _who(crafts: list[str], stations: set[str]) -> tuple[str, str]:
    """Return the station, as a mission, and the craft that comes or goes: another mission's, or else one of its own.

    What is joined to something else than a station gives "" for both.
    """
    home = next((mission for craft in crafts if (mission := craft.partition("/")[0]) in stations), "")
    others = [craft for craft in crafts if craft.partition("/")[0] != home]
    own = [craft for craft in crafts if craft != f"{home}/{home}"]
    ship = next(iter([*others, *own]), "")
    return (home, ship) if home and ship else ("", "")


@rule(
    "port-free",
    "A ship docks at a port of a station at which no other is docked.",
    level="warning", needs=["mission", "events", "events.spacecraft", "events.port"],
)  # fmt: skip
def port_free(dataset: Dataset) -> Problems:
    last: dict[tuple[str, str], Stay] = {}
    known = [stay for stay in stays(dataset) if stay.docking.record.port]
    for stay in sorted(known, key=lambda each: each.docking.record.at.earliest):
        port = stay.station, stay.docking.record.port
        before = last.get(port)
        if before and stay.docking.file and (before.undocked is None or _overlap(before.undocked, stay)):
            until = f"until {before.undocked}" if before.undocked else "and has not left"
            yield stay.docking.problem(f"{before.ship} is docked at that port {until}", "port")
        last[port] = stay


def _overlap(until: Interval, stay: Stay) -> bool:
    at: Interval = stay.docking.record.at
    return bool(at.latest < until.earliest)


@rule(
    "docked-leaves",
    "A ship that docked with a station undocked before its end, unless both ended together or nobody is sure.",
    level="warning", needs=["mission", "events", "events.spacecraft"],
)  # fmt: skip
def docked_leaves(dataset: Dataset) -> Problems:
    ended: dict[str, Placed[Any]] = {}
    for event in dataset.in_time({"landing", "loss", "entry"}):
        ended |= dict.fromkeys(event.crafts, event)
    for stay in stays(dataset):
        end = ended.get(stay.ship)
        together = end is not None and f"{stay.station}/{stay.station}" in end.crafts
        known = end is not None and not end.record.at.start.mark
        if stay.undocked is None and end is not None and known and not together and stay.docking.file:
            yield stay.docking.problem(f"{stay.docking.own(stay.ship)} ended at {end.record.at} and never undocked")
