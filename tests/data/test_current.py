"""How current the data are: `covers`, `version`, what the documents claim, and the change log of the data."""

import re
from datetime import date
from typing import Any

import pytest

from missionfacts.data_files import data_files
from tests.conftest import ROOT

CHANGES = ROOT / "data" / "CHANGELOG.md"
ID = re.compile(r"`([a-z0-9-]+(?:/[a-z0-9-]+)?)`")
FIELDS = {"covers", "disputed"}


@pytest.fixture(scope="module")
def files(data_files_read: list[Any]) -> list[dict[str, Any]]:
    return data_files_read


@pytest.fixture(scope="module")
def dataset(files: list[dict[str, Any]]) -> dict[str, str]:
    (dataset,) = [file["dataset"] for file in files if "dataset" in file]
    return dict(dataset)


@pytest.fixture(scope="module")
def events(files: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    missions = [file["mission"] for file in files if "mission" in file]
    return {f"{mission['id']}/{event['id']}": event for mission in missions for event in mission.get("events", ())}


def days(files: list[dict[str, Any]]) -> dict[str, str]:
    """Return the days of what is told, the last of each, by ids; without what marks doubt."""
    told: dict[str, str] = {}
    for file in files:
        for event in file.get("mission", {}).get("events", ()):
            told[f"{file['mission']['id']}/{event['id']}"] = event.get("at", "").split("/")[-1].rstrip("~?%")[:10]
        for key, person in file.get("people", {}).items():
            told |= {
                f"{key} {field}": person[field].rstrip("~?%")[:10] for field in ("born", "died") if field in person
            }
    return told


def test_the_data_reach_to_the_last_launch_and_landing_with_a_crew(
    files: list[dict[str, Any]], dataset: dict[str, str]
) -> None:
    crewed = [file["mission"] for file in files if file.get("mission", {}).get("kind") == "crewed"]
    ends = [
        event["at"][:10] for mission in crewed for event in mission["events"] if event["kind"] in ("launch", "landing")
    ]
    assert max(ends) <= dataset["covers"] <= dataset["version"]


def test_nothing_is_told_that_is_later_than_the_version(files: list[dict[str, Any]], dataset: dict[str, str]) -> None:
    assert {key: day for key, day in days(files).items() if day > dataset["version"][: len(day)]} == {}


def test_those_in_flight_are_so_on_the_day_to_which_the_data_reach(
    files: list[dict[str, Any]], dataset: dict[str, str]
) -> None:
    in_flight = [m for file in files if (m := file.get("mission", {})).get("outcome", "").startswith("in flight")]
    assert {mission["outcome"] for mission in in_flight} == {f"in flight on {in_words(dataset['covers'])}"}
    ended = [mission["id"] for mission in in_flight if any(event["kind"] == "landing" for event in mission["events"])]
    assert ended == []


def in_words(day: str) -> str:
    return f"{date.fromisoformat(day):%-d %B %Y}"


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_the_documents_claim_no_more(name: str, dataset: dict[str, str]) -> None:
    text = " ".join((ROOT / name).read_text("utf-8").split())
    assert f"every flight with a crew from Vostok 1 to {in_words(dataset['covers'])} " in text


def test_the_change_log_of_the_data_names_what_there_is(
    files: list[dict[str, Any]], events: dict[str, dict[str, Any]]
) -> None:
    known = {*events, *FIELDS}
    for file in files:
        for kind in ("people", "sources", "organisations"):
            known |= file.get(kind, {}).keys()
        if "mission" in file:
            known.add(file["mission"]["id"])
    known |= {old for event in events.values() for old in event.get("formerly", ())}
    named = set(ID.findall(CHANGES.read_text("utf-8")))
    assert len(named) >= 60
    assert named - known == set()


def test_the_change_log_begins_with_this_version(dataset: dict[str, str]) -> None:
    assert re.findall(r"^## (\S+)$", CHANGES.read_text("utf-8"), re.MULTILINE)[0] == dataset["version"]


def test_the_change_log_is_no_data_file() -> None:
    assert CHANGES.exists()
    assert CHANGES not in data_files(ROOT / "data")
