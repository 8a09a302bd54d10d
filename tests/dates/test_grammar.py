"""Dates have a grammar that is published, in ABNF and as the pattern of the schemas: all three readers agree."""

import re
from datetime import date, timedelta, timezone
from itertools import product

import pytest
from abnf import ParseError, Rule
from hypothesis import example, given, settings
from hypothesis import strategies as st

from missionfacts.catalogue.database import Catalogue
from missionfacts.compile import patterns
from missionfacts.dates.edtf import Interval, parse, parse_partial
from missionfacts.dates.zones import zoned_text
from missionfacts.errors import BadDate
from tests.contract.documents import DATES
from tests.dates.strategies import PEOPLE_TYPE, WHOLE_MINUTES, intervals, partial_dates, spoken


class Grammar(Rule):
    """The rules of docs/dates.md."""


(_PUBLISHED,) = re.findall(r"```abnf\n(.*?)```", DATES, re.DOTALL)
for _rule in re.sub(r" *;.*", "", _PUBLISHED).replace("\n  ", "").splitlines():
    Grammar.create(_rule)


def by_grammar(text: str) -> bool:
    try:
        Grammar("date").parse_all(text)
    except ParseError:
        return False
    return True


def by_pattern(text: str) -> bool:
    return re.search(patterns.DATE, text) is not None and "\n" not in text  # for Python $ is before a newline too


def by_parser(text: str) -> bool:
    """Tell whether we read a text, but for the order of a span, which no grammar can say."""
    try:
        for end in text.split("/", 1):
            parse_partial(end, text)
    except BadDate:
        return False
    return True


FIGURES = ["00", "01", "02", "04", "08", "12", "13", "23", "24", "28", "29", "30", "31", "59", "60"]
YEARS = ["0000", "0001", "1900", "1975", "1976", "2000", "2100", "9999", "197", "19755", "197X"]
ZONES = ["Z", "Z", "Z", "", "z", "+00:00", "+03:00"]


@st.composite
def almost_dates(draw: st.DrawFn) -> str:
    """Draw what is a date, or nearly."""
    parts = [draw(st.sampled_from(YEARS)), *(draw(st.sampled_from(FIGURES)) for _ in range(5))]
    pattern = draw(st.sampled_from(["{0}", "{0}-{1}", "{0}-{1}-{2}", "{0}-{1}-{2}T{3}:{4}", "{0}-{1}-{2}T{3}:{4}:{5}"]))
    zone = draw(st.sampled_from(ZONES)) if "T" in pattern else ""
    return pattern.format(*parts) + zone + draw(st.sampled_from(["", "", "~", "?", "%", "~?", " "]))


TEXTS = (
    almost_dates()
    | st.tuples(almost_dates(), almost_dates()).map("/".join)
    | intervals().map(spoken)
    | partial_dates().map(str)
    | PEOPLE_TYPE
)


def test_the_pattern_takes_what_is_read_of_all_that_figures_can_make_and_refuses_the_rest() -> None:
    days = [f"{year}-{month}-{day}" for year, month, day in product(YEARS, FIGURES, FIGURES)]
    times = [f"T{':'.join(parts)}" for size in (1, 2, 3) for parts in product(FIGURES, repeat=size)]
    texts = [*YEARS, *(day[:-3] for day in days), *days, *(f"{day}~" for day in days), *(f"1975/{day}" for day in days)]
    texts += [f"1975-07-17{time}{end}" for time, end in product(times, ("Z", "Z?", "", "+03:00"))]
    assert [text for text in texts if by_pattern(text) != by_parser(text)] == []


@pytest.mark.slow
@given(TEXTS)
@settings(max_examples=1000)
@example("1975-07-17T16:09Z\n")
@example("/1975")
@example("1975/1976/1977")
@example("\u0661\u0669\u0667\u0665")  # 1975 in the digits of Arabic
def test_the_pattern_of_the_schemas_takes_what_is_read_and_refuses_the_rest(text: str) -> None:
    assert by_pattern(text) == by_parser(text)


@given(TEXTS)
@settings(deadline=None)
@example("1975-07-17t16:09z")
@example("1900-02-29")
@example("2000-02-29")
def test_the_published_grammar_takes_what_is_read_and_refuses_the_rest(text: str) -> None:
    assert by_grammar(text) == by_parser(text)


@pytest.mark.slow
def test_every_day_of_four_centuries_is_in_the_grammar_and_the_days_between_are_not() -> None:
    there = {str(date(1800, 1, 1) + timedelta(days)) for days in range(146_097)}
    written = {f"{y}-{m:02}-{d:02}" for y in range(1800, 2200) for m in range(14) for d in range(33)}
    assert {text for text in written if by_pattern(text)} == there
    some = [
        f"{year}-{rest}" for year in (1800, 1900, 1904, 2000, 2001) for rest in ("02-28", "02-29", "02-30", "04-31")
    ]
    assert [text for text in some if by_grammar(text)] == [text for text in some if text in there]


def test_the_grammar_takes_every_date_of_the_data(catalogue: Catalogue) -> None:
    asked = [
        "SELECT at FROM event UNION SELECT at FROM picture UNION SELECT epoch FROM clock",
        "SELECT born FROM person UNION SELECT died FROM person",
        "SELECT begins FROM expedition UNION SELECT ends FROM expedition",
    ]
    dates = sorted({text for (text,) in catalogue.rows(" UNION ".join(asked)) if text})
    assert len(dates) > 4000
    assert [text for text in dates if not by_pattern(text)] == []
    assert [text for text in dates[::10] if not by_grammar(text)] == []


@given(intervals(), WHOLE_MINUTES)
def test_the_pattern_of_a_clock_takes_a_date_in_any_zone(when: Interval, zone: timezone) -> None:
    text = zoned_text(when, zone)
    assert re.search(patterns.CLOCK_TIME, text)


@pytest.mark.parametrize(("text", "there"), [("51:49~", True), ("-0:45:10?", True), ("1:75", False), ("51", False)])
def test_the_pattern_of_a_clock_takes_elapsed_time(text: str, there: bool) -> None:
    assert bool(re.search(patterns.CLOCK_TIME, text)) == there


@given(st.dates(), st.integers(0, 86_399))
def test_the_patterns_of_days_and_seconds_take_them(day: date, second: int) -> None:
    moment = f"{day}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    assert parse(moment)
    assert re.search(patterns.DAY, str(day))
    assert re.search(patterns.SECOND, moment)
    assert not re.search(patterns.DAY, moment)
    assert not re.search(patterns.SECOND, f"{moment[:-4]}Z")
