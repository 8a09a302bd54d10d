"""Numbered notes: each source of a page once, with a way there from every fact, and back to each."""

from collections.abc import Mapping, Sequence

from missionfacts.formats.citations.plain import creators, issued
from missionfacts.model.uses import Use as Cited
from missionfacts.model.works import Work
from missionfacts.pages.model import Note, Source, Use


class Notes:
    """The notes of one page, numbered as they are met."""

    def __init__(self, works: Mapping[str, Work]) -> None:
        self._works = works
        self._numbers: dict[str, int] = {}
        self._places: dict[str, dict[str, list[str]]] = {}  # work -> place in it -> anchors
        self._met: dict[str, int] = {}

    def cite(self, uses: Sequence[Cited]) -> tuple[Note, ...]:
        """Return the notes for what a fact rests on."""
        by_work: dict[str, list[Cited]] = {}
        for use in uses:
            by_work.setdefault(use.id, []).append(use)
        return tuple(sorted(self._note(key, those) for key, those in by_work.items()))

    def _note(self, key: str, uses: Sequence[Cited]) -> Note:
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        met = self._met[key] = self._met.get(key, 0) + 1
        ref = f"n{number}-{met}"
        for place in dict.fromkeys(use.at for use in uses):
            self._places.setdefault(key, {}).setdefault(place, []).append(ref)
        places = "; ".join(filter(None, map(_place, uses)))
        return Note(number, ref, ", ".join(filter(None, (self._title(key), places))))

    def _title(self, key: str) -> str:
        return self._works[key].title if key in self._works else key

    def sources(self) -> list[Source]:
        """Return what was cited so far, by number."""
        return [self._source(key, number) for key, number in self._numbers.items()]

    def _source(self, key: str, number: int) -> Source:
        work = self._works[key]
        uses = [Use(place, refs) for place, refs in self._places[key].items()]
        url = work.url if work.url.startswith(("https://", "http://")) else ""
        shown = work.url.partition("://")[2].removeprefix("www.").rstrip("/") or work.url
        return Source(number, creators(work), work.title, work.language, issued(work), url, shown, work.note, uses)


def _place(use: Cited) -> str:
    """Return a place in a work, with what it prints where we had to convert it."""
    return use.at + (f" (prints: {use.printed})" if use.printed else "")
