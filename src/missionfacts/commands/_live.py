"""A flight that is told again, for eyes: on a screen that is drawn anew, or where that cannot be, line by line."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple

import typer

from missionfacts.catalogue.around import moment_text
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.parties import joined, parties
from missionfacts.commands._chronicle import entry_of
from missionfacts.commands._moving import Picture, Wanted, picture_of
from missionfacts.commands._now_card import entry, until
from missionfacts.commands._options import Asked
from missionfacts.commands._pace import Pace
from missionfacts.commands._then import countdown, flight_day, readings
from missionfacts.dates.brief import brief_time, heading_of
from missionfacts.dates.edtf import MINUTE, PartialDate, parse
from missionfacts.dates.long_spans import clock_face
from missionfacts.formats.chronicle import Heading, Item, Note
from missionfacts.formats.emit import write
from missionfacts.formats.layout import Layout, Page
from missionfacts.formats.table.grid import Line
from missionfacts.formats.table.live import Frame, Part, Screen, frame_lines
from missionfacts.formats.table.paint import painted
from missionfacts.formats.table.rail import blocks, title_line
from missionfacts.live_terminal import can_redraw, interruptible
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Mission
from missionfacts.terminal import Streams

TICK, SHORTEST = 0.25, 0.02  # seconds between two pictures
KEPT = 100  # events, more than any window has lines for
ROOM = 9  # columns for a time


CLOCKS, STRIP, PEOPLE, LANES = 3, 4, 2, 1  # which goes first in a low window: the greatest


class Watched(NamedTuple):
    """The flight that is told."""

    catalogue: Catalogue
    mission: Mission
    clocks: Sequence[Clock]
    how: str  # how fast
    wanted: Wanted  # what is drawn of it


def watch(asked: Asked, flight: Watched, events: Iterator[Event], pace: Pace, empty: str) -> None:
    """Tell a flight; empty: what is said where there is nothing to tell. Raises Exit when it is broken off."""
    streams = asked.streams
    color = streams.color if asked.output.color == "auto" else asked.output.color == "always"
    page = Page(Layout(("title",)), None, streams.width, streams.encoding, color)
    told = pace.placed(events)
    if not can_redraw(streams):
        _scroll(told, pace, page, streams)
        return
    first = next(told, None)
    if first is None:
        streams.err.write(f"missionfacts: {empty}\n")
        return
    picture = picture_of(flight.catalogue, flight.wanted)
    if pace.shift is None:  # to lay that out takes its time
        pace = pace._replace(started=pace.clock.time())
    try:
        with interruptible(), Screen(streams, page) as screen:
            last = _play(screen, flight, picture, chain([first], told), pace)
    except KeyboardInterrupt as ended:
        raise typer.Exit(128 + int(ended.args[0])) from None
    write([painted(frame_lines(last, page, None), page)], streams, painted=True)


def _scroll(told: Iterator[tuple[int, Event]], pace: Pace, page: Page, streams: Streams) -> None:
    """Tell a flight line by line. Raises Exit when it is broken off."""
    try:
        with interruptible():
            write((painted(lines, page) for lines in _scrolled(told, pace, page)), streams, painted=True, live=True)
    except KeyboardInterrupt as ended:
        if streams.tty:
            streams.out.write("\n")  # the terminal has echoed ^C; what comes next has a line of its own
        raise typer.Exit(128 + int(ended.args[0])) from None


def _play(
    screen: Screen, flight: Watched, picture: Picture | None, told: Iterator[tuple[int, Event]], pace: Pace
) -> Frame:
    """Draw until all is told, and return the last picture."""
    latest: deque[Event] = deque(maxlen=KEPT)
    where = _Where(flight)
    coming = next(told, None)
    while True:
        second = pace.second
        while coming and coming[0] <= second:
            place, event = coming
            latest.append(event)
            coming = next(told, None)
            if coming is None:
                second = place
        frame = _frame(flight, where, picture, latest, coming[1] if coming else None, second)
        screen.show(frame)
        if coming is None:
            return frame
        pace.clock.sleep(min(max(pace.seconds_until(coming[0]), SHORTEST), TICK))


class _Where:
    """Who is where, asked for only when it may have changed."""

    def __init__(self, flight: Watched) -> None:
        self._flight = flight
        self._asked: tuple[int, str] = (-1, "")
        self._answer: list[str] = []

    def at(self, second: int, last: str) -> list[str]:
        """Return lines for a moment; last: the id of the last event."""
        if self._asked != (second // MINUTE, last):
            self._asked = second // MINUTE, last
            catalogue, mission = self._flight.catalogue, self._flight.mission.id
            self._answer = joined(catalogue, mission, parties(catalogue, mission, second))
        return self._answer


def _frame(
    flight: Watched, where: _Where, picture: Picture | None, latest: Sequence[Event], coming: Event | None, second: int
) -> Frame:
    """Return the picture of a moment."""
    moment = moment_text(second, to_the_minute=False)
    when = parse(moment).start
    clocks = readings(list(flight.clocks), moment, flight.mission.end)
    shown = [" · ".join(f"{each.clock} {clock_face(each.elapsed, second)}" for each in clocks)] if clocks else []
    last = latest[-1].id if latest else ""
    now = Heading(f"{heading_of(PartialDate(*when[:3]))}, {_time(when)} UTC", aside=_day(flight.mission, when))
    how = f"{flight.how} · Ctrl-C leaves" if coming else flight.how
    above = [
        Part(lambda page: list(title_line(flight.mission.name, how, page))),
        Part(lambda page: picture.strip(second, page) if picture else (), STRIP, apart=True),
        Part(partial(_drawn, [now]), apart=True),
        Part(lambda page: picture.lanes(second, last, page) if picture else (), LANES),
        Part(partial(_drawn, list(map(Note, shown))), CLOCKS),
        Part(partial(_drawn, list(map(Note, where.at(second, last)))), PEOPLE),
    ]
    below: list[Item] = []
    day = None
    for event in latest:
        below += _with_heading(event, day, flight.mission)
        day = parse(event.at).start[:3]
    if coming:
        left = countdown(coming.at, second)
        below += [Heading("Next"), entry(coming, when), Note(until(coming.at, left, when))]
    return Frame(above, below)


def _drawn(items: Sequence[Item], page: Page) -> list[Line]:
    return [line for block in blocks(items, page) for line in block]


def _time(when: PartialDate) -> str:
    return f"{when.hour:02}:{when.minute:02}:{when.second or 0:02}"


def _with_heading(event: Event, day: object, mission: Mission | None = None) -> list[Item]:
    """Return an event as an entry, below a heading where its day is not that of the one before."""
    when = parse(event.at)
    told = entry_of(event, when, brief_time(when, ROOM).ljust(ROOM))
    if when.start[:3] == day:
        return [told]
    there = PartialDate(*when.start[:3])
    return [Heading(heading_of(there), aside=_day(mission, there) if mission else ""), told]


def _day(mission: Mission, when: PartialDate) -> str:
    """Return which day of the flight it is; "" where days are not counted."""
    number = flight_day(mission, date(when.year, when.month, when.day)) if when.month and when.day else 0
    return f"day {number:,}" if number else ""


def _scrolled(told: Iterator[tuple[int, Event]], pace: Pace, page: Page) -> Iterator[list[Line]]:
    """Yield the lines of each event as it is due."""
    day: object = None
    for place, event in told:
        if place < pace.first:
            continue
        pace.wait_until(place)
        yield frame_lines(Frame([], _with_heading(event, day)), page, None)
        day = parse(event.at).start[:3]
