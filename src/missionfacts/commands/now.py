"""Flights as they were at this minute of the year in which they were up."""

from functools import partial
from typing import Annotated

import typer

from missionfacts.catalogue.around import came_down, last_landing, next_time, under_way, up_at, years_of
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission as named
from missionfacts.commands._completion import complete_day, complete_mission_name
from missionfacts.commands._options import Asked, ZoneOption, prints
from missionfacts.commands._then import ThisMoment, then, this_moment
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import DAY, PartialDate
from missionfacts.formats.emit import emit
from missionfacts.formats.layout import Layout
from missionfacts.model.live import Now
from missionfacts.model.missions import Mission

SHOWN = 5  # how many flights there are when nobody says
NOW = Layout(
    columns=Now._fields[: Now._fields.index("name")],
    main="last_title",
    first_to_go=("next_at", "last_at", "moment"),
)
AT_HELP = "Another moment: a day, a time, or an elapsed time with its flight, as `aboard --at` takes it."


@prints(Now)
def now(
    asked: Asked,
    mission: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MISSION]", help="Only this mission.", show_default=False, autocompletion=complete_mission_name
        ),
    ] = None,
    at: Annotated[
        str,
        typer.Option("--at", metavar="MOMENT", help=AT_HELP, show_default="now", autocompletion=complete_day),
    ] = "",
    tz: ZoneOption = "local",
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="At most so many flights, the most notable; 0 for all.")
    ] = SHOWN,
) -> None:
    """Tell how things stood at this minute of the year on flights that were up.

    Same date and time of day in UTC, some years ago: what the clocks of a flight showed, what had happened last, what
    came next and in how long, and who was where. Of a day it tells the end. A mission that is named is told of in each
    year in which it was under way.

    $ missionfacts now
    $ missionfacts now --at 2025-07-17T19:30Z --limit 3
    $ missionfacts now apollo-11 --at '20 July 2019 20:17 utc'
    """
    with asked.catalogue() as catalogue:
        found = _that_ended(catalogue, named(catalogue, " ".join(mission))) if mission else None
        there = this_moment(at, tz, catalogue, asked.streams)
        ups = (
            years_of(catalogue, found.id, found.start, found.end, there.second)
            if found
            else up_at(catalogue, there.second)
        )
        stories = [then(catalogue, up, there) for up in (ups[:limit] if limit else ups)]
        layout = NOW._replace(empty=_not_up(found, there))
        if asked.along_a_rail:
            from missionfacts.commands._now_card import FIELDS, now_page  # which a pipe does without

            layout = layout._replace(eyes=FIELDS, rail=partial(now_page, catalogue, there, stories, len(ups)))
        emit([story.record for story in stories], Now, asked.output, layout)


def _that_ended(catalogue: Catalogue, mission: Mission) -> Mission:
    """Return a mission with its end; of what has burnt up or struck something, that, where no other is told."""
    end = last_landing(catalogue, mission.id, mission.end) or came_down(catalogue, mission.id)
    return mission._replace(end=end)


def _not_up(mission: Mission | None, there: ThisMoment) -> str:
    """Return the sentence for a moment of the year at which nothing was under way, and when it will be."""
    if mission is None:
        return f"no crewed flight was up {there} of any year, as far as the data tell"
    if not mission.start:
        return f"{mission.name} has no launch, so it is never under way"
    said = f"{mission.name} was not under way {there}"
    if under_way(mission.start, mission.end, there.second):
        return f"{said} of any year before, as far as the data tell"
    coming = next_time(mission.start, mission.end, there.second)
    if coming is None:
        return f"{said} of any year; its launch is not known to the day"
    return f"{said} of any year; its launch comes round again on {_when(coming)}, {_in_days(coming, there)}"


def _when(coming: PartialDate) -> str:
    text = display_long(str(coming))
    return f"{text} UTC" if coming.timed else text


def _in_days(coming: PartialDate, there: ThisMoment) -> str:
    """Return in how many days of the calendar something comes."""
    days = coming.earliest // DAY - there.second // DAY
    return "later that day" if not days else "on the next day" if days == 1 else f"in {days} days"
