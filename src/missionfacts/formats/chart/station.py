r"""A station across a page: how many people were aboard, and below them the ships that were docked.

```
Mir                                    1986-2001 - people aboard, ships docked
         6 |      .   ###
           |  ###########
             1986  1988
Soyuz T-15   ==o                                                Kizim Solovyov
Soyuz TM-2      ===.                                       Romanenko Laveykin
Progress     .-=--==
```
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.style import Style

from missionfacts.formats.chart.bins import Bins, crowds_in
from missionfacts.formats.chart.crowd import DOT, ROWS, axis_line, crowd_lines
from missionfacts.formats.chart.pieces import Cell, joined
from missionfacts.formats.chart.signs import StationSigns
from missionfacts.formats.escape import encodable, one_line
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import PALE, STRONG, Line, paragraph
from missionfacts.formats.table.rail import MARK, Signs, between
from missionfacts.model.stations import Berthed, StationLife, Stretch

NATURAL, NARROWEST = 120, 12  # columns where there is no limit, and below which nothing can be drawn
MOST_ROWS, FEW = 40, 12  # of ships, that fit a screen; of so few a blank line stands above
LABEL, CREW = 20, 26  # columns of a name, and of the names of a crew
WIDE = 72  # columns from which crews are named
CREWED = Style(color="cyan")
MINUTE = 60
HALF, MORE = 0.5, 1.5  # ships in a column, in the mean, from which it is drawn as one, and as several
NOTABLE, LANDMARK = 4, 5


class Mark(NamedTuple):
    """An event that was asked for."""

    second: int
    weight: int


class StationChart(NamedTuple):
    """What is drawn. Texts are as they would stand where every sign can be said."""

    title: str
    aside: str
    life: StationLife
    first: int  # the seconds from which it is drawn, and before which
    last: int
    marks: Sequence[Mark] = ()
    footnotes: Sequence[str] = ()
    high: int = ROWS  # rows of people at most
    now: int | None = None  # the second until which it is told, which has a mark


class _Row(NamedTuple):
    """A ship, or a family of them."""

    name: str
    ships: Sequence[Berthed]
    crew: tuple[str, ...] = ()
    family: bool = False

    @property
    def style(self) -> Style | None:
        return CREWED if any(ship.crewed for ship in self.ships) else None


class Drawn(NamedTuple):
    """The parts of a chart."""

    people: Sequence[Line]  # with the scale below
    events: Sequence[Line]
    ships: Sequence[Line]
    rows: Sequence[_Row]  # what the ships are
    crew: int  # columns of the names of crews


def station_lines(chart: StationChart, page: Page) -> Iterator[Line]:
    """Yield the lines of a chart: title, people, scale, ships, what the signs mean."""
    signs, words = StationSigns.of(page.encoding), Signs.of(page.encoding)
    width, header = max(page.width or NATURAL, NARROWEST), page.header is not False

    def said(text: str) -> str:
        return encodable(words.say(one_line(text)), page.encoding)

    drawn = station_parts(chart, page)
    if header:
        yield from between([(said(chart.title), STRONG)], (said(chart.aside), PALE), " ", width)
        yield []
    yield from map(trimmed, [*drawn.people, *drawn.events])
    yield from [[]] if len(drawn.rows) <= FEW else []
    yield from map(trimmed, drawn.ships)
    if header:
        yield []
        bars = [
            line[:-1] if row.crew and drawn.crew else line for row, line in zip(drawn.rows, drawn.ships, strict=True)
        ]
        for text in [*_packed(_legend(drawn.rows, drawn.people[:-1], bars, signs), width), *map(said, chart.footnotes)]:
            yield from paragraph(text, width, PALE)


def station_parts(chart: StationChart, page: Page) -> Drawn:
    """Return the parts of a chart."""
    signs, words = StationSigns.of(page.encoding), Signs.of(page.encoding)
    width = max(page.width or NATURAL, NARROWEST)

    def said(text: str) -> str:
        return encodable(words.say(one_line(text)), page.encoding)

    rows = [row._replace(name=said(row.name), crew=tuple(map(said, row.crew))) for row in rows_of(chart)]
    label, crew = _label(rows, chart, width), _crew_width(rows, width)
    if chart.now is not None:  # what comes and goes does not move the scale
        label, crew = min(LABEL, width * 2 // 5), min(CREW, width // 4) if width >= WIDE else 0
    bins = Bins(chart.first, chart.last, width - label - (crew + 1 if crew else 0))
    crowds = crowds_in(bins, [(each.when.since, each.when.until) for each in chart.life.people])
    perhaps = crowds_in(bins, [(each.when.first, each.when.last) for each in chart.life.people])
    people = list(crowd_lines(crowds, perhaps, signs, label, chart.high))
    ships = [_ship_line(row, bins, signs, words, label, crew) for row in rows]
    marks = [(_padded("events", label), PALE), *joined(_marked(chart.marks, bins, signs))] if chart.marks else []
    if chart.now is not None and chart.first <= chart.now < chart.last:
        there = bins.column(chart.now) + 1
        people, ships = ([_with_mark(line, there, bins, signs) for line in lines] for lines in (people, ships))
    return Drawn([*people, axis_line(bins, label)], [marks] if marks else [], ships, rows, crew)


def _with_mark(line: Line, column: int, bins: Bins, signs: StationSigns) -> Line:
    """Return a line with a mark in a column behind its label, if it is there."""
    cells = [(sign, style) for text, style in line[1:] for sign in text]
    if column < bins.columns:
        cells[column] = (signs.scale, MARK)
    return [line[0], *joined(cells)]


def trimmed(line: Line) -> Line:
    """Return a line without blanks at its end."""
    return [*line[:-1], (line[-1][0].rstrip(), line[-1][1])] if line else line


def _packed(parts: Sequence[str], width: int) -> list[str]:
    """Return texts with a gap between them, as many in a line as there is room for.

    >>> _packed(["= docked", "- one", ". part"], 20)
    ['= docked   - one', '. part']
    """
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + 3 + cell_len(part) <= width:
            lines[-1] += f"   {part}"
        else:
            lines.append(part)
    return lines


def rows_of(chart: StationChart) -> list[_Row]:
    """Return the rows of ships: one for each, where they fit a screen, else for each with a crew, or for families."""
    there = [ship for ship in chart.life.ships if any(_overlaps(stay, chart) for stay in ship.stays)]
    crewed = [ship for ship in there if ship.crewed]
    if len(there) <= MOST_ROWS:
        return [_Row(ship.name, [ship], ship.crew) for ship in there]
    alone = crewed if len(crewed) <= MOST_ROWS else []
    families: dict[str, list[Berthed]] = {ship.family: [] for ship in crewed if not alone}
    for ship in there:
        if not (alone and ship.crewed):
            families.setdefault(ship.family, []).append(ship)
    above = {ship.family for ship in alone}
    called = {family: f"{family}, uncrewed" if family in above else family for family in families}
    return [
        *(_Row(ship.name, [ship], ship.crew) for ship in alone),
        *(_Row(called[family], those, family=True) for family, those in families.items()),
    ]


def _overlaps(stay: Stretch, chart: StationChart) -> bool:
    """Tell whether a stay is a part of what is drawn: a ship that leaves in its first minute is not."""
    if chart.now is not None:  # all that are docked then
        return True
    return stay.first < chart.last and stay.last > chart.first + (MINUTE if stay.first < chart.first else -1)


def _label(rows: Sequence[_Row], chart: StationChart, width: int) -> int:
    """Return the columns left of the bars: for names, as many as they need, but not more than is left to draw in."""
    longest = max(
        (cell_len(name) for name in (*(row.name for row in rows), "events" if chart.marks else "")), default=0
    )
    return min(max(longest, 5) + 2, LABEL, width * 2 // 5)


def _crew_width(rows: Sequence[_Row], width: int) -> int:
    """Return the columns for the names of crews; 0: there is no room, or there are none."""
    longest = max((cell_len(" ".join(row.crew)) for row in rows), default=0)
    return min(longest, CREW, width // 4) if width >= WIDE else 0


def _ship_line(row: _Row, bins: Bins, signs: StationSigns, words: Signs, label: int, crew: int) -> Line:
    cells = _family(row, bins, signs) if row.family else _alone(row, bins, signs)
    names = f" {_fitting(row.crew, crew, words.say('…'))}" if row.crew and crew else ""
    return [(_padded(row.name, label), None), *joined(cells), *([(names, PALE)] if names else ())]


def _padded(name: str, room: int) -> str:
    """Return a name in so many columns, the last of which is blank, without the last of its words where they are many.

    >>> _padded("Progress", 10), _padded("SpaceX Crew-12", 10)
    ('Progress  ', 'SpaceX    ')
    """
    words = name.split(" ")
    while len(words) > 1 and cell_len(" ".join(words)) >= room:
        words.pop()
    return set_cell_size(" ".join(words), room - 1) + " "


def _fitting(names: Sequence[str], room: int, more: str) -> str:
    """Return as many names as there is room for.

    >>> _fitting(["Titov", "Manarov", "Levchenko"], 16, "…")
    'Titov Manarov …'
    """
    for number in range(len(names), 0, -1):
        text = " ".join([*names[:number], *([more] if number < len(names) else ())])
        if cell_len(text) <= room:
            return text
    return ""


def _marked(marks: Sequence[Mark], bins: Bins, signs: StationSigns) -> list[Cell]:
    cells: list[Cell] = [(" ", None)] * bins.columns
    for mark in sorted(marks, key=lambda mark: mark.weight):
        heavy = signs.landmark if mark.weight >= LANDMARK else signs.notable if mark.weight >= NOTABLE else signs.event
        if bins.first <= mark.second < bins.last:
            cells[bins.column(mark.second)] = (heavy, MARK if mark.weight >= NOTABLE else DOT)
    return cells


# Ships


def _alone(row: _Row, bins: Bins, signs: StationSigns) -> list[Cell]:
    """Return the bar of one ship: solid where it was docked, broken where nobody tells exactly."""
    stays = row.ships[0].stays
    surely = [crowd.mean for crowd in crowds_in(bins, [(stay.since, stay.until) for stay in stays])]
    found = [signs.several if share >= HALF else " " for share in surely]
    for stay in _without_moves(stays, bins):
        touched = [column for column, _ in bins.shares(stay.since, max(stay.until, stay.since + 1))]
        if touched and all(found[column] == " " for column in touched):
            exact = stay.begins and stay.ends
            found[max(touched, key=lambda column: surely[column])] = signs.brief if exact else signs.part
            continue
        for doubt in ((stay.first, stay.since), (stay.until, stay.last)):
            for column in _seen_doubt(doubt, bins):
                found[column] = signs.part
        for column in _unsure_ends(stay, bins):
            found[column] = signs.part
    if all(sign == " " for sign in found):  # it may have been there for less than half a column: nobody tells
        there = next(stay for stay in stays if stay.first < bins.last and stay.last >= bins.first)
        found[bins.column(max(there.first, bins.first))] = signs.part
    return [(sign, row.style if sign != " " else None) for sign in found]


def _without_moves(stays: Sequence[Stretch], bins: Bins) -> Iterator[Stretch]:
    """Yield stays, as one those between which a ship was away for too short a time to be seen, as on a move."""
    whole = stays[0]
    for stay in stays[1:]:
        if stay.since - whole.until < (bins.last - bins.first) / bins.columns * HALF:
            whole = whole._replace(until=stay.until, last=stay.last, ends=stay.ends)
        else:
            yield whole
            whole = stay
    yield whole


def _seen_doubt(doubt: tuple[int, int], bins: Bins) -> Iterator[int]:
    """Yield the columns most of which a doubt fills."""
    yield from (column for column, share in bins.shares(*doubt) if share >= HALF)


def _unsure_ends(stay: Stretch, bins: Bins) -> Iterator[int]:
    """Yield the columns in which a stay begins or ends nobody tells exactly when."""
    if not stay.begins and bins.first <= stay.since < bins.last:
        yield bins.column(stay.since)
    if not stay.ends and bins.first < stay.until <= bins.last:
        yield bins.column(stay.until - 1)


def _family(row: _Row, bins: Bins, signs: StationSigns) -> list[Cell]:
    """Return the bar of a family: how many of its ships were docked at once."""
    stays = [stay for ship in row.ships for stay in ship.stays]
    means = [crowd.mean for crowd in crowds_in(bins, [(stay.since, stay.until) for stay in stays])]
    found = [" "] * bins.columns
    for stay in stays:
        for column, _ in bins.shares(stay.first, max(stay.last, stay.first + MINUTE)):
            mean = means[column]
            found[column] = signs.several if mean >= MORE else signs.one if mean >= HALF else signs.part
    for stay in stays:
        for column in _unsure_ends(stay, bins):
            found[column] = signs.part if found[column] == signs.one and means[column] < 1 else found[column]
    return [(sign, row.style if sign != " " else None) for sign in found]


def _legend(rows: Sequence[_Row], above: Sequence[Line], below: Sequence[Line], signs: StationSigns) -> list[str]:
    """Return what the signs mean that occur: those of people, then those of ships."""
    families, alone = any(row.family for row in rows), any(not row.family for row in rows)
    docked = [*(["docked"] if alone else []), *(["two ships or more" if not alone else "two or more"] * families)]
    part = [*(["for a part of it"] if families else []), "not told exactly"]
    ships = {
        signs.several: ", of a family ".join(docked),
        signs.one: "one",
        signs.part: ", or ".join(part),
        signs.brief: "shorter than a column",
    }
    bars, marks = _signs_in(above), _signs_in(below)
    people = {signs.bar[-1]: "people, mean of a column"} if bars & set(signs.bar) else {}
    people |= {signs.perhaps: "perhaps"} if signs.perhaps in bars else {}
    people |= {signs.most: "most at one time"} if signs.most in bars else {}
    told = [f"{sign} {meaning}" for sign, meaning in people.items()]
    return [*told, *(f"{sign} {meaning}" for sign, meaning in ships.items() if sign in marks)]


def _signs_in(lines: Sequence[Line]) -> set[str]:
    """Return the signs that lines are drawn with, behind their labels."""
    return {sign for line in lines for text, _ in line[1:] for sign in text}
