"""The clock that times are shown on, and limits that are read on it."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from missionfacts.commands._options import Asked
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import elapsed, is_elapsed, parse_elapsed
from missionfacts.dates.user_input import parse_bound
from missionfacts.dates.zones import zone_named, zoned_text
from missionfacts.errors import BadDate
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Mission

FIRST_CLOCK = ("get", "met", "t+")  # what a mission's first clock answers to, whatever its file calls it


class ShownClock:
    """The clock that times are shown on: a zone, or a mission's elapsed time.

    Raises UnknownZone, with the valid clocks, when there is none of that name.
    """

    def __init__(self, name: str, clocks: Sequence[Clock]) -> None:
        self.name = name
        first = clocks[:1] if name.casefold() in FIRST_CLOCK else []
        own = [clock for clock in clocks if clock.id == name.casefold()] or first
        self.epoch = _epoch(own[0]) if own else None
        self.zone = zone_named(name, [clock.id for clock in clocks]) if self.epoch is None else UTC

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


def _epoch(clock: Clock) -> int:
    return parse(clock.epoch).earliest


def bound(
    text: str, asked: Asked, shown: ShownClock | None, clocks: Sequence[Clock], mission: Mission
) -> tuple[int, int]:
    """Return the first and the last second that a limit may mean; dates are read in the zone that is shown."""
    if not is_elapsed(text):
        today = asked.streams.now.date()
        year = parse(mission.start).start.year if mission.start else today.year
        return parse_bound(text, shown.zone if shown else UTC, today, year)
    if shown and shown.epoch is not None:
        epoch = shown.epoch
    elif clocks:
        epoch = _epoch(clocks[0])
    else:
        raise BadDate(text, f"{mission.name} has no clock for elapsed time; write a date")
    seconds, resolution, _ = parse_elapsed(text)
    return epoch + seconds, epoch + seconds + resolution - 1
