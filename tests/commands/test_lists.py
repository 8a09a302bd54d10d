"""The order and length of lists: the same options for every command that prints one, on a terminal and in a pipe."""

import json

import pytest

from missionfacts.commands._lists import Order
from missionfacts.dates.edtf import parse
from missionfacts.model.missions import Figure, Mission
from tests.commands.conftest import records
from tests.conftest import Run
from tests.readers import read_table

LISTS = {
    "missions": ["missions", "--year", "1975"],
    "crew": ["crew", "astp", "--status", "all"],
    "figures": ["figures", "astp"],
    "sources": ["sources", "astp"],
    "disputes": ["disputes", "astp"],
}
every_list = pytest.mark.parametrize("argv", LISTS.values(), ids=LISTS)


@every_list
def test_a_limit_keeps_the_first_and_nought_all(run: Run, argv: list[str]) -> None:
    whole = records(run, *argv)
    assert records(run, *argv, "--limit", "3") == whole[:3]
    assert records(run, *argv, "--limit", "0") == whole
    assert run(*argv, "--limit", "-1").code == 2


@every_list
def test_the_other_way_round(run: Run, argv: list[str]) -> None:
    assert records(run, *argv, "--reverse") == records(run, *argv)[::-1]
    assert records(run, *argv, "--reverse", "--limit", "2") == records(run, *argv)[:-3:-1]


@every_list
@pytest.mark.slow
def test_any_field_can_decide_the_order_and_no_record_is_lost(run: Run, argv: list[str]) -> None:
    whole = records(run, *argv)
    for field in whole[0]:
        for way in ([], ["--reverse"]):
            found = records(run, *argv, "--sort", field, *way)
            assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, whole)), field
            empty = [each[field] in (None, []) for each in found]
            assert empty == sorted(empty), field


@every_list
def test_a_field_that_there_is_not_is_refused_with_those_that_there_are(run: Run, argv: list[str]) -> None:
    result = run(*argv, "--sort", "colour")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("missionfacts: unknown field 'colour'; valid are: ")


def test_words_are_in_the_order_of_letters_and_dates_in_that_of_time(run: Run) -> None:
    names = [each["name"] for each in records(run, "crew", "astp", "--sort", "name")]
    assert names == sorted(names)
    ends = [each["end"] for each in records(run, "missions", "--sort", "end", "--reverse") if each["end"]]
    assert ends == sorted(ends, key=lambda end: -parse(end).earliest)


def test_a_field_that_is_not_printed_decides_all_the_same(run: Run) -> None:
    by_name = [each["person"] for each in records(run, "crew", "astp", "--sort", "name")]
    assert run("crew", "astp", "--sort", "name", "--fields", "person").out.split() == by_name


def test_lengths_of_time_are_compared_whatever_their_unit_and_come_before_other_numbers() -> None:
    figures = [
        Figure("ship", "Told", told.split(" ")[0], told.split(" ")[1], "", "", 2, (), ())
        for told in ("12 kg", "2 h", "0:30:00 h:m:s", "Soyuz ", "90 s", "3.5 kg", " ")
    ]
    found = [f"{each.value} {each.unit}" for each in Order("value").of(figures, Figure)]
    assert found == ["90 s", "0:30:00 h:m:s", "2 h", "3.5 kg", "12 kg", "Soyuz ", " "]
    found = [f"{each.value} {each.unit}" for each in Order("value", reverse=True).of(figures, Figure)]
    assert found == ["2 h", "0:30:00 h:m:s", "90 s", "12 kg", "3.5 kg", "Soyuz ", " "]


def test_without_wishes_nothing_is_read_ahead() -> None:
    endless = iter(lambda: Mission._make(["one", *[""] * (len(Mission._fields) - 1)]), None)
    found = iter(Order().of(endless, Mission))
    assert next(found).id == "one"


def test_disputes_by_how_far_apart_the_values_are(run: Run) -> None:
    found = records(run, "disputes", "--sort", "spread", "--reverse", "--limit", "20")
    days = [each for each in found if each["unit"] == "d"]
    assert found[0]["unit"] in {"d", "months", "years"}
    assert [int(each["spread"]) for each in days] == sorted((int(each["spread"]) for each in days), reverse=True)


def test_figures_of_a_weight(run: Run) -> None:
    heavy = [each for each in records(run, "figures", "astp") if each["weight"] >= 3]
    assert heavy
    assert records(run, "figures", "astp", "--weight", "3") == heavy
    assert run("figures", "astp", "--weight", "6").code == 2


def test_sorted_figures_are_not_in_groups(run: Run) -> None:
    argv = ["figures", "apollo-11", "--about", "columbia", "--sort", "label"]
    rows = read_table(run(*argv, width=100).out)
    assert [row["About"] for row in rows] == ["Columbia"] * len(rows)
    assert [row["Label"].removesuffix(" ≠") for row in rows] == sorted(row["Label"].removesuffix(" ≠") for row in rows)
