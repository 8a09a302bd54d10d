"""Dates that nobody would think of, for Hypothesis, and the calendar of the standard library to compare with."""

import calendar
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from missionfacts.dates.edtf import Interval, PartialDate

MARKS = ("", "~", "?", "%")
ANY_DAY = st.dates()
WHOLE_MINUTES = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PEOPLE_TYPE = st.text("0123456789-/.:TZ~?%+ ,aefjlnuy\n٣½", max_size=30)


def cut(moment: PartialDate, known: int) -> PartialDate:
    """Return a moment of which only so many parts are known, the year first."""
    return PartialDate._make([*moment[:known], *[None] * (6 - known), moment.mark])


@st.composite
def partial_dates(draw: st.DrawFn, first: int = 1, last: int = 9999) -> PartialDate:
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    time = draw(st.times())
    whole = PartialDate(day.year, day.month, day.day, time.hour, time.minute, time.second, draw(st.sampled_from(MARKS)))
    return cut(whole, draw(st.sampled_from([1, 2, 3, 5, 6])))  # nobody knows the hour alone


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    one, other = sorted((draw(partial_dates()), draw(partial_dates())), key=lambda end: end.earliest)
    if draw(st.booleans()):  # in flight a span is mostly of hours, so both ends on one day are worth a look
        other = one._replace(mark=other.mark)
    return Interval(one, other)


def spoken(when: Interval) -> str:
    """Return an interval with both its ends, also where they are the same."""
    return "/".join(str(end) for end in when)


def instants(moment: PartialDate) -> tuple[datetime, datetime]:
    """Return the first and the last second of a moment by the calendar of the standard library."""
    year, month, day, hour, minute, second, _ = moment
    first = datetime(year, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=UTC)
    last_day = day or calendar.monthrange(year, month or 12)[1]
    late = [top if part is None else part for part, top in ((hour, 23), (minute, 59), (second, 59))]
    return first, datetime(year, month or 12, last_day, late[0], late[1], late[2], tzinfo=UTC)
