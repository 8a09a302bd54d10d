"""Search: every word counts, in any spelling and order; what FTS5 would choke on is text."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.query import MOST_WORDS
from missionfacts.catalogue.search import Search
from missionfacts.errors import UnclearDate
from tests.catalogue.conftest import Compile
from tests.examples import EVERYTHING


@pytest.fixture(scope="module")
def everything(compile_files: Compile) -> Catalogue:
    return compile_files(*EVERYTHING.glob("*.yaml"))


TODAY = date(2025, 7, 17)


def found(catalogue: Catalogue, text: str, *kinds: str) -> list[str]:
    return [hit.id for hit in Search(catalogue, text, TODAY, kinds).hits()]


def reasons(catalogue: Catalogue, text: str) -> dict[str, str]:
    return {hit.id: hit.matched for hit in Search(catalogue, text, TODAY).hits()}


@pytest.mark.parametrize("spelling", ["Леонов", "Leonow", "LÉONOV", "leono", "Leonov Alexei", "Alexej Leonow"])
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
@example("1 2")
def test_no_text_is_an_error_but_a_date_that_is_unclear(everything: Catalogue, text: str) -> None:
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        with suppress(UnclearDate):
            found(everything, text)


def test_only_the_first_many_words_count(everything: Catalogue) -> None:
    assert set(found(everything, " ".join(["ship"] * 500))) == set(found(everything, "ship"))
    assert found(everything, "ship " + " ".join(f"s{n}" for n in range(MOST_WORDS))) == []


def test_somebody_is_found_by_the_beginnings_of_names_and_aliases(compile_files: Compile, tmp_path: Path) -> None:
    text = (
        "people: {doe: {name: Jane Doe, aliases: [Janie], sources: [{id: t}]}}\nsources: {t: {title: T, kind: web}}\n"
    )
    (tmp_path / "people.yaml").write_text(text, "utf-8")
    own = compile_files(tmp_path / "people.yaml")
    assert found(own, "janie") == found(own, "jan do") == ["doe"]
    assert found(own, "jan roe") == []


# The order of what is found, in the shipped data: more of it in tests/queries/search.tsv


def test_the_thing_itself_comes_first_then_titles_by_weight(catalogue: Catalogue) -> None:
    hits = list(Search(catalogue, "apollo 11", TODAY).hits())
    assert hits[0].id == "apollo-11"
    in_titles = [hit.id for hit in hits[1:] if hit.what == "event" and hit.matched == "title"]
    weights = [weight(catalogue, key) for key in in_titles]
    assert weights == sorted(weights, reverse=True)


def weight(catalogue: Catalogue, event: str) -> int:
    row = catalogue.first("SELECT weight FROM event WHERE id = ?", [event])
    assert row
    return int(row[0])


def test_nothing_is_found_twice(catalogue: Catalogue) -> None:
    for text in ("moon landing", "leonov", "dogs", "soyuz", "1969"):
        hits = found(catalogue, text)
        assert len(hits) == len(set(hits))


def test_numbers_are_whole(catalogue: Catalogue) -> None:
    assert not {"apollo-12", "apollo-11"} & set(found(catalogue, "Apollo 1"))
    assert "soyuz-tma-15m" not in found(catalogue, "TMA-1")
    assert "sts-51-j" not in found(catalogue, "STS-51-L")


@pytest.mark.parametrize("text", ["STS-107", "STS107", "sts 107", "Sts-107"])
def test_designators_are_found_joined_and_parted(catalogue: Catalogue, text: str) -> None:
    assert found(catalogue, text) == found(catalogue, "sts-107")


@pytest.mark.parametrize(
    ("typed", "other"),
    [("landed", "landing"), ("telescopes", "telescope"), ("Королёв", "Королев"), ("Jähn", "Jaehn"),
     ("Shepard's", "Shepard"), ("CHRÉTIEN", "chretien")],
)  # fmt: skip
def test_forms_of_a_word_find_the_same(catalogue: Catalogue, typed: str, other: str) -> None:
    assert set(found(catalogue, typed)) == set(found(catalogue, other))


def test_a_word_with_a_hyphen_is_found_without_it(catalogue: Catalogue) -> None:
    assert set(found(catalogue, "liftoff")) & set(found(catalogue, "lift-off", "launch"))


def test_a_word_as_it_is_comes_before_its_stem_and_that_before_a_beginning(
    compile_files: Compile, tmp_path: Path
) -> None:
    titles = {"begun": (5, "Dogsled is tried"), "stem": (4, "A dog is tried"), "exact": (3, "Dogs are tried")}
    assert found(events_with(compile_files, tmp_path, titles), "dogs") == ["m/exact", "m/stem", "m/begun"]


def test_a_stem_in_a_title_comes_before_a_word_of_something_that_weighs_far_less(
    compile_files: Compile, tmp_path: Path
) -> None:
    titles = {
        "stem": (5, "The first tourist flies"),
        "exact": (3, "Two tourists fly"),
        "lighter": (2, "No tourist flies"),
    }
    assert found(events_with(compile_files, tmp_path, titles), "tourists") == ["m/stem", "m/exact", "m/lighter"]


def test_only_the_last_word_may_be_begun(compile_files: Compile, tmp_path: Path) -> None:
    own = events_with(compile_files, tmp_path, {"one": (1, "Oxygen tank bursts")})
    assert found(own, "oxygen ta") == ["m/one"]
    assert found(own, "oxy tank") == []
    assert found(own, "oxygen t") == []


def test_a_landmark_with_scattered_words_comes_before_a_routine_event_with_the_phrase(
    compile_files: Compile, tmp_path: Path
) -> None:
    titles = {
        "routine": (1, "The first walk of the day"),
        "landmark": (5, "Doe is the first to walk"),
        "equal": (5, "The first walk of all"),
    }
    assert found(events_with(compile_files, tmp_path, titles), "first walk") == ["m/equal", "m/landmark", "m/routine"]


def events_with(compile_files: Compile, folder: Path, titles: dict[str, tuple[int, str]]) -> Catalogue:
    """Return a catalogue of one mission, the events of which have these weights and titles."""
    told = "sources: [{id: t}]"
    events = "".join(
        f"    - {{id: {key}, at: 1980-01-0{day}, kind: test, weight: {heavy}, title: {title}, {told}}}\n"
        for day, (key, (heavy, title)) in enumerate(titles.items(), 1)
    )
    text = f"mission:\n  id: m\n  name: M\n  kind: robotic\n  summary: S.\n  {told}\n  events:\n{events}"
    (folder / "m.yaml").write_text(f"{text}sources: {{t: {{title: T, kind: web}}}}\n", "utf-8")
    return compile_files(folder / "m.yaml")


# What is found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("demo rocket", "demo/ship"),
        ("7K-T", "demo/ship"),
        ("COSPAR 1975-065A", "demo/ship"),
        ("1975-065A", "demo/ship"),
        ("the ship", "demo/ship"),
        ("demo-agency", "demo"),
        ("spacewalk", "demo/eva"),
        ("passage", "demo/passage"),
        ("AS-2", "demo/handshake"),
        ("it had", "demo"),
    ],
)
def test_ships_rockets_designators_agencies_kinds_and_ids_are_words_too(
    everything: Catalogue, text: str, key: str
) -> None:
    assert key in found(everything, text)


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("1975-07-17", ["demo/docking", "demo/eva", "demo/test", "demo/handshake", "demo/first"], ["demo/launch"]),
        ("17 July 1975", ["demo/docking", "demo/test"], ["demo/launch", "demo/dream"]),
        ("17 July", ["demo/docking", "demo/test"], ["demo/launch"]),
        ("July 1975", ["demo/docking", "demo/launch", "demo/dream"], []),
        ("1975-07", ["demo/docking", "demo/launch", "demo/dream"], []),
        ("1975", ["demo/docking", "demo/dream"], ["demo-pilot"]),
        ("eva 1975-07-17", ["demo/eva", "demo/second-eva"], ["demo/docking"]),
        ("pilot 16 July 1975", [], ["demo/eva"]),
    ],
)
def test_a_date_is_searched_as_a_date_alone_and_with_words(
    everything: Catalogue, text: str, there: list[str], not_there: list[str]
) -> None:
    hits = found(everything, text)
    assert set(there) <= set(hits)
    assert not set(not_there) & set(hits)


def test_what_happened_on_a_day_comes_by_weight_then_time(everything: Catalogue) -> None:
    events = found(everything, "1975-07-17", "event")
    assert events[:3] == ["demo/docking", "demo/test", "demo/eva"]
    assert set(events[3:]) == {"demo/passage", "demo/second-eva"}


@pytest.mark.parametrize(
    ("kinds", "whats"),
    [(["person"], {"person"}), (["eva"], {"event"}), (["person", "spacecraft"], {"person", "spacecraft"})],
)
def test_kinds_narrow_what_is_found(catalogue: Catalogue, kinds: list[str], whats: set[str]) -> None:
    assert {hit.what for hit in Search(catalogue, "mir", TODAY, kinds).hits()} <= whats


def test_the_words_of_kinds_cannot_be_typed(catalogue: Catalogue) -> None:
    assert found(catalogue, "1event") == found(catalogue, "isevent") == []


# Why


@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ("docks", "demo/docking", "title"),
        ("dark", "demo/docking", "detail: In the dark."),
        ("over the sea", "demo/docking", "place: over the sea"),
        ("docking", "demo/docking", "kind: docking"),
        ("spacewalk", "demo/eva", "kind: eva"),
        ("1975-07-17", "demo/docking", "date"),
        ("docks 1975-07-17", "demo/docking", "date"),
        ("passage", "demo/passage", "id: passage"),
        ("6680", "demo/mass", "value: 6680 kg"),
        ("AS-2", "demo/handshake", "number: AS-2"),
        ("7K-T", "demo/ship", "type: 7K-T; Demo Rocket"),
        ("Nowhere", "demo/ship", "site: Nowhere"),
        ("demo", "demo", "alias: Demo"),
        ("EO-1", "demo/first", "alias: EO-1"),
        ("demonstrator docks", "demo/docking", "mission: demo"),
        ("dark sea", "demo/docking", "detail: In the dark.; place: over the sea"),
    ],
)
def test_every_hit_says_why(everything: Catalogue, text: str, key: str, why: str) -> None:
    assert reasons(everything, text)[key] == why


# Words that are found nowhere


def test_words_that_nothing_has_are_told_with_those_like_them(catalogue: Catalogue) -> None:
    missing = Search(catalogue, "gagrin landing", TODAY).missing()
    assert (list(missing), missing["gagrin"][0]) == (["gagrin"], "gagarin")
    assert Search(catalogue, "gagarin pluto", TODAY).missing() == {}
    assert "spacewalk" in Search(catalogue, "spacewlak", TODAY).missing()["spacewlak"]


def test_an_unknown_word_with_a_known_stem_is_not_missing(compile_files: Compile, tmp_path: Path) -> None:
    own = events_with(compile_files, tmp_path, {"one": (1, "Tanks are tested")})
    assert found(own, "tanked") == ["m/one"]
    assert Search(own, "tanked oxygen", TODAY).missing() == {"oxygen": []}
