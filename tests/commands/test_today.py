"""The days of the calendar: today, upcoming, fact, calendar. Also what people's flights add up to."""

import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject
from tools import compare

from missionfacts.files import data_files
from missionfacts.loading import load

from .conftest import ROOT, Run

MADE_UP = """\
mission:
  id: demo
  name: Demo
  kind: crewed
  summary: A ship flies twice round the year.
  sources: [{id: log}]
  spacecraft: [{id: ship, name: Swift, crew: 2, sources: [{id: log}]}]
  crew:
    - {person: doe, spacecraft: ship, role: pilot, status: prime, sources: [{id: log}]}
    - {person: roe, spacecraft: ship, role: engineer, status: prime, landed_in: taxi, sources: [{id: log}]}
  events:
    - {id: launch, at: 1996-02-29T10:00:00Z, kind: launch, spacecraft: [ship], weight: 3, title: Demo lifts off, sources: [{id: log}]}
    - {id: meal, at: 1996-03-01, kind: crew-day, weight: 1, title: The crew of Demo eats, sources: [{id: log}]}
    - {id: walk, at: 1996-03-01T22:00Z/1996-03-02T01:30Z, kind: eva, people: [doe], weight: 4, title: "Doe goes outside, in two days", detail: "Red; white, and \\\\blue", sources: [{id: log, at: p. 2}]}
    - {id: walk-2, at: 1996-03-02, kind: eva, people: [doe], title: Doe goes outside again, sources: [{id: log}]}
    - {id: month, at: 1996-03, kind: publication, title: A leaflet appears, sources: [{id: log}]}
    - {id: landing, at: 1996-03-03T12:00Z, kind: landing, spacecraft: [ship], people: [doe], weight: 5, title: Demo lands, sources: [{id: log}]}
people:
  doe: {name: Jane Doe, sources: [{id: log}]}
  roe: {name: Rachel Roe, sources: [{id: log}]}
sources:
  log: {title: A Log, kind: primary}
"""  # noqa: E501
TAXI = """\
mission:
  id: taxi
  name: Taxi
  kind: crewed
  summary: A ship that fetches people.
  sources: [{id: log}]
  spacecraft: [{id: cab, name: Cab, crew: 1, sources: [{id: log}]}]
  crew: [{person: poe, spacecraft: cab, role: driver, status: prime, sources: [{id: log}]}]
  events:
    - {id: launch, at: 1996-03-01T20:00:00Z, kind: launch, spacecraft: [cab], weight: 3, title: Taxi lifts off, sources: [{id: log}]}
    - {id: landing, at: 1996-03-05T20:00:30Z, kind: landing, spacecraft: [cab], weight: 3, title: Taxi lands, sources: [{id: log}]}
people:
  poe: {name: Pat Poe, sources: [{id: log}]}
"""  # noqa: E501


@pytest.fixture
def own(tmp_path: Path) -> list[str]:
    """Two missions, and nothing else."""
    (tmp_path / "demo.yaml").write_text(MADE_UP, "utf-8")
    (tmp_path / "taxi.yaml").write_text(TAXI, "utf-8")
    return ["--no-bundled", "--data", str(tmp_path)]


def ids(run: Run, *argv: str) -> list[str]:
    return [each["id"] for each in json.loads(run(*argv, "-f", "json").out)]


# today


def test_a_pipe_gets_all_in_order_of_year_and_a_terminal_the_most_notable_first(run: Run, own: list[str]) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *own]
    assert ids(run, *argv) == ["demo/meal", "demo/walk", "taxi/launch"]
    seen = run(*argv, width=100).out
    assert seen.index("Doe goes outside") < seen.index("The crew of Demo eats") < seen.index("Taxi lifts off")
    assert all("30 years ago" in line for line in seen.splitlines()[4:])


def test_the_header_names_the_day_and_the_zone(run: Run, own: list[str]) -> None:
    for zone, name in (("utc", ", UTC"), ("local", ", local time"), ("Asia/Tokyo", " in Asia/Tokyo")):
        assert run("today", "--date", "03-01", "--tz", zone, *own, width=100).out.startswith(f"On 1 March{name}\n")


def test_a_limit_keeps_the_most_notable_and_says_how_many_more_there_are(run: Run, own: list[str]) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *own]
    assert ids(run, *argv, "--limit", "2") == ["demo/walk", "taxi/launch"]
    assert ids(run, *argv, "--limit", "0") == ids(run, *argv)
    assert "2 more" in run(*argv, "--limit", "1", width=100).out
    assert "more" not in run(*argv, width=100).out


def test_missions_in_flight_are_told_with_the_day_of_their_flight(run: Run, own: list[str]) -> None:
    argv = ["today", "--date", "2026-03-02", "--tz", "utc", "--in-flight", *own, "-f", "json"]
    aloft = [each for each in json.loads(run(*argv).out) if each["kind"] == "in-flight"]
    assert [(each["id"], each["at"], each["title"]) for each in aloft] == [
        ("demo", "1996-03-02", "Demo is in flight, day 3 of 4"),
        ("taxi", "1996-03-02", "Taxi is in flight, day 2 of 5"),
    ]
    assert ids(run, "today", "--date", "2026-03-06", "--tz", "utc", "--in-flight", *own) == []


def test_on_a_terminal_the_missions_in_flight_have_a_line_for_each_year(run: Run, own: list[str]) -> None:
    seen = run("today", "--date", "2026-03-02", "--tz", "utc", "--in-flight", *own, width=80).out
    assert "In flight on this day in 1996: Demo (day 3 of 4), Taxi (day 2 of 5)\n" in seen


# upcoming


def test_the_coming_days_are_told_in_order_and_this_one_is_not(run: Run, own: list[str]) -> None:
    argv = ["upcoming", "--date", "2026-03-01", "--tz", "utc", *own, "-f", "json"]
    coming = json.loads(run(*argv).out)
    assert [(each["date"], each["id"]) for each in coming] == [
        ("2026-03-02", "demo/walk-2"),
        ("2026-03-03", "demo/landing"),
        ("2026-03-05", "taxi/landing"),
    ]
    assert [each["date"] for each in json.loads(run(*argv, "--days", "1").out)] == ["2026-03-02"]
    assert len(json.loads(run(*argv, "--days", "365").out)) == 7


@pytest.mark.parametrize(("year", "is_round"), [(2006, True), (2021, True), (2026, True), (2011, False), (1996, False)])
def test_round_anniversaries_are_every_ten_and_every_twenty_five_years(
    run: Run, own: list[str], year: int, is_round: bool
) -> None:
    argv = ["upcoming", "--round", "--date", f"{year}-03-02", "--days", "1", "--tz", "utc", *own]
    assert ids(run, *argv) == (["demo/landing"] if is_round else [])


def test_a_leap_day_comes_on_the_28th_of_a_common_year(run: Run, own: list[str]) -> None:
    for year, there in ((2025, "2025-02-28"), (2024, "2024-02-29")):
        argv = ["upcoming", "--date", f"{year}-02-27", "--days", "2", "--tz", "utc", *own, "-f", "json"]
        assert [(each["date"], each["id"]) for each in json.loads(run(*argv).out)][:1] == [(there, "demo/launch")]


def test_the_days_to_come_end_with_the_calendar(run: Run) -> None:
    assert run("upcoming", "--date", "9999-12-30", "--days", "30").code == 0


# fact


def test_the_fact_is_one_line_the_most_notable_and_the_same_all_day(run: Run, own: list[str]) -> None:
    argv = ["fact", "--date", "2026-03-01", "--tz", "utc", *own]
    line = "1 Mar 1996: Doe goes outside, in two days\n"
    assert {run(*argv).out, run(*argv, width=80).out, run(*argv, now=datetime(2026, 3, 1, 23, tzinfo=UTC)).out} == {
        line
    }
    assert ids(run, "today", *argv[1:], "--limit", "1") == ["demo/walk"]


def test_a_random_fact_is_of_the_day_and_the_same_for_the_same_seed(run: Run, own: list[str]) -> None:
    argv = ["fact", "--date", "2026-03-01", "--tz", "utc", *own]
    lines = {run(*argv, "--seed", str(seed)).out for seed in range(20)}
    assert len(lines) == 3
    assert run(*argv, "--random", "--seed", "x").out == run(*argv, "--random", "--seed", "x").out
    assert run(*argv, "--random").out in lines


def test_a_day_without_a_fact_is_no_failure_and_says_when_the_next_is(run: Run, own: list[str]) -> None:
    result = run("fact", "--date", "2026-07-01", "--tz", "utc", *own)
    assert (result.code, result.out) == (0, "")
    assert "29 February" in result.err or "28 February" in result.err


# calendar


def entries(run: Run, *argv: str) -> list[Any]:
    """Read a feed with another implementation than the one that wrote it."""
    with io.StringIO(run("calendar", *argv).out, newline="") as text:
        return list(vobject.readOne(text).vevent_list)


def test_a_calendar_has_an_all_day_entry_for_each_event_known_to_the_day(run: Run, own: list[str]) -> None:
    found = entries(run, "--weight", "1", *own)
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


def test_a_calendar_is_narrowed_by_weight_kind_and_mission(run: Run, own: list[str]) -> None:
    assert len(entries(run, *own)) == 5
    assert len(entries(run, "--weight", "5", *own)) == 1
    assert len(entries(run, "--kind", "launch", *own)) == 2
    assert len(entries(run, "--mission", "taxi", *own)) == 2


def test_a_calendar_repeats_every_year_and_a_leap_day_on_the_last_of_february(run: Run, own: list[str]) -> None:
    launch, *_ = entries(run, *own)
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


def test_a_calendar_of_all_the_data_is_read_back_whole(run: Run) -> None:
    found = entries(run, "--weight", "1")
    assert len({each.uid.value for each in found}) == len(found) > 1000


# people


def test_time_in_space_goes_from_the_launch_of_one_ship_to_the_landing_of_another(run: Run, own: list[str]) -> None:
    (roe,) = json.loads(run("person", "roe", *own, "-f", "json").out)
    assert [(flight["mission"], flight["landed_in"], flight["time"]) for flight in roe["flights"]] == [
        ("demo", "taxi", "130:00:30")
    ]
    assert roe["time_in_space"] == "130:00:30"
    assert roe["missing"] == []


def test_a_sum_is_no_more_exact_than_its_parts_and_says_what_it_does_without(run: Run, own: list[str]) -> None:
    (doe,) = json.loads(run("person", "doe", *own, "-f", "json").out)
    assert doe["time_in_space"] == "74:00"  # the landing is known to the minute
    assert (doe["spacewalks"], doe["time_outside"]) == (2, "3:30")
    assert doe["missing"] == ["the time outside of demo/walk-2: its start or end is not known"]


@pytest.mark.parametrize(
    ("name", "flights", "time", "outside"),
    [
        ("Gennady Padalka", 5, "21083:30:", 10),  # 878 days, the record until 2024
        ("Sergei Krikalev", 6, "19281:38:", 8),  # 803 days
        ("Valentina Tereshkova", 1, "70:45", 0),
        ("Gus Grissom", 2, "5:08", 0),
    ],
)
def test_what_is_computed_is_what_is_well_known(run: Run, name: str, flights: int, time: str, outside: int) -> None:
    (card,) = json.loads(run("person", name, "-f", "json").out)
    assert len(card["flights"]) == flights
    assert card["time_in_space"].startswith(time)
    assert card["spacewalks"] == outside


# The data


def test_every_day_of_the_year_has_a_fact_and_most_have_two(run: Run) -> None:
    leap_year = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
    told = {day: len(ids(run, "today", "--date", f"{day}", "--tz", "utc")) for day in leap_year}
    assert [day for day, facts in told.items() if not facts] == []
    assert sum(facts >= 2 for facts in told.values()) >= 300


def test_no_crewed_flight_differs_from_the_table_without_saying_so() -> None:
    folder = ROOT / "data"
    assert list(compare.differences(load(data_files(folder), folder))) == []


def test_the_comparison_finds_what_is_wrong(tmp_path: Path) -> None:
    text = (ROOT / "data" / "mercury-redstone-3.yaml").read_text("utf-8")
    (tmp_path / "mercury-redstone-3.yaml").write_text(
        text.replace("1961-05-05T14:34:13Z", "1961-05-05T14:24:13Z"), "utf-8"
    )
    for name in ("people", "organisations", "sources"):
        (tmp_path / f"{name}.yaml").symlink_to(ROOT / "data" / f"{name}.yaml")
    found = list(compare.differences(load(data_files(tmp_path), tmp_path)))
    assert "H00002 Freedom Seven: launch 1961-05-05T14:34:13Z, but 1961-05-05T14:24:13Z in mercury-redstone-3" in found
    assert "H00001 Vostok: no mission cites this row" in found
