"""From when to when a spacecraft has a lane: with people aboard, or on a mission that nobody flew in."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lane_facts import ENDS, PARTINGS, Craft, Happening, crafts, flight_of, span_of_mission
from missionfacts.catalogue.missions import mission_names
from missionfacts.dates.edtf import parse
from missionfacts.model.lanes import Lane

OWN = (*ENDS, *PARTINGS)  # kinds of event by which a craft that others carry has a way of its own


def flown(craft: Craft, crew: tuple[str, ...], told: Sequence[Happening], first: int, *, crewed: bool) -> Lane:
    """Return the lane of a craft; first: the first second that it is used; told: its launches, links and ends."""
    launch = next((event for event in told if event.kind == "launch"), None)
    if launch and any(event.kind != "launch" and event.place < launch.place for event in told):
        launch = None  # from where it had landed
    ends = ENDS if crewed else (*ENDS, "jettison")
    lost = next((event for event in told if event.kind == "loss"), None) if crew else None  # whatever falls after it
    end = lost or next((event for event in reversed(told) if event.kind in ends), None)
    if end and any(event.place > end.place for event in told if event.kind in ("launch", "docking")):
        end = None
    begins, launched, up = (launch.earliest, launch.at, launch.id) if launch else (first, "", "")
    if end is None:
        return Lane(craft.id, craft.name, craft.side, crew, launched, up, "", "", "", begins, None)
    kind = end.kind if end.kind in ENDS else ""
    return Lane(craft.id, craft.name, craft.side, crew, launched, up, end.at, kind, end.id, begins, end.latest)


def without_people(
    catalogue: Catalogue, mission: str, own: Sequence[str], events: Sequence[Happening]
) -> Iterator[Lane]:
    """Yield the lanes of a mission that nobody flew in: of its craft that is launched, and of those that left it.

    own: its craft, as its file has them. Without a launch there is one lane, of all that is told.
    """
    there = {craft.id: craft for craft in crafts(catalogue, own)}
    ways = [_Way(there[craft], flight_of(catalogue, craft)) for craft in own if craft in there]
    main = next((way for way in ways if way.launch), None)
    if main is None:
        yield _as_a_whole(catalogue, mission, events)
        return
    others = [way for way in ways if way is not main and (way.launch not in (main.launch, "") or way.has_left)]
    yield _uncrewed(main, events, alone=not others)
    for way in others:
        yield _uncrewed(way, events, alone=False, carried=way.launch in (main.launch, ""))


class _Way(NamedTuple):
    """A spacecraft that nobody is in, and its launches, links and ends."""

    craft: Craft
    told: Sequence[Happening]

    @property
    def launch(self) -> str:
        """The event; "" where none is told."""
        return next((event.id for event in self.told if event.kind == "launch"), "")

    @property
    def has_left(self) -> bool:
        """Whether it went a way of its own."""
        return any(event.kind in OWN and event.crafts[:1] == (self.craft.id,) for event in self.told)


def _uncrewed(way: _Way, events: Sequence[Happening], *, alone: bool, carried: bool = False) -> Lane:
    """Return the lane of a craft: to its end, or as far as something is told of it, for it may fly yet or not.

    alone: whether all that is told is of it; carried: whether another took it along, until it left.
    """
    told = [event for event in way.told if event.kind != "launch"] if carried else way.told
    lane = flown(way.craft, (), told, told[0].earliest, crewed=True)
    last = max((event for event in events if alone or way.craft.id in event.crafts), key=_latest, default=told[-1])
    if lane.ends is None or (lane.how == "landing" and last.place > lane.ends):  # what works where it has landed
        return lane._replace(ended="", how="", end="", ends=max(last.latest, lane.begins))
    return lane


def _latest(event: Happening) -> int:
    return event.latest


def _as_a_whole(catalogue: Catalogue, mission: str, events: Sequence[Happening]) -> Lane:
    start, end = span_of_mission(catalogue, mission)
    own = [event for event in events if event.id.startswith(f"{mission}/")] or events
    first = parse(start).earliest if start else min((event.earliest for event in own), default=0)
    last = parse(end).latest if end else max((event.latest for event in own), default=first)
    return Lane(mission, mission_names(catalogue, [mission])[mission], "", (), start, "", end, "", "", first, last)
