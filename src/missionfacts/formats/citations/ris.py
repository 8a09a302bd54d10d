"""RIS, which Zotero, EndNote, Mendeley and most catalogues read."""

from collections.abc import Iterable, Iterator, Mapping

from missionfacts.dates.edtf import parse
from missionfacts.formats.citations.days import issued, slashed
from missionfacts.formats.citations.entries import Entry, entries, notes, pages
from missionfacts.formats.citations.names import family_first, of_role
from missionfacts.model.works import Citation, Work

_TYPES = {"history": "BOOK", "primary": "RPRT", "press": "NEWS", "web": "ELEC"}


def ris(found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a record for each work; the places in it are the notes."""
    for entry in entries(found, works):
        lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in _fields(entry) if value]
        yield "\n".join((f"TY  - {_type(entry.work)}", *lines, "ER  - ", "\n"))


def _type(work: Work) -> str:
    if work.container and work.kind in {"history", "primary"}:
        return "JOUR"
    if work.kind == "reference" or (work.kind == "press" and not work.container):
        return "ELEC" if work.url else "GEN"
    return _TYPES[work.kind]


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    work = entry.work
    when = issued(work)
    yield "ID", work.id
    yield "TI", work.title
    yield from (("AU", family_first(each)) for each in of_role(work, "author"))
    yield from (("ED", family_first(each)) for each in of_role(work, "editor"))
    yield from (("T2", work.container), ("JO", work.container if _type(work) == "JOUR" else ""))
    yield from (("VL", work.volume), ("IS", work.issue))
    if work.container:
        yield from zip(("SP", "EP"), pages(entry.place), strict=True)
    yield "PB", work.publisher
    yield "PY", f"{when.start.year:04}" if when else ""
    yield "DA", slashed(when.start) if when and when.start.month else ""
    yield "LA", work.language
    yield "UR", work.url
    yield "Y2", slashed(parse(work.accessed).start) if work.accessed else ""
    yield from (("N1", note) for note in notes(entry, "chair"))
    yield "N1", entry.by_fact
