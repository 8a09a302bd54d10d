"""Days, limits and years as people type them: understood in many spellings, refused where they could mean two."""

import calendar
import re
from contextlib import suppress
from datetime import UTC, date, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from missionfacts.dates.display import display
from missionfacts.dates.edtf import DAY, HOUR, Interval, PartialDate, parse
from missionfacts.dates.user_input import Day, parse_bound, parse_day, parse_years
from missionfacts.dates.zones import zoned_text
from missionfacts.errors import BackwardRange, BadDate, UsageError
from tests.dates.strategies import ANY_DAY, PEOPLE_TYPE, WHOLE_MINUTES, instants, intervals, partial_dates

THURSDAY = date(2025, 7, 17)
FLIGHT = parse("1975-07-15T12:20Z/1975-07-24T21:18Z")

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
    "{d}-{mon}-{y}",
    "{d}{mon}{y}",
    "{d} of {month}, {y}",
    "{month} the {d}, {y}",
)
WITH_YEAR = (
    *SPELLINGS,
    "{y} {mon} {d}",
    "{y} {d} {month}",
    "{y}/{m:02}/{d:02}",
    "{y}.{m}.{d}",
    "{y}{m:02}{d:02}",
    "{weekday}, {d} {month} {y}",
    "{wd} {d} {month} {y}",
    "{y}-{m:02}-{d:02} 16:09",
    "{y}-{m:02}-{d:02}t16:09:09",
)


def spelled(spelling: str, day: date) -> str:
    month, weekday = calendar.month_name[day.month], calendar.day_name[day.weekday()]
    words = {"month": month, "mon": month[:3], "MONTH": month.upper(), "weekday": weekday, "wd": weekday[:3]}
    return spelling.format(y=f"{day.year:04}", m=day.month, d=day.day, **words)


@given(ANY_DAY, st.sampled_from(WITH_YEAR))
def test_a_day_is_understood_in_many_spellings(day: date, spelling: str) -> None:
    assert parse_day(spelled(spelling, day), THURSDAY) == (day.year, day.month, day.day)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.sampled_from(SPELLINGS), ANY_DAY)
def test_without_a_year_any_day_of_a_leap_year_is_understood(day: date, spelling: str, today: date) -> None:
    yearless = re.sub(r"-?,? *\{y\}-?", "", spelling)
    assert parse_day(spelled(yearless, day), today) == (None, day.month, day.day)


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


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(["{}/{}", "{}.{}", "{}/{}/1975", "{:02}.{:02}.1975"]))
def test_what_could_be_two_days_is_refused_with_both(one: int, other: int, form: str) -> None:
    text, year = form.format(one, other), " 1975" if "1975" in form else ""
    if one == other:
        assert parse_day(text, THURSDAY)[1:] == (one, other)
        return
    readings = {f"{day} {calendar.month_name[month]}{year}" for day, month in ((one, other), (other, one))}
    with pytest.raises(BadDate) as refused:
        parse_day(text, THURSDAY)
    assert set(refused.value.reason.partition("?")[0].split(" or ")) == readings
    for reading in readings:  # which can be typed in its place
        assert f"{parse_day(reading, THURSDAY).day} " in reading


@pytest.mark.parametrize("text", ["7/17", "17/7", "17.7.", "17.07", "17-07", "07-17", "0717", "17/7/2025", "7-17-2025"])
def test_what_can_be_one_day_only_is_that_day(text: str) -> None:
    assert parse_day(text, THURSDAY)[1:] == (7, 17)


@pytest.mark.parametrize("text", ["17 Jul 75", "Jul 17 '75", "17/07/75", "75-07-17"])
def test_a_year_of_two_digits_is_refused_with_both_centuries(text: str) -> None:
    with pytest.raises(BadDate, match="17 July 1975 or 17 July 2075"):
        parse_day(text, THURSDAY)


@pytest.mark.parametrize(
    ("text", "which"), [("1975", "1975"), ("July 1975", "July 1975"), ("1975-07~", "July 1975"), ("July", "July")]
)
def test_more_than_a_day_is_no_day(text: str, which: str) -> None:
    with pytest.raises(BadDate, match=f"which day of {which}\\?"):
        parse_day(text, THURSDAY)
    with pytest.raises(BadDate, match="one day is wanted, not those from 6 July 1972 to 18 July 1972"):
        parse_day("6–18 Jul 1972", THURSDAY)


def test_a_day_of_the_week_has_to_be_right() -> None:
    with pytest.raises(BadDate, match="15 July 1975 is a Tuesday"):
        parse_day("Wednesday, 15 July 1975", THURSDAY)


def test_a_time_with_a_zone_is_of_the_day_in_the_zone_that_is_asked_for() -> None:
    moscow = timezone(timedelta(hours=3))
    for text in ("1975-07-17T22:30Z", "1975-07-18T01:30+03:00", "17 Jul 1975, 22:30 UTC"):
        assert parse_day(text, THURSDAY, UTC) == (1975, 7, 17)
        assert parse_day(text, THURSDAY, moscow) == (1975, 7, 18)
    assert parse_day("17 Jul 1975, 22:30", THURSDAY, moscow) == (1975, 7, 17)


# What is printed


def read_as_written(when: PartialDate) -> bool:
    """Tell whether a year alone is one, not a month and day; no spaceflight is so old that it matters."""
    return when.month is not None or when.year > 1231


@given(intervals())
def test_what_is_printed_is_read_back(when: Interval) -> None:
    assume(all(read_as_written(end) and 1 < end.year < 9999 for end in when) and when.earliest <= when.latest)
    for text in (str(when), display(str(when))):
        assert parse_bound(text, UTC, THURSDAY, FLIGHT) == (when.earliest, when.latest), text


@given(intervals())
@example(parse("1975-07-17T16:09Z/1975-07-17"))
@example(parse("1975-07/1975-08"))
@example(parse("1975/1976"))
@example(parse("1975-07-17/1975-07-17T16:09Z"))
@example(parse("1975-07-17T16:09Z/1975-07-17T16:12:20Z"))
@example(parse("1975-07-17T16:09:09Z/1975-07-17T16:12Z"))
def test_what_is_printed_with_hyphens_for_dashes_is_read_back_or_refused(when: Interval) -> None:
    assume(all(read_as_written(end) and 1 < end.year < 9999 for end in when) and when.earliest <= when.latest)
    text = display(str(when)).replace("–", "-")
    try:
        bound = parse_bound(text, UTC, THURSDAY, FLIGHT)
    except BadDate as refusal:
        assert "behind UTC? Write" in refusal.reason
    else:
        assert bound == (when.earliest, when.latest)


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # few of all intervals are timed at both ends
@given(intervals(), WHOLE_MINUTES)
def test_what_is_printed_in_a_zone_is_read_back(when: Interval, zone: timezone) -> None:
    assume(all(read_as_written(end) and 2 < end.year < 9998 and end.timed for end in when))
    text = zoned_text(when, zone)
    assert parse_bound(text, UTC, THURSDAY, FLIGHT) == (when.earliest, when.latest)
    assert parse_bound(display(text), zone, THURSDAY, FLIGHT) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1975-07-17T16:09:09.75Z", "1975-07-17T16:09:09Z", "1975-07-17T16:09:09Z"),
        ("1975-07-17t16:09:09z", "1975-07-17T16:09:09Z", "1975-07-17T16:09:09Z"),
        ("1975-07-17 19:09:09+03:00", "1975-07-17T16:09:09Z", "1975-07-17T16:09:09Z"),
        ("19750717T160909Z", "1975-07-17T16:09:09Z", "1975-07-17T16:09:09Z"),
        ("17 Jul 1975, 19:09 Moscow", "1975-07-17T16:09Z", "1975-07-17T16:09Z"),
        ("July 20, 1969 at 4:17 pm -0400", "1969-07-20T20:17Z", "1969-07-20T20:17Z"),
        ("29 Feb 2000, 22:10–03:05", "2000-02-29T22:10Z", "2000-03-01T03:05Z"),
        ("15-24 July 1975", "1975-07-15", "1975-07-24"),
        ("July 15 to August 2, 1975", "1975-07-15", "1975-08-02"),
        ("28 Jan – 7 Feb 1975", "1975-01-28", "1975-02-07"),
        ("28 Jan-7 Feb 1975", "1975-01-28", "1975-02-07"),
        ("20 May 16:30", "1975-05-20T16:30Z", "1975-05-20T16:30Z"),
        ("26 Jun–2 Jul", "1975-06-26", "1975-07-02"),
        ("Fri 18 July 1975", "1975-07-18", "1975-07-18"),
        ("1975..1976", "1975", "1976"),
        ("July 1975", "1975-07", "1975-07"),
        ("7/1975", "1975-07", "1975-07"),
        ("yesterday 16:00", "2025-07-16T16:00Z", "2025-07-16T16:00Z"),
    ],
)
def test_a_limit_may_be_written_as_people_do(text: str, first: str, last: str) -> None:
    assert parse_bound(text, UTC, THURSDAY, FLIGHT) == (parse(first).earliest, parse(last).latest)


def test_an_hour_that_comes_twice_is_both() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, last = parse_bound("2024-10-27 02:30", berlin, THURSDAY, FLIGHT)
    assert last - first == HOUR + 59


@pytest.mark.parametrize("text", ["0000", "0000-01-01", "9999-12-31, 22:10–03:05", "0001-01-01T00:00+14:00"])
def test_at_the_edge_of_the_calendar_nothing_worse_than_a_refusal_happens(text: str) -> None:
    west = timezone(timedelta(hours=-12))
    for read in (lambda: parse_day(text, THURSDAY, west), lambda: parse_bound(text, west, THURSDAY, FLIGHT)):
        with suppress(BadDate):
            read()


@pytest.mark.parametrize("text", ["17 Jul 1975, 16:09 EST", "17 Jul 1975, 16:09 Mars"])
def test_a_limit_in_no_zone_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="time zone"):
        parse_bound(text, UTC, THURSDAY, FLIGHT)


@pytest.mark.parametrize("zone", ["EST", "est", "Est"])
def test_a_zone_is_quoted_as_it_was_typed(zone: str) -> None:
    for text in (f"20 Jul 1969 15:17 {zone}", f"20 Jul 1969, 15:17–15:19 {zone}"):
        with pytest.raises(UsageError, match=f"'{zone}' is not one time zone"):
            parse_bound(text, UTC, THURSDAY, FLIGHT)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("51:99", "minutes go from 00 to 59"),
        ("51:49:75", "seconds go from 00 to 59"),
        ("17 July 1975 24:30", "hours go from 00 to 23"),
        ("31.4.", "April has 30 days"),
        ("4/31/1975", "April 1975 has 30 days"),
        ("31/4", "April has 30 days"),
        ("13.13.", "there is no month 13"),
    ],
)
def test_what_is_wrong_with_a_limit_is_what_no_reading_allows(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_bound(text, UTC, THURSDAY, FLIGHT)
    assert reason in refused.value.reason


@pytest.mark.parametrize(
    "text", ["July 1975, 16:09", "16:09", "17", "1975-07-18 – 1975-07-17", "July 17 18 19", "17 July August"]
)
def test_what_says_no_time_is_no_limit(text: str) -> None:
    with pytest.raises(BadDate):
        parse_bound(text, UTC, THURSDAY, FLIGHT)


# Years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("1975", (1975, 1975)),
        ("about 1975", (1975, 1975)),
        ("1975..1981", (1975, 1981)),
        ("1975-1981", (1975, 1981)),
        ("1975 – 1981", (1975, 1981)),
        ("1975/1981", (1975, 1981)),
        ("1975 to 1981", (1975, 1981)),
        ("the 1970s", (1970, 1979)),
        ("2020..", (2020, 9999)),
        ("..1960", (1, 1960)),
    ],
)
def test_years_are_understood(text: str, years: tuple[int, int]) -> None:
    assert parse_years(text) == years


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("75", "1975 or 2075"),
        ("1975..81", "1981 or 2081"),
        ("1975-07", "write a year"),
        ("1975-07-17", "write a year"),
        ("..", "write a year"),
        ("197", "write a year"),
        ("next", "write a year"),
        ("", "write a year"),
        ("٣٣٣٣", "write a year"),
    ],
)
def test_what_is_no_year_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadDate, match=words):
        parse_years(text)


def test_a_backward_range_of_years_is_refused() -> None:
    with pytest.raises(BackwardRange, match="1981 is after 1975"):
        parse_years("1981..1975")


# Anything else


@given(PEOPLE_TYPE | st.text(max_size=30), ANY_DAY)
def test_anything_else_typed_for_a_day_is_refused_and_nothing_worse(text: str, today: date) -> None:
    try:
        day = parse_day(text, today)
    except UsageError as refusal:
        assert not isinstance(refusal, BadDate) or refusal.given == text
    else:
        date(day.year or 2000, day.month, day.day)  # there is such a day


@given(partial_dates(2, 9998), WHOLE_MINUTES)
def test_a_bound_covers_just_what_was_written(moment: PartialDate, zone: timezone) -> None:
    assume(read_as_written(moment))
    text = str(moment)
    first, last = (instant.timestamp() for instant in instants(moment))
    if not moment.timed:  # a day begins and ends by the clock that is shown
        offset = zone.utcoffset(None).total_seconds()
        first, last = first - offset, last - offset
    assert parse_bound(text, zone, THURSDAY, FLIGHT) == (first, last)


@given(partial_dates(2, 9998), WHOLE_MINUTES)
def test_a_bound_without_a_zone_is_read_on_the_clock_that_is_shown(moment: PartialDate, zone: timezone) -> None:
    if not moment.timed:
        moment = PartialDate(moment.year, 7, 17, 16, 9)
    text = moment._replace(mark="").text("")
    first, last = parse_bound(text, zone, THURSDAY, FLIGHT)
    assert first == instants(moment)[0].replace(tzinfo=zone).timestamp()
    assert last - first + 1 == moment.resolution


@given(st.sampled_from([*range(1, 10_000, 97), 9999]), st.sampled_from([None, UTC, timezone(timedelta(hours=14))]))
def test_a_day_without_a_year_is_of_the_year_that_is_meant(year: int, zone: timezone | None) -> None:
    flight = Interval(PartialDate(year, 7, 1), PartialDate(year, 7, 31))
    first, last = parse_bound("17 July", zone, THURSDAY, flight)
    assert DAY - 2 * HOUR < last - first + 1 < DAY + 2 * HOUR
    assert abs(first - PartialDate(year, 7, 17).earliest) < DAY


def test_a_day_without_a_year_lies_in_the_flight_also_where_that_goes_on_into_the_next_year() -> None:
    winter = parse("1977-12-10/1978-01-16")
    for text, day in (("1 January", "1978-01-01"), ("24 December", "1977-12-24"), ("29 February", None)):
        if day:
            assert parse_bound(text, UTC, THURSDAY, winter) == parse_bound(day, UTC, THURSDAY, winter)
        else:
            with pytest.raises(BadDate, match="February 1977 has 28 days"):
                parse_bound(text, UTC, THURSDAY, winter)


def test_a_day_that_comes_more_than_once_in_a_mission_needs_its_year() -> None:
    with pytest.raises(BadDate, match="17 July of which year, 1999 to 2025"):
        parse_bound("17 July", UTC, THURSDAY, parse("1998-11-20/2025-07-17"))


@given(PEOPLE_TYPE, st.sampled_from([None, UTC, timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))]))
@example("0001", None)
@example("0001-01-01", timezone(timedelta(hours=14)))
@example("9999", timezone(timedelta(hours=-12)))
@example("9999-12-31T23:59", None)
def test_anything_typed_for_a_bound_is_a_range_or_refused(text: str, zone: timezone | None) -> None:
    try:
        first, last = parse_bound(text, zone, THURSDAY, FLIGHT)
    except UsageError as refusal:
        assert not isinstance(refusal, BadDate) or refusal.given == text
    else:
        assert first <= last
