"""Dates as short as a column may be: no longer than there is room for, and never more exact than they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.dates.brief import brief_day, brief_time, heading_of
from missionfacts.dates.edtf import Interval, parse
from tests.dates.strategies import intervals

ROOMS = st.integers(6, 30)


@given(intervals(), ROOMS)
def test_a_time_of_day_is_short_and_says_no_more_than_is_known(when: Interval, room: int) -> None:
    told = brief_time(when, room)
    marks = when.start.mark + when.end.mark
    assert told == told.rstrip()
    assert told.startswith("~") == bool(set(marks) & set("~%"))
    assert told.endswith("?") == bool(set(marks) & set("?%"))
    assert len(told) <= max(room, len("~12:00?"))
    assert (":" in told) == when.start.timed
    assert bool(re.search(r"^[ ~]\d\d:\d\d:\d\d", told)) <= (when.start.second is not None)


@given(intervals(), ROOMS)
def test_a_day_is_short_and_says_no_more_than_is_known(when: Interval, room: int) -> None:
    told = brief_day(when, room)
    assert told == told.rstrip()
    assert len(told) <= max(room, len("~28 Feb?"))
    assert (":" in told) <= when.start.timed
    assert when.start.day is not None or not re.match(r"[ ~] ?\d", told)


@pytest.mark.parametrize(
    ("text", "below_a_day", "below_a_year"),
    [
        ("1975-07-17T16:09:09Z", " 16:09:09", " 17 Jul 16:09:09"),
        ("1975-07-17T16:09Z%", "~16:09?", "~17 Jul 16:09?"),
        ("1975-07-17T22:10Z/1975-07-18T03:05Z", " 22:10–03:05⁺¹", " 17 Jul 22:10–03:05⁺¹"),
        ("1975-07-17T22:10Z/1975-07-29T03:05Z~", "~22:10–03:05⁺¹²", "~17 Jul 22:10–03:05⁺¹²"),
        ("1975-07-17T22:10Z/1975-07-19", " 22:10–19 Jul", " 17 Jul 22:10–19 Jul"),
        ("1975-07-17/1975-07-19T12:00Z", " –19 Jul", " 17–19 Jul"),
        ("1975-12-30/1976-01-02", " –2 Jan 1976", " 30 Dec–2 Jan 1976"),
        ("1975-07/1975-09", " –Sep", "    Jul–Sep"),
        ("1975-07/1976", " –1976", "    Jul–1976"),
        ("1975/1977~", "~–1977", "~–1977"),
        ("1975-07-17~", "~", "~17 Jul"),
        ("1975-07", "", "    Jul"),
        ("1975", "", ""),
    ],
)
def test_what_a_heading_leaves_open(text: str, below_a_day: str, below_a_year: str) -> None:
    assert (brief_time(parse(text), 30), brief_day(parse(text), 30)) == (below_a_day, below_a_year)


@given(intervals())
def test_a_heading_has_what_is_known_of_the_day(when: Interval) -> None:
    heading = heading_of(when.start)
    assert heading.endswith(f"{when.start.year:04}")
    assert (
        len(heading.split())
        == {(False, False): 1, (True, False): 2, (True, True): 4}[
            when.start.month is not None, when.start.day is not None
        ]
    )
