"""Anniversaries as an iCalendar feed (RFC 5545 and 7986): the only module that knows icalendar, which escapes.

The same data give the same bytes under every version of that library, as long as each value is given a type: versions
differ in what they take a bare one for, and in where they fold lines. Nothing here looks at a clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, vDuration, vText, vUri
from icalendar import Event as Entry

from missionfacts.dates.display import display
from missionfacts.dates.edtf import days_in, from_epoch
from missionfacts.dates.zones import parse_zoned
from missionfacts.formats.escape import escape_controls
from missionfacts.model.events import Event
from missionfacts.model.works import Work

NO_VERSION = "1970-01-01"  # of data that do not give theirs and are in no file
LEAP_DAY = (2, 29)
DAY, WEEK = timedelta(days=1), timedelta(days=7)
LONGEST_LINE = 75  # bytes
IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=-._~"  # what stands there as it is


class Feed(NamedTuple):
    """What a feed has, and what it is called."""

    name: str
    about: str  # a sentence or two
    events: Sequence[Event]  # each known to the day; its `clock` decides which
    clock: str  # what shows that
    works: Mapping[str, Work]  # by id
    version: str  # of the data, a date, or ""
    changes: Mapping[str, int]  # event -> when its file was changed last, in seconds, where that says more
    only_round: bool = False  # whether only anniversaries of 10, 20, 25, 30 … years are told


def render(feed: Feed) -> Iterator[str]:
    """Yield a feed with an all-day entry for each event, from its own year on."""
    calendar = Calendar()
    calendar.add("version", vText("2.0"))
    calendar.add("prodid", vText("-//missionfacts//anniversaries of spaceflight//EN"))
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _text(feed.name))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, _text(feed.about))
    calendar.add("refresh-interval", vDuration(WEEK), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(WEEK))
    for event in feed.events:
        for entry in _entries(event, feed):
            calendar.add_component(entry)
    for line in calendar.to_ical(sorted=False).decode().replace("\r\n ", "").split("\r\n")[:-1]:
        yield _folded(line)


def _text(text: str) -> vText:
    """Return text as a value; RFC 5545 has no control characters in it, and only one kind of line break."""
    return vText(escape_controls(text.replace("\r\n", "\n").replace("\r", "\n")))


def _folded(line: str) -> str:
    """Return a line as lines of at most 75 bytes, each after the first with a blank before it."""
    pieces, room = [""], LONGEST_LINE
    for character in line:
        room -= len(character.encode())
        if room < 0:
            pieces.append(" ")
            room = LONGEST_LINE - 1 - len(character.encode())
        pieces[-1] += character
    return "".join(f"{piece}\r\n" for piece in pieces)


def _entries(event: Event, feed: Feed) -> Iterator[Entry]:
    """Yield the entry of an event; two where only round anniversaries are told.

    Those are every 10 years, and every 50 from the 25th on: several rules in one entry are what few programs read.
    """
    start = parse_zoned(event.clock).start
    day = date(start.year, start.month or 1, start.day or 1)
    uid = event.id.replace("/", ".")
    if not feed.only_round:
        yield _entry(event, feed, uid, day, 1)
        return
    yield _entry(event, feed, uid, day, 10)
    if day.year + 25 <= date.max.year:
        then = day.replace(year=day.year + 25, day=min(day.day, days_in(day.year + 25, day.month)))
        yield _entry(event, feed, f"{uid}.25", then, 50)


def _entry(event: Event, feed: Feed, uid: str, first: date, interval: int) -> Entry:
    start = parse_zoned(event.clock).start
    entry = Entry()
    entry.add("uid", vText(f"{uid}@missionfacts"))
    entry.add("dtstamp", _stamp(event, feed))
    entry.add("dtstart", first)
    if first < date.max:
        entry.add("dtend", first + DAY)
    every = {"interval": interval} if interval > 1 else {}
    leap = {"bymonth": 2, "bymonthday": -1} if (start.month, start.day) == LEAP_DAY else {}
    entry.add("rrule", {"freq": "yearly", **every, **leap})
    entry.add("summary", _text(f"{event.title} ({start.year})"))
    entry.add("description", _text("\n".join(_told(event, feed))))
    if address := _address(event, feed.works):
        entry.add("url", vUri(address))
    entry.add("categories", [event.kind])
    entry.add("transp", vText("TRANSPARENT"))
    return entry


def _stamp(event: Event, feed: Feed) -> datetime:
    """Return when an entry was changed last: with its file, or else with the data."""
    if event.id in feed.changes:
        return from_epoch(feed.changes[event.id])
    return datetime.fromisoformat(feed.version or NO_VERSION).replace(tzinfo=UTC)


def _told(event: Event, feed: Feed) -> Iterator[str]:
    """Yield lines: when it was, what there is to say, and who says so."""
    timed = parse_zoned(event.clock).start.timed
    yield display(event.clock) + (f" {feed.clock}" if timed else "")
    if event.detail:
        yield event.detail
    for use in event.sources:
        yield f"Source: {feed.works[use.id].title}" + (f" ({use.at})" if use.at else "")


def _address(event: Event, works: Mapping[str, Work]) -> str:
    """Return the address of the first source that has a page of its own; "" for none. A home page tells nobody more."""
    from urllib.parse import quote, urlsplit

    for use in event.sources:
        address = works[use.id].url
        parts = urlsplit(address)
        if parts.path.strip("/") or parts.query:
            return quote(address, safe=IN_ADDRESSES)
    return ""
