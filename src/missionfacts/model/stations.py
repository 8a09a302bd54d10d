"""A station from its launch on: who was aboard when, and which ships were docked.

`catalogue.station_lives` makes it; whatever draws it, as text or as a picture, draws no more than this says.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Stretch(NamedTuple):
    """A time, as exactly as it is known, in seconds: from `first` on it may have been, from `since` on it was."""

    first: int
    since: int
    until: int  # the second before which it surely lasted
    last: int  # and that from which on it surely was over
    begins: bool = True  # whether the beginning is told to the minute
    ends: bool = True  # whether the end is, or whether it lasts


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
