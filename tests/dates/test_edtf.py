"""Partial dates: reading and writing agree, and nothing ever looks more exact than it is."""

import calendar
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.dates.edtf import DAY, MINUTE, Interval, PartialDate, from_epoch, parse, same_days
from missionfacts.errors import BadDate
from tests.dates.strategies import ANY_DAY, PEOPLE_TYPE, cut, instants, intervals, partial_dates, spoken

# Reading and writing


@given(partial_dates())
def test_a_moment_is_read_back_as_it_was_written(moment: PartialDate) -> None:
    text = str(moment)
    assert parse(text) == (moment, moment)


@given(intervals())
def test_a_span_is_read_back_as_it_was_written(when: Interval) -> None:
    assert parse(spoken(when)) == when
    assert parse(str(when)) == when


@given(intervals())
def test_a_span_that_ends_before_it_begins_is_refused(when: Interval) -> None:
    if when.start.latest < when.end.earliest:
        with pytest.raises(BadDate, match="ends before it begins"):
            parse(spoken(Interval(when.end, when.start)))


@given(PEOPLE_TYPE | st.text(max_size=30))
def test_any_other_text_is_refused_and_nothing_worse(text: str) -> None:
    try:
        when = parse(text)
    except BadDate as refusal:
        assert refusal.given == text
        assert refusal.reason
    else:
        assert spoken(when) in {text, f"{text}/{text}"}  # for a moment, both ends are the same


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1975-07-32", "July 1975 has 31 days"),
        ("1975-02-29", "February 1975 has 28 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("1975-13", "no month 13"),
        ("1975-00", "no month 0"),
        ("1975-07-00", "July 1975 has 31 days"),
        ("0000-01-01", "0001 to 9999"),
        ("1975-07-17T24:00Z", "00 to 23"),
        ("1975-07-17T16:60Z", "00 to 59"),
        ("1972-06-30T23:59:60Z", "leap second"),
        ("1975-07-17T16:09:61Z", "00 to 59"),
        ("1975-07-17T16:09", "ends in Z"),
        ("1975-07-17T16:09+03:00", "ends in Z"),
        ("1975-07-17 16:09Z", "write"),
        ("75-07-17", "write"),
        ("1975-7-17", "write"),
        ("1975-07-17Z", "write"),
        ("1975-07-17\n", "write"),
        (" 1975", "write"),
        ("1975-07-17T16Z", "write"),
        ("١٩٧٥", "write"),
        ("1975/", "write"),
        ("/1975", "write"),
        ("1975/1976/1977", "write"),
        ("", "write"),
    ],
)
def test_what_is_not_a_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert reason in refused.value.reason


@pytest.mark.parametrize("text", ["1904-02-29", "2000-02-29", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_days_at_the_edges_of_the_calendar_are_dates(text: str) -> None:
    assert spoken(parse(text)).split("/")[0] == text


# What a date may mean


@given(partial_dates())
def test_the_bounds_are_those_of_the_calendar(moment: PartialDate) -> None:
    assert (from_epoch(moment.earliest), from_epoch(moment.latest)) == instants(moment)


@given(partial_dates())
def test_the_earliest_is_not_after_the_latest(moment: PartialDate) -> None:
    assert moment.earliest <= moment.latest
    assert moment.resolution == moment.latest - moment.earliest + 1
    sizes = [365 * DAY, 28 * DAY, DAY, DAY, MINUTE, 1]
    known = sum(part is not None for part in moment[:6])
    assert sizes[known - 1] <= moment.resolution <= sizes[known - 1] + 3 * DAY * (known < 3)


@given(partial_dates())
def test_knowing_more_only_narrows(moment: PartialDate) -> None:
    for known in (1, 2, 3, 5):
        less = cut(moment, known)
        assert less.earliest <= moment.earliest
        assert less.latest >= moment.latest


@given(partial_dates())
def test_a_day_is_known_beyond_doubt_only_when_it_is_written_without_a_mark_or_with_a_time(moment: PartialDate) -> None:
    text = moment.text("")
    assert moment.to_the_day == bool(re.match(r"\d{4}-\d\d-\d\d(T|$)", text))


# Anniversaries


@pytest.mark.parametrize("year", [1900, 1975, 2000, 2024, 2025, 2100])
def test_every_day_of_the_calendar_is_told_once_a_year(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(number) for number in range(366 if calendar.isleap(year) else 365)]
    told = [pair for day in days for pair in same_days(day.year, day.month, day.day)]
    every = [(day.month, day.day) for day in (date(2024, 1, 1) + timedelta(number) for number in range(366))]
    assert told == every


@given(ANY_DAY)
def test_a_day_tells_of_itself_first(day: date) -> None:
    pairs = same_days(day.year, day.month, day.day)
    assert pairs[0] == (day.month, day.day)
    assert (len(pairs) == 2) == ((day.month, day.day) == (2, 28) and not calendar.isleap(day.year))
