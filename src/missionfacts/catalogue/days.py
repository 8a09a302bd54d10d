"""Questions about a day of the calendar, in any year."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, tzinfo

from missionfacts.catalogue.database import LAUNCH, Catalogue, is_in
from missionfacts.dates.edtf import day_number, days_in, parse, same_days
from missionfacts.dates.zones import in_zone, zoned_text
from missionfacts.model.events import Anniversary, Event, InFlight


def on_day(
    catalogue: Catalogue,
    day: date,
    zone: tzinfo | None,
    missions: Sequence[str] = (),
    kinds: Sequence[str] = (),
    fields: Collection[str] | None = None,
) -> list[Anniversary]:
    """Return the events of a day of the calendar in any year, oldest first.

    zone: decides on which day a time of day falls; None is the machine's own. fields: see `Catalogue.read`; what the
    order and the choice of events need comes along.
    On 28 February of a common year the events of the 29th are among them.
    """
    wanted = set(same_days(day.year, day.month, day.day))
    # A zone shifts a time of day by less than a day, so the neighbours may hold events of this one.
    around = {near for month, number in wanted for near in _neighbours(month, number)}
    where, values = is_in("kind", kinds)
    in_missions, mission_values = is_in("mission", missions)
    days = ", ".join("?" * len(around))
    rest = (
        f"FROM event WHERE day IN ({days}) AND {where} AND {in_missions}"
        f" ORDER BY substr(at, 1, 4), {LAUNCH.format('event.mission')}, mission, seq"  # as a mission tells it
    )
    bound = [*sorted(around), *values, *mission_values]
    found: list[Anniversary] = []
    wanted_fields = None if fields is None else {"at", "weight", "kind", *fields}
    columns = {"years": "0", "clock": "''", "date": "''"}
    for event in catalogue.read(Anniversary, rest, bound, wanted_fields, columns):
        when = parse(event.at)
        there, _ = in_zone(when.start, zone)
        if (there.month, there.day) in wanted:
            years, clock = day.year - there.year, zoned_text(when, zone)
            found.append(event._replace(years=years, clock=clock, date=f"{day:%Y-%m-%d}"))
    return found


def _neighbours(month: int, day: int) -> list[int]:
    middle = date(2000, month, day).toordinal()
    near = map(date.fromordinal, (middle - 1, middle, middle + 1))
    return [day_number(there.month, there.day) for there in near]


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
    catalogue: Catalogue, missions: Sequence[str] = (), kinds: Sequence[str] = (), weight: int = 1
) -> Iterator[Event]:
    """Yield the events of all days, as far as they are known to the day, by mission and time; weight: the least."""
    where, values = is_in("kind", kinds)
    in_missions, mission_values = is_in("mission", missions)
    rest = (
        f"FROM event WHERE day IS NOT NULL AND weight >= ? AND {where} AND {in_missions}"
        f" ORDER BY {LAUNCH.format('event.mission')}, mission, seq"
    )
    return catalogue.read(Event, rest, [weight, *values, *mission_values], columns={"clock": "''"})


def in_flight(catalogue: Catalogue, day: date, zone: tzinfo | None, missions: Sequence[str] = ()) -> Iterator[InFlight]:
    """Yield the missions with a crew that were in flight on a day of the calendar, in earlier years; oldest first.

    A flight is from the first launch of a mission's spacecraft to the last landing; what has not landed, as far as
    the data tell, is left out.
    """
    where, values = is_in("id", missions)
    flights = f"FROM mission WHERE kind = 'crewed' AND start <> '' AND \"end\" <> '' AND {where} ORDER BY sort, id"
    for mission, name, start, end in catalogue.rows(f'SELECT id, name, start, "end" {flights}', values):
        first, last = _day_of(start, zone), _day_of(end, zone)
        if first is None or last is None:
            continue
        for year in range(first.year, min(last.year + 1, day.year)):
            if day.day > days_in(year, day.month):
                continue
            there = date(year, day.month, day.day)
            if first <= there <= last:
                yield InFlight(mission, name, there.isoformat(), (there - first).days + 1, (last - first).days + 1)


def _day_of(text: str, zone: tzinfo | None) -> date | None:
    there, _ = in_zone(parse(text).start, zone)
    return date(there.year, there.month, there.day) if there.month and there.day else None
