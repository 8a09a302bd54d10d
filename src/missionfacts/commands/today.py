"""What happened on this day of the year."""

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.days import in_flight
from missionfacts.commands._day import (
    AskedDay,
    DayOption,
    LimitOption,
    ZoneOption,
    asked_day,
    day_name,
    heaviest,
    left_out,
    nothing_known,
    wanted_events,
)
from missionfacts.commands._options import Asked, KindOption, MissionsOption, prints
from missionfacts.dates.edtf import parse
from missionfacts.formats.emit import emit, needed_fields
from missionfacts.formats.layout import Layout
from missionfacts.model.events import Anniversary

NOTABLE = 4  # the weight from which an event stands before the others, for eyes
TODAY = Layout(
    columns=Anniversary._fields[:4],
    main="title",
    first_to_go=("mission",),
    headings={"years": "When", "at": "Time (UTC)"},
    eyes=("years", "clock", "mission", "title"),
    empty="",  # the command says more
)


@prints(Anniversary)
def today(
    asked: Asked,
    day: DayOption = "",
    tz: ZoneOption = "local",
    mission: MissionsOption = None,
    kind: KindOption = None,
    limit: LimitOption = None,
) -> None:
    """List what happened on this day of the year; on a terminal the most notable first."""
    there = asked_day(day, tz, asked.streams)
    with asked.catalogue() as catalogue:
        wanted = wanted_events(catalogue, mission, kind)
        found = wanted.on(catalogue, there.day, there.zone, needed_fields(Anniversary, asked.output, TODAY))
        shown, layout = heaviest(found, limit, asked), TODAY
        if asked.for_eyes:
            below = [left_out(len(found) - len(shown)), "" if any(wanted) else _flying(catalogue, there)]
            layout = _for_eyes(there, found)._replace(footnote="\n".join(filter(None, below)))
            shown = sorted(shown, key=lambda event: -event.weight if event.weight >= NOTABLE else 0)
        emit(shown, Anniversary, asked.output, layout)
        if not shown:
            asked.streams.err.write(nothing_known(catalogue, there.day, narrowed=any(wanted)))


def _for_eyes(there: AskedDay, found: list[Anniversary]) -> Layout:
    leap = there.day.day == 28 and any(parse(event.at).start[1:3] == (2, 29) for event in found)
    more = f", and on 29 February, which {there.day.year} does not have" if leap else ""
    return TODAY._replace(caption=f"On {there}{more}", headings={**TODAY.headings, "clock": f"Time ({there.clock})"})


def _flying(catalogue: Catalogue, there: AskedDay) -> str:
    """Return the line that says who was in flight that day; "" when nobody was, as far as the data reach."""
    found = [each for each in in_flight(catalogue, there.day, there.zone) if each.crew]
    flying = ", ".join(f"{each.name} (day {each.day})" for each in found)
    return f"In flight on {day_name(there.day)} {there.day.year}: {flying}" if flying else ""
