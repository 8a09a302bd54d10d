"""Words of English that are one: spelt as in Britain or America, or inflected without rule."""

import pytest

from missionfacts.english import one_spelling, plain


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"), ("harbour", "harbor"), ("manoeuvres", "maneuvers"), ("centre", "center"),
        ("kilometres", "kilometers"), ("fibre", "fiber"), ("organisation", "organization"), ("analysed", "analyzed"),
        ("programme", "program"), ("programmes", "programs"), ("catalogue", "catalog"), ("defence", "defense"),
        ("fuelled", "fueled"), ("refuelling", "refueling"), ("aluminium", "aluminum"), ("grey", "gray"),
        ("aeroplane", "airplane"), ("tyres", "tires"), ("endeavour", "endeavor"), ("sulphur", "sulfur"),
    ],
)  # fmt: skip
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("hour", "hor"), ("our", "or"), ("acre", "acer"), ("prize", "prise"), ("rogue", "rog")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)


@pytest.mark.parametrize(
    ("word", "form"),
    [("women", "woman"), ("feet", "foot"), ("shook", "shake"), ("flown", "fly"), ("broke", "break"), ("died", "die")],
)
def test_irregular_forms_are_known(word: str, form: str) -> None:
    assert plain(word) == form
