"""The moment that the commands about who was in space are asked for."""

from contextlib import suppress
from datetime import UTC, date, tzinfo
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from missionfacts.dates.brief import heading_of
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import MINUTE, Interval, PartialDate, from_epoch, parse
from missionfacts.dates.zone_names import zone_label, zone_named
from missionfacts.dates.zones import clock_seconds
from missionfacts.errors import BadDate, OutOfReach
from missionfacts.terminal import Streams

NOW = ("", "now", "today")


class AskedMoment(NamedTuple):
    """A moment or a day that somebody asked for."""

    window: Window
    reach: str = ""  # the day to which the data reach, where now was asked for and is later

    def __str__(self) -> str:
        """Return it in words, as the clocks of its zone show it."""
        there = from_epoch(self.window.last.shown)
        day = heading_of(PartialDate(there.year, there.month, there.day))
        length = self.window.last.shown - self.window.first.shown
        if self.reach or length >= MINUTE:
            return day
        zone = zone_label(self.window.zone).replace("local", "local time")
        return f"{day} at {there:{'%H:%M' if length == MINUTE - 1 else '%H:%M:%S'}} {zone}"


def asked_moment(text: str, tz: str, catalogue: Catalogue, streams: Streams) -> AskedMoment:
    """Return the moment asked for, "" for now: a time, a day, or an elapsed time behind the name of a mission.

    Of now, where the data do not reach so far, it is the end of the last day to which they do.
    Raises BadDate, UnknownZone, OutOfReach, and what a mission's name does.
    """
    zone = zone_named(tz)
    covers = catalogue.meta("covers")
    reach = parse(covers).latest if covers else None
    asked = text.strip().casefold()
    now = int(streams.now.timestamp())
    if asked in NOW and reach is not None and now > reach:
        return AskedMoment(Window(Bound(reach + 1, reach + 1), Bound(reach, reach), UTC), covers)
    first, last = (now, now) if asked in NOW[:2] else meant(text, tz, catalogue, streams)
    if reach is not None and first > reach:
        raise OutOfReach(f"the data reach to {display_long(covers)} and do not tell who was in space after that")
    return AskedMoment(Window(_bound(first, zone), _bound(last, zone), zone))


def _bound(seconds: int, zone: tzinfo | None) -> Bound:
    return Bound(seconds, clock_seconds(seconds, zone))


def meant(text: str, tz: str, catalogue: Catalogue, streams: Streams) -> tuple[int, int]:
    """Return the first and the last second of the moment or day that a text means.

    Raises BadDate, UnknownZone, and what a mission's name does.
    """
    try:
        return _dated(text, tz, streams)
    except BadDate:
        if found := _elapsed(text, catalogue, streams.now.astimezone(zone_named(tz)).date()):
            return found
        raise


def _dated(text: str, tz: str, streams: Streams) -> tuple[int, int]:
    from missionfacts.commands._day import asked_day
    from missionfacts.dates.user_input import parse_bound  # patterns, which now does without
    from missionfacts.dates.written import parse_written

    zone = zone_named(tz)
    today = streams.now.astimezone(zone).date()
    this_year = Interval(PartialDate(today.year), PartialDate(today.year))
    start, end = parse_written(text, today)
    if start.hour is None and end.hour is None:
        day = asked_day(text, tz, streams).day
        return parse_bound(day.isoformat(), zone, today, this_year)
    if start != end:
        raise BadDate(text, "one moment is wanted, not a span")
    return parse_bound(text, zone, today, this_year)


def _elapsed(text: str, catalogue: Catalogue, today: date) -> tuple[int, int] | None:
    """Return what an elapsed time behind the name of a mission means; None where there is none. Raises BadDate."""
    from missionfacts.catalogue.missions import clocks
    from missionfacts.catalogue.missions import mission as named
    from missionfacts.commands._clocks import Limits

    words = text.split()
    if _is_elapsed(text):
        raise BadDate(text, f"of which flight? Write its name too: 'apollo-11 {text.strip()}'")
    for number in range(1, len(words)):
        rest = " ".join(words[number:])
        if _is_elapsed(rest):
            found = named(catalogue, " ".join(words[:number]))
            bounds = Limits(found, clocks(catalogue, found.id, ("id", "epoch")), None, today).between(rest, rest)
            first, last = (each for each in bounds if each is not None)
            return first.utc, last.utc
    return None


def _is_elapsed(text: str) -> bool:
    from missionfacts.dates.elapsed_input import parse_elapsed_input, parse_flight_day

    with suppress(BadDate):
        return parse_elapsed_input(text) is not None or parse_flight_day(text) is not None
    return False
