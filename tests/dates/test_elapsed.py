"""Elapsed time and durations: read back as written, and no more exact than what they are made of."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.dates.edtf import MINUTE, Interval, PartialDate, parse
from missionfacts.dates.elapsed import Elapsed, duration, duration_of, elapsed, is_elapsed, parse_elapsed, total
from missionfacts.errors import BadDate
from tests.dates.strategies import intervals, partial_dates

MARKED = st.sampled_from(["", "~"])
WHOLE_MINUTES = st.integers(-(10**8), 10**8).map(lambda minutes: minutes * MINUTE)
LENGTHS = st.builds(Elapsed, st.integers(0, 10**8), st.just(1), MARKED) | st.builds(
    Elapsed, st.integers(0, 10**6).map(lambda minutes: minutes * MINUTE), st.just(MINUTE), MARKED
)


@given(partial_dates(1950, 2050), st.integers(-(10**9), 10**9))
@example(parse("1975-07-17T16:09Z").start, parse("1975-07-15T19:50:01Z").earliest)
@example(parse("1975-07-15T11:35Z~").start, parse("1975-07-15T19:50:59Z").earliest)
def test_elapsed_time_is_read_back(moment: PartialDate, epoch: int) -> None:
    text = elapsed(moment, epoch)
    if not moment.timed:
        assert text == ""
        return
    assert text.endswith(moment.mark)
    bare = text.removesuffix(moment.mark)
    assert is_elapsed(bare)
    seconds, resolution, _ = parse_elapsed(bare)
    assert resolution == moment.resolution
    off = abs(seconds - (moment.earliest - epoch))
    assert off == 0 if resolution == 1 else off <= MINUTE // 2


@given(st.integers(-9_999_999, 9_999_999), st.integers(0, 59), st.integers(0, 59), MARKED)
def test_any_elapsed_time_has_its_seconds(hours: int, minutes: int, seconds: int, mark: str) -> None:
    sign = -1 if hours < 0 else 1
    whole = f"{hours}:{minutes:02}"
    told = sign * (abs(hours) * 3600 + minutes * 60)
    assert parse_elapsed(whole + mark) == Elapsed(told, MINUTE, mark)
    assert parse_elapsed(f"{whole}:{seconds:02}{mark}") == Elapsed(told + sign * seconds, 1, mark)


@given(
    st.builds(Elapsed, st.integers(-(10**10), 10**10), st.just(1), MARKED)
    | st.builds(Elapsed, WHOLE_MINUTES, st.just(MINUTE), MARKED)
)
@example(Elapsed(-2710))
def test_elapsed_time_is_read_back_as_it_was_written(time: Elapsed) -> None:
    assert parse_elapsed(str(time)) == time


@pytest.mark.parametrize(
    "text",
    [
        "",
        "51",
        "51:60",
        "51:5",
        "51:49:60",
        "+1:00",
        "--1:00",
        "~51:49",
        "51:49~~",
        "51:49?",
        "51:49%",
        "1:00\n",
        "٥:٠٠",
    ],
)
def test_what_is_not_elapsed_time_is_refused(text: str) -> None:
    assert not is_elapsed(text)
    with pytest.raises(BadDate, match="51:49"):
        parse_elapsed(text)


# Durations


@given(intervals())
@example(parse("1975-07-15T12:20:00Z/1975-07-15T12:20Z"))
@example(parse("1975-07-15T12:20Z~/1975-07-15T12:21:30Z"))
@example(parse("0001-01-01T00:00:00Z/9999-12-31T23:59:59Z"))
def test_a_duration_is_as_exact_as_the_less_exact_end(when: Interval) -> None:
    text = duration(when.start, when.end)
    if not (when.start.timed and when.end.timed):
        assert text == ""
        return
    length = parse_elapsed(text)
    assert length.resolution == max(when.start.resolution, when.end.resolution)
    assert length.mark == ("~" if when.start.mark or when.end.mark else "")
    off = abs(length.seconds - (when.end.earliest - when.start.earliest))
    assert off == 0 if length.resolution == 1 else off <= MINUTE // 2


@given(partial_dates())
def test_a_date_has_no_duration(moment: PartialDate) -> None:
    assert duration_of(Interval(moment, moment)) == ""


@given(st.lists(LENGTHS | st.none()))
@example([])
@example([None])
@example([Elapsed(90, 1), Elapsed(60, MINUTE)])
def test_a_sum_is_as_exact_as_the_least_exact_part(parts: list[Elapsed | None]) -> None:
    known = [part for part in parts if part]
    text = total(["" if part is None else str(part) for part in parts])
    if not known:
        assert text == ""
        return
    found = parse_elapsed(text)
    assert found.resolution == max(part.resolution for part in known)
    assert found.mark == ("~" if any(part.mark for part in known) else "")
    off = abs(found.seconds - sum(part.seconds for part in known))
    assert off == 0 if found.resolution == 1 else off <= MINUTE // 2
