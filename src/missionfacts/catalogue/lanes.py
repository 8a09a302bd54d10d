"""A flight, or several together, as lanes: which craft, what was joined when, and where everyone was after each event.

Where people were is what `aboard` says too: the stays that compiling worked out. Here they are laid along the events.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import permutations

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lane_facts import (
    Craft,
    Happening,
    Joined,
    Ride,
    crafts,
    flight_of,
    happenings,
    joined_to,
    own_crafts,
    rides_with,
    span_of_mission,
    stations,
    stays_of,
)
from missionfacts.catalogue.lane_flights import flown, without_people
from missionfacts.catalogue.lane_phases import phases
from missionfacts.catalogue.lane_spans import docked_spans, near_spans
from missionfacts.catalogue.lane_steps import steps, walks
from missionfacts.catalogue.short_names import short_name
from missionfacts.dates.edtf import parse
from missionfacts.model.lanes import Lane, Lanes, Passage, Stay, Traveller

MOST_ORDERED = 6  # lanes of which all orders are looked at
Stays = Mapping[Ride, Sequence[Stay]]


def lanes(catalogue: Catalogue, missions: Sequence[str]) -> Lanes:
    """Return the lanes of some missions, in the order in which they are asked for; missions: their ids."""
    events = happenings(catalogue, missions)
    stands = stations(catalogue)
    own = [craft for craft in own_crafts(catalogue, missions) if _mission(craft) not in stands]
    joined = joined_to(catalogue, own)
    partners = {craft for each in joined for craft in each[:2]}
    flying = sorted(craft for craft in {*own, *partners} if _mission(craft) not in stands)
    stays = {ride: stays_of(catalogue, ride) for ride in rides_with(catalogue, missions, flying)}
    events = _in_known_order(events, stays)
    occupied = {stay.craft for ride, those in stays.items() for stay in those if ride.mission in missions}
    visited = {stay.craft for those in stays.values() for stay in those} & {*own}
    crewless = _crewless(missions, stays, joined, occupied | visited)
    used = [craft for craft in occupied | visited | partners if _mission(craft) not in crewless]
    there = sorted(crafts(catalogue, used), key=_beside(missions, stands, stays))
    passages = _passages(there, joined, stays, stands)
    through = {each.craft for each in passages}
    drawn = [_lane(catalogue, craft, stays, joined, stands) for craft in there if craft.id not in through]
    drawn = _with_those_without_people(catalogue, missions, drawn, own, events, stands)
    drawn = _untangled(missions, drawn, [each[:2] for each in joined])
    ships = [lane.craft for lane in drawn if not lane.station]
    spans = list(docked_spans(catalogue, joined_to(catalogue, ships), drawn))
    spans = sorted([*spans, *near_spans(events, drawn, spans)], key=lambda span: span.earliest)
    begins, ends, over = _period(missions, drawn, stays, _known_until(catalogue, events))
    along = list(steps(events, drawn, passages, stays, spans))
    return Lanes(
        tuple(missions),
        drawn,
        passages,
        _travellers(drawn, stays),
        [stay for those in stays.values() for stay in those],
        list(walks(events)),
        spans,
        along,
        list(phases(events, drawn, along)),
        begins,
        ends,
        over,
    )


def _mission(craft: str) -> str:
    return craft.partition("/")[0]


def _crewless(missions: Sequence[str], stays: Stays, joined: Sequence[Joined], entered: Collection[str]) -> set[str]:
    """Return the missions of whose craft nobody was in one, and none was docked to that of another mission."""
    flew = {ride.mission for ride in stays} | set(map(_mission, entered))
    met = {_mission(craft) for each in joined if _mission(each.craft) != _mission(each.other) for craft in each[:2]}
    return {*missions} - flew - met


def _beside(missions: Sequence[str], stands: Collection[str], stays: Stays) -> Callable[[Craft], tuple[int, int, int]]:
    """Return what orders craft: own ones by mission and crew, then a station, then those of others; then by time."""
    homes = Counter(ride.craft for ride in stays)
    first: dict[str, int] = {}
    for those in stays.values():
        for stay in those:
            first[stay.craft] = min(stay.earliest, first.get(stay.craft, stay.earliest))

    def place(craft: Craft) -> tuple[int, int, int]:
        if craft.mission in missions:
            return missions.index(craft.mission), -homes[craft.id], first.get(craft.id, 0)
        return len(missions) + (craft.mission not in stands), 0, first.get(craft.id, 0)

    return place


def _passages(there: Sequence[Craft], joined: Sequence[Joined], stays: Stays, stands: Collection[str]) -> list[Passage]:
    """Return the craft that are but a way from one lane to another.

    Nobody went up in one, whoever is in it comes from one craft and may go on to another, and it is docked to one of
    at least two craft with crews of their own.
    """
    crewed = {craft for ride in stays for craft in (ride.craft, ride.down)}
    found = []
    ships = [each for each in there if each.mission not in stands]
    for craft in ships if len(crewed & {each.id for each in ships}) > 1 else ():
        hosts = {other for each in joined for other in each[:2] if craft.id in each[:2]} - {craft.id}
        ways = {those[number + 1].craft for those in stays.values() for number in _visits(those, craft.id)} - {craft.id}
        if craft.id not in crewed and len(hosts) == 1 and len(ways) > 1:
            found.append(Passage(craft.id, craft.name, next(iter(hosts))))
    return found


def _visits(stays: Sequence[Stay], craft: str) -> list[int]:
    """Return which of somebody's stays, but for the last, are in a craft."""
    return [number for number, stay in enumerate(stays[:-1]) if stay.craft == craft]


def _lane(catalogue: Catalogue, craft: Craft, stays: Stays, joined: Sequence[Joined], stands: Collection[str]) -> Lane:
    crew = tuple(ride.person for ride in stays if ride.craft == craft.id)
    if craft.mission in stands:
        start, end = span_of_mission(catalogue, craft.mission)
        begins, ends = parse(start).earliest if start else 0, parse(end).latest if end else None
        return Lane(craft.id, craft.name, craft.side, crew, start, "", end, "", "", begins, ends, station=True)
    inside = [stay.earliest for those in stays.values() for stay in those if stay.craft == craft.id]
    inside += [each.earliest for each in joined if craft.id in each[:2]]
    crewed = any(craft.id in (ride.craft, ride.down) for ride in stays)
    return flown(craft, crew, flight_of(catalogue, craft.id), min(inside, default=0), crewed=crewed)


def _untangled(missions: Sequence[str], drawn: Sequence[Lane], joined: Collection[tuple[str, str]]) -> list[Lane]:
    """Return lanes in an order in which links cross the fewest others: a ship stands between two that it docked to.

    Those of the missions that are asked for stay in theirs.
    """
    there = {lane.craft for lane in drawn}
    pairs = {pair for pair in joined if there.issuperset(pair)}
    own = [lane.craft for lane in drawn if _mission(lane.craft) in missions]

    def crossed(order: Sequence[Lane]) -> int:
        place = {lane.craft: number for number, lane in enumerate(order)}
        return sum(abs(place[one] - place[other]) - 1 for one, other in pairs)

    if len(drawn) > MOST_ORDERED or not crossed(drawn):
        return list(drawn)
    orders = (each for each in permutations(drawn) if [lane.craft for lane in each if lane.craft in own] == own)
    best = min(orders, key=crossed)
    return list(best)


def _with_those_without_people(
    catalogue: Catalogue,
    missions: Sequence[str],
    drawn: Sequence[Lane],
    own: Sequence[str],
    events: Sequence[Happening],
    stands: Collection[str],
) -> list[Lane]:
    """Return lanes, with those of each mission that has none: nobody flew in it. The order is that of the missions."""
    order = {mission: number for number, mission in enumerate(missions)}
    seen = {_mission(lane.craft) for lane in drawn}
    unseen = [mission for mission in missions if mission not in seen and (mission not in stands or not drawn)]
    alone = [
        lane
        for mission in unseen
        for lane in without_people(catalogue, mission, [craft for craft in own if _mission(craft) == mission], events)
    ]
    return sorted([*drawn, *alone], key=lambda lane: order.get(_mission(lane.craft), len(order)))


def _in_known_order(events: Sequence[Happening], stays: Stays) -> list[Happening]:
    """Return events, those without a time behind what must have come first: who passes over has docked before."""
    since = {stay.event: stay.earliest for those in stays.values() for stay in those}
    early = [event for event in events if "T" not in event.at and since.get(event.id, event.place) > event.place]
    moved = {event.id for event in early}
    found = [event for event in events if event.id not in moved] if early else list(events)
    for event in early:
        place = since[event.id]
        number = bisect_right(found, place, key=_place_of)
        found.insert(number, event._replace(earliest=place, place=place))
    return found


def _place_of(event: Happening) -> int:
    return event.place


def _known_until(catalogue: Catalogue, events: Sequence[Happening]) -> int | None:
    """Return the last second that the data tell of; None where there is none."""
    covers = catalogue.meta("covers")
    last = max((event.latest for event in events), default=None)
    return last if not covers else max(parse(covers).latest, last or 0)


def _period(missions: Sequence[str], drawn: Sequence[Lane], stays: Stays, until: int | None) -> tuple[int, int, bool]:
    """Return the first and last second of the missions' own flights, and whether they have ended.

    until: the last second that the data tell of.
    """
    asked = {craft for ride in stays if ride.mission in missions for craft in (ride.craft, ride.down)}
    crewed = {ride.mission for ride in stays}
    ships = [
        lane
        for lane in drawn
        if not lane.station and (lane.craft in asked or _mission(lane.craft) in {*missions} - crewed)
    ] or drawn
    up = [lane.begins for lane in ships if lane.craft.partition("/")[0] in missions] or [lane.begins for lane in ships]
    last = min(up) if until is None else until
    ends = max(last if lane.ends is None else lane.ends for lane in ships)
    landed = [those[-1].latest for ride, those in stays.items() if ride.mission in missions and those]
    ends = max([ends, *(each for each in landed if each is not None)])  # who lands by parachute may be later
    return min(up), max(min(up), ends), all(lane.ends is not None for lane in ships)


def _travellers(drawn: Sequence[Lane], stays: Stays) -> list[Traveller]:
    """Return who is drawn, by the lanes in which they went up."""
    order = {lane.craft: number for number, lane in enumerate(drawn)}
    people: dict[str, Ride] = {}
    for ride in stays:
        people.setdefault(ride.person, ride)
    rides = sorted(people.values(), key=lambda ride: order.get(ride.craft, len(order)))
    return [Traveller(ride.person, ride.name, family_name(ride), ride.craft, ride.role, ride.nation) for ride in rides]


def family_name(ride: Ride) -> str:
    """Return the name that a chart has room for."""
    return short_name(ride.name, ride.nation, ride.person)
