"""What the page of a resident crew of a station says."""

from collections.abc import Sequence

from missionfacts.catalogue.expeditions import expeditions, residents
from missionfacts.counts import counted
from missionfacts.dates.edtf import parse
from missionfacts.model.aboard import Resident
from missionfacts.model.events import Event
from missionfacts.model.missions import Expedition, Visit
from missionfacts.model.stations import StationLife
from missionfacts.pages.almanac import Almanac, also_called, with_sources
from missionfacts.pages.bars_drawing import is_part, station_drawing
from missionfacts.pages.entries import Teller, span_of
from missionfacts.pages.kinds import groups_among
from missionfacts.pages.links import file_of
from missionfacts.pages.model import Block, Cell, Drawing, Fact, Page, Rows, Words
from missionfacts.pages.ships import ship_name, visit_cells
from missionfacts.pages.when import date_of, short_date

SAID = (
    "Ships at each port in the time of this crew; above them how many people were aboard, and events as dots. Dotted:"
    " nobody tells exactly when."
)


def expedition_page(almanac: Almanac, key: str) -> Page:
    """Return the page of a resident crew; key: its id."""
    station = key.partition("/")[0]
    seen = almanac.station(station)
    all_of_them = expeditions(almanac.catalogue, station)
    number = next(number for number, each in enumerate(all_of_them) if each.id == key)
    own = all_of_them[number]
    tell = almanac.teller(known=station)
    within = _within(almanac, own)
    there = [each for each in seen.stays if _met(each, within) and not is_part(each, almanac.ends)]
    told = [each for each in seen.told if _in(each, within)]
    lead = [Cell([Words(_resident(own, tell.links.name(station)))], tell.notes.cite(own.sources))]
    lead += also_called(own.aliases)
    blocks = [
        Block("crew", "Crew", tables=_crew(residents(almanac.catalogue, own), tell)),
        Block("ships", "Ships that were there", tables=_ships(there, tell)),
        Block("timeline", "Timeline", counted(len(told), "event"), days=tell.days(told), legend=True),
    ]
    links = tell.links
    return Page(
        file_of("expedition", key),
        own.name,
        f"{_resident(own, links.name(station))[:-1]}, {span_of(own.begins, own.ends)}.",
        lead,
        _facts(own, there, tell),
        with_sources(blocks, tell),
        _drawing(seen.life, own, told, within, tell),
        groups_among({event.kind for event in told}),
        almanac.way(links, ("missions.html", "Missions"), (file_of("mission", station), links.name(station))),
        _beside(all_of_them, number, tell) if almanac.pages else (),
        f"missionfacts page {key}",
        almanac.version,
        almanac.licence,
        links.root,
    )


def _resident(own: Expedition, station: str) -> str:
    article = "the " if station.endswith("Station") else ""
    return f"{own.name} {'was' if own.ends else 'is'} a resident crew of {article}{station}."


def _within(almanac: Almanac, own: Expedition) -> tuple[int, int]:
    return parse(own.begins).earliest, parse(own.ends).latest if own.ends else almanac.ends


def _met(visit: Visit, within: tuple[int, int]) -> bool:
    last = visit.undocked or visit.ended
    return parse(visit.docked).earliest <= within[1] and (not last or parse(last).latest >= within[0])


def _in(event: Event, within: tuple[int, int]) -> bool:
    when = parse(event.at)
    return within[0] <= when.earliest <= within[1] and when.latest - when.earliest < within[1] - within[0]


def _crew(there: Sequence[Resident], tell: Teller) -> list[Rows]:
    links = tell.links
    rows = [
        [
            Cell([links.named("person", each.person, each.name)]),
            Cell([Words(each.role)]),
            Cell([Words(each.nation)]),
            Cell([short_date(each.begins)]),
            Cell([short_date(each.ends) if each.ends else Words("…")]),
            Cell([links.named("mission", each.up)] if each.up else []),
            Cell([links.named("mission", each.down)] if each.down else []),
        ]
        for each in there
    ]
    heads = ("Name", "Role", "Nation", "From", "Until", "Came with", "Left with")
    return [Rows(heads, rows, minor=(2, 5, 6))] if rows else []


def _ships(there: Sequence[Visit], tell: Teller) -> list[Rows]:
    rows = [[Cell([ship_name(each, tell)]), *visit_cells(each)] for each in there]
    return [Rows(("Ship", "Port", "Docked", "Undocked", "Stay"), rows, numeric=(4,), minor=(1,))] if rows else []


def _facts(own: Expedition, there: Sequence[Visit], tell: Teller) -> list[Fact]:
    links = tell.links
    facts = [
        Fact("Station", Cell([links.named("mission", own.id.partition("/")[0])])),
        Fact("Began", Cell([date_of(own.begins)])),
        Fact("Ended", Cell([date_of(own.ends) if own.ends else Words("not yet")])),
    ]
    if own.commander:
        facts.append(Fact("Commander", Cell([links.named("person", own.commander)])))
    crew = len({member.person for member in own.crew})
    return [
        *facts,
        Fact("Crew", Cell([Words(str(crew))])),
        Fact("Ships that were there", Cell([Words(str(len(there)))])),
    ]


def _drawing(
    life: StationLife, own: Expedition, told: Sequence[Event], within: tuple[int, int], tell: Teller
) -> Drawing | None:
    picture = station_drawing(own.name, SAID, within, life, told, tell.links)
    return picture if len(picture.labels) > 1 or len(told) > 1 else None


def _beside(all_of_them: Sequence[Expedition], number: int, tell: Teller) -> list[Words]:
    """Return the resident crews before and after one."""
    before = all_of_them[number - 1 : number] if number else []
    return [
        tell.links.named("expedition", each.id, each.name) for each in (*before, *all_of_them[number + 1 : number + 2])
    ]
