"""What SQL makes of the date of an event, against what `dates.edtf` reads in it."""

import sqlite3

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import EVENT_COLUMNS
from missionfacts.dates.edtf import Interval, from_epoch, parse
from missionfacts.dates.elapsed import parse_elapsed
from missionfacts.model.events import Event

FIELDS = ("at", "duration", "earliest", "latest", "resolution", "approximate", "doubtful", "seconds")
PARTS = ("year", "month", "day", "minute", "second")


def resolution(when: Interval) -> str:
    known = [[part for part in PARTS if getattr(end, part) is not None] for end in when]
    return min(known, key=len)[-1]


def test_every_event_tells_what_its_date_leaves_open(catalogue: Catalogue) -> None:
    found = list(catalogue.read(Event, "FROM event", [], FIELDS, EVENT_COLUMNS))
    assert len(found) > 4000
    for event in found:
        when = parse(event.at)
        marks = {when.start.mark, when.end.mark}
        told = (event.earliest, event.latest, event.resolution, event.approximate, event.doubtful, event.seconds)
        assert told == (
            f"{from_epoch(when.earliest):%Y-%m-%dT%H:%M:%SZ}",
            f"{from_epoch(when.latest):%Y-%m-%dT%H:%M:%SZ}",
            resolution(when),
            bool(marks & {"~", "%"}),
            bool(marks & {"?", "%"}),
            parse_elapsed(event.duration).seconds if event.duration else None,
        ), event.at
    assert {event.resolution for event in found} == {"year", "month", "day", "minute", "second"}


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("1975", "year"),
        ("1975-07~/1975-07-19T12:00Z", "month"),
        ("1975-07-17?", "day"),
        ("1975-07-17T16:09Z%", "minute"),
        ("1975-07-17T16:09:09Z/1975-07-17T16:12Z", "minute"),
        ("0001-01-01T00:00:00Z", "second"),
    ],
)
def test_a_date_is_as_exact_as_its_vaguer_end(at: str, told: str) -> None:
    with Catalogue(sqlite3.connect(":memory:")) as nothing:
        (event,) = nothing.read(Event, "FROM (SELECT ? AS at)", [at], ("resolution",), EVENT_COLUMNS)
    assert event.resolution == told
