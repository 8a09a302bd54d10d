"""All pages of the almanac, linked, as a folder."""

from collections.abc import Iterator
from pathlib import Path

from missionfacts.catalogue.almanac import contents
from missionfacts.catalogue.database import Catalogue
from missionfacts.pages.almanac import Almanac, almanac
from missionfacts.pages.day import day_page
from missionfacts.pages.expedition import expedition_page
from missionfacts.pages.folder import Kept, keep
from missionfacts.pages.lists import Everything, everything, first_pages, search_index
from missionfacts.pages.mission import mission_page
from missionfacts.pages.model import Page
from missionfacts.pages.person import person_page
from missionfacts.pages.rendering import SCRIPT, SEARCH, STYLE, asset, renderer, search_script


def write_site(catalogue: Catalogue, folder: Path) -> Kept:
    """Write all pages into a folder. Raises FileNotWritten and UsageError."""
    every = everything(catalogue, contents(catalogue))
    pages = every.files()
    return keep(folder, pages | {STYLE, SCRIPT, SEARCH}, _files(almanac(catalogue, pages), every))


def _files(shared: Almanac, every: Everything) -> Iterator[tuple[str, str]]:
    face = renderer(alone=False)
    yield STYLE, asset(STYLE)
    yield SCRIPT, asset(SCRIPT)
    yield SEARCH, search_script(search_index(every))
    for page in _pages(shared, every):
        yield page.name, face.html(page)


def _pages(shared: Almanac, every: Everything) -> Iterator[Page]:
    yield from first_pages(shared, every)
    yield from (mission_page(shared, each.id) for each in every.missions)
    yield from (expedition_page(shared, each.id) for each in every.expeditions)
    yield from (person_page(shared, key) for key, _, _ in every.contents.people)
    yield from (day_page(shared, *divmod(day, 100)) for day in every.contents.days)
