"""The stems of English words, by the Porter stemmer that comes with FTS5."""

import sqlite3
from collections.abc import Iterable

from missionfacts.english import plain


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return the stem of each word, whether regular or not, British or American; what is not English is its own.

    >>> stems(["landing", "lands", "flew", "colours", "лайки"])
    {'landing': 'land', 'lands': 'land', 'flew': 'fly', 'colours': 'color', 'лайки': 'лайки'}
    """
    given = list(words)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE given USING fts5 (word, tokenize = 'porter unicode61')")
        connection.execute("CREATE VIRTUAL TABLE stem USING fts5vocab (given, instance)")
        connection.executemany("INSERT INTO given (rowid, word) VALUES (?, ?)", enumerate(map(plain, given)))
        found = dict(connection.execute("SELECT doc, term FROM stem"))
    finally:
        connection.close()
    return {word: found.get(number, word) for number, word in enumerate(given)}
