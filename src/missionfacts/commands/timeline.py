"""The timeline of a mission."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import known, known_kinds, several
from missionfacts.catalogue.missions import EventFilter, events, first_and_last, spacecraft_named
from missionfacts.catalogue.missions import clocks as clocks_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.people import person_id
from missionfacts.commands._clocks import Limits, ShownClock
from missionfacts.commands._completion import complete_clock, complete_spacecraft
from missionfacts.commands._limits import MOST_NOTABLE, ReverseOption, heaviest, weight_option
from missionfacts.commands._options import (
    Asked,
    DisputedOption,
    IdsOption,
    KindOption,
    MissionArgument,
    PersonOption,
    prints,
)
from missionfacts.dates.display import display
from missionfacts.errors import NotFound
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Event
from missionfacts.model.missions import Mission

TIMELINE = Layout(
    columns=Event._fields[:5],
    main="title",
    first_to_go=("id", "spacecraft", "kind"),
    headings={"at": "Time (UTC)", "id": "Id"},
)
FromOption = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="WHEN",
        help="Not before this date or elapsed time, such as 17 July or 51:49.",
        show_default=False,
    ),
]
ToOption = Annotated[
    str, typer.Option("--to", metavar="WHEN", help="Not after this date or elapsed time.", show_default=False)
]
SpacecraftOption = Annotated[
    list[str] | None,
    typer.Option(
        "--spacecraft",
        metavar="ID,...",
        help="Only events with one of these spacecraft.",
        show_default=False,
        autocompletion=complete_spacecraft,
    ),
]
ClockOption = Annotated[
    str,
    typer.Option(
        "--clock",
        metavar="CLOCK",
        help="Show times on this clock too: a zone as of --tz in `today`, or met, get or another clock of the mission.",
        show_default=False,
        autocompletion=complete_clock,
    ),
]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=0, help=MOST_NOTABLE, show_default="all")]
WeightOption = Annotated[
    int | None, weight_option("Only events of this weight or more: 1, routine, to 5, a landmark.", shows_default=False)
]
ChartOption = Annotated[
    bool,
    typer.Option(
        "--chart",
        help="Draw spacecraft as lanes and people as strands; a station's people and ships as bars; missions together.",
    ),
]


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
    weight: WeightOption = None,
    limit: LimitOption = 0,
    reverse: ReverseOption = False,
    ids: IdsOption = False,
    chart: ChartOption = False,
) -> None:
    """Tell what happened on a mission, in order.

    Of an expedition it tells what happened at the station while it lasted, and on the flights of its crew.

    $ missionfacts timeline apollo-11 --weight 4
    $ missionfacts timeline apollo-13 --from 55:50 --to 58:00 --clock get
    $ missionfacts timeline astp --chart
    """
    with asked.catalogue() as catalogue:
        found, flights = (_together if chart else meant)(catalogue, mission)
        clocks = clocks_of(catalogue, found.id, ("id", "epoch"))
        shown = ShownClock(clock, found, clocks) if clock else None
        limits = Limits(found, clocks, shown, asked.streams.now.date())
        first, last = limits.between(since, until)
        if flights and not chart:
            first, last = limits.within(found, first, last)
        wanted = EventFilter(
            first=first,
            last=last,
            kinds=known_kinds(kind or ()),
            spacecraft=known("spacecraft", spacecraft or (), spacecraft_named(catalogue, found.id)),
            people=several(person or (), lambda name: person_id(catalogue, name)),
            disputed=disputed,
            weight=weight or 1,
        )
        layout = _layout(asked, found, shown, ids=ids)
        if chart:
            from missionfacts.commands._chart import Wish, charted  # which a list does without

            narrowed = bool(kind or spacecraft or person or disputed or weight or limit)
            wish = Wish(shown, narrowed, bool(since or until), ids, reverse, first, last)
            lanes = charted(catalogue, asked, found, flights, layout, wish)
            layout = lanes.layout
            wanted = wanted._replace(first=first or lanes.first, last=last or lanes.last)
        if (since or until) and layout.empty:
            layout = layout._replace(empty=_outside(catalogue, found))
        # What a clock needs to tell the time comes along, and what tells the lane.
        fields = {"at", "elapsed", *(["weight"] if limit else []), *(["id", "spacecraft"] if chart else [])}
        told = events(catalogue, found.id, wanted, fields.union(needed_fields(Event, asked.output, layout)), flights)
        if chart:
            told = lanes.with_lanes(told)
        if shown:
            told = shown.show(told)
        if limit:
            told = iter(heaviest(told, limit))
        emit(reversed(list(told)) if reverse else told, Event, asked.output, layout)


def _together(catalogue: Catalogue, words: Sequence[str]) -> tuple[Mission, Sequence[str]]:
    """Return the missions that words mean as one, and the ids of all where they are several."""
    from missionfacts.commands._chart import meant_together

    return meant_together(words, lambda name: meant(catalogue, [name]))


def meant(catalogue: Catalogue, words: Sequence[str]) -> tuple[Mission, Sequence[str]]:
    """Return the mission that a name means; of an expedition its station from begin to end, and its crew's flights."""
    name = " ".join(words)
    try:
        return named(catalogue, name), ()
    except NotFound:
        from missionfacts.catalogue.expeditions import expedition_named, residents

        found = expedition_named(catalogue, name)
        if found is None:
            raise
        station = named(catalogue, found.id.partition("/")[0])
        flights = [flight for each in residents(catalogue, found) for flight in (each.up, each.down) if flight]
        return station._replace(name=found.name, start=found.begins, end=found.ends), [station.id, *flights]


def _outside(catalogue: Catalogue, mission: Mission) -> str:
    """Return the sentence for limits between which there is nothing."""
    first, last = (display(at) for at in first_and_last(catalogue, mission.id))
    return f"nothing of that sort is told between those limits; {mission.name} has events from {first} to {last}"


def _layout(asked: Asked, mission: Mission, shown: ShownClock | None, *, ids: bool) -> Layout:
    if asked.along_a_rail:
        from missionfacts.commands._chronicle import FIELDS, timeline_page  # which a pipe does without

        return TIMELINE._replace(eyes=FIELDS, rail=partial(timeline_page, mission, shown, ids))
    if shown is None:
        return TIMELINE
    return TIMELINE._replace(
        columns=("clock", *TIMELINE.columns),
        first_to_go=("id", "spacecraft", "at", "kind"),
        headings={**TIMELINE.headings, "clock": f"Time ({shown.name})"},
    )
