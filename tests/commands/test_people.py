"""people: everyone, by number, time or flights, narrowed as asked."""

import pytest

from tests.commands.conftest import records
from tests.conftest import Run


def names(run: Run, *options: str) -> list[str]:
    return [person["id"] for person in records(run, "people", *options)]


def test_they_come_by_number_and_who_has_none_comes_last(run: Run) -> None:
    numbers = [person["number"] for person in records(run, "people")]
    flown = [number for number in numbers if number]
    assert flown == list(range(1, len(flown) + 1))
    assert not any(numbers[len(flown) :])


@pytest.mark.parametrize(
    ("options", "first"),
    [
        ([], "gagarin"),
        (["--gender", "women"], "tereshkova"),
        (["--nation", "british"], "sharman"),
        (["--year", "1969"], "shatalov"),
        (["--sort", "time"], "kononenko"),
        (["--sort", "spacewalks"], "solovyev"),
        (["--sort", "name"], "aaron-newman"),
        (["--sort", "flights", "--nation", "canada"], "garneau"),
        (["--died", "flight"], "komarov"),
        (["--died", "training", "--status", "flown"], "gagarin"),
    ],
)
def test_who_comes_first(run: Run, options: list[str], first: str) -> None:
    found = names(run, *options, "--limit", "3")
    assert found[0] == first


def test_the_last_first(run: Run) -> None:
    by_time = names(run, "--sort", "time", "--limit", "2")
    known = [
        person["id"] for person in records(run, "people", "--sort", "time", "--reverse") if person["time_in_space"]
    ]
    assert known[-2:] == by_time[::-1]


def test_crews_that_died_in_flight(run: Run) -> None:
    dead = set(names(run, "--died", "flight"))
    assert {"komarov", "dobrovolsky", "adams", "resnik", "mcauliffe", "chawla", "ramon"} <= dead
    assert len(dead) == 20
    accidents = {"chaffee", "ed-white", "grissom", "elliot-see", "bondarenko", "freeman", "gagarin", "robert-lawrence"}
    assert accidents <= set(names(run, "--died", "training"))


def test_a_nation_is_the_persons_or_that_of_a_flight(run: Run) -> None:
    assert {"krikalev"} <= set(names(run, "--nation", "russia")) & set(names(run, "--nation", "ussr"))


def test_eyes_see_what_they_come_to(run: Run) -> None:
    out = run("people", "--nation", "canada", "--status", "flown", "-f", "table", width=80).out
    assert out.startswith("People of Canada: ")
    assert "in all" in out
    assert "━" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("option", "word", "hint"),
    [
        ("--sort", "tmie", "time"),
        ("--gender", "femal", "female"),
        ("--status", "flow", "flown"),
        ("--died", "bed", "training"),
    ],
)
def test_what_there_is_not_is_refused_with_the_list(run: Run, option: str, word: str, hint: str) -> None:
    result = run("people", option, word)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err


def test_a_person_has_the_numbers(run: Run) -> None:
    (shepard,) = records(run, "person", "shepard")
    assert (shepard["number"], shepard["number_100"], shepard["number_orbit"]) == (2, 2, 48)
    assert [(flight["number"], flight["orbital"]) for flight in shepard["flights"]] == [(1, False), (2, True)]


def test_a_terminal_that_gets_nobody_has_no_empty_table(run: Run) -> None:
    assert run("people", "--year", "1950", width=80) == (0, "", "missionfacts: nobody is like that\n")
