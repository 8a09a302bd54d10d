"""Numbers and units: as people write them, and no more exact than the data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.formats.numbers import display_gap, display_number, display_quantity
from missionfacts.model.vocabulary import UNITS


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("245000000", "USD", "245,000,000 US dollars"),
        ("3980000~", "km", "about 3,980,000 km"),
        ("15/20", "min", "15–20 min"),
        ("80/100~", "t", "about 80–100 t"),
        ("64.95", "deg", "64.95°"),
        ("55", "percent", "55%"),
        ("1150", "degC", "1,150 °C"),
        ("1", "people", "1 person"),
        ("2", "people", "2 people"),
        ("1", "d", "1 day"),
        ("9999", "count", "9,999"),
        ("195:18:35", "h:m:s", "8 d 3 h 18 min 35 s"),
        ("7:10", "h:m", "7 h 10 min"),
        ("0.033~", "m/s", "about 0.033 m/s"),
        ("1975-065A", "", "1975-065A"),
        ("25544", "", "25544"),
        ("1967", "", "1967"),
        ("50°40′ N, 67°01′ E", "", "50°40′ N, 67°01′ E"),
    ],
)
def test_a_quantity_is_said_as_people_say_it(value: str, unit: str, text: str) -> None:
    assert display_quantity(value, unit) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.sampled_from(UNITS))
def test_no_digit_is_lost_and_none_comes_in(number: object, unit: str) -> None:
    digits = "".join(filter(str.isdigit, str(number)))
    assert "".join(filter(str.isdigit, display_quantity(str(number), unit))) == digits


def test_a_number_that_begins_with_nought_keeps_it() -> None:
    assert [display_number(text) for text in ("0.5", "-0.5", "0", "007")] == ["0.5", "-0.5", "0", "007"]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("3600", "s", "1 h"),
        ("77", "s", "1 min 17 s"),
        ("0.9", "s", "0.9 s"),
        ("1440", "min", "1 d"),
        ("0", "s", "under 1 s"),
        ("0", "d", "under 1 day"),
        ("0", "kg", "0 kg"),
        ("1", "years", "1 year"),
        ("2", "years", "2 years"),
        ("1", "months", "1 month"),
    ],
)
def test_how_far_apart_two_values_are_is_said_in_the_unit_that_fits(value: str, unit: str, text: str) -> None:
    assert display_gap(value, unit) == text
