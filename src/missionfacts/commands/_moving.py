"""A flight that is told again as a picture that moves: as a chart of it would end with what was told last."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import Bound, EventFilter, events
from missionfacts.catalogue.station_lives import station_life
from missionfacts.commands._chart import MAJOR, MOST
from missionfacts.commands._chronicle import entry_of
from missionfacts.commands._station import limits_of
from missionfacts.counts import counted
from missionfacts.dates.edtf import parse
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chart.present import Present
from missionfacts.formats.chart.station import StationChart, station_parts, trimmed
from missionfacts.formats.chronicle import Entry
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import PALE, Line
from missionfacts.formats.table.rail import Signs
from missionfacts.model.lanes import Lanes, Step
from missionfacts.model.missions import Mission
from missionfacts.model.stations import StationLife

HIGH = 3  # rows of people aboard a station


class Wanted(NamedTuple):
    """What is drawn of a flight, or of a station."""

    mission: Mission
    flights: Sequence[str]  # the ids of all flights, where they are several
    first: Bound | None  # None: the user has not said from when on


class Picture(Protocol):
    """What is drawn at each moment; where there is no room, or nothing to draw, no lines."""

    def strip(self, second: int, page: Page) -> Sequence[Line]:
        """Return the whole flight, drawn until a second."""

    def lanes(self, second: int, event: str, page: Page, /) -> Sequence[Line]:
        """Return how things are then; event: the last that is told, "" for none."""


def picture_of(catalogue: Catalogue, wanted: Wanted) -> Picture | None:
    """Return what draws a flight; None: too little is known of it, or it has too many craft."""
    if wanted.mission.kind == "station":
        life = station_life(catalogue, wanted.mission)
        return _StationPicture(wanted, life) if life.ships or life.people else None
    drawn = lanes(catalogue, wanted.flights or [wanted.mission.id])
    return _FlightPicture(catalogue, wanted, drawn) if 0 < len(drawn.lanes) <= MOST else None


class _FlightPicture:
    """A flight as a strip and lanes."""

    def __init__(self, catalogue: Catalogue, wanted: Wanted, drawn: Lanes) -> None:
        notable = list(_notable(catalogue, wanted)) if len(drawn.lanes) == 1 else []  # others have no room for them
        self._chart = Chart(wanted.mission.name, "", drawn, notable)
        self._numbers: dict[str, int] = {}  # the last change at each event
        self._changes: list[Row] = []
        self._before = _last_before(catalogue, wanted)
        self._present: Present | None = None
        self._encoding = ""
        before = _NOBODY
        for step in drawn.steps:
            if _changed(before, step):
                kind = "docking" if step.docked - before.docked else "undocking" if step.docked != before.docked else ""
                self._changes.append(Row(Entry(""), (), "", 0, kind, step))
                before = step
            self._numbers[step.event] = len(self._changes) - 1

    def strip(self, second: int, page: Page) -> Sequence[Line]:
        return self._at(page).strip(second)

    def lanes(self, second: int, event: str, page: Page) -> Sequence[Line]:
        told = event if event in self._numbers else self._before
        return self._at(page).lanes(self._numbers.get(told, -1), told, second)

    def _at(self, page: Page) -> Present:
        """Return it as wide as a page."""
        if self._present is None or (self._present.width, self._encoding) != (page.width, page.encoding):
            self._present, self._encoding = Present(self._chart, self._changes, page), page.encoding
        return self._present


_NOBODY = Step("", (), {}, (), frozenset(), frozenset(), frozenset())


def _changed(before: Step, step: Step) -> bool:
    """Tell whether lanes show anything else after an event than before."""
    return bool(step.moves) or (before.docked, before.near, before.flying) != (step.docked, step.near, step.flying)


def _notable(catalogue: Catalogue, wanted: Wanted) -> Iterator[Row]:
    heavy = EventFilter(weight=MAJOR)
    for event in events(catalogue, wanted.mission.id, heavy, {"at", "id", "title", "kind", "weight"}, wanted.flights):
        when = parse(event.at)
        yield Row(entry_of(event, when, ""), (), "", when.earliest, event.kind, _NOBODY)


def _last_before(catalogue: Catalogue, wanted: Wanted) -> str:
    """Return the last event that is known to have happened before what is told; "" for none."""
    if wanted.first is None:
        return ""
    until = Bound(wanted.first.utc - 1, wanted.first.shown - 1)
    told = events(catalogue, wanted.mission.id, EventFilter(last=until), {"at", "id"}, wanted.flights)
    return next((event.id for event in reversed(list(told)) if "T" in event.at), "")


class _StationPicture:
    """A station as people aboard over time, and the ships that are docked."""

    def __init__(self, wanted: Wanted, life: StationLife) -> None:
        whole = (wanted.mission.start, wanted.mission.end) if wanted.flights else None
        first, last = limits_of(life, None, None, whole)
        self._life, self._chart = life, StationChart(life.name, "", life, first, max(last, first + 1), high=HIGH)
        self._drawn: tuple[tuple[int, Page], tuple[Sequence[Line], Sequence[Line]]] | None = None

    def strip(self, second: int, page: Page) -> Sequence[Line]:
        return self._at(second, page)[0]

    def lanes(self, second: int, _: str, page: Page) -> Sequence[Line]:
        return self._at(second, page)[1]

    def _at(self, second: int, page: Page) -> tuple[Sequence[Line], Sequence[Line]]:
        """Return the lines of people, and of ships."""
        if second < self._chart.first:
            return (), ()
        second = min(second, self._chart.last - 1)
        key = second, page
        if self._drawn is None or self._drawn[0] != key:
            life = self._life.told_until(second)
            parts = station_parts(self._chart._replace(life=life, now=second), page)
            said = f"{self._life.aboard(second)} aboard · {counted(len(life.ships), 'ship')} docked"
            above: Line = [(Signs.of(page.encoding).say(said), PALE)]
            self._drawn = key, ([*map(trimmed, parts.people)], [above, *map(trimmed, parts.ships)])
        return self._drawn[1]
