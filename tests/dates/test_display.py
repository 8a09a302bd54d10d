"""Dates as people read them: all that is known, and no more."""

import re
from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.dates.display import MONTHS, display, display_duration, display_without_day
from missionfacts.dates.edtf import DAY, HOUR, MINUTE, Interval, PartialDate, parse
from missionfacts.dates.elapsed import Elapsed
from tests.dates.strategies import instants, intervals, partial_dates, spoken


@given(partial_dates())
def test_eyes_get_every_part_of_a_moment_and_no_more(moment: PartialDate) -> None:
    text = display(str(moment))
    assert text.startswith("about ") == (moment.mark in {"~", "%"})
    assert text.endswith(" (?)") == (moment.mark in {"?", "%"})
    bare = text.removeprefix("about ").removesuffix(" (?)")
    form = {1: "%Y", 2: "%b %Y", 3: "%d %b %Y", 5: "%d %b %Y, %H:%M", 6: "%d %b %Y, %H:%M:%S"}
    known = sum(part is not None for part in moment[:6])
    assert datetime.strptime(bare, form[known]).replace(tzinfo=UTC) == instants(moment)[0]


@given(intervals())
@example(parse("1975-07-15/1975-07-24"))
@example(parse("1975-07-17/1975-07-17T16:09Z"))
@example(parse("1975-07/1975-07-17"))
@example(parse("1975/1975-07"))
@example(parse("1975-07-17T16:09Z/1975-07-17T16:12:30Z"))
def test_eyes_never_see_a_span_more_exact_than_it_is(when: Interval) -> None:
    text = display(spoken(when))
    told = "–".join(end.text("") for end in when)
    times = re.findall(r"\d\d:\d\d(?::\d\d)?", text)
    assert times == re.findall(r"\d\d:\d\d(?::\d\d)?", told)
    days = re.findall(r"\b(\d\d?)(?= [A-Z]|–\d\d? [A-Z])", text)
    known = [str(end.day) for end in when if end.day is not None]
    assert [day for day in days if day not in known] == []
    assert len(days) <= len(known)
    assert set(re.findall(r"[A-Z][a-z]{2}", text)) == {MONTHS[end.month - 1] for end in when if end.month}
    assert set(re.findall(r"\d{4}", text)) == {f"{end.year:04}" for end in when}
    assert text.count("about ") == sum(end.mark in {"~", "%"} for end in when)


@given(partial_dates())
def test_where_the_day_is_plain_eyes_get_the_year_and_the_time(moment: PartialDate) -> None:
    day, plain = display(str(moment)), display_without_day(str(moment))
    assert re.findall(r"\d{4}|\d\d:\d\d(?::\d\d)?", plain) == re.findall(r"\d{4}|\d\d:\d\d(?::\d\d)?", day)
    assert re.findall("[A-Z]", plain) == []
    for word in ("about ", " (?)"):
        assert (word in plain) == (word in day)


@given(intervals())
@example(parse("2000-02-29T22:10Z/2000-03-01T03:05Z"))
@example(parse("1975-01-28/1975-02-07"))
def test_where_the_day_is_plain_a_span_is_no_more_exact_either(when: Interval) -> None:
    told = "–".join(end.text("") for end in when)
    text = display_without_day(spoken(when))
    assert re.findall(r"\d\d:\d\d(?::\d\d)?", text) == re.findall(r"\d\d:\d\d(?::\d\d)?", told)
    assert set(re.findall(r"\d{4}", text)) <= {f"{end.year:04}" for end in when}
    assert text.count("about ") == sum(end.mark in {"~", "%"} for end in when)


@given(
    st.integers(0, 10**9).map(Elapsed) | st.integers(0, 10**6).map(lambda minutes: Elapsed(minutes * MINUTE, MINUTE))
)
def test_a_duration_is_said_without_what_nobody_would_miss(length: Elapsed) -> None:
    text = display_duration(str(length))
    sizes = {"d": DAY, "h": HOUR, "min": MINUTE, "s": 1}
    parts = [(int(number.replace(",", "")), unit) for number, unit in re.findall(r"([\d,]+) (d|h|min|s)\b", text)]
    assert " ".join(f"{number:,} {unit}" for number, unit in parts) == text
    said = sum(number * sizes[unit] for number, unit in parts)
    assert 0 <= length.seconds - said < (MINUTE if length.seconds >= DAY else length.resolution)


def test_about_is_said_of_a_duration_too() -> None:
    assert display_duration("1:40~") == "about 1 h 40 min"
