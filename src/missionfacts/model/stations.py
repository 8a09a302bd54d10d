"""A station from its launch on: who was aboard when, and which ships were docked.

`catalogue.station_lives` makes it; whatever draws it, as text or as a picture, draws no more than this says.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """A time, as exactly as it is known, in seconds: from `first` on it may have been, from `since` on it was."""

    first: int
    since: int
    until: int  # the second before which it surely lasted
    last: int  # and that from which on it surely was over
    begins: bool = True  # whether the beginning is told to the minute
    ends: bool = True  # whether the end is, or whether it lasts

    def told_until(self, second: int) -> "Stretch":
        """Return what of it is past at a second at which it has begun, or may have; what comes is not told."""
        first, since, until, last = (min(each, second) for each in self[:4])
        return Stretch(first, since, until, last, self.begins, self.ends or self.last > second)


class Presence(NamedTuple):
    """Somebody's stay aboard, in the station or in a ship that is docked to it."""

    person: str
    when: Stretch


class Berthed(NamedTuple):
    """A ship with its stays at the station."""

    ship: str  # mission/spacecraft
    name: str  # the flight's, or of an uncrewed visitor its own
    family: str  # Soyuz, Progress, Shuttle
    crewed: bool  # whether it was launched with people
    crew: tuple[str, ...]  # whose names a chart has room for, of those who were launched in it
    stays: tuple[Stretch, ...]
    ports: tuple[str, ...] = ()  # of each stay; "" where that is not told

    def told_until(self, second: int) -> "Berthed":
        """Return it with no stay that begins after a second."""
        return self._replace(stays=tuple(stay.told_until(second) for stay in self.stays if stay.first <= second))


class StationLife(NamedTuple):
    """What a station saw."""

    station: str  # the mission
    name: str
    begins: int  # its launch
    ends: int  # its end, or that of the data
    over: bool  # whether it has ended
    people: Sequence[Presence]
    ships: Sequence[Berthed]  # by their first docking
    modules: int  # how many have docked that are no ships

    def told_until(self, second: int) -> "StationLife":
        """Return what it saw until a second: everybody who has been aboard, and the ships that are docked then."""
        people = [each._replace(when=each.when.told_until(second)) for each in self.people if each.when.first <= second]
        return self._replace(people=people, ships=[ship.told_until(second) for ship in self.docked(second)])

    def docked(self, second: int) -> Iterator[Berthed]:
        """Yield the ships that are docked at a second, or may be."""
        return (ship for ship in self.ships if any(stay.first <= second < stay.last for stay in ship.stays))

    def aboard(self, second: int) -> int:
        """Return how many are aboard at a second for sure."""
        return sum(each.when.since <= second < each.when.until for each in self.people)
