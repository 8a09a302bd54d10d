"""Who was aboard, for eyes: a heading for each place, and what the columns do not tell below."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

from missionfacts.catalogue.called import called
from missionfacts.catalogue.database import Catalogue
from missionfacts.commands._moment import AskedMoment
from missionfacts.counts import counted
from missionfacts.dates.brief import brief_time
from missionfacts.dates.display import display, display_long
from missionfacts.dates.edtf import parse
from missionfacts.dates.zones import parse_zoned, zoned_text
from missionfacts.formats.layout import Layout
from missionfacts.model.aboard import Aboard
from missionfacts.model.fields import TALLY, Count, Text
from missionfacts.model.missions import Mission

ROOM = 6  # columns for a time of day


class Seen(NamedTuple):
    """Somebody aboard, as eyes see them."""

    place: Text
    name: Text
    role: Text
    nation: Text
    day: Count
    flight: Annotated[int, TALLY]
    up: Text  # and down
    since: Text


SEEN = Layout(
    main="name",
    columns=Seen._fields,
    first_to_go=("flight", "up", "nation"),
    headings={"up": "Up and down in"},
    group="place",
)


def seen(
    catalogue: Catalogue, shown: Sequence[Aboard], there: AskedMoment, layout: Layout, only: Mission | None, number: int
) -> tuple[list[Seen], Layout]:
    """Return people as eyes see them, and the layout; only: the station asked for; number: how many there were."""
    names = called(catalogue, shown)
    ships = _ships(names, shown)
    hosts = {each.station for each in shown if each.expedition}
    people = [
        Seen(
            _heading(each, names, ships, hosts),
            each.name + ("" if each.certain or there.reach else " ?"),
            _role(each, names),
            each.nation,
            each.day,
            each.flight,
            _up_and_down(each, ships),
            _since(each, there),
        )
        for each in shown
    ]
    where = only.name if only else "space"
    people_said = counted(number, "person")
    if not there.reach and (perhaps := sum(not each.certain for each in shown)):
        people_said += f", {perhaps} of them perhaps"
    caption = f"{'At' if only else 'In'} {where} on {there}: {people_said}"
    return people, SEEN._replace(caption=caption, footnote=_footnote(shown, people, there), empty=layout.empty)


def _heading(each: Aboard, names: Mapping[str, str], ships: Mapping[str, str], hosts: set[str]) -> str:
    """Return where somebody was, who lived there, and what was docked; hosts: stations at which somebody lives."""
    if each.station in hosts and not each.expedition:
        return f"Guests at {names.get(each.station, each.station)}"
    flight = ships.get(each.craft[0], "") if len(each.craft) == 1 else ""
    crew = _shortest(names.get(each.expedition, ""), each.place)
    beside = crew or ("" if flight in each.place else flight)
    place = ", ".join(filter(None, (each.place, beside)))
    if not each.docked:
        return place
    others = _listed([ships.get(other) or names.get(other, other) for other in each.docked])
    return f"{place}, with {others} docked" if _is_core(each) else f"{place}, docked to {others}"


def _shortest(crew: str, place: str) -> str:
    """Return what a crew is called beside the name of its station.

    >>> _shortest("Mir EO-19", "Mir"), _shortest("Skylab 2 crew", "Skylab")
    ('EO-19', 'Skylab 2 crew')
    """
    rest = crew.removeprefix(f"{place} ")
    return crew if rest[:1].isdigit() else rest


def _is_core(each: Aboard) -> bool:
    """Tell whether somebody is in the station itself, not in a ship that is docked to it."""
    return each.craft == (f"{each.station}/{each.station}",)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _role(each: Aboard, names: Mapping[str, str]) -> str:
    """Return the role at the station, or in the ship that somebody went up in, named where they are elsewhere."""
    if each.expedition:
        return each.station_role
    if each.station or each.ship_up in each.craft or len(each.craft) > 1:
        return each.role
    return f"{each.role} of {names.get(each.ship_up, each.ship_up)}"


def _ships(names: Mapping[str, str], shown: Sequence[Aboard]) -> dict[str, str]:
    """Return what the ships of people are called: as their flight, or where that has several, each by its own name."""
    crafts = {craft for each in shown for craft in (each.ship_up, each.ship_down) if craft}
    several = {craft.partition("/")[0] for craft in crafts for other in crafts if _same_flight(craft, other)}
    called_by = {craft: craft if (flight := craft.partition("/")[0]) in several else flight for craft in crafts}
    return {craft: names.get(key, key) for craft, key in called_by.items()}


def _same_flight(craft: str, other: str) -> bool:
    return craft != other and craft.partition("/")[0] == other.partition("/")[0]


def _up_and_down(each: Aboard, ships: Mapping[str, str]) -> str:
    """Return the ships of a flight.

    >>> _shortened("Soyuz TM-12", "Soyuz TM-13"), _shortened("STS-119", "STS-127")
    ('Soyuz TM-12 → TM-13', 'STS-119 → STS-127')
    """
    up, down = ships[each.ship_up], ships.get(each.ship_down, "")
    return up if not down or down == up else _shortened(up, down)


def _shortened(up: str, down: str) -> str:
    series, _, number = down.rpartition(" ")
    return f"{up} → {number if series and up.startswith(f'{series} ') else down}"


def _since(each: Aboard, there: AskedMoment) -> str:
    """Return since when somebody is in a craft that is not their own: of the day that was asked for, the time."""
    if each.station or len(each.craft) > 1 or each.ship_up in each.craft or not each.since:
        return ""
    since = parse_zoned(zoned_text(parse(each.since), there.window.zone))
    same_day = since.start.timed and str(since.start).startswith(str(there.window.day))
    return brief_time(since, ROOM).strip() if same_day else display(str(since))


def _footnote(shown: Sequence[Aboard], people: Sequence[Seen], there: AskedMoment) -> str:
    nations = Counter(each.nation for each in shown if each.nation)
    said = ", ".join(f"{nation} {number}" for nation, number in nations.most_common())
    lines = [f"{f'Nations: {said}. ' if len(nations) > 1 else ''}Day of the flight, by the calendar."]
    if any(each.since for each in people):
        lines.append("Where people are in joined ships follows from the transfers of the timeline.")
    if any(len(each.craft) > 1 for each in shown):
        lines.append("Where there are two craft, nobody tells when somebody passed from one to the other.")
    if any(not each.certain for each in shown) and not there.reach:
        lines.append("? may not have been up: the launch or landing is not known to the minute")
    if there.reach:
        lines.append(
            f"The data reach to {display_long(there.reach)}: anybody here may have landed since, and others gone up."
        )
    unknown = sum(not each.landed for each in shown)
    if unknown and not there.reach:
        lines.append(f"Of {unknown} no landing is known, as far as the data reach.")
    return "\n".join(lines)
