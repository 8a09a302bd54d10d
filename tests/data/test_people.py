"""Who flew: when and where they were born and died, and for whom they flew, counted from the YAML itself."""

import re
from datetime import datetime
from typing import Any

import pytest

from missionfacts.dates.edtf import parse
from tests.commands.conftest import ids
from tests.conftest import Run

# Passengers of short flights up and down are mostly private people, of whom at best the press prints an age.
UP_AND_DOWN = ("blue-origin-", "galactic-", "unity-")
UNION_ENDS = "1991-12-26"
GERMANY_IS_ONE = "1990-10-03"


@pytest.fixture(scope="module")
def files(data_files_read: list[Any]) -> list[dict[str, Any]]:
    return data_files_read


@pytest.fixture(scope="module")
def people(files: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: person for file in files for key, person in file.get("people", {}).items()}


@pytest.fixture(scope="module")
def flights(files: list[dict[str, Any]]) -> dict[str, list[tuple[str, str]]]:
    """Return for each who flew the days of launch and missions."""
    flown: dict[str, list[tuple[str, str]]] = {}
    for mission in (file["mission"] for file in files if file.get("mission", {}).get("kind") == "crewed"):
        launched = min(str(event["at"]) for event in mission["events"] if event["kind"] == "launch")
        for seat in mission.get("crew", ()):
            if seat["status"] == "prime" and "spacecraft" in seat:
                flown.setdefault(seat["person"], []).append((launched, mission["id"]))
    return flown


def went_farther(flown: list[tuple[str, str]]) -> bool:
    return any(not mission.startswith(UP_AND_DOWN) for _, mission in flown)


def test_births_of_those_who_flew(people: dict[str, dict[str, Any]], flights: dict[str, list[tuple[str, str]]]) -> None:
    farther = [key for key, flown in flights.items() if went_farther(flown)]
    assert sum("born" in people[key] for key in farther) >= 0.99 * len(farther)
    assert sum("born" in people[key] for key in flights) >= 0.91 * len(flights)


def test_an_age_that_is_printed_fits_the_birth(people: dict[str, dict[str, Any]]) -> None:
    """Whoever is 74 on a day was born more than 74 years before the next, and no more than 75."""
    ages = [
        (key, person["born"], int(printed[1]), datetime.strptime(printed[2], "%d %B %Y").date())
        for key, person in people.items()
        for use in person["sources"]
        if (printed := re.search(r"aged (\d+) on (\d+ \w+ \d{4})", use.get("printed", "")))
    ]
    assert len(ages) >= 25
    for key, born, age, day in ages:
        reached, passed = day.replace(year=day.year - age), day.replace(year=day.year - age - 1)
        may_be, fits = parse(born), parse(f"{passed}/{reached}")
        assert may_be.earliest <= fits.latest and may_be.latest > fits.start.latest, key


def test_birthplace_and_gender_are_known_of_most(
    people: dict[str, dict[str, Any]], flights: dict[str, list[tuple[str, str]]]
) -> None:
    assert sum("birthplace" in people[key] for key in flights) >= 0.85 * len(flights)
    assert sum("gender" in people[key] for key in flights) >= 0.97 * len(flights)


def test_everyone_who_flew_flew_for_a_nation(
    people: dict[str, dict[str, Any]], flights: dict[str, list[tuple[str, str]]]
) -> None:
    assert [key for key in flights if not people[key].get("nation")] == []


def test_deaths_are_told(
    files: list[dict[str, Any]], people: dict[str, dict[str, Any]], flights: dict[str, list[tuple[str, str]]]
) -> None:
    assert sum("died" in people[key] for key in flights) >= 147
    (version,) = (file["dataset"]["version"] for file in files if "dataset" in file)
    century_ago = f"{int(version[:4]) - 100}{version[4:]}"
    alive = {key: one["born"] for key, one in people.items() if "born" in one and "died" not in one}
    assert [key for key, born in alive.items() if born < century_ago] == []


def test_nobody_shares_birth_and_article_with_another(people: dict[str, dict[str, Any]]) -> None:
    """An article that is cited for two people of one birthday was looked up for one of them only; lists are on many."""
    cited: dict[tuple[str, str, str], str] = {}
    for key, person in people.items():
        for use in person["sources"]:
            if "born" in person and "wikipedia" in use["id"] and not use.get("at", "List").startswith("List"):
                assert cited.setdefault((use["id"], use["at"], person["born"]), key) == key


def test_a_seat_is_of_the_state_of_its_day(files: list[dict[str, Any]], people: dict[str, dict[str, Any]]) -> None:
    for mission in (file["mission"] for file in files if file.get("mission", {}).get("crew")):
        days = [str(event["at"]) for event in mission.get("events", ()) if event["kind"] == "launch"]
        if not days:
            continue
        for seat in mission.get("crew", ()):
            nation = seat.get("nation", people[seat["person"]].get("nation"))
            where = (mission["id"], seat["person"])
            assert nation != "USSR" or min(days) < UNION_ENDS, where
            assert nation != "Russia" or min(days) >= UNION_ENDS, where
            assert nation not in ("West Germany", "East Germany") or min(days) < GERMANY_IS_ONE, where


def test_the_flights_for_russia_are_all_listed(run: Run) -> None:
    found = set(ids(run, "missions", "--nation", "Russia"))
    assert found >= {"sts-60", "sts-63", "soyuz-tm-21", "sts-86", "sts-91", "sts-88", "soyuz-tm-31", "soyuz-tma-6"}
    assert not found & {"soyuz-tm-13", "astp"}
