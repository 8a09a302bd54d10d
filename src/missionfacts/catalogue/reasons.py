"""Why something is found: what of that which is said of it has the words, and the text about them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from missionfacts.catalogue.query import Term
from missionfacts.catalogue.words import called, other_words, words_of
from missionfacts.model.hits import Hit

AROUND, BEFORE = 16, 5  # how many words of a text are shown, and how many of them before the first that was found
NEAR = AROUND - BEFORE


class Row(NamedTuple):
    """What is said of a record; names and people have "; " between."""

    number: int
    what: str
    id: str
    mission: str
    at: str
    kind: str
    title: str
    names: str
    people: str
    more: str
    text: str


_LABELS = {  # what the fields are called, by kind of record
    "names": {"figure": "value", "picture": "number"},
    "more": {"mission": "agency", "person": "birthplace", "spacecraft": "site"},
    "text": {"mission": "summary", "person": "life", "organisation": "role", "spacecraft": "type", "figure": "value",
             "experiment": "summary", "picture": "note"},
}  # fmt: skip
_USUAL = {"names": "alias", "people": "people", "more": "place", "text": "detail"}


def hit(row: Row, terms: Sequence[Term], fields: Collection[str] = Hit._fields) -> Hit:
    """Return what is told of a row that has these terms.

    fields: those that are wanted; the others are left empty where they would cost a look at the texts.
    """
    text = excerpt(row.text, terms) if "text" in fields else ""
    matched = reason(row, terms) if "matched" in fields else ""
    return Hit(row.what, row.at, row.title, row.id, text, row.mission, matched)


def reason(row: Row, terms: Sequence[Term]) -> str:
    """Return where the terms stand: "title", or what else has those that the title has not.

    >>> row = Row(1, "event", "vostok-6/launch", "vostok-6", "1963-06-16", "launch", "Vostok 6 lifts off",
    ...           "", "Valentina Tereshkova; Валентина Терешкова", "Baikonur", "She is the first woman in space.")
    >>> reason(row, [Term("first", (("first",),)), Term("vostok", (("vostok",),))])
    'detail: She is the first woman in space.'
    >>> reason(row, [Term("valentina", (("valentina",),))])
    'people: Valentina Tereshkova'
    """
    title = _spaced(row.title)
    found: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        if not _has(title, term):
            found.setdefault(_place(row, term), []).append(term)
    told = (f"{label}: {excerpt(said, found[label, said])}" if said else label for label, said in found)
    return "; ".join(told) or "title"


def _place(row: Row, term: Term) -> tuple[str, str]:
    """Return what has a term, and all that it says."""
    if _has(_spaced(called(row.kind)), term):
        return "kind", row.kind
    for field, usual in _USUAL.items():
        said: str = getattr(row, field)
        for part in [said] if field == "text" else said.split("; "):
            if _has(_spaced(part), term):
                return _LABELS.get(field, {}).get(row.what, usual), part
    local = row.id.rpartition("/")[2]
    if _has(_spaced(local), term):
        return "id", local
    if term.date:
        return "date", ""
    return ("mission", row.mission) if "/" in row.id else ("name", "")  # spelt or shortened otherwise


def excerpt(text: str, terms: Sequence[Term]) -> str:
    """Return some words of a text, about where it has most of some terms."""
    parts = text.split()
    if len(parts) <= AROUND:
        return " ".join(parts)
    begin = max(min(_first(parts, terms) - BEFORE, len(parts) - AROUND), 0)
    cut = " ".join(parts[begin : begin + AROUND])
    return f"{'…' if begin else ''}{cut}{'…' if begin + AROUND < len(parts) else ''}"


def _first(parts: Sequence[str], terms: Sequence[Term]) -> int:
    """Return the first of the words from which on most of some terms are near."""
    found = [(i, each) for i, part in enumerate(parts) for each in _begun_in(part, terms)]
    return max((i for i, _ in found), key=lambda i: len({each for j, each in found if 0 <= j - i < NEAR}), default=0)


def _begun_in(part: str, terms: Sequence[Term]) -> list[int]:
    """Return the numbers of the terms that begin in a word of a text."""
    words = set(words_of(part))
    return [
        number
        for number, term in enumerate(terms)
        if any(phrase[0] in words for phrase in term.phrases)
        or (term.begun and any(word.startswith(term.phrases[0][0]) for word in words))
    ]


def _spaced(text: str) -> str:
    """Return the words of a text with a blank before and behind each."""
    return f" {' '.join(words_of(text) + other_words(text))} "


def _has(spaced: str, term: Term) -> bool:
    return any(f" {' '.join(phrase)} " in spaced for phrase in term.phrases) or (
        term.begun and f" {' '.join(term.phrases[0])}" in spaced
    )
