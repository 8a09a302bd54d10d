"""Days and limits as people type them: understood in many spellings, and refused where they could mean two things."""

import calendar
import re
from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.dates.edtf import DAY, HOUR, PartialDate
from missionfacts.dates.user_input import Day, parse_bound, parse_day
from missionfacts.errors import BadDate
from tests.dates.strategies import ANY_DAY, PEOPLE_TYPE, WHOLE_MINUTES, instants, partial_dates

SPELLINGS = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m}-{d}",
    "{d} {month} {y}",
    "{d} {month}, {y}",
    "{d} {mon} {y}",
    "{d}. {mon}. {y}",
    "{month} {d}, {y}",
    "{month} {d} {y}",
    "{mon}. {d}, {y}",
    "{MONTH} {d}, {y}",
    "  {d}  {mon}  {y} ",
    "{d:02} {mon} {y}",
)


@given(ANY_DAY, st.sampled_from(SPELLINGS))
def test_a_day_is_understood_in_many_spellings(day: date, spelling: str) -> None:
    month = calendar.month_name[day.month]
    typed = spelling.format(y=f"{day.year:04}", m=day.month, d=day.day, month=month, mon=month[:3], MONTH=month.upper())
    assert parse_day(typed, date(2025, 7, 17)) == (day.year, day.month, day.day)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.sampled_from(SPELLINGS), ANY_DAY)
def test_without_a_year_any_day_of_a_leap_year_is_understood(day: date, spelling: str, today: date) -> None:
    month = calendar.month_name[day.month]
    yearless = re.sub(r",? *\{y\}-?", "", spelling)
    typed = yearless.format(m=day.month, d=day.day, month=month, mon=month[:3], MONTH=month.upper())
    assert parse_day(typed, today) == (None, day.month, day.day)


@pytest.mark.parametrize("length", range(3, 10))
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_may_be_cut_short_to_three_letters(month: int, length: int) -> None:
    name = calendar.month_name[month][:length]
    assert parse_day(f"5 {name}", date(2025, 1, 1)) == Day(None, month, 5)


def test_september_has_a_short_form_of_its_own() -> None:
    assert parse_day("Sept. 15", date(2025, 1, 1)) == Day(None, 9, 15)


@given(st.dates(date(1, 1, 2), date(9999, 12, 30)), st.sampled_from(["{}", " {} ", "{}\n"]))
def test_yesterday_today_and_tomorrow_are_counted_from_today(today: date, around: str) -> None:
    for word, days in (("yesterday", -1), ("Today", 0), ("TOMORROW", 1)):
        there = today + timedelta(days)
        assert parse_day(around.format(word), today) == (there.year, there.month, there.day)


@pytest.mark.parametrize(("word", "today"), [("yesterday", date.min), ("tomorrow", date.max)])
def test_a_day_beyond_the_calendar_is_refused(word: str, today: date) -> None:
    with pytest.raises(BadDate, match="0001 to 9999"):
        parse_day(word, today)


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(["{}/{}", "{}.{}", "{}/{}/1975", "{:02}.{:02}.75"]))
def test_what_could_be_two_days_is_refused(one: int, other: int, form: str) -> None:
    with pytest.raises(BadDate, match="day or month first"):
        parse_day(form.format(one, other), date(2025, 1, 1))


@given(PEOPLE_TYPE | st.text(max_size=30), ANY_DAY)
def test_anything_else_typed_for_a_day_is_refused_and_nothing_worse(text: str, today: date) -> None:
    try:
        day = parse_day(text, today)
    except BadDate as refusal:
        assert refusal.given == text
    else:
        date(day.year or 2000, day.month, day.day)  # there is such a day


@given(partial_dates(2, 9998), WHOLE_MINUTES)
def test_a_bound_covers_just_what_was_written(moment: PartialDate, zone: timezone) -> None:
    text = str(moment)
    first, last = (instant.timestamp() for instant in instants(moment))
    if not moment.timed:  # a day begins and ends by the clock that is shown
        offset = zone.utcoffset(None).total_seconds()
        first, last = first - offset, last - offset
    assert parse_bound(text, zone, date(2025, 7, 17), 1975) == (first, last)


@given(partial_dates(2, 9998), WHOLE_MINUTES)
def test_a_bound_without_a_zone_is_read_on_the_clock_that_is_shown(moment: PartialDate, zone: timezone) -> None:
    if not moment.timed:
        moment = PartialDate(moment.year, 7, 17, 16, 9)
    text = moment._replace(mark="").text("")
    first, last = parse_bound(text, zone, date(2025, 7, 17), 1975)
    assert first == instants(moment)[0].replace(tzinfo=zone).timestamp()
    assert last - first + 1 == moment.resolution


@given(st.sampled_from([*range(1, 10_000, 97), 9999]), st.sampled_from([None, UTC, timezone(timedelta(hours=14))]))
def test_a_day_without_a_year_is_of_the_year_that_is_meant(year: int, zone: timezone | None) -> None:
    first, last = parse_bound("17 July", zone, date(2025, 7, 17), year)
    assert DAY - 2 * HOUR < last - first + 1 < DAY + 2 * HOUR
    assert abs(first - PartialDate(year, 7, 17).earliest) < DAY


def test_a_leap_day_is_no_bound_in_a_common_year() -> None:
    with pytest.raises(BadDate, match="February 1975 has 28 days"):
        parse_bound("29 February", UTC, date(2024, 1, 1), 1975)


@given(PEOPLE_TYPE, st.sampled_from([None, UTC, timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))]))
@example("0001", None)
@example("0001-01-01", timezone(timedelta(hours=14)))
@example("9999", timezone(timedelta(hours=-12)))
@example("9999-12-31T23:59", None)
def test_anything_typed_for_a_bound_is_a_range_or_refused(text: str, zone: timezone | None) -> None:
    try:
        first, last = parse_bound(text, zone, date(2025, 7, 17), 1975)
    except BadDate as refusal:
        assert refusal.given.strip() == text.strip()
    else:
        assert first <= last
