"""timeline: a mission's events, narrowed as asked and on the clock that was asked for."""

import json
import re
from typing import Any

import pytest

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.readers import read_rail, read_tsv

DEMO = ["timeline", "demo", *OF_EVERYTHING]
ALL = [
    "dream",
    "launch",
    "test",
    "docking",
    "eva",
    "passage",
    "second-eva",
    "other/landing",
]  # the events of the small station, in order, and the landing of the ship in which one of its crew came home


def events(run: Run, *options: str) -> list[str]:
    """Return the ids of the events that are told, within their mission."""
    result = run(*DEMO, "--fields", "id", *options)
    assert result.code == 0
    return [line.removeprefix("demo/") for line in result.out.splitlines()]


def told(run: Run, *options: str) -> dict[str, dict[str, Any]]:
    result = run(*DEMO, "-f", "json", *options)
    assert (result.code, result.err) == (0, "")
    return {event["id"].removeprefix("demo/"): event for event in json.loads(result.out)}


@pytest.mark.parametrize("name", ["astp", "ASTP", "Apollo-Soyuz Test Project", "apollo soyuz", "EPAS", "союз-аполлон"])
def test_a_mission_is_known_by_id_name_and_alias_in_any_case(run: Run, name: str) -> None:
    assert run("timeline", name, "--kind", "docking").out == run("timeline", "astp", "--kind", "docking").out


def test_all_events_come_in_order(run: Run) -> None:
    assert events(run) == ALL


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--kind", "docking"], ["docking"]),
        (["--kind", "docking", "--kind", "EVA"], ["docking", "eva", "second-eva"]),
        (["--spacecraft", "lifeboat"], ["passage", "second-eva"]),  # what a transfer leads to counts
        (["--spacecraft", "lifeboat", "--kind", "eva"], ["second-eva"]),
        (["--spacecraft", "ship", "--spacecraft", "lifeboat"], ["launch", "docking", "eva", "passage", "second-eva"]),
        (["--person", "Lott"], ["launch", "docking", "eva", "passage", "second-eva", "other/landing"]),
        (["--person", "demo-other"], []),
        (["--disputed"], ["docking"]),
        (["--kind", "eva", "--spacecraft", "ship", "--person", "Lottie"], ["eva"]),
    ],
    ids=str,
)
def test_events_are_narrowed_as_asked(run: Run, options: list[str], wanted: list[str]) -> None:
    assert events(run, *options) == wanted


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--from", "1975-07-17T18:00Z"], ["eva", "passage", "second-eva", "other/landing"]),
        (["--to", "1975-07-15"], ["launch"]),
        (["--from", "17 July 1975", "--to", "17 Jul 1975"], ["docking", "eva", "passage", "second-eva"]),
        (
            ["--from", "1975-07-16", "--to", "1975-07-20"],
            ["test", "docking", "eva", "passage", "second-eva", "other/landing"],
        ),
        (["--from", "1975-07-17", "--to", "1975-07-20"], ["docking", "eva", "passage", "second-eva", "other/landing"]),
        (["--from", "1975-07", "--to", "1975-07"], ALL),
        (["--from", "1975-07-17T16:09:09Z", "--to", "51:49:09", "--kind", "docking"], ["docking"]),
    ],
    ids=str,
)
def test_limits_keep_days_that_may_lie_within_them_and_longer_times_that_do(
    run: Run, options: list[str], wanted: list[str]
) -> None:
    assert events(run, *options) == wanted


def test_a_limit_without_a_zone_is_read_on_the_clock_that_is_shown(run: Run) -> None:
    limits = ["--kind", "docking", "--from", "1975-07-17T19:00", "--to", "1975-07-17T19:30"]
    assert events(run, *limits) == []
    assert events(run, *limits, "--clock", "Europe/Moscow") == ["docking"]


@pytest.mark.parametrize(
    ("limit", "found"),
    [
        ("51:49:09", True),
        ("51:49~", True),
        ("T+51:49", True),
        ("GET 51:49:09", True),
        ("MET 2/03:49:09", True),
        ("2d 3h 49m", True),
        ("2 d 3 h 50 min", False),
        ("1975-07-17T19:09:09+03:00", True),
        ("17 Jul 1975, 16:09:09", True),
        ("about 17 Jul 1975, 16:09", True),
        ("17 Jul 1975, 16:09–16:19", True),
        ("1975-07-17T16:09:10Z", False),
    ],
)
def test_a_limit_may_be_anything_that_is_printed(run: Run, limit: str, found: bool) -> None:
    assert events(run, "--kind", "docking", "--from", limit) == (["docking"] if found else [])


def test_a_limit_in_elapsed_time_counts_on_the_clock_that_it_names(run: Run) -> None:
    result = run("timeline", "sts-107", "--clock", "ei", "--from", "MET 0:00:00", "--to", "MET 0:00:00", "-f", "tsv")
    assert "sts-107/launch" in result.out
    shown = run("timeline", "sts-107", "--clock", "ei", "--from", "0:00:00", "--to", "0:00:59", "-f", "tsv")
    assert shown.out.startswith("0:00:00")


def test_a_backward_range_is_refused_with_both_ends(run: Run) -> None:
    for since, until in (("18 July 1975", "17 July 1975"), ("52:00", "51:49"), ("1975-07-18", "51:49")):
        result = run(*DEMO, "--from", since, "--to", until)
        assert (result.code, result.out) == (2, "")
        assert f"--from {since} is after --to {until}" in result.err
    assert events(run, "--from", "51:49", "--to", "51:49", "--kind", "docking") == ["docking"]


@pytest.mark.parametrize("width", [None, 80])
def test_limits_outside_the_data_are_told_on_standard_error(run: Run, width: int | None) -> None:
    for limits in (["--from", "1976"], ["--to", "1957"], ["--from", "51:50", "--to", "52:00", "--kind", "docking"]):
        result = run(*DEMO, *limits, width=width)
        assert (result.code, result.out) == (0, "")
        assert result.err.startswith(
            "missionfacts: nothing of that sort is told between those limits; Demonstrator has"
        )
        assert result.err.count("\n") == 1


def test_a_day_without_a_year_is_that_of_the_flight(run: Run) -> None:
    result = run("timeline", "soyuz-26", "--from", "16 January", "--fields", "id")
    assert "soyuz-26/landing" in result.out
    assert "which year" in run("timeline", "iss", "--from", "17 July").err


@pytest.mark.parametrize("clock", ["get", "GET", "met", "MET", "T+", "t"])
def test_what_any_clock_answers_to_is_no_time_zone(run: Run, clock: str) -> None:
    assert told(run, "--clock", clock)["docking"]["clock"] == "51:49:09"
    result = run("timeline", "other", *OF_EVERYTHING, "--clock", clock)
    assert (result.code, result.out) == (2, "")
    assert "Other has no clock for elapsed time" in result.err


@pytest.mark.parametrize("clock", ["europe/moscow", "moscow", "+03:00", "UTC+3"])
def test_a_zone_may_be_written_in_several_ways(run: Run, clock: str) -> None:
    assert told(run, "--clock", clock)["docking"]["clock"] == "1975-07-17T19:09:09+03:00"


def test_a_limit_in_elapsed_time_needs_a_clock(run: Run) -> None:
    result = run("timeline", "other", *OF_EVERYTHING, "--from", "1:00")
    assert (result.code, result.out) == (2, "")
    assert "Other has no clock for elapsed time; write a date" in result.err


@pytest.mark.parametrize(
    ("clock", "docking", "eva", "test"),
    [
        ("utc", "1975-07-17T16:09:09Z", "1975-07-17T18:00:00Z/1975-07-17T19:30:00Z", "1975-07-16/1975-07-20"),
        ("Europe/Moscow", "1975-07-17T19:09:09+03:00", "1975-07-17T21:00:00+03:00/1975-07-17T22:30:00+03:00", None),
        ("get", "51:49:09", "53:40:00", None),
        ("GET", "51:49:09", "53:40:00", None),
    ],
)
def test_a_clock_tells_the_time_besides_the_data(
    run: Run, clock: str, docking: str, eva: str, test: str | None
) -> None:
    found = told(run, "--clock", clock)
    assert (found["docking"]["clock"], found["eva"]["clock"]) == (docking, eva)
    assert found["test"]["clock"] == (test or found["test"]["at"])  # a day has no time of day on any clock
    assert found["docking"]["at"] == "1975-07-17T16:09:09Z"


def test_a_clock_comes_first_in_rows_and_without_one_there_is_none(run: Run) -> None:
    docking = ["--kind", "docking"]
    (row,) = read_tsv(run(*DEMO, *docking, "--clock", "get").out)
    assert row[:2] == ["51:49:09", "1975-07-17T16:09:09Z"]
    assert read_tsv(run(*DEMO, *docking).out) == [row[1:]]
    assert told(run, *docking)["docking"]["clock"] is None


def test_the_clock_is_named_above_its_column_and_beside_the_title(run: Run) -> None:
    clock = ["--clock", "Europe/Moscow", "-f", "table"]
    assert re.match(r"Time \(Europe/Moscow\) +Time \(UTC\) ", run(*DEMO, *clock, "--fields", "clock,at,title").out)
    assert run(*DEMO, *clock).out.split("\n")[0].endswith(" · Europe/Moscow")
    assert run(*DEMO, "--clock", "get", "-f", "table").out.split("\n")[0].endswith(" · elapsed time, get")
    assert run(*DEMO, "-f", "table").out.split("\n")[0].endswith(" · UTC")


# What is left out, and in which order


def test_a_weight_is_the_least_that_is_told(run: Run) -> None:
    every = json.loads(run(*DEMO, "-f", "json").out)
    for weight in range(1, 6):
        wanted = [event["id"].removeprefix("demo/") for event in every if event["weight"] >= weight]
        assert events(run, "--weight", str(weight)) == wanted
    assert run(*DEMO, "--weight", "6").code == 2


def test_a_limit_keeps_the_most_notable_in_their_order(run: Run) -> None:
    every = json.loads(run("timeline", "astp", "-f", "json").out)
    for limit in (1, 5, 20):
        kept = json.loads(run("timeline", "astp", "--limit", str(limit), "-f", "json").out)
        assert [event for event in every if event in kept] == kept
        assert len(kept) == limit
        lightest = min(event["weight"] for event in kept)
        assert all(event in kept for event in every if event["weight"] > lightest)
    assert events(run, "--limit", "0") == events(run, "--limit", "99") == ALL


def test_the_last_can_come_first(run: Run) -> None:
    assert events(run, "--reverse") == ALL[::-1]
    assert events(run, "--reverse", "--limit", "3") == events(run, "--limit", "3")[::-1]


# Along a rail


ASTP = ["timeline", "astp", "--no-header"]


def page(run: Run, *argv: str, width: int = 80) -> list[str]:
    return run(*argv, width=width).out.split("\n")


def headings(run: Run, *argv: str) -> list[str]:
    return [re.sub(" ─+", " |", line).rstrip("| ") for line in page(run, *argv) if "─" in line]


def test_days_are_counted_from_the_launch_to_the_end_of_the_flight(run: Run) -> None:
    flight = headings(run, *ASTP, "--from", "1975-07-13", "--to", "1975-07-25")
    assert not flight[0].endswith("day 1")
    assert flight[1:4] == ["Tue 15 July 1975 | day 1", "Wed 16 July 1975 | day 2", "Thu 17 July 1975 | day 3"]
    assert "Thu 24 July 1975 | day 10" in flight
    assert not any("day 11" in heading for heading in flight)


def test_what_was_not_launched_counts_no_days(run: Run) -> None:
    assert not any("day" in heading for heading in headings(run, "timeline", "iss", "--no-header"))


def test_where_little_happened_years_are_headings_with_how_much_it_was(run: Run) -> None:
    found = headings(run, "timeline", "mir", "--no-header")
    assert all(re.fullmatch(r"(19|20)\d\d \| \d+ events?", heading) for heading in found)
    assert sum(int(heading.split()[2]) for heading in found) == len(
        json.loads(run("timeline", "mir", "-f", "json").out)
    )


def test_a_day_is_that_of_the_zone_that_is_shown(run: Run) -> None:
    late = ["--from", "1975-07-17T23:00Z", "--to", "1975-07-17T23:30Z", "--clock", "Europe/Moscow"]
    timed = [entry for entry in read_rail(run(*ASTP, *late, width=80).out) if ":" in entry.time]
    assert {entry.heading.split(" ─")[0] for entry in timed} == {"Fri 18 July 1975"}
    assert all(entry.time.lstrip("~").startswith("02:") for entry in timed)


def test_what_has_no_time_of_day_is_told_from_what_has_one(run: Run) -> None:
    events_there = json.loads(run("timeline", "astp", "--from", "1975-07-15", "--to", "1975-07-19", "-f", "json").out)
    shown = read_rail(run(*ASTP, "--from", "1975-07-15", "--to", "1975-07-19", width=80).out)
    for event, entry in zip(events_there, shown, strict=True):
        sign = {5: "◆", 4: "●"}.get(event["weight"], "┤" if "T" in event["at"] else "┆")
        assert entry.sign == sign
        assert ("T" in event["at"]) == (":" in entry.time)


def test_a_span_over_midnight_says_how_many_days_later_it_ends(run: Run) -> None:
    walks = ["timeline", "apollo-17", "--kind", "eva"]
    assert "11 Dec 23:54–07:06⁺¹" in run(*walks, width=140).out
    assert "⁺¹ ends a day later" in run(*walks, width=140).out
    assert "11 Dec 23:54-07:06+1" in run(*walks, width=140, encoding="ascii").out
    assert "11 Dec 23:54 ●" in run(*walks, width=80).out


@pytest.mark.slow
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_an_id_is_there_at_every_width_when_asked_for_and_whole(run: Run, width: int) -> None:
    text = run("timeline", "iss", "--ids", width=width).out
    for event in json.loads(run("timeline", "iss", "-f", "json").out):
        assert event["id"].removeprefix("iss/") in re.sub(r"\n *│ ", "" if width < 60 else "\n", text)


def test_the_footer_says_what_is_not_shown_and_how_to_have_it(run: Run) -> None:
    assert page(run, "timeline", "astp")[-2] == "Not shown: kind and spacecraft (--fields), ids (--ids)"
    assert page(run, "timeline", "astp", "--ids")[-2] == "Not shown: kind and spacecraft (--fields)"
    assert page(run, "timeline", "astp", width=120)[-2] == "Not shown: spacecraft (--fields)"


def test_a_title_has_44_columns_of_60(run: Run) -> None:
    for mission in ("astp", "apollo-11", "iss", "mir", "apollo-17"):
        found = (re.search("[┤┆●◆│]", line) for line in page(run, "timeline", mission, "--no-header", width=60))
        assert max(rail.start() for rail in found if rail) <= 14


def test_chosen_fields_stand_in_columns(run: Run) -> None:
    assert page(run, "timeline", "astp", "--fields", "at,title")[0].split() == ["Time", "(UTC)", "Title"]


def test_hours_of_elapsed_time_stand_below_hours_and_what_the_clock_does_not_reach_is_told_in_utc(run: Run) -> None:
    text = run("timeline", "apollo-13", "--clock", "get", width=80).out
    assert re.search(r"\n +0:00:00 +● Apollo 13 lifts off", text)
    readings = [line.index(":") for line in text.split("\n") if re.match(r" *~?\d+:\d\d(:\d\d)? ", line)]
    assert len(set(readings)) == 1
    assert re.search(r"\n 18:42Z +┤ A helicopter has picked up", text)
    assert "Z UTC" in text


DAY_ONLY = ["timeline", "astp", "--fields", "at", "-f", "tsv"]


@pytest.mark.parametrize("limits", [("--from", "--to"), ("--from",), ("--to",)], ids=str)
@pytest.mark.parametrize("when", ["17 July 1975", "July 1975", "1975"])
def test_what_is_known_to_the_day_or_less_lies_between_the_same_limits_on_every_clock(
    run: Run, limits: tuple[str, ...], when: str
) -> None:
    asked = [word for limit in limits for word in (limit, when)]

    def untimed(clock: str) -> list[str]:
        told = run(*DAY_ONLY, *asked, "--clock", clock).out.splitlines()
        return [at for at in told if at and "T" not in at]

    assert untimed("utc")
    for clock in ("moscow", "America/New_York", "+14:00"):
        assert untimed(clock) == untimed("utc")


def test_a_day_of_a_zone_has_no_events_that_are_known_to_be_of_its_neighbours(run: Run) -> None:
    day = ["--from", "17 July 1975", "--to", "17 July 1975", "--clock", "moscow"]
    shown = run("timeline", "astp", *day, "--fields", "clock", "-f", "tsv").out.splitlines()
    assert shown
    assert all("1975-07-17" in at for at in shown)


@pytest.mark.parametrize("clock", ["utc", "get", "houston"])
def test_a_limit_may_be_a_day_of_the_flight_as_a_heading_counts_it(run: Run, clock: str) -> None:
    on_clock = ["timeline", "apollo-11", "--clock", clock]
    for typed, day in (("day 1", "16 July 1969"), ("Day 5", "20 July 1969"), ("day  5", "20 July 1969")):
        counted = run(*on_clock, "--from", typed, "--to", typed).out
        assert counted == run(*on_clock, "--from", day, "--to", day).out != ""
    heading = read_rail(run(*on_clock, "--from", "day 5", "--to", "day 5", width=100).out)[0].heading
    assert "day 5" in heading


@pytest.mark.parametrize(
    ("mission", "limit", "message"),
    [
        ("apollo-11", "day 0", "the day of the launch is day 1"),
        ("iss", "day 5", "International Space Station has no days of a flight; write a date"),
    ],
)
def test_a_day_of_no_flight_is_refused(run: Run, mission: str, limit: str, message: str) -> None:
    result = run("timeline", mission, "--from", limit)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
