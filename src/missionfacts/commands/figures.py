"""The figures of a mission."""

from typing import Annotated

import typer

from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import figures as figures_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._completion import complete_subject
from missionfacts.commands._options import Asked, MissionArgument, prints
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.missions import Figure

FIGURES = Layout(
    columns=Figure._fields[:5],
    main="label",
    first_to_go=("id",),
    eyes=("about", "label", "value", "id"),
)


@prints(Figure)
def figures(
    asked: Asked,
    mission: MissionArgument,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="ID,...",
            help="Only figures of these spacecraft and launchers.",
            autocompletion=complete_subject,
        ),
    ] = None,
) -> None:
    """List a mission's figures: masses, orbits, durations, counts.

    $ missionfacts figures apollo-11
    $ missionfacts figures astp --about soyuz-19
    """
    with asked.catalogue() as catalogue:
        found = figures_of(catalogue, named(catalogue, " ".join(mission)).id)
        wanted = known("subject", about or (), list(dict.fromkeys(figure.about for figure in found)))
        chosen = [figure for figure in found if not wanted or figure.about in wanted]
        emit(chosen, Figure, asked.output, FIGURES)
