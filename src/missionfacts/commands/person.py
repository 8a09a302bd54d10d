"""One person: life, flights, parts in missions."""

from typing import Annotated

import typer

from missionfacts.catalogue.people import person_card, person_id
from missionfacts.commands._completion import complete_person_name
from missionfacts.commands._options import Asked, IdsOption, prints
from missionfacts.commands._sheets import SHEETS
from missionfacts.formats.emit import emit
from missionfacts.model.people import PersonCard


@prints(PersonCard)
def person(
    asked: Asked,
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A name in any spelling; the family name may do.",
            show_default=False,
            autocompletion=complete_person_name,
        ),
    ],
    everything: Annotated[bool, typer.Option("--all", help="All events, not only the highlights.")] = False,
    ids: IdsOption = False,
) -> None:
    """Show one person's flights, time in space and outside, and deeds.

    $ missionfacts person gagarin
    $ missionfacts person 'Sally Ride'
    $ missionfacts person krikalev -f json | jq -r '.[0].time_in_space'
    """
    with asked.catalogue() as catalogue:
        card = person_card(catalogue, person_id(catalogue, " ".join(name)))
        layout = SHEETS[PersonCard]
        if asked.for_readers:
            from missionfacts.commands._people import page_of  # only readers need it

            card, layout = page_of(card, catalogue, everything=everything, ids=ids)
        emit([card], PersonCard, asked.output, layout)
