"""What time it is: the machine's clock, or what it is pinned to."""

from datetime import UTC, datetime, timedelta

import pytest

from missionfacts.errors import BadDate
from missionfacts.terminal import now
from tests.conftest import Run, run_process


def test_the_clock_is_the_machines_own_unless_it_is_pinned() -> None:
    assert abs(now({}) - datetime.now(UTC)) < timedelta(minutes=1)
    assert abs(now({"MISSIONFACTS_NOW": ""}) - datetime.now(UTC)) < timedelta(minutes=1)
    assert now({}).tzinfo is not None


@pytest.mark.parametrize(
    ("pinned", "utc"),
    [
        ("2025-07-17T12:00Z", datetime(2025, 7, 17, 12, tzinfo=UTC)),
        ("2025-07-17T12:00+03:00", datetime(2025, 7, 17, 9, tzinfo=UTC)),
        ("2025-07-17T12:00:30-05:00", datetime(2025, 7, 17, 17, 0, 30, tzinfo=UTC)),
        ("2025-07-17t12:00:00z", datetime(2025, 7, 17, 12, tzinfo=UTC)),
        ("17 Jul 2025, 12:00 UTC", datetime(2025, 7, 17, 12, tzinfo=UTC)),
    ],
)
def test_a_pinned_clock_shows_what_it_was_pinned_to(pinned: str, utc: datetime) -> None:
    assert now({"MISSIONFACTS_NOW": pinned}) == utc


@pytest.mark.parametrize("pinned", ["2025-07-17", "2025-07-17T23:59"])
def test_a_pinned_clock_without_a_zone_is_local(pinned: str) -> None:
    moment = now({"MISSIONFACTS_NOW": pinned})
    assert moment.tzinfo is not None
    assert moment.astimezone().replace(tzinfo=None) == datetime.fromisoformat(pinned)


@pytest.mark.parametrize("pinned", ["noon", "2025-02-30", "17 July", "12:00"])
def test_a_clock_cannot_be_pinned_to_what_is_no_time(pinned: str) -> None:
    with pytest.raises(BadDate, match="MISSIONFACTS_NOW"):
        now({"MISSIONFACTS_NOW": pinned})


@pytest.mark.slow
@pytest.mark.parametrize(
    "pinned",
    ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59", "9999-12-31T23:59-12:00", "0001-01-01T00:00Z"],
)
@pytest.mark.parametrize("zone", ["local", "Asia/Tokyo"])
def test_a_clock_pinned_to_the_edge_of_the_calendar_is_no_bug(pinned: str, zone: str) -> None:
    result = run_process("today", "--tz", zone, MISSIONFACTS_NOW=pinned, TZ="America/New_York")
    assert result.code in {0, 2}
    assert "bug" not in result.err


# As commands see it


def test_the_clock_of_a_command_can_be_pinned() -> None:
    result = run_process("today", "--mission", "astp", MISSIONFACTS_NOW="1975-07-17T12:00Z", TZ="UTC")
    assert result.out.splitlines()[0].startswith("0\t1975-07-17")


def test_a_pinned_clock_that_is_no_time_is_wrong_usage() -> None:
    result = run_process("today", MISSIONFACTS_NOW="noon")
    assert result.code == 2
    assert "MISSIONFACTS_NOW" in result.err


@pytest.mark.parametrize("year", [1970, 9999])
def test_a_clock_far_off_is_no_trouble(run: Run, year: int) -> None:
    result = run("today", now=datetime(year, 7, 17, tzinfo=UTC))
    assert result.code == 0
    assert result.out
