"""A fact's sources as citations: plain text, BibTeX, CSL-JSON."""

import re
from collections.abc import Iterator, Mapping

from missionfacts.formats.table.within import rival_value
from missionfacts.formats.table.wording import told_value
from missionfacts.model.uses import Use
from missionfacts.model.works import Citation, Work


def text(found: Citation, works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a paragraph: what we say, who says so, and who says otherwise."""
    value = told_value(found.value, found, found) + (" UTC" if found.precision and "T" in found.value else "")
    yield found.statement + (f": {value}" if value else "") + (f" (known {found.precision})" if found.precision else "")
    yield ".\n"
    for use in found.sources:
        yield f"Source: {_reference(use, works)}\n"
    for rival in found.disputed:
        others = "; ".join(_reference(use, works).rstrip(".") for use in rival.sources)
        yield f"Otherwise: {rival_value(rival, found)}, says {others}. {rival.note.rstrip('.')}.\n"
    if found.note:
        yield f"Note: {found.note}\n"


def _reference(use: Use, works: Mapping[str, Work]) -> str:
    """Return a work as a reader would look for it, with the place in it."""
    work = works[use.id]
    issued = ", ".join(part for part in (work.publisher, work.year) if part)
    parts = [", ".join(work.authors), work.title, issued, use.at, work.url]
    said = ". ".join(part.rstrip(".") for part in parts if part)
    return said + (f" (prints: {use.printed})" if use.printed else "") + ("" if work.url else ".")


_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def bibtex(found: Citation, works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a BibTeX entry for each source; the place in it is the note."""
    for use in found.sources:
        work = works[use.id]
        kind = "book" if work.kind == "history" and work.authors and work.publisher and work.year else "misc"
        fields = {
            "title": "{" + _escaped(work.title) + "}",
            "author": " and ".join(map(_escaped, work.authors)),
            "publisher": _escaped(work.publisher),
            "year": work.year,
            "url": work.url,
            "note": _escaped(use.at),
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        yield f"@{kind}{{{work.id},\n" + ",\n".join(lines) + "\n}\n"


def _escaped(value: str) -> str:
    return re.sub(r"[\\{}&%$#_~^]", lambda found: _BIBTEX[found[0]], value)


_CSL_TYPES = {
    "history": "book",
    "primary": "report",
    "press": "article-newspaper",
    "reference": "entry",
    "web": "webpage",
}


def csl_json(found: Citation, works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a CSL-JSON array with an item for each source; the place in it is the note."""
    import json

    items = []
    for use in found.sources:
        work = works[use.id]
        item: dict[str, object] = {"id": work.id, "type": _CSL_TYPES[work.kind], "title": work.title}
        if work.authors:
            item["author"] = [{"literal": author} for author in work.authors]
        if work.publisher:
            item["publisher"] = work.publisher
        if work.year:
            item["issued"] = {"date-parts": [[int(year)] for year in work.year.split("/")]}
        item |= {name: value for name, value in (("URL", work.url), ("note", use.at)) if value}
        if work.language != "en":
            item["language"] = work.language
        items.append(item)
    yield json.dumps(items, ensure_ascii=False, indent=2) + "\n"
