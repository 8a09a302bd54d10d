"""What phases the craft of lanes go through, as far as kinds of events tell: before launch, docked, on the Moon.

They follow from the steps, so a phase begins with the event after which a chart shows it. Nothing is read from titles:
in whose orbit a craft is, no kind of event says.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from missionfacts.catalogue.lane_facts import Happening
from missionfacts.dates.edtf import DAY
from missionfacts.model.lanes import Lane, Phase, Step

DESCENTS = ("deorbit", "entry")
ENDED = {"landing": "landed", "loss": "lost", "entry": "burnt up", "impact": "struck"}
BEFORE, CARRIED, COMING_DOWN = "before launch", "carried", "coming down"
Told = tuple[str, tuple[str, ...], str]  # what, with which other craft, on which body


def phases(events: Sequence[Happening], lanes: Sequence[Lane], steps: Sequence[Step]) -> Iterator[Phase]:
    """Yield the phases of each craft in their order; of no station, which sees more than is drawn.

    A lane for all that a mission tells, which names no craft that flies, has none.
    """
    for lane in (lane for lane in lanes if steps and not lane.station and "/" in lane.craft):
        down = _descent(events, lane, alone=len(lanes) == 1)
        numbered = zip(_along(events, lane, steps, down), range(len(steps)), strict=True)
        runs = [(told, next(run)[1]) for told, run in groupby(numbered, lambda each: each[0])]
        for ((what, other, body), number), coming in zip(runs, [*runs[1:], None], strict=True):
            event, at = ("", "") if what in (BEFORE, CARRIED) else (events[number].id, events[number].at)
            latest = events[coming[1]].place if coming else None
            yield Phase(lane.craft, what, other, body, event, at, events[number].place, latest)


def _along(events: Sequence[Happening], lane: Lane, steps: Sequence[Step], down: int | None) -> Iterator[Told]:
    """Yield what a craft does after each event; down: the number of the event with which it begins to come down."""
    flown = met = stands = False
    for number, (event, step) in enumerate(zip(events, steps, strict=True)):
        if lane.craft not in step.flying:
            yield (_ended(lane) if flown else BEFORE if lane.launch else CARRIED), (), ""
            continue
        flown = True
        if lane.craft in step.lanes and event.kind in ("landing", "launch"):
            stands = event.kind == "landing"
        told = _on_a_body(lane, step) or _joined(lane, step)
        met = met or bool(told and told[1])
        alone = COMING_DOWN if down is not None and number >= down else "alone" if met else "in flight"
        yield told or (ENDED["landing"] if stands else alone, (), "")


def _ended(lane: Lane) -> str:
    """Return what a craft is after its end: where no kind says how, it was cast off, or its mission is over."""
    return ENDED.get(lane.how, "cast off" if lane.end else "over")


def _on_a_body(lane: Lane, step: Step) -> Told | None:
    bodies = (there.body for there in step.where.values() if there.craft == lane.craft and there.body)
    return next((("on", (), body) for body in bodies), None)


def _joined(lane: Lane, step: Step) -> Told | None:
    """Return what a craft is docked to or, if to nothing, what it is near; None: neither."""
    for what, pairs in (("docked", step.docked), ("near", step.near)):
        others = sorted(other for pair in pairs if lane.craft in pair for other in pair if other != lane.craft)
        if others:
            return what, tuple(others), ""
    return None


def _descent(events: Sequence[Happening], lane: Lane, *, alone: bool) -> int | None:
    """Return the number of the event with which a craft begins to come down for good; None: nobody tells."""
    if lane.ends is None or lane.how != "landing":
        return None
    for number, event in enumerate(events):
        named = lane.craft in event.crafts or (alone and not event.crafts)
        if event.kind in DESCENTS and named and 0 <= lane.ends - event.place < DAY:
            return number
    return None
