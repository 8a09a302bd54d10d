"""Small pictures below lists, where there is room: how many people were in space, how many flights there were."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.in_space import rides_between
from missionfacts.catalogue.moments import Window
from missionfacts.catalogue.station_lives import presences
from missionfacts.dates.brief import brief_day
from missionfacts.dates.edtf import DAY, from_epoch, parse
from missionfacts.dates.elapsed import parse_elapsed
from missionfacts.formats.chart.bins import Bins, crowds_in
from missionfacts.formats.layout import Layout
from missionfacts.formats.sparkline import sparkline
from missionfacts.model.missions import Mission
from missionfacts.terminal import Streams

LEAST, NATURAL = 72, 100  # columns from which there are pictures, and where there is no limit
AROUND = 30  # days before and after a moment
MANY, YEARS = 30, 5  # missions and years of launches from which they are counted by year
CREWED = "crewed"
FIRST = date(1961, 1, 1)  # nobody was in space before


def people_by_year(catalogue: Catalogue, streams: Streams) -> str:
    """Return how many people were in space at once, year by year, as two lines; "" where there is no room."""
    spans = list(_in_space(catalogue, None))
    end = _reach(catalogue)
    if not spans or end is None or _room(streams) is None:
        return ""
    first, last = from_epoch(min(span[0] for span in spans)).year, from_epoch(end).year
    crowds = crowds_in(_years(first, last, streams), [(up, min(down, end)) for up, down in spans])
    most = max(crowd.most for crowd in crowds)
    picture = sparkline([crowd.most for crowd in crowds], streams.encoding)
    return f"People in space by year, the most at one time: up to {most}\n{first} {picture} {last}"


def people_around(catalogue: Catalogue, window: Window, station: Mission | None, streams: Streams) -> str:
    """Return how many people were in space, or at a station, in the days around a moment, as two lines."""
    room, end = _room(streams), _reach(catalogue)
    if room is None or end is None:
        return ""
    day = min(window.day.toordinal() - date(1970, 1, 1).toordinal(), end // DAY)
    side = min(AROUND, (room - len("[.]") - 2 * len("30 Sep ")) // 2)
    days = range(day - side, min(day + side, end // DAY) + 1)
    bins = Bins(days[0] * DAY, (days[-1] + 1) * DAY, len(days))
    found = _aboard(catalogue, station, end) if station else _in_space(catalogue, window)
    most = [crowd.most for crowd in crowds_in(bins, [(up, min(down, end + 1)) for up, down in found])]
    signs = sparkline(most, streams.encoding)
    picture = f"{signs[:side]}[{signs[side]}]{signs[side + 1 :]}"
    where = f"at {station.name}" if station else "in space"
    numbers = f"{min(most)}" if min(most) == max(most) else f"from {min(most)} to {max(most)}"
    first, last = (_short(each) for each in (days[0], days[-1]))
    return f"People {where} day by day, {numbers}; in brackets the day asked for\n{first} {picture} {last}"


def with_pictures(missions: Sequence[Mission], number: int, layout: Layout, streams: Streams) -> Layout:
    """Return the layout of a list of missions: flights of people with bars for how long, of many with a strip.

    number: how many are shown, the first; all count for the bars. A probe goes on for decades, and has none.
    """
    shown = missions[:number]
    lasted = [parse_elapsed(each.duration).seconds for each in missions if each.kind == CREWED and each.duration]
    few = sum(each.kind == CREWED and bool(each.duration) for each in shown)
    if few > 1 and _room(streams):
        headings = {**layout.headings, "duration": "Duration"}
        layout = layout._replace(bar="duration", barred=("kind", CREWED), longest=max(lasted), headings=headings)
    strip = _launches([int(each.start[:4]) for each in shown if each.start], streams)
    return layout._replace(footnote="\n".join(filter(None, [strip, layout.footnote])))


def _launches(years: Sequence[int], streams: Streams) -> str:
    first, last = min(years, default=0), max(years, default=0)
    if len(years) < MANY or last - first < YEARS or _room(streams) is None:
        return ""
    bins = _years(first, last, streams)
    counts = Counter(bins.column(_second(year) + DAY) for year in years)
    most, number = Counter(years).most_common(1)[0]
    picture = sparkline([counts[column] for column in range(bins.columns)], streams.encoding)
    return f"Launches by year, the most, {number}, in {most}\n{first} {picture} {last}"


def _room(streams: Streams) -> int | None:
    """Return how many columns a picture may have with what stands beside it; None: there is no room."""
    width = streams.width or NATURAL
    return width if width >= LEAST else None


def _years(first: int, last: int, streams: Streams) -> Bins:
    """Return a column for each year or, where there is no room, for some of them."""
    room = (_room(streams) or LEAST) - 2 * len("1961 ")
    return Bins(_second(first), _second(last + 1), min(last - first + 1, room))


def _second(year: int) -> int:
    return parse(f"{year:04}").earliest


def _reach(catalogue: Catalogue) -> int | None:
    """Return the last second that the data tell of."""
    covers = catalogue.meta("covers")
    return parse(covers).latest if covers else None


def _in_space(catalogue: Catalogue, window: Window | None) -> Iterable[tuple[int, int]]:
    """Yield from when to when people were surely in space, around a window."""
    first, last = (window.first.utc, window.last.utc) if window else (_second(FIRST.year), 1 << 40)
    around = (first - AROUND * DAY, last + AROUND * DAY)
    for up, down in rides_between(catalogue, ("up_latest", "down_earliest"), *around):
        yield up, 1 << 40 if down is None else down


def _aboard(catalogue: Catalogue, station: Mission, end: int) -> Iterable[tuple[int, int]]:
    return ((each.when.since, each.when.until) for each in presences(catalogue, station.id, end))


def _short(day: int) -> str:
    return brief_day(parse(f"{from_epoch(day * DAY):%Y-%m-%d}"), 9).strip()
