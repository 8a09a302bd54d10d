r"""A chart as a picture: the whole flight across, below it when something changes, with a line for each person.

```
Apollo    ^-----------\_______/\_/-----------------v      the flight
Soyuz 19  ^-----------/       \/ \-------v
Apollo    Stafford ----\        /-----------              who was where
Soyuz 19  Leonov  ----  \______/  ----------
          1     2      3       4                          what is told below
```
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import DAY, parse
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chart.paint import (
    BIG,
    COLOURS,
    EDGE,
    LEFT,
    RIGHT,
    WIDTH,
    Frame,
    Sign,
    Text,
    axis,
    cross,
    legend,
    line,
    n,
    paragraph,
    patch,
    sample,
    text,
    triangle,
)
from missionfacts.formats.chart.told import Numbered, listed, notable, numbered, said_of
from missionfacts.formats.chart.woven import (
    DOCK,
    MAYBE,
    NEAR,
    OUTSIDE,
    UNSURE,
    area,
    lane_name,
    launch_and_end,
    near_line,
    people_lanes,
)
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.escape import one_line
from missionfacts.formats.scene.flight import Laid, Sizes, laid, legs_of, marks_of
from missionfacts.model.lanes import Lane, Lanes

ROW = 30  # of a lane of the whole flight
SIZES = Sizes(top=0, strip=24, slot=22, gap=40)  # of a lane with its people
MOVED, PART, MARGIN = 2, 0.7, 0.04  # how often people must move, in how little of the flight, to be seen larger; around
ENDINGS = {"landing": "lands", "loss": "is lost", "entry": "enters the atmosphere", "impact": "strikes"}


def drawing_of(chart: Chart, places: Mapping[str, int], notes: Sequence[str] = ()) -> Drawing:
    """Return a chart as a picture.

    places: where events stand in time, by their ids; notes: what is to be said below the title.
    """
    drawn, rows = chart.lanes, [item for item in chart.items if isinstance(item, Row)]
    whole = _whole(drawn, rows)
    lens = _lens(drawn, places, whole)
    larger, place = lens != whole, laid(drawn, SIZES, lens, places)
    chosen = notable(rows, places, drawn, whole)
    told = list(enumerate(chosen, 1))
    strands = bool(drawn.people) and len(drawn.lanes) > 1
    parts, y = _heading(chart, larger, notes)
    inside = [each for each in told if strands and lens.has(each[1].second)]
    if larger or not strands:
        more, y = _flight(drawn, whole, [each for each in told if each not in inside], y)
        parts += more
    if larger:
        parts.append(_throat(lens, whole, y, y + 30))
        y += 30
    if strands:
        more, y = people_lanes(place, lens, inside, rows, y, larger=larger)
        parts += more
    more, y = legend(_signs(place, strands=strands, larger=larger, told=bool(told)), y + 22)
    parts += more
    more, y = listed(said_of(chosen, drawn), y + 12, more=len(rows) > len(chosen))
    return Drawing(WIDTH, y + 8, "\n".join([*parts, *more]), _about(chart))


def _whole(drawn: Lanes, rows: Sequence[Row]) -> Frame:
    """Return from when to when a flight is drawn: until people have landed, who may do so after their ship."""
    landings = [row.second for row in rows if row.kind == "landing" and row.second < drawn.ends + DAY]
    return Frame(drawn.begins, max([drawn.ends, drawn.begins + 1, *landings]))


def _heading(chart: Chart, larger: bool, notes: Sequence[str]) -> tuple[list[str], float]:
    """Return the title and what is said below it, and where the picture begins."""
    parts, y = paragraph(EDGE, 38, chart.title, Text("b", BIG), 26)
    said = [f"{chart.aside}."]
    if len(chart.lanes.lanes) == 1 and chart.lanes.people:
        said.append(f"Aboard: {', '.join(one_line(person.name) for person in chart.lanes.people)}.")
    elif chart.lanes.people:
        said.append("Above the flight, below who was where while people moved." if larger else "Who was where.")
    more, y = paragraph(EDGE, y - 4, " ".join([*said, *notes]), Text("d"), 18)
    return [*parts, *more], y + 6


def _lens(drawn: Lanes, places: Mapping[str, int], whole: Frame) -> Frame:
    """Return from when to when people move, where that is but a part of the flight, or else the whole."""
    place = laid(drawn, SIZES, whole, places)
    jumps = [
        leg.since
        for person in drawn.people
        for before, leg in pairwise(legs_of(place, person.person))
        if before.until == leg.since
    ]
    links = [at for span in drawn.docked() for at in (span.earliest, span.latest) if at is not None and whole.has(at)]
    if len(jumps) < MOVED:
        return whole
    first, last = min([*jumps, *links]), max([*jumps, *links])
    margin = (last - first) * MARGIN
    lens = Frame(max(int(first - margin), whole.first), min(int(last + margin), whole.last))
    return lens if lens.last - lens.first < PART * (whole.last - whole.first) else whole


# The whole flight


def _flight(drawn: Lanes, whole: Frame, told: Sequence[Numbered], top: float) -> tuple[list[str], float]:
    """Return the whole flight with a line for each craft, and where what is below it begins."""
    rows = {lane.craft: top + 34 + ROW * number for number, lane in enumerate(drawn.lanes)}
    foot = top + 34 + ROW * len(rows) - 8
    parts = [*axis(whole, top, foot), *_links(drawn, whole, top + 34)]
    for number, lane in enumerate(drawn.lanes):
        y, home = rows[lane.craft], COLOURS[f"t{number % 4}"]
        first, last = _ends(lane, drawn)
        parts.append(lane_name(lane.name, y + 4, home))
        if first <= last:
            parts += [line(f"M{n(whole.x(first))} {n(y)}H{n(whole.x(last))}", home, 3)]
            parts += launch_and_end(lane, drawn, whole, y, home, below=True)
    if not told:
        return parts, foot + 6
    return [*parts, *numbered(told, whole, foot)], foot + 30


def _links(drawn: Lanes, whole: Frame, top: float) -> Iterator[str]:
    """Yield what joins the lines of craft: the marks of lanes in which nobody is, and which are thus lines."""
    for mark in marks_of(laid(drawn._replace(people=[], stays=[], passages=[]), Sizes(0, 0, 0, ROW), whole, {})):
        if mark.what in ("dock", "maybe"):
            yield area(mark, whole, top)
        elif mark.what == "near":
            yield near_line(mark, whole, top)


def _ends(lane: Lane, drawn: Lanes) -> tuple[int, int]:
    """Return from when to when a craft is drawn."""
    return max(lane.begins, drawn.begins), drawn.ends if lane.ends is None else min(lane.ends, drawn.ends)


def _throat(lens: Frame, whole: Frame, top: float, foot: float) -> str:
    """Return what joins the part of the flight that is seen larger with its place in the whole."""
    shape = f"M{n(whole.x(lens.first))} {n(top)}H{n(whole.x(lens.last))}L{RIGHT} {n(foot)}H{LEFT}Z"
    return f'<path d="{shape}" fill="var(--hair)" opacity=".5"/>'


_SIGNS: Mapping[str, Sign] = {
    "launch": Sign(lambda x, y: triangle(x + 11, y, "dim", up=True), "launch"),
    "landing": Sign(lambda x, y: triangle(x + 11, y, "dim", up=False), "landing"),
    "end": Sign(lambda x, y: triangle(x + 11, y, "dim", up=False), "end"),
    "loss": Sign(lambda x, y: cross(x + 11, y, "dim"), "loss"),
    "throat": Sign(patch('fill="var(--hair)" opacity=".5"'), "seen larger below"),
    "dock": Sign(patch(DOCK), "docked"),
    "maybe": Sign(patch(MAYBE), "docked for a part of it, nobody tells exactly when"),
    "near": Sign(sample("yellow", 2.4, NEAR), "near each other, as far as that is told"),
    "strand": Sign(sample("cyan", 2.6), "somebody, in the colour of the ship in which they went up"),
    "outside": Sign(sample("cyan", 2.6, OUTSIDE), "outside"),
    "unsure": Sign(sample("cyan", 2.6, UNSURE), "nobody tells when, or that is in doubt"),
    "stand": Sign(sample("dim", 4), "the craft stands there"),
    "number": Sign(lambda x, y: text(x + 11, y + 4, "1", Text("b d", anchor="middle")), "an event, told below"),
}


def _signs(place: Laid, *, strands: bool, larger: bool, told: bool) -> list[Sign]:
    """Return the signs that occur."""
    drawn = place.lanes
    whole = marks_of(laid(drawn, SIZES, (drawn.begins, drawn.ends), place.places))
    seen = {mark.what for mark in whole if mark.what in ("dock", "maybe", "near")}
    if strands:
        marks = marks_of(place)
        seen |= {mark.what for mark in marks} | {
            "unsure" for mark in marks if mark.what in ("jump", "edge") and mark.about
        }
    seen |= {"launch" for lane in drawn.lanes if lane.launched and lane.begins >= drawn.begins}
    seen |= {_ending(lane) for lane in drawn.lanes if lane.how and lane.ends is not None and lane.ends <= drawn.ends}
    seen |= {sign for sign, is_there in (("throat", larger), ("number", told)) if is_there}
    return [sign for name, sign in _SIGNS.items() if name in seen]


def _ending(lane: Lane) -> str:
    return lane.how if lane.how in ("landing", "loss") else "end"


def _about(chart: Chart) -> str:
    """Return what the picture shows, in words."""
    drawn = chart.lanes
    names = {lane.craft: _name(lane) for lane in drawn.lanes}
    said = [f"{chart.title}, {chart.aside}: {len(drawn.lanes)} spacecraft as lanes." if len(drawn.lanes) > 1
            else f"{chart.title}, {chart.aside}."]  # fmt: skip
    up = [lane for lane in drawn.lanes if lane.launched and not lane.station]
    said += [f"{_name(lane)} is launched {_on(lane.launched)}." for lane in up]
    for span in drawn.docked():
        if span.craft in names and span.other in names:
            until = f", until {display_long(span.until)}" if span.until else ""
            both = f"{names[span.craft]} and {names[span.other]}"
            said.append(f"{both} are docked from {display_long(span.since)}{until}.")
    down = [lane for lane in drawn.lanes if lane.how in ENDINGS]
    said += [f"{_name(lane)} {ENDINGS[lane.how]} {_on(lane.ended)}." for lane in down]
    if drawn.people:
        people = ", ".join(one_line(person.name) for person in drawn.people)
        said.append(f"Lines show in which of them each person was: {people}.")
    return " ".join(said)


def _on(date: str) -> str:
    """Return a date as a sentence has it.

    >>> _on("1982-11"), _on("1961-04-12")
    ('in November 1982', 'on 12 April 1961')
    """
    return f"{'on' if parse(date).start.day else 'in'} {display_long(date)}"


def _name(lane: Lane) -> str:
    return one_line(lane.name).partition(" (")[0]
