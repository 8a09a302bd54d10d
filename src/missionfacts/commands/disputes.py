"""Where good sources differ."""

from missionfacts.catalogue.missions import mission as named
from missionfacts.catalogue.works import differences
from missionfacts.commands._options import Asked, OptionalMissionArgument, prints
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.works import Difference

DISPUTES = Layout(
    columns=Difference._fields[:6],
    eyes=("title", "value", "rival", "spread", "id"),
    main="title",
    first_to_go=("id",),
    headings={"title": "About", "value": "We say", "rival": "Another says"},
)


@prints(Difference)
def disputes(asked: Asked, mission: OptionalMissionArgument = None) -> None:
    """List where good sources differ, and by how much.

    $ missionfacts disputes astp
    $ missionfacts disputes -f json | jq length
    """
    with asked.catalogue() as catalogue:
        key = named(catalogue, " ".join(mission)).id if mission else ""
        emit(differences(catalogue, key), Difference, asked.output, DISPUTES)
