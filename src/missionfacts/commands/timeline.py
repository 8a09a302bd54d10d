"""The timeline of a mission."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Annotated

import typer

from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import EventFilter, events, spacecraft_named
from missionfacts.catalogue.missions import clocks as clocks_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.people import person_id
from missionfacts.commands._options import Asked, KindOption, MissionArgument, prints
from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed import elapsed, is_elapsed, parse_elapsed
from missionfacts.dates.user_input import parse_bound
from missionfacts.dates.zones import zone_named, zoned_text
from missionfacts.errors import BadDate
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Mission
from missionfacts.model.vocabulary import EVENT_KINDS

TIMELINE = Layout(
    columns=Event._fields[:5],
    main="title",
    first_to_go=("id", "spacecraft", "kind"),
    headings={"at": "Time (UTC)", "id": "Id"},
)
FromOption = Annotated[
    str, typer.Option("--from", metavar="WHEN", help="Not before this date or elapsed time.", show_default=False)
]
ToOption = Annotated[
    str, typer.Option("--to", metavar="WHEN", help="Not after this date or elapsed time.", show_default=False)
]
SpacecraftOption = Annotated[
    list[str] | None,
    typer.Option(
        "--spacecraft", metavar="ID", help="Only events with this spacecraft. Repeatable.", show_default=False
    ),
]
PersonOption = Annotated[
    list[str] | None,
    typer.Option("--person", metavar="NAME", help="Only events with this person. Repeatable.", show_default=False),
]
ClockOption = Annotated[
    str,
    typer.Option(
        "--clock",
        metavar="CLOCK",
        help="Show times on this clock too: utc, local, an IANA zone, or a clock of the mission such as get.",
        show_default=False,
    ),
]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="Only events on which good sources differ.")]


@prints(Event)
def timeline(
    asked: Asked,
    mission: MissionArgument,
    since: FromOption = "",
    until: ToOption = "",
    kind: KindOption = None,
    spacecraft: SpacecraftOption = None,
    person: PersonOption = None,
    clock: ClockOption = "",
    disputed: DisputedOption = False,
) -> None:
    """Tell a mission's events in order; ≠ marks those on which good sources differ."""
    with asked.catalogue() as catalogue:
        found = named(catalogue, mission)
        clocks = clocks_of(catalogue, found.id, ("id", "epoch"))
        shown = _ShownClock(clock, clocks) if clock else None
        wanted = EventFilter(
            first=_bound(since, asked, shown, clocks, found)[0] if since else None,
            last=_bound(until, asked, shown, clocks, found)[1] if until else None,
            kinds=known("kind of event", kind or (), sorted(EVENT_KINDS)),
            spacecraft=known("spacecraft", spacecraft or (), spacecraft_named(catalogue, found.id)),
            people=[person_id(catalogue, name) for name in person or ()],
            disputed=disputed,
        )
        layout = TIMELINE
        if shown:
            layout = TIMELINE._replace(
                columns=("clock", *TIMELINE.columns),
                first_to_go=("id", "spacecraft", "at", "kind"),
                headings={**TIMELINE.headings, "clock": f"Time ({shown.name})"},
            )
        # What a clock needs to tell the time comes along.
        fields = {"at", "elapsed", *needed_fields(Event, asked.output, layout)}
        found_events = events(catalogue, found.id, wanted, fields)
        if shown:
            found_events = shown.show(found_events)
        emit(found_events, Event, asked.output, layout)


FIRST_CLOCK = ("get", "met", "t+")  # what a mission's first clock answers to, whatever its file calls it


class _ShownClock:
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


def _bound(
    text: str, asked: Asked, shown: _ShownClock | None, clocks: Sequence[Clock], mission: Mission
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
