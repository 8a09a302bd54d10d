"""Elapsed time as people type it: every usual way of writing it, and all that is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.dates.display import display, display_duration
from missionfacts.dates.elapsed import Elapsed
from missionfacts.dates.elapsed_input import parse_elapsed_input, parse_length
from missionfacts.errors import BadDate, BadLength
from tests.dates.strategies import PEOPLE_TYPE

HOURS_49 = 51 * 3600 + 49 * 60
TIMES = st.integers(-(10**6), 10**9).map(Elapsed) | st.integers(-(10**5), 10**7).map(lambda m: Elapsed(m * 60, 60))


@given(TIMES, st.sampled_from(["", "~"]))
def test_what_a_clock_shows_is_read_back(time: Elapsed, mark: str) -> None:
    text = str(time._replace(mark=mark))
    for printed in (text, display(text), f"T{'' if time.seconds < 0 else '+'}{time}", f"GET {time}"):
        typed = parse_elapsed_input(printed)
        assert typed is not None
        assert typed.time == time


@given(TIMES.filter(lambda time: time.seconds > 0), st.sampled_from(["", "~"]))
def test_a_duration_that_is_printed_is_read_back(time: Elapsed, mark: str) -> None:
    printed = display_duration(str(time._replace(mark=mark)))
    typed = parse_elapsed_input(printed)
    assert typed is not None
    assert 0 <= time.seconds - typed.time.seconds < 60  # seconds go from a day on


@pytest.mark.parametrize(
    ("text", "seconds", "resolution", "clock"),
    [
        ("51:49", HOURS_49, 60, ""),
        ("51:49:09", HOURS_49 + 9, 1, ""),
        ("051:49:09.5", HOURS_49 + 9, 1, ""),
        ("T+51:49", HOURS_49, 60, "t"),
        ("t + 51:49", HOURS_49, 60, "t"),
        ("T-0:45", -45 * 60, 60, "t"),
        ("−0:45", -45 * 60, 60, ""),
        ("T+0", 0, 60, "t"),
        ("GET 51:49", HOURS_49, 60, "get"),
        ("get -0:45", -45 * 60, 60, "get"),
        ("MET 2/03:49:09", HOURS_49 + 9, 1, "met"),
        ("2/03:49", HOURS_49, 60, ""),
        ("apollo-get 51:49", HOURS_49, 60, "apollo-get"),
        ("2d 3h 49m", HOURS_49, 60, ""),
        ("T+2d03h49m", HOURS_49, 60, "t"),
        ("2 days 3 hours 49 minutes 9 seconds", HOURS_49 + 9, 1, ""),
        ("about 1 h 40 min", 100 * 60, 60, ""),
        ("90 min", 90 * 60, 60, ""),
        ("T-3d", -3 * 86400, 60, "t"),
    ],
)
def test_elapsed_time_is_understood(text: str, seconds: int, resolution: int, clock: str) -> None:
    assert parse_elapsed_input(text, ["apollo-get"]) == (clock, (seconds, resolution, ""))


@pytest.mark.parametrize("text", ["17 July", "", "1975", "monday", "in 3 days", "51:77", "apollo-get 51:49", "to 3:00"])
def test_what_is_no_elapsed_time_is_left_to_others(text: str) -> None:
    assert parse_elapsed_input(text) is None


@pytest.mark.parametrize("text", ["T+", "T+10", "GET noon", "MET 17 July"])
def test_what_only_begins_like_elapsed_time_is_refused(text: str) -> None:
    with pytest.raises(BadDate, match="2/03:49:09"):
        parse_elapsed_input(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-3d", "Write '3 days ago' or T-3d"),
        ("+10 days", "Write 'in 10 days' or T+10d"),
        ("+1d", "Write 'in 1 day' or T+1d"),
        ("-1 day", "Write '1 day ago' or T-1d"),
    ],
)
def test_days_from_nowhere_are_refused_with_both_readings(text: str, words: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_elapsed_input(text)
    assert words in refused.value.reason


@given(PEOPLE_TYPE | st.text("0123456789:/-+tgemdhs ", max_size=20))
def test_anything_else_is_left_to_others_or_refused_and_nothing_worse(text: str) -> None:
    try:
        parse_elapsed_input(text)
    except BadDate as refusal:
        assert refusal.given == text


@given(st.integers(0, 10**9).map(Elapsed) | st.integers(0, 10**7).map(lambda m: Elapsed(m * 60, 60)))
def test_a_length_that_is_printed_is_read_back(length: Elapsed) -> None:
    assert parse_length(str(length)) == parse_length(f"{length}~") == length.seconds
    if length.seconds < 86_400:  # above that people read no seconds
        assert parse_length(display_duration(str(length))) == length.seconds


@pytest.mark.parametrize("text", ["", "8", "long", "-3h", "T+3:00", "1.5h", "8:99", "1 week", "h", "1975-07-17"])
def test_what_is_no_length_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadLength, match="is not a length of time: write 8h"):
        parse_length(text)
