"""BibLaTeX, which has types and fields for what is on the web, and for days."""

from collections.abc import Iterable, Iterator, Mapping

from missionfacts.dates.edtf import parse
from missionfacts.formats.citations.bibtex import names
from missionfacts.formats.citations.days import issued, without_time
from missionfacts.formats.citations.entries import Entry, entries, notes
from missionfacts.formats.citations.latex import address, as_is, block, braced, escaped
from missionfacts.formats.citations.names import of_role
from missionfacts.model.works import Citation, Work

_PUBLISHERS = {"report": "institution", "online": "organization", "misc": "organization"}  # by type, who issued it
_LANGUAGES = {  # those that babel knows
    "bg": "bulgarian", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "magyar", "it": "italian", "nl": "dutch", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sk": "slovak", "sv": "swedish", "tr": "turkish", "uk": "ukrainian",
}  # fmt: skip


def biblatex(found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield an entry for each work; the places in it are the note."""
    for entry in entries(found, works):
        kind = _kind(entry.work)
        yield block(kind, entry.work.id, _fields(entry, kind))


def _kind(work: Work) -> str:
    if work.container:
        return "article"
    if work.kind == "history" and work.publisher and (of_role(work, "author") or of_role(work, "editor")):
        return "book"
    if work.kind == "primary" and work.publisher:
        return "report"
    return "online" if work.url else "misc"


def _fields(entry: Entry, kind: str) -> Iterator[tuple[str, str]]:
    work = entry.work
    when = issued(work)
    yield "entrysubtype", braced("newspaper" if kind == "article" and work.kind == "press" else "")
    yield "title", braced(as_is(work.title))
    yield "author", names(of_role(work, "author"))
    yield "editor", names(of_role(work, "editor")) if kind not in {"online", "report"} else ""
    yield "journaltitle", braced(escaped(work.container))
    yield from (("volume", braced(escaped(work.volume))), ("number", braced(escaped(work.issue))))
    yield "type", "{report}" if kind == "report" else ""
    if kind == "article":  # which has no publisher, but something to print at the end
        yield "addendum", braced(escaped(work.publisher))
    else:  # in braces once more: a list of publishers is taken apart at "and"
        yield _PUBLISHERS.get(kind, "publisher"), braced(as_is(work.publisher) if work.publisher else "")
    yield "date", braced(without_time(when) if when else "")
    yield "langid", braced(_LANGUAGES.get(work.language, ""))
    yield "url", braced(address(work.url))
    yield "urldate", braced(without_time(parse(work.accessed)) if work.url and work.accessed else "")
    yield (
        "note",
        braced(
            escaped(". ".join(notes(entry, *(("editor", "chair") if kind in {"online", "report"} else ("chair",)))))
        ),
    )
    yield "annotation", braced(escaped(entry.by_fact))
