"""When each spacecraft went up, and when its flight ended, whichever files tell of it."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple


class Flight(NamedTuple):
    """The flight of a spacecraft; None for what is not told."""

    launch: "Moment | None" = None
    landing: "Moment | None" = None
    loss: "Moment | None" = None
    entry: "Moment | None" = None

    def ended(self, kinds: Sequence[str] = ("landing", "loss")) -> "Moment | None":
        """Return the last of its ends; kinds: of the events that are one."""
        ends: list[Moment] = [end for kind in kinds if (end := getattr(self, kind))]
        return max(ends, key=lambda end: end.place, default=None)


class Moment(NamedTuple):
    """When something happened: its place in time, the last second that it may have been, and as the data tell it."""

    place: int
    latest: int
    at: str
    event: str  # the id


class Flights:
    """The flights of all spacecraft, by whole id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._flights: dict[str, Flight] = {}
        self._crafts: dict[str, list[str]] = {}
        sql = (
            "SELECT craft, kind, place_in_time, latest, at, id FROM event JOIN event_craft ON seq = event WHERE"
            " kind IN ('launch', 'landing', 'loss', 'entry') ORDER BY place_in_time, mission, seq"
        )
        for craft, kind, *moment in connection.execute(sql):
            flight = self._flights.setdefault(craft, Flight())
            if kind != "launch" or flight.launch is None:
                self._flights[craft] = flight._replace(**{kind: Moment(*moment)})
        for craft in self._flights:
            self._crafts.setdefault(craft.partition("/")[0], []).append(craft)

    def of(self, craft: str) -> Flight:
        """Return the flight of a spacecraft; of a mission without one, that of its craft that ended last."""
        return self._flights.get(self.down(craft), Flight())

    def down(self, home: str) -> str:
        """Return the spacecraft that a craft or mission means; of a mission the one that ended last."""
        if "/" in home:
            return home
        ended = [craft for craft in self.own(home) if self._flights[craft].ended()]
        return max(ended, key=lambda craft: self._flights[craft].ended() or (), default=home)

    def own(self, mission: str) -> list[str]:
        """Return the spacecraft of a mission that fly."""
        return self._crafts.get(mission, [])
