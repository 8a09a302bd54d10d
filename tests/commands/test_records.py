"""records: who holds which, who held it on a day, and from when to when."""

from pathlib import Path

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.kept_records import kept_histories
from missionfacts.catalogue.standings import history, reach, told
from missionfacts.model.records import CATEGORIES, FIRSTS
from tests.commands.conftest import records
from tests.conftest import Run


def test_all_categories_have_a_holder(run: Run) -> None:
    found = records(run, "records")
    assert list(dict.fromkeys(record["category"] for record in found)) == list(CATEGORIES)
    assert all(record["facts"] for record in found)


def test_one_category_has_more_places_than_each_of_several(run: Run) -> None:
    assert max(record["rank"] for record in records(run, "records", "oldest")) == 10
    assert max(record["rank"] for record in records(run, "records", "oldest", "youngest")) == 3
    assert len(records(run, "records", "oldest", "--top", "0")) > 500


def test_a_category_may_be_typed_as_words(run: Run) -> None:
    assert records(run, "records", "longest", "flight") == records(run, "records", "longest-flight")
    both = records(run, "records", "oldest,youngest", "--top", "1")
    assert list(dict.fromkeys(record["category"] for record in both)) == ["oldest", "youngest"]


def test_as_of_a_day(run: Run) -> None:
    (before,) = records(run, "records", "longest-flight", "--at", "1961-08-06", "--top", "1")
    (after,) = records(run, "records", "longest-flight", "--at", "1961-08-07", "--top", "1")
    assert (before["people"], after["people"]) == (["gagarin"], ["gherman-titov"])


@pytest.mark.parametrize("day", ["1961-04-11", "1900-01-01", "2100-01-01"])
def test_of_a_day_of_which_the_data_tell_nothing(run: Run, day: str) -> None:
    result = run("records", "--at", day)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1


def test_a_category_that_there_is_not(run: Run) -> None:
    result = run("records", "longest-fligth")
    assert (result.code, result.out) == (2, "")
    assert "did you mean longest-flight" in result.err
    assert "time-in-space" in run("records", "zzz").err


def test_a_first_has_no_history(run: Run) -> None:
    result = run("records", "first-of-nation", "--history")
    assert (result.code, result.out) == (2, "")
    assert "first-of-nation" not in {record["category"] for record in records(run, "records", "--history")}


def test_a_record_has_what_others_say_of_its_times(run: Run) -> None:
    (gagarin, *_) = records(run, "records", "shortest-orbital-flight")
    assert gagarin["people"] == ["gagarin"]
    assert gagarin["disputed"]


def test_a_sum_has_all_that_it_is_of(run: Run) -> None:
    (most, *_) = records(run, "records", "time-in-space")
    assert len(most["facts"]) == 2 * len(most["missions"])
    (walks, *_) = records(run, "records", "spacewalks")
    assert len(walks["facts"]) == walks["amount"]


def test_orbit_and_flights_up_and_down_are_told_apart(run: Run) -> None:
    (most, *_) = records(run, "records", "flights")
    (in_orbit, *_) = records(run, "records", "flights-in-orbit")
    assert (most["people"], in_orbit["people"]) == (["sturckow"], ["ross", "chang-diaz"])


@pytest.mark.parametrize("width", [60, 80, 140])
def test_it_fits_a_terminal(run: Run, width: int) -> None:
    for argv in (["records"], ["records", "longest-flight", "--history"]):
        out = run(*argv, "-f", "table", width=width).out
        assert max(map(len, out.splitlines())) <= width
        assert "Valeri Polyakov" in out


def test_those_who_reach_a_record_in_the_same_second_hold_it_together(run: Run) -> None:
    held = records(run, "records", "time-in-space", "--history")
    assert ["borman", "lovell"] in [record["people"] for record in held]
    assert all(record["at"] != record["until"] for record in held)


def test_an_occupation_holds_the_record_once_it_has_lasted_longer_than_the_one_before(run: Run) -> None:
    *_, mir, iss = records(run, "records", "longest-occupation", "--history")
    assert (mir["until"][:10], iss["at"][:10]) == ("2010-10-22", "2010-10-22")
    for day, of in (("2010-10-21", mir["of"]), ("2010-10-22", iss["of"])):
        (longest,) = records(run, "records", "longest-occupation", "--at", day, "--top", "1")
        assert longest["of"] == of, day


def test_a_reader_is_told_that_one_line_has_what_somebody_bettered(run: Run) -> None:
    assert "bettered their own" in " ".join(run("records", "flights", "--history", width=80).out.split())
    assert "bettered their own" not in run("records", "flights", width=140).out


def test_a_terminal_shows_how_often_so_many_were_up(run: Run) -> None:
    (most,) = records(run, "records", "most-in-space", "--top", "1")
    assert "for 14 min, first of " in most["note"]
    assert "first of " in run("records", "most-in-space", width=80).out


def test_who_may_have_been_the_youngest_shares_the_place(run: Run) -> None:
    daemen, mayers = records(run, "records", "youngest", "--top", "1")
    assert (daemen["people"], daemen["value"]) == (["daemen"], "18 y 334 d")
    assert (mayers["people"], mayers["value"]) == (["mayers"], "18–19 y")
    assert mayers["amount"] > daemen["amount"]
    *_, last = records(run, "records", "youngest", "--history")
    assert last["people"] == ["daemen"]


def test_data_without_a_flight_have_no_history(run: Run, tmp_path: Path) -> None:
    mission = "mission: {id: mine, name: Mine, kind: programme, summary: A plan., sources: [{id: book}]}"
    work = "sources: {book: {title: Book, kind: history}}"
    (tmp_path / "mine.yaml").write_text(f"{mission}\n{work}\n")
    result = run("records", "--history", "--data", str(tmp_path), "--no-bundled")
    assert (result.code, result.out) == (0, "")
    assert result.err == "missionfacts: nobody holds such a record\n"


def test_who_held_a_record_is_kept_as_it_is_worked_out(catalogue: Catalogue) -> None:
    everything = told(catalogue, reach(catalogue))
    kept = list(kept_histories(catalogue, [category for category in CATEGORIES if category not in FIRSTS]))
    assert kept == [each for category in CATEGORIES if category not in FIRSTS for each in history(everything, category)]


@pytest.mark.parametrize(
    ("mission", "category", "until"),
    [
        ("vostok-5", "longest-flight", "1965-08-29"),  # Gemini 5
        ("soyuz-26", "longest-flight", "1978-11-02"),  # which its crew brought to an end in Soyuz 27
        ("voskhod-2", "first-spacewalk", ""),
        ("soyuz-28", "first-of-nation", ""),
        ("soyuz-tm-18", "longest-flight", ""),
    ],
)
def test_a_mission_has_the_records_that_were_set_on_it(run: Run, mission: str, category: str, until: str) -> None:
    (card,) = records(run, "show", mission)
    assert {each["category"]: (each["until"] or "")[:10] for each in card["records"]}[category] == until


def test_each_record_of_a_history_is_of_one_mission(run: Run) -> None:
    (card,) = records(run, "show", "gemini-5")
    held = records(run, "records", "--history")
    assert [each for each in card["records"] if each["category"] not in FIRSTS] == [
        each for each in held if each["missions"] and each["missions"][-1] == "gemini-5"
    ]


def test_eyes_read_records_of_a_mission_in_words(run: Run) -> None:
    out = run("show", "vostok-5", width=80).out
    assert "Longest flight: 4 d 23 h, Valeri Bykovsky, until 29 Aug 1965" in out
    assert "Most time in space" not in out  # which says the same of a first flight
    assert "First in space for the Netherlands: Wubbo Ockels" in run("show", "sts-61-a", width=80).out
    assert "Records" not in run("show", "soyuz-25", width=80).out
