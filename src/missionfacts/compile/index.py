"""The index that a search reads: the words of all that can be found, in order of weight and time.

`found` has what is shown of each record, `find` the words of it, `word` every word with its stem. `find` keeps no
texts: what it has of a record is worked out anew from the row of `found` when that is taken out.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from missionfacts.catalogue.ranking import number_of
from missionfacts.catalogue.reasons import Row
from missionfacts.catalogue.stems import stems
from missionfacts.catalogue.words import called, kind_word, other_words, words_of
from missionfacts.compile.findable import Entry
from missionfacts.dates.edtf import DAY, Interval, from_epoch, parse

_LONGEST_BY_DAY, _LONGEST_BY_MONTH = 31 * DAY, 2 * 366 * DAY  # spans that are found by each of their days, or months
_COLUMNS = ("title", "names", "people", "more", "text", "kind", "date", "context")


_ROW, _VALUES = ", ".join(Row._fields), ", ".join("?" * len(Row._fields))
_MARKS = ", ".join("?" * len(_COLUMNS))


class Index:
    """The index of a catalogue, to put records into and take them out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: list[int] = []

    def put(self, entries: Iterable[Entry]) -> None:
        """Put records in; they are not found before `finish`."""
        sql = f"INSERT OR IGNORE INTO found ({_ROW}) VALUES ({_VALUES})"
        for entry in entries:
            number = number_of(entry.what, entry.id, entry.weight, entry.place_in_time)
            told = [getattr(entry, name) for name in Row._fields[1:]]
            while self._connection.execute(sql, (number, *told)).rowcount == 0:
                number += 1
            self._new.append(number)

    def finish(self) -> None:
        """Have found what has been put in: in order, or else FTS5 would begin a new segment with each row."""
        self._new.sort()
        missions = _names_of_missions(self._added("AND what = 'mission'"))
        vocabulary: set[str] = set()
        sql = f"INSERT INTO find (rowid, {', '.join(_COLUMNS)}) VALUES (?, {_MARKS})"
        for row in self._added():
            columns = _words(row, missions)
            self._connection.execute(sql, (row.number, *map(" ".join, columns)))
            vocabulary.update(*columns[:5])
        self._new.clear()
        self._learn(word for word in vocabulary if word.isalpha())

    def _added(self, condition: str = "") -> Iterator[Row]:
        sql = f"SELECT {_ROW} FROM found WHERE number = ? {condition}"
        for number in self._new:
            yield from map(Row._make, self._connection.execute(sql, (number,)))

    def _learn(self, words: Iterable[str]) -> None:
        known = {word for (word,) in self._connection.execute("SELECT word FROM word")}
        new = stems(sorted(set(words) - known))
        self._connection.executemany("INSERT INTO word (word, stem) VALUES (?, ?)", new.items())

    def remove_mission(self, mission: str) -> None:
        """Take out a mission and all that belongs to it."""
        # The ids of what belongs to it lie between its own with "/" behind it and with "0", which comes after "/".
        self._remove("(id = ? OR id > ? AND id < ?) AND mission = ?", mission, f"{mission}/", f"{mission}0", mission)

    def remove(self, what: str, key: str) -> None:
        """Take out a record that belongs to no mission."""
        self._remove("id = ? AND what = ?", key, what)

    def _remove(self, condition: str, *values: str) -> None:
        rows = self._connection.execute(f"SELECT {_ROW} FROM found WHERE {condition}", values).fetchall()
        found = [Row._make(row) for row in rows]
        missions = _names_of_missions(found)
        sql = f"INSERT INTO find (find, rowid, {', '.join(_COLUMNS)}) VALUES ('delete', ?, {_MARKS})"
        self._connection.executemany(sql, ((row.number, *map(" ".join, _words(row, missions))) for row in found))
        self._connection.execute(f"DELETE FROM found WHERE {condition}", values)


def _words(row: Row, missions: Mapping[str, list[str]]) -> tuple[list[str], ...]:
    """Return the words of a row for each column of `find`."""
    texts = (row.title, row.names, row.people, row.more, row.text)
    of_mission = missions.get(row.mission, []) if row.what != "mission" else []
    dates = _dates(parse(row.at)) if row.at else []
    said = [words_of(text) + other_words(text) if text else [] for text in texts]
    said[2] = list(dict.fromkeys(said[2]))  # spellings of a name have most words in common
    said[1] += words_of(row.id.partition("/")[2])  # an id says in a word or two what something is
    return (*said, _kinds(row), dates, of_mission)


def _kinds(row: Row) -> list[str]:
    """Return what a kind is called, and the words by which `--kind` finds it."""
    named = [kind_word(row.what), *([kind_word(row.kind)] if row.kind else [])]
    return [*named, *words_of(called(row.kind))]


def _names_of_missions(rows: Iterable[Row]) -> dict[str, list[str]]:
    return {row.id: words_of(f"{row.title} {row.names}") for row in rows if row.what == "mission"}


def _dates(when: Interval) -> list[str]:
    """Return the words by which a date is found: years, months, days, days of any year.

    >>> _dates(parse("1969-07-20T20:17Z"))
    ['1969', '196907', '19690720', '0720']
    >>> _dates(parse("1969-07/1969-08"))
    ['1969', '196907', '196908']
    """
    start, end = when
    found = [f"{year:04}" for year in range(start.year, end.year + 1)]
    if start.month and end.month and when.latest - when.earliest < _LONGEST_BY_MONTH:
        months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
        found += [f"{month // 12:04}{month % 12 + 1:02}" for month in months]
    if start.day and end.day and when.latest - when.earliest < _LONGEST_BY_DAY:
        first, last = from_epoch(start.earliest).date(), from_epoch(end.latest).date()
        days = [first + timedelta(days) for days in range((last - first).days + 1)]
        found += [word for day in days for word in (f"{day:%Y%m%d}", f"{day:%m%d}")]
    return found
