"""Time zones: the same instant, no more exact than it is, and never out of the calendar."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.dates.edtf import DAY, Interval, PartialDate
from missionfacts.dates.zones import in_zone, zoned_text
from tests.dates.strategies import WHOLE_MINUTES, instants, partial_dates


@given(partial_dates(2), WHOLE_MINUTES)
def test_a_zone_shows_the_same_instant_at_the_same_precision(moment: PartialDate, zone: timezone) -> None:
    moved, offset = in_zone(moment, zone)
    if not moment.timed:
        assert (moved, offset) == (moment, "")
        return
    assert [part is None for part in moved] == [part is None for part in moment]
    assert moved.mark == moment.mark
    if offset != "Z":  # the zone would have left the years 1 to 9999
        there = datetime.fromisoformat(moved._replace(mark="").text(offset))
        assert there == instants(moment)[0]
        assert there.utcoffset() == zone.utcoffset(None)


@given(partial_dates(2, 9998), WHOLE_MINUTES)
def test_there_and_back_is_the_same_moment(moment: PartialDate, zone: timezone) -> None:
    there, _ = in_zone(moment, zone)
    back, _ = in_zone(there, timezone(-zone.utcoffset(None)))
    assert back == moment


@given(partial_dates(), st.sampled_from([UTC, *(timezone(timedelta(hours=hours)) for hours in (-23, 23))]))
@example(PartialDate(1, 1, 1, 0, 0), timezone(timedelta(hours=-12)))
@example(PartialDate(9999, 12, 31, 23, 59, 59), timezone(timedelta(hours=14)))
def test_a_zone_never_leads_out_of_the_calendar(moment: PartialDate, zone: timezone) -> None:
    moved, offset = in_zone(moment, zone)
    assert 1 <= moved.year <= 9999
    assert (offset == "") is not moment.timed
    assert abs(moved.earliest - moment.earliest) < DAY


@given(partial_dates(1957, 2037), st.sampled_from(["Europe/Moscow", "America/Chicago", "Asia/Almaty", "Asia/Kolkata"]))
def test_a_named_zone_agrees_with_the_zone_database(moment: PartialDate, name: str) -> None:
    shown = zoned_text(Interval(moment, moment), ZoneInfo(name))
    if not moment.timed:
        assert shown == moment.text("")
        return
    there = datetime.fromisoformat(shown.rstrip("~?%"))
    assert there == instants(moment)[0]
    assert there.replace(tzinfo=None) == instants(moment)[0].astimezone(ZoneInfo(name)).replace(tzinfo=None)
