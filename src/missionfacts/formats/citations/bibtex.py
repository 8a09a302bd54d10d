"""BibTeX, for the styles that every TeX has: plain, alpha and their kin."""

from collections.abc import Iterable, Iterator, Mapping

from missionfacts.dates.display import display
from missionfacts.formats.citations.days import issued
from missionfacts.formats.citations.entries import Entry, entries, notes
from missionfacts.formats.citations.latex import address, as_is, block, braced, escaped
from missionfacts.formats.citations.names import of_role
from missionfacts.model.works import Citation, Creator, Work

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield an entry for each work; the places in it are the note."""
    for entry in entries(found, works):
        kind = _kind(entry.work)
        yield block(kind, entry.work.id, _fields(entry, kind))


def _kind(work: Work) -> str:
    """Return the type of a work: one whose fields it has, since some programs stop where one is missing."""
    authors = of_role(work, "author")
    if work.container:
        return "article" if authors and work.year else "misc"
    complete = work.publisher and work.year
    if work.kind == "history" and complete and (authors or of_role(work, "editor")):
        return "book"
    return "techreport" if work.kind == "primary" and complete and authors else "misc"


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    work = entry.work
    yield "title", braced(as_is(work.title))
    yield "author", names(of_role(work, "author"))
    yield "editor", names(of_role(work, "editor"))
    yield "journal", braced(escaped(work.container))
    yield from (("volume", braced(escaped(work.volume))), ("number", braced(escaped(work.issue))))
    yield {"techreport": "institution"}.get(kind, "publisher"), braced(escaped(work.publisher))
    yield "howpublished", braced(_published(work) if kind == "misc" else "")
    yield from _day(work)
    yield "year", braced(work.year)
    yield "url", braced(address(work.url))
    yield "note", braced(escaped(". ".join(notes(entry, *(("chair",) if kind == "book" else ("editor", "chair"))))))
    yield "annote", braced(escaped(entry.by_fact))
    yield "key", braced("" if work.creators and work.creators[0].role == "author" else escaped(work.title))


def names(creators: Iterable[Creator]) -> str:
    """Return names as BibTeX takes them apart, and those of organisations so that it does not."""
    return braced(" and ".join(map(_name, creators)))


def _name(creator: Creator) -> str:
    if not creator.family:
        return as_is(creator.name)
    family = escaped(creator.family)
    parts = (family, escaped(creator.suffix), escaped(creator.given))
    return ", ".join(filter(None, parts)) if creator.given else as_is(creator.name)


def _published(work: Work) -> str:
    """Return where a work stands, its day, who issued it and its address, which the styles print of no other field."""
    numbers = " ".join(filter(None, (work.volume, f"({work.issue})" if work.issue else "")))
    day = display(work.published) if len(work.published) > len("1975-07") else ""
    parts = (" ".join(filter(None, (work.container, numbers))), day, work.publisher, address(work.url))
    return ", ".join(escaped(part) for part in parts if part)


def _day(work: Work) -> Iterator[tuple[str, str]]:
    """Yield month and day; no style prints the day, and pandoc would make nothing of both in one field."""
    when = issued(work)
    if when and when.start.month and not when.is_span:
        yield from (("day", braced(str(when.start.day or ""))), ("month", _MONTHS[when.start.month - 1]))
