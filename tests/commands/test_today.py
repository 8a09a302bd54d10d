"""today: what happened on a day of the calendar, in any year."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.commands.conftest import ids, records
from tests.conftest import Run
from tests.readers import OnRail, read_rail


def card(run: Run, *argv: str, width: int = 80) -> list[OnRail]:
    return read_rail(run(*argv, "--no-header", width=width).out)


@pytest.fixture
def reaching(two_missions: list[str], tmp_path: Path) -> list[str]:
    """Two missions, and data that are known to reach as far as they do."""
    known = "version: 1999-12-31, covers: 1999-12-31, licence: CC0, credit: nobody"
    (tmp_path / "dataset.yaml").write_text(f"dataset: {{{known}}}\n", "utf-8")
    return two_missions


def test_a_pipe_gets_all_in_order_of_time_and_so_does_a_terminal_below_a_heading_for_each_flight(
    run: Run, two_missions: list[str]
) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    assert ids(run, *argv) == ["demo/meal", "taxi/launch", "demo/walk"]
    assert [(entry.heading[:10], entry.title) for entry in card(run, *argv)] == [
        ("1996  Demo", "The crew of Demo eats"),
        ("1996  Demo", "Doe goes outside, in two days"),
        ("1996  Taxi", "Taxi lifts off"),
    ]
    assert all(entry.heading.endswith(" ★ 30 years ago") for entry in card(run, *argv))


def test_the_header_names_the_day_and_the_zone(run: Run, two_missions: list[str]) -> None:
    for zone, name in (("utc", "UTC"), ("local", "local time"), ("Asia/Tokyo", "Asia/Tokyo")):
        seen = run("today", "--date", "03-01", "--tz", zone, *two_missions, width=100).out.split("\n")[0]
        assert re.fullmatch(rf"1 March in spaceflight +Sat 1 March 2025 · {name}", seen)


def test_a_limit_keeps_the_most_notable_and_says_how_many_more_there_are(run: Run, two_missions: list[str]) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *two_missions]
    assert ids(run, *argv, "--limit", "2") == ["taxi/launch", "demo/walk"]
    assert ids(run, *argv, "--limit", "0") == ids(run, *argv)
    seen = run(*argv, "--limit", "1", width=100).out
    assert "│ 1 more\n" in seen
    assert "3 events of 2 missions happened on a 1 March; --limit 0 shows all\n" in seen
    assert "more" not in run(*argv, width=100).out


def test_on_a_terminal_a_line_below_says_who_was_in_space_that_very_day(run: Run, reaching: list[str]) -> None:
    argv = ["today", "--date", "1996-03-02", "--tz", "utc", *reaching]
    assert "\nIn space on 2 March 1996: Jane Doe, Rachel Roe (Demo); Pat Poe (Taxi)\n" in run(*argv, width=80).out
    today = run("today", "--tz", "utc", *reaching, width=80, now=datetime(1996, 3, 2, tzinfo=UTC)).out
    assert "\nIn space today: Jane Doe" in today
    for other in (["--date", "1996-02-28"], ["--mission", "taxi"], ["--kind", "eva"], ["--weight", "2"]):
        assert "In space" not in run(*argv, *other, width=80).out


def test_who_lands_with_another_ship_is_in_space_until_then(run: Run, reaching: list[str]) -> None:
    seen = run("today", "--date", "1996-03-05", "--tz", "utc", *reaching, width=80).out
    assert "\nIn space on 5 March 1996: Rachel Roe (Demo); Pat Poe (Taxi)\n" in seen  # Demo itself landed on the 3rd


def test_where_the_data_do_not_reach_it_says_who_was_in_space_some_years_before(run: Run, reaching: list[str]) -> None:
    for year, ago in ((2046, 50), (2021, 25), (2056, 60), (2006, 10)):
        seen = run("today", "--date", f"{year}-03-02", "--tz", "utc", *reaching, width=80).out
        assert f"\nIn space {ago} years ago on this day: Jane Doe, Rachel Roe (Demo); Pat Poe (Taxi)\n" in seen
    assert "In space" not in run("today", "--date", "2003-03-02", "--tz", "utc", *reaching, width=80).out


def test_where_the_data_do_not_say_how_far_they_reach_nothing_is_guessed(run: Run, two_missions: list[str]) -> None:
    assert "In space" not in run("today", "--date", "1996-03-02", "--tz", "utc", *two_missions, width=80).out


def test_a_pipe_has_no_line_on_who_was_in_flight(run: Run, two_missions: list[str]) -> None:
    argv = ["today", "--date", "1996-03-02", "--tz", "utc", *two_missions]
    for form in ([], ["-f", "csv"], ["-f", "json"]):
        assert "In space" not in run(*argv, *form).out
    assert ids(run, *argv) == ["demo/walk-2"]
    assert run(*argv, "--in-flight").code == 2  # `missions` has that


@pytest.mark.slow
def test_a_day_belongs_to_the_zone_that_is_asked_for(run: Run) -> None:
    """The first visit ends at 23:01 UTC on 17 July, which in Moscow is the 18th."""
    in_moscow = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "Europe/Moscow")}
    in_utc = {each["id"] for each in records(run, "today", "--date", "07-18", "--tz", "utc")}
    assert "astp/furnace-pressure-low" in in_moscow - in_utc


def test_a_leap_day_is_told_on_the_28th_of_a_common_year(run: Run, tmp_path: Path) -> None:
    text = "mission:\n  id: leap\n  name: Leap\n  kind: robotic\n  summary: A rare day.\n  sources: [{id: sp-4209}]\n"
    event = "  events: [{id: leap, at: 1996-02-29, kind: landing, title: Something lands, sources: [{id: sp-4209}]}]\n"
    (tmp_path / "leap.yaml").write_text(text + event, "utf-8")
    (tmp_path / "works.yaml").write_text("sources: {sp-4209: {title: The Partnership, kind: history}}\n", "utf-8")
    data = ["--no-bundled", "--data", str(tmp_path)]
    assert [each["at"] for each in records(run, "today", "--date", "2025-02-28", *data)] == ["1996-02-29"]
    assert records(run, "today", "--date", "2024-02-28", *data) == []
    assert "29 February" in run("today", "--date", "2025-02-28", *data, width=80).out
    assert "28 February" in run("today", "--date", "2025-02-27", *data).err


def test_what_a_zone_moves_from_28_february_to_1_march_is_told_there(run: Run, tmp_path: Path) -> None:
    text = "mission:\n  id: eve\n  name: Eve\n  kind: robotic\n  summary: A late hour.\n  sources: [{id: sp-4209}]\n"
    event = "  events: [{id: eve, at: 1997-02-28T22:00Z, kind: test, title: It is late, sources: [{id: sp-4209}]}]\n"
    (tmp_path / "eve.yaml").write_text(text + event, "utf-8")
    for day, zone, told in (("03-01", "Asia/Tokyo", True), ("02-28", "Asia/Tokyo", False), ("02-28", "utc", True)):
        found = run("today", "--date", day, "--tz", zone, "--mission", "eve", "--data", str(tmp_path)).out
        assert ("It is late" in found) is told


@pytest.mark.parametrize("command", ["today", "upcoming", "fact"])
def test_29_february_of_a_common_year_is_that_of_the_next_leap_year_and_told(run: Run, command: str) -> None:
    assert run(command, "--date", "02-29").err == "missionfacts: 2025 has no 29 February; this is for 2028\n"
    assert run(command, "--date", "2024-02-29").err == run(command, "--date", "07-17").err == ""


@pytest.mark.parametrize("text", ["July 17th", "1957 Jul 17", "0717", "20260717", "thursday", "-0d", "17.7.", "7/17"])
def test_a_day_may_be_typed_in_many_ways(run: Run, two_missions: list[str], text: str) -> None:
    assert "17 July" in run("today", "--date", text, *two_missions).err


def test_the_heading_names_the_zone_as_it_is_called(run: Run, two_missions: list[str]) -> None:
    for zone, name in (("tokyo", "Asia/Tokyo"), ("asia/tokyo", "Asia/Tokyo"), ("+9", "UTC+09:00")):
        assert f" · {name}\n" in run("today", "--date", "03-01", "--tz", zone, *two_missions, width=100).out


# The card


@pytest.mark.parametrize("day", ["04-12", "07-17", "07-20", "11-25", "01-28"])
@pytest.mark.parametrize(("width", "of_one"), [(60, 2), (80, 3), (140, 3)])
def test_a_card_has_six_flights_at_most_and_few_events_of_each_mission(
    run: Run, day: str, width: int, of_one: int
) -> None:
    argv = ["today", "--date", day, "--tz", "utc"]
    shown = card(run, *argv, width=width)
    every = records(run, *argv)
    title_to_mission = {event["title"]: event["mission"] for event in every}
    missions = [title_to_mission[entry.title.removesuffix(" ≠")] for entry in shown]
    assert len({entry.heading for entry in shown}) <= 6
    assert max(map(missions.count, missions)) <= of_one
    heaviest = max(event["weight"] for event in every)
    assert any(
        event["title"] in {entry.title.removesuffix(" ≠") for entry in shown}
        for event in every
        if event["weight"] == heaviest
    )
    years = [int(entry.heading[:4]) for entry in shown]
    assert years == sorted(years)


def test_all_of_a_mission_that_was_asked_for_is_shown(run: Run) -> None:
    argv = ["today", "--date", "07-17", "--tz", "utc", "--mission", "astp"]
    assert len(card(run, *argv)) == len(records(run, *argv)) > 20


def test_round_anniversaries_have_a_star(run: Run) -> None:
    headings = {entry.heading for entry in card(run, "today", "--date", "2026-07-20", "--tz", "utc")}
    for heading in headings:
        years = int(heading.split(" ago")[0].split()[-2])
        assert ("★" in heading) == (years % 5 == 0)


def test_a_zone_that_moves_an_event_into_another_year_moves_its_place_too(run: Run) -> None:
    for day in ("01-01", "12-31"):
        years = [event["years"] for event in records(run, "today", "--date", day, "--tz", "Asia/Tokyo")]
        assert years == sorted(years, reverse=True)


BORN = """\
people:
  boe: {name: Ann Boe, born: 1936-03-01, weight: 3, birthplace: Oslo, sources: [{id: log}]}
"""


@pytest.fixture
def remembered(two_missions: list[str], tmp_path: Path) -> list[str]:
    (tmp_path / "people.yaml").write_text(BORN, "utf-8")
    return two_missions


def test_a_birth_stands_below_the_persons_name_and_belongs_to_no_mission(run: Run, remembered: list[str]) -> None:
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", *remembered]
    entry = card(run, *argv)[0]
    assert re.fullmatch(r"1936  Ann Boe ─+ ★ 90 years ago", entry.heading)
    assert entry.title == "Ann Boe is born in Oslo"
    assert "4 events of 2 missions happened" in run(*argv, "--limit", "1", width=100).out
    (born,) = records(run, *argv, "--kind", "birth")
    assert (born["id"], born["mission"], born["missions"], born["people"]) == ("boe/birth", None, [], ["boe"])
    assert "boe/birth" not in ids(run, *argv, "--mission", "demo")
    only = run(*argv, "--kind", "birth", "--limit", "1", width=100)
    assert "missions happened" not in only.out


def test_of_births_only_no_missions_are_counted(run: Run, remembered: list[str], tmp_path: Path) -> None:
    coe = "  coe: {name: Bob Coe, born: 1946-03-01, weight: 3, sources: [{id: log}]}\n"
    (tmp_path / "people.yaml").write_text(BORN + coe, "utf-8")
    argv = ["today", "--date", "2026-03-01", "--tz", "utc", "--kind", "birth", "--limit", "1", *remembered]
    assert "2 events happened on a 1 March; --limit 0 shows all\n" in run(*argv, width=100).out


def test_gagarin_is_told_on_his_birthday_and_his_death_once(run: Run) -> None:
    born = records(run, "today", "--date", "03-09", "--tz", "utc", "--kind", "birth")
    assert [(each["id"], each["title"]) for each in born] == [
        ("gagarin/birth", "Yuri Gagarin is born in Klushino, Russia")
    ]
    assert run("fact", "--date", "03-09", "--tz", "utc").out == "9 Mar 1934: Yuri Gagarin is born in Klushino, Russia\n"
    assert records(run, "cite", "gagarin/birth")[0]["id"] == "gagarin"
    died = records(run, "today", "--date", "03-27", "--tz", "utc", "--kind", "death")
    assert [each["id"] for each in died if "gagarin" in each["people"]] == ["spaceflight/gagarin-dies"]


@pytest.mark.parametrize("day", ["01-14", "01-27", "01-28", "02-01", "04-24", "06-29", "10-11"])
def test_whose_death_a_mission_tells_dies_once(run: Run, day: str) -> None:
    found = records(run, "today", "--date", day, "--tz", "utc")
    lost = {
        person
        for each in found
        if each["kind"] in {"loss", "landing", "death"} and each["mission"]
        for person in each["people"]
    }
    assert lost
    assert not [
        each["id"] for each in found if each["kind"] == "death" and not each["mission"] and lost & {*each["people"]}
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_where_the_calendar_begins_and_ends_a_day_is_told_like_any(run: Run, day: str) -> None:
    for command in (
        ["today", "--date", day],
        ["upcoming", "--date", day, "--days", "366"],
        ["missions", "--in-flight", day],
    ):
        for zone in ("utc", "+14:00", "-11:00"):
            result = run(*command, "--tz", zone, width=80)
            assert result.code == 0, result.err


def test_data_may_reach_to_the_end_of_the_calendar(run: Run, two_missions: list[str], tmp_path: Path) -> None:
    known = "version: 1999-12-31, covers: 9999-12-31, licence: CC0, credit: nobody"
    (tmp_path / "dataset.yaml").write_text(f"dataset: {{{known}}}\n", "utf-8")
    assert run("today", "--date", "9999-12-31", *two_missions, width=80).code == 0
