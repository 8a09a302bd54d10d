"""Whom a name means that is written in another order, with initials, romanised otherwise, or short."""

from collections.abc import Iterator

import pytest

from missionfacts.catalogue.candidates import texts
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import Found, find
from missionfacts.catalogue.spelt import spelt
from missionfacts.names import fold
from missionfacts.spellings import romanised
from tests.catalogue.romanise import LANGUAGES, is_russian, romanise

OTHERWISE = {  # a given name, and how else it is romanised
    "Yuri": "Yury Yuriy Iouri Juri Jurij", "Yury": "Yuri Youri", "Aleksei": "Alexei Alexey Aleksey Alexej",
    "Alexei": "Aleksei Aleksey", "Aleksey": "Alexei Alexey", "Sergei": "Sergey Sergej Serguei", "Sergey": "Sergei",
    "Yevgeny": "Evgeny Yevgeni Evgueni Jewgeni", "Valeri": "Valery Waleri", "Valery": "Valeri Valeriy",
    "Viktor": "Victor Wiktor", "Fyodor": "Feodor Fedor Fjodor", "Georgy": "Georgi Georgij", "Georgi": "Georgy Georgiy",
    "Gennadi": "Gennady Guennadi", "Anatoly": "Anatoli Anatolij", "Vitaly": "Vitali",
    "Aleksandr": "Alexander Alexandre",
    "Nikolai": "Nikolay Nikolaj", "Dmitri": "Dmitry Dmitrij", "Vasily": "Vasili Vassili", "Pyotr": "Petr Piotr",
    "Andrei": "Andrey Andrej", "Mikhail": "Michail Mihail", "Vladimir": "Wladimir", "Yelena": "Elena Jelena",
    "Maksim": "Maxim", "Konstantin": "Constantin",
}  # fmt: skip
LETTERS = (
    ("ä", "ae"),
    ("ö", "oe"),
    ("ü", "ue"),
    ("å", "a"),
    ("ł", "l"),
    ("é", "e"),
    ("ñ", "n"),
    ("kh", "ch"),
    ("v", "w"),
)


NAMESAKES = {"aleksandar-aleksandrov", "aleksandr-aleksandrov"}


def written(name: str, native: str) -> Iterator[str]:
    """Yield how else a name may be written."""
    first, *others = name.split()
    rest = " ".join(others)
    yield from (name.upper(), name.casefold(), name.replace("-", " "), f"{rest}, {first}", f"{rest} {first}")
    for given in OTHERWISE.get(first, "").split():
        yield from (f"{given} {rest}", f"{rest}, {given}")
    yield from (name.replace(*letters) for letters in LETTERS)
    if len(own := native.split()) == 3:
        yield from (
            f"{own[0]} {own[2]}",
            f"{own[2]} {own[0]}",
            f"{own[2]}, {own[0]}",
            f"{own[0]} {own[1][0]}. {own[2]}",
        )


def people(catalogue: Catalogue) -> list[tuple[str, str, str, str, str]]:
    return [
        (key, name, full, native, aliases)
        for key, name, full, native, aliases in catalogue.rows('SELECT id, name, "full", native, aliases FROM person')
    ]


def test_everybody_is_found_however_the_name_is_written(catalogue: Catalogue) -> None:
    own = {fold(each): key for key, name, *_ in people(catalogue) for each in (name, key)}
    for key, name, full, native, aliases in people(catalogue):
        for each in filter(None, (key, name, full, native, *texts(aliases), *written(name, native))):
            found = find(catalogue, each, ["person"])
            # What is the own name or id of somebody else means them; of what several are called, this is one.
            assert Found("person", key) in found or own[fold(each)] != key, each


def test_a_name_in_ascii_is_folded_as_one_in_other_letters_is() -> None:
    for character in map(chr, range(128)):
        assert fold(f"a{character}b") == fold(f"a{character}bй")[:-1].rstrip(), character


@pytest.mark.parametrize("language", LANGUAGES)
def test_russians_are_found_by_their_names_in_the_letters_of_other_languages(
    catalogue: Catalogue, language: str
) -> None:
    for key, _, _, native, _ in people(catalogue):
        words = native.split()
        if len(words) == 3 and all(map(is_russian, words)) and key not in NAMESAKES:
            given, _, family = (romanise(word, language) for word in words)
            assert find(catalogue, f"{given} {family}", ["person"]) == [Found("person", key)], native


def test_hardly_anybody_has_a_name_that_is_another_ones_when_romanised_otherwise(catalogue: Catalogue) -> None:
    called: dict[tuple[str, ...], set[str]] = {}
    for key, name, full, native, aliases in people(catalogue):
        for words in (each for spelling in (name, full, native, *texts(aliases)) for each in spelt(spelling)):
            called.setdefault(tuple(sorted(map(romanised, words))), set()).add(key)
    assert sorted(sorted(keys) for keys in called.values() if len(keys) > 1) == [
        ["aleksandar-aleksandrov", "aleksandr-aleksandrov"],  # who have one alias
        ["david-low", "george-low"],  # George is the given name of both
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aleksandr", "Aleksei"),
        ("Liu", "Lu"),
        ("Zhang", "Yang"),
        ("Mikhail", "Michael"),
        ("Titov", "Tito"),
        ("John", "Jan"),
    ],
)
def test_names_that_are_not_the_same_stay_apart(one: str, other: str) -> None:
    assert romanised(one) != romanised(other)


@pytest.mark.parametrize("name", ["", " ", ",", "jr", "qqqq", "Yuri Armstrong", "B. Gagarin", "Yuri " * 3000])
def test_what_nobody_is_called_means_nobody(catalogue: Catalogue, name: str) -> None:
    assert find(catalogue, name, ["person"]) == []


def test_a_family_name_comes_before_a_given_name_and_a_given_name_alone_will_do(catalogue: Catalogue) -> None:
    scotts = {each.id for each in find(catalogue, "scott", ["person"])}
    assert scotts >= {"david-scott", "winston-scott"}
    assert "scott-kelly" not in scotts
    assert find(catalogue, "buzz", ["person"]) == [Found("person", "aldrin")]


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Greg Johnson", {"gregory-c-johnson", "gregory-h-johnson"}),  # one has it for an alias, but with an initial
        ("Rob White", {"bob-white", "robert-white"}),
        ("Sasha Aleksandrov", NAMESAKES),
    ],
)
def test_a_short_form_that_several_share_means_them_all(catalogue: Catalogue, name: str, keys: set[str]) -> None:
    assert {each.id for each in find(catalogue, name, ["person"])} == keys


def test_what_is_closest_counts_alone(catalogue: Catalogue) -> None:
    assert find(catalogue, "Michael Collins") == [Found("person", "michael-collins")]
    assert find(catalogue, "Bob White") == [Found("person", "bob-white")]  # and not Robert White, who is a Bob too


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ('Edwin "Buzz" Aldrin', "aldrin"), ("Barry 'Butch' Wilmore", "wilmore"), ("Dr. Sally Ride", "ride"),
        ("Gagarin Yuri Alexeyevich", "gagarin"), ("N A Armstrong", "armstrong"), ("Ю. А. Гагарин", "gagarin"),
    ],
)  # fmt: skip
def test_words_of_several_spellings_titles_and_initials_are_understood(
    catalogue: Catalogue, name: str, key: str
) -> None:
    assert find(catalogue, name, ["person"]) == [Found("person", key)]
