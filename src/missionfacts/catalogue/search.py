"""Search: the thing itself, then what has all words as they are, by their stems, or with the last one only begun.

What has the stems in its title comes before what has the words as they are, if it weighs far more. Within each of these
steps the order is that of the index: weight, kind of record, time (see `ranking`). No step is taken before it is
needed, so that the first hits cost the same however many there are.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from heapq import merge
from itertools import starmap
from operator import itemgetter

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.catalogue.lookup import LONGEST_NAME, Found, find
from missionfacts.catalogue.query import (
    SHORTEST_BEGINNING,
    Term,
    has,
    has_all,
    joined_numbers,
    narrowed,
    quoted,
    terms_of,
    told,
)
from missionfacts.catalogue.ranking import lightness
from missionfacts.catalogue.reasons import Row, hit
from missionfacts.catalogue.words import words_of
from missionfacts.model.hits import Hit

NAMED = ("mission", "person", "organisation", "expedition", "spacecraft")  # what a search can be for as such
KINDS = (*NAMED, "event", "figure", "experiment", "picture")
MOST_EXPLAINED = 5  # words of which it is told that nothing has them
Match = tuple[int, Row, Sequence[Term]]  # how late it comes, what is found, and by which terms
Way = tuple[Sequence[Term], str]  # terms, and the expression of what has them
_CALLED = "title names"
_TITLE, _NAMES, _ALL = "title kind", "title kind names", "title kind names people more text"
_AT = "CASE what WHEN 'mission' THEN (SELECT start FROM mission WHERE mission.id = found.id) ELSE at END"
_ROW = ", ".join(_AT if name == "at" else f"found.{name}" for name in Row._fields)


class Search:
    """A search for a text."""

    def __init__(self, catalogue: Catalogue, text: str, today: date, kinds: Sequence[str] = ()) -> None:
        """Prepare a search.

        today: what dates without a year are read by; kinds: of record and of event, none for all.
        """
        self._catalogue, self._text, self._kinds = catalogue, text, kinds
        self.terms = terms_of(text, today)

    def hits(self) -> Iterator[Hit]:
        """Yield what is found, the best first."""
        return starmap(hit, self.matches())

    def matches(self) -> Iterator[tuple[Row, Sequence[Term]]]:
        """Yield what is said of what is found, with the terms by which it is: `hit` makes a hit of it, at a price."""
        seen: set[int] = set()
        for row, terms in self._rows():
            if row.number not in seen:
                seen.add(row.number)
                yield row, terms

    def missing(self) -> dict[str, list[str]]:
        """Return the words that nothing has, as they were typed, each with those most like it."""
        from missionfacts.catalogue.near import near_words  # nobody needs it who finds something

        found = {}
        for term in self.terms[:MOST_EXPLAINED]:
            if not self.exists(self._stemmed(term)):
                found[term.typed] = near_words(self._catalogue, "".join(term.phrases[0]))
        return found

    def expression(self) -> str:
        """Return what matches all that has all words, by their stems, anywhere; "" when nothing was asked for."""
        return narrowed(has_all(_ALL, list(map(self._stemmed, self._told))), self._kinds) if self.terms else ""

    def words(self) -> list[str]:
        """Return the words that eyes should find in what is found."""
        return [word for term in map(self._stemmed, self.terms) for phrase in term.phrases for word in phrase]

    def exists(self, term: Term) -> bool:
        """Tell whether a term is found at all, as it is."""
        expression = has(f"{_ALL} context", term)
        return self._catalogue.first("SELECT 1 FROM find WHERE find MATCH ? LIMIT 1", [expression]) is not None

    @cached_property
    def _told(self) -> list[Term]:
        return list(joined_numbers(told(self.terms), self.exists))

    def _rows(self) -> Iterator[tuple[Row, Sequence[Term]]]:
        """Yield what is found, some of it again and again, with the terms by which it is."""
        if not self.terms:
            return
        for what, key in self._things():
            for row in self._read("FROM found WHERE id = ? AND what = ?", key, what):
                yield row, self._told
        for step in self._steps():
            streams = [self._matching(*each, handicap) for handicap, each in enumerate(step)]
            for _, row, terms in merge(*streams, key=itemgetter(0)):
                yield row, terms

    def _matching(self, terms: Sequence[Term], expression: str, handicap: int) -> Iterator[Match]:
        """Yield what matches an expression, with how late it comes: two ways later are made good by a weight more."""
        rest = "FROM find CROSS JOIN found ON number = find.rowid WHERE find MATCH ? ORDER BY find.rowid"
        for row in self._read(rest, narrowed(expression, self._kinds)):
            yield 2 * lightness(row.number) + handicap, row, terms

    def _read(self, rest: str, *values: str) -> Iterator[Row]:
        return map(Row._make, self._catalogue.rows(f"SELECT {_ROW} {rest}", values))

    def _things(self) -> list[Found]:
        """Return what has the text for its id, name or alias."""
        kinds = [kind for kind in NAMED if not self._kinds or kind in self._kinds]
        if not kinds or len(self.terms) > LONGEST_NAME:
            return []
        found = find(self._catalogue, self._text, kinds)
        return [each for each in found if each.what != "spacecraft" or not self._is_family(found)]

    def _is_family(self, found: Sequence[Found]) -> bool:
        """Tell whether a name is only a word: that of many ships, or of missions that have more to their names."""
        expression = has_all("title", self._told)
        return len(found) > 1 or any(self._matching(self._told, narrowed(expression, ["mission"]), 0))

    def _steps(self) -> Iterator[list[Way]]:
        """Yield ways to find something, the best ones first; those of a step are about as good, the better first too.

        What has the stems of all words in its title is no worse than what has the words anywhere else.
        """
        told, stemmed = self._told, [self._stemmed(term) for term in self._told]
        words = quoted(words_of(self._text))
        several = len(told) > 1
        if several:  # somebody, by some of their names in any order
            yield [(told, narrowed(has_all(_CALLED, told), ["person"]))]
        whole = [(told, f"title : {words}")] if several else []
        by_stem = [(stemmed, has_all(_TITLE, stemmed))] if stemmed != told else []
        yield [*whole, (told, has_all(_TITLE, told)), (told, has_all(_NAMES, told)), *by_stem]
        if several:
            yield [(told, f"{{people more text}} : {words}")]
        yield [(told, has_all(_ALL, told))]
        if stemmed != told:
            yield [(stemmed, has_all(_ALL, stemmed))]
        yield from self._begun(stemmed)

    def _begun(self, stemmed: Sequence[Term]) -> Iterator[list[Way]]:
        """Yield the ways to find what has a word that the last one begins."""
        last = stemmed[-1].phrases[0][-1]
        if len(last) >= SHORTEST_BEGINNING and last.isalpha():
            begun = [*stemmed[:-1], stemmed[-1]._replace(begun=True)]
            yield [(begun, narrowed(has_all(_CALLED, begun), NAMED))]
            yield [(begun, has_all(_TITLE, begun)), (begun, has_all(_ALL, begun))]

    def _stemmed(self, term: Term) -> Term:
        """Return a term with all words of its stem; a phrase stays as it is."""
        if any(len(phrase) > 1 for phrase in term.phrases):
            return term
        from missionfacts.catalogue.stems import stems  # many searches need none

        words = [word for (word,) in term.phrases]
        of_stems, values = is_in("stem", list(stems(words).values()))
        others = self._catalogue.rows(f"SELECT word FROM word WHERE {of_stems}", values)
        return term._replace(phrases=tuple(dict.fromkeys((*term.phrases, *others))))
