"""The figures of a mission."""

from collections.abc import Sequence
from typing import Annotated

import typer

from missionfacts.catalogue.called import subjects
from missionfacts.catalogue.lookup import known
from missionfacts.catalogue.missions import figures as figures_of
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._completion import complete_subject
from missionfacts.commands._limits import ReverseOption, weight_option
from missionfacts.commands._lists import LimitOption, Order, SortOption
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
    weight: Annotated[int, weight_option("Only figures of this weight or more, 1 to 5.")] = 1,
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List a mission's figures: masses, orbits, durations, counts.

    $ missionfacts figures apollo-11
    $ missionfacts figures astp --about soyuz-19
    """
    with asked.catalogue() as catalogue:
        of_mission = named(catalogue, " ".join(mission))
        found = figures_of(catalogue, of_mission.id)
        wanted = known("subject", about or (), list(dict.fromkeys(figure.about for figure in found)))
        chosen = [each for each in found if (not wanted or each.about in wanted) and each.weight >= weight]
        layout = FIGURES._replace(
            group="" if sort else "about", empty=f"no {'such ' if found else ''}figures of {of_mission.name} are told"
        )
        if asked.for_eyes:
            chosen = _together(chosen)
            layout = layout._replace(names=subjects(catalogue, of_mission.id))
        emit(Order(sort, reverse, limit).of(chosen, Figure), Figure, asked.output, layout)


def _together(figures: Sequence[Figure]) -> list[Figure]:
    """Return figures with those about the same thing one after the other."""
    subjects = list(dict.fromkeys(figure.about for figure in figures))
    return sorted(figures, key=lambda figure: subjects.index(figure.about))
