"""Flights at this minute of their year as a card: a heading for each, what was last, who was where, what came next."""

from collections.abc import Iterator, Sequence
from typing import Any

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.parties import joined
from missionfacts.commands._card import is_round
from missionfacts.commands._chronicle import entry_of
from missionfacts.commands._day import day_name
from missionfacts.commands._limits import heaviest
from missionfacts.commands._then import Then, ThisMoment
from missionfacts.dates.brief import brief_day, brief_time, heading_of
from missionfacts.dates.display import display, display_duration, marked
from missionfacts.dates.edtf import DAY, PartialDate, from_epoch, parse
from missionfacts.dates.long_spans import LONG, clock_face, long_span
from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item, More, Note
from missionfacts.formats.layout import Page
from missionfacts.formats.table.values import display_value
from missionfacts.model.events import Event

FIELDS = ("years", "mission", "moment")
OPEN = 2  # how many events there are at most of which nobody tells whether they were over
ROOM, ROOM_FOR_DAY = 9, 14  # columns for a time, of the same day or another


def now_page(
    catalogue: Catalogue, there: ThisMoment, stories: Sequence[Then], number: int, _: list[Any], __: Page
) -> Chronicle:
    """Return the card; number: how many flights were up."""
    day = from_epoch(there.second)
    items = [item for story in stories for item in _told(catalogue, story)]
    title = f"{day_name(day.date())}, {day:%H:%M} UTC, in spaceflight"
    several = len({story.record.mission for story in stories}) > 1
    what = f"{number} flights were up at this moment of a year" if several else f"It was so in {number} years"
    more = f"{what}; --limit 0 shows all" if number > len(stories) else ""
    return Chronicle(title, heading_of(PartialDate(day.year, day.month, day.day)), items, footnotes=[more])


def _told(catalogue: Catalogue, story: Then) -> Iterator[Item]:
    record, when = story.record, story.when
    ago = display_value(record, "years") if record.years else ""
    star = "★ " if is_round(record.years) else ""
    day = f"day {record.day:,}" if record.day else ""
    yield Heading(f"{when.year}", record.name, " · ".join(filter(None, [f"{star}{ago}", day])), stands_out=bool(star))
    if story.events.last:
        yield entry(story.events.last, when)
    yield from _between(story.events.between, when)
    shown = ", ".join(f"{each.clock} {clock_face(each.elapsed, when.earliest)}" for each in record.clocks)
    time = f" {when.hour:02}:{when.minute:02}" + ("" if when.second is None else f":{when.second:02}")
    yield Entry(f"At this moment: {shown}" if shown else "At this moment", time, weight=2)
    yield from map(Note, joined(catalogue, record.mission, record.people))
    if story.events.next:
        yield entry(story.events.next, when)
        yield Note(until(story.events.next.at, record.countdown, when))


def _between(events: Sequence[Event], when: PartialDate) -> Iterator[Item]:
    """Yield the most notable of the events of which nobody tells whether they were over."""
    shown = heaviest(events, OPEN)
    yield from (entry(event, when) for event in shown)
    if len(events) > len(shown):
        yield More(f"{len(events) - len(shown)} more some time that day")


def entry(event: Event, moment: PartialDate) -> Entry:
    """Return an event as an entry, with its day where that is not the day of a moment."""
    when = parse(event.at)
    if when.start.year != moment.year:
        return entry_of(event, when, f" {display(str(PartialDate(*when.start[:3])))}")
    same = when.start[:3] == moment[:3]
    return entry_of(event, when, brief_time(when, ROOM) if same else brief_day(when, ROOM_FOR_DAY))


def until(at: str, countdown: str, moment: PartialDate) -> str:
    """Return how long it is from a moment until an event.

    >>> until("1975-07-17T20:05Z~", "0:35~", parse("1975-07-17T19:30Z").start)
    'in about 35 min'
    >>> until("1975-07-19", "", parse("1975-07-17T19:30Z").start)
    'in 2 days'
    >>> until("1990-02-14", "", parse("1981-11-26T11:14Z").start)
    'in 8 years and 80 days'
    """
    start = parse(at).start
    if countdown and start.earliest - moment.earliest >= LONG:
        return f"in {marked(long_span(moment.earliest, start.earliest), start.mark)}"
    if countdown:
        return f"in {marked(display_duration(countdown.rstrip('~?%')), start.mark)}"
    if not start.day:
        return "at a time that is not known to the day"
    days = start.earliest // DAY - moment.earliest // DAY
    midnight = moment.earliest // DAY * DAY
    return f"in {long_span(midnight, midnight + days * DAY)}" if days > 1 else "on the next day"
