"""What somebody types, as what is looked for."""

from datetime import date

import pytest

from missionfacts.catalogue.query import MOST_WORDS, Term, joined_numbers, terms_of, told
from missionfacts.errors import UnclearDate

TODAY = date(2025, 7, 17)


def typed(text: str) -> list[str]:
    return [term.typed for term in terms_of(text, TODAY)]


def dates(text: str) -> list[str]:
    return [term.date for term in terms_of(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1969-07-20", "19690720"),
        ("20 July 1969", "19690720"),
        ("July 20, 1969", "19690720"),
        ("July 20", "0720"),
        ("12 april", "0412"),
        ("07-20", "0720"),
        ("July 1969", "196907"),
        ("1969-07", "196907"),
        ("1969", "1969"),
    ],
)
def test_a_date_is_one_term(text: str, day: str) -> None:
    assert dates(text) == [day]
    assert dates(f"landing {text}") == ["", day]
    assert dates(f"{text} landing") == [day, ""]


@pytest.mark.parametrize(
    "text", ["11", "Apollo 11", "STS-107", "Kosmos 1129", "TMA-1", "0", "1961-012A", "sun", "3-7-14", "moon"]
)
def test_what_is_no_date_is_words(text: str) -> None:
    assert set(dates(text)) == {""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("26–28 Oct 1970", "19701026 19701027 19701028"),
        ("30 Sep – 1 Oct 1970", "19700930 19701001"),
        ("1960s", " ".join(map(str, range(1960, 1970)))),
        ("1968..1969", "1968 1969"),
        ("Dec 1968 to Jan 1969", "196812 196901"),
        ("today", "0717"),
        ("Yesterday", "0716"),
        ("tomorrow", "0718"),
        ("monday", "0721"),
    ],
)
def test_a_range_and_a_day_counted_from_today_are_one_term(text: str, words: str) -> None:
    assert dates(text) == [words]
    assert dates(f"landing {text}") == ["", words]


@pytest.mark.parametrize("text", ["04/07", "07/04/1969", "4/7/1969", "landing 4/7/1969", "12 Apr 61"])
def test_a_date_that_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(UnclearDate, match=r"7 April|12 April 1961 or"):
        terms_of(text, TODAY)


@pytest.mark.parametrize("text", ["1/6 gravity", "0001..9999"])
def test_what_no_date_is_meant_by_is_no_range(text: str) -> None:
    assert set(dates(text)) == {""}


def test_small_words_count_only_alone() -> None:
    assert [term.typed for term in told(terms_of("who was the first man in space", TODAY))] == ["first", "man"]
    assert [term.typed for term in told(terms_of("the", TODAY))] == ["the"]
    assert [term.typed for term in told(terms_of("space", TODAY))] == ["space"]


def test_a_number_belongs_to_the_word_before_it_where_both_occur_so() -> None:
    def joined(text: str, *known: str) -> list[str]:
        exists = lambda term: " ".join(term.phrases[0]) in known  # noqa: E731
        return [term.typed for term in joined_numbers(terms_of(text, TODAY), exists)]

    assert joined("apollo 13 oxygen", "apollo 13") == ["apollo 13", "oxygen"]
    assert joined("sts 51 l crew", "sts 51", "sts 51 l") == ["sts 51 l", "crew"]
    assert joined("mass 6680") == ["mass", "6680"]
    assert joined("landing 1969", "landing 1969") == ["landing", "1969"]


def test_what_is_typed_twice_counts_once_and_only_the_first_words_count() -> None:
    assert typed("One one ÉÉ-é 🚀") == ["One", "ÉÉ-é"]
    assert len(terms_of(" ".join(f"w{n}" for n in range(500)), TODAY)) == MOST_WORDS
    assert terms_of("", TODAY) == terms_of("?! 🚀 \x00", TODAY) == []


def test_a_term_has_every_spelling() -> None:
    assert terms_of("lift-off", TODAY) == [Term("lift-off", (("lift", "off"), ("liftoff",)))]
