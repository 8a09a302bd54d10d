"""What the data on the Apollo-Soyuz Test Project has to have: counts, sources, disagreements."""

import json
from typing import Any

import pytest
import yaml

from missionfacts.dates import edtf
from tests.conftest import ROOT, Run


def load(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture(scope="module")
def mission() -> dict[str, Any]:
    found: dict[str, Any] = load("astp.yaml")["mission"]
    return found


@pytest.fixture(scope="module")
def kinds() -> dict[str, str]:
    return {key: work["kind"] for key, work in load("sources.yaml")["sources"].items()}


def at(event: dict[str, Any]) -> str:
    return str(event["at"])


def test_the_timeline_is_long_and_dense(mission: dict[str, Any]) -> None:
    events = mission["events"]
    assert len(events) >= 190
    assert len([event for event in events if "1970" <= at(event)[:4] <= "1976"]) >= 80
    assert len([event for event in events if "1975-07-15" <= at(event)[:10] <= "1975-07-24"]) >= 60
    assert len([event for event in events if "T" in at(event)]) >= 60


def test_nine_events_in_ten_rest_on_a_document_a_history_or_the_press_of_the_time(
    mission: dict[str, Any], kinds: dict[str, str]
) -> None:
    good = {"primary", "history", "press"}
    events = mission["events"]
    resting = [event for event in events if good & {kinds[use["id"]] for use in event["sources"]}]
    assert len(resting) >= 0.9 * len(events)


def test_a_third_of_the_events_rest_on_two_works(mission: dict[str, Any]) -> None:
    events = mission["events"]
    assert len([event for event in events if len({use["id"] for use in event["sources"]}) >= 2]) >= len(events) / 3


def test_figures_experiments_pictures_and_organisations_are_there(mission: dict[str, Any]) -> None:
    assert len(mission["facts"]) >= 70
    numbers = {experiment.get("number") for experiment in mission["experiments"]}
    assert {"MA-048", "MA-083", "MA-148", "MA-151", "MA-059", "AR-002", "MA-010", "MA-150"} <= numbers
    assert len(numbers - {None}) >= 27
    assert len([experiment for experiment in mission["experiments"] if experiment.get("joint") == "true"]) == 5
    star_city = [picture for picture in mission["pictures"] if picture["at"].startswith("1975-04-25")]
    assert any({"leonov", "stafford"} <= set(picture["people"]) for picture in star_city)
    assert {"nasa", "intercosmos", "npo-energia"} <= set(load("organisations.yaml")["organisations"])


def test_eighteen_people_stand_in_the_crews_and_the_cast_is_whole(mission: dict[str, Any]) -> None:
    crews = {seat["person"] for seat in mission["crew"] if seat["status"] != "ground"}
    assert len(crews) == 18
    ground = {seat["role"] for seat in mission["crew"] if seat["status"] == "ground"}
    assert {"capcom", "flight director", "technical director"} <= {role.partition(",")[0] for role in ground}


def test_soviet_crew_members_have_their_own_names() -> None:
    people = load("people.yaml")["people"]
    for key in (
        "leonov",
        "kubasov",
        "filipchenko",
        "rukavishnikov",
        "dzhanibekov",
        "andreyev",
        "yuri-romanenko",
        "ivanchenkov",
    ):
        assert len(people[key]["native"].split()) == 3, key


def test_disagreements_are_recorded_with_reasons(mission: dict[str, Any]) -> None:
    groups = ("events", "crew", "facts")
    rivals = [rival for group in groups for record in mission[group] for rival in record.get("disputed", [])]
    assert len(rivals) >= 25
    assert all(rival["note"] and rival["sources"] for rival in rivals)


@pytest.mark.parametrize(
    ("fact", "field", "rival"),
    [
        ("apollo-entry", "elapsed", "217:30:46"),  # the misprinted elapsed time of re-entry
        ("lousma-backup-docking-module-pilot", "role", "command module pilot"),  # Lousma's seat
        ("apollo-insertion-perigee", "value", "186.3"),  # the Soyuz orbit printed under Apollo
        ("first-docking", "at", "1975-07-17T16:19:09Z"),
        ("first-docking", "at", "1975-07-17T16:12Z"),
        ("first-undocking", "at", "1975-07-19T12:12:00Z"),
        ("soyuz-landing", "at", "1975-07-21T10:50:51Z"),
        ("astp/hard-dock", "at", "1975-07-17T16:12:21Z"),  # the Soviet seconds, by a veteran
        ("first-undocking", "at", "1975-07-19T12:03:15Z"),
        ("hatch-opens", "at", "1975-07-17T19:19:27Z"),
        ("cosmos-638-launch", "at", "1974-04-03T07:30Z"),
        ("apollo-mass", "value", "14768"),
        ("dm-mass", "value", "2012"),
    ],
)
def test_a_known_misprint_or_rival_is_found_by_a_reader(run: Run, fact: str, field: str, rival: str) -> None:
    (found,) = json.loads(run("cite", fact, "-f", "json").out)
    assert any(each["field"] == field and each["value"].startswith(rival) for each in found["disputed"]), found[
        "disputed"
    ]


def test_the_printed_clock_times_agree_with_the_times_we_give(mission: dict[str, Any]) -> None:
    """SP-4012 prints Eastern daylight time to the second: four hours before UTC."""
    checked = 0
    for event in mission["events"]:
        for use in event["sources"]:
            words = use.get("printed", "").replace(";", " ").split()
            if use["id"] == "sp-4012" and "EDT" in words and words[0].count(":") == 2 and "T" in at(event):
                hours, minutes, seconds = map(int, words[0].split(":"))
                hours = hours % 12 + (12 if words[1].startswith("p") else 0) + 4
                start = edtf.parse(at(event)).start
                assert (start.hour, start.minute, start.second) == (hours % 24, minutes, seconds), event["id"]
                checked += 1
    assert checked >= 8


@pytest.mark.parametrize("text", ["Star City", "25 April 1975", "Leonov Stafford training"])
def test_the_training_of_the_two_commanders_is_found_first(run: Run, text: str) -> None:
    first, *_ = json.loads(run("search", text, "-f", "json").out)
    assert first["id"] == "astp/soyuz-trainer-april-25"
    assert "Star City" in first["title"]


def test_the_summary_says_what_the_flight_meant(mission: dict[str, Any]) -> None:
    assert all(words in mission["summary"] for words in ("Cold War", "rescue", "Shuttle-Mir"))


@pytest.mark.parametrize(
    "story",
    [
        ["ford-message-before-launch", "soyuz-launch", "americans-at-baikonur", "ford-watches-soyuz", "soyuz-in-orbit"],
        ["apollo-launch", "apollo-in-orbit", "dobrynin-at-kennedy", "apollo-docks-with-docking-module"],
        ["go-for-docking", "station-keeping-off-chile", "first-docking", "hard-dock", "hatch-opens", "handshake"],
        ["brand-back-to-apollo", "kubasov-to-apollo", "kubasov-back-to-soyuz", "farewell-and-hatch-closing"],
    ],
)
def test_the_story_reads_from_top_to_bottom(mission: dict[str, Any], story: list[str]) -> None:
    told = [event["id"] for event in mission["events"] if event["id"] in story]
    assert told == story


def test_those_on_the_ground_have_seats(mission: dict[str, Any]) -> None:
    ground = {seat["person"] for seat in mission["crew"] if seat["status"] == "ground"}
    assert {"chester-lee", "kraft", "frank", "terry-white", "lavroff", "tatistcheff"} <= ground
