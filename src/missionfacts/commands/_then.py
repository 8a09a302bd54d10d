"""How things stood on a flight at a moment: what the commands share that tell of it as if it were now."""

from datetime import UTC, date
from typing import NamedTuple

from missionfacts.catalogue.around import Around, Up, around, moment_text
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import day_of
from missionfacts.catalogue.missions import clocks, mission
from missionfacts.catalogue.parties import parties
from missionfacts.commands._clocks import FLYING
from missionfacts.commands._day import day_name
from missionfacts.commands._moment import NOW, meant
from missionfacts.dates.edtf import MINUTE, PartialDate, from_epoch, parse
from missionfacts.dates.elapsed import elapsed, reading
from missionfacts.dates.zone_names import zone_named
from missionfacts.model.live import Now, Reading
from missionfacts.model.missions import Clock, Mission
from missionfacts.terminal import Streams


class ThisMoment(NamedTuple):
    """The moment that is asked for, and how exactly."""

    second: int  # of a minute or a day the last
    to_the_minute: bool = False

    def __str__(self) -> str:
        """Return it in words, without the year."""
        there = from_epoch(self.second)
        return f"at {there:%H:%M} UTC on {day_name(there.date())}"

    @property
    def begin(self) -> int:
        """The second from which one counts to what comes."""
        return self.second - MINUTE + 1 if self.to_the_minute else self.second


class Then(NamedTuple):
    """A flight at a moment."""

    record: Now
    events: Around
    when: PartialDate  # the moment


def this_moment(text: str, tz: str, catalogue: Catalogue, streams: Streams) -> ThisMoment:
    """Return the moment asked for, "" for now. Raises BadDate, UnknownZone, and what a mission's name does."""
    if text.strip().casefold() in NOW[:2]:
        zone_named(tz)  # a slip in it is told all the same
        return ThisMoment(int(streams.now.timestamp()))
    first, last = meant(text, tz, catalogue, streams)
    return ThisMoment(last, to_the_minute=last > first)


def then(catalogue: Catalogue, up: Up, there: ThisMoment) -> Then:
    """Return how things stood on a flight."""
    flight = mission(catalogue, up.mission)
    moment = moment_text(up.second, to_the_minute=there.to_the_minute)
    when = parse(moment).start
    told = around(catalogue, up.mission, up.second)
    shown = readings(clocks(catalogue, up.mission, ("id", "name", "epoch")), moment, flight.end)
    begin = up.second - (there.second - there.begin)
    record = Now(
        mission=flight.id,
        name=flight.name,
        years=up.years,
        moment=moment,
        day=flight_day(flight, from_epoch(up.second).date()),
        elapsed=shown[0].elapsed if shown else "",
        last=told.last.id if told.last else "",
        last_at=told.last.at if told.last else "",
        last_title=told.last.title if told.last else "",
        next=told.next.id if told.next else "",
        next_at=told.next.at if told.next else "",
        next_title=told.next.title if told.next else "",
        countdown=countdown(told.next.at, begin, to_the_minute=there.to_the_minute) if told.next else "",
        between=tuple(event.id for event in told.between),
        people=tuple(parties(catalogue, up.mission, up.second)),
        clocks=tuple(shown),
    )
    return Then(record, told, when)


def readings(every: "list[Clock] | tuple[Clock, ...]", moment: str, end: str) -> list[Reading]:
    """Return what the clocks of a mission show at a moment, those that run; end: of the mission."""
    found = (Reading(clock.id, clock.name, reading(moment, clock.epoch, end)) for clock in every)
    return [each for each in found if each.elapsed]


def countdown(at: str, second: int, *, to_the_minute: bool = False) -> str:
    """Return how long it is until an event; "" where its time of day is not known.

    >>> countdown("1970-01-01T00:35Z~", 48), countdown("1970-01-01T00:35:10Z", 0), countdown("1970-01-02", 0)
    ('0:34~', '0:35:10', '')
    """
    start = parse(at).start
    known = start._replace(second=None) if to_the_minute else start
    return elapsed(known, second)


def flight_day(flight: Mission, day: date) -> int:
    """Return which day of a flight a day is, 0 where days are not counted."""
    launched = day_of(flight.start, UTC) if flight.start and flight.kind in FLYING else None
    return (day - launched).days + 1 if launched and day >= launched else 0
