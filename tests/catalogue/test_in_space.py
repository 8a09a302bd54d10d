"""Who was in space on a day."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.in_space import in_space


def numbers(catalogue: Catalogue, day: str) -> dict[str, int]:
    up = in_space(catalogue, date.fromisoformat(day), UTC)
    assert up is not None
    return {flight: len(people) for flight, people in up.items()}


@pytest.mark.parametrize(
    ("day", "up"),
    [
        ("1961-04-11", {}),
        ("1961-04-12", {"Vostok 1": 1}),
        ("1969-07-20", {"Apollo 11": 3}),
        ("1975-07-17", {"Soyuz 18": 2, "Apollo-Soyuz Test Project": 5}),
        ("1986-01-28", {}),  # Challenger did not get there
        ("1988-12-01", {"Soyuz TM-4": 2, "Soyuz TM-6": 1, "Soyuz TM-7": 3}),  # crews that changed ships
        ("1995-06-29", {"Soyuz TM-21": 3, "STS-71": 7}),
        ("2001-11-25", {"STS-105": 3}),
        ("2026-04-12", {"Shenzhou 21": 3, "Soyuz MS-28": 3, "SpaceX Crew-12": 4}),  # whose ship is down already
    ],
)
def test_who_was_in_space_is_told_by_the_flight_they_went_up_with(
    catalogue: Catalogue, day: str, up: dict[str, int]
) -> None:
    assert numbers(catalogue, day) == up


def test_people_come_in_the_order_of_their_seats(catalogue: Catalogue) -> None:
    up = in_space(catalogue, date(1969, 7, 20), UTC)
    assert up == {"Apollo 11": ["Neil Armstrong", "Michael Collins", "Buzz Aldrin"]}


def test_a_zone_decides_on_which_day_a_launch_falls(catalogue: Catalogue) -> None:
    """Apollo 17 lifted off at 05:33 UTC, which in Houston was the evening before."""
    assert in_space(catalogue, date(1972, 12, 6), UTC) == {}
    assert in_space(catalogue, date(1972, 12, 6), ZoneInfo("America/Chicago"))


def test_beyond_the_data_nobody_knows(catalogue: Catalogue) -> None:
    covers = date.fromisoformat(catalogue.meta("covers"))
    assert in_space(catalogue, covers, UTC)
    assert in_space(catalogue, date.fromordinal(covers.toordinal() + 1), UTC) is None
