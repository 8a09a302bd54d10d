"""One page that stands alone."""

from pathlib import Path
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.folders import made
from missionfacts.pages.almanac import almanac
from missionfacts.pages.day import day_page
from missionfacts.pages.expedition import expedition_page
from missionfacts.pages.folder import write_whole
from missionfacts.pages.links import name_of
from missionfacts.pages.mission import mission_page
from missionfacts.pages.model import Page
from missionfacts.pages.person import person_page
from missionfacts.pages.rendering import renderer

_MAKERS = {"mission": mission_page, "person": person_page, "expedition": expedition_page}


class Subject(NamedTuple):
    """What a page is about."""

    kind: str  # mission, person, expedition or day
    key: str  # its id; of a day the month and the day, as 07-17

    def page(self, catalogue: Catalogue) -> Page:
        """Return what the page says."""
        shared = almanac(catalogue)
        if self.kind == "day":
            month, day = map(int, self.key.split("-"))
            return day_page(shared, month, day)
        return _MAKERS[self.kind](shared, self.key)


def page_text(catalogue: Catalogue, subject: Subject) -> str:
    """Return a page as a document that needs nothing else."""
    return renderer(alone=True).html(subject.page(catalogue))


def write_page(catalogue: Catalogue, subject: Subject, folder: Path) -> Path:
    """Write a page into a folder; return its file. Raises FileNotWritten."""
    text = page_text(catalogue, subject)
    target = made(folder) / f"{name_of(subject.key)}.html"
    write_whole(target, text)
    return target
