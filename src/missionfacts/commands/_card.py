"""A day of the calendar as a card: the flights and people that it is remembered for, and who was in space."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, tzinfo
from itertools import groupby

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.in_space import in_space
from missionfacts.catalogue.missions import mission_names
from missionfacts.catalogue.people import people_names
from missionfacts.commands._chronicle import UNLIMITED, entry_of, zone_said
from missionfacts.commands._day import AskedDay, Wanted, day_name
from missionfacts.commands._limits import heaviest
from missionfacts.dates.brief import brief_time, heading_of
from missionfacts.dates.edtf import PartialDate, parse
from missionfacts.dates.zones import parse_zoned
from missionfacts.formats.chronicle import Chronicle, Entry, Heading, Item, More
from missionfacts.formats.layout import Page
from missionfacts.formats.table.values import display_value
from missionfacts.model.events import Anniversary

FIELDS = ("years", "clock", "mission", "people", "title", "kind", "weight")  # those of an event that are shown
COMING = ("date", "years", "clock", "mission", "title", "weight")
FLIGHTS, OF_ONE = 6, 3  # how many missions a card has, and how many events of each, unless somebody says
NARROW, OF_ONE_WHEN_NARROW = 70, 2
WIDE, ROOM, ROOM_WHEN_WIDE = 100, 7, 16  # columns for a time of day: to the minute, or all of it
LANDMARK, NOTABLE = 5, 4  # weights: beside a landmark nothing less than notable is told
FIRST_OF_EQUALS = ("landing", "launch", "eva", "docking", "milestone")  # kinds
ROUND = 5  # years that it divides stand out
OTHER_YEARS = (50, 25, 60, 10, 40, 30, 20, 5)  # back to which one looks where the data do not reach
FEW = 4  # people who are told by their names

Group = tuple[int, str]  # years ago, and the mission or, of a birth or death, the person


def card_page(
    catalogue: Catalogue, there: AskedDay, wanted: Wanted, limit: int | None, found: list[Anniversary], page: Page
) -> Chronicle:
    """Return the card of a day; limit: how many events the user wants, None when nobody says, 0 for all."""
    columns = page.width or UNLIMITED
    shown = chosen(found, columns) if limit is None and not wanted.missions else heaviest(found, limit or 0)
    names = _names(catalogue, shown)
    items = list(card(found, shown, names, ROOM if columns < WIDE else ROOM_WHEN_WIDE))
    up = "" if wanted.narrowed else who_is_up(catalogue, there.day, there.zone, there.today)
    aside = f"{heading_of(PartialDate(*there.day.timetuple()[:3]))} · {zone_said(there.clock)}"
    return Chronicle(_title(there, found), aside, items, up, [_all_of_them(there, found, len(shown))])


def coming_page(catalogue: Catalogue, found: list[Anniversary], page: Page) -> Chronicle:
    """Return the anniversaries of the days to come, a heading for each day."""
    names = mission_names(catalogue, {event.mission for event in found}) if (page.width or UNLIMITED) >= WIDE else {}
    items: list[Item] = []
    for day, events in groupby(found, lambda event: event.date):
        items.append(Heading(heading_of(parse(day).start)))
        for event in events:
            ago = f"{'★' if is_round(event.years) else ' '}{event.years:>3} {'years' if event.years > 1 else 'year'}"
            items.append(_entry(event, ROOM)._replace(time=ago, timed=True, note=names.get(event.mission, "")))
    return Chronicle(page.layout.caption, "", items, footnotes=[page.layout.footnote])


def _title(there: AskedDay, found: Sequence[Anniversary]) -> str:
    leap = there.day.day == 28 and any(parse_zoned(event.clock).start[1:3] == (2, 29) for event in found)
    more = f", and 29 February, which {there.day.year} does not have" if leap else ""
    return f"{day_name(there.day)} in spaceflight{more}"


def _all_of_them(there: AskedDay, found: Sequence[Anniversary], shown: int) -> str:
    """Return the line that says what is left out; "" when nothing is."""
    if shown == len(found):
        return ""
    missions = len({event.mission for event in found if event.mission})
    of = f" of {missions} missions" if missions > 1 else " of one mission" if missions else ""
    return f"{len(found):,} events{of} happened on a {day_name(there.day)}; --limit 0 shows all"


def chosen(found: Sequence[Anniversary], columns: int) -> list[Anniversary]:
    """Return the events that a card of so many columns shows when nobody says which, in their order."""
    places: dict[str, list[int]] = {}
    for i, event in enumerate(found):
        places.setdefault(_whose(event), []).append(i)
    kept: list[int] = []
    for those in places.values():
        beside_landmark = any(found[i].weight >= LANDMARK for i in those)
        notable = (i for i in those if found[i].weight >= (NOTABLE if beside_landmark else 1))
        kept += sorted(notable, key=lambda i: _before(found[i]))[: OF_ONE_WHEN_NARROW if columns < NARROW else OF_ONE]
    shown = [found[i] for i in sorted(kept)]
    flights = sorted({_group(event) for event in shown}, key=lambda group: _weight(shown, group))[:FLIGHTS]
    return [event for event in shown if _group(event) in flights]


def _group(event: Anniversary) -> Group:
    return event.years, _whose(event)


def _whose(event: Anniversary) -> str:
    """Return the mission that an event belongs to or, of a birth or death, the person."""
    return event.mission or event.people[0]


def _names(catalogue: Catalogue, shown: Sequence[Anniversary]) -> dict[str, str]:
    """Return what the missions and people are called that a card has headings for, by their ids."""
    whose = set(map(_whose, shown))
    return mission_names(catalogue, whose) | people_names(catalogue, whose)


def _before(event: Anniversary) -> tuple[int, int]:
    """Return what orders the events of a mission by how much they matter; of equals, the first in time is first."""
    kinds = FIRST_OF_EQUALS
    return -event.weight, kinds.index(event.kind) if event.kind in kinds else len(kinds)


def _weight(shown: Sequence[Anniversary], group: Group) -> tuple[int, bool, int]:
    """Return what orders flights by how much they matter: the heaviest, then those of a round year, then the oldest."""
    return -max(event.weight for event in shown if _group(event) == group), not is_round(group[0]), -group[0]


def card(
    found: Sequence[Anniversary], shown: Sequence[Anniversary], names: Mapping[str, str], room: int
) -> Iterator[Item]:
    """Yield a heading for each flight or life, its events and how many more there are; names: of both, by id."""
    every = Counter(map(_group, found))
    those: dict[Group, list[Anniversary]] = {}
    for event in shown:
        those.setdefault(_group(event), []).append(event)
    for group, events in those.items():
        years, whose = group
        year, month, number = parse_zoned(events[0].clock).start[:3]
        leap = "29 February · " if (month, number) == (2, 29) else ""
        star = "★ " if is_round(years) else ""
        ago = f"{leap}{star}{display_value(events[0], 'years')}"
        yield Heading(f"{year}", names[whose], ago, stands_out=bool(star))
        yield from (_entry(event, room) for event in events)
        if every[group] > len(events):
            yield More(f"{every[group] - len(events):,} more")


def _entry(event: Anniversary, room: int) -> Entry:
    when = parse_zoned(event.clock)
    return entry_of(event, when, brief_time(when, room))


def is_round(years: int) -> bool:
    """Tell whether an anniversary is worth a star."""
    return years > 0 and years % ROUND == 0


def who_is_up(catalogue: Catalogue, day: date, zone: tzinfo | None, today: date) -> str:
    """Return the line that says who is in space on a day, or who was some years before it where nobody can know yet.

    It is "" when nobody was; day: the one that is told of, today: the one that it is.
    """
    up = in_space(catalogue, day, zone)
    if up is not None:
        that_day = "today" if day == today else f"on {day_name(day)} {day.year}"
        return f"In space {that_day}: {_people(up)}" if up else ""
    for years in OTHER_YEARS:
        if (then := _years_before(day, years)) and (up := in_space(catalogue, then, zone)):
            return f"In space {years} years ago on this day: {_people(up)}"
    return ""


def _years_before(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February, or before the calendar begins
        return None


def _people(up: Mapping[str, Sequence[str]]) -> str:
    """Return who they are, by the flight they went up with.

    >>> _people({"Apollo 11": ["Neil Armstrong", "Michael Collins", "Buzz Aldrin"]})
    'Neil Armstrong, Michael Collins, Buzz Aldrin (Apollo 11)'
    >>> _people({"Shenzhou 21": ["Zhang Lu"] * 3, "SpaceX Crew-12": ["Jessica Meir"] * 4})
    '7 people (3 of Shenzhou 21, 4 of SpaceX Crew-12)'
    """
    number = sum(map(len, up.values()))
    if number <= FEW:
        return "; ".join(f"{', '.join(people)} ({flight})" for flight, people in up.items())
    return f"{number} people ({', '.join(f'{len(people)} of {flight}' for flight, people in up.items())})"
