"""calendar: an iCalendar feed, read back by another implementation than the one that writes it."""

import io
import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from missionfacts.formats.ical import LONGEST_LINE
from tests.conftest import Result, Run

LIVES = """\
people:
  coe: {name: Carol Coe, born: 1960-01-02, weight: 3, sources: [{id: book}]}
sources:
  book: {title: "Who, what; where", kind: reference, url: "https://example.org/people?who=Coe,ü"}
"""


def feed(run: Run, *argv: str) -> Any:
    """Read a feed with another implementation than the one that wrote it."""
    return read_back(run("calendar", *argv).out)


def read_back(text: str) -> Any:
    with io.StringIO(text, newline="") as file:
        return vobject.readOne(file)


def entries(run: Run, *argv: str) -> list[Any]:
    return list(feed(run, *argv).vevent_list)


def uids(found: list[Any]) -> list[str]:
    return [each.uid.value.removesuffix("@missionfacts") for each in found]


def days(entry: Any, first: int, last: int) -> list[date]:
    """Return the days on which an entry comes in some years."""
    return [there.date() for there in entry.rruleset.between(datetime(first, 1, 1), datetime(last + 1, 1, 1))]


# Entries


def test_a_calendar_has_an_all_day_entry_for_each_event_known_to_the_day(run: Run, two_missions: list[str]) -> None:
    found = entries(run, "--weight", "1", *two_missions)
    assert [each.uid.value for each in found] == [
        *(f"demo.{name}@missionfacts" for name in ("launch", "meal", "walk", "walk-2", "landing")),
        *(f"taxi.{name}@missionfacts" for name in ("launch", "landing")),
    ]
    walk = found[2]
    assert walk.summary.value == "Doe goes outside, in two days (1996)"
    assert (walk.dtstart.value, walk.dtend.value) == (date(1996, 3, 1), date(1996, 3, 2))
    assert walk.transp.value == "TRANSPARENT"
    assert walk.categories.value == ["eva"]
    assert walk.description.value == (
        "1 Mar 1996, 22:00 – 2 Mar 1996, 01:30 UTC\nRed; white, and \\blue\nSource: A Log (p. 2)"
    )
    assert not hasattr(walk, "url")


def test_the_library_that_writes_it_reads_the_same(run: Run, two_missions: list[str]) -> None:
    text = run("calendar", "--weight", "1", *two_missions).out
    calendar = icalendar.Calendar.from_ical(text)
    found = calendar.walk("VEVENT")
    assert [str(each["uid"]).split("@")[0] for each in found] == uids(entries(run, "--weight", "1", *two_missions))
    assert str(found[2]["summary"]) == "Doe goes outside, in two days (1996)"
    assert [name for each in (calendar, *found) for name, _ in each.errors] == []


def test_a_calendar_is_narrowed_by_weight_kind_and_mission(run: Run, two_missions: list[str]) -> None:
    assert len(entries(run, "--weight", "5", *two_missions)) == 1
    assert len(entries(run, "--kind", "launch", *two_missions)) == 2
    assert len(entries(run, "--mission", "taxi", *two_missions)) == 2


def test_of_little_a_calendar_has_more(run: Run, two_missions: list[str]) -> None:
    def least(*argv: str) -> str:
        return str(re.search(r"of weight (\d) or more", feed(run, *argv).description.value)).split("weight ")[1][0]

    assert (least(), least("--kind", "eva"), least("--round"), least("--mission", "astp")) == ("5", "4", "4", "3")
    assert least(*two_missions) == "3"
    assert 40 < len(entries(run)) < 100  # about one a week


def test_a_calendar_repeats_every_year_and_a_leap_day_on_the_last_of_february(
    run: Run, two_missions: list[str]
) -> None:
    launch, *_ = entries(run, *two_missions)
    there = days(launch, 1996, 2000)
    assert there == [date(1996, 2, 29), *(date(year, 2, 28) for year in (1997, 1998, 1999)), date(2000, 2, 29)]


def test_round_anniversaries_are_those_of_10_and_25_years(run: Run, two_missions: list[str]) -> None:
    found = entries(run, "--round", "--weight", "3", *two_missions)
    assert uids(found)[:2] == ["demo.launch", "demo.launch.25"]
    assert len(set(uids(found))) == len(found)
    assert not any(isinstance(each.contents["rrule"], list) and len(each.contents["rrule"]) > 1 for each in found)
    leap = sorted(day for each in found[:2] for day in days(each, 1996, 2096))
    assert [day.year - 1996 for day in leap] == [0, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100]
    assert [(day.month, day.day) for day in leap] == [(2, 29 if day.year % 4 == 0 else 28) for day in leap]
    assert {each.summary.value for each in found[:2]} == {"Demo lifts off (1996)"}


@pytest.mark.parametrize(
    ("zone", "day", "told"),
    [
        ("utc", date(1996, 3, 1), "1 Mar 1996, 20:00:00 UTC"),
        ("Asia/Tokyo", date(1996, 3, 2), "2 Mar 1996, 05:00:00 Asia/Tokyo"),
        ("+05:30", date(1996, 3, 2), "2 Mar 1996, 01:30:00 UTC+05:30"),
    ],
)
def test_a_zone_decides_the_day(run: Run, two_missions: list[str], zone: str, day: date, told: str) -> None:
    launch, landing = entries(run, "--mission", "taxi", "--tz", zone, *two_missions)
    assert (launch.dtstart.value, launch.description.value.split("\n")[0]) == (day, told)
    assert uids([launch, landing]) == ["taxi.launch", "taxi.landing"]


def test_a_zone_may_make_a_leap_day_and_undo_it(run: Run, two_missions: list[str]) -> None:
    launch, *_ = entries(run, "--tz", "+14:00", *two_missions)  # 29 February, 10:00 UTC
    assert days(launch, 1996, 1997) == [date(1996, 3, 1), date(1997, 3, 1)]


# What it is called, and when it has changed


def test_a_calendar_is_called_after_what_was_asked_for(run: Run, two_missions: list[str]) -> None:
    def name(*argv: str) -> str:
        found = feed(run, *argv, *two_missions)
        (title,) = found.contents["name"]
        assert title.value == found.x_wr_calname.value
        assert found.description.value == found.x_wr_caldesc.value
        return str(title.value)

    assert name() == "Anniversaries of spaceflight"
    assert name("--mission", "taxi") == "Anniversaries of Taxi"
    assert name("--mission", "taxi,demo", "--round") == "Round anniversaries of Taxi and Demo"
    assert name("--kind", "launch,landing") == "Anniversaries of spaceflight: launch, landing"


def test_a_calendar_says_what_it_has_and_how_often_to_ask(run: Run) -> None:
    found = feed(run, "--mission", "vostok-1", "--weight", "4")
    assert found.x_wr_calname.value == "Anniversaries of Vostok 1"
    number, about = len(found.vevent_list), found.description.value
    assert about.startswith(
        f"{number} events of weight 4 or more, by days in UTC, with sources. From missionfacts, data of "
    )
    assert about.endswith(", CC BY 4.0.")
    assert (found.refresh_interval.value, found.refresh_interval.params) == ("P7D", {"VALUE": ["DURATION"]})
    assert found.x_published_ttl.value == "P7D"


def test_a_calendar_looks_at_no_clock_and_its_lines_are_short(run: Run) -> None:
    first = run("calendar", "--weight", "4")
    assert first == run("calendar", "--weight", "4", now=datetime(2031, 1, 1, tzinfo=UTC))
    assert first.out.endswith("END:VCALENDAR\r\n")
    lines = first.out.split("\r\n")
    assert not any("\n" in line or len(line.encode()) > LONGEST_LINE for line in lines)
    assert max(len(line.encode()) for line in lines) == LONGEST_LINE
    version = re.search(r"data (\d{4})-(\d\d)-(\d\d)", run("--version").out)
    assert version
    assert {line for line in lines if line.startswith("DTSTAMP")} == {f"DTSTAMP:{''.join(version.groups())}T000000Z"}


def test_an_entry_of_own_data_was_changed_with_its_file(run: Run, two_missions: list[str], tmp_path: Path) -> None:
    (tmp_path / "lives.yaml").write_text(LIVES, "utf-8")
    for name, day in (("demo", 3), ("taxi", 4), ("lives", 5)):
        os.utime(tmp_path / f"{name}.yaml", (seconds := datetime(2026, 5, day, 6, tzinfo=UTC).timestamp(), seconds))

    def stamps(*argv: str) -> dict[str, int]:
        """Return the day in May 2026 by file, which is the first part of a UID."""
        return {each.uid.value.split(".")[0]: each.dtstamp.value.day for each in entries(run, *argv)}

    assert stamps(*two_missions) == {"coe": 5, "demo": 3, "taxi": 4}
    os.utime(tmp_path / "taxi.yaml", (seconds := datetime(2026, 5, 7, tzinfo=UTC).timestamp(), seconds))
    assert stamps(*two_missions) == {"coe": 5, "demo": 3, "taxi": 7}
    together = entries(run, "--mission", "demo,vostok-1", "--data", str(tmp_path))
    version = run("--version").out.split("data ")[1][:10]
    assert {each.dtstamp.value.date().isoformat() for each in together} == {"2026-05-03", "2026-05-07", version}


def test_a_source_is_told_by_its_title_and_found_at_its_address(run: Run, two_missions: list[str]) -> None:
    (Path(two_missions[-1]) / "lives.yaml").write_text(LIVES, "utf-8")
    birth, *_ = entries(run, *two_missions)
    assert birth.description.value == "2 Jan 1960\nSource: Who, what; where"
    assert birth.url.value == "https://example.org/people?who=Coe,%C3%BC"


def test_an_event_keeps_the_uid_of_its_id_whatever_it_was_before(run: Run, two_missions: list[str]) -> None:
    file = Path(two_missions[-1]) / "demo.yaml"
    file.write_text(
        file.read_text("utf-8").replace("{id: walk,", "{id: walk, formerly: [taxi/walk, demo/eva],"), "utf-8"
    )
    found = uids(entries(run, "--weight", "1", *two_missions))
    assert sorted(found) == sorted(set(found))
    assert "demo.walk" in found
    assert not {"taxi.walk", "demo.eva"} & set(found)


# Nothing to tell


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--kind", "death"], "nothing of that sort is known to the day"),
        (
            ["--kind", "crew-day"],
            "nothing of that sort that weighs 3 or more is known to the day; --weight 1 takes all",
        ),
    ],
)
def test_an_empty_calendar_is_none(
    run: Run, two_missions: list[str], tmp_path: Path, argv: list[str], said: str
) -> None:
    assert run("calendar", *argv, *two_missions) == Result(1, "", f"missionfacts: {said}\n")
    target = tmp_path / "old.ics"
    target.write_text("as it was", "utf-8")
    assert run("calendar", *argv, *two_missions, "-o", str(target)).code == 1
    assert target.read_text("utf-8") == "as it was"


@pytest.mark.slow
def test_a_calendar_of_all_the_data_is_read_back_whole(run: Run) -> None:
    whole = run("calendar", "--weight", "1").out
    found = list(read_back(whole).vevent_list)
    assert len({each.uid.value for each in found}) == len(found) > 1000
    assert len(icalendar.Calendar.from_ical(whole).walk("VEVENT")) == len(found)
    events = json.loads(run("events", "-f", "json", "--fields", "formerly").out)
    former = {old.replace("/", ".") for event in events for old in event["formerly"]}
    assert former
    assert not former & set(uids(found))
