"""Where good sources differ."""

from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.works import differences
from missionfacts.commands._limits import ReverseOption
from missionfacts.commands._lists import LimitOption, Order, SortOption
from missionfacts.commands._options import Asked, OptionalMissionArgument, prints
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Difference

DISPUTES = Layout(
    columns=Difference._fields[:6],
    eyes=("title", "value", "rival", "spread", "id"),
    main="rival",
    first_to_go=("id",),
    headings={"title": "About", "value": "We say", "rival": "Another says", "spread": "Apart"},
    group="title",
    empty="no sources differ",
)


@prints(Difference)
def disputes(
    asked: Asked,
    mission: OptionalMissionArgument = None,
    sort: SortOption = "",
    reverse: ReverseOption = False,
    limit: LimitOption = 0,
) -> None:
    """List where good sources differ, and by how much.

    $ missionfacts disputes astp
    $ missionfacts disputes -f json | jq length
    """
    with asked.catalogue() as catalogue:
        key = named(catalogue, " ".join(mission)).id if mission else ""
        found = Order(sort, reverse, limit).of(differences(catalogue, key), Difference)
        emit(found, Difference, asked.output, DISPUTES)
