"""Missions: the list of them, and the timeline of one."""

from collections.abc import Iterator
from datetime import UTC
from typing import Annotated

import typer

from missionfacts import dates
from missionfacts.catalogue import EventFilter
from missionfacts.commands.options import Asked, KindOption, MissionArgument, prints_records, zone_named
from missionfacts.errors import BadDate
from missionfacts.formats import Layout, emit, printed_fields
from missionfacts.model import EVENT_KINDS, MISSION_KINDS, Clock, Event, Mission
from missionfacts.typed import parse_bound

MISSIONS = Layout(
    columns=Mission._fields,
    main="name",
    first_to_go=("events", "crew", "kind", "end"),
)
TIMELINE = Layout(
    columns=Event._fields[:5],
    main="title",
    first_to_go=("id", "spacecraft", "kind"),
    headings={"at": "Time (UTC)", "id": "Id"},
)


@prints_records
def missions(
    asked: Asked,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only missions of this kind. Repeatable.", show_default=False),
    ] = None,
    nation: Annotated[
        str,
        typer.Option(
            "--nation",
            help="Only missions with somebody of this nation in the prime crew.",
            show_default=False,
        ),
    ] = "",
    year: Annotated[
        str,
        typer.Option("--year", metavar="YEAR[..YEAR]", help="Only missions launched then.", show_default=False),
    ] = "",
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person", metavar="NAME", help="Only missions that this person flew on. Repeatable.", show_default=False
        ),
    ] = None,
) -> None:
    """List the missions, by launch."""
    years = _years(year) if year else None
    with asked.catalogue() as catalogue:
        kinds = catalogue.known("kind of mission", kind or (), MISSION_KINDS)
        nations = catalogue.known("nation", [nation] if nation else (), catalogue.nations())
        people = [catalogue.person_id(name) for name in person or ()]
        emit(catalogue.missions(kinds, nations, years, people), Mission, asked.output, MISSIONS)


def _years(text: str) -> tuple[int, int]:
    first, dots, last = text.partition("..")
    years = [first or "0001", (last or "9999") if dots else first]
    if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in years):
        raise BadDate(text, "write a year, 1975, or two, 1975..1981")
    return int(years[0]), int(years[1])


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


@prints_records
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
        found = catalogue.mission(mission)
        clocks = catalogue.clocks(found.id)
        face = _Face(clock, clocks) if clock else None
        wanted = EventFilter(
            first=_bound(since, asked, face, clocks, found)[0] if since else None,
            last=_bound(until, asked, face, clocks, found)[1] if until else None,
            kinds=catalogue.known("kind of event", kind or (), sorted(EVENT_KINDS)),
            spacecraft=catalogue.known("spacecraft", spacecraft or (), catalogue.spacecraft_ids(found.id)),
            people=[catalogue.person_id(name) for name in person or ()],
            disputed=disputed,
        )
        layout = TIMELINE
        if face:
            layout = TIMELINE._replace(
                columns=("clock", *TIMELINE.columns),
                first_to_go=("id", "spacecraft", "at", "kind"),
                headings={**TIMELINE.headings, "clock": f"Time ({face.name})"},
            )
        # What a face needs to tell the time comes along.
        fields = {"at", "elapsed", *printed_fields(Event, asked.output, layout)}
        events = catalogue.events(found.id, wanted, fields)
        if face:
            events = face.show(events)
        emit(events, Event, asked.output, layout)


class _Face:
    """The clock that times are shown on: a zone, or a mission's elapsed time.

    Raises UnknownChoice, with the valid ones, when there is no such clock.
    """

    def __init__(self, name: str, clocks: list[Clock]) -> None:
        self.name = name
        self.epoch = next((_epoch(clock) for clock in clocks if clock.id == name.casefold()), None)
        self.zone = zone_named(name, [clock.id for clock in clocks]) if self.epoch is None else UTC

    def show(self, events: Iterator[Event]) -> Iterator[Event]:
        """Give each event its time on this clock."""
        for event in events:
            when = dates.parse(event.at)
            if self.epoch is None:
                yield event._replace(clock=dates.zoned_text(when, self.zone))
            else:
                # A date without a time of day has no elapsed time, and stays what it is.
                elapsed = dates.elapsed(when.start, self.epoch) if event.elapsed else ""
                yield event._replace(clock=elapsed or event.at)


def _epoch(clock: Clock) -> int:
    return dates.earliest(dates.parse(clock.epoch).start)


def _bound(text: str, asked: Asked, face: _Face | None, clocks: list[Clock], mission: Mission) -> tuple[int, int]:
    """Return the first and the last second that a limit may mean; dates are read in the zone that is shown."""
    if not dates.is_elapsed(text):
        today = asked.streams.now.date()
        year = dates.parse(mission.start).start.year if mission.start else today.year
        return parse_bound(text, face.zone if face else UTC, today, year)
    if face and face.epoch is not None:
        epoch = face.epoch
    elif clocks:
        epoch = _epoch(clocks[0])
    else:
        raise BadDate(text, f"{mission.name} has no clock for elapsed time; write a date")
    seconds, resolution = dates.parse_elapsed(text)
    return epoch + seconds, epoch + seconds + resolution - 1
