"""Text as a writer would put it, without another program."""

from collections.abc import Iterable, Iterator, Mapping

from missionfacts.dates.display import display
from missionfacts.formats.table.within import rival_value
from missionfacts.formats.table.wording import told_value
from missionfacts.model.uses import Use
from missionfacts.model.works import Citation, Work


def text(found: Iterable[Citation], works: Mapping[str, Work]) -> Iterator[str]:
    """Yield a paragraph for each fact: what we say, who says so, and who says otherwise."""
    for number, fact in enumerate(found):
        yield "\n" if number else ""
        yield from _paragraph(fact, works)


def _paragraph(found: Citation, works: Mapping[str, Work]) -> Iterator[str]:
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
    return reference(works[use.id], use.at, f" (prints: {use.printed})" if use.printed else "")


def reference(work: Work, place: str, more: str = "") -> str:
    """Return a work as a reader would look for it, with a place in it; more: what is said behind it."""
    parts = [creators(work), work.title, issued(work), place, work.url]
    said = ". ".join(part.rstrip(".") for part in parts if part)
    read = f" (read on {display(work.accessed)})" if work.url and work.accessed else ""
    return said + read + more + ("" if work.url else ".")


def creators(work: Work) -> str:
    """Return who made a work, in a line."""
    return ", ".join(map(str, work.creators))


def issued(work: Work) -> str:
    """Return where and when a work came out, in a line: container, publisher, day or year."""
    numbers = " ".join(filter(None, (work.volume, f"({work.issue})" if work.issue else "")))
    container = " ".join(filter(None, (work.container, numbers)))
    when = display(work.published) if work.published else work.year
    return ", ".join(filter(None, (container, work.publisher, when)))
