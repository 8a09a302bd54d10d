"""Full-text search, by SQLite's FTS5."""

import unicodedata
from collections.abc import Iterator

from missionfacts.catalogue.database import Catalogue
from missionfacts.model.hits import Hit

MOST_WORDS = 60  # FTS5 parses no more than some hundred in one expression; the first ones tell


def words_of(text: str) -> list[str]:
    """Return the words of a text, each once, in lower case; FTS5 itself leaves out their accents.

    >>> words_of('LÉONOV "and" AND*')
    ['léonov', 'and']
    """
    plain = unicodedata.normalize("NFC", text).lower()
    return list(dict.fromkeys("".join(c if c.isalnum() else " " for c in plain).split()))


def search(catalogue: Catalogue, text: str) -> Iterator[Hit]:
    """Yield what has every word of a text, or begins with it, best first; a title counts more than a detail."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return iter(())
    # A word in quotes is only text to FTS5, and words have no quotes in them.
    expression = " ".join(f'"{word}"*' for word in words)
    rest = "FROM find WHERE find MATCH ? ORDER BY bm25(find, 10.0, 8.0, 2.0, 1.0, 2.0), what, id"
    return catalogue.read(Hit, rest, [expression], columns={"text": "snippet(find, 2, '', '', '…', 16)"})
