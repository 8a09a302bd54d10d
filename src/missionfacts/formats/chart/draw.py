"""A chart as lines for eyes.

```
Thu 17 July 1975 -------------------------------------------------------- day 3
            Apollo                 Soyuz 19
~19:20    *    | ==========>=== St Sl |  |   Stafford and Slayton cross into
               | ============== |  |  |  |   Soyuz
```
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from missionfacts.formats.chart.codes import codes
from missionfacts.formats.chart.loom import Loom, Scheme
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chart.signs import ChartSigns
from missionfacts.formats.chart.strip import Strip, strip
from missionfacts.formats.chronicle import Heading
from missionfacts.formats.escape import encodable, one_line
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import GAP, PALE, STRONG, TIME, Line, paragraph
from missionfacts.formats.table.rail import MARK, Signs, between, inked, legend, rail, title_lines
from missionfacts.model.lanes import Lanes

NARROW = 60  # from so many columns on there are lanes
WHOLE_NAMES, IDS = 200, 120  # and from so many whole names, and ids
NATURAL = 120  # columns where there is no limit
TITLE, LEAST = 32, 24  # columns that a title should have, and those that it needs
# How lanes may be, and which of the forms of a time goes with them, the roomiest first.
SCHEMES = (
    *((Scheme(3, 7), 0), (Scheme(3, 7), 1), (Scheme(2, 5), 1)),
    *((Scheme(0, 3), 1), (Scheme(0, 3, words=False), 1)),
)
MAJOR, LANDMARK = 4, 5
MOVING = ("launch", "landing", "loss", "docking", "undocking", "jettison", "transfer")


def chart_lines(chart: Chart, page: Page) -> Iterator[Line]:
    """Yield the lines of a chart: title, strip, days with their events beside the lanes, what the signs mean."""
    width, signs, words = page.width or NATURAL, ChartSigns.of(page.encoding), Signs.of(page.encoding)
    header = page.header is not False
    if not any(isinstance(item, Row) for item in chart.items):
        return
    short = codes(chart.lanes.people)
    chart = sayable(chart, words, page.encoding)
    above = strip(chart, width, signs, page.encoding) if header else Strip([], frozenset())
    if header:
        yield from between([(chart.title, STRONG)], (chart.aside, PALE), " ", width)
        yield from ([[], *above.lines] if above.lines else [])
    frame = _Frame.of(chart, width, short)
    if frame is None:
        yield from _list(chart, width, signs, words, above.signs)
        return
    yield from _rows(chart, frame, signs, words, opened=header)
    if header:
        yield []
        for text in _legend(chart, frame, signs, words, above.signs):
            yield from paragraph(text, width, PALE)
        for text in chart.footnotes:
            yield from paragraph(text, width, PALE)


def sayable(chart: Chart, words: Signs, encoding: str) -> Chart:
    """Return a chart with nothing in it that would do something to the terminal, or that it cannot show."""

    def said(text: str) -> str:
        return encodable(words.say(one_line(text)), encoding)

    items: list[Heading | Row] = []
    for item in chart.items:
        if isinstance(item, Heading):
            items.append(Heading(said(item.text), said(item.name), said(item.aside)))
        else:
            entry = item.entry._replace(title=encodable(one_line(item.entry.title), encoding))
            items.append(item._replace(entry=entry, times=tuple(words.say(time) for time in item.times)))
    people = [each._replace(family=said(each.family)) for each in chart.lanes.people]
    lanes = [each._replace(name=said(each.name).partition(" (")[0]) for each in chart.lanes.lanes]
    drawn = chart.lanes._replace(people=people, lanes=lanes)
    return Chart(said(chart.title), said(chart.aside), drawn, items, [said(text) for text in chart.footnotes])


class _Frame(NamedTuple):
    """How many columns each part of a line has, and where lanes stand."""

    width: int
    time: int
    form: int  # which of the forms of a time is shown
    loom: Loom
    title: int
    id: int  # 0: ids are not shown
    codes: dict[str, str]
    whole: bool  # whether people are named in full

    @property
    def left(self) -> int:
        """The columns before the lanes."""
        return self.time + 3

    @classmethod
    def of(cls, chart: Chart, width: int, short: dict[str, str]) -> "_Frame | None":
        """Return the one with the most room for lanes that leaves enough for titles; None: there is none.

        short: two letters for everybody.
        """
        rows = [item for item in chart.items if isinstance(item, Row)]
        if width < NARROW:
            return None
        names = {each.person: each.family for each in chart.lanes.people}
        if width >= WHOLE_NAMES and len({*names.values()}) == len(names) and all(map(is_narrow, names.values())):
            longest = max(map(len, names.values()), default=2)
            found = cls._fitting(rows, chart, width, names, Scheme(longest + 1, 7), 0, TITLE * 2)
            if found:
                return found._replace(whole=True)
        for scheme, form in SCHEMES:
            found = cls._fitting(rows, chart, width, short, scheme, form, LEAST if form else TITLE)
            if found:
                return found
        return None

    @classmethod
    def _fitting(
        cls, rows: Sequence[Row], chart: Chart, width: int, names: dict[str, str], scheme: Scheme, form: int, need: int
    ) -> "_Frame | None":
        loom = Loom(used(chart.lanes, rows), rows, names, scheme)
        time = max((cell_len(_time(row, form)) for row in rows), default=0)
        room = width - (time + 3) - loom.width - 1
        if room < need:
            return None
        ids = [len(row.entry.id) for row in rows if row.entry.id and len(row.entry.id) + len(GAP) + TITLE <= room]
        wide = max(ids, default=0)
        return cls(width, time, form, loom, room - (wide + len(GAP) if wide else 0), wide, names, whole=False)


def used(drawn: Lanes, rows: Sequence[Row]) -> Lanes:
    """Return lanes without those in which nothing is ever seen, where two others are left."""
    seen = {there.craft for row in rows for there in row.step.where.values()}
    seen |= {craft for row in rows for pair in row.step.docked | row.step.near for craft in pair}
    lanes = [lane for lane in drawn.lanes if lane.craft in seen]
    return drawn._replace(lanes=lanes) if len(lanes) > 1 else drawn


def is_narrow(name: str) -> bool:
    """Tell whether each sign of a name is one cell wide."""
    return cell_len(name) == len(name)


def _time(row: Row, form: int) -> str:
    return row.times[min(form, len(row.times) - 1)] if row.times else ""


def _rows(chart: Chart, frame: _Frame, signs: ChartSigns, words: Signs, *, opened: bool) -> Iterator[Line]:
    number, fresh = 0, True
    for place, item in enumerate(chart.items):
        if isinstance(item, Heading):
            if opened:
                yield []
            left: Line = [(item.text, TIME + STRONG), *([(GAP, None), (item.name, STRONG)] if item.name else ())]
            yield from between(left, (item.aside, PALE), words.say("─"), frame.width)
            below = next(each for each in chart.items[place:] if isinstance(each, Row))
            yield [(" " * frame.left, None), *frame.loom.heading(frame.width - frame.left, below.step.event)]
            fresh = True
        else:
            yield from _row(item, number, frame, signs, words, fresh=fresh)
            number, fresh = number + 1, False
        opened = True


def _row(row: Row, number: int, frame: _Frame, signs: ChartSigns, words: Signs, *, fresh: bool) -> Iterator[Line]:
    entry = row.entry
    ink = STRONG if entry.weight >= MAJOR else PALE if entry.weight == 1 else None
    time, (mark, style) = _time(row, frame.form), _mark(row, signs)
    lanes = frame.loom.lines(number, row, signs, whole=fresh)
    lines = title_lines(entry, frame.title, words)
    if len(lines) == 1 and frame.loom.goes_out_again(number):
        lines.append("")
    beside = entry.id if frame.id and len(entry.id) <= frame.id else ""
    for place, line in enumerate(lines):
        text = inked(line, ink, words)
        blanks = " " * (frame.title - cell_len(line)) + GAP
        yield [
            (time + " " * (frame.time - cell_len(time)), PALE + TIME if entry.weight == 1 else TIME),
            (f" {mark} " if place == 0 else "   ", style),
            *next(lanes),
            (" ", None),
            *text,
            *([(blanks, None), (beside, PALE)] if beside and place == 0 else ()),
        ]
        time = ""


def _mark(row: Row, signs: ChartSigns) -> tuple[str, Style | None]:
    """Return the sign of an event: what goes up or comes down, or what matters."""
    if row.kind in ("launch", "landing", "impact", "loss"):
        sign = {"launch": signs.launch, "landing": signs.landing}.get(row.kind, signs.lost)
        return sign, MARK if row.entry.weight >= LANDMARK else STRONG
    if row.entry.weight >= MAJOR:
        return (signs.landmark, MARK) if row.entry.weight >= LANDMARK else (signs.notable, STRONG)
    return " ", None


def _legend(chart: Chart, frame: _Frame, signs: ChartSigns, words: Signs, above: Collection[str]) -> Iterator[str]:
    """Yield lines that say what stands for whom, and what the signs mean that occur; above: those in the strip."""
    rows = [item for item in chart.items if isinstance(item, Row)]
    seen = {person for row in rows for person in row.step.where}
    people = [each for each in chart.lanes.people if each.person in seen]
    families = [each.family for each in people]
    counted = not frame.loom.has_strands
    said = [
        f"{frame.codes[each.person]} {each.name if families.count(each.family) > 1 else each.family}"
        for each in people
        if not frame.whole and not counted
    ]
    times = "".join(_time(row, frame.form) for row in rows)
    seen_signs = {*frame.loom.drawn, *above} | {_mark(row, signs)[0] for row in rows}
    meanings = [
        (counted and bool(seen), "numbers are people aboard"),
        *_meanings(seen_signs, signs),
        ("~" in times, "~ about"),
        ("?" in times, "? doubtful"),
        (any(row.entry.disputed for row in rows), f"{words.say('≠')} sources differ"),
    ]
    yield from _filled([text for occurs, text in meanings if occurs], frame.width, _filled(said, frame.width, [], ", "))
    stations = [lane.name for lane in chart.lanes.lanes if lane.station]
    if stations and seen:
        yield f"Others aboard {' and '.join(stations)} are not drawn."


def _meanings(seen: Collection[str], signs: ChartSigns) -> Iterator[tuple[bool, str]]:
    """Yield what signs mean, each behind whether it occurs."""

    def those(*them: str) -> str:
        return "".join(sign for sign in them if sign in seen)

    ground, ways = those(signs.ground, signs.standing), those(signs.right, signs.left)
    milestones = those(signs.landmark, signs.notable)
    yield signs.docked in seen, f"{signs.docked * 3} docked"
    yield signs.unsure in seen, f"{signs.unsure * 3} docked for a part of it"
    yield signs.near in seen, f"{signs.near} {signs.near} near"
    yield bool(ways), f"{ways} people move"
    yield signs.outside in seen, f"{signs.outside} outside"
    yield bool(ground), f"{ground} on the Moon"
    yield bool(milestones), f"{milestones} milestones"
    yield signs.launch in seen, f"{signs.launch} lift-off"
    yield signs.landing in seen, f"{signs.landing} landing"
    yield signs.lost in seen, f"{signs.lost} lost or destroyed"


def _filled(parts: Sequence[str], width: int, above: Sequence[str], gap: str = "   ") -> list[str]:
    """Return parts in lines of at most a width, where they are shorter, behind what stands above."""
    lines = list(above)
    for text in parts:
        longer = f"{lines[-1]}{gap}{text}" if lines else text
        lines[-1:] = [longer] if cell_len(longer) <= width or not lines else [lines[-1] + gap.rstrip(), text]
    return lines


def _list(chart: Chart, width: int, signs: ChartSigns, words: Signs, above: Collection[str]) -> Iterator[Line]:
    """Yield what changes where people are, or else all, along a rail: lanes have no room.

    above: the signs of the strip.
    """
    moving = [item for item in chart.items if isinstance(item, Heading) or item.step.moves or item.kind in MOVING]
    chosen = moving if any(isinstance(item, Row) for item in moving) else chart.items
    items = [
        item if isinstance(item, Heading) else item.entry._replace(time=_time(item, 1), note="", id="")
        for item, coming in zip(chosen, [*chosen[1:], Heading("")], strict=True)
        if isinstance(item, Row) or isinstance(coming, Row)
    ]
    yield from rail(items, width, words, opened=True)
    yield []
    told = legend(items, words, width)
    strip_only = [text for occurs, text in _meanings(above, signs) if occurs and text.split(" ")[-1] not in told]
    for text in _filled(strip_only, width, told.split("\n") if told else []):
        yield from paragraph(text, width, PALE)
