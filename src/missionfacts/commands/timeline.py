"""The timeline of a mission."""

from typing import Annotated

import typer

from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import EventFilter, events, spacecraft_named
from missionfacts.catalogue.missions import clocks as clocks_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.people import person_id
from missionfacts.commands._clocks import ShownClock, bound
from missionfacts.commands._options import Asked, KindOption, MissionArgument, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Event
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
        shown = ShownClock(clock, clocks) if clock else None
        wanted = EventFilter(
            first=bound(since, asked, shown, clocks, found)[0] if since else None,
            last=bound(until, asked, shown, clocks, found)[1] if until else None,
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
