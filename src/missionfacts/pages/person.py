"""What the page of a person says."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from missionfacts.catalogue.people import person_card
from missionfacts.counts import counted
from missionfacts.dates.edtf import parse
from missionfacts.model.events import Event
from missionfacts.model.missions import Expedition
from missionfacts.model.people import Flight, PersonCard, Seat
from missionfacts.pages.almanac import Almanac, also_called, shortened, with_sources
from missionfacts.pages.bars_drawing import drawing, of_flights
from missionfacts.pages.entries import Teller, sign
from missionfacts.pages.kinds import groups_among
from missionfacts.pages.links import anchor, file_of
from missionfacts.pages.model import Block, Cell, Drawing, Fact, Page, Rows, Words
from missionfacts.pages.tongues import language_of
from missionfacts.pages.when import date_of, lasting, short_date

SAID = "Flights as bars along time; above them, what the person took part in as dots."
DIED = {"flight": "in flight", "training": "in training"}


def person_page(almanac: Almanac, key: str) -> Page:
    """Return the page of a person; key: the id."""
    card = person_card(almanac.catalogue, key)
    tell = almanac.teller(known=key)
    rivals = _Rivals(tell.dispute(card, Words(card.name)), frozenset(rival.field for rival in card.disputed))
    lead = list(_lead(card, tell, rivals))
    flown = {flight.mission for flight in card.flights}
    others = [seat for seat in card.seats if seat.status != "prime" or seat.mission not in flown]
    walks = [event for event in card.events if event.kind == "eva"]
    blocks = [
        Block("flights", "Flights", tables=_flights(card, tell), points=_missing(card)),
        Block("expeditions", "Resident crews", tables=_resident(almanac.residents.get(key, ()), key, tell)),
        Block("spacewalks", "Spacewalks", tables=_walks(walks, card)),
        Block("posts", "Other posts", tables=_posts(others, tell)),
        Block(
            "events", "Events", counted(len(card.events), "event"), days=tell.days(card.events, years=True), legend=True
        ),
    ]
    links = tell.links
    return Page(
        file_of("person", key),
        card.name,
        shortened(_in_a_line(card)),
        lead,
        list(_facts(card, rivals)),
        with_sources(blocks, tell),
        _drawing(card, tell),
        groups_among({event.kind for event in card.events}),
        almanac.way(links, ("people.html", "People")),
        (),
        f"missionfacts page {key}",
        almanac.version,
        almanac.licence,
        links.root,
    )


class _Rivals(NamedTuple):
    """What others say of somebody's life."""

    anchor: str  # where it stands
    fields: frozenset[str]  # of what

    def sign(self, *fields: str) -> list[Words]:
        """Return the sign that leads there from one of some facts."""
        return sign(self.anchor) if self.fields & set(fields) else []


def _in_a_line(card: PersonCard) -> str:
    return ", ".join(filter(None, (card.name, card.nation, _flew(card)))) + "."


def _flew(card: PersonCard) -> str:
    flights = [flight for flight in card.flights if flight.in_space]
    return f"{counted(len(flights), 'flight')} in space" if flights else "on the ground"


def _lead(card: PersonCard, tell: Teller, rivals: _Rivals) -> Iterator[Cell]:
    own = Words(card.native, "", language_of(card.native, card.nation))
    names = [own, Words(card.full if card.full != card.name else "")]
    flew = _flew(card)
    there = [name for name in names if name.text] or [Words(f"{flew[:1].upper()}{flew[1:]}.")]
    yield Cell([*there, *rivals.sign("name")], tell.notes.cite(card.sources))
    yield from also_called(card.aliases, card.nation)


def _facts(card: PersonCard, rivals: _Rivals) -> Iterator[Fact]:
    if card.nation:
        yield Fact("Nation", Cell([Words(card.nation)]))
    if card.born or card.birthplace:
        yield Fact("Born", Cell([date_of(card.born), *rivals.sign("born", "birthplace")], (), card.birthplace))
    if card.died:
        yield Fact("Died", Cell([date_of(card.died), *rivals.sign("died")], (), DIED.get(card.died_in, "")))
    flights = [flight for flight in card.flights if flight.in_space]
    if card.number:
        yield Fact("In space", Cell([Words(f"number {card.number}")], (), "above 80 km, by first flight"))
    if flights:
        yield Fact("Flights", Cell([Words(str(len(flights)))]))
    if card.time_in_space:
        yield Fact("Time in space", Cell([Words(lasting(card.time_in_space))], (), _but(card)))
    if card.spacewalks:
        yield Fact("Spacewalks", Cell([Words(str(card.spacewalks))]))
    if card.time_outside:
        yield Fact("Time outside", Cell([Words(lasting(card.time_outside, hours=True))]))


def _but(card: PersonCard) -> str:
    return "without what is not known" if card.missing else ""


def _flights(card: PersonCard, tell: Teller) -> list[Rows]:
    prime = {seat.mission: seat for seat in card.seats if seat.status == "prime"}
    rows = [_flight(each, prime.get(each.mission), tell) for each in card.flights]
    if card.time_in_space and len(card.flights) > 1:
        together = lasting(card.time_in_space)
        rows.append([Cell([Words("Together")]), *[Cell()] * 4, Cell([Words(together)])])
    heads = ("Flight", "Spacecraft", "Role", "Launched", "Landed", "Time")
    return [Rows(heads, rows, numeric=(5,), minor=(1,))] if rows else []


def _missing(card: PersonCard) -> list[Cell]:
    """Return what the sums do without, each event by its title."""
    titles = {event.id: event.title for event in card.events if event.kind == "eva"}
    named = ((each, next((key for key in titles if f" {key}:" in each), "")) for each in card.missing)
    told = (each.replace(f" {key}:", f" “{titles[key]}”:") if key else each for each, key in named)
    return [Cell([Words(f"Not counted: {each}.")]) for each in told]


def _flight(each: Flight, seat: Seat | None, tell: Teller) -> list[Cell]:
    rival = tell.dispute(seat, Words(f"{each.name}, {each.role}")) if seat else ""
    home = [Words(" in "), tell.links.craft(each.landed_in)] if each.landed_in else []
    remark = "" if each.in_space else "Did not reach space."
    return [
        Cell([tell.links.named("mission", each.mission, each.name)], (), remark),
        Cell([Words(each.spacecraft)]),
        Cell([Words(each.role), *sign(rival)], tell.notes.cite(seat.sources) if seat else ()),
        Cell([short_date(each.launched.partition("T")[0])]),
        Cell([short_date(each.landed.partition("T")[0]), *home] if each.landed else [Words("…")]),
        Cell([Words(lasting(each.time))]),
    ]


def _resident(crews: Sequence[Expedition], person: str, tell: Teller) -> list[Rows]:
    """Return the resident crews that somebody belonged to, and as what."""
    rows = [
        [
            Cell([tell.links.named("expedition", each.id, each.name)]),
            Cell([tell.links.named("mission", each.id.partition("/")[0])]),
            Cell([Words(member.role)], tell.notes.cite(each.sources)),
            Cell([short_date(member.begins or each.begins)]),
            Cell([short_date(member.ends or each.ends) if member.ends or each.ends else Words("…")]),
        ]
        for each in crews
        for member in each.crew
        if member.person == person
    ]
    return [Rows(("Crew", "Station", "Role", "From", "Until"), rows, minor=(1,))] if rows else []


def _walks(walks: Sequence[Event], card: PersonCard) -> list[Rows]:
    rows = [
        [
            Cell([short_date(event.at.partition("/")[0])]),
            Cell([Words(event.title, f"#{anchor(event.id)}")]),
            Cell([Words(lasting(event.duration))]),
        ]
        for event in walks
    ]
    if card.time_outside and len(walks) > 1:
        rows.append([Cell([Words("Together")]), Cell(), Cell([Words(lasting(card.time_outside, hours=True))])])
    return [Rows(("Began", "Spacewalk", "Length"), rows, numeric=(2,))] if rows else []


def _posts(seats: Sequence[Seat], tell: Teller) -> list[Rows]:
    rows = []
    for seat in seats:
        title = Words(f"{tell.links.name(seat.mission)}, {seat.role}")
        rival = tell.dispute(seat, title)
        mission = [tell.links.named("mission", seat.mission), *sign(rival)]
        told = [Cell([Words(seat.role)], (), seat.note), Cell([Words(seat.status)], tell.notes.cite(seat.sources))]
        rows.append([Cell(mission), *told])
    return [Rows(("Mission", "Role", "As"), rows)] if rows else []


def _drawing(card: PersonCard, tell: Teller) -> Drawing | None:
    """Return the flights and events along time; None where there is nothing to compare."""
    flights = of_flights(card.flights, tell.links)
    if not flights or len(card.events) < 3:
        return None
    at = [parse(event.at) for event in card.events]
    first = min(*(bar.since for bar in flights), *(when.earliest for when in at))
    last = max(*(bar.until for bar in flights), *(when.latest for when in at))
    return drawing(card.name, SAID, (first, last), flights, card.events)
