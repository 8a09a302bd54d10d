"""Small missions that have to do with each other, all in January 1980."""

from typing import NamedTuple, Protocol

from missionfacts.catalogue import missions
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import EventFilter
from missionfacts.model.missions import Mission
from tests.places import TOLD

PEOPLE = "people:\n" + "".join(f"  {key}: {{name: {key.title()}, {TOLD}}}\n" for key in ("roe", "doe", "poe"))


def event(key: str, at: str, kind: str, craft: str = "", people: str = "", more: str = "") -> str:
    """Return an event in January 1980."""
    named = f"spacecraft: [{craft}], " if craft else ""
    named += f"people: [{people}], " if people else ""
    when = "/".join(f"1980-01-{each}" for each in at.split("/"))
    return f"{{id: {key}, at: {when}, kind: {kind}, {named}{more}title: Event {key}, {TOLD}}}"


def seat(person: str, craft: str = "ship", more: str = "", status: str = "prime") -> str:
    return f"{{person: {person}, spacecraft: {craft}, role: pilot, status: {status}, {more}{TOLD}}}"


class File(NamedTuple):
    """A mission: what its file says."""

    events: list[str]
    crew: tuple[str, ...] = ()
    crafts: tuple[str, ...] = ("ship",)
    kind: str = "crewed"
    clock: str = ""  # the epoch of one of its own

    def text(self, key: str) -> str:
        crafts = "".join(f"    - {{id: {craft}, name: {craft.title()} of {key}, {TOLD}}}\n" for craft in self.crafts)
        lines = "".join(f"    - {each}\n" for each in self.events)
        crew = "".join(f"    - {each}\n" for each in self.crew)
        clock = f"  clocks: [{{id: get, name: Time, epoch: {self.clock}, {TOLD}}}]\n" if self.clock else ""
        return (
            f"mission:\n  id: {key}\n  name: Mission {key}\n  kind: {self.kind}\n  summary: Small.\n  {TOLD}\n{clock}"
            + (f"  spacecraft:\n{crafts}" if crafts else "")
            + (f"  crew:\n{crew}" if crew else "")
            + (f"  events:\n{lines}" if lines else "")
        )


class Small:
    """A catalogue of a few missions."""

    def __init__(self, compiled: Catalogue) -> None:
        self.catalogue = compiled

    def timeline(self, mission: str) -> list[str]:
        return [event.id for event in missions.events(self.catalogue, mission, EventFilter())]

    def elapsed(self, mission: str) -> dict[str, str]:
        return {event.id: event.elapsed for event in missions.events(self.catalogue, mission, EventFilter())}

    def missions_of(self, key: str) -> tuple[str, ...]:
        home = key.partition("/")[0]
        return next(each.missions for each in missions.events(self.catalogue, home, EventFilter()) if each.id == key)

    def mission(self, key: str) -> Mission:
        return missions.mission(self.catalogue, key)

    def span(self, key: str) -> tuple[str, str]:
        found = self.mission(key)
        return found.start.removeprefix("1980-01-"), found.end.removeprefix("1980-01-")

    def clock(self, key: str) -> list[tuple[str, str]]:
        return [(clock.id, clock.epoch) for clock in missions.clocks(self.catalogue, key)]


class Compiling(Protocol):
    """What compiles a few missions."""

    def __call__(self, **files: File) -> Small: ...


UP, DOWN = event("up", "01T10:00:00Z", "launch", "ship"), event("down", "10T10:00:00Z", "landing", "ship")
STATION = File([], crafts=("st",), kind="station")
