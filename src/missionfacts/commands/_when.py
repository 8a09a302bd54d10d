"""Days and limits of time that are asked for across missions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

from missionfacts.catalogue.days import days_around
from missionfacts.catalogue.missions import Bound
from missionfacts.dates.edtf import Interval, day_number, parse
from missionfacts.dates.zone_names import zone_label, zone_named
from missionfacts.dates.zones import clock_seconds, in_zone, zoned_text
from missionfacts.errors import BackwardRange, BadDate
from missionfacts.model.events import Event

Limits = tuple[Bound | None, Bound | None]  # the first and the last second; None is no limit


class When(NamedTuple):
    """What an option says of the day, and in which zone."""

    zone: tzinfo | None  # None is the machine's own
    today: date
    year: int | None = None  # None: any
    month: int = 0  # 0: no day was asked for
    day: int = 0

    @classmethod
    def of(cls, day: str, tz: str, now: datetime) -> "When":
        """Return what is meant by a day, "" for none, and a zone; now: the time it is.

        Raises BadDate and UnknownZone.
        """
        zone = zone_named(tz)
        today = now.astimezone(zone).date()
        if not day:
            return cls(zone, today)
        from missionfacts.dates.user_input import parse_day  # patterns that take some milliseconds

        asked = parse_day(day, today, zone)
        return cls(zone, today, asked.year, asked.month, asked.day)

    @property
    def clock(self) -> str:
        """What shows the time there."""
        return zone_label(self.zone)

    @property
    def days(self) -> list[int]:
        """The days of any year, by their numbers in UTC, on which something may have happened; none for all."""
        if not self.month or self.year:
            return []
        # A zone shifts a time of day by less than a day.
        return [day_number(self.month, self.day)] if self.zone is UTC else days_around(self.month, self.day)

    def between(self, since: str, until: str, told: Interval) -> Limits:
        """Return the limits that a day of a year and two dates leave; "" is no limit.

        told: from when to when something is told, for days without a year. Raises BadDate and BackwardRange.
        """
        first = self._bound(self._meant(since, told)[0]) if since else None
        last = self._bound(self._meant(until, told)[1]) if until else None
        if first and last and last.utc < first.utc:
            raise BackwardRange(f"--from {since}", f"--to {until}")
        if self.year:
            begin, end = map(self._bound, self._meant(f"{self.year:04}-{self.month:02}-{self.day:02}", told))
            return max(begin, first or begin), min(end, last or end)
        return first, last

    def show(self, events: Iterator[Event]) -> Iterator[Event]:
        """Yield events, each with its time in the zone, if that is not UTC; of any year, those of the day there."""
        if self.zone is UTC:
            return events
        there = (event._replace(clock=zoned_text(parse(event.at), self.zone)) for event in events)
        return filter(self._is_of_day, there) if self.days else there

    def _is_of_day(self, event: Event) -> bool:
        start, _ = in_zone(parse(event.at).start, self.zone)
        return (start.month, start.day) == (self.month, self.day)

    def _bound(self, seconds: int) -> Bound:
        return Bound(seconds, clock_seconds(seconds, self.zone))

    def _meant(self, text: str, told: Interval) -> tuple[int, int]:
        """Return the first and the last second that a limit may mean."""
        from missionfacts.dates.elapsed_input import parse_elapsed_input
        from missionfacts.dates.user_input import parse_bound

        if parse_elapsed_input(text) is not None:
            raise BadDate(text, "elapsed time is a mission's: missionfacts timeline MISSION --from; here write a date")
        return parse_bound(text, self.zone, self.today, told)
