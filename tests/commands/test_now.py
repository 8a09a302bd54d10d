"""The command `now`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import records
from tests.conftest import Run

PAIR = ["--no-bundled", "--data", str(Path(__file__).parent / "live")]


def pair(run: Run, at: str) -> dict[str, Any]:
    """Return how things stood on the made-up flight."""
    (found,) = records(run, "now", "pair", *PAIR, "--at", at, "--tz", "utc")
    return found


@pytest.mark.parametrize(("at", "years"), [("1975-07-17T19:30Z", 0), ("2025-07-17T19:30Z", 50), ("astp 55:10", 0)])
def test_a_moment_and_its_anniversary_tell_the_same(run: Run, at: str, years: int) -> None:
    (astp,) = records(run, "now", "astp", "--at", at)
    assert (astp["years"], astp["moment"], astp["day"]) == (years, "1975-07-17T19:30Z", 3)
    assert {each["clock"]: each["elapsed"] for each in astp["clocks"]} == {"get": "55:10", "apollo-get": "47:40"}
    assert {each["place"]: each["people"] for each in astp["people"]} == {
        "Soyuz 19": ["leonov", "kubasov", "stafford", "slayton"],
        "Apollo": ["brand"],
    }
    assert astp["countdown"] == "3:30~"


def test_the_moment_is_now_unless_somebody_says(run: Run) -> None:
    (flight,) = records(run, "now", "apollo-11")
    assert (flight["years"], flight["moment"]) == (56, "1969-07-17T12:00:00Z")
    (landing,) = records(run, "now", "pair", *PAIR, "--at", "2020-03-01T00:59:59Z")
    assert (landing["moment"], landing["elapsed"]) == ("1972-03-01T00:59:59Z", "36:59:59")
    result = run("now", "apollo-11", "-f", "tsv", now=datetime(2019, 7, 20, 20, 17, 40, tzinfo=UTC))
    assert result.out.startswith("50\tapollo-11\t1969-07-20T20:17:40Z\t102:45:40\t")


@pytest.mark.parametrize(
    ("at", "last", "coming", "countdown"),
    [
        ("2021-02-28T13:00Z", "launch", "second-launch", "1:00~"),
        ("2020-02-29T00:00Z", "docking", "visit", "2:00?"),
        ("2020-02-29T07:59:30Z", "visit", "back", "0:01"),  # known to the minute
        ("2020-03-01T00:59:30Z", "back", "undocking", "0:00:30"),
        ("2020-03-01T12:00:00Z", "undocking", "rest", None),  # of which the day is known
        ("2020-03-03T12:00:00Z", "hare-lands", "tortoise-lands", "1:00:00"),
    ],
)
def test_the_next_event_is_as_far_off_as_it_is_known(
    run: Run, at: str, last: str, coming: str, countdown: str | None
) -> None:
    found = pair(run, at)
    assert (found["last"], found["next"], found["countdown"]) == (f"pair/{last}", f"pair/{coming}", countdown)


@pytest.mark.parametrize(
    ("at", "last", "between"),
    [
        ("2020-02-28T18:00Z", "second-launch", ["pair/lunch"]),  # somewhere between two that have a time
        ("2020-02-28T21:00Z", "docking", []),  # which came after it
        ("2020-03-02T09:00Z", "undocking", ["pair/rest"]),
        ("2020-03-03T00:00Z", "rest", []),
    ],
)
def test_what_has_no_time_of_day_is_over_no_sooner_than_is_known(
    run: Run, at: str, last: str, between: list[str]
) -> None:
    found = pair(run, at)
    assert (found["last"], found["between"]) == (f"pair/{last}", between)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2021-04-01", "its launch comes round again on 28 February 2022, 12:00:00 UTC, in 333 days"),
        ("2020-02-27T23:00Z", "on the next day"),
        ("2020-02-28T11:00Z", "later that day"),
    ],
)
def test_a_mission_that_was_not_under_way_says_when_it_will_be(run: Run, at: str, words: str) -> None:
    result = run("now", "pair", *PAIR, "--at", at, "--tz", "utc")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("missionfacts: Pair was not under way at ")
    assert result.err.endswith(f"{words}\n")


def test_the_29th_of_february_is_told_in_leap_years(run: Run) -> None:
    assert pair(run, "2024-02-29T12:00Z")["moment"] == "1972-02-29T12:00Z"


def test_the_most_notable_flights_come_first_and_are_few(run: Run) -> None:
    at = ("--at", "2025-07-20T20:18Z")
    found = records(run, "now", *at)
    assert found[0]["mission"] == "apollo-11"
    assert len(found) == 5
    every = records(run, "now", *at, "--limit", "0")
    assert len(every) > 30
    assert every[:5] == found
    assert len({(each["mission"], each["years"]) for each in every}) == len(every)


def test_a_station_is_told_of_in_each_of_its_years(run: Run) -> None:
    found = records(run, "now", "mir", "--at", "2025-07-17T19:30Z", "--limit", "0")
    assert {each["years"] for each in found} == set(range(25, 40))


def test_eyes_see_a_card(run: Run) -> None:
    card = run("now", "astp", "--at", "2025-07-17T19:30Z", width=80).out
    assert "17 July, 19:30 UTC, in spaceflight" in card
    assert "★ 50 years ago · day 3" in card
    assert "At this moment: get 55:10, apollo-get 47:40" in card
    assert "═ Apollo: Vance Brand ═ Docking Module" in " ".join(card.replace("│", "").split())
    assert "in about 3 h 30 min" in card
    assert "11 more some time that day" in card
    rest = run("now", "pair", *PAIR, "--at", "2020-03-01T12:00Z", width=80).out
    assert "on the next day" in rest


@pytest.mark.parametrize("width", [20, 40, 60, 140])
def test_a_card_fits_and_can_be_said_in_ascii(run: Run, width: int) -> None:
    card = run("now", "astp", "--at", "2025-07-17T19:30Z", width=width, encoding="ascii").out
    assert max(map(len, card.splitlines())) <= width
    assert card.isascii()
    assert "\\u" not in card


def test_what_makes_no_sense_is_one_line(run: Run) -> None:
    for argv, code in ((["--at", "yesteryear"], 2), (["asttp"], 1), (["--limit", "-1"], 2), (["--tz", "nowhere"], 2)):
        result = run("now", *argv)
        assert (result.code, result.out) == (code, "")
        assert result.err.startswith("missionfacts: ")


def test_who_is_at_a_station_is_told_with_all_who_are_there(run: Run) -> None:
    at = ("--at", "2026-05-30T12:00Z")
    (tm_23,) = records(run, "now", "soyuz-tm-23", *at)
    (mir,) = tm_23["people"]
    assert (mir["place"], mir["people"]) == ("Mir", ["onufriyenko", "usachov", "lucid"])
    assert mir["flights"] == ["soyuz-tm-23", "soyuz-tm-23", "sts-76"]
    card = " ".join(run("now", "soyuz-tm-23", *at, width=80).out.replace("│", "").split())
    assert "Mir: Yury Onufriyenko, Yury Usachov; with Shannon Lucid (STS-76) ═ Soyuz TM-23" in card
    of_mir = " ".join(run("now", "mir", *at, "--limit", "0", width=80).out.replace("│", "").split())
    assert "Mir: Yury Onufriyenko, Yury Usachov (Soyuz TM-23); Shannon Lucid (STS-76)" in of_mir


def test_eyes_read_years_and_days_and_a_pipe_the_exact_time(run: Run) -> None:
    at = ("--at", "2026-11-26T11:14Z", "--limit", "1")
    card = run("now", "voyager-1", *at, width=80).out
    assert "At this moment: met 4 y 81 d 22:18" in card
    assert "in 8 years and 80 days" in card
    (exact,) = records(run, "now", "voyager-1", *at)
    assert exact["elapsed"] == "37030:18"


def test_what_has_burnt_up_is_under_way_no_longer(run: Run) -> None:
    assert {each["years"] for each in records(run, "now", "sputnik-1", "--at", "2026-11-26T11:14Z")} == {69}
    result = run("now", "sputnik-1", "--at", "2026-01-05T11:14Z")
    assert (result.code, result.out) == (0, "")
    assert "its launch comes round again on 4 October 2026" in result.err


@pytest.mark.parametrize("mission", [["vostok-1"], []])
def test_a_flight_is_under_way_until_the_last_who_flew_has_landed(run: Run, mission: list[str]) -> None:
    (flight,) = records(run, "now", *mission, "--at", "1961-04-12T07:50Z")
    assert (flight["mission"], flight["last"], flight["next"]) == (
        "vostok-1", "vostok-1/landing", "vostok-1/gagarin-lands",
    )  # fmt: skip
    assert not run("now", *mission, "--at", "1961-04-12T07:57Z", "-f", "tsv").out
