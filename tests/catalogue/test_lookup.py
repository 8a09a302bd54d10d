"""Which record a name means: an exact id before a former one, that before a name, a name before an alias."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis.strategies import text

from missionfacts.catalogue import people
from missionfacts.catalogue.candidates import names, texts
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING, Found, family, find, identify, ids, known
from missionfacts.catalogue.records import record
from missionfacts.catalogue.works import citation
from missionfacts.errors import Ambiguous, NotFound, UnknownChoice
from missionfacts.names import fold
from tests.catalogue.conftest import Compile
from tests.examples import EVERYTHING as EVERY_FIELD
from tests.examples import SHOWN

ONE = """\
mission:
  id: one
  name: One
  aliases: [Doe, The First]
  kind: crewed
  summary: A crew flies.
  sources: [{id: told}]
  spacecraft:
    - {id: ship, name: Second, aliases: [Two], sources: [{id: told}]}
    - {id: one, name: One, sources: [{id: told}]}
  events:
    - {id: visit, at: 1961, kind: visit, formerly: [one/call, two/visit, one/old], title: Somebody comes, sources: [{id: told}]}
    - {id: old, at: 1962, kind: visit, title: Somebody else comes, sources: [{id: told}]}
people:
  doe: {name: Jane Doe, sources: [{id: told}]}
  visit: {name: Vera Isit, sources: [{id: told}]}
  ann-call: {name: Ann Call, sources: [{id: told}]}
sources:
  told: {title: Told, kind: web}
"""  # noqa: E501
TWO = """\
mission:
  id: two
  name: Second
  kind: crewed
  summary: A crew flies again.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, sources: [{id: told}]}]
  events:
    - {id: visit, at: 1963, kind: visit, title: A third comes, sources: [{id: told}]}
"""


@pytest.fixture(scope="module")
def small(compile_files: Compile, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("small")
    return compile_files(*(put(folder, name, text) for name, text in (("one", ONE), ("two", TWO))))


def put(folder: Path, name: str, text: str) -> Path:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder / f"{name}.yaml"


def candidates(catalogue: Catalogue, name: str, *kinds: str) -> list[str]:
    with pytest.raises(Ambiguous) as caught:
        identify(catalogue, name, kinds or EVERYTHING)
    return [candidate.id for candidate in caught.value.candidates]


# Every record answers to its id


def all_records(catalogue: Catalogue) -> list[Found]:
    """Return all records; the birth and death of a person are no records of their own."""
    own = {"event": " WHERE mission <> ''"}
    sql = {what: f"SELECT id FROM {what}{own.get(what, '')}" for what in EVERYTHING}  # noqa: S608
    return [Found(what, key) for what in EVERYTHING for (key,) in catalogue.rows(sql[what])]


def test_every_record_there_is_can_be_cited_by_its_id_and_it_is_that_one(catalogue: Catalogue) -> None:
    every = all_records(catalogue)
    assert {what for what, _ in every} >= set(EVERYTHING) - {"expedition"}
    for found in every:
        assert identify(catalogue, found.id) == found
        cited = citation(catalogue, found.id)
        assert (cited.what, cited.id) == found
        assert cited.statement
        assert cited.sources


def test_every_birth_and_death_there_is_is_cited_as_the_person(catalogue: Catalogue) -> None:
    lives = list(catalogue.rows("SELECT id, people FROM event WHERE mission = ''"))
    assert len(lives) > 200
    for key, person in lives:
        assert identify(catalogue, key) == Found("person", person.strip())


@pytest.mark.parametrize("what", EVERYTHING)
def test_some_records_of_every_kind_can_be_cited_and_shown_by_their_ids(catalogue: Catalogue, what: str) -> None:
    for found in [each for each in all_records(catalogue) if each.what == what][::100]:
        assert identify(catalogue, found.id) == found
        cited = citation(catalogue, found.id.upper())
        assert (cited.what, cited.id) == found
        assert fold(record(catalogue, found).id) in {fold(found.id), fold(found.id.partition("/")[2])}


def test_every_kind_can_be_cited_and_shown_in_data_of_ones_own(compile_files: Compile) -> None:
    own = compile_files(*EVERY_FIELD.glob("*.yaml"))
    every = all_records(own)
    assert {what for what, _ in every} == set(EVERYTHING)
    for found in every:
        cited = citation(own, found.id)
        assert (cited.what, cited.id) == found
    for kind, name in SHOWN.items():
        assert type(record(own, identify(own, name))) is kind


def test_no_two_records_have_the_same_id(catalogue: Catalogue) -> None:
    every = [found.id for found in all_records(catalogue)]
    assert len(set(every)) == len(every)


def test_everybody_answers_to_every_name_and_alias_that_is_nobodys_own_name(catalogue: Catalogue) -> None:
    own = {key: {fold(key), fold(name)} for key, name in catalogue.rows("SELECT id, name FROM person")}
    for key, aliases in catalogue.rows("SELECT id, aliases FROM person"):
        for each in (*own[key], *texts(aliases)):
            try:
                found = people.person_id(catalogue, each)
                assert found == key or (fold(each) in own[found] and fold(each) not in own[key]), each
            except Ambiguous as error:
                assert key in [candidate.id for candidate in error.candidates]


# What comes before what


def test_an_exact_id_beats_a_name_and_a_name_beats_an_alias(small: Catalogue) -> None:
    assert identify(small, "doe") == Found("person", "doe")  # and no alias of mission one
    assert identify(small, "DOE ") == Found("person", "doe")
    assert identify(small, "two") == Found("mission", "two")  # and no alias of a ship
    assert candidates(small, "Second") == ["two", "one/ship"]  # a ship of another mission has that name, too
    assert identify(small, "The First") == Found("mission", "one")
    assert identify(small, "one") == Found("mission", "one")  # which is what a ship of it is called, too


def test_a_name_that_several_records_have_lists_them_and_is_not_guessed_at(small: Catalogue) -> None:
    assert candidates(small, "ship") == ["one/ship", "two/ship"]
    assert candidates(small, "visit", "event", "mission") == ["one/visit", "two/visit"]
    assert identify(small, "visit") == Found("person", "visit")
    assert identify(small, "one/ship") == Found("spacecraft", "one/ship")


@pytest.mark.parametrize(("name", "search"), [("Saturn V", True), ("beagle", True), ("apolo11", False), ("?", False)])
def test_what_is_no_record_but_stands_in_texts_is_to_be_searched_for(
    catalogue: Catalogue, name: str, search: bool
) -> None:
    with pytest.raises(NotFound) as told:
        identify(catalogue, name)
    assert (f"; try: missionfacts search '{name}'" in str(told.value)) is search


@pytest.mark.parametrize(("name", "person"), [("Bob Crippen", "crippen"), ("John Glenn", "glenn")])
def test_the_title_of_a_work_loses_to_whatever_else_is_called_so(catalogue: Catalogue, name: str, person: str) -> None:
    assert identify(catalogue, name) == Found("person", person)
    (work, *_) = find(catalogue, name, ["source"])
    assert identify(catalogue, work.id) == work


def test_a_former_id_still_means_the_event_unless_another_has_that_id_now(small: Catalogue) -> None:
    assert identify(small, "one/call") == Found("event", "one/visit")
    assert citation(small, "one/call").id == "one/visit"
    assert identify(small, "two/visit") == Found("event", "two/visit")
    assert identify(small, "one/old") == Found("event", "one/old")


def test_only_whole_words_of_a_persons_name_will_do_in_any_order(small: Catalogue) -> None:
    for name in ("call", "CALL", "ann", "Call, Ann", "call ann", "A. Call"):
        assert identify(small, name, ["person"]) == Found("person", "ann-call")
    for name in ("ca", "a", "ca ll", "ann b. call", "", " ", "one/"):
        with pytest.raises(NotFound):
            identify(small, name, ["person"])


def test_a_name_that_nothing_has_is_answered_with_what_is_near(small: Catalogue) -> None:
    with pytest.raises(NotFound, match=r"no record 'one/visti' \(did you mean one/visit"):
        identify(small, "one/visti", called="record")


@pytest.mark.parametrize("name", ["vostok-1", "Vostok 1", "VOSTOK 1", "vostok 1"])
def test_the_name_of_a_mission_and_its_ship_is_the_mission(catalogue: Catalogue, name: str) -> None:
    assert identify(catalogue, name) == Found("mission", "vostok-1")


@pytest.mark.parametrize(("name", "kind"), [("discovery", "spacecraft"), ("columbia", "spacecraft"), ("get", "clock")])
def test_what_many_ships_or_clocks_are_called_lists_them_with_their_years(
    catalogue: Catalogue, name: str, kind: str
) -> None:
    with pytest.raises(Ambiguous) as caught:
        identify(catalogue, name)
    every = caught.value.candidates
    assert len(every) > 5
    assert {candidate.what for candidate in every} >= {kind}
    parts = [candidate for candidate in every if candidate.what != "mission"]  # Columbia's first flight is one
    assert all(candidate.id.endswith(f"/{name}") or name in candidate.name.casefold() for candidate in parts)
    assert all(candidate.name and candidate.when.isdigit() for candidate in every)


def test_who_was_born_in_a_span_has_not_died_at_its_end(catalogue: Catalogue) -> None:
    with pytest.raises(Ambiguous) as caught:
        identify(catalogue, "Hagle")
    assert {each.id: each.when for each in caught.value.candidates} == {"marc-hagle": "1948", "sharon-hagle": "1948"}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("aleksandr-aleksandrov", "aleksandr-aleksandrov"),
        ("george-low", "george-low"),
        ("George M. Low", "george-low"),
        ("Александр Павлович Александров", "aleksandr-aleksandrov"),
    ],
)
def test_people_whose_family_name_others_have_are_found_by_their_id(catalogue: Catalogue, name: str, key: str) -> None:
    assert people.person_id(catalogue, name) == key


# Names that are not written as the data write them


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("STS107", "sts-107"), ("sts 51-l", "sts-51-l"), ("apollo11", "apollo-11"), ("SZ5", "shenzhou-5"),
        ("Apollo XII", "apollo-12"), ("apollo twelve", "apollo-12"), ("TMA 1M", "soyuz-tma-01m"),
        ("Sojus 11", "soyuz-11"),
        ("Woschod 2", "voskhod-2"),
        ("Vosjod 2", "voskhod-2"),
        ("Vosxod 2", "voskhod-2"),
        ("Hayabusa II", "hayabusa2"),
    ],
)  # fmt: skip
def test_missions_are_found_joined_numbered_and_romanised_otherwise(catalogue: Catalogue, name: str, key: str) -> None:
    assert find(catalogue, name) == [Found("mission", key)]


@pytest.mark.parametrize("name", ["apollo 3", "apollo 111", "sts 10 7", "asttp", "apolo 11", "STS-51-1L"])
def test_other_numbers_and_misspelt_names_are_not_taken_for_them(catalogue: Catalogue, name: str) -> None:
    assert find(catalogue, name) == []


def test_what_names_begin_or_end_with_means_all_of_them(catalogue: Catalogue) -> None:
    assert {each.id for each in family(catalogue, "voyager")} == {"voyager-1", "voyager-2"}
    assert {each.id for each in family(catalogue, "space telescope")} >= {"hubble", "james-webb"}
    assert family(catalogue, "TMA-1") == [Found("mission", "soyuz-tma-1")]
    for name in ("", "voyag", "oyager", " "):
        assert family(catalogue, name) == []


@pytest.mark.parametrize(
    ("in_one", "apart"),
    [("dongfanghong", "dong fang hong"), ("blueorigin", "blue origin"), ("soyuztm", "soyuz tm"), ("x15", "x-15")],
)
def test_a_family_is_found_by_its_name_in_one_piece(catalogue: Catalogue, in_one: str, apart: str) -> None:
    assert set(family(catalogue, in_one)) == set(family(catalogue, apart)) != set()


@pytest.mark.parametrize(("otherwise", "name"), [("Sojus", "soyuz"), ("Saljut", "salyut")])
def test_a_family_is_found_romanised_otherwise(catalogue: Catalogue, otherwise: str, name: str) -> None:
    missions = {each for each in family(catalogue, otherwise) if each.what == "mission"}
    assert missions
    assert missions <= set(family(catalogue, name))


def test_what_is_called_like_a_family_of_missions_lists_these_before_it(catalogue: Catalogue) -> None:
    apollo = candidates(catalogue, "apollo")
    assert apollo.index("apollo-7") < apollo.index("apollo-8") < apollo.index("astp")
    assert candidates(catalogue, "yuri", "person")[0] == "gagarin"


def test_what_fits_another_kind_is_told_with_what_to_type(catalogue: Catalogue) -> None:
    with pytest.raises(NotFound, match="no person 'apollo-11'; Apollo 11 is a mission: missionfacts show apollo-11"):
        identify(catalogue, "apollo-11", ["person"])
    with pytest.raises(NotFound, match="Alexei Leonov is a person: missionfacts person leonov"):
        identify(catalogue, "leonov", ["mission"])


@given(text())
@settings(deadline=None, max_examples=50)
def test_no_text_breaks_the_look_up(catalogue: Catalogue, name: str) -> None:
    assert all(each.what in EVERYTHING for each in (*find(catalogue, name), *family(catalogue, name)))


def test_what_nothing_can_be_called_is_not_found(catalogue: Catalogue) -> None:
    for name in ("", "/", "\udcff", "\udcff/\udcff", "\x00", "a" * 100_000, "%_?*"):
        with pytest.raises((NotFound, Ambiguous)):
            identify(catalogue, name)


# Lists of names


def test_the_names_of_a_kind_are_its_ids_names_and_aliases_as_they_are_written(small: Catalogue) -> None:
    assert [name for _, name in names(small, ["mission"])] == ["one", "One", "Doe", "The First", "two", "Second"]
    assert [name for _, name in names(small, ["spacecraft"])] == [
        "one/one",
        "one",
        "One",
        "one/ship",
        "ship",
        "Second",
        "Two",
        "two/ship",
        "ship",
        "Ship",
    ]


def test_ids_begin_as_they_are_asked_for_whole_or_without_their_mission(small: Catalogue) -> None:
    assert ids(small, ["event"], "one/") == ["one/old", "one/visit"]
    assert ids(small, ["event"], "v") == ["visit"]
    assert set(ids(small)) >= {"one", "two", "doe", "told", "one/ship", "ship", "one/visit", "visit"}


def test_a_word_of_a_closed_list_is_taken_in_any_case_and_an_unknown_one_is_told() -> None:
    assert known("kind", ["LAUNCH", " landing"], ["launch", "landing"]) == ["launch", "landing"]
    assert known("kind", [], ["launch"]) == []
    with pytest.raises(UnknownChoice, match="lunch"):
        known("kind", ["lunch"], ["launch"])
