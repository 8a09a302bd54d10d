"""What the shipped data has to have: counts, sources, disagreements, from the YAML itself and from the commands."""

import json
from typing import Any

import pytest
import yaml

from missionfacts import dates

from .conftest import ROOT, Run


def load(name: str) -> Any:
    return yaml.load((ROOT / "data" / name).read_text("utf-8"), yaml.BaseLoader)


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


def test_the_shipped_data_has_neither_errors_nor_warnings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = run("check", "data", "--strict", "--no-bundled")
    assert (result.code, result.out) == (0, "")


def test_the_printed_clock_times_agree_with_the_times_we_give(mission: dict[str, Any]) -> None:
    """SP-4012 prints Eastern daylight time to the second: four hours before UTC."""
    checked = 0
    for event in mission["events"]:
        for use in event["sources"]:
            words = use.get("printed", "").replace(";", " ").split()
            if use["id"] == "sp-4012" and "EDT" in words and words[0].count(":") == 2 and "T" in at(event):
                hours, minutes, seconds = map(int, words[0].split(":"))
                hours = hours % 12 + (12 if words[1].startswith("p") else 0) + 4
                start = dates.parse(at(event)).start
                assert (start.hour, start.minute, start.second) == (hours % 24, minutes, seconds), event["id"]
                checked += 1
    assert checked >= 8


def test_the_dictionary_lists_every_kind_and_unit() -> None:
    from missionfacts.model import EVENT_KINDS, ORGANISATION_KINDS, SOURCE_KINDS, UNITS

    text = (ROOT / "docs" / "data.md").read_text("utf-8")
    words = [*EVENT_KINDS, *EVENT_KINDS.values(), *UNITS, *SOURCE_KINDS, *ORGANISATION_KINDS]
    assert [word for word in words if word not in text] == []


def test_the_dictionary_and_the_template_name_every_field() -> None:
    from missionfacts import schema

    dictionary = (ROOT / "docs" / "data.md").read_text("utf-8")
    shapes: list[type[schema.Shape]] = [
        schema.Mission,
        schema.Clock,
        schema.Spacecraft,
        schema.Seat,
        schema.Event,
        schema.Figure,
        schema.Experiment,
    ]
    shapes += [schema.Picture, schema.Person, schema.Organisation, schema.Source, schema.Dispute, schema.Use]
    missing = {
        (shape.__name__, field) for shape in shapes for field in shape.model_fields if f"`{field}`" not in dictionary
    }
    assert {each for each in missing if each[0] not in {"Use", "Dispute"}} == set()


def test_the_records_page_names_every_field() -> None:
    from missionfacts.shapes import PRINTS

    text = (ROOT / "docs" / "records.md").read_text("utf-8")
    assert [
        name for kinds in PRINTS.values() for kind in kinds for name in kind._fields if f"`{name}`" not in text
    ] == []


# Every flight, and the milestones


LOOKED_AT_MOST = (
    "vostok-1", "mercury-atlas-6", "voskhod-2", "gemini-8", "apollo-8", "apollo-11", "apollo-13", "skylab-2", "sts-1",
    "sts-51-l", "sts-107", "sts-71", "soyuz-tm-31", "shenzhou-5", "spacex-demo-2",
)  # fmt: skip
STATIONS = ("salyut-1", "salyut-3", "salyut-4", "salyut-5", "salyut-6", "salyut-7", "skylab", "mir", "iss", "tiangong")
NOT_LANDED = {"soyuz-ms-28", "spacex-crew-12", "shenzhou-23"}  # in space, as far as the newest table tells


@pytest.fixture(scope="module")
def missions() -> dict[str, dict[str, Any]]:
    files = (yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted((ROOT / "data").glob("*.yaml")))
    return {file["mission"]["id"]: file["mission"] for file in files if "mission" in file}


@pytest.mark.parametrize("name", LOOKED_AT_MOST)
def test_where_people_look_there_is_depth(missions: dict[str, dict[str, Any]], name: str) -> None:
    events = missions[name]["events"]
    assert len(events) >= 25
    assert len([event for event in events if "T" in at(event)]) >= 10


def test_every_flight_with_a_crew_has_a_launch_and_an_end(missions: dict[str, dict[str, Any]]) -> None:
    crewed = {key: mission for key, mission in missions.items() if mission["kind"] == "crewed"}
    assert len(crewed) >= 410
    for key, mission in crewed.items():
        kinds = {event["kind"] for event in mission["events"]}
        assert "launch" in kinds, key
        assert kinds & {"landing", "loss"} or key in NOT_LANDED, key


def test_robots_have_their_milestones_and_stations_their_files(missions: dict[str, dict[str, Any]]) -> None:
    robotic = [mission for mission in missions.values() if mission["kind"] == "robotic"]
    assert sum(len(mission["events"]) for mission in robotic) >= 150
    assert all(missions[name]["kind"] == "station" for name in STATIONS)


def test_spacewalks_have_their_times_and_people(missions: dict[str, dict[str, Any]]) -> None:
    walks = [event for mission in missions.values() for event in mission["events"] if event["kind"] == "eva"]
    assert len(walks) >= 480
    assert all(event.get("people") for event in walks)
    assert len([event for event in walks if "/" in at(event)]) >= 0.95 * len(walks)
