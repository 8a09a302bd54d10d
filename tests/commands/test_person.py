"""person: flights, time in space and outside, and what the sums do without."""

import json

import pytest

from missionfacts.dates.edtf import DAY, parse
from tests.commands.conftest import records
from tests.conftest import Run


def test_a_person_has_seats_and_events_in_order(run: Run) -> None:
    (found,) = records(run, "person", "Алексей Архипович Леонов")
    assert found["id"] == "leonov"
    prime = [(seat["mission"], seat["role"]) for seat in found["seats"] if seat["status"] == "prime"]
    assert prime == [("voskhod-2", "pilot"), ("astp", "commander")]
    assert [flight["mission"] for flight in found["flights"]] == ["voskhod-2", "astp"]
    days = [parse(event["at"]).earliest // DAY for event in found["events"]]
    assert days == sorted(days)


def test_time_in_space_goes_from_the_launch_of_one_ship_to_the_landing_of_another(
    run: Run, two_missions: list[str]
) -> None:
    (roe,) = json.loads(run("person", "roe", *two_missions, "-f", "json").out)
    assert [(flight["mission"], flight["landed_in"], flight["time"]) for flight in roe["flights"]] == [
        ("demo", "taxi", "130:00:30")
    ]
    assert roe["time_in_space"] == "130:00:30"
    assert roe["missing"] == []


def test_a_sum_is_no_more_exact_than_its_parts_and_says_what_it_does_without(run: Run, two_missions: list[str]) -> None:
    (doe,) = json.loads(run("person", "doe", *two_missions, "-f", "json").out)
    assert doe["time_in_space"] == "74:00"  # the landing is known to the minute
    assert (doe["spacewalks"], doe["time_outside"]) == (2, "3:30")
    assert doe["missing"] == ["the time outside of demo/walk-2: its start or end is not known"]


@pytest.mark.parametrize(
    ("name", "flights", "time", "outside"),
    [
        ("Gennady Padalka", 5, "21083:30:", 10),  # 878 days, the record until 2024
        ("Sergei Krikalev", 6, "19281:38:", 8),  # 803 days
        ("Valentina Tereshkova", 1, "70:45", 0),
        ("Gus Grissom", 2, "5:08", 0),
    ],
)
def test_what_is_computed_is_what_is_well_known(run: Run, name: str, flights: int, time: str, outside: int) -> None:
    (card,) = json.loads(run("person", name, "-f", "json").out)
    assert len(card["flights"]) == flights
    assert card["time_in_space"].startswith(time)
    assert card["spacewalks"] == outside


def test_whoever_landed_alone_flew_until_then_and_not_until_the_ship_landed(run: Run) -> None:
    (gagarin,) = records(run, "person", "gagarin")
    assert [(flight["landed"], flight["time"]) for flight in gagarin["flights"]] == [("1961-04-12T07:55Z", "1:48")]
    assert gagarin["time_in_space"] == "1:48"
