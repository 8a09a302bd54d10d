"""What follows from launches and landings for people: rides, totals, numbers, records."""

from typing import Any

import pytest

from missionfacts.catalogue.everyone import PeopleFilter, people
from missionfacts.catalogue.people import flights, person_card
from missionfacts.catalogue.standings import history, reach, standings, told
from missionfacts.model.records import Record
from tests.compile.small import DOWN, UP, Compiling, File, Small, event, seat


def up(at: str, craft: str = "ship") -> str:
    return event("up", at, "launch", craft)


def down(at: str, craft: str = "ship", people_: str = "") -> str:
    return event("down", at, "landing", craft, people_)


def flight(first: str, last: str, *crew: str) -> File:
    return File([up(first), down(last)], tuple(seat(person) for person in crew or ("doe",)))


def times(found: Small, person: str) -> list[tuple[str, int | None, str]]:
    columns = "time, seconds, mark"
    return list(found.catalogue.rows(f"SELECT {columns} FROM ride WHERE person = ? ORDER BY up_earliest", [person]))  # noqa: S608


def ranking(found: Small, category: str, **more: Any) -> list[Record]:
    return standings(told(found.catalogue, reach(found.catalogue)), category, **more)


def test_a_ride_is_as_exact_as_its_ends(small: Compiling) -> None:
    found = small(f1=flight("01T10:00:00Z", "02T10:00:05Z"), f2=flight("03T10:00:00Z", "04T10:00Z~"))
    assert times(found, "doe") == [("24:00:05", 86405, ""), ("24:00~", 86400, "~")]


def test_a_landing_known_to_the_day_is_in_no_sum_and_is_told(small: Compiling) -> None:
    found = small(
        f1=flight("01T10:00Z", "02T10:00Z"), f2=flight("03T10:00Z", "05"), f3=File([up("07T10:00Z")], (seat("doe"),))
    )
    (doe,) = [person for person in people(found.catalogue, PeopleFilter()) if person.id == "doe"]
    assert (doe.flights, doe.time_in_space, doe.uncounted) == (3, "24:00", 2)
    assert len(person_card(found.catalogue, "doe").missing) == 2


def test_the_ship_that_brings_somebody_down_ends_the_ride(small: Compiling) -> None:
    guest = File([up("01T10:00Z"), down("03T10:00Z")], (seat("doe", more="landed_in: f2, "), seat("roe")))
    found = small(f1=guest, f2=flight("02T10:00Z", "09T10:00Z", "poe"))
    (ride,) = flights(found.catalogue, "doe")
    assert (ride.time, ride.landing, ride.landed_in) == ("192:00", "f2/down", "f2")
    assert [flown.time for flown in flights(found.catalogue, "roe")] == ["48:00"]


def test_a_landing_of_one_person_alone_wins_over_the_ship(small: Compiling) -> None:
    alone = event("jump", "01T12:10Z", "landing", people="doe")
    found = small(f1=File([up("01T10:00Z"), down("01T12:00Z"), alone], (seat("doe"), seat("roe"))))
    (ride,) = flights(found.catalogue, "doe")
    assert (ride.time, ride.landing, ride.own_landing) == ("2:10", "f1/jump", True)
    (other,) = flights(found.catalogue, "roe")
    assert (other.time, other.own_landing) == ("2:00", False)


def test_what_comes_down_before_it_can_have_gone_around_is_no_orbit(small: Compiling) -> None:
    found = small(f1=flight("01T10:00Z", "01T11:23Z"), f2=flight("02T10:00Z", "02T11:24Z", "roe"))
    assert [ride.orbital for ride in flights(found.catalogue, "doe")] == [False]
    assert [ride.orbital for ride in flights(found.catalogue, "roe")] == [True]
    numbers = {person.id: (person.number, person.number_orbit) for person in people(found.catalogue, PeopleFilter())}
    assert numbers == {"doe": (1, None), "roe": (2, 1), "poe": (None, None)}


def test_numbers_go_by_launch_and_then_by_the_crew_list(small: Compiling) -> None:
    found = small(b=flight("01T10:00Z", "02T10:00Z", "roe", "doe"), a=flight("03T10:00Z", "04T10:00Z", "poe", "doe"))
    assert [(person.id, person.number) for person in people(found.catalogue, PeopleFilter())] == [
        ("roe", 1), ("doe", 2), ("poe", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "ranks"),
    [
        ("04T10:00:30Z", [1, 2]),  # longer by half a minute, to the second
        ("04T10:00Z", [1, 1]),  # as long, for all that a minute tells
        ("04T10:03Z~", [1, 1]),  # about
        ("04T10:03Z", [1, 2]),
    ],
)
def test_what_is_too_close_for_its_precision_shares_a_place(small: Compiling, second: str, ranks: list[int]) -> None:
    found = small(f1=flight("01T10:00:00Z", "02T10:00:00Z"), f2=flight("03T10:00:00Z", second, "roe"))
    assert [record.rank for record in ranking(found, "longest-flight")] == ranks


def test_those_who_fly_together_are_one_line(small: Compiling) -> None:
    found = small(f1=flight("01T10:00Z", "02T10:00Z", "doe", "roe"))
    (record,) = ranking(found, "longest-flight")
    assert (record.people, record.facts, record.unit) == (("doe", "roe"), ("f1/up", "f1/down"), "h:m:s")


def test_a_record_is_held_until_it_is_beaten(small: Compiling) -> None:
    found = small(
        f1=flight("01T10:00:00Z", "02T10:00:00Z"),
        f2=flight("03T10:00:00Z", "04T10:00:00Z", "roe"),
        f3=flight("05T10:00:00Z", "07T10:00:00Z", "poe"),
    )
    held = history(told(found.catalogue, reach(found.catalogue)), "longest-flight")
    assert [(record.people, record.until) for record in held] == [(("doe",), "1980-01-07T10:00:00Z"), (("poe",), "")]


def test_as_of_a_day_a_flight_that_had_not_ended_does_not_count(small: Compiling) -> None:
    found = small(f1=flight("01T10:00Z", "02T10:00Z"), f2=flight("02T12:00Z", "09T10:00Z", "roe"))
    at = told(found.catalogue, reach(found.catalogue) - 86_400)
    assert [record.people for record in standings(at, "longest-flight")] == [("doe",)]
    assert [record.amount for record in standings(at, "most-in-space")] == [1]


def test_nobody_is_counted_twice_where_one_lands_as_another_starts(small: Compiling) -> None:
    found = small(f1=flight("01T10:00:00Z", "02T10:00:00Z"), f2=flight("02T10:00:00Z", "03T10:00:00Z", "roe"))
    assert [record.amount for record in ranking(found, "most-in-space")] == [1]


def test_as_many_people_again_are_told(small: Compiling) -> None:
    found = small(
        f1=flight("01T10:00Z", "02T10:00Z", "doe", "roe"),
        f2=flight("03T10:00Z", "04T10:00Z", "doe", "poe"),
        f3=flight("05T10:00Z", "09T10:00Z", "doe"),
    )
    most, *_ = ranking(found, "most-in-space")
    assert (most.amount, most.at, most.note) == (2, "1980-01-01T10:00Z", "for 23 h 59 min, first of 2")


def test_without_flights_there_are_no_records(small: Compiling) -> None:
    found = small(f1=File([UP, DOWN]))
    assert list(found.catalogue.rows("SELECT * FROM record")) == []
