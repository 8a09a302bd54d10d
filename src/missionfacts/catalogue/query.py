"""What somebody types into a search, as what FTS5 is to match."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from missionfacts.catalogue.words import kind_word, spellings, words_of

MOST_WORDS = 60  # FTS5 parses no more than some hundred in one expression; the first ones tell
LONGEST_DATE = 7  # words
SHORTEST_BEGINNING = 2  # letters of a word that is begun
# Words that tell nothing beside others; of space is all that we have.
_SMALL = (
    " a an and are as at by did do does for from had has have he how in into is it its of on or she space that the"
    " their to was were what when where which who whom whose why with "
)
_DASH = r"(?<=\w)\s+([–—]|\.\.)\s+(?=\d)"  # between the ends of a span
_COUNTED = ("day", "tomorrow")  # with what days end that are counted from today: Monday, yesterday
Phrase = tuple[str, ...]


class Term(NamedTuple):
    """A word that is looked for, or what counts as one: a phrase in any of its spellings, or a date."""

    typed: str
    phrases: tuple[Phrase, ...]
    date: str = ""  # words of which what happened then has one in the column `date`
    begun: bool = False  # whether its first phrase may go on within the last word

    def goes_on_with(self, other: "Term") -> bool:
        """Tell whether both may be one designator: a word and a number, or these and a letter."""
        last, first = self.phrases[0][-1], other.phrases[0][0]
        return not (self.date or other.date) and (first.isdigit() or (last.isdigit() and len(first) == 1))

    def followed_by(self, other: "Term") -> "Term":
        """Return both as one phrase."""
        return Term(f"{self.typed} {other.typed}", (self.phrases[0] + other.phrases[0],))


def terms_of(text: str, today: date) -> list[Term]:
    """Return what is looked for in a text; today: what dates without a year are read by. Raises UnclearDate.

    >>> [term.phrases[0] for term in terms_of("STS-107 landing", date(2025, 1, 1))]
    [('sts', '107'), ('landing',)]
    >>> terms_of("eva 20 July 1969", date(2025, 1, 1))[1].date
    '19690720'
    """
    text = re.sub(_DASH, r"\1", text)
    parts = [part for part in text.split() if words_of(part)][:MOST_WORDS]
    found: list[Term] = []
    while parts:
        length, day = _date_at_begin(parts, today, first=not found)
        typed = " ".join(parts[:length])
        term = Term(typed, tuple(map(tuple, spellings(typed))), day)
        if all((term.phrases, term.date) != (other.phrases, other.date) for other in found):
            found.append(term)
        parts = parts[length:]
    return found


def _date_at_begin(parts: Sequence[str], today: date, *, first: bool) -> tuple[int, str]:
    """Return how many words the date has that some begin with, and those it is found by; 1 and "" for no date.

    first: whether nothing stands before them. Raises UnclearDate.
    """
    for length in range(min(LONGEST_DATE, len(parts)), 0, -1):
        typed = " ".join(parts[:length])
        if any(map(str.isdigit, typed)) or typed.casefold().endswith(_COUNTED):
            from missionfacts.catalogue.query_dates import date_words  # a search without a date does without

            if words := date_words(typed, today, alone=first and length == len(parts)):
                return length, words
    return 1, ""


# Expressions of FTS5. A word in quotes is only text to it, and words have no quotes in them.


def quoted(words: Iterable[str]) -> str:
    """Return the expression of a phrase."""
    return f'"{" ".join(words)}"'


def has(columns: str, term: Term) -> str:
    """Return the expression of what has a term in some columns, or happened at one of its dates."""
    phrases = [*map(quoted, term.phrases), *([f"{quoted(term.phrases[0])}*"] if term.begun else [])]
    expression = f"{{{columns}}} : ({' OR '.join(phrases)})"
    dates = " OR ".join(f'"{word}"' for word in term.date.split())
    return f"({expression} OR date : ({dates}))" if dates else expression


def has_all(columns: str, terms: Sequence[Term]) -> str:
    """Return the expression of what has all terms in some columns.

    Of several terms, all but one may be those of the mission that it belongs to.
    """
    if len(terms) == 1:
        return has(columns, terms[0])
    wider = " AND ".join(has(f"{columns} context", term) for term in terms)
    return f"{wider} AND ({' OR '.join(has(columns, term) for term in terms)})"


def narrowed(expression: str, kinds: Sequence[str]) -> str:
    """Return an expression for some kinds of record or event only; none: for all."""
    return f"({expression}) AND kind : ({' OR '.join(map(kind_word, kinds))})" if kinds else expression


# What is looked for


def told(terms: Sequence[Term]) -> list[Term]:
    """Return the terms without small words, unless there is nothing else."""
    return [term for term in terms if f" {' '.join(term.phrases[0])} " not in _SMALL] or list(terms)


def joined_numbers(terms: Sequence[Term], exists: Callable[[Term], bool]) -> Iterator[Term]:
    """Yield terms, with a number joined to the word before it where they do occur so: "apollo 1" is one thing."""
    before: Term | None = None
    for term in terms:
        if before and before.goes_on_with(term) and exists(together := before.followed_by(term)):
            before = together
            continue
        if before:
            yield before
        before = term
    if before:
        yield before
