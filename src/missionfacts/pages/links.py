"""Where names lead: to the pages of a site, or nowhere from a page that stands alone."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from missionfacts.pages.model import Words

FOLDERS = {"mission": "missions", "person": "people", "expedition": "expeditions", "day": "days"}


def file_of(kind: str, key: str) -> str:
    """Return the file of a page within a site.

    >>> file_of("mission", "apollo-11"), file_of("expedition", "iss/expedition-1")
    ('missions/apollo-11.html', 'expeditions/iss.expedition-1.html')
    """
    return f"{FOLDERS[kind]}/{name_of(key)}.html"


def name_of(key: str) -> str:
    """Return an id as the name of a file, or as an anchor."""
    return key.replace("/", ".")


def anchor(event: str, mission: str = "") -> str:
    """Return the anchor of an event on a page; mission: whose page it is.

    >>> anchor("astp/first-docking", "astp"), anchor("iss/launch", "astp")
    ('e-first-docking', 'e-iss.launch')
    """
    return f"e-{name_of(event.removeprefix(f'{mission}/'))}"


class Links(NamedTuple):
    """Names and addresses, as they are on one page."""

    names: Mapping[str, str]  # what everything is called, by its id
    pages: frozenset[str]  # the files of a site; none where a page stands alone
    root: str = ""  # the way from the page to the first one

    def name(self, key: str) -> str:
        """Return what something is called; its id where that is not known."""
        return self.names.get(key) or key

    def to(self, kind: str, key: str, at: str = "") -> str:
        """Return the address of a page, with a place on it; "" where there is no such page."""
        file = file_of(kind, key)
        return f"{self.root}{file}{f'#{at}' if at else ''}" if file in self.pages else ""

    def named(self, kind: str, key: str, called: str = "") -> Words:
        """Return what something is called, with the way to its page."""
        return Words(called or self.name(key), self.to(kind, key))

    def craft(self, key: str, called: str = "") -> Words:
        """Return what a spacecraft is called, with the way to its mission; key: mission/spacecraft, or a mission."""
        return Words(called or self.name(key), self.to("mission", key.partition("/")[0]))

    def event(self, key: str, called: str) -> Words:
        """Return the title of an event, with the way to where it is told."""
        mission = key.partition("/")[0]
        return Words(called, self.to("mission", mission, anchor(key, mission)))

    def people(self, keys: Iterable[str]) -> tuple[Words, ...]:
        """Return people by their names."""
        return tuple(self.named("person", key) for key in keys)

    def top(self, file: str, called: str) -> Words:
        """Return one of the first pages of a site."""
        return Words(called, f"{self.root}{file}" if file in self.pages else "")
