"""How long the craft of lanes were docked, and how long they are told to have been near each other."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from math import inf

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lane_facts import Happening, Joined, when
from missionfacts.catalogue.lane_steps import Stretches
from missionfacts.dates.edtf import DAY, parse
from missionfacts.dates.elapsed import duration, parse_elapsed
from missionfacts.model.lanes import Lane, Span


def docked_spans(catalogue: Catalogue, joined: Sequence[Joined], lanes: Sequence[Lane]) -> Iterator[Span]:
    """Yield when the craft of lanes were docked to each other."""
    by_craft = {lane.craft: (number, lane) for number, lane in enumerate(lanes)}
    for each in joined:
        if each.craft not in by_craft or each.other not in by_craft:
            continue
        first, other = sorted((by_craft[each.craft], by_craft[each.other]), key=lambda pair: pair[0])
        until, latest = (when(catalogue, each.parting) if each.parting else ""), each.latest
        if latest is None:  # nobody told how they parted: as soon as one of them was there no longer
            latest = min((lane.ends for _, lane in (first, other) if lane.ends is not None), default=None)
        yield Span(
            first[1].craft,
            other[1].craft,
            near=False,
            first=each.docking,
            last=each.parting,
            since=each.since,
            until=until,
            earliest=each.earliest,
            latest=latest,
            seconds=_seconds(each.since, until),
        )


def _seconds(since: str, until: str) -> int | None:
    told = duration(parse(since).start, parse(until).start) if until else ""
    return parse_elapsed(told).seconds if told else None


def near_spans(events: Sequence[Happening], lanes: Sequence[Lane], docked: Sequence[Span]) -> Iterator[Span]:
    """Yield when craft of lanes were near each other: from a rendezvous that is told, or a parting, as long as it is.

    It lasts until they dock, within a day; otherwise as long as the same day tells of something that both took part in.
    """
    for one, other in combinations((lane for lane in lanes if not lane.station), 2):
        pair = {one.craft, other.craft}
        of_pair = [span for span in docked if pair == {span.craft, span.other}]
        dockings, endings = {span.first for span in of_pair}, {span.last for span in of_pair}
        together = Stretches((span.earliest, inf if span.latest is None else span.latest) for span in of_pair)
        partings = endings - {"", one.end, other.end}
        begun: Happening | None = None
        for number, event in enumerate(events):
            if event.id not in endings and together.hold(event.place):
                begun = None
                continue
            if event.id in partings or (event.kind == "rendezvous" and _tells(event, pair, lanes)):
                if begun is not None and event.place - begun.place <= DAY and event.id not in partings:
                    continue
                begun = event
                last = _last(events, number, pair, dockings)
                yield Span(
                    one.craft,
                    other.craft,
                    near=True,
                    first=event.id,
                    last=last.id,
                    since=event.at,
                    until=last.at,
                    earliest=max(event.earliest, event.place),
                    latest=last.latest,
                    seconds=None,
                )


def _tells(event: Happening, pair: set[str], lanes: Sequence[Lane]) -> bool:
    """Tell whether an event says that two craft are near: it names both, or one while only these two are up."""
    if pair <= {*event.crafts}:
        return True
    up = {lane.craft for lane in lanes if lane.begins <= event.place and (lane.ends is None or event.place < lane.ends)}
    return up == pair and bool(pair & {*event.crafts})


def _last(events: Sequence[Happening], number: int, pair: set[str], dockings: Collection[str]) -> Happening:
    """Return the event with which it ends: a docking within a day, or the last of that day that names both.

    number: of the event with which it begins.
    """
    first = last = events[number]
    for coming in range(number, len(events)):
        event = events[coming]
        if event.place - first.place > DAY:
            break
        if event.id in dockings:
            return event
        if pair <= {*event.crafts} and event.at[:10] == first.at[:10]:
            last = event
    return last
