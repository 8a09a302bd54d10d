r"""A whole flight across a page at an even scale, with a column at least for each state that it goes through.

```
July      15   16    17    18    19    20   21    22    23    24
Apollo        ^----------\          /\/----------------------------v  24 July
docked                   ===========|==                               46 h 46 m
Soyuz 19    ^------------/          \/\--------v                      21 July
```
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.style import Style

from missionfacts.dates.display import MONTHS
from missionfacts.dates.edtf import DAY, FULL_MONTHS, HOUR, MINUTE, parse
from missionfacts.formats.chart.axis import Scale
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chart.pieces import Cell, joined
from missionfacts.formats.chart.signs import ChartSigns
from missionfacts.formats.escape import encodable, one_line
from missionfacts.formats.table.grid import PALE, Line
from missionfacts.model.lanes import Lane, Lanes, Span

LINK, MARK = Style(color="yellow"), Style(bold=True, color="yellow")
HOMES = tuple(Style(color=name) for name in ("cyan", "magenta", "green"))
LABEL, WIDEST_LABEL = 14, 30  # columns that a name may have, and those that it may have on a wide page
MOST_LANES = 6
LANDMARK, MAJOR = 5, 4
Cells = dict[int, Cell]


class Strip(NamedTuple):
    """The lines, none where there is no room, and the signs that they are drawn with."""

    lines: Sequence[Line]
    signs: frozenset[str]


def strip(chart: Chart, width: int, signs: ChartSigns, encoding: str) -> Strip:
    """Return the strip of a chart in so many columns."""
    band = Band.of(chart, width, signs, encoding)
    if band is None:
        return Strip([], frozenset())
    return Strip(band.lines(), frozenset(sign for cells in (*band.rows, band.link) for sign, _ in cells.values()))


class Band(NamedTuple):
    """A flight laid out across a page: what of it is drawn depends on the moment."""

    drawn: Lanes
    lanes: Sequence[Lane]
    names: Sequence[str]
    rows: Sequence[Cells]  # of each lane
    link: Cells  # between two lanes; empty where there are none, or more
    ends: Sequence[str]  # of each lane, at the right
    total: str  # of the link
    places: "_Places"
    label: int  # columns of the names
    signs: ChartSigns

    @classmethod
    def of(cls, chart: Chart, width: int, signs: ChartSigns, encoding: str) -> "Band | None":
        """Return the whole flight in so many columns; None: there is no room."""
        drawn = chart.lanes
        lanes = drawn.lanes[:MOST_LANES]
        names = [encodable(one_line(lane.name), encoding) for lane in lanes]
        label = min(max(len(name) for name in (*names, "September")), max(LABEL, min(width // 6, WIDEST_LABEL))) + 2
        names = told_apart(names, [label - 2] * len(names))
        ends = [_end(lane, drawn) for lane in lanes]
        docked = _docked(drawn)
        total = _total(docked)
        room = width - label - max(map(len, (*ends, total))) - 2
        if room < 2 * len(lanes) + 4:
            return None
        places = _Places(_scale(drawn, room), _boundaries(lanes, docked, drawn))
        braided = len(lanes) == 2 and bool(docked)
        rows = [_row(lane, docked, places, signs, chart, upper=number == 0, braided=braided, style=HOMES[number % 3])
                for number, lane in enumerate(lanes)]  # fmt: skip
        link = _link(docked, places, signs) if braided else {}
        return cls(drawn, lanes, names, rows, link, ends, total, places, label, signs)

    def lines(self, now: int | None = None) -> list[Line]:
        """Return its lines; now: the second until which the flight is told, which has a mark: nothing beyond it is."""
        lines, room = [_axis(self.places.scale, self.label)], self.places.scale.columns
        for number, (lane, name, cells, end) in enumerate(
            zip(self.lanes, self.names, self.rows, self.ends, strict=True)
        ):
            if self.link and number == 1:
                docked = _docked(self.drawn)
                met = now is None or docked[0].earliest <= now
                parted = now is None or all(_until(span, self.drawn) <= now for span in docked)
                total = self.total if parted else ""
                lines.append(_line("docked" * met, PALE, self._told(self.link, now), total, self.label, room))
            shown = name if is_known(lane, self.drawn, now) else ""
            over = now is None or (lane.ends is not None and lane.ends <= now)
            told = self._told(cells, now)
            lines.append(_line(shown, HOMES[number % 3], told, end if over else "", self.label, room))
        return lines

    def _told(self, cells: Cells, now: int | None) -> Cells:
        """Return what is drawn of a row, with the mark of the moment until the flight is over."""
        if now is None or now >= self.drawn.ends:
            return cells
        if now < self.places.scale.first:
            return {}
        there = self.places.column(now)
        told = {column: cell for column, cell in cells.items() if column < there}
        return {**told, there: (self.signs.inside, MARK)}


def is_known(lane: Lane, drawn: Lanes, now: int | None) -> bool:
    """Tell whether a lane may be named at a moment: a craft of another mission from when it is there."""
    return now is None or lane.begins <= now or lane.craft.partition("/")[0] in drawn.missions


def _docked(drawn: Lanes) -> list[Span]:
    return [span for span in drawn.docked() if span.earliest <= drawn.ends]


class _Places:
    """Which column of a strip a second has: an even scale, but for changes that would fall into one."""

    def __init__(self, scale: Scale, boundaries: Iterable[int]) -> None:
        self.scale = scale
        seconds = sorted({*boundaries})
        columns = [scale.column(second) for second in seconds]
        if len(seconds) <= scale.columns:
            for number in range(1, len(columns)):
                columns[number] = max(columns[number], columns[number - 1] + 1)
            most = scale.columns - 1
            for number in range(len(columns) - 1, -1, -1):
                columns[number] = min(columns[number], most)
                most = columns[number] - 1
        self._seconds, self._columns = seconds, columns

    def column(self, second: int) -> int:
        """Return the column of a second, which never stands before those that come before it."""
        number = bisect_right(self._seconds, second)
        if number and self._seconds[number - 1] == second:
            return self._columns[number - 1]
        least = self._columns[number - 1] if number else 0
        most = self._columns[number] - 1 if number < len(self._columns) else self.scale.columns - 1
        return max(least, min(self.scale.column(second), most))


def _scale(drawn: Lanes, room: int) -> Scale:
    """Return the scale of the flights: from the beginning of the day, where that takes little room."""
    first, last = drawn.begins, max(drawn.ends, drawn.begins + 1)
    day = first // DAY * DAY
    return Scale(day if first - day < (last - first) / 6 else first, last, room)


def _boundaries(lanes: Sequence[Lane], docked: Sequence[Span], drawn: Lanes) -> Iterator[int]:
    for lane in lanes:
        yield from _period(lane, drawn)
    for span in docked:
        yield from (span.earliest, _until(span, drawn))


def _period(lane: Lane, drawn: Lanes) -> tuple[int, int]:
    """Return the first and the last second of a lane that are drawn."""
    last = drawn.ends if lane.ends is None else lane.ends
    return max(lane.begins, drawn.begins), min(max(last, drawn.begins), drawn.ends)


def _until(span: Span, drawn: Lanes) -> int:
    return drawn.ends if span.latest is None else min(span.latest, drawn.ends)


def _axis(scale: Scale, label: int) -> Line:
    common, ticks = scale.ticks()
    cells: Cells = {}
    for tick in ticks:
        cells |= {scale.column(tick.second) + number: (sign, PALE) for number, sign in enumerate(tick.text)}
    return _line(common[: label - 1], PALE, cells, "", label, scale.columns)


def _row(
    lane: Lane, docked: Sequence[Span], places: _Places, signs: ChartSigns, chart: Chart,
    *, upper: bool, braided: bool, style: Style,
) -> Cells:  # fmt: skip
    """Return what stands in the row of a lane."""
    drawn = chart.lanes
    begins, ends = _period(lane, drawn)
    first, last = places.column(begins), places.column(ends)
    cells: Cells = dict.fromkeys(range(first, last + 1), (signs.line, style))
    for since, until in _standing(lane, drawn):
        cells |= dict.fromkeys(range(places.column(since), places.column(until) + 1), (signs.standing, style))
    into, out = (signs.down_in, signs.up_out) if upper else (signs.up_in, signs.down_out)
    for span in docked:
        if lane.craft not in (span.craft, span.other):
            continue
        one, other = places.column(span.earliest), places.column(_until(span, drawn))
        if braided:
            cells |= dict.fromkeys(range(one + 1, other), (" ", None))
            cells |= {one: (into, style), other: (out, style)}
        else:
            cells |= _joined(span, places, signs)
    notable = _milestones(chart, places, signs) if len(drawn.lanes) == 1 else {}
    cells |= notable
    if lane.launched and lane.begins >= drawn.begins:
        cells[first] = (signs.launch, style)
    if lane.ended and lane.ends is not None and lane.ends <= drawn.ends and lane.how:
        cells[last] = (signs.landing if lane.how == "landing" else signs.lost, style)
    return {column: cell for column, cell in cells.items() if first <= column <= last or column in notable}


def _standing(lane: Lane, drawn: Lanes) -> list[tuple[int, int]]:
    """Return from when to when a craft stood on another body."""
    return sorted({
        (stay.earliest, stay.latest or drawn.ends) for stay in drawn.stays if stay.craft == lane.craft and stay.body
    })  # fmt: skip


def _milestones(chart: Chart, places: _Places, signs: ChartSigns) -> Cells:
    rows = [item for item in chart.items if isinstance(item, Row) and item.entry.weight >= MAJOR and item.entry.timed]
    found: Cells = {}
    for row in sorted(rows, key=lambda row: row.entry.weight):
        if chart.lanes.begins <= row.second <= chart.lanes.ends:
            sign = signs.landmark if row.entry.weight >= LANDMARK else signs.notable
            found[places.column(row.second)] = (sign, MARK)
    return found


def _link(docked: Sequence[Span], places: _Places, signs: ChartSigns) -> Cells:
    """Return what stands between two lanes: where they are docked."""
    columns = [(places.column(span.earliest), places.column(_last(span, places))) for span in docked]
    cells: Cells = {}
    for span in docked:
        cells |= _joined(span, places, signs)
    for (_, last), (first, _) in pairwise(columns):
        if first <= last + 1:
            cells[last] = (signs.again, LINK)
    return cells


def _last(span: Span, places: _Places) -> int:
    return places.scale.last if span.latest is None else min(span.latest, places.scale.last)


def _joined(span: Span, places: _Places, signs: ChartSigns) -> Cells:
    """Return what stands where two craft are docked; where nobody tells from when, or until when, a broken line."""
    first, last = places.column(span.earliest), places.column(_last(span, places))
    surely, no_longer = parse(span.since).latest, parse(span.until).earliest if span.until else last
    one = places.column(surely) if surely - span.earliest > MINUTE else first
    other = places.column(max(no_longer, span.earliest)) if span.until and "T" not in span.until else last
    return {
        column: (signs.docked if one <= column <= other else signs.unsure, LINK) for column in range(first, last + 1)
    }


def _total(docked: Sequence[Span]) -> str:
    """Return how long two craft were docked in all; "" where that is not known.

    >>> _total([])
    ''
    """
    lengths = [span.seconds for span in docked]
    if not lengths or None in lengths or len({(span.craft, span.other) for span in docked}) > 1:
        return ""
    seconds = sum(filter(None, lengths))
    days, hours, minutes = seconds // DAY, seconds // HOUR, seconds % HOUR // MINUTE
    if days >= 10:
        return f"{days} days"
    return f"{hours} h {minutes} m" if hours else f"{minutes} m"


def _end(lane: Lane, drawn: Lanes) -> str:
    """Return when a lane ends, as briefly as it can be said."""
    if lane.station or not lane.ended or lane.ends is None or lane.ends > drawn.ends:
        return "" if lane.station or lane.ended or drawn.over else "in flight"
    end = parse(lane.ended).end
    days = drawn.ends - drawn.begins
    if days > 2 * 365 * DAY or end.month is None:
        return str(end.year)
    if days < DAY and end.timed:
        return f"{end.hour:02}:{end.minute:02}"
    return f"{end.day} {FULL_MONTHS[end.month - 1]}" if end.day else f"{MONTHS[end.month - 1]} {end.year}"


def shortened(name: str, room: int) -> str:
    """Return a name in so many columns, by leaving out its last words.

    >>> shortened("Gemini 8 Agena target vehicle", 16), shortened("International", 5)
    ('Gemini 8 Agena', 'Inter')
    """
    words = name.split(" ")
    while len(words) > 1 and len(" ".join(words)) > room:
        words.pop()
    return " ".join(words)[:room]


def told_apart(names: Sequence[str], rooms: Sequence[int]) -> list[str]:
    """Return names in so many columns each, no two the same: of what would be, the words are left out that they share.

    >>> told_apart(["Gemini 12", "Gemini 12 Agena target vehicle"], [14, 14])
    ['Gemini 12', 'Agena target']
    """
    found = [shortened(name, room) for name, room in zip(names, rooms, strict=True)]
    for number, (name, room) in enumerate(zip(names, rooms, strict=True)):
        others = [*found[:number], *found[number + 1 :]]
        rest = name.removeprefix(found[number]).strip()
        if found[number] in others and rest:
            found[number] = shortened(rest, room)
    return found


def _line(name: str, style: Style | None, cells: Cells, end: str, label: int, room: int) -> Line:
    line = [(f"{name:{label}}", style), *joined([cells.get(column, (" ", None)) for column in range(room)])]
    return [*line, (f"  {end}", PALE)] if end else line
