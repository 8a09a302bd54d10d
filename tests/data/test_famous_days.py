"""The days that a historian looks for are told, and every day of the year has one worth telling."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.commands.conftest import records
from tests.conftest import Run

LEAP_YEAR = [date(2024, 1, 1) + timedelta(days) for days in range(366)]
FAMOUS = {
    "v-2/first-success": "1942-10-03",
    "sputnik-1/launch": "1957-10-04",
    "spaceflight/nasa-begins": "1958-10-01",
    "mercury-redstone-2/launch": "1961-01-31",
    "spaceflight/kennedy-moon-goal": "1961-05-25",
    "spaceflight/we-choose-to-go": "1962-09-12",
    "spaceflight/korolev-dies": "1966-01-14",
    "apollo-1/fire": "1967-01-27",
    "apollo-4/launch": "1967-11-09",
    "spaceflight/gagarin-dies": "1968-03-27",
    "n1/flight-2": "1969-07-03",
    "mars-2/impact": "1971-11-27",
    "landsat-1/launch": "1972-07-23",
    "enterprise/rollout": "1976-09-17",
    "navstar-1/launch": "1978-02-22",
    "ariane-l01/launch": "1979-12-24",
    "ice/comet": "1985-09-11",
    "energia-polyus/launch": "1987-05-15",
    "cobe/launch": "1989-11-18",
    "shoemaker-levy-9/impacts": "1994-07-16",
    "mars-express/beagle-landing": "2003-12-25",
    "falcon-1/flight-4": "2008-09-28",
    "iridium-kosmos/collision": "2009-02-10",
    "gaia/launch": "2013-12-19",
    "spaceshiptwo/enterprise-lost": "2014-10-31",
    "orion-eft-1/launch": "2014-12-05",
    "falcon-9/first-landing": "2015-12-22",
    "falcon-heavy/first-flight": "2018-02-06",
    "beresheet/impact": "2019-04-11",
    "artemis-1/launch": "2022-11-16",
    "starship/first-flight": "2023-04-20",
    "luna-25/impact": "2023-08-19",
}
ANIMALS = {
    "Laika": "sputnik-2/launch",
    "Belka": "korabl-sputnik-2/launch",
    "Strelka": "korabl-sputnik-2/landing",
    "Pchyolka": "korabl-sputnik-3/loss",
    "Mushka": "korabl-sputnik-3/launch",
    "Chernushka": "korabl-sputnik-4/landing",
    "Zvezdochka": "korabl-sputnik-5/launch",
    "Veterok": "kosmos-110/landing",
    "Ugolyok": "kosmos-110/launch",
    "Dezik": "spaceflight/dezik-and-tsygan",
    "Tsygan": "spaceflight/dezik-and-tsygan",
    "Albert": "v-2/albert-ii",
    "Yorick": "spaceflight/yorick",
    "Gordo": "spaceflight/gordo",
    "monkey Able": "spaceflight/able-and-baker",
    "monkey Baker": "spaceflight/able-and-baker",
    "Ham chimpanzee": "mercury-redstone-2/launch",
    "Enos": "mercury-atlas-5/landing",
    "Félicette": "spaceflight/felicette",
    "Miss Sam": "little-joe-1b/launch",
    "Bonny": "biosatellite-3/landing",
    "Arabella": "skylab/spider-web",
}


@pytest.fixture(scope="module")
def missions(data_files_read: list[Any]) -> dict[str, dict[str, Any]]:
    return {file["mission"]["id"]: file["mission"] for file in data_files_read if "mission" in file}


@pytest.fixture(scope="module")
def events(missions: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {f"{name}/{event['id']}": event for name, of in missions.items() for event in of.get("events", ())}


def weight(event: dict[str, Any]) -> int:
    return int(event.get("weight", 2))


def test_every_day_of_the_year_has_something_notable(events: dict[str, dict[str, Any]]) -> None:
    begins = (
        event["at"].partition("/")[0].partition("T")[0].rstrip("~?%") for event in events.values() if weight(event) >= 3
    )
    told = {begin[5:] for begin in begins if len(begin) == len("1975-07-17")}
    assert [f"{day:%m-%d}" for day in LEAP_YEAR if f"{day:%m-%d}" not in told] == []


def test_famous_days_have_their_event(events: dict[str, dict[str, Any]]) -> None:
    assert {key: events[key]["at"][:10] for key in FAMOUS if key in events} == FAMOUS
    assert [key for key in FAMOUS if weight(events[key]) < 4] == []


def test_landmarks_are_many_and_not_all_of_one_kind(
    missions: dict[str, dict[str, Any]], events: dict[str, dict[str, Any]]
) -> None:
    assert sum(weight(event) >= 4 for event in events.values()) >= 600
    assert sum(weight(event) == 5 for event in events.values()) >= 40
    assert sum(mission["kind"] == "robotic" for mission in missions.values()) >= 295
    assert sum(mission["kind"] == "programme" for mission in missions.values()) >= 15
    kinds = {event["kind"] for event in missions["spaceflight"]["events"]}
    assert kinds >= {"agreement", "announcement", "launch", "loss", "milestone"}
    assert len(missions["spaceflight"]["events"]) >= 75


def test_what_belongs_to_no_mission_names_no_craft(missions: dict[str, dict[str, Any]]) -> None:
    of = missions["spaceflight"]
    assert "spacecraft" not in of
    assert [
        event["id"] for event in of["events"] if any("/" not in craft for craft in event.get("spacecraft", ()))
    ] == []


@pytest.mark.parametrize(("name", "event"), ANIMALS.items(), ids=list(ANIMALS))
def test_an_animal_that_flew_is_found_by_its_name(run: Run, name: str, event: str) -> None:
    assert event in [found["id"] for found in records(run, "search", name)]
