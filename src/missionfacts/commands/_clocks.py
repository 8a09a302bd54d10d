"""The clock that times are shown on, and limits that are read on it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, tzinfo
from typing import NamedTuple

from missionfacts.catalogue.missions import Bound
from missionfacts.dates.edtf import Interval, PartialDate, parse
from missionfacts.dates.elapsed import ANY_CLOCK, elapsed
from missionfacts.dates.zone_names import zone_label, zone_named
from missionfacts.dates.zones import clock_seconds, zoned_text
from missionfacts.errors import BackwardRange, BadDate, UsageError
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Mission

FLYING = {"crewed", "robotic"}  # missions of which the days are counted


class ShownClock:
    """The clock that times are shown on: a zone, or a mission's elapsed time.

    Raises UnknownZone, with the valid clocks, when there is none of that name, and UsageError where elapsed time is
    asked for and the mission has no clock for it.
    """

    def __init__(self, name: str, mission: Mission, clocks: Sequence[Clock]) -> None:
        word = name.strip().casefold().removesuffix("+")
        own = _clock_named(word, clocks)
        if own is None and word in ANY_CLOCK:
            raise UsageError(f"{mission.name} has no clock for elapsed time; --clock takes a time zone too")
        self.epoch = _epoch(own) if own else None
        self.zone = UTC if own else zone_named(name, [clock.id for clock in clocks])
        self.name = own.id if own else zone_label(self.zone)

    def show(self, events: Iterator[Event]) -> Iterator[Event]:
        """Give each event its time on this clock."""
        for event in events:
            when = parse(event.at)
            if self.epoch is None:
                yield event._replace(clock=zoned_text(when, self.zone))
            else:
                # A date without a time of day has no elapsed time, and stays what it is.
                reading = elapsed(when.start, self.epoch) if event.elapsed else ""
                yield event._replace(clock=reading or event.at)


def _clock_named(word: str, clocks: Sequence[Clock]) -> Clock | None:
    """Return the clock of that id, or the first for what any answers to."""
    first = clocks[:1] if word in ANY_CLOCK else ()
    return next((clock for clock in (*clocks, *first) if clock.id == word or clock in first), None)


def _epoch(clock: Clock) -> int:
    return parse(clock.epoch).earliest


class Limits(NamedTuple):
    """What limits of a mission's timeline are read with."""

    mission: Mission
    clocks: Sequence[Clock]
    shown: ShownClock | None  # dates are read in its zone, elapsed time on its clock
    today: date

    @property
    def zone(self) -> tzinfo | None:
        """The zone that dates are read and shown in; None is the machine's own."""
        return self.shown.zone if self.shown else UTC

    def between(self, since: str, until: str) -> tuple[Bound | None, Bound | None]:
        """Return the first and the last second that two limits leave; "" is no limit. Raises BackwardRange."""
        first = self._bound(self._meant(since)[0]) if since else None
        last = self._bound(self._meant(until)[1]) if until else None
        if first and last and last.utc < first.utc:
            raise BackwardRange(f"--from {since}", f"--to {until}")
        return first, last

    def within(self, mission: Mission, first: Bound | None, last: Bound | None) -> tuple[Bound, Bound | None]:
        """Return two limits of a mission's time, or others where they leave less of it; None is no limit."""
        begin, end = parse(mission.start).earliest, parse(mission.end).latest if mission.end else None
        latest = self._bound(end) if end is not None else None
        return max(first or self._bound(begin), self._bound(begin)), min(filter(None, (last, latest)), default=None)

    def _bound(self, seconds: int) -> Bound:
        return Bound(seconds, clock_seconds(seconds, self.zone))

    def _meant(self, text: str) -> tuple[int, int]:
        """Return the first and the last second that a limit may mean."""
        # Patterns that take some milliseconds, which a timeline without limits does without.
        from missionfacts.dates.elapsed_input import parse_elapsed_input, parse_flight_day
        from missionfacts.dates.user_input import parse_bound

        number = parse_flight_day(text)
        if number is not None:
            return parse_bound(f"in {number - 1} days", self.zone, self._launch_day(text), self._span())
        typed = parse_elapsed_input(text, [clock.id for clock in self.clocks])
        if typed is None:
            return parse_bound(text, self.zone, self.today, self._span())
        if not self.clocks:
            raise BadDate(text, f"{self.mission.name} has no clock for elapsed time; write a date")
        named = _clock_named(typed.clock, self.clocks)
        epoch = self.shown.epoch if self.shown and not named else None
        first = (_epoch(named or self.clocks[0]) if epoch is None else epoch) + typed.time.seconds
        return first, first + typed.time.resolution - 1

    def _launch_day(self, text: str) -> date:
        """Return the day that is the first of the flight; text: the limit that counts from it. Raises BadDate."""
        from missionfacts.catalogue.days import day_of

        start = self.mission.start if self.mission.kind in FLYING else ""
        launched = day_of(start, self.zone) if start else None
        if launched is None:
            raise BadDate(text, f"{self.mission.name} has no days of a flight; write a date")
        return launched

    def _span(self) -> Interval:
        """Return when the mission flew, for days without a year; what has not ended flies until today."""
        start = parse(self.mission.start).start if self.mission.start else PartialDate(self.today.year)
        today = PartialDate(self.today.year, self.today.month, self.today.day)
        end = parse(self.mission.end).end if self.mission.end else today
        return Interval(start, end if end.latest > start.latest else start)
