"""A flight as marks along time: its craft beside each other, what was joined, and who was where.

Each person has a place of their own in each craft that they are ever in, at the height of which they are drawn.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from missionfacts.dates.edtf import parse
from missionfacts.formats.scene.marks import Mark
from missionfacts.formats.scene.places import is_sure
from missionfacts.model.lanes import Lane, Lanes, Passage, Span, Stay

TONES = 4


class Sizes(NamedTuple):
    """How high things are."""

    top: float  # what is above the first lane
    strip: float  # of a lane, above its people
    slot: float  # of a person
    gap: float  # between two lanes


class Band(NamedTuple):
    """Where a craft is drawn."""

    lane: Lane | Passage
    tone: str
    top: float
    bottom: float
    slots: Mapping[str, float]  # person -> the middle of the strand


class Laid(NamedTuple):
    """Lanes with their places."""

    lanes: Lanes
    bands: Mapping[str, Band]  # by craft, from top to bottom
    begins: int  # from when to when they are drawn
    ends: int
    bottom: float
    sizes: Sizes
    places: Mapping[str, int]  # where events without a known time stand, by id


def laid(lanes: Lanes, sizes: Sizes, within: tuple[int, int], places: Mapping[str, int]) -> Laid:
    """Return lanes with their places; within: from when to when they are drawn; places: of events, by id."""
    bands: dict[str, Band] = {}
    y = sizes.top
    for number, lane in enumerate(lanes.lanes):
        bands[lane.craft] = _band(lanes, lane, f"t{number % TONES}", y, sizes.strip, sizes.slot)
        y = bands[lane.craft].bottom + sizes.gap
        for passage in (each for each in lanes.passages if each.host == lane.craft):
            bands[passage.craft] = _band(lanes, passage, "both", y, sizes.gap / 4, sizes.slot)
            y = bands[passage.craft].bottom + sizes.gap / 4
    return Laid(lanes, bands, *within, y - sizes.gap, sizes, places)


def _band(lanes: Lanes, lane: Lane | Passage, tone: str, top: float, strip: float, slot: float) -> Band:
    there = {stay.person for stay in lanes.stays if stay.craft == lane.craft}
    people = [each.person for each in lanes.people if each.person in there]
    slots = {person: top + strip + slot * (number + 0.5) for number, person in enumerate(people)}
    return Band(lane, tone, top, top + strip + slot * len(people) + 4 * bool(people), slots)


def marks_of(place: Laid) -> list[Mark]:
    """Return a flight as marks: what is behind comes first."""
    return [*_bands(place), *_links(place), *_grounds(place), *_strands(place)]


# Craft


def _bands(place: Laid) -> Iterator[Mark]:
    for band in place.bands.values():
        since, until = _ends(place, band.lane)
        if since <= until:
            yield Mark("band", since, until, band.top, band.bottom - band.top, band.tone, band.lane.name)


def _ends(place: Laid, lane: Lane | Passage) -> tuple[int, int]:
    """Return from when to when a lane is drawn."""
    if isinstance(lane, Passage):
        return place.begins, place.ends
    return max(lane.begins, place.begins), place.ends if lane.ends is None else min(lane.ends, place.ends)


def _links(place: Laid) -> Iterator[Mark]:
    for span in place.lanes.spans:
        if span.craft in place.bands and span.other in place.bands:
            yield from _link(place, span)


def _link(place: Laid, span: Span) -> Iterator[Mark]:
    """Yield what joins two lanes while their craft were docked, or near each other."""
    one, other = sorted((place.bands[span.craft], place.bands[span.other]), key=lambda band: band.top)
    since, until = max(span.earliest, place.begins), place.ends if span.latest is None else min(span.latest, place.ends)
    if until < place.begins or since > place.ends:
        return
    names, y, height = f"{one.lane.name} and {other.lane.name}", one.bottom, other.top - one.bottom
    if span.near:
        yield Mark("near", since, until, y + height / 2, 0, "both", f"{names} near each other")
        return
    surely, no_longer = _surely(span, since, until)
    for first, last in ((since, surely), (no_longer, until)):
        if first < last:
            yield Mark("maybe", first, last, y, height, "both", f"{names} docked for a part of it", about=True)
    if surely < no_longer or since == until:
        yield Mark("dock", surely, no_longer, y, height, "both", f"{names} docked")
    for at, told in ((since, span.since), (until, span.until)):
        if told and place.begins <= at <= place.ends:
            yield Mark("edge", at, at, one.top, other.bottom - one.top, "both", about=not is_sure(told))


def _surely(span: Span, since: int, until: int) -> tuple[int, int]:
    """Return from when to when craft were docked beyond doubt: no time at all, where both may be the same day."""
    surely = since if is_sure(span.since) else parse(span.since).latest
    no_longer = until if not span.until or is_sure(span.until) else parse(span.until).earliest
    surely = min(max(surely, since), until)
    return surely, min(max(no_longer, surely), until)


def _grounds(place: Laid) -> Iterator[Mark]:
    """Yield where craft stand on another body: once, whoever was in them."""
    stood = {
        (stay.craft, stay.body, stay.earliest, stay.latest or place.ends) for stay in place.lanes.stays if stay.body
    }
    for craft, body, since, until in sorted(stood):
        if craft in place.bands and since <= place.ends and until >= place.begins:
            band = place.bands[craft]
            first, last = max(since, place.begins), min(until, place.ends)
            yield Mark("stand", first, last, band.bottom, 0, "ground", f"on {body_said(body)}")


def body_said(body: str) -> str:
    """Return what a body is called in a sentence.

    >>> body_said("Moon"), body_said("Mars")
    ('the Moon', 'Mars')
    """
    return f"the {body}" if body == "Moon" else body


# People


class Leg(NamedTuple):
    """A part of somebody's way that is drawn as one line."""

    craft: str
    since: int
    until: int
    y: float
    sure: bool  # whether it is known when it began
    event: str  # the one with which it began


def _strands(place: Laid) -> Iterator[Mark]:
    for each in place.lanes.people:
        tone = place.bands[each.home].tone if each.home in place.bands else "ground"
        yield from _strand(place, each.person, tone, each.family)


def _strand(place: Laid, person: str, tone: str, family: str) -> Iterator[Mark]:
    """Yield somebody's way through the craft: a line in each, and where it passes over."""
    legs = legs_of(place, person)
    for leg in legs:
        for since, until, outside in parts_of(place, person, leg):
            yield Mark("outside" if outside else "strand", since, until, leg.y, 0, tone, family)
        yield Mark("name", leg.since, leg.until, leg.y - 3, 0, tone, family)
    for one, other in pairwise(legs):
        if one.until == other.since:
            y, height = min(one.y, other.y), abs(one.y - other.y)
            yield Mark("jump", other.since, other.since, y, height, tone, about=not other.sure)


def parts_of(place: Laid, person: str, leg: Leg) -> Iterator[tuple[int, int, bool]]:
    """Yield a leg in parts, from when to when and whether outside."""
    at = leg.since
    for begins, ends in sorted((walk.begins, walk.ends) for walk in place.lanes.walks if walk.person == person):
        first, last = max(begins, at), min(ends, leg.until)
        if first < last:
            yield from [(at, first, False)] * (at < first)
            yield first, last, True
            at = last
    if at < leg.until or at == leg.since:
        yield at, leg.until, False


def legs_of(place: Laid, person: str) -> list[Leg]:
    """Return somebody's way, as far as it is drawn."""
    stays = [stay for stay in place.lanes.stays if stay.person == person and stay.craft in place.bands]
    legs: list[Leg] = []
    before = min([place.begins, *(stay.earliest for stay in stays[:1])])
    for number, stay in enumerate(stays):
        since = max(before, _since(place, stay, stays[number - 1] if number else None))
        until = place.ends if stay.latest is None else stay.latest
        if number + 1 < len(stays):
            until = max(since, _since(place, stays[number + 1], stay))
        y, before = place.bands[stay.craft].slots[stay.person], until
        if legs and legs[-1].y == y and legs[-1].until == since:
            legs[-1] = legs[-1]._replace(until=until)
        else:
            legs.append(Leg(stay.craft, since, until, y, is_sure(stay.since), stay.event))
    return list(_within(legs, place))


def _within(legs: Sequence[Leg], place: Laid) -> Iterator[Leg]:
    for leg in legs:
        first, last = max(leg.since, place.begins), min(leg.until, place.ends)
        if first <= last:
            yield leg._replace(since=first, until=last)


def _since(place: Laid, stay: Stay, before: Stay | None) -> int:
    """Return where a stay begins: where that is not known, where its event stands, or midway when it may have been."""
    if is_sure(stay.since) or before is None or before.latest is None:
        return stay.earliest
    latest = max(stay.earliest, before.latest)
    if stay.event in place.places:
        return min(max(place.places[stay.event], stay.earliest), latest)
    return (stay.earliest + latest) // 2
