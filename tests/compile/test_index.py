"""The index of a search: it has what was put in and not what was taken out, and dates as words."""

import sqlite3
from collections.abc import Iterator

import pytest

from missionfacts.compile.findable import Entry
from missionfacts.compile.index import Index
from missionfacts.compile.tables import statements

LANDING = Entry("event", "m/landing", "Eagle lands on the Moon", 5, "m", "1969-07-20T20:17:39Z", kind="landing")
MISSION = Entry("mission", "m", "Moonshot Müller", 5, "m", names="Alias; Другое имя")
OTHER = Entry("event", "m2/landing", "Falcon lands", 5, "m2", "1971-07")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    for statement in statements():
        made.execute(statement)
    yield made
    made.close()


def put(connection: sqlite3.Connection, *entries: Entry) -> Index:
    index = Index(connection)
    index.put(entries)
    index.finish()
    return index


def found(connection: sqlite3.Connection, expression: str) -> list[str]:
    sql = "SELECT id FROM find JOIN found ON number = find.rowid WHERE find MATCH ? ORDER BY find.rowid"
    return [key for (key,) in connection.execute(sql, (expression,))]


def all_words(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab (main, find, col)")
    return connection.execute("SELECT term, col, doc FROM temp.words ORDER BY 1, 2").fetchall()


def test_a_mission_is_taken_out_to_the_last_word(connection: sqlite3.Connection) -> None:
    index = put(connection, OTHER)
    before = all_words(connection)
    put(connection, MISSION, LANDING)
    assert found(connection, "moon") == ["m/landing"]
    index.remove_mission("m")
    assert all_words(connection) == before
    assert connection.execute("SELECT id FROM found").fetchall() == [("m2/landing",)]
    connection.execute("INSERT INTO find (find) VALUES ('integrity-check')")


def test_what_belongs_to_a_mission_has_its_names_beside_its_own(connection: sqlite3.Connection) -> None:
    put(connection, MISSION, LANDING, OTHER)
    assert found(connection, "context : alias") == ["m/landing"]
    assert found(connection, "kind : 1event") == ["m/landing", "m2/landing"]
    assert found(connection, "title : mueller") == found(connection, "title : muller") == ["m"]


def test_two_rows_of_one_place_are_both_found(connection: sqlite3.Connection) -> None:
    put(connection, OTHER, OTHER._replace(title="Falcon landed"))
    assert len(found(connection, "falcon")) == 2


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("1969", ["1969"]),
        ("1969-07~", ["1969", "196907"]),
        ("1969-07-20T20:17Z", ["1969", "196907", "19690720", "0720"]),
        ("1969-07-31/1969-08-01", ["1969", "196907", "196908", "19690731", "0731", "19690801", "0801"]),
        ("1968-12/1969-02", ["1968", "1969", "196812", "196901", "196902"]),
        ("1968/1971", ["1968", "1969", "1970", "1971"]),
        ("1969-01-01/1972-01-01", ["1969", "1970", "1971", "1972"]),
    ],
)
def test_a_date_is_its_days_months_and_years(connection: sqlite3.Connection, at: str, words: list[str]) -> None:
    put(connection, LANDING._replace(at=at))
    assert [term for term, column, _ in all_words(connection) if column == "date"] == sorted(words)


def test_words_are_kept_with_their_stems(connection: sqlite3.Connection) -> None:
    put(connection, LANDING)
    put(connection, OTHER)
    stems = dict(connection.execute("SELECT word, stem FROM word"))
    assert (stems["lands"], stems["eagle"], stems["falcon"]) == ("land", "eagl", "falcon")
    assert not any(word.isdigit() for word in stems)
