"""calendar: an iCalendar feed, read back by another implementation than the one that writes it."""

import io
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject

from tests.conftest import Run


def entries(run: Run, *argv: str) -> list[Any]:
    """Read a feed with another implementation than the one that wrote it."""
    with io.StringIO(run("calendar", *argv).out, newline="") as text:
        return list(vobject.readOne(text).vevent_list)


def test_a_calendar_has_an_all_day_entry_for_each_event_known_to_the_day(run: Run, two_missions: list[str]) -> None:
    found = entries(run, "--weight", "1", *two_missions)
    assert [each.uid.value for each in found] == [
        *(f"demo.{name}@missionfacts" for name in ("launch", "meal", "walk", "walk-2", "landing")),
        *(f"taxi.{name}@missionfacts" for name in ("launch", "landing")),
    ]
    walk = found[2]
    assert walk.summary.value == "Doe goes outside, in two days (1996)"
    assert walk.dtstart.value == date(1996, 3, 1)
    assert not hasattr(walk, "dtend")
    assert walk.transp.value == "TRANSPARENT"
    assert walk.categories.value == ["eva"]
    assert "Red; white, and \\blue\nSource: log (p. 2)" in walk.description.value


def test_a_calendar_is_narrowed_by_weight_kind_and_mission(run: Run, two_missions: list[str]) -> None:
    assert len(entries(run, *two_missions)) == 5
    assert len(entries(run, "--weight", "5", *two_missions)) == 1
    assert len(entries(run, "--kind", "launch", *two_missions)) == 2
    assert len(entries(run, "--mission", "taxi", *two_missions)) == 2


def test_a_calendar_repeats_every_year_and_a_leap_day_on_the_last_of_february(
    run: Run, two_missions: list[str]
) -> None:
    launch, *_ = entries(run, *two_missions)
    days = [there.date() for there in launch.rruleset.between(datetime(1996, 1, 1), datetime(2001, 1, 1))]
    assert days == [date(1996, 2, 29), *(date(year, 2, 28) for year in (1997, 1998, 1999)), date(2000, 2, 29)]


def test_a_calendar_looks_at_no_clock_and_its_lines_are_short(run: Run) -> None:
    first = run("calendar")
    assert first == run("calendar", now=datetime(2031, 1, 1, tzinfo=UTC))
    assert first.out.endswith("END:VCALENDAR\r\n")
    lines = first.out.split("\r\n")
    assert not any("\n" in line or len(line.encode()) > 75 for line in lines)
    version = re.search(r"data (\d{4})-(\d\d)-(\d\d)", run("--version").out)
    assert version
    assert {line for line in lines if line.startswith("DTSTAMP")} == {f"DTSTAMP:{''.join(version.groups())}T000000Z"}


@pytest.mark.slow
def test_a_calendar_of_all_the_data_is_read_back_whole(run: Run) -> None:
    found = entries(run, "--weight", "1")
    assert len({each.uid.value for each in found}) == len(found) > 1000
