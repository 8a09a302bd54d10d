"""The works that facts are from."""

from typing import Annotated

import typer

from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.works import works
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, OptionalMissionArgument, prints
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Work

SOURCES = Layout(
    columns=Work._fields[:5],
    main="title",
    first_to_go=("kind", "year", "id"),
)


@prints(Work)
def sources(
    asked: Asked,
    mission: OptionalMissionArgument = None,
    unused: Annotated[bool, typer.Option("--unused", help="Only works that nothing rests on.")] = False,
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List the works that facts are from, with how many rest on each.

    $ missionfacts sources
    $ missionfacts sources apollo-11 -f csv > works.csv
    """
    with asked.catalogue() as catalogue:
        key = named(catalogue, " ".join(mission)).id if mission else ""
        found = Order(sort, reverse, limit).of(works(catalogue, key, unused=unused), Work)
        emit(found, Work, asked.output, SOURCES)
