"""When each event of a flight is due that is told again."""

from collections.abc import Iterator
from typing import NamedTuple

from missionfacts.catalogue.around import moment_text
from missionfacts.dates.edtf import PartialDate, from_epoch, parse
from missionfacts.errors import UsageError
from missionfacts.model.events import Event
from missionfacts.model.live import Replayed
from missionfacts.terminal import Clock

NO_WAITING = float("inf")
SLOWEST, FASTEST = 0.01, 1_000_000
SHORTEST_SLEEP = 0.005  # seconds: to wait for less takes longer than that
LONGEST_SLEEP = 60.0  # seconds: a machine that was asleep meanwhile is noticed
_LAST = parse("9999").latest
_EVENT = tuple(name for name in Replayed._fields if name != "due")


def speed_of(text: str) -> float:
    """Return how many times as fast something goes. Raises UsageError.

    >>> speed_of("60x"), speed_of("0.5"), speed_of("MAX")
    (60.0, 0.5, inf)
    """
    said = text.strip().casefold()
    if said == "max":
        return NO_WAITING
    try:
        factor = float(said.removesuffix("x").strip())
    except ValueError:
        factor = 0.0
    if not SLOWEST <= factor <= FASTEST:
        raise UsageError(
            f"'{text}' is not a speed: write a number from {SLOWEST}x to {FASTEST:,}x, such as 60x, or max"
        )
    return factor


class Pace(NamedTuple):
    """How the time of a flight passes while it is told again."""

    clock: Clock
    started: float  # what the clock showed when it began
    now: float  # and what time it was, in seconds since 1970
    first: int  # the second of the flight at which it begins
    factor: float
    shift: int | None = None  # seconds to add for the days as of which it is told; None: it is told from `first` on

    @property
    def second(self) -> int:
        """The second of the flight that it is."""
        passed = max(self.clock.time() - self.started, 0) * self.factor
        return min(int(self.first + passed), _LAST)

    def seconds_until(self, second: int) -> float:
        """Return in how many seconds a second of the flight is there."""
        if self.factor == NO_WAITING:
            return 0.0
        return (second - self.first) / self.factor - (self.clock.time() - self.started)

    def wait_until(self, second: int) -> None:
        """Wait until a second of the flight is there."""
        while (left := self.seconds_until(second)) > SHORTEST_SLEEP:
            self.clock.sleep(min(left, LONGEST_SLEEP))

    def placed(self, events: Iterator[Event]) -> Iterator[tuple[int, Event]]:
        """Yield events with the second of the flight at which each is told.

        One without a time of day is told after the one before it, but not before its day.
        """
        place = None if self.shift is not None else self.first
        for event in events:
            earliest = parse(event.at).start.earliest
            place = earliest if place is None else max(place, earliest)
            yield place, event

    def told(self, events: Iterator[Event]) -> Iterator[Replayed]:
        """Yield events as they are due; what is past when it begins is left out, where one has to wait for the rest."""
        for place, event in self.placed(events):
            if place >= self.first or self.factor == NO_WAITING:
                self.wait_until(place)
                yield Replayed(self.due(event.at, place), *(getattr(event, name) for name in _EVENT))

    def due(self, at: str, place: int) -> str:
        """Return when an event is told, no more exact than it is known; "" where its time of day is not known.

        at: of the event, as the data have it; place: the second of the flight.
        """
        start = parse(at).start
        if self.shift is not None:
            there = start.earliest + self.shift
            return str(_on_day_of(start, there)) if start.day and there <= _LAST else ""
        if not start.timed:
            return ""
        second = int(self.now + (place - self.first) / self.factor)
        return moment_text(second, to_the_minute=False) if second <= _LAST else ""


def _on_day_of(moment: PartialDate, second: int) -> PartialDate:
    there = from_epoch(second)
    return moment._replace(year=there.year, month=there.month, day=there.day)
