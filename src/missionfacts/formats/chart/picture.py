r"""A chart as a picture: the whole flight across, below it when something changes, with a line for each person.

```
Apollo    ^-----------\_______/\_/-----------------v      the flight
Soyuz 19  ^-----------/       \/ \-------v
Apollo    Stafford ----\        /-----------              who was where
Soyuz 19  Leonov  ----  \______/  ----------
```
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import DAY
from missionfacts.formats.chart.axis import Scale
from missionfacts.formats.chart.loom import Loom, Scheme
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.escape import one_line
from missionfacts.model.lanes import Lane, Lanes, Span

WIDTH, LEFT, RIGHT = 1120, 220, 1090
UNIT, ROW, BEND = 22, 30, 7  # of a person, of a lane above, and half of how wide a strand bends
HOMES = ("cyan", "magenta", "green")
MARKED = 12  # events that are told below
MAJOR = 4  # weight
MOVED, PART = 2, 0.7  # how often people must move, and in how little of the flight, for that to be seen larger
LETTER = 7.0  # how wide one of a label is
LINKS = ("docking", "undocking", "transfer")
ENDINGS = {"landing": "lands", "loss": "is lost", "entry": "enters the atmosphere", "impact": "strikes"}


class _Frame(NamedTuple):
    """Where seconds stand."""

    first: int
    last: int

    def x(self, second: float) -> float:
        """Return where a second is, no further out than the frame."""
        share = (second - self.first) / max(self.last - self.first, 1)
        return LEFT + min(max(share, 0), 1) * (RIGHT - LEFT)


def drawing_of(chart: Chart) -> Drawing:
    """Return a chart as a picture."""
    rows = [item for item in chart.items if isinstance(item, Row)]
    seconds = _placed(rows)
    parts, drawn = [], chart.lanes
    whole = _Frame(drawn.begins, max(drawn.ends, drawn.begins + 1))
    lens = _lens(rows, seconds, whole)
    parts.append(_text(24, 38, chart.title, "b", size=20))
    parts.append(_text(24, 60, f"{chart.aside}. {_explained(drawn, rows, lens, whole)}", "d", size=12))
    foot = 96 + ROW * len(drawn.lanes) + 8
    parts += _axis(whole, 84, foot)
    parts += _flights(drawn, whole, 120)
    if drawn.people and len(drawn.lanes) > 1:
        loom = Loom(drawn, rows, {person.person: "" for person in drawn.people}, Scheme(1, 2))
        top = foot + 34
        if lens != whole:
            parts.append(_throat(lens, whole, foot + 4, top - 4))
        foot = top + 24 + UNIT * loom.width
        parts += _axis(lens, top, foot)
        parts += _bands(drawn, loom, lens, top + 24)
        parts += _strands(drawn, loom, rows, seconds, lens, top + 24)
        foot += 18 if any(stay.body for stay in drawn.stays) else 0
    else:
        lens = whole
    told = _notable(rows, seconds, lens)
    parts += _told(told, lens, foot)
    height = foot + 40 + 20 * len(told)
    return Drawing(WIDTH, height, "\n".join(parts), _about(chart))


def _placed(rows: Sequence[Row]) -> list[float]:
    """Return where events stand in time: those without a time evenly between their neighbours, on their own day."""
    timed = [float(row.second) if row.entry.timed else None for row in rows]
    found: list[float] = []
    for number, second in enumerate(timed):
        if second is not None:
            found.append(second)
            continue
        before = found[-1] if found else float(rows[number].second)
        coming = [(n, each) for n, each in enumerate(timed) if n > number and each is not None]
        after = min(coming[0][1], rows[number].second + DAY) if coming else max(before, rows[number].second) + DAY / 4
        steps = (coming[0][0] if coming else len(rows)) - number + 1
        start = max(before, float(rows[number].second))
        found.append(start + max(after - start, 0) / steps)
    return found


def _lens(rows: Sequence[Row], seconds: Sequence[float], whole: _Frame) -> _Frame:
    """Return from when to when people move, where that is but a part of the flight, or else the whole."""
    changes = [
        second
        for row, second in zip(rows, seconds, strict=True)
        if any(move.before and move.after and move.before.craft != move.after.craft for move in row.step.moves)
    ]
    links = [
        second
        for (before, after), second in zip(pairwise(rows), seconds[1:], strict=True)
        if before.step.docked != after.step.docked
    ]
    if len(changes) < MOVED:
        return whole
    first, last = min([*changes, *links]), max([*changes, *links])
    margin = (last - first) * 0.04
    lens = _Frame(max(int(first - margin), whole.first), min(int(last + margin), whole.last))
    return lens if lens.last - lens.first < PART * (whole.last - whole.first) else whole


def _explained(drawn: Lanes, rows: Sequence[Row], lens: _Frame, whole: _Frame) -> str:
    """Return what is drawn, and what shades and dots mean where they occur."""
    if not drawn.people:
        return ""
    if len(drawn.lanes) == 1:
        return f"Aboard: {', '.join(one_line(person.name) for person in drawn.people)}."
    dotted = any(move.before and move.after and not row.entry.timed for row in rows for move in row.step.moves)
    said = ["Above the flight, below who was where" + (" while ships and people moved." if lens != whole else ".")]
    said += ["Shaded: docked."] if any(row.step.docked for row in rows) else []
    return " ".join([*said, *(["Dotted: nobody tells when."] if dotted else [])])


def _axis(frame: _Frame, top: float, foot: float) -> Iterator[str]:
    common, ticks = Scale(frame.first, frame.last, 100).ticks()
    if common:
        yield _text(24, top + 12, common, "d", size=12)
    for tick in ticks:
        x = frame.x(tick.second)
        yield f'<path d="M{_n(x)} {_n(top)}V{_n(foot)}" stroke="var(--hair)"/>'
        if x < RIGHT - 30:
            yield _text(x + 4, top + 12, tick.text, "d", size=12)


def _flights(drawn: Lanes, frame: _Frame, top: float) -> Iterator[str]:
    """Yield a line for each craft, and what joins them while they are docked."""
    rows = {lane.craft: top + ROW * number for number, lane in enumerate(drawn.lanes)}
    for span in drawn.docked():
        if span.craft in rows and span.other in rows:
            yield _joined(span, drawn, frame, rows[span.craft], rows[span.other])
    for number, lane in enumerate(drawn.lanes):
        y, home = rows[lane.craft], HOMES[number % 3]
        yield _text(24, y + 4, _name(lane), f"b {home[0]}")
        first, last = max(lane.begins, drawn.begins), drawn.ends if lane.ends is None else min(lane.ends, drawn.ends)
        if last < first:
            continue
        yield _line(f"M{_n(frame.x(first))} {_n(y)}H{_n(frame.x(last))}", home, 3)
        if lane.launched and lane.begins >= drawn.begins:
            yield f'<path d="M{_n(frame.x(first) - 6)} {_n(y + 6)}h12l-6 -12z" fill="var(--{home})"/>'
        if lane.how and lane.ends is not None and lane.ends <= drawn.ends:
            x = frame.x(last)
            yield f'<path d="M{_n(x - 6)} {_n(y - 6)}h12l-6 12z" fill="var(--{home})"/>'
            said = f"{lane.how} {display_long(lane.ended)}"
            room = RIGHT - x > 9 * len(said)
            yield _text(x + 12 if room else x - 12, y + 20 if not room else y + 4, said, "d", size=12, end=not room)


def _joined(span: Span, drawn: Lanes, frame: _Frame, top: float, foot: float) -> str:
    last = drawn.ends if span.latest is None else min(span.latest, drawn.ends)
    x, width = frame.x(span.earliest), max(frame.x(last) - frame.x(span.earliest), 2)
    shape = f'<rect x="{_n(x)}" y="{_n(top)}" width="{_n(width)}" height="{_n(foot - top)}"'
    until = f" until {display_long(span.until)}" if span.until else ""
    return f'{shape} fill="var(--yellow)" opacity=".22">{_title(f"docked, {display_long(span.since)}{until}")}</rect>'


def _throat(lens: _Frame, whole: _Frame, top: float, foot: float) -> str:
    """Return what joins the part of the flight that is seen larger with its place in the whole."""
    one, other = whole.x(lens.first), whole.x(lens.last)
    shape = f"M{_n(one)} {_n(top)}H{_n(other)}L{RIGHT} {_n(foot)}H{LEFT}Z"
    return f'<path d="{shape}" fill="var(--hair)" opacity=".5"/>'


def _bands(drawn: Lanes, loom: Loom, frame: _Frame, top: float) -> Iterator[str]:
    """Yield what stands behind the people: their craft, and where these are docked."""
    for number, (lane, block) in enumerate(zip(drawn.lanes, loom.blocks, strict=True)):
        y, high = top + UNIT * block.start, UNIT * (block.end - block.start)
        shape = f'<rect x="{LEFT}" y="{_n(y)}" width="{RIGHT - LEFT}" height="{_n(high)}"'
        yield f'{shape} fill="var(--hair)" opacity=".4"/>'
        yield _text(24, y + high / 2 + 4, _name(lane), f"b {HOMES[number % 3][0]}")
        for since, until in sorted(
            {
                (stay.earliest, stay.latest or drawn.ends)
                for stay in drawn.stays
                if stay.craft == lane.craft and stay.body
            }
        ):
            x, end = frame.x(since), frame.x(until)
            yield f'<path d="M{_n(x)} {_n(y + high)}H{_n(end)}" stroke="var(--dim)" stroke-width="4"/>'
            yield _text(x + 4, y + high + 15, "on the Moon", "d", size=12)
    for each in drawn.passages:
        hosts = [lane.craft for lane in drawn.lanes]
        link = loom.links[min(hosts.index(each.host), len(loom.links) - 1)]
        middle = top + UNIT * (link[0] + link[1] + 1) / 2
        yield _text(24, middle + 4, one_line(each.name), "d", size=12)
    order = {lane.craft: number for number, lane in enumerate(drawn.lanes)}
    for span in drawn.docked():
        first, other = order.get(span.craft), order.get(span.other)
        if first is not None and other is not None and span.earliest <= frame.last:
            blocks = loom.blocks[first], loom.blocks[other]
            yield _joined(span, drawn, frame, top + UNIT * blocks[0].end, top + UNIT * blocks[1].start)


class _Turn(NamedTuple):
    """Where somebody is from an event on."""

    x: float
    y: float | None  # None: they are not seen
    row: Row


def _strands(
    drawn: Lanes, loom: Loom, rows: Sequence[Row], seconds: Sequence[float], frame: _Frame, top: float
) -> Iterator[str]:
    """Yield the line of each person; dotted where nobody tells when they moved, broken while they are outside."""
    homes = {lane.craft: HOMES[number % 3] for number, lane in enumerate(drawn.lanes)}
    for person in drawn.people:
        colour = homes.get(person.home, "ink")
        turns = list(_turns(person.person, loom, rows, seconds, frame, top))
        for turn, coming in zip(turns, [*turns[1:], None], strict=True):
            walks = [(frame.x(walk.begins), frame.x(walk.ends)) for walk in drawn.walks if walk.person == person.person]
            yield from _strand(turn, coming, walks, colour, one_line(person.family))


def _turns(
    person: str, loom: Loom, rows: Sequence[Row], seconds: Sequence[float], frame: _Frame, top: float
) -> Iterator[_Turn]:
    """Yield where somebody is, from when on."""
    before: float | None = None
    for number, (row, second) in enumerate(zip(rows, seconds, strict=True)):
        place = loom.place(number, person)
        now = None if place is None else top + UNIT * (place + 0.5)
        if now != before:
            yield _Turn(frame.x(second), now, row)
        before = now


def _strand(
    turn: _Turn, coming: _Turn | None, walks: Sequence[tuple[float, float]], colour: str, name: str
) -> Iterator[str]:
    """Yield the line of somebody until they go elsewhere, the bend with which they do, and their name."""
    if turn.y is None:
        return
    end = coming.x if coming else RIGHT
    goes = coming is not None and coming.y is not None and coming.y != turn.y
    bend = min(BEND, (end - turn.x) / 2)
    first, last = (turn.x + bend if turn.x > LEFT else turn.x), (end - bend if goes else end)
    y = _n(turn.y)
    place = first
    for out, back in [*walks, (RIGHT, RIGHT)]:
        if place < min(out, last):
            yield _line(f"M{_n(place)} {y}H{_n(min(out, last))}", colour, 2.6)
        if max(place, out) < min(back, last):
            yield _line(f"M{_n(max(place, out))} {y}H{_n(min(back, last))}", colour, 2.6, "2 5")
        place = max(place, back)
    if goes and coming and coming.y is not None and turn.x < end:
        shape = f"M{_n(last)} {y}C{_n(end)} {y} {_n(end)} {_n(coming.y)} {_n(end + BEND)} {_n(coming.y)}"
        yield _line(shape, colour, 2.6, "" if coming.row.entry.timed else "1 5", _moved(coming.row))
    if turn.x <= LEFT:
        yield _text(LEFT - 8, turn.y + 4, name, f"b {colour[0]}", size=12, end=True)
    elif last - first > LETTER * len(name):
        yield _text(first + 4, turn.y - 5, name, f"b {colour[0]}", size=12)


def _moved(row: Row) -> str:
    return f"{row.entry.title}, {_when(row) or 'nobody tells when'}"


def _when(row: Row) -> str:
    return row.times[0].strip() if row.times and row.entry.timed else ""


def _notable(rows: Sequence[Row], seconds: Sequence[float], frame: _Frame) -> list[tuple[Row, float]]:
    """Return the most notable events of a time, in their order."""
    inside = [(row, second) for row, second in zip(rows, seconds, strict=True) if frame.first <= second <= frame.last]

    def rank(each: tuple[Row, float]) -> tuple[int, bool, float]:
        return -each[0].entry.weight, each[0].kind not in LINKS, each[1]

    best = sorted(inside, key=rank)[:MARKED]
    return sorted(best, key=lambda each: each[1])


def _told(told: Sequence[tuple[Row, float]], frame: _Frame, top: float) -> Iterator[str]:
    """Yield a number below each event's place, and the events by these numbers."""
    last = -100.0
    for number, (row, second) in enumerate(told, 1):
        x = frame.x(second)
        at = max(x, last + 18)
        last = at
        yield f'<path d="M{_n(x)} {_n(top)}L{_n(at)} {_n(top + 8)}" stroke="var(--dim)"/>'
        yield _text(at, top + 20, str(number), "b d", size=12, middle=True)
        y = top + 44 + 20 * (number - 1)
        yield _text(24, y, f"{number:>2}", "b d", size=12)
        yield _text(48, y, _heading(row), "c", size=12)
        yield _text(LEFT + 30, y, one_line(row.entry.title), "b" if row.entry.weight >= MAJOR else "", size=12)


def _heading(row: Row) -> str:
    return f"{row.day} {_when(row)}".strip()


def _about(chart: Chart) -> str:
    """Return what the picture shows, in words."""
    drawn = chart.lanes
    names = {lane.craft: _name(lane) for lane in drawn.lanes}
    said = [f"{chart.title}, {chart.aside}: {len(drawn.lanes)} spacecraft as lanes." if len(drawn.lanes) > 1
            else f"{chart.title}, {chart.aside}."]  # fmt: skip
    up = [lane for lane in drawn.lanes if lane.launched and not lane.station]
    said += [f"{_name(lane)} is launched on {display_long(lane.launched)}." for lane in up]
    for span in drawn.docked():
        if span.craft in names and span.other in names:
            until = f", until {display_long(span.until)}" if span.until else ""
            both = f"{names[span.craft]} and {names[span.other]}"
            said.append(f"{both} are docked from {display_long(span.since)}{until}.")
    down = [lane for lane in drawn.lanes if lane.how in ENDINGS]
    said += [f"{_name(lane)} {ENDINGS[lane.how]} on {display_long(lane.ended)}." for lane in down]
    if drawn.people:
        people = ", ".join(one_line(person.name) for person in drawn.people)
        said.append(f"Lines show in which of them each person was: {people}.")
    return " ".join(said)


def _name(lane: Lane) -> str:
    return one_line(lane.name).partition(" (")[0]


def _line(shape: str, colour: str, width: float, dashes: str = "", title: str = "") -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = f'<path d="{shape}" fill="none" stroke="var(--{colour})" stroke-width="{width}" stroke-linecap="round"{dash}'
    return f"{path}>{_title(title)}</path>" if title else f"{path}/>"


def _title(text: str) -> str:
    return f"<title>{escape(one_line(text), quote=False)}</title>"


def _text(x: float, y: float, text: str, marks: str, *, size: int = 13, end: bool = False, middle: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ' text-anchor="middle"' if middle else ""
    look = f' class="{marks}"' if marks else ""
    shape = f'<text x="{_n(x)}" y="{_n(y)}"{look}{anchor} style="font-size:{size}px">'
    return f"{shape}{escape(one_line(text), quote=False)}</text>"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
