"""One entry for each work, however many facts rest on it, at however many places."""

from missionfacts.formats.citations.entries import entries
from missionfacts.model.works import Citation, Work
from tests.works import fact_of, work_of


def test_a_work_has_one_entry_however_often_it_is_cited(works: dict[str, Work], facts: list[Citation]) -> None:
    assert [entry.work.id for entry in entries([*facts, *facts], works)] == list(works)


def test_its_places_are_joined_each_once_in_the_order_of_the_facts() -> None:
    found = [fact_of(("book", "p. 12"), ("book", "p. 3")), fact_of(("book", "p. 12"), ("book", ""), key="b")]
    (entry,) = entries(found, {"book": work_of("The Book")})
    assert entry.place == "p. 12; p. 3"


def test_where_places_differ_it_is_told_which_fact_stands_where() -> None:
    work = {"book": work_of("The Book")}
    (same,) = entries([fact_of(("book", "p. 1"), key="a"), fact_of(("book", "p. 1"), key="b")], work)
    assert same.by_fact == ""
    (other,) = entries([fact_of(("book", "p. 1"), key="a"), fact_of(("book", ""), key="b")], work)
    assert other.by_fact == "a: p. 1; b"
