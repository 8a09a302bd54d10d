"""What counts as a word."""

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.near import near_words
from missionfacts.catalogue.stems import stems
from missionfacts.catalogue.words import other_words, spellings, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("!? 🚀 \x00", []),
        ("R-7", ["r", "7"]),
        ("STS51L", ["sts", "51", "l"]),
        ("1961-012A", ["1961", "012", "a"]),
        ("Shepard’s and SHEPARD'S", ["shepard", "and", "shepard"]),
        ("O'Connor", ["o", "connor"]),
        ("Ørsted, Łódź, Bjørn", ["orsted", "lodz", "bjorn"]),
        ("Mañana ŒUVRE straße", ["manana", "oeuvre", "strasse"]),
        ("Королёв Чайка", ["королев", "чаика"]),
        ("神舟5号", ["神", "舟", "5", "号"]),
        ("ＡＢＣ１２", ["abc", "12"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert spellings("Jähn") == spellings("Ja\u0308hn") == [["jahn"], ["jaehn"]]


def test_other_spellings_stand_beside_the_plain_one() -> None:
    assert other_words("Müller's re-entry at 5-6 m") == ["reentry", "mueller"]
    assert spellings("!") == []


def test_stems_are_of_english_words_only() -> None:
    assert stems(["dogs", "dog", "orbiting", "107", "шары", ""]) == {
        "dogs": "dog", "dog": "dog", "orbiting": "orbit", "107": "107", "шары": "шары", "": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gagrin", "gagarin"), ("apolo", "apollo"), ("spacewlak", "spacewalk"), ("huble", "hubble"), ("лионов", "леонов")],
)
def test_a_mistyped_word_is_near_to_the_one_that_was_meant(catalogue: Catalogue, typed: str, meant: str) -> None:
    assert near_words(catalogue, typed)[0] == meant


def test_nothing_is_near_to_a_short_or_strange_word(catalogue: Catalogue) -> None:
    assert near_words(catalogue, "ab") == near_words(catalogue, "qqqqqq") == near_words(catalogue, "x" * 10_000) == []
