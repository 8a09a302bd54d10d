"""Events as they stand along a rail: below headings of days or, where there are few, of years."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from missionfacts.commands._clocks import FLYING, ShownClock
from missionfacts.counts import counted
from missionfacts.dates.brief import brief_day, brief_time, heading_of, marked
from missionfacts.dates.display import display
from missionfacts.dates.edtf import Interval, PartialDate, parse
from missionfacts.dates.elapsed import is_elapsed
from missionfacts.dates.zones import parse_zoned, zoned_text
from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item
from missionfacts.formats.layout import Page
from missionfacts.model.events import Anniversary, Event
from missionfacts.model.missions import Mission

DENSE = 1.5  # events for each day on which there are any, from which days are worth a heading
KINDS, IDS, UNLIMITED = 100, 120, 1000  # from so many columns on, kinds and ids are shown
# How many columns a time may have: in a page of at least so many columns, so many.
ROOM_IN_DAY = ((64, 16), (0, 13))
ROOM_IN_YEAR = ((IDS, 24), (80, 14), (0, 9))
FIELDS = ("at", "title", "kind", "id", "weight")  # those of an event that are shown


def timeline_page(mission: Mission, shown: ShownClock | None, ids: bool, events: list[Event], page: Page) -> Chronicle:
    """Return a mission's timeline; shown: the clock of its times; ids: whether they are shown at any width."""
    start, end = (on_clock(text, shown) for text in (mission.start, mission.end))
    flight = Flight.of(start, end) if mission.kind in FLYING else Flight()
    items = along_the_rail(events, page, flight, mission.id, ids=ids)
    aside = " · ".join(filter(None, [_span(mission.kind, start, end), clock_said(shown)]))
    return Chronicle(mission.name, aside, items, footnotes=_not_shown(page.width or UNLIMITED, mission.id, ids=ids))


def clock_said(shown: ShownClock | None) -> str:
    """Return on which clock times are, in words."""
    if shown is None:
        return "UTC"
    return zone_said(shown.name) if shown.epoch is None else f"elapsed time, {shown.name}"


def zone_said(zone: str) -> str:
    """Return the label of a zone as it is said of times."""
    return "local time" if zone == "local" else zone


def on_clock(text: str, shown: ShownClock | None) -> str:
    """Return a date as a clock shows it."""
    return zoned_text(parse(text), shown.zone) if text and shown else text


def _span(kind: str, start: str, end: str) -> str:
    first, last = (text.partition("T")[0] for text in (start, end))
    if first and last:
        return display(first if first == last else f"{first}/{last}")
    return f"{'since' if kind == 'station' else 'launched'} {display(first)}" if first else ""


def _not_shown(columns: int, mission: str, *, ids: bool) -> list[str]:
    """Return the lines that say what a page of so many columns does not show."""
    ids = ids or columns >= IDS
    fields = "spacecraft" if columns >= KINDS else "kind and spacecraft"
    hidden = f"Not shown: {fields} (--fields)" + ("" if ids else ", ids (--ids)")
    return [f"missionfacts cite {mission}/ID tells what one rests on", hidden]


class Flight(NamedTuple):
    """From when to when days of a flight are counted; None: they are not, or it has not ended."""

    launch: date | None = None
    end: date | None = None

    @classmethod
    def of(cls, start: str, end: str) -> "Flight":
        """Return that of a mission; start, end: as `zoned_text` makes them."""
        return cls(_date(parse_zoned(start).start) if start else None, _date(parse_zoned(end).end) if end else None)

    def covers(self, when: PartialDate) -> bool:
        """Tell whether a day is one of the flight."""
        there = _date(when)
        return there is not None and self.launch is not None and self.launch <= there <= (self.end or there)

    def day(self, when: PartialDate) -> str:
        """Return which day of the flight a day is, "" for none.

        >>> Flight.of("1975-07-15T12:20:00Z", "1975-07-24").day(PartialDate(1975, 7, 17))
        'day 3'
        """
        there = _date(when)
        if not (self.covers(when) and there and self.launch):
            return ""
        return f"day {(there - self.launch).days + 1:,}"


class Told(NamedTuple):
    """An event, and when it was on the clock that is shown."""

    event: Event
    when: Interval
    elapsed: str  # what a clock of elapsed time shows; "" when none was asked for


def told(event: Event) -> Told:
    """Return an event with its time on the clock that was asked for, or else in UTC."""
    if event.clock and is_elapsed(event.clock.rstrip("~?%")):
        return Told(event, parse_zoned(event.at), event.clock)
    return Told(event, parse_zoned(event.clock or event.at), "")


def along_the_rail(events: Iterable[Event], page: Page, flight: Flight, mission: str, *, ids: bool) -> list[Item]:
    """Return headings and entries.

    mission: the one that is told of, which its ids do without; ids: whether they are asked for at any width.
    """
    all_told = [told(event) for event in events]
    days, columns = Days(all_told, flight), page.width or UNLIMITED
    items: list[Item] = []
    for heading, those in groupby(all_told, days.heading):
        group, by_year = list(those), heading.month is None
        items.append(
            Heading(heading_of(heading), aside=counted(len(group), "event") if by_year else flight.day(heading))
        )
        for each in group:
            entry = entry_of(each.event, each.when, days.time(each, columns, by_year=by_year))
            kind, id_ = each.event.kind, each.event.id.removeprefix(f"{mission}/")
            items.append(entry._replace(note=kind if columns >= KINDS else "", id=id_ if ids or columns >= IDS else ""))
    return _hours_below_hours(items) if days.on_clock else items


def entry_of(event: Event | Anniversary, when: Interval, time: str) -> Entry:
    """Return an event as an entry; when: on the clock that is shown; time: as it is to be shown."""
    return Entry(event.title, time, when.start.timed, event.weight, bool(event.disputed))


class Days:
    """Below what events stand: their day or, where there are few, their year.

    A year before, in and after a flight is looked at by itself.
    """

    def __init__(self, events: Sequence[Told], flight: Flight, *, daily: bool = False) -> None:
        """Look at all events; daily: whether they stand below days, however few there are."""
        self.flight = flight
        number = Counter(map(self._part, events))
        days = Counter(map(self._part, {each.when.start[:3]: each for each in events}.values()))
        dense = daily or number.total() >= DENSE * days.total()
        self.sparse = {part for part in days if not dense or (not daily and number[part] < DENSE * days[part])}
        self.on_clock = {self._part(each) for each in events if each.elapsed}

    def heading(self, each: Told) -> PartialDate:
        """Return the day as far as it is known, or the year."""
        day = PartialDate(*each.when.start[:3])
        part = self._part(each)
        return day if part in self.on_clock or part not in self.sparse else PartialDate(day.year)

    def time(self, each: Told, columns: int, *, by_year: bool) -> str:
        """Return the time of an event below its heading, in a page of so many columns."""
        if each.elapsed:
            return marked(each.when, each.elapsed.rstrip("~?%"))
        rooms, brief = (ROOM_IN_YEAR, brief_day) if by_year else (ROOM_IN_DAY, brief_time)
        text = brief(each.when, next(room for least, room in rooms if columns >= least))
        # What a clock of elapsed time does not reach is told in UTC.
        return f"{text}Z" if self.on_clock and each.when.start.timed else text

    def _part(self, each: Told) -> tuple[int, bool]:
        return each.when.start.year, self.flight.covers(each.when.start)


def _hours_below_hours(items: Sequence[Item]) -> list[Item]:
    """Return items with their readings of a clock, which differ in length, so that hours stand below hours."""
    hours = [_hours(item) for item in items]
    widest = max(hours)
    return [
        item._replace(time=" " * (widest - own) + item.time) if own and isinstance(item, Entry) else item
        for item, own in zip(items, hours, strict=True)
    ]


def _hours(item: Item) -> int:
    """Return how many columns the hours of elapsed time take; 0 where there is none."""
    return item.time.find(":") if isinstance(item, Entry) and ":" in item.time and not item.time.endswith("Z") else 0


def _date(when: PartialDate) -> date | None:
    return date(when.year, when.month, when.day) if when.month and when.day else None
