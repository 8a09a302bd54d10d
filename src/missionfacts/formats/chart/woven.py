"""Lanes of craft with a line for each person: who was where while ships and people moved."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from missionfacts.dates.brief import brief_time
from missionfacts.dates.display import display, display_long
from missionfacts.dates.edtf import PartialDate, parse
from missionfacts.formats.chart.page import Row
from missionfacts.formats.chart.paint import (
    COLOURS,
    EDGE,
    LEFT,
    RIGHT,
    SMALL,
    USUAL,
    Frame,
    Text,
    axis,
    bold_in,
    box,
    cross,
    line,
    n,
    shortened,
    text,
    triangle,
    width_of,
)
from missionfacts.formats.chart.told import Numbered, numbered, when_of
from missionfacts.formats.escape import one_line
from missionfacts.formats.scene.flight import Laid, Leg, legs_of, marks_of, parts_of
from missionfacts.formats.scene.marks import Mark
from missionfacts.model.lanes import Lane, Lanes

BEND = 7  # half of how wide a strand bends
DOCK, MAYBE = 'fill="var(--yellow)" opacity=".22"', 'fill="var(--yellow)" opacity=".09"'
NEAR, OUTSIDE, UNSURE = "0.1 6", "5 7", "0.1 5"  # dashes


def people_lanes(
    place: Laid, lens: Frame, told: Sequence[Numbered], rows: Sequence[Row], top: float, *, larger: bool
) -> tuple[list[str], float]:
    """Return lanes with people as strands, and where what is below them begins."""
    down = top + 24  # from the scale to the lanes
    foot = down + place.bottom + (20 if _stands_last(place) else 0)
    parts = [*axis(lens, top, foot)]
    for mark in marks_of(place):
        parts += _painted(mark, lens, down)
    for band in place.bands.values():
        home = COLOURS[band.tone]
        if isinstance(band.lane, Lane):
            parts.append(lane_name(band.lane.name, down + band.top + 16, home))
            if not larger:
                parts += launch_and_end(band.lane, place.lanes, lens, down + band.top + 11, home)
        else:
            y = down + (band.top + band.bottom) / 2 + 4
            parts.append(text(EDGE, y, shortened(band.lane.name, LEFT - EDGE - 8, SMALL), Text("d")))
    parts += _strands(place, lens, {row.step.event: row for row in rows}, down)
    parts += numbered(told, lens, foot)
    return parts, foot + 26


def _stands_last(place: Laid) -> bool:
    """Tell whether the last craft stands on another body, of which is told below it."""
    return any(mark.what == "stand" and mark.y == place.bottom for mark in marks_of(place))


def lane_name(name: str, y: float, home: str) -> str:
    """Return what a lane is called, at the left; home: its colour."""
    said = shortened(one_line(name).partition(" (")[0], LEFT - EDGE - 10, USUAL)
    return text(EDGE, y, said, Text(bold_in(home), USUAL))


def _painted(mark: Mark, lens: Frame, down: float) -> Iterator[str]:
    """Yield a mark of a lane; people are bent where they pass over, and drawn apart."""
    x, end, y = lens.x(mark.since), lens.x(mark.until), down + mark.y
    if mark.what == "band":
        yield box(x, y, end - x, mark.height, 'fill="var(--hair)" opacity=".4"', mark.title)
    elif mark.what in ("dock", "maybe"):
        yield area(mark, lens, down)
    elif mark.what == "near":
        yield near_line(mark, lens, down)
    elif mark.what == "edge" and mark.about:
        yield line(f"M{n(x)} {n(y)}v{n(mark.height)}", "yellow", 1.4, UNSURE)
    elif mark.what == "stand":
        yield line(f"M{n(x)} {n(y)}H{n(end)}", "dim", 4)
        yield text(x + 4, y + 16, mark.title, Text("d", halo=True))


def area(mark: Mark, frame: Frame, down: float) -> str:
    """Return where craft are docked, or may be."""
    x, end = frame.x(mark.since), frame.x(mark.until)
    look = DOCK if mark.what == "dock" else MAYBE
    return box(x, down + mark.y, max(end - x, 2), mark.height, look, mark.title)


def near_line(mark: Mark, frame: Frame, down: float) -> str:
    """Return a row of dots, or a column of them where it is too short for a row."""
    x, end, y = frame.x(mark.since), frame.x(mark.until), down + mark.y
    shape = f"M{n(x)} {n(y)}H{n(end)}" if end - x > 2 * BEND else f"M{n((x + end) / 2)} {n(y - 10)}v20"
    return line(shape, "yellow", 2.4, NEAR, mark.title)


class _Strand(NamedTuple):
    """Somebody's part in the picture."""

    person: str
    name: str
    colour: str
    legs: Sequence[Leg]


def _strands(place: Laid, lens: Frame, rows: Mapping[str, Row], down: float) -> Iterator[str]:
    """Yield the line of each person, broken while they are outside; then their names, so that no line covers one."""
    strands = [
        _Strand(
            person.person,
            one_line(person.family),
            COLOURS[place.bands[person.home].tone] if person.home in place.bands else "ink",
            legs_of(place, person.person),
        )
        for person in place.lanes.people
    ]
    for strand in strands:
        yield from _way(strand, place, lens, rows, down)
    crossed: list[tuple[float, float, float]] = [
        (lens.x(leg.since), min(before.y, leg.y), max(before.y, leg.y))
        for strand in strands
        for before, leg in pairwise(strand.legs)
    ]
    for strand in strands:
        for leg in strand.legs:
            yield from _named(strand, leg, lens, crossed, down)


def _way(strand: _Strand, place: Laid, lens: Frame, rows: Mapping[str, Row], down: float) -> Iterator[str]:
    """Yield somebody's line, from craft to craft."""
    bends = _bends(strand.legs, lens)
    for number, leg in enumerate(strand.legs):
        first, last = lens.x(leg.since) + bends[number], lens.x(leg.until) - bends[number + 1]
        before = strand.legs[number - 1] if number else None
        if before and before.until == leg.since:
            yield _bent(before, leg, bends[number], strand, lens, rows.get(leg.event), down)
        for since, until, outside in parts_of(place, strand.person, leg):
            x, end = max(lens.x(since), first), min(lens.x(until), last)
            if x < end or (first >= last and not outside):
                shape = f"M{n(x)} {n(down + leg.y)}H{n(max(end, x))}"
                yield line(shape, strand.colour, 2.6, OUTSIDE if outside else "", strand.name)


def _bends(legs: Sequence[Leg], lens: Frame) -> list[float]:
    """Return how wide somebody bends before each leg and after the last: less, where there is no room."""
    lengths = [lens.x(leg.until) - lens.x(leg.since) for leg in legs]
    bends = [
        min(BEND, lengths[number] / 2, lengths[number + 1] / 2) if legs[number].until == legs[number + 1].since else 0
        for number in range(len(legs) - 1)
    ]
    return [0, *bends, 0]


def _bent(before: Leg, leg: Leg, bend: float, strand: _Strand, lens: Frame, row: Row | None, down: float) -> str:
    """Return the way from one craft to another: dotted where it is not known when, or in doubt."""
    x, y, other = lens.x(leg.since), down + before.y, down + leg.y
    shape = f"M{n(x - bend)} {n(y)}C{n(x)} {n(y)} {n(x)} {n(other)} {n(x + bend)} {n(other)}"
    said = f"{row.entry.title}, {when_of(row) or 'nobody tells when'}" if row else f"{strand.name} passes over"
    return line(shape, strand.colour, 2.6, "" if leg.sure else UNSURE, said)


def _named(
    strand: _Strand, leg: Leg, lens: Frame, crossed: Sequence[tuple[float, float, float]], down: float
) -> Iterator[str]:
    """Yield a name left of the first line of somebody, above others where nobody crosses them, or right of the last."""
    look = Text(bold_in(strand.colour), halo=True)
    first, last, wide = lens.x(leg.since), lens.x(leg.until), width_of(strand.name)
    if leg is strand.legs[0]:
        said = shortened(strand.name, first - EDGE - 10, SMALL)
        yield text(first - 8, down + leg.y + 4, said, look._replace(anchor="end", halo=first > LEFT))
        return
    ways = sorted(x for x, top, foot in crossed if first < x < last and top < leg.y and foot > leg.y - 14)
    for start in [first, *ways]:
        end = start + 2 * BEND + wide
        if end <= last and not any(start < x < end for x in ways):
            yield text(start + BEND + 2, down + leg.y - 5, strand.name, look)
            return
    if leg is strand.legs[-1] and RIGHT - last > wide + 8:
        yield text(last + 8, down + leg.y + 4, strand.name, look)


def launch_and_end(
    lane: Lane, drawn: Lanes, frame: Frame, y: float, home: str, *, below: bool = False
) -> Iterator[str]:
    """Yield the signs with which a lane begins and ends, and when that was; below: whether it is a line itself."""
    up = lane.launched and lane.begins >= drawn.begins
    if up:
        yield triangle(frame.x(lane.begins), y, home, up=True)
    if not lane.how or lane.ends is None or lane.ends > drawn.ends:
        return
    x = frame.x(lane.ends)
    yield cross(x, y, home) if lane.how == "loss" else triangle(x, y, home, up=False)
    whole, brief = f"{lane.how} {display_long(lane.ended)}", _briefly(lane.ended)
    look = Text("d", halo=True)
    for said in (whole, brief):
        if RIGHT - x > width_of(said) + 12:
            yield text(x + 12, y + 4, said, look)
            return
    for said in (whole, brief):
        if x - (frame.x(lane.begins) if up else LEFT) > width_of(said) + 24:
            yield text(x - 12, y + 4 + 14 * below, said, look._replace(anchor="end"))
            return


def _briefly(ended: str) -> str:
    """Return when a lane ended, without the year."""
    when = parse(ended)
    day = display(str(PartialDate(*when.start[:3]))).rpartition(" ")[0]
    return f"{day} {brief_time(when, 9).strip()}".strip()
