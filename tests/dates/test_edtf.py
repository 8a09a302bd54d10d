"""Partial dates: reading and writing agree, and nothing ever looks more exact than it is."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts import dates
from missionfacts import typed as asked
from missionfacts.dates import Moment, When
from missionfacts.errors import BadDate

MARKS = ("", "~", "?", "%")
ANY_DAY = st.dates()
WHOLE_MINUTES = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PEOPLE_TYPE = st.text("0123456789-/.:TZ~?%+ ,aefjlnuy\n٣½", max_size=30)


def cut(moment: Moment, known: int) -> Moment:
    """Return a moment of which only so many parts are known, the year first."""
    return Moment._make([*moment[:known], *[None] * (6 - known), moment.mark])


@st.composite
def moments(draw: st.DrawFn, first: int = 1, last: int = 9999) -> Moment:
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    time = draw(st.times())
    whole = Moment(day.year, day.month, day.day, time.hour, time.minute, time.second, draw(st.sampled_from(MARKS)))
    return cut(whole, draw(st.sampled_from([1, 2, 3, 5, 6])))  # nobody knows the hour alone


@st.composite
def spans(draw: st.DrawFn) -> When:
    one, other = sorted((draw(moments()), draw(moments())), key=dates.earliest)
    if draw(st.booleans()):  # in flight a span is mostly of hours, so both ends on one day are worth a look
        other = one._replace(mark=other.mark)
    return When(one, other)


def spoken(when: When) -> str:
    return "/".join(dates.format_moment(end, "Z" if end.timed else "") for end in when)


def instants(moment: Moment) -> tuple[datetime, datetime]:
    """Return the first and the last second of a moment by the calendar of the standard library."""
    year, month, day, hour, minute, second, _ = moment
    first = datetime(year, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    last_day = day or calendar.monthrange(year, month or 12)[1]
    late = [top if part is None else part for part, top in ((hour, 23), (minute, 59), (second, 59))]
    return first, datetime(year, month or 12, last_day, late[0], late[1], late[2], tzinfo=UTC)


# Reading and writing


@given(moments())
def test_a_moment_is_read_back_as_it_was_written(moment: Moment) -> None:
    text = dates.format_moment(moment, "Z" if moment.timed else "")
    assert dates.parse(text) == (moment, moment)


@given(spans())
def test_a_span_is_read_back_as_it_was_written(when: When) -> None:
    assert dates.parse(spoken(when)) == when


@given(spans())
def test_a_span_that_ends_before_it_begins_is_refused(when: When) -> None:
    if dates.latest(when.start) < dates.earliest(when.end):
        with pytest.raises(BadDate, match="ends before it begins"):
            dates.parse(spoken(When(when.end, when.start)))


@given(PEOPLE_TYPE | st.text(max_size=30))
def test_any_other_text_is_refused_and_nothing_worse(text: str) -> None:
    try:
        when = dates.parse(text)
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
        dates.parse(text)
    assert reason in refused.value.reason


@pytest.mark.parametrize("text", ["1904-02-29", "2000-02-29", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_the_days_at_the_edges_of_the_calendar_are_dates(text: str) -> None:
    assert spoken(dates.parse(text)).split("/")[0] == text


# What a moment may mean


@given(moments())
def test_the_bounds_are_those_of_the_calendar(moment: Moment) -> None:
    assert (dates.civil(dates.earliest(moment)), dates.civil(dates.latest(moment))) == instants(moment)


@given(moments())
def test_the_earliest_is_not_after_the_latest(moment: Moment) -> None:
    assert dates.earliest(moment) <= dates.latest(moment)
    assert moment.resolution == dates.latest(moment) - dates.earliest(moment) + 1
    sizes = [365 * dates.DAY, 28 * dates.DAY, dates.DAY, dates.DAY, dates.MINUTE, 1]
    known = sum(part is not None for part in moment[:6])
    assert sizes[known - 1] <= moment.resolution <= sizes[known - 1] + 3 * dates.DAY * (known < 3)


@given(moments())
def test_knowing_more_only_narrows(moment: Moment) -> None:
    for known in (1, 2, 3, 5):
        less = cut(moment, known)
        assert dates.earliest(less) <= dates.earliest(moment)
        assert dates.latest(less) >= dates.latest(moment)


@given(moments())
def test_a_day_is_known_beyond_doubt_only_when_it_is_written_without_a_mark_or_with_a_time(moment: Moment) -> None:
    text = dates.format_moment(moment)
    assert moment.to_the_day == bool(re.match(r"\d{4}-\d\d-\d\d(T|$)", text))


# Zones


@given(moments(2), WHOLE_MINUTES)
def test_a_zone_shows_the_same_instant_at_the_same_precision(moment: Moment, zone: timezone) -> None:
    moved, offset = dates.in_zone(moment, zone)
    if not moment.timed:
        assert (moved, offset) == (moment, "")
        return
    assert [part is None for part in moved] == [part is None for part in moment]
    assert moved.mark == moment.mark
    if offset != "Z":  # the zone would have left the years 1 to 9999
        there = datetime.fromisoformat(dates.format_moment(moved._replace(mark="")) + offset)
        assert there == instants(moment)[0]
        assert there.utcoffset() == zone.utcoffset(None)


@given(moments(2, 9998), WHOLE_MINUTES)
def test_there_and_back_is_the_same_moment(moment: Moment, zone: timezone) -> None:
    there, _ = dates.in_zone(moment, zone)
    back, _ = dates.in_zone(there, timezone(-zone.utcoffset(None)))
    assert back == moment


@given(moments(), st.sampled_from([UTC, *(timezone(timedelta(hours=hours)) for hours in (-23, 23))]))
@example(Moment(1, 1, 1, 0, 0), timezone(timedelta(hours=-12)))
@example(Moment(9999, 12, 31, 23, 59, 59), timezone(timedelta(hours=14)))
def test_a_zone_never_leads_out_of_the_calendar(moment: Moment, zone: timezone) -> None:
    moved, offset = dates.in_zone(moment, zone)
    assert 1 <= moved.year <= 9999
    assert (offset == "") is not moment.timed
    assert abs(dates.earliest(moved) - dates.earliest(moment)) < dates.DAY


@given(moments(1957, 2037), st.sampled_from(["Europe/Moscow", "America/Chicago", "Asia/Almaty", "Asia/Kolkata"]))
def test_a_named_zone_agrees_with_the_zone_database(moment: Moment, name: str) -> None:
    shown = dates.zoned_text(When(moment, moment), ZoneInfo(name))
    if not moment.timed:
        assert shown == dates.format_moment(moment)
        return
    there = datetime.fromisoformat(shown.rstrip("~?%"))
    assert there == instants(moment)[0]
    assert there.replace(tzinfo=None) == instants(moment)[0].astimezone(ZoneInfo(name)).replace(tzinfo=None)


# For eyes


@given(moments())
def test_eyes_get_every_part_of_a_moment_and_no_more(moment: Moment) -> None:
    text = dates.for_eyes(dates.format_moment(moment, "Z" if moment.timed else ""))
    assert text.startswith("about ") == (moment.mark in {"~", "%"})
    assert text.endswith(" (?)") == (moment.mark in {"?", "%"})
    bare = text.removeprefix("about ").removesuffix(" (?)")
    form = {1: "%Y", 2: "%b %Y", 3: "%d %b %Y", 5: "%d %b %Y, %H:%M", 6: "%d %b %Y, %H:%M:%S"}
    known = sum(part is not None for part in moment[:6])
    assert datetime.strptime(bare, form[known]).replace(tzinfo=UTC) == instants(moment)[0]


@given(spans())
@example(dates.parse("1975-07-15/1975-07-24"))
@example(dates.parse("1975-07-17/1975-07-17T16:09Z"))
@example(dates.parse("1975-07/1975-07-17"))
@example(dates.parse("1975/1975-07"))
@example(dates.parse("1975-07-17T16:09Z/1975-07-17T16:12:30Z"))
def test_eyes_never_see_a_span_more_exact_than_it_is(when: When) -> None:
    text = dates.for_eyes(spoken(when))
    told = "–".join(dates.format_moment(end) for end in when)
    times = re.findall(r"\d\d:\d\d(?::\d\d)?", text)
    assert times == re.findall(r"\d\d:\d\d(?::\d\d)?", told)
    days = re.findall(r"\b(\d\d?)(?= [A-Z]|–\d\d? [A-Z])", text)
    known = [str(end.day) for end in when if end.day is not None]
    assert [day for day in days if day not in known] == []
    assert len(days) <= len(known)
    assert set(re.findall(r"[A-Z][a-z]{2}", text)) == {dates.MONTHS[end.month - 1] for end in when if end.month}
    assert set(re.findall(r"\d{4}", text)) == {f"{end.year:04}" for end in when}
    assert text.count("about ") == sum(end.mark in {"~", "%"} for end in when)


# Elapsed time


@given(moments(1950, 2050), st.integers(-(10**9), 10**9))
@example(dates.parse("1975-07-17T16:09Z").start, dates.earliest(dates.parse("1975-07-15T19:50:01Z").start))
@example(dates.parse("1975-07-15T11:35Z~").start, dates.earliest(dates.parse("1975-07-15T19:50:59Z").start))
def test_elapsed_time_is_read_back(moment: Moment, epoch: int) -> None:
    text = dates.elapsed(moment, epoch)
    if not moment.timed:
        assert text == ""
        return
    assert text.endswith(moment.mark)
    bare = text.removesuffix(moment.mark)
    assert dates.is_elapsed(bare)
    seconds, resolution = dates.parse_elapsed(bare)
    assert resolution == moment.resolution
    off = abs(seconds - (dates.earliest(moment) - epoch))
    assert off == 0 if resolution == 1 else off <= dates.MINUTE // 2


@given(st.integers(-9_999_999, 9_999_999), st.integers(0, 59), st.integers(0, 59))
def test_any_elapsed_time_has_its_seconds(hours: int, minutes: int, seconds: int) -> None:
    sign = -1 if hours < 0 else 1
    whole = f"{hours}:{minutes:02}"
    assert dates.parse_elapsed(whole) == (sign * (abs(hours) * 3600 + minutes * 60), 60)
    assert dates.parse_elapsed(f"{whole}:{seconds:02}") == (sign * (abs(hours) * 3600 + minutes * 60 + seconds), 1)


@pytest.mark.parametrize("text", ["", "51", "51:60", "51:5", "51:49:60", "+1:00", "--1:00", "51:49~", "1:00\n", "٥:٠٠"])
def test_what_is_not_elapsed_time_is_refused(text: str) -> None:
    assert not dates.is_elapsed(text)
    with pytest.raises(BadDate, match="51:49"):
        dates.parse_elapsed(text)


# What people type


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
    assert asked.parse_day(typed, date(2025, 7, 17)) == (day.year, day.month, day.day)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.sampled_from(SPELLINGS), ANY_DAY)
def test_without_a_year_any_day_of_a_leap_year_is_understood(day: date, spelling: str, today: date) -> None:
    month = calendar.month_name[day.month]
    yearless = re.sub(r",? *\{y\}-?", "", spelling)
    typed = yearless.format(m=day.month, d=day.day, month=month, mon=month[:3], MONTH=month.upper())
    assert asked.parse_day(typed, today) == (None, day.month, day.day)


@pytest.mark.parametrize("length", range(3, 10))
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_may_be_cut_short_to_three_letters(month: int, length: int) -> None:
    name = calendar.month_name[month][:length]
    assert asked.parse_day(f"5 {name}", date(2025, 1, 1)) == asked.Day(None, month, 5)


def test_september_has_a_short_form_of_its_own() -> None:
    assert asked.parse_day("Sept. 15", date(2025, 1, 1)) == asked.Day(None, 9, 15)


@given(st.dates(date(1, 1, 2), date(9999, 12, 30)), st.sampled_from(["{}", " {} ", "{}\n"]))
def test_yesterday_today_and_tomorrow_are_counted_from_today(today: date, around: str) -> None:
    for word, days in (("yesterday", -1), ("Today", 0), ("TOMORROW", 1)):
        there = today + timedelta(days)
        assert asked.parse_day(around.format(word), today) == (there.year, there.month, there.day)


@pytest.mark.parametrize(("word", "today"), [("yesterday", date.min), ("tomorrow", date.max)])
def test_a_day_beyond_the_calendar_is_refused(word: str, today: date) -> None:
    with pytest.raises(BadDate, match="0001 to 9999"):
        asked.parse_day(word, today)


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from(["{}/{}", "{}.{}", "{}/{}/1975", "{:02}.{:02}.75"]))
def test_what_could_be_two_days_is_refused(one: int, other: int, form: str) -> None:
    with pytest.raises(BadDate, match="day or month first"):
        asked.parse_day(form.format(one, other), date(2025, 1, 1))


@given(PEOPLE_TYPE | st.text(max_size=30), ANY_DAY)
def test_anything_else_typed_for_a_day_is_refused_and_nothing_worse(text: str, today: date) -> None:
    try:
        day = asked.parse_day(text, today)
    except BadDate as refusal:
        assert refusal.given == text
    else:
        date(day.year or 2000, day.month, day.day)  # there is such a day


@given(moments(2, 9998), WHOLE_MINUTES)
def test_a_bound_covers_just_what_was_written(moment: Moment, zone: timezone) -> None:
    text = dates.format_moment(moment, "Z" if moment.timed else "")
    first, last = (instant.timestamp() for instant in instants(moment))
    if not moment.timed:  # a day begins and ends by the clock that is shown
        offset = zone.utcoffset(None).total_seconds()
        first, last = first - offset, last - offset
    assert asked.parse_bound(text, zone, date(2025, 7, 17), 1975) == (first, last)


@given(moments(2, 9998), WHOLE_MINUTES)
def test_a_bound_without_a_zone_is_read_on_the_clock_that_is_shown(moment: Moment, zone: timezone) -> None:
    if not moment.timed:
        moment = Moment(moment.year, 7, 17, 16, 9)
    text = dates.format_moment(moment._replace(mark=""))
    first, last = asked.parse_bound(text, zone, date(2025, 7, 17), 1975)
    assert first == instants(moment)[0].replace(tzinfo=zone).timestamp()
    assert last - first + 1 == moment.resolution


@given(st.sampled_from([*range(1, 10_000, 97), 9999]), st.sampled_from([None, UTC, timezone(timedelta(hours=14))]))
def test_a_day_without_a_year_is_of_the_year_that_is_meant(year: int, zone: timezone | None) -> None:
    first, last = asked.parse_bound("17 July", zone, date(2025, 7, 17), year)
    assert dates.DAY - 2 * dates.HOUR < last - first + 1 < dates.DAY + 2 * dates.HOUR
    assert abs(first - dates.earliest(Moment(year, 7, 17))) < dates.DAY


def test_a_leap_day_is_no_bound_in_a_common_year() -> None:
    with pytest.raises(BadDate, match="February 1975 has 28 days"):
        asked.parse_bound("29 February", UTC, date(2024, 1, 1), 1975)


@given(PEOPLE_TYPE, st.sampled_from([None, UTC, timezone(timedelta(hours=-12)), timezone(timedelta(hours=14))]))
@example("0001", None)
@example("0001-01-01", timezone(timedelta(hours=14)))
@example("9999", timezone(timedelta(hours=-12)))
@example("9999-12-31T23:59", None)
def test_anything_typed_for_a_bound_is_a_range_or_refused(text: str, zone: timezone | None) -> None:
    try:
        first, last = asked.parse_bound(text, zone, date(2025, 7, 17), 1975)
    except BadDate as refusal:
        assert refusal.given.strip() == text.strip()
    else:
        assert first <= last


# Anniversaries


@pytest.mark.parametrize("year", [1900, 1975, 2000, 2024, 2025, 2100])
def test_every_day_of_the_calendar_is_told_once_a_year(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(number) for number in range(366 if calendar.isleap(year) else 365)]
    told = [pair for day in days for pair in dates.same_days(day.year, day.month, day.day)]
    every = [(day.month, day.day) for day in (date(2024, 1, 1) + timedelta(number) for number in range(366))]
    assert told == every


@given(ANY_DAY)
def test_a_day_tells_of_itself_first(day: date) -> None:
    pairs = dates.same_days(day.year, day.month, day.day)
    assert pairs[0] == (day.month, day.day)
    assert (len(pairs) == 2) == ((day.month, day.day) == (2, 28) and not calendar.isleap(day.year))
