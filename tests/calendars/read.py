"""Feeds read back by ics and ical, which others wrote: `run` says how."""

import sys
from datetime import date
from importlib import import_module
from pathlib import Path


def read(path: Path) -> None:
    """Read a feed with both; they must find each entry, with its end, and what comes round must be round."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    number = text.count("BEGIN:VEVENT")
    theirs = import_module("ics").Calendar(text).events
    calendar = import_module("ical.calendar_stream").IcsCalendarStream.calendar_from_ics(text)
    assert number == len(theirs) == len(calendar.events) > 0, (number, len(theirs), len(calendar.events))
    assert all((event.dtend - event.dtstart).days == 1 for event in calendar.events)
    assert {event.name for event in theirs} == {event.summary for event in calendar.events}
    came = list(calendar.timeline.overlapping(date(2028, 1, 1), date(2029, 1, 1)))
    ages = {event.dtstart.year - int(event.summary[-5:-1]) for event in came}
    assert ages
    if ";INTERVAL=" in text:
        assert all(age % 10 == 0 or age % 25 == 0 for age in ages), ages
    sys.stdout.write(f"ics and ical: {path}: {number} entries, {len(came)} in 2028\n")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        read(Path(name))
