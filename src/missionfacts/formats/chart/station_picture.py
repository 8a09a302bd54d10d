"""A station as a picture: people aboard as an area along time, ships as bars by port, and its weightiest events."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from missionfacts.dates.display import display, display_long
from missionfacts.dates.edtf import DAY, PartialDate, from_epoch, parse
from missionfacts.formats.chart.paint import (
    BIG,
    COLOURS,
    EDGE,
    LEFT,
    RIGHT,
    SMALL,
    WIDTH,
    Frame,
    Sign,
    Text,
    axis,
    box,
    legend,
    line,
    n,
    numbers,
    paragraph,
    patch,
    shortened,
    text,
    width_of,
)
from missionfacts.formats.chart.station import StationChart
from missionfacts.formats.chart.told import MOST, Said, listed, weightiest
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.scene.bars import Rows, Sizes, bar_rows
from missionfacts.formats.scene.marks import Mark
from missionfacts.formats.scene.places import placed
from missionfacts.formats.scene.station import CREWED, UNCREWED, UNTOLD, Aboard, aboard, crowd_marks, ship_bars
from missionfacts.model.events import Event
from missionfacts.model.stations import StationLife

TALL, UNIT = 110, 16  # how high the most people are, and one at most
ROWS = Sizes(row=22, bar=18)
THIN = 13  # how high a ship without people is
LONG = 700 * DAY  # a time of which no more than the days are told
TOLD, LANDMARK = 16, 5  # events that are told where nobody chose them, and their weight
NAMED = 11  # the size of a name within a bar
BAR = 'fill-opacity=".3" stroke-opacity=".9"'
PEOPLE, PERHAPS = 'fill="var(--green)" opacity=".6"', 'fill="var(--green)" opacity=".2"'


def station_drawing(chart: StationChart, events: Sequence[Event], *, chosen: bool) -> Drawing:
    """Return a station as a picture; events: those of its time; chosen: whether somebody asked for these."""
    within = (chart.first, chart.last)
    frame, there = Frame(*within), aboard(chart.life, within)
    parts, top = _heading(chart)
    foot = top + 36 + min(TALL, UNIT * there.most)
    rows = bar_rows(ship_bars(chart.life), within, foot + 14, ROWS, (UNTOLD,))
    bottom = rows.bottom + 6
    told = _notable(events, frame, chosen=chosen)
    parts += [*axis(frame, top, bottom), *_crowd(there, frame, foot), *_ships(rows, frame)]
    parts += numbers([(str(number), frame.x(at)) for number, (_, at) in enumerate(told, 1)], bottom)
    more, y = legend(_signs(rows, chart, told=bool(told)), bottom + (48 if told else 26))
    parts += more
    long = chart.last - chart.first > LONG
    said = [Said(_date(event.at, long=long), event.title, event.weight) for event, _ in told]
    more, y = listed(said, y + 12, more=len(events) > len(told)) if told else ([], y)
    return Drawing(WIDTH, y + 8, "\n".join([*parts, *more]), _about(chart, there))


def _heading(chart: StationChart) -> tuple[list[str], float]:
    parts, y = paragraph(EDGE, 38, chart.title, Text("b", BIG), 26)
    more, y = paragraph(EDGE, y - 4, f"{chart.aside}. {' '.join(chart.footnotes)}", Text("d"), 18)
    return [*parts, *more], y + 6


def _notable(events: Sequence[Event], frame: Frame, *, chosen: bool) -> list[tuple[Event, int]]:
    """Return the events that are told, with where they stand along time."""
    there = [(event, each.at) for event, each in zip(events, placed([each.at for each in events]), strict=True)]
    there = [each for each in there if frame.has(each[1])]
    landmarks = sum(event.weight >= LANDMARK for event, _ in there)
    room = MOST if chosen else min(max(TOLD, landmarks), MOST)
    return sorted(weightiest(there, lambda each: each[0].weight, room), key=lambda each: each[1])


def _date(at: str, *, long: bool) -> str:
    """Return when an event was, or began; long: whether the time of day is left out."""
    if "T" not in at:
        return display(at)
    return display(str(PartialDate(*parse(at).start[:3]))) if long else display(at.partition("/")[0])


# People


def _crowd(there: Aboard, frame: Frame, foot: float) -> Iterator[str]:
    """Yield people aboard as an area, with a scale at its left."""
    if not there.most:
        return
    unit = min(TALL / there.most, UNIT)
    marks = crowd_marks(there, foot, unit)
    for what, look in (("perhaps", PERHAPS), ("people", PEOPLE)):
        shape = _outline([mark for mark in marks if mark.what == what], frame, foot)
        if shape:
            yield f'<path d="{shape}" {look}/>'
    yield line(f"M{LEFT} {n(foot)}H{RIGHT}", "dim", 1)
    yield text(EDGE, foot, "People aboard", Text("b"))
    for number in sorted({there.most, ceil(there.most / 2)}):
        y = foot - number * unit
        yield line(f"M{LEFT - 5} {n(y)}h5", "dim", 1)
        yield text(LEFT - 9, y + 4, str(number), Text("d", anchor="end"))


def _outline(marks: Sequence[Mark], frame: Frame, foot: float) -> str:
    """Return bars that stand beside each other as one shape: as many as there are, they cost little."""
    shape, end = "", None
    for mark in marks:
        x, last = n(frame.x(mark.since)), n(frame.x(mark.until))
        if x == last and end == x:
            continue  # too short to be seen
        if x != end:
            shape += f"{f'V{n(foot)}Z' if end else ''}M{x} {n(foot)}"
        shape += f"V{n(mark.y)}H{last}"
        end = last
    return f"{shape}V{n(foot)}Z" if shape else ""


# Ships


def _ships(rows: Rows, frame: Frame) -> Iterator[str]:
    for label in rows.labels:
        if label.text:
            yield text(EDGE, label.y, shortened(label.text, LEFT - EDGE - 40, SMALL), Text("b"))
    for mark in rows.marks:
        yield from _ship(mark, frame)


def _ship(mark: Mark, frame: Frame) -> Iterator[str]:
    x, end = frame.x(mark.since), frame.x(mark.until)
    if mark.what == "name":
        if width_of(mark.title, NAMED) + 6 < end - x:
            yield text(x + 3, mark.y, mark.title, Text("", NAMED))
        return
    thin = (mark.height - THIN) / 2 if mark.tone == UNCREWED else 0
    y, height = mark.y + thin, mark.height - 2 * thin
    if mark.what == "bar":
        yield box(x, y, max(end - x, 2), height, _look(mark.tone, about=mark.about), mark.title)
    elif end - x > 1:
        yield box(x, y, end - x, height, _maybe(mark.tone), mark.title)


def _look(tone: str, *, about: bool) -> str:
    dashes = ' stroke-dasharray="2 2"' if about else ""
    colour = COLOURS[tone]
    return f'fill="var(--{colour})" stroke="var(--{colour})" {BAR}{dashes}'


def _maybe(tone: str) -> str:
    return f'fill="none" stroke="var(--{COLOURS[tone]})" stroke-dasharray="2 3"'


# In words


def _signs(rows: Rows, chart: StationChart, *, told: bool) -> list[Sign]:
    """Return the signs that occur."""
    bars = {(mark.tone, mark.about) for mark in rows.marks if mark.what == "bar"}
    there = [each.when for each in chart.life.people if each.when.first < chart.last and each.when.last > chart.first]
    least = (chart.last - chart.first) / (RIGHT - LEFT)  # that can be seen
    seen = {
        "people": bool(there),
        "perhaps": any(max(when.since - when.first, when.last - when.until) > least for when in there),
        CREWED: any(tone == CREWED for tone, _ in bars),
        UNCREWED: any(tone == UNCREWED for tone, _ in bars),
        "about": any(about for _, about in bars),
        "number": told,
    }
    return [sign for name, sign in _SIGNS.items() if seen[name]]


_SIGNS: Mapping[str, Sign] = {
    "people": Sign(patch(PEOPLE), "people aboard"),
    "perhaps": Sign(patch(PERHAPS), "perhaps"),
    CREWED: Sign(patch(_look(CREWED, about=False)), "a ship that came with people"),
    UNCREWED: Sign(lambda x, y: box(x, y - 4.5, 22, 9, _look(UNCREWED, about=False)), "one that came without them"),
    "about": Sign(patch(_look(CREWED, about=True)), "nobody tells exactly from when or until when"),
    "number": Sign(lambda x, y: text(x + 11, y + 4, "1", Text("b d", anchor="middle")), "an event, told below"),
}


def _about(chart: StationChart, there: Aboard) -> str:
    """Return what the picture shows, in words."""
    life = chart.life
    crewed, others = _came(life, chart, crewed=True), _came(life, chart, crewed=False)
    inside = [crowd.number for crowd in there.surely]
    begin, end = (display_long(f"{from_epoch(at):%Y-%m-%d}") for at in (chart.first, chart.last - 1))
    said = [f"{chart.title} from {begin} to {end}: people aboard as an area, ships as bars."]
    said.append(f"At most {max(inside)} people were aboard at once." if inside else "Nobody was aboard.")
    return " ".join([*said, f"{crewed} ships came with people, {others} without."])


def _came(life: StationLife, chart: StationChart, *, crewed: bool) -> int:
    stays = [ship.stays for ship in life.ships if ship.crewed is crewed]
    return sum(any(stay.first < chart.last and stay.last >= chart.first for stay in those) for those in stays)
