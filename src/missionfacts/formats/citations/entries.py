"""What several facts rest on: each work once, with all the places in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from missionfacts.model.works import Citation, Work


class Entry(NamedTuple):
    """A work, and where in it the facts stand that are cited."""

    work: Work
    facts: tuple[tuple[str, str], ...]  # the id of each fact, and its place in the work; "" where none is known

    @property
    def places(self) -> list[str]:
        """Each place once, in the order of the facts."""
        return list(dict.fromkeys(place for _, place in self.facts if place))

    @property
    def place(self) -> str:
        """All places in a line."""
        return "; ".join(self.places)

    @property
    def by_fact(self) -> str:
        """What stands where, in a line; "" where that is plain, since all facts have the same place."""
        if len({place for _, place in self.facts}) < 2:
            return ""
        return "; ".join(f"{fact}: {place}" if place else fact for fact, place in self.facts)


def entries(found: Iterable[Citation], works: Mapping[str, Work]) -> list[Entry]:
    """Return an entry for each work that some facts rest on, in the order in which they are met."""
    by_work: dict[str, dict[tuple[str, str], None]] = {}
    for fact in found:
        for use in fact.sources:
            by_work.setdefault(use.id, {})[fact.id, use.at] = None
    return [Entry(works[key], tuple(facts)) for key, facts in by_work.items()]


_PAGES = re.compile(r"pp?\. ?([0-9]+|[ivxlc]+)(?:[-–]([0-9]+|[ivxlc]+))?")


def pages(place: str) -> tuple[str, str]:
    """Return the first and the last page of a place that is nothing else; two "" for others.

    >>> pages("p. 12"), pages("pp. 12–14"), pages("table 2-54")
    (('12', ''), ('12', '14'), ('', ''))
    """
    found = _PAGES.fullmatch(place)
    return (found[1], found[2] or "") if found else ("", "")


def notes(entry: Entry, *roles: str) -> Iterator[str]:
    """Yield what a reference manager has no field for: places, and those whose part in the work it does not know.

    roles: those of "editor" and "chair" that have no field.
    """
    if entry.place:
        yield entry.place
    for role, words in (("editor", "Edited by"), ("chair", "Chaired by")):
        those = [each.name for each in entry.work.creators if each.role == role]
        if role in roles and those:
            yield f"{words} {', '.join(those)}"
