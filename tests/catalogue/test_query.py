"""What somebody types, as what is looked for."""

from datetime import date

import pytest

from missionfacts.catalogue.query import MOST_WORDS, Term, joined_numbers, terms_of, told

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
    "text", ["11", "Apollo 11", "STS-107", "Kosmos 1129", "TMA-1", "0", "1961-012A", "today", "moon"]
)
def test_what_is_no_date_is_words(text: str) -> None:
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
