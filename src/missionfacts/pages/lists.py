"""The first pages of a site: all missions, people and days, and the names that a search looks through."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from missionfacts.catalogue.almanac import Contents
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.expeditions import expeditions
from missionfacts.catalogue.missions import missions
from missionfacts.counts import counted
from missionfacts.dates.edtf import FULL_MONTHS
from missionfacts.model.missions import Expedition, Mission
from missionfacts.pages.almanac import Almanac
from missionfacts.pages.links import Links, file_of
from missionfacts.pages.model import Block, Cell, Page, Words
from missionfacts.pages.when import time_below

IN_A_LINE = ("id", "name", "kind", "start", "end")
TITLES = {"missions.html": "Missions", "people.html": "People", "days.html": "Days"}
FIRST = "index.html"
MARKED = ("crewed", "station")  # the kinds of mission that the list of all of them tells


class Everything(NamedTuple):
    """All that has a page."""

    missions: Sequence[Mission]
    expeditions: Sequence[Expedition]
    contents: Contents

    def files(self) -> frozenset[str]:
        """Return the files of all pages."""
        return frozenset(
            [
                FIRST,
                *TITLES,
                *(file_of("mission", each.id) for each in self.missions),
                *(file_of("expedition", each.id) for each in self.expeditions),
                *(file_of("person", key) for key, _, _ in self.contents.people),
                *(file_of("day", f"{day // 100:02}-{day % 100:02}") for day in self.contents.days),
            ]
        )


def everything(catalogue: Catalogue, contents: Contents) -> Everything:
    """Return all that has a page."""
    return Everything(list(missions(catalogue, None, IN_A_LINE)), expeditions(catalogue), contents)


def first_pages(almanac: Almanac, every: Everything) -> Iterator[Page]:
    """Yield the pages that lead to all others."""
    links = almanac.links("")
    counts = [
        (len(every.missions), "mission", "missions.html"),
        (len(every.contents.people), "person", "people.html"),
        (len(every.contents.days), "day", "days.html"),
    ]
    welcome = Cell(
        [Words("The almanac of spaceflight: missions, people, stations and days, every fact with its source.")]
    )
    stations = [each for each in every.missions if each.kind == "station"]
    blocks = [
        Block(
            "all",
            "Everything",
            points=[Cell([links.top(file, counted(number, word))]) for number, word, file in counts],
        ),
        Block("stations", "Stations", points=[_station(links, each, every) for each in stations]),
    ]
    yield _page(almanac, FIRST, "missionfacts", [welcome], blocks, search=True)
    years = _by_year(links, every)
    yield _page(almanac, "missions.html", "Missions", [], years, parts=_decades(years))
    yield _page(almanac, "people.html", "People", [], _by_letter(links, every))
    yield _page(almanac, "days.html", "Days", [], _by_month(links, every.contents.days))


def _page(
    almanac: Almanac,
    file: str,
    title: str,
    lead: Sequence[Cell],
    blocks: Sequence[Block],
    *,
    search: bool = False,
    parts: Sequence[Words] = (),
) -> Page:
    links = almanac.links("")
    blocks = [block for block in blocks if block.says_something]
    lead = lead if blocks else [Cell([Words("There are none.")])]
    way = [] if file == FIRST else almanac.way(links)
    said = f"{title} of the almanac of spaceflight." if way else "The almanac of spaceflight."
    command, about = "missionfacts site", (almanac.version, almanac.licence)
    return Page(file, title, said, lead, [], blocks, None, [], way, (), command, *about, "", search, parts)


def _station(links: Links, station: Mission, every: Everything) -> Cell:
    crews = sum(each.id.startswith(f"{station.id}/") for each in every.expeditions)
    told = (station.start[:4], counted(crews, "resident crew") if crews else "")
    return Cell([links.named("mission", station.id, station.name)], (), ", ".join(filter(None, told)))


def _mission(links: Links, each: Mission) -> Cell:
    """Return a mission in the list of its year: when it began, and whether people flew in it."""
    day = time_below(each.start.partition("/")[0].partition("T")[0], year=True).text if each.start else ""
    told = (day, each.kind if each.kind in MARKED else "")
    return Cell([links.named("mission", each.id, each.name)], (), ", ".join(filter(None, told)))


def _by_year(links: Links, every: Everything) -> list[Block]:
    years = groupby(every.missions, lambda each: each.start[:4])
    by_year: dict[str, list[Cell]] = {}
    for year, those in years:
        by_year.setdefault(year, []).extend(_mission(links, each) for each in those)
    return [
        Block(f"y{year}" if year else "undated", year or "Programmes and others", points=cells, columns=True)
        for year, cells in sorted(by_year.items(), key=lambda item: item[0] or "9999")
    ]


def _decades(years: Sequence[Block]) -> list[Words]:
    """Return ways to the first year of each decade, and to what has no year."""
    first: dict[str, Words] = {}
    for each in years:
        first.setdefault(each.heading[:3] if each.id != "undated" else "", Words(each.heading, f"#{each.id}"))
    return list(first.values())


def _by_letter(links: Links, every: Everything) -> list[Block]:
    people = sorted(every.contents.people, key=lambda each: (plain(each[2][:1]), each[2].casefold(), each[1]))
    return [
        Block(
            f"l{ord(letter or '?'):x}",
            letter,
            points=[Cell([links.named("person", key, name)]) for key, name, _ in those],
            columns=True,
        )
        for letter, those in groupby(people, lambda each: plain(each[2][:1]))
    ]


def plain(letter: str) -> str:
    """Return a letter without accents, in upper case.

    >>> plain("É"), plain("ł")
    ('E', 'Ł')
    """
    import unicodedata

    return unicodedata.normalize("NFD", letter.upper())[:1]


def _by_month(links: Links, days: Sequence[int]) -> list[Block]:
    blocks = []
    for month, those in groupby(days, lambda day: day // 100):
        points = [Cell([_day(links, month, each % 100)]) for each in those]
        blocks.append(Block(f"m{month}", FULL_MONTHS[month - 1], points=points, columns=True))
    return blocks


def _day(links: Links, month: int, day: int) -> Words:
    return links.named("day", f"{month:02}-{day:02}", f"{day} {FULL_MONTHS[month - 1]}")


def search_index(every: Everything) -> list[list[str]]:
    """Return what a search looks through: name, file, what it is, other names."""
    stations = {each.id: each.name for each in every.missions if each.kind == "station"}
    missions = ((each.id, each.name, f"{each.kind} {each.start[:4]}".strip()) for each in every.missions)
    crews = (
        (each.id, each.name, f"resident crew, {stations.get(each.id.partition('/')[0], '')} {each.begins[:4]}")
        for each in every.expeditions
    )
    people = ((key, name, "person") for key, name, _ in every.contents.people)
    also = every.contents.also
    return [
        [name, file_of(kind, key), what, *also.get((kind, key), ())]
        for kind, those in (("mission", missions), ("expedition", crews), ("person", people))
        for key, name, what in those
    ] + [_named_day(day) for day in every.contents.days]


def _named_day(number: int) -> list[str]:
    month, day = divmod(number, 100)
    name = FULL_MONTHS[month - 1]
    return [f"{day} {name}", file_of("day", f"{month:02}-{day:02}"), "day", f"{name} {day}", f"{month:02}-{day:02}"]
