"""What somebody types into a search, as what FTS5 is to match."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from missionfacts.catalogue.words import kind_word, spellings, words_of
from missionfacts.errors import UsageError

MOST_WORDS = 60  # FTS5 parses no more than some hundred in one expression; the first ones tell
LONGEST_DATE = 4  # words
SHORTEST_BEGINNING = 2  # letters of a word that is begun
# Words that tell nothing beside others; of space is all that we have.
_SMALL = (
    " a an and are as at by did do does for from had has have he how in into is it its of on or she space that the"
    " their to was were what when where which who whom whose why with "
)
Phrase = tuple[str, ...]


class Term(NamedTuple):
    """A word that is looked for, or what counts as one: a phrase in any of its spellings, or a date."""

    typed: str
    phrases: tuple[Phrase, ...]
    date: str = ""  # the word that what happened then has in the column `date`
    begun: bool = False  # whether its first phrase may go on within the last word

    def goes_on_with(self, other: "Term") -> bool:
        """Tell whether both may be one designator: a word and a number, or these and a letter."""
        last, first = self.phrases[0][-1], other.phrases[0][0]
        return not (self.date or other.date) and (first.isdigit() or (last.isdigit() and len(first) == 1))

    def followed_by(self, other: "Term") -> "Term":
        """Return both as one phrase."""
        return Term(f"{self.typed} {other.typed}", (self.phrases[0] + other.phrases[0],))


def terms_of(text: str, today: date) -> list[Term]:
    """Return what is looked for in a text; today: what dates without a year are read by.

    >>> [term.phrases[0] for term in terms_of("STS-107 landing", date(2025, 1, 1))]
    [('sts', '107'), ('landing',)]
    >>> terms_of("eva 20 July 1969", date(2025, 1, 1))[1].date
    '19690720'
    """
    parts = [part for part in text.split() if words_of(part)][:MOST_WORDS]
    found: list[Term] = []
    while parts:
        length, day = _date_at_begin(parts, today)
        typed = " ".join(parts[:length])
        term = Term(typed, tuple(map(tuple, spellings(typed))), day)
        if all((term.phrases, term.date) != (other.phrases, other.date) for other in found):
            found.append(term)
        parts = parts[length:]
    return found


def _date_at_begin(parts: Sequence[str], today: date) -> tuple[int, str]:
    """Return how many words the date has that some words begin with, and its word; 1 and "" when there is none."""
    for length in range(min(LONGEST_DATE, len(parts)), 0, -1):
        typed = " ".join(parts[:length])
        if any(c.isdigit() for c in typed) and (day := date_word(typed, today)):
            return length, day
    return 1, ""


def date_word(text: str, today: date) -> str:
    """Return the word by which what happened at a date is found; "" for what is none to the day, month or year.

    A number alone is a year of ours or a whole date: Kosmos 1129 is no 29 November.

    >>> today = date(2025, 1, 1)
    >>> [date_word(text, today) for text in ("1969", "July 1969", "1969-07-20", "12 April", "1129", "STS-1")]
    ['1969', '196907', '19690720', '0412', '', '']
    """
    from missionfacts.dates.user_input import Day, parse_day  # a search without a number does without

    def day_of(written: str) -> Day | None:
        try:
            return parse_day(written, today)
        except UsageError:
            return None

    if text.isdigit() and len(text) != len("20250101"):
        return text if len(text) == len("2025") and text.startswith(("19", "20")) else ""
    if day := day_of(text):
        return f"{day.year:04}{day.month:02}{day.day:02}" if day.year else f"{day.month:02}{day.day:02}"
    day = day_of(f"{text}-01" if text[-1:].isdigit() and "-" in text else f"1 {text}")
    return f"{day.year:04}{day.month:02}" if day and day.year else ""


# Expressions of FTS5. A word in quotes is only text to it, and words have no quotes in them.


def quoted(words: Iterable[str]) -> str:
    """Return the expression of a phrase."""
    return f'"{" ".join(words)}"'


def has(columns: str, term: Term) -> str:
    """Return the expression of what has a term in some columns, or happened at its date."""
    phrases = [*map(quoted, term.phrases), *([f"{quoted(term.phrases[0])}*"] if term.begun else [])]
    expression = f"{{{columns}}} : ({' OR '.join(phrases)})"
    return f'({expression} OR date : "{term.date}")' if term.date else expression


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
