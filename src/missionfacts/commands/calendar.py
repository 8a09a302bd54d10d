"""A calendar of anniversaries, for calendar programs."""

from typing import Annotated

import typer

from missionfacts.catalogue.days import anniversaries
from missionfacts.catalogue.lookup import known_kinds, several
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._limits import weight_option
from missionfacts.commands._options import (
    BundledOption,
    DataOption,
    KindOption,
    MissionsOption,
    OutputOption,
    Session,
)
from missionfacts.formats.emit import write


def calendar(
    ctx: typer.Context,
    mission: MissionsOption = None,
    kind: KindOption = None,
    weight: Annotated[int, weight_option("Only events of this weight or more.")] = 3,
    data: DataOption = None,
    bundled: BundledOption = True,
    output: OutputOption = None,
) -> None:
    """Print anniversaries as an iCalendar feed, for calendar programs.

    Events that are known to the day come every year on their day in UTC.

    $ missionfacts calendar > spaceflight.ics
    $ missionfacts calendar --mission apollo-11,astp --weight 4 -o moon.ics
    """
    session: Session = ctx.obj.into(output, ctx, "ics")
    with session.choosing(data, bundled=bundled).catalogue() as catalogue:
        missions = several(mission or (), lambda name: named(catalogue, name).id)
        kinds = known_kinds(kind or ())
        events = list(anniversaries(catalogue, missions, kinds, weight))
        version = catalogue.meta("version")
    from missionfacts.formats import ical  # the library costs some 60 ms

    write(ical.render(events, version), session.streams)
