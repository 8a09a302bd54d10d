"""What the page of a mission says."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from missionfacts.catalogue.called import called, subjects
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import EventFilter, events, mission_card
from missionfacts.catalogue.people import landed_apart
from missionfacts.counts import counted
from missionfacts.dates.edtf import DAY, Interval, parse
from missionfacts.formats.held import in_words, telling
from missionfacts.formats.numbers import display_quantity
from missionfacts.model.events import Event
from missionfacts.model.lanes import Lanes
from missionfacts.model.missions import MissionCard, Visit, emblem_of
from missionfacts.pages.almanac import Almanac, also_called, shortened, with_sources
from missionfacts.pages.bars_drawing import of_parts, station_drawing
from missionfacts.pages.entries import LONG, Teller, sign
from missionfacts.pages.flight_drawing import drawing as flight
from missionfacts.pages.key_numbers import key_numbers
from missionfacts.pages.kinds import groups_among
from missionfacts.pages.links import file_of
from missionfacts.pages.model import Block, Cell, Day, Drawing, Page, Rows, Words
from missionfacts.pages.seats import crew_tables
from missionfacts.pages.ships import craft_table, expedition_table, visit_table

FLYING = ("crewed", "robotic")  # the kinds of mission that have a before, a flight and an after


def mission_page(almanac: Almanac, key: str) -> Page:
    """Return the page of a mission; key: its id."""
    catalogue = almanac.catalogue
    card = mission_card(catalogue, key)
    tell = almanac.teller(key)
    station = almanac.station(key) if card.kind == "station" else None
    told = station.told if station else list(events(catalogue, key, EventFilter()))
    docked = station.stays if station else card.visits
    lead = list(_lead(card, tell))
    before, during, after = _parts(card, told)
    drawn, drawing = _drawn(almanac, card, tell, [*during, *_landings(card, after)], docked)
    facts = key_numbers(card, drawn, told, tell, landed_apart(catalogue, card.id))
    timeline = tell.days(during)
    names = {each.id: each.name for each in card.spacecraft}
    blocks = [
        Block("timeline", "Timeline", counted(len(during), "event"), days=timeline, legend=True),
        Block("crew", "Crew", lines=_no_backups(card, tell), tables=crew_tables(card.seats, names, tell)),
        Block("expeditions", "Resident crews", tables=expedition_table(card.expeditions, tell)),
        Block("ships", "Spacecraft", tables=[*craft_table(card.spacecraft, tell), *visit_table(card, docked, tell)]),
        Block("records", "Records", points=_records(card, almanac)),
        Block("figures", "Figures", tables=_figures(almanac, card, tell)),
        Block("experiments", "Experiments", points=_experiments(card, tell)),
        Block("pictures", "Pictures", points=_pictures(card, tell)),
        Block("before", "Before and after", days=[*_by_year(tell, before), *_by_year(tell, after)]),
    ]
    links = tell.links
    return Page(
        file_of("mission", key),
        card.name,
        shortened(card.summary),
        lead,
        facts,
        with_sources(blocks, tell),
        drawing,
        groups_among({event.kind for event in told}),
        almanac.way(links, ("missions.html", "Missions")),
        (),
        f"missionfacts page {key}",
        almanac.version,
        almanac.licence,
        links.root,
    )


def _lead(card: MissionCard, tell: Teller) -> Iterator[Cell]:
    yield Cell([Words(card.summary)], tell.notes.cite(card.sources))
    yield from also_called(card.aliases)
    if card.objectives:
        yield Cell([Words(f"Objectives: {'; '.join(card.objectives)}.")])
    if emblem := emblem_of(card):
        yield Cell([Words(f"Emblem: {emblem.value}.")], tell.notes.cite(emblem.sources))
    if card.agencies:
        yield Cell([Words(f"By {', '.join(map(tell.links.name, card.agencies))}.")])
    if card.outcome:
        yield Cell([Words(f"Outcome: {card.outcome}.")])


def _parts(card: MissionCard, told: Sequence[Event]) -> tuple[list[Event], list[Event], list[Event]]:
    """Return the events before, in and after a flight, from the day of its launch to that of its landing."""
    if card.kind not in FLYING or not card.start:
        return [], list(told), []
    first, last = parse(card.start).start, parse(card.end).end if card.end else None
    begins = first._replace(hour=None, minute=None, second=None).earliest
    ends = last._replace(hour=None, minute=None, second=None).latest if last else None
    parts: tuple[list[Event], list[Event], list[Event]] = ([], [], [])
    for event in told:
        parts[_part(parse(event.at), begins, ends)].append(event)
    return parts


def _part(when: Interval, begins: int, ends: int | None) -> int:
    if when.earliest < begins:
        return 0
    return 2 if ends is not None and when.earliest > ends else 1


def _landings(card: MissionCard, after: Sequence[Event]) -> list[Event]:
    """Return the landings of people after that of their ship, as by parachute."""
    ends = parse(card.end).latest if card.end else 0
    return [event for event in after if event.kind == "landing" and parse(event.at).earliest < ends + DAY]


def _drawn(
    almanac: Almanac, card: MissionCard, tell: Teller, told: Sequence[Event], docked: Sequence[Visit]
) -> tuple[Lanes | None, Drawing | None]:
    """Return the lanes of a flight, and the picture of a mission; None where there is nothing to draw."""
    if len(told) < 2 or not card.start:
        return None, None
    if card.kind == "station":
        return None, _station(almanac, card, tell, told, docked)
    drawn = lanes(almanac.catalogue, [card.id])
    ends = parse(card.end).latest if card.end else drawn.ends
    landed = [parse(event.at).earliest for event in told if event.kind == "landing"]
    last = max([drawn.begins, min(drawn.ends, ends), *(at for at in landed if at < ends + DAY)])
    picture = flight(drawn._replace(ends=last), told, card.name, card.id)
    tell.tones = {dot.entry: dot.tone for dot in picture.dots}
    return drawn, picture


def _station(
    almanac: Almanac, card: MissionCard, tell: Teller, told: Sequence[Event], docked: Sequence[Visit]
) -> Drawing:
    begins = parse(card.start).earliest
    ends = parse(card.end).latest if card.end else almanac.ends
    said = (
        "Ships at each port along time, those launched with people and those without in two colours; above them how"
        " many people were aboard, and events as dots. Dotted: nobody tells exactly when."
    )
    life = almanac.station(card.id).life
    parts = of_parts(docked, ends)
    return station_drawing(card.name, said, (begins, ends), life, told, tell.links, card.id, parts)


def _no_backups(card: MissionCard, tell: Teller) -> list[Cell]:
    if card.backup is None:
        return []
    return [Cell([Words("There was no backup crew.")], tell.notes.cite(card.backup.sources))]


def _figures(almanac: Almanac, card: MissionCard, tell: Teller) -> list[Rows]:
    called = subjects(almanac.catalogue, card.id)
    by_subject: dict[str, list[list[Cell]]] = {}
    for figure in card.facts:
        rival = tell.dispute(figure, Words(f"{called.get(figure.about, figure.about)}: {figure.label}"))
        label = [Words(figure.label), *sign(rival)]
        value = Cell([Words(display_quantity(figure.value, figure.unit))], tell.notes.cite(figure.sources))
        by_subject.setdefault(called.get(figure.about, figure.about), []).append([Cell(label), value])
    folded = len(card.facts) > LONG
    return [
        Rows(("Figure", "Value"), rows, subject, counted(len(rows), "figure"), folded=folded and bool(number))
        for number, (subject, rows) in enumerate(by_subject.items())
    ]


def _experiments(card: MissionCard, tell: Teller) -> list[Cell]:
    return [
        Cell([Words(" ".join(filter(None, (each.number, each.name))))], tell.notes.cite(each.sources), each.summary)
        for each in card.experiments
    ]


def _records(card: MissionCard, almanac: Almanac) -> list[Cell]:
    """Return what was a first or a record when it was reached on a mission, a line each."""
    found = telling(card.records)
    names = called(almanac.catalogue, found)
    return [Cell([Words(in_words(record, lambda person: names.get(person, person)))]) for record in found]


def _pictures(card: MissionCard, tell: Teller) -> list[Cell]:
    return [
        Cell([Words(each.caption)], tell.notes.cite(each.sources), " · ".join(filter(None, (each.number, each.credit))))
        for each in card.pictures
    ]


def _by_year(tell: Teller, told: Sequence[Event]) -> list[Day]:
    """Return events below their years, each of which can be closed."""
    found = []
    for year, those in groupby(told, lambda event: event.at[:4]):
        entries = [tell.entry(event, year=True) for event in those]
        found.append(Day("", Words(year), counted(len(entries), "event"), entries, folded=len(told) > LONG))
    return found
