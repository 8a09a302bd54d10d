"""What happened on this day of the year."""

from functools import partial

from missionfacts.commands._day import (
    DayOption,
    LimitOption,
    asked_day,
    nothing_known,
    wanted_events,
)
from missionfacts.commands._limits import WeightOption, heaviest
from missionfacts.commands._options import Asked, KindOption, MissionsOption, ZoneOption, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Anniversary

TODAY = Layout(
    columns=Anniversary._fields[:4],
    main="title",
    first_to_go=("mission",),
    headings={"years": "When", "at": "Time (UTC)"},
    empty="",  # the command says more
)


@prints(Anniversary)
def today(
    asked: Asked,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    weight: WeightOption = 1,
    limit: LimitOption = None,
) -> None:
    """List what happened on this day of the year.

    On a terminal that is a few events of each flight, by year; --limit 0 shows all.

    $ missionfacts today
    $ missionfacts today --date '12 April' --limit 5
    $ missionfacts today -f json | jq -r '.[0].title'
    """
    there = asked_day(day, tz, asked.streams)
    with asked.catalogue() as catalogue:
        wanted = wanted_events(catalogue, mission, kind, weight)
        layout = TODAY
        if asked.along_a_rail:
            from missionfacts.commands._card import FIELDS, card_page  # which a pipe does without

            layout = TODAY._replace(eyes=FIELDS, rail=partial(card_page, catalogue, there, wanted, limit))
        found = wanted.on(catalogue, there.day, there.zone, needed_fields(Anniversary, asked.output, layout))
        if not asked.along_a_rail:
            found = heaviest(found, limit or 0)
        emit(found, Anniversary, asked.output, layout)
        if not found:
            asked.streams.err.write(nothing_known(catalogue, there.day, narrowed=wanted.narrowed))
