"""Anniversaries as an iCalendar feed (RFC 5545): the only module that knows icalendar, which escapes and folds.

The same data give the same bytes: nothing here looks at a clock, and DTSTAMP is the day of the data's version.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from icalendar import Calendar
from icalendar import Event as Entry

from missionfacts.dates.display import display
from missionfacts.dates.edtf import parse
from missionfacts.model.events import Event

NO_VERSION = "1970-01-01"  # of data that do not give theirs
LEAP_DAY = (2, 29)


def render(events: Iterable[Event], version: str) -> Iterator[str]:
    """Yield a feed with an all-day entry for each event, from its own year on; version: of the data, a date.

    Each must be known to the day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//missionfacts//anniversaries of spaceflight//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Anniversaries of spaceflight")
    stamp = datetime.fromisoformat(version or NO_VERSION).replace(tzinfo=UTC)
    for event in events:
        calendar.add_component(_entry(event, stamp))
    yield calendar.to_ical().decode()


def _entry(event: Event, stamp: datetime) -> Entry:
    start = parse(event.at).start
    day = date(start.year, start.month or 1, start.day or 1)
    entry = Entry()
    entry.add("uid", f"{event.id.replace('/', '.')}@missionfacts")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", day)
    leap = {"bymonth": 2, "bymonthday": -1} if (day.month, day.day) == LEAP_DAY else {}
    entry.add("rrule", {"freq": "yearly", **leap})
    entry.add("summary", f"{event.title} ({day.year})")
    sources = "; ".join(map(str, event.sources))
    parts = [display(event.at) + (" UTC" if start.timed else ""), event.detail, f"Source: {sources}"]
    entry.add("description", "\n".join(part for part in parts if part))
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")
    return entry
