"""One thing at a glance, whatever it is."""

from typing import Annotated

import typer

from missionfacts.catalogue.called import subjects
from missionfacts.catalogue.lookup import EVERYTHING, identify
from missionfacts.catalogue.records import record
from missionfacts.commands._completion import complete_any_name
from missionfacts.commands._options import Asked, prints
from missionfacts.commands._sheets import SHEETS, with_names
from missionfacts.formats.emit import emit
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Expedition, Experiment, Figure, MissionCard, Picture, Spacecraft
from missionfacts.model.people import OrganisationCard, PersonCard, Seat
from missionfacts.model.works import Work


@prints(
    MissionCard, PersonCard, OrganisationCard, Work, Event, Seat, Figure, Experiment, Picture, Spacecraft, Clock,
    Expedition,
)  # fmt: skip
def show(
    asked: Asked,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="The id, name or alias of anything: a mission, person, organisation, work, event, ship and so on",
            show_default=False,
            autocompletion=complete_any_name,
        ),
    ],
) -> None:
    """Show one thing at a glance, whatever it is.

    It takes the id or name of anything: a mission, person, organisation, ship, event, work.

    $ missionfacts show apollo-11
    $ missionfacts show nasa
    $ missionfacts show first-docking -f json
    """
    with asked.catalogue() as catalogue:
        identified = identify(catalogue, " ".join(name), EVERYTHING, "record")
        found = record(catalogue, identified)
        kind = type(found)
        layout = SHEETS[kind]
        if asked.for_readers and isinstance(found, PersonCard):
            from missionfacts.commands._people import page_of  # only readers of people need it

            found, layout = page_of(found, catalogue)
        elif asked.for_readers and isinstance(found, MissionCard) and _as_box(asked):
            from missionfacts.commands._box import Box, box_of  # only readers of missions need it

            kind = Box
            found, layout = box_of(found, catalogue)
        elif asked.for_readers:
            found = found._replace(id=identified.id)  # whole, with its mission
            layout = with_names(layout, catalogue, found)
            if isinstance(found, MissionCard):
                layout = layout._replace(names={**layout.names, **subjects(catalogue, found.id)})
            if isinstance(found, Expedition):
                layout = layout._replace(
                    footnote=f"`missionfacts timeline {found.id}` tells what happened, `crew {found.id}` who came how"
                )
        emit([found], kind, asked.output, layout)


def _as_box(asked: Asked) -> bool:
    """Tell whether a mission is told in a box: unless fields or raw dates were asked for."""
    return asked.output.fields is None and asked.output.dates != "iso"
