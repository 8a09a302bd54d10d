"""Search: every word counts, in any spelling and order; what FTS5 would choke on is text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.search import MOST_WORDS, search, words_of
from tests.catalogue.conftest import Compile
from tests.examples import EVERYTHING


@pytest.fixture(scope="module")
def everything(compile_files: Compile) -> Catalogue:
    return compile_files(*EVERYTHING.glob("*.yaml"))


def found(catalogue: Catalogue, text: str) -> list[str]:
    return [hit.id for hit in search(catalogue, text)]


@pytest.mark.parametrize("spelling", ["Леонов", "Leonow", "LÉONOV", "leon", "Leonov Alexei", "Alexej Leonow"])
def test_somebody_is_found_first_in_every_spelling(catalogue: Catalogue, spelling: str) -> None:
    assert found(catalogue, spelling)[0] == "leonov"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("demonstrator", "demo"),
        ("station orbit", "demo"),
        ("ship docks", "demo/docking"),
        ("over the sea", "demo/docking"),
        ("dark", "demo/docking"),
        ("dock Пия", "demo/docking"),
        ("mass 6680", "demo/mass"),
        ("MA-1", "demo/algae"),
        ("they grow", "demo/algae"),
        ("AS-1 handshake", "demo/handshake"),
        ("pia lottie", "demo-pilot"),
        ("nowhere 1934", "demo-pilot"),
        ("агентство", "demo-agency"),
        ("counsels", "demo-council"),
        ("first crew", "demo/first"),
        ("second derer", "demo/second"),
    ],
)
def test_every_kind_of_record_is_found_by_its_texts_and_people(everything: Catalogue, text: str, key: str) -> None:
    assert key in found(everything, text)
    assert set(found(everything, text)) == set(found(everything, " ".join(reversed(text.split()))))


def test_a_title_counts_more_than_a_detail(everything: Catalogue) -> None:
    assert found(everything, "pilot")[0] != "demo/docking"


def test_without_words_nothing_is_found(everything: Catalogue) -> None:
    for text in ("", " ", "!?", "-", '"'):
        assert found(everything, text) == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_is_an_error(everything: Catalogue, text: str) -> None:
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        list(search(everything, text))


def test_only_the_first_many_words_count(everything: Catalogue) -> None:
    assert found(everything, " ".join(["ship"] * 500)) == found(everything, "ship")
    assert found(everything, "ship " + " ".join(f"s{n}" for n in range(MOST_WORDS))) == []
    assert words_of("One one ÉÉ-é") == ["one", "éé", "é"]


def test_somebody_is_found_by_the_beginnings_of_names_and_aliases(compile_files: Compile, tmp_path: Path) -> None:
    text = (
        "people: {doe: {name: Jane Doe, aliases: [Janie], sources: [{id: t}]}}\nsources: {t: {title: T, kind: web}}\n"
    )
    (tmp_path / "people.yaml").write_text(text, "utf-8")
    own = compile_files(tmp_path / "people.yaml")
    assert found(own, "janie") == found(own, "jan do") == ["doe"]
    assert found(own, "jan roe") == []
