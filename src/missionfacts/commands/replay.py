"""A mission told again, event by event, as time passes."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import day_of
from missionfacts.catalogue.missions import Bound, EventFilter, clocks, events
from missionfacts.commands._clocks import Limits
from missionfacts.commands._completion import complete_speed
from missionfacts.commands._options import Asked, MissionArgument, prints
from missionfacts.commands._pace import NO_WAITING, Pace, speed_of
from missionfacts.commands.timeline import FromOption, ToOption, meant
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import DAY, parse
from missionfacts.errors import UsageError
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Event
from missionfacts.model.live import Replayed
from missionfacts.model.missions import Clock, Mission

USUAL = "60x"
REPLAY = Layout(columns=Replayed._fields[:6], main="title", first_to_go=("id", "spacecraft", "kind"))


SpeedOption = Annotated[
    str,
    typer.Option(
        "--speed",
        metavar="N",
        help="How many times as fast as it was: 60x, 0.5, or max for no waiting.",
        show_default="60x; 1x with --as-if-today",
        autocompletion=complete_speed,
    ),
]
AsIfTodayOption = Annotated[
    bool,
    typer.Option(
        "--as-if-today",
        help="As if the launch were today: each event at its own time of day in UTC, as many days after today as it"
        " was after the day of the launch. What is past when it begins is left out; --speed max lists all.",
    ),
]


@prints(Replayed, piped="ndjson")
def replay(
    asked: Asked,
    mission: MissionArgument,
    speed: SpeedOption = "",
    since: FromOption = "",
    until: ToOption = "",
    as_if_today: AsIfTodayOption = False,
) -> None:
    """Tell a mission again, event by event, in its own time or faster.

    On a terminal it draws the flight so far and who is in which craft, and shows the clocks, what has happened and what
    comes next; Ctrl-C leaves. In a pipe each event is a line as soon as it is due. It goes from the launch to the end
    of the day of the landing, unless --from and --to say otherwise; of an expedition it tells what its timeline does.
    An event without a time of day is told after the one before it, not before its day.

    $ missionfacts replay apollo-11 --from 102:30 --to 103:00 --speed max --fields due,at,title
    $ missionfacts replay vostok-1 --as-if-today --speed max
    $ missionfacts replay astp --speed max -f tsv | head -3
    """
    factor = _factor(speed, as_if_today=as_if_today)
    if asked.streams.paper:  # a file is read when it is whole
        factor = NO_WAITING
    with asked.catalogue() as catalogue:
        found, flights = meant(catalogue, mission)
        every_clock = clocks(catalogue, found.id, ("id", "name", "epoch"))
        first, last = _period(found, every_clock, since, until, asked)
        pace = _pace(catalogue, found, first, factor, asked, as_if_today=as_if_today)
        layout = REPLAY._replace(empty=_nothing(found, first, last, until, as_if_today=as_if_today))
        told = events(catalogue, found.id, EventFilter(first=first, last=last), _fields(asked, layout), flights)
        if first and not since and not flights and "T" in found.start:
            told = from_the_launch(told, first.utc)
        if asked.along_a_rail and factor == NO_WAITING:
            _emit_at_once(asked, found, told, layout)
        elif asked.along_a_rail:
            from missionfacts.commands._live import Watched, watch  # which a pipe does without
            from missionfacts.commands._moving import Wanted

            how = _said(factor, as_if_today=as_if_today)
            wanted = Wanted(found, flights, first if since else None)
            watch(asked, Watched(catalogue, found, every_clock, how, wanted), told, pace, layout.empty)
        elif asked.for_eyes and factor != NO_WAITING:
            raise UsageError("the columns of a table cannot be told bit by bit: take -f tsv or ndjson, or --speed max")
        else:
            emit(pace.told(told), Replayed, asked.output, layout, live=True)


def _fields(asked: Asked, layout: Layout) -> set[str]:
    """Return the fields of events that are looked at."""
    if asked.along_a_rail:
        return {"at", "title", "id", "kind", "weight", "disputed"}
    return {"at", *needed_fields(Replayed, asked.output, layout)} - {"due"}


def _nothing(mission: Mission, first: Bound | None, last: Bound | None, until: str, *, as_if_today: bool) -> str:
    """Return the sentence for limits between which there is nothing to tell; until: the last, as it was asked for."""
    if first and last and last.utc < first.utc:
        if until:
            began = display_long(mission.start.partition("T")[0])
            return f"{mission.name} began on {began}; what came before is told with --from, too"
        ended = display_long(mission.end.partition("T")[0])
        return f"{mission.name} ended on {ended}; what came after is told with --to, too"
    return f"nothing of {mission.name} is left to tell" + (" today" if as_if_today else " between those limits")


def from_the_launch(told: Iterator[Event], launch: int) -> Iterator[Event]:
    """Yield events without those of the day of the launch that stand before it and have no time of day.

    launch: its second, before which no other event is.
    """
    early: list[Event] = []
    for event in told:
        if "T" not in event.at and parse(event.at).start.earliest <= launch:
            early.append(event)
            continue
        if "T" not in event.at:  # nothing tells where in that day the launch stands
            yield from early
        yield event
        break
    else:
        yield from early
    yield from told


def _emit_at_once(asked: Asked, mission: Mission, told: Iterator[Event], layout: Layout) -> None:
    """Print events as a timeline does."""
    from functools import partial

    from missionfacts.commands._chronicle import FIELDS, timeline_page

    emit(told, Event, asked.output, layout._replace(eyes=FIELDS, rail=partial(timeline_page, mission, None, False)))


def _said(factor: float, *, as_if_today: bool) -> str:
    """Return how fast it goes.

    >>> [_said(factor, as_if_today=False) for factor in (60.0, 0.25, 1_000_000.0)]
    ['60×', '0.25×', '1,000,000×']
    """
    return "as if today" if as_if_today else f"{factor:,.12g}×"


def _factor(speed: str, *, as_if_today: bool) -> float:
    """Return how many times as fast it goes. Raises UsageError."""
    factor = speed_of(speed or ("1x" if as_if_today else USUAL))
    if as_if_today and factor not in (1, NO_WAITING):
        raise UsageError(f"--as-if-today tells each event at its own time of day: --speed {speed} does not go with it")
    return factor


def _period(
    mission: Mission, every_clock: Sequence[Clock], since: str, until: str, asked: Asked
) -> tuple[Bound | None, Bound | None]:
    """Return the first and the last second of what is told; None for no limit. Raises BadDate and BackwardRange."""
    first, last = Limits(mission, every_clock, None, asked.streams.now.date()).between(since, until)
    if first is None and mission.start:
        first = _bound(parse(mission.start).earliest)
    if last is None and mission.end:
        last = _bound((parse(mission.end).latest // DAY + 1) * DAY - 1)
    return first, last


def _bound(second: int) -> Bound:
    return Bound(second, second)


def _pace(
    catalogue: Catalogue, mission: Mission, first: Bound | None, factor: float, asked: Asked, *, as_if_today: bool
) -> Pace:
    begin = first.utc if first else _first_event(catalogue, mission)
    now = asked.streams.now.timestamp()
    if not as_if_today:
        return Pace(asked.streams.clock, asked.streams.clock.time(), now, begin, factor)
    launched = day_of(mission.start, UTC) if mission.start else None
    if launched is None:
        raise UsageError(f"the launch of {mission.name} is not known to the day, which --as-if-today needs")
    shift = int(now) // DAY * DAY - parse(f"{launched}").earliest
    return Pace(asked.streams.clock, asked.streams.clock.time(), now, int(now) - shift, factor, shift)


def _first_event(catalogue: Catalogue, mission: Mission) -> int:
    first: Event | None = next(events(catalogue, mission.id, EventFilter(), {"at"}), None)
    return parse(first.at).earliest if first else 0
