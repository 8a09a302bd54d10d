"""Which anniversaries come next."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Annotated

import typer

from missionfacts.catalogue.database import Catalogue
from missionfacts.commands._day import (
    DayOption,
    LimitOption,
    asked_day,
    day_name,
    shown_at_most,
    wanted_events,
)
from missionfacts.commands._limits import RoundOption, WeightOption, heaviest, left_out
from missionfacts.commands._options import Asked, KindOption, MissionsOption, ZoneOption, prints
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Anniversary

UPCOMING = Layout(
    columns=("date", *Anniversary._fields[:4]),
    main="title",
    first_to_go=("mission", "at"),
    eyes=("date", "years", "mission", "title"),
    headings={"date": "Day", "years": "When", "at": "Time (UTC)"},
    empty="nothing of that sort is known for those days",
)


@prints(Anniversary)
def upcoming(
    asked: Asked,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, max=366, help="How many days to look ahead, today not counted.")
    ] = 7,
    only_round: RoundOption = False,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    weight: WeightOption = 1,
    limit: LimitOption = None,
) -> None:
    """List which anniversaries come next, day by day.

    $ missionfacts upcoming
    $ missionfacts upcoming --days 30 --round
    $ missionfacts upcoming --kind launch,landing -f ndjson
    """
    first = asked_day(day, tz, asked.streams)
    with asked.catalogue() as catalogue:
        wanted = wanted_events(catalogue, mission, kind, weight)
        layout = _layout(asked, catalogue)
        fields = needed_fields(Anniversary, asked.output, layout)
        found = [
            event
            for there in _following(first.day, days)
            for event in wanted.on(catalogue, there, first.zone, fields)
            if event.years > 0 and (not only_round or _is_round(event.years))
        ]
        shown = heaviest(found, shown_at_most(limit, asked))
        caption = f"{'The day' if days == 1 else f'The {days} days'} after {day_name(first.day)}"
        layout = layout._replace(caption=caption, footnote=left_out(len(found) - len(shown)))
        emit(shown, Anniversary, asked.output, layout)


def _layout(asked: Asked, catalogue: Catalogue) -> Layout:
    if not asked.along_a_rail:
        return UPCOMING
    from missionfacts.commands._card import COMING, coming_page  # which a pipe does without

    return UPCOMING._replace(eyes=COMING, rail=partial(coming_page, catalogue))


def _following(first: date, number: int) -> Iterator[date]:
    for days in range(1, number + 1):
        try:
            yield first + timedelta(days)
        except OverflowError:  # the calendar ends with the year 9999
            return


def _is_round(years: int) -> bool:
    return years % 10 == 0 or years % 25 == 0
