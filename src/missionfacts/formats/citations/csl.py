"""CSL-JSON, which citation processors and pandoc read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from missionfacts.dates.edtf import Interval, parse
from missionfacts.formats.citations.days import issued, parts
from missionfacts.formats.citations.entries import Entry, entries, notes, pages
from missionfacts.formats.citations.names import of_role, particle
from missionfacts.model.works import Citation, Creator, Work

LONGEST_PART = 120  # letters of a place that is printed with the title; a bibliography has no room for more
_TYPES = {
    "history": "book",
    "primary": "report",
    "press": "article-newspaper",
    "reference": "webpage",
    "web": "webpage",
}


def csl_json(found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield an array with an item for each work; styles print the places in it as its part."""
    import json

    yield json.dumps([item(entry) for entry in entries(found, works)], ensure_ascii=False, indent=2) + "\n"


def item(entry: Entry) -> dict[str, Any]:
    """Return a work as an item.

    Of an item's variables `part-title` is the one that styles print whatever the type; `locator` is for who cites the
    item in a text. A chair is told in the note: citeproc-py stops at roles that came with CSL 1.0.2.
    """
    work, place = entry.work, entry.place
    fields: dict[str, Any] = {"id": work.id, "type": _type(work), "title": one_line(work.title)}
    fields |= {"part-title": place if len(place) <= LONGEST_PART else ""}
    fields |= {role: [_name(each) for each in of_role(work, role)] for role in ("author", "editor")}
    fields |= {"container-title": one_line(work.container), "volume": work.volume, "issue": work.issue}
    fields |= {"publisher": one_line(work.publisher), "issued": _date(issued(work)), "URL": work.url}
    fields |= {"accessed": _date(parse(work.accessed) if work.accessed else None), "language": work.language}
    fields |= {"locator": _locator(place), "note": ". ".join(notes(entry, "chair")), "annote": entry.by_fact}
    return {name: value for name, value in fields.items() if value}


def _type(work: Work) -> str:
    if work.container:
        if work.kind in {"history", "primary"}:
            return "article-journal" if work.volume else "article-magazine"
        return _TYPES[work.kind]
    if work.kind == "press":  # a whole newspaper or site, or a report that stands in none
        # Chicago prints nothing at all of a document that nobody has published.
        return "webpage" if work.url else "document" if work.publisher else "periodical"
    return "book" if work.kind == "reference" and not work.url else _TYPES[work.kind]


def _name(creator: Creator) -> dict[str, str]:
    if not creator.family:
        return {"literal": creator.name}
    small, family = particle(creator)
    name = {"family": family, "given": creator.given, "non-dropping-particle": small, "suffix": creator.suffix}
    return {part: value for part, value in name.items() if value}


def _date(when: Interval | None) -> dict[str, Any]:
    if when is None:
        return {}
    ends = [parts(each) for each in ((when.start, when.end) if when.is_span else (when.start,))]
    return {"date-parts": ends, **({"circa": True} if when.start.mark else {})}


def _locator(place: str) -> str:
    """Return a place without the word for what it is taken for, a page.

    >>> _locator("p. 12"), _locator("table 2-54")
    ('12', 'table 2-54')
    """
    return "–".join(filter(None, pages(place))) or place


def one_line(text: str) -> str:
    """Return a text without line ends, which a title of a data file may have."""
    return " ".join(text.split())
