"""How much the data tell of each flight; tools/coverage.py counts, and docs/data.md has the table."""

from typing import Any

import pytest
from tools import coverage
from tools.coverage import FIELDS, Field, count, missions

from missionfacts.names import fold
from tests.conftest import ROOT

Said = dict[str, Any]
DATA = ROOT / "data"
WELL_TOLD = 5  # events of a robotic mission
BARE = 20  # robotic missions of which no more than one event is told


@pytest.fixture(scope="module")
def flights() -> list[Said]:
    return missions(DATA)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_as_many_flights_have_a_field_as_were_found_to(field: Field, flights: list[Said]) -> None:
    counted = count(field, flights)
    assert counted.of > 0
    assert counted.share >= field.wanted, coverage.missing(field, flights)


def test_the_table_in_the_docs_is_the_one_that_is_counted(flights: list[Said]) -> None:
    assert coverage.table(flights) in (ROOT / "docs" / "data.md").read_text("utf-8")


def test_every_flight_belongs_to_one_family(flights: list[Said]) -> None:
    for flight in flights:
        assert sum(coverage.is_of(flight, family.ids) for family in coverage.FAMILIES) == 1, flight["id"]


def test_robotic_missions_are_told_to_their_end() -> None:
    numbers = sorted(len(each.get("events", ())) for each in missions(DATA, "robotic"))
    assert numbers[len(numbers) // 2] >= WELL_TOLD
    assert sum(number <= 1 for number in numbers) < BARE
    assert all("objectives" in each for each in missions(DATA, "robotic"))


def test_the_ships_that_brought_cargo_are_listed() -> None:
    visitors = {each["id"]: each.get("visitors", ()) for each in missions(DATA, "station")}
    assert sum(map(len, visitors.values())) >= 269
    assert {"salyut-6", "salyut-7", "mir", "iss", "tiangong"} <= {
        station for station, ships in visitors.items() if ships
    }
    arrived = [ship for ships in visitors.values() for ship in ships if ship.get("stays")]
    assert all(len(stay["docked"]) >= 10 for ship in arrived for stay in ship["stays"])  # to the day at least


def test_a_reckoned_position_is_as_rough_as_what_it_was_reckoned_from(flights: list[Said]) -> None:
    rough = [
        event["position"]
        for flight in flights
        for event in flight["events"]
        if "about" in event.get("position", {}) and any(use["id"] == "geonames" for use in event["sources"])
    ]
    assert len(rough) > 50
    assert all(
        len(degrees.partition(".")[2]) <= 1 for each in rough for degrees in (each["latitude"], each["longitude"])
    )


def test_a_type_of_ship_that_people_flew_in_has_one_spelling(flights: list[Said]) -> None:
    types = {
        ship["type"]
        for flight in flights
        for ship in flight["spacecraft"]
        if ship["id"] in {seat.get("spacecraft") for seat in flight.get("crew", ()) if seat["status"] == "prime"}
    }
    told_twice = {(one, two) for one in types for two in types if one != two and fold(one) in fold(two)}
    assert {two for _, two in told_twice} == {"Soyuz MS", "Soyuz T", "Soyuz TM", "Soyuz TMA", "Soyuz TMA-M"}
