"""A flight as lanes beside each other: what was joined, who was where, and its events as dots."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from missionfacts.model.events import Event
from missionfacts.model.lanes import Lane, Lanes, Passage, Span, Stay
from missionfacts.pages.dots import dots
from missionfacts.pages.model import Drawing, Label, Mark

TOP, STRIP, SLOT, GAP = 40, 34, 17, 30  # the axis, the dots of a lane, a person in it, and what is between lanes
MARGIN = 0.012  # of the whole, on both sides
SHORTEST = 600  # seconds that a picture spans
TONES = 4


class _Band(NamedTuple):
    """Where a craft is drawn."""

    lane: Lane | Passage
    tone: str
    top: float
    bottom: float
    slots: dict[str, float]  # person -> the middle of the strand


class Laid(NamedTuple):
    """Lanes with their places."""

    lanes: Lanes
    bands: dict[str, _Band]  # by craft, from top to bottom
    begins: int
    ends: int
    height: float

    def row(self, crafts: Sequence[str]) -> tuple[float, str]:
        """Return how far down an event of some craft stands, and its tone."""
        there = [self.bands[craft] for craft in crafts if craft in self.bands]
        if not there:
            return self.height - 14, "ground"
        if len(there) == 1:
            return there[0].top + STRIP - 10, there[0].tone
        return min(band.bottom for band in there) + GAP - 9, "both"


def laid(lanes: Lanes) -> Laid:
    """Return lanes with their places."""
    bands: dict[str, _Band] = {}
    y: float = TOP
    for number, lane in enumerate(lanes.lanes):
        tone = f"t{number % TONES}"
        bands[lane.craft] = _band(lane, tone, y, STRIP, _people_in(lanes, lane.craft))
        y = bands[lane.craft].bottom + GAP
        for passage in (each for each in lanes.passages if each.host == lane.craft):
            bands[passage.craft] = _band(passage, "both", y, 8, _people_in(lanes, passage.craft))
            y = bands[passage.craft].bottom + 8
    margin = max(int((lanes.ends - lanes.begins) * MARGIN), SHORTEST // 2)
    return Laid(lanes, bands, lanes.begins - margin, lanes.ends + margin, y + 20)


def _people_in(lanes: Lanes, craft: str) -> list[str]:
    there = {stay.person for stay in lanes.stays if stay.craft == craft}
    return [each.person for each in lanes.people if each.person in there]


def _band(lane: Lane | Passage, tone: str, top: float, strip: float, people: Sequence[str]) -> _Band:
    slots = {person: top + strip + SLOT * number + 10 for number, person in enumerate(people)}
    return _Band(lane, tone, top, top + strip + SLOT * len(people) + 4 * bool(people), slots)


def drawing(place: Laid, events: Sequence[Event], title: str, mission: str) -> Drawing:
    """Return the picture of a flight; mission: whose page it is on."""
    by_event = place.lanes.by_event()
    crafts = {event.id: by_event[event.id].lanes for event in events if event.id in by_event}
    points = dots(events, (place.begins, place.ends), lambda event: place.row(crafts.get(event.id, ())), mission)
    elsewhere = any(dot.tone == "ground" for dot in points)
    labels = [
        Label(band.top + (STRIP - 6 if isinstance(band.lane, Lane) else 15), band.lane.name, band.tone)
        for band in place.bands.values()
    ]
    if elsewhere:
        labels.append(Label(place.height - 10, "elsewhere", "ground"))
    marks = [*_bands(place), *_links(place), *_strands(place)]
    return Drawing(
        title,
        _told(place.lanes),
        place.begins,
        place.ends,
        place.height - 24 * (not elsewhere),
        labels,
        marks,
        points,
        lanes=True,
    )


def _bands(place: Laid) -> list[Mark]:
    return [_of_lane(place, band) for band in place.bands.values()]


def _of_lane(place: Laid, band: _Band) -> Mark:
    lane, height = band.lane, band.bottom - band.top
    if isinstance(lane, Passage):
        host = place.bands[lane.host].lane
        return Mark("band", *_ends(place, host), band.top, height, band.tone, lane.name)
    return Mark("band", *_ends(place, lane), band.top, height, band.tone, lane.name)


def _ends(place: Laid, lane: Lane | Passage) -> tuple[int, int]:
    """Return from when to when a lane is drawn."""
    if isinstance(lane, Passage):
        return place.begins, place.ends
    return max(lane.begins, place.begins), place.ends if lane.ends is None else min(lane.ends, place.ends)


def _links(place: Laid) -> list[Mark]:
    return [mark for span in place.lanes.spans for mark in _link(place, span)]


def _link(place: Laid, span: Span) -> list[Mark]:
    """Return what joins two lanes while their craft were docked, or near each other."""
    one, other = sorted((place.bands[span.craft], place.bands[span.other]), key=lambda band: band.top)
    since, until = max(span.earliest, place.begins), place.ends if span.latest is None else span.latest
    if until < place.begins or since > place.ends:
        return []
    names = f"{one.lane.name} and {other.lane.name}"
    if span.near:
        return [
            Mark("near", since, min(until, place.ends), one.bottom + GAP / 2, 0, "both", f"{names} near each other")
        ]
    y, height = one.bottom, other.top - one.bottom
    edges = ((since, span.since), (until, span.until))
    lines = [
        Mark("edge", at, at, one.top, other.bottom - one.top, "both", about=not _is_timed(told))
        for at, told in edges
        if told and place.begins <= at <= place.ends
    ]
    return [Mark("dock", since, min(until, place.ends), y, height, "both", f"{names} docked"), *lines]


def _strands(place: Laid) -> list[Mark]:
    families = {each.person: each.family for each in place.lanes.people}
    marks: list[Mark] = []
    for person, home in ((each.person, each.home) for each in place.lanes.people):
        stays = [stay for stay in place.lanes.stays if stay.person == person and stay.craft in place.bands]
        tone = place.bands[home].tone if home in place.bands else "ground"
        marks += _strand(place, stays, tone, families[person])
    return marks


class _Leg(NamedTuple):
    """A part of somebody's way that is drawn as one line."""

    since: int
    until: int
    y: float
    sure: bool  # whether it is known when it began


def _strand(place: Laid, stays: Sequence[Stay], tone: str, family: str) -> list[Mark]:
    """Return somebody's way through the craft: a line in each, and where it passes over."""
    legs = _legs(place, stays)
    marks = []
    for leg in legs:
        marks += [
            Mark("strand", leg.since, leg.until, leg.y, 0, tone, family),
            Mark("name", leg.since, leg.until, leg.y - 3, 0, tone, family),
        ]
    for one, other in pairwise(legs):
        if one.until == other.since:
            y, height = min(one.y, other.y), abs(one.y - other.y)
            marks.append(Mark("jump", other.since, other.since, y, height, tone, about=not other.sure))
    return marks


def _legs(place: Laid, stays: Sequence[Stay]) -> list[_Leg]:
    legs: list[_Leg] = []
    before = place.begins
    for number, stay in enumerate(stays):
        since = max(before, _since(stay, stays[number - 1] if number else None))
        until = place.ends if stay.latest is None else stay.latest
        if number + 1 < len(stays):
            until = max(since, _since(stays[number + 1], stay))
        y, before = place.bands[stay.craft].slots[stay.person], until
        if legs and legs[-1].y == y and legs[-1].until == since:
            legs[-1] = legs[-1]._replace(until=until)
        else:
            legs.append(_Leg(since, until, y, _is_timed(stay.since)))
    ends = ((max(leg.since, place.begins), min(leg.until, place.ends)) for leg in legs)
    return [
        leg._replace(since=first, until=last) for leg, (first, last) in zip(legs, ends, strict=True) if first <= last
    ]


def _since(stay: Stay, before: Stay | None) -> int:
    """Return where a stay begins: where that is not known, midway between when it may have."""
    if _is_timed(stay.since) or before is None or before.latest is None:
        return stay.earliest
    return (stay.earliest + max(stay.earliest, before.latest)) // 2


def _is_timed(told: str) -> bool:
    """Tell whether a time of day is known, or about: not in doubt."""
    first = told.partition("/")[0]
    return "T" in first and not first.endswith(("?", "%"))


def _told(lanes: Lanes) -> str:
    """Return in words what the picture shows."""
    names = [lane.name for lane in lanes.lanes]
    said = [f"{' and '.join(names) if len(names) < 3 else ', '.join(names)} along time."]
    if lanes.people:
        said.append("A line for each person goes through the craft that they were in.")
    if any(not span.near for span in lanes.spans):
        said.append("A filled link between two craft means that they were docked.")
    said.append("Dots are events, the larger the weightier; a hollow one has no known time of day.")
    if any(not _is_timed(stay.since) for stay in lanes.stays):
        said.append("Dotted: the time is not known, only the order.")
    return " ".join(said)
