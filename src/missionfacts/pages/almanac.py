"""What all pages share: the catalogue, names, works, and where names lead."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from missionfacts.catalogue.almanac import last_second, names
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.expeditions import expeditions
from missionfacts.catalogue.missions import EventFilter, events, mission
from missionfacts.catalogue.station_lives import station_life
from missionfacts.catalogue.traffic import visits
from missionfacts.catalogue.works import bibliography
from missionfacts.counts import counted
from missionfacts.dates.display import display_long
from missionfacts.dates.edtf import parse
from missionfacts.model.events import Event
from missionfacts.model.missions import Expedition, Visit
from missionfacts.model.stations import StationLife
from missionfacts.model.works import Work
from missionfacts.pages.entries import Teller
from missionfacts.pages.links import Links
from missionfacts.pages.model import Block, Cell, Words
from missionfacts.pages.notes import Notes
from missionfacts.pages.tongues import language_of


class Station(NamedTuple):
    """What is known of a station; each page about one of its crews tells a part of it."""

    life: StationLife
    stays: Sequence[Visit]  # of ships, by docking
    told: Sequence[Event]


class Almanac(NamedTuple):
    """What is asked once for all pages."""

    catalogue: Catalogue
    names: Mapping[str, str]
    works: Mapping[str, Work]
    version: str  # of the data, as people read it
    licence: str  # of the data; "" where none is told
    residents: Mapping[str, Sequence[Expedition]]  # by person, the resident crews they belonged to
    ends: int  # the last second that the data tell of
    pages: frozenset[str]  # the files of a site; none for a page that stands alone
    stations: dict[str, Station]  # those that were asked for

    def links(self, root: str = "../") -> Links:
        """Return where names lead from a page; root: the way from it to the first page."""
        return Links(self.names, self.pages, root if self.pages else "")

    def teller(self, mission: str = "", known: str = "") -> Teller:
        """Return what tells of events on a new page; mission, known: as `Teller` has them."""
        return Teller(self.links(), Notes(self.works), mission, known)

    def station(self, key: str) -> Station:
        """Return what is known of a station; key: its id."""
        if key not in self.stations:
            itself = mission(self.catalogue, key)
            told = list(events(self.catalogue, key, EventFilter()))
            self.stations[key] = Station(station_life(self.catalogue, itself), visits(self.catalogue, itself), told)
        return self.stations[key]

    def way(self, links: Links, *steps: tuple[str, str]) -> list[Words]:
        """Return the way to a page from the first; none for a page that stands alone."""
        if not self.pages:
            return []
        return [links.top(file, name) for file, name in (("index.html", "missionfacts"), *steps)]


def almanac(catalogue: Catalogue, pages: frozenset[str] = frozenset()) -> Almanac:
    """Return what pages are made from."""
    version, covers, licence = map(catalogue.meta, ("version", "covers", "licence"))
    ends = parse(covers).latest if covers else last_second(catalogue)
    return Almanac(
        catalogue,
        names(catalogue),
        bibliography(catalogue),
        _said(version),
        licence,
        _residents(catalogue),
        ends,
        pages,
        {},
    )


def _residents(catalogue: Catalogue) -> dict[str, list[Expedition]]:
    found: dict[str, list[Expedition]] = {}
    for each in expeditions(catalogue):
        for person in dict.fromkeys(member.person for member in each.crew):
            found.setdefault(person, []).append(each)
    return found


def _said(version: str) -> str:
    """Return the version of the data: a day, where it is one."""
    from missionfacts.errors import BadDate

    try:
        return display_long(str(parse(version)))
    except BadDate:
        return version


def with_sources(blocks: Sequence[Block], tell: Teller) -> list[Block]:
    """Return blocks that say something, then where sources differ, and the sources: what all of them have gathered."""
    rivals = sum(len(each.rivals) for each in tell.disputes)
    aside = f"{counted(len(tell.disputes), 'fact')}, {counted(rivals, 'other value')}"
    every = [
        *blocks,
        Block("disputes", "Where good sources differ", aside, disputes=tell.disputes),
        Block("sources", "Sources", sources=tell.notes.sources()),
    ]
    return [block for block in every if block.says_something]


def also_called(aliases: Sequence[str], nation: str = "") -> list[Cell]:
    """Return what else something is called, as a paragraph; none where nothing is; nation: whose names they are."""
    if not aliases:
        return []
    names = [Words(alias, "", language_of(alias, nation)) for alias in aliases]
    return [Cell([Words("Also called "), *names, Words(".")])]


def shortened(text: str, most: int = 155) -> str:
    """Return the beginning of a text, whole words, as a description may have."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;')} …"
