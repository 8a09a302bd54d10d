"""Questions about a day of the calendar, in any year."""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, tzinfo

from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.catalogue.missions import EVENT_COLUMNS, IN_TIME
from missionfacts.dates.edtf import day_number, days_in, parse, same_days
from missionfacts.dates.zones import in_zone, zoned_text
from missionfacts.model.events import Anniversary, Event
from missionfacts.model.missions import InFlight, Mission


def on_day(
    catalogue: Catalogue,
    day: date,
    zone: tzinfo | None,
    missions: Sequence[str] = (),
    kinds: Sequence[str] = (),
    weight: int = 1,
    fields: Collection[str] | None = None,
) -> list[Anniversary]:
    """Return the events of a day of the calendar in any year, oldest first, and those of a year in order of time.

    zone: decides on which day a time of day falls; None is the machine's own. weight: the least. fields: see
    `Catalogue.read`; what the order and the choice of events need comes along.
    On 28 February of a common year the events of the 29th are among them.
    """
    wanted = set(same_days(day.year, day.month, day.day))
    # A zone shifts a time of day by less than a day, so the neighbours may hold events of this one.
    around = {near for month, number in wanted for near in days_around(month, number)}
    where, values = is_in("kind", kinds)
    in_missions, mission_values = _of_missions(missions)
    days = ", ".join("?" * len(around))
    rest = (
        f"FROM event WHERE day IN ({days}) AND weight >= ? AND {where} AND {in_missions}"
        f" ORDER BY substr(at, 1, 4), {IN_TIME}"
    )
    bound = [*sorted(around), weight, *values, *mission_values]
    found: list[Anniversary] = []
    wanted_fields = None if fields is None else {"at", "weight", "kind", *fields}
    columns = {**EVENT_COLUMNS, "years": "0", "date": "''"}
    for event in catalogue.read(Anniversary, rest, bound, wanted_fields, columns):
        when = parse(event.at)
        there, _ = in_zone(when.start, zone)
        if (there.month, there.day) in wanted:
            years, clock = day.year - there.year, zoned_text(when, zone)
            found.append(event._replace(years=years, clock=clock, date=f"{day:%Y-%m-%d}"))
    found.sort(key=lambda event: -event.years)  # a zone moves what happens at the turn of a year into the other one
    return found


def _of_missions(missions: Sequence[str]) -> tuple[str, list[str]]:
    """Return the SQL, and the values it binds, that tells whether an event belongs to some missions; none: to any."""
    if not missions:
        return "1", []
    of_missions, values = is_in("mission", missions)
    return f"seq IN (SELECT event FROM event_mission WHERE {of_missions})", values


def days_around(month: int, day: int) -> list[int]:
    """Return the numbers of a day of any year and of those beside it: 28 February is beside 1 March, but in leap years.

    >>> days_around(12, 31), days_around(3, 1)
    ([101, 1230, 1231], [228, 229, 301, 302])
    """
    middles = [date(year, month, day).toordinal() for year in (2000, 2001) if day <= days_in(year, month)]
    near = {date.fromordinal(middle + by) for middle in middles for by in (-1, 0, 1)}
    return sorted({day_number(there.month, there.day) for there in near})


def next_day(catalogue: Catalogue, day: date) -> date | None:
    """Return the next day of the calendar, after this one, that has an event (by UTC); None when none has."""
    number = day_number(day.month, day.day)
    for year in (day.year, min(day.year + 1, 9999)):
        while row := catalogue.first("SELECT day FROM event WHERE day > ? ORDER BY day LIMIT 1", [number]):
            number = coming = row[0]
            month, last = divmod(coming, 100)
            there = date(year, month, min(last, days_in(year, month)))  # a 29 February is told on the 28th
            if there > day:
                return there
        number = 0
    return None


def anniversaries(
    catalogue: Catalogue,
    missions: Sequence[str] = (),
    kinds: Sequence[str] = (),
    weight: int = 1,
    zone: tzinfo | None = UTC,
) -> Iterator[Event]:
    """Yield the events of all days, as far as they are known to the day, by mission and time.

    weight: the least. zone: that of their `clock`; None is the machine's own.
    """
    where, values = is_in("kind", kinds)
    in_missions, mission_values = _of_missions(missions)
    rest = (
        f"FROM event WHERE day IS NOT NULL AND weight >= ? AND {where} AND {in_missions}"
        f" ORDER BY {LAUNCH.format('event.mission')}, mission, seq"
    )
    for event in catalogue.read(Event, rest, [weight, *values, *mission_values], columns=EVENT_COLUMNS):
        yield event._replace(clock=zoned_text(parse(event.at), zone))


def own_changes(catalogue: Catalogue) -> dict[str, int]:
    """Return when the files were changed last in which events stand, as seconds by event: those that it was made from.

    Of a birth or death that is the person's file.
    """
    sql = (
        "SELECT event.id, stamp FROM file JOIN mission ON mission.file = path JOIN event ON event.mission = mission.id"
        " UNION ALL SELECT event.id, stamp FROM file JOIN person ON person.file = path"
        " JOIN event ON event.mission = '' AND event.id = person.id || '/' || event.kind"
    )
    return {event: int(stamp.split()[1]) // 10**9 for event, stamp in catalogue.rows(sql)}


def in_flight(
    catalogue: Catalogue, day: date, zone: tzinfo | None, kinds: Sequence[str] = ("crewed",)
) -> list[InFlight]:
    """Return the missions that were in flight on a day, by launch; zone: decides on which day a time of day falls.

    A mission flies from its start to its end. One that has not ended, as far as the data tell, flies until the day to
    which they reach.
    """
    of_kinds, values = is_in("kind", kinds)
    rest = f"FROM mission WHERE {of_kinds} AND start <> '' ORDER BY sort, id"
    reach = catalogue.meta("covers")
    covers = date.fromisoformat(reach) if reach else None
    found = []
    told = InFlight._fields[:-1]  # what it has of a mission, before the day
    for mission in catalogue.read(Mission, rest, values, told):
        first, last = day_of(mission.start, zone), day_of(mission.end, zone) if mission.end else covers
        if first and last and first <= day <= last:
            found.append(InFlight._make((*mission[: len(told)], (day - first).days + 1)))
    return found


def day_of(text: str, zone: tzinfo | None) -> date | None:
    """Return the day on which a date or span ends; None when it is not known to the day."""
    there, _ = in_zone(parse(text).end, zone)
    return date(there.year, there.month, there.day) if there.month and there.day else None
