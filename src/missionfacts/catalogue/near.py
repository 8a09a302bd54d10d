"""Words that are nearly what somebody typed."""

from heapq import nlargest

from missionfacts.catalogue.database import Catalogue

SHORTEST = 3  # letters: shorter ones are near to everything
OTHER_LENGTH = 2  # letters more or less
COMPARED = 200  # words that share the most pairs of letters; to compare all well would take seconds
ALIKE = 0.8


def near_words(catalogue: Catalogue, word: str, number: int = 3) -> list[str]:
    """Return the words of the index that are most like a word, best first."""
    from difflib import get_close_matches  # a mistyped word can wait the 3 ms

    if len(word) < SHORTEST:
        return []
    sql = "SELECT word FROM word WHERE length(word) BETWEEN ? AND ?"
    lengths = [len(word) - OTHER_LENGTH, len(word) + OTHER_LENGTH]
    wanted = _pairs(word)
    shared = ((len(wanted & _pairs(other)), other) for (other,) in catalogue.rows(sql, lengths))
    likely = [other for _, other in nlargest(COMPARED, shared)]
    return get_close_matches(word, likely, number, ALIKE)


def _pairs(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[i : i + 2] for i in range(len(framed) - 1)}
