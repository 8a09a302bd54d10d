"""A station as a chart across: from when to when it is drawn, and what is said around it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.station_lives import station_life
from missionfacts.commands._chart import Charted, Wish
from missionfacts.commands._options import Asked
from missionfacts.dates.display import display, display_long
from missionfacts.dates.edtf import DAY, from_epoch, parse
from missionfacts.errors import UsageError
from missionfacts.formats.chart.station import Mark, StationChart, rows_of, station_lines
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import Line
from missionfacts.model.events import Event
from missionfacts.model.missions import Mission
from missionfacts.model.stations import StationLife

EMPTY = 1 / 3  # of its life, in which a station saw nobody before its end: that much is not drawn
LONG = 700  # days, of which no more than the years are told
MARGIN = 1 / 40  # of what is drawn, that is left after the last ship


def station_charted(
    catalogue: Catalogue, asked: Asked, station: Mission, layout: Layout, wish: Wish, part: tuple[str, str] | None
) -> Charted:
    """Return what makes the chart of a station. Raises UsageError where there is none.

    part: from when to when an expedition lasted that is asked for; its end is "" while it lasts.
    """
    if not asked.along_a_rail:
        return Charted(layout._replace(columns=(*layout.columns, "lane")), _with_ships)
    if wish.reverse:
        raise UsageError("a chart goes forward in time: --reverse is for a list")
    life = station_life(catalogue, station)
    if not life.ships and not life.people:
        raise UsageError(f"the data tell of no ship docked to {station.name}: there is nothing for a chart")
    first, last = limits_of(life, wish.first, wish.last, part)
    if first >= last:
        return Charted(layout, iter)
    chart = StationChart(station.name, _aside(first, last), life, first, last)
    return Charted(
        layout._replace(rail=None, empty="", drawn=partial(_draw, chart, wish), drawing=partial(_picture, chart, wish)),
        iter,
        Bound(first, first),
        Bound(last, last),
    )


def _with_ships(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events with the craft that they name as their lanes."""
    for event in events:
        mission = event.id.partition("/")[0]
        yield event._replace(lane=tuple(each if "/" in each else f"{mission}/{each}" for each in event.spacecraft))


def limits_of(
    life: StationLife, since: Bound | None, until: Bound | None, part: tuple[str, str] | None
) -> tuple[int, int]:
    """Return from when on, and until when, a station is drawn; since, until: what the user has said of that."""
    begins, ends = life.begins, life.ends + 1
    if part:
        begins, ends = max(begins, parse(part[0]).earliest), min(ends, parse(part[1]).latest + 1 if part[1] else ends)
    elif life.over:
        ends = _last_left(life)
    first = max(since.utc, life.begins) if since else begins
    last = min(until.utc + 1, life.ends + 1) if until else max(ends, life.ends + 1 if since else ends)
    return first, last


def _last_left(life: StationLife) -> int:
    """Return the end of a station's life or, where nobody came for long before it, soon after the last had left."""
    last = max([each.when.last for each in life.people] + [stay.last for ship in life.ships for stay in ship.stays])
    whole = life.ends + 1 - life.begins
    if life.ends - last < EMPTY * whole:
        return life.ends + 1
    return last + int((last - life.begins) * MARGIN)


def _aside(first: int, last: int) -> str:
    begin, end = from_epoch(first), from_epoch(last - 1)
    if last - first > LONG * DAY:
        years = f"{begin.year}–{end.year}"
    else:
        days = f"{begin:%Y-%m-%d}", f"{end:%Y-%m-%d}"
        years = display(days[0] if days[0] == days[1] else "/".join(days))
    return f"{years} · people aboard, ships docked"


def _draw(chart: StationChart, wish: Wish, events: Sequence[Event], page: Page) -> Iterator[Line]:
    marks = [Mark(parse(event.at).earliest, event.weight) for event in events] if wish.narrowed else []
    yield from station_lines(chart._replace(marks=marks, footnotes=list(_footnotes(chart, wish))), page)


def _picture(chart: StationChart, wish: Wish, events: Sequence[Event], _: Page) -> Drawing:
    from missionfacts.formats.chart.station_picture import station_drawing  # which a terminal does without

    notes = [note for note in _footnotes(chart, wish) if "--from" not in note]  # in a picture no ships share a bar
    return station_drawing(chart._replace(footnotes=notes), events, chosen=wish.narrowed)


def _footnotes(chart: StationChart, wish: Wish) -> Iterator[str]:
    life = chart.life
    if wish.shown:
        yield "The scale is in UTC."
    if any(_in_doubt(each.when.first, each.when.since, chart) or _in_doubt(each.when.until, each.when.last, chart)
           for each in life.people):  # fmt: skip
        yield "Where a docking is not known to the minute, people are counted from when they surely were aboard."
    if not any(each.when.first < chart.last and each.when.last > chart.first for each in life.people):
        yield "Nobody was aboard."
    if not life.over and chart.last > life.ends:
        yield f"By the data to {display_long(f'{from_epoch(life.ends):%Y-%m-%d}')}."
    if life.over and chart.last <= life.ends and not wish.limited:
        yield f"Nobody came after that until its end on {display_long(f'{from_epoch(life.ends):%Y-%m-%d}')}."
    modules = f"; of its modules {life.modules} docked as ships do and are not drawn" if life.modules else ""
    yield f"`missionfacts traffic {life.station}` lists its ships{modules}."
    if any(row.family for row in rows_of(chart)):
        yield "Ships of a family share a row where they are too many: --from and --to draw each."


def _in_doubt(first: int, last: int, chart: StationChart) -> bool:
    """Tell whether a doubt is long enough to be seen, were there a thousand columns."""
    return last - first > max(60, (chart.last - chart.first) / 1000) and first < chart.last and last > chart.first
