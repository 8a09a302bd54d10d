"""Uncrewed ships that visit a station, from a compact list to the craft and the events that they are.

What an event of the file tells of a visitor in words of its own, on that day, is not told a second time.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from missionfacts.compile.schema import Dispute, Event, Mission, Spacecraft, Stay, Visitor
from missionfacts.compile.yaml_reader import Path_
from missionfacts.dates.edtf import DAY, Interval

EVER = -(1 << 62)  # seconds: before anything
ROUTINE = 1  # the weight of these events
ENDS = {  # how a visitor may end -> what its event says
    "entry": "{} enters the atmosphere and is destroyed",
    "landing": "{} returns to Earth",
    "loss": "{} is lost",
}
AS_CRAFT = ("id", "name", "aliases", "type", "serial", "launcher", "launcher_serial", "site", "cospar", "side")


class Unfolded(NamedTuple):
    """A mission with its visitors among its craft and events, and where those stand in its file."""

    mission: Mission
    origin: Mapping[Path_, Path_]  # path of a craft or event -> path in the file


def unfold(mission: Mission) -> Unfolded:
    """Return a mission with the craft and events of its visitors, the events in order of time."""
    if not mission.visitors:
        return Unfolded(mission, {})
    there = {craft.id: craft for craft in mission.spacecraft}
    known = list(mission.spacecraft)
    origin: dict[Path_, Path_] = {}
    made: list[tuple[int, int, Event]] = []  # place in time, number of the visitor
    for i, visitor in enumerate(mission.visitors):
        craft = there.get(visitor.id)
        if craft is None:
            said = {field: value for field in AS_CRAFT if (value := getattr(visitor, field))}
            craft = Spacecraft(
                **{"name": visitor.id.replace("-", " ").title(), **said}, crew=0, sources=visitor.sources
            )
            origin["mission", "spacecraft", len(known)] = ("mission", "visitors", i)
            known.append(craft)
        told = [event for event in mission.events if visitor.id in event.spacecraft]
        place = EVER
        for event in _events(visitor, craft.name, _station(mission)):
            place = max(event.at.earliest, min(place, event.at.latest))
            if not any(_same(event, each) for each in told):
                made.append((place, i, event))
    events, numbers = _merged(mission.events, sorted(made, key=lambda each: each[:2]))
    origin |= {("mission", "events", i): path for i, path in enumerate(numbers)}
    return Unfolded(mission.model_copy(update={"spacecraft": known, "events": events}), origin)


def _merged(told: list[Event], made: list[tuple[int, int, Event]]) -> tuple[list[Event], list[Path_]]:
    """Return all events, those that were made before the first told one that is later, with where each stands."""
    events: list[Event] = []
    paths: list[Path_] = []
    waiting = iter([*made, None])
    following = next(waiting)
    above = EVER
    for i, event in enumerate(told):
        above = max(above, event.at.earliest)
        while following and following[0] < above:
            events.append(following[2])
            paths.append(("mission", "visitors", following[1]))
            following = next(waiting)
        events.append(event)
        paths.append(("mission", "events", i))
    while following:
        events.append(following[2])
        paths.append(("mission", "visitors", following[1]))
        following = next(waiting)
    return events, paths


def _same(made: Event, told: Event) -> bool:
    """Tell whether two events of one craft are one: of one kind, a day or less apart."""
    apart = max(made.at.earliest - told.at.latest, told.at.earliest - made.at.latest)
    return made.kind == told.kind and apart < DAY


def _events(visitor: Visitor, name: str, station: tuple[str, str]) -> Iterator[Event]:
    key, called = station
    both = [visitor.id, key]
    yield _event(visitor, "launched", "launch", visitor.launched, f"{name} lifts off for {called}")
    for number, stay in enumerate(visitor.stays, 1):
        again = f"-{number}" if number > 1 else ""
        docks, undocks = _words(stay)
        title = f"{name} {docks} {called}"
        yield _event(visitor, "docked", "docking", stay.docked, title, both, again, stay.port)
        if stay.undocked:
            title = f"{name} {undocks} {called}"
            yield _event(visitor, "undocked", "undocking", stay.undocked, title, both, again)
    if visitor.ended and visitor.end:
        yield _event(visitor, "ended", visitor.end, visitor.ended, ENDS[visitor.end].format(name))


def _words(stay: Stay) -> tuple[str, str]:
    return ("is berthed at", "is released from") if stay.berthed else ("docks with", "undocks from")


def _event(
    visitor: Visitor, field: str, kind: str, at: Interval, title: str, crafts: list[str] | None = None, again: str = "",
    port: str = "",
) -> Event:  # fmt: skip
    rivals = [
        each for each in visitor.disputed if getattr(each, field) is not None and _rivals(each, field, visitor, at)
    ]
    said = {
        "id": f"{visitor.id}-{kind}{again}",
        "at": at,
        "kind": kind,
        "spacecraft": crafts or [visitor.id],
        "place": visitor.site if kind == "launch" else "",
        "port": port,
        "weight": ROUTINE,
        "title": title,
        "sources": visitor.sources,
        "disputed": [Dispute(at=getattr(each, field), sources=each.sources, note=each.note) for each in rivals],
    }
    return Event.model_validate({name: value for name, value in said.items() if value})


def _rivals(dispute: Dispute, field: str, visitor: Visitor, at: Interval) -> bool:
    """Tell whether a dispute is about this time: of several stays, about the one that is nearest."""
    told = getattr(dispute, field).earliest
    others = [when for stay in visitor.stays if (when := getattr(stay, field, None))]
    return bool(at == min(others or [at], key=lambda when: abs(when.earliest - told)))


def _station(mission: Mission) -> tuple[str, str]:
    """Return the id of the station itself, and what it is called in a sentence.

    Where an abbreviation of its name is known, that is what people say: the ISS.
    """
    craft = next((each for each in mission.spacecraft if each.id == mission.id), mission.spacecraft[0])
    short = "".join(word[0] for word in craft.name.split())
    return craft.id, f"the {short}" if short in craft.aliases else craft.name
