"""A flight, or several together, as lanes: which of the events are drawn, and below what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import Bound, mission_names
from missionfacts.commands._chronicle import Days, Flight, Told, clock_said, entry_of, on_clock, told
from missionfacts.commands._clocks import ShownClock
from missionfacts.commands._limits import heaviest
from missionfacts.commands._options import Asked
from missionfacts.dates.brief import brief_day, brief_time, heading_of, marked
from missionfacts.dates.display import display, display_long
from missionfacts.dates.edtf import DAY, PartialDate, from_epoch
from missionfacts.errors import Ambiguous, NotFound, UsageError
from missionfacts.formats.chart.draw import chart_lines
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chronicle import Heading
from missionfacts.formats.drawing import Drawing
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import Line
from missionfacts.model.events import Event
from missionfacts.model.lanes import Lanes, Step
from missionfacts.model.missions import Mission

DRAWN = ("launch", "landing", "loss", "docking", "undocking", "jettison", "transfer")  # kinds that always are
USUAL, MAJOR, LANDMARK = 3, 4, 5  # weights
FEW, MANY = 25, 150  # events: of so few the lighter ones are drawn, too, of so many only heavier ones
LONG = 40  # days of a flight from which sparse events stand below their year
MOST = 6  # missions, and lanes, beside each other
IDS = 120  # columns from which ids are shown
ALONE = "the chart of a station stands by itself: ask for one at a time"


class Wish(NamedTuple):
    """What the user said of how a chart is to be."""

    shown: ShownClock | None
    narrowed: bool  # whether it was said which events there are to be
    limited: bool  # whether from when, or to when
    ids: bool
    reverse: bool
    first: Bound | None = None
    last: Bound | None = None


Find = Callable[[str], tuple[Mission, Sequence[str]]]


def meant_together(words: Sequence[str], find: Find) -> tuple[Mission, Sequence[str]]:
    """Return the mission that words mean, or several as one, with the ids of all: each has as many words as it needs.

    Expeditions of one station are drawn as one, from when the first of them begins.
    Raises what finding the whole raises, or what is left, where that finds none, and UsageError for what cannot be
    drawn together.
    """
    try:
        return find(" ".join(words))
    except (NotFound, Ambiguous) as error:
        parts = [word for each in words for word in each.split(",") if word]
        found = _several(parts, find) if len(parts) > 1 else None
        if found is None:
            _raise_for_the_rest(parts, find)
            raise error from None
    distinct = list({(each.id, each.name): (each, flights) for each, flights in found}.values())
    if len(distinct) == 1:
        return distinct[0]
    missions = [each for each, _ in distinct]
    ids = list(dict.fromkeys(each.id for each in missions))
    if len(ids) > MOST:
        raise UsageError(f"a chart has room for {MOST} missions beside each other")
    at_stations = [each for each in missions if each.kind == "station"]
    if len(at_stations) == len(missions):
        return _one_station(distinct)
    if len({each.id for each in at_stations}) > 1:
        raise UsageError(ALONE)
    kind = next(each.kind for each in missions if each.kind != "station")
    return _as_one(missions)._replace(kind=kind), ids


def _one_station(found: Sequence[tuple[Mission, Sequence[str]]]) -> tuple[Mission, Sequence[str]]:
    """Return expeditions of one station as one; with the station itself they are that."""
    if len({each.id for each, _ in found}) > 1:
        raise UsageError(ALONE)
    whole = next((pair for pair in found if not pair[1]), None)
    return whole or (_as_one([each for each, _ in found]), list(dict.fromkeys(id_ for _, ids in found for id_ in ids)))


def _as_one(missions: Sequence[Mission]) -> Mission:
    names = [each.name for each in missions]
    starts, ends = [each.start for each in missions if each.start], [each.end for each in missions]
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return missions[0]._replace(name=name, start=min(starts, default=""), end=max(ends) if all(ends) else "")


def _several(parts: Sequence[str], find: Find) -> list[tuple[Mission, Sequence[str]]] | None:
    """Return the missions that parts of names mean, the longest names first; None: they mean none."""
    if not parts:
        return []
    for number in range(len(parts), 0, -1):
        try:
            first = find(" ".join(parts[:number]))
        except (NotFound, Ambiguous):
            continue
        rest = _several(parts[number:], find)
        if rest is not None:
            return [first, *rest]
    return None


def _raise_for_the_rest(parts: Sequence[str], find: Find) -> None:
    """Raise what finding what is left raises, behind as many missions as can be found."""
    for number in range(len(parts) - 1, 0, -1):
        if _several(parts[:number], find) is not None:
            find(" ".join(parts[number:]))


class Charted(NamedTuple):
    """How a chart is laid out, of which events, and what gives them their lanes."""

    layout: Layout
    with_lanes: Callable[[Iterable[Event]], Iterator[Event]]
    first: Bound | None = None  # None: as is asked for otherwise
    last: Bound | None = None


def charted(
    catalogue: Catalogue, asked: Asked, mission: Mission, flights: Sequence[str], layout: Layout, wish: Wish
) -> Charted:
    """Return what makes a chart of a timeline. Raises UsageError where there is none.

    mission: as which all are told; flights: the ids of all, where they are several.
    """
    if mission.kind == "station":  # too many ships for lanes
        from missionfacts.commands._station import station_charted  # which asks for what this module has

        part = (mission.start, mission.end) if flights else None
        return station_charted(catalogue, asked, mission, layout, wish, part)
    drawn = lanes(catalogue, flights or [mission.id])
    _refuse_what_has_no_lane(catalogue, drawn)
    if len(drawn.lanes) > MOST:
        raise UsageError(f"{len(drawn.lanes)} spacecraft are too many for lanes; a chart has room for {MOST}")
    with_lanes = partial(_with_lanes, drawn)
    if not asked.along_a_rail:
        return Charted(layout._replace(columns=(*layout.columns, "lane")), with_lanes)
    if not drawn.steps:
        raise UsageError(f"the data tell of no event of {mission.name}: there is nothing for a chart")
    if wish.reverse:
        raise UsageError("a chart goes forward in time: --reverse is for a list")
    layout = layout._replace(
        rail=None, drawn=partial(_draw, mission, drawn, wish), drawing=partial(_picture, mission, drawn, wish)
    )
    if wish.limited:
        return Charted(layout, with_lanes)
    first, last = drawn.begins // DAY * DAY, drawn.ends // DAY * DAY + DAY - 1
    return Charted(layout, with_lanes, Bound(first, first), Bound(last, last))


def _refuse_what_has_no_lane(catalogue: Catalogue, drawn: Lanes) -> None:
    """Raise UsageError where a mission would not be seen: a station that none of the flights went to."""
    seen = {lane.craft.partition("/")[0] for lane in drawn.lanes}
    unseen = [each for each in drawn.missions if each not in seen]
    if unseen and len(drawn.missions) > 1:
        names = " or ".join(mission_names(catalogue, unseen).values())
        raise UsageError(f"none of these flights was docked to {names}: ask for its chart alone")


def _with_lanes(drawn: Lanes, events: Iterable[Event]) -> Iterator[Event]:
    """Yield events with their lanes, in the order of the lanes: who changes ships has docked before."""
    steps = drawn.by_event()
    order = {event: number for number, event in enumerate(steps)}
    for event in sorted(events, key=lambda event: order.get(event.id, -1)):
        yield event._replace(lane=steps[event.id].lanes if event.id in steps else ())


def _draw(mission: Mission, drawn: Lanes, wish: Wish, events: list[Event], page: Page) -> Iterator[Line]:
    chart = chart_of(mission, drawn, wish, events, ids=wish.ids or (page.width or 0) >= IDS)
    yield from chart_lines(chart, page)


def _picture(mission: Mission, drawn: Lanes, wish: Wish, events: list[Event], _: Page) -> Drawing:
    from missionfacts.formats.chart.picture import drawing_of  # which a terminal does without
    from missionfacts.formats.scene.places import placed

    places = {event.id: each.at for event, each in zip(events, placed([each.at for each in events]), strict=True)}
    notes = ["The scale is in UTC."] if wish.shown else []
    return drawing_of(chart_of(mission, drawn, wish, events, ids=False), places, notes)


def chart_of(mission: Mission, drawn: Lanes, wish: Wish, events: Sequence[Event], *, ids: bool) -> Chart:
    """Return a chart of events."""
    steps = drawn.by_event()
    found = [each for each in map(told, events) if each.event.id in steps]
    shown = found if wish.narrowed else _dense_enough(found, steps)
    start, end = (on_clock(str(_day(second)), wish.shown) for second in (drawn.begins, drawn.ends))
    flight = Flight.of(start, end) if len(drawn.missions) == 1 else Flight()
    span = display_long(start if start == end else f"{start}/{end}") if drawn.over else f"since {display_long(start)}"
    left = len(found) - len(shown)
    more = [f"{left:,} less notable events are not drawn: --weight 1 draws all"] if left else []
    cite = [f"missionfacts cite {drawn.missions[0]}/ID tells what one rests on"] if len(drawn.missions) == 1 else []
    notes = [*(["The strip above is in UTC."] if wish.shown else []), *more, *(cite if ids else [])]
    items = list(_items(shown, steps, flight, drawn, ids=ids))
    return Chart(mission.name, f"{span} · {clock_said(wish.shown)}", drawn, items, notes)


def _day(second: int) -> PartialDate:
    day = from_epoch(second)
    return PartialDate(day.year, day.month, day.day)


def _dense_enough(events: Sequence[Told], steps: dict[str, Step]) -> list[Told]:
    """Return the events that are drawn when nobody chooses: what moves people or ships, and what is notable."""
    always = {each.event.id for each in events if each.event.kind in DRAWN or steps[each.event.id].moves}
    weights = [weight for weight in (1, USUAL - 1) if len(_heavy(events, weight, always)) <= FEW]
    for weight in [*weights[:1], USUAL, MAJOR, LANDMARK]:
        found = _heavy(events, weight, always)
        if 0 < len(found) <= MANY:
            return found
    kept = heaviest([each.event for each in events], MANY)
    ids = {event.id for event in kept}
    return [each for each in events if each.event.id in ids]


def _heavy(events: Sequence[Told], weight: int, always: set[str]) -> list[Told]:
    return [each for each in events if each.event.weight >= weight or each.event.id in always]


def _items(
    events: Sequence[Told], steps: dict[str, Step], flight: Flight, drawn: Lanes, *, ids: bool
) -> Iterator[Heading | Row]:
    days = Days(events, flight, daily=drawn.ends - drawn.begins <= LONG * DAY)
    for heading, those in groupby(events, days.heading):
        by_year = heading.month is None
        yield Heading(heading_of(heading), aside="" if by_year else flight.day(heading))
        for each in those:
            entry = entry_of(each.event, each.when, "")
            id_ = each.event.id.removeprefix(f"{drawn.missions[0]}/") if len(drawn.missions) == 1 else each.event.id
            times = _times(each, by_year=by_year)
            second = each.when.earliest
            day = display(str(PartialDate(*each.when.start[:3]))).rpartition(" ")[0]
            yield Row(entry._replace(id=id_ if ids else ""), times, day, second, each.event.kind, steps[each.event.id])


def _times(each: Told, *, by_year: bool) -> tuple[str, ...]:
    """Return the time of an event below its heading, as exactly as there may be room for, the longest first."""
    if each.elapsed:
        return (marked(each.when, each.elapsed.rstrip("~?%")),)
    if by_year:
        return brief_day(each.when, 14), brief_day(each.when, 9)
    return brief_time(each.when, 9), brief_time(each.when, 7)
