"""show: one record of any kind, with all its fields."""

from typing import NamedTuple

import pytest

from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Experiment, Figure, MissionCard, Spacecraft
from missionfacts.model.people import OrganisationCard, PersonCard, Seat
from missionfacts.model.works import Work
from tests.commands.conftest import records
from tests.conftest import Run
from tests.examples import OF_EVERYTHING, SHOWN


def test_a_picture_is_named_by_its_event_and_by_its_mission(run: Run) -> None:
    (event,) = records(run, "timeline", "astp", "--from", "1975-04-25", "--to", "1975-04-25")
    assert event["pictures"]
    (mission,) = records(run, "show", "astp")
    assert any(picture["event"] == event["id"] for picture in mission["pictures"])


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Apollo-Soyuz Test Project", MissionCard, "astp"),
        ("Леонов", PersonCard, "leonov"),
        ("NASA", OrganisationCard, "nasa"),
        ("sp-4012", Work, "sp-4012"),
        ("astp/first-docking", Event, "astp/first-docking"),
        ("astp/leonov-commander", Seat, "astp/leonov-commander"),
        ("astp/dm-mass", Figure, "astp/dm-mass"),
        ("MA-148", Experiment, "astp/ma-148"),
        ("astp/apollo", Spacecraft, "apollo"),
        ("astp/get", Clock, "get"),
    ],
)
def test_show_prints_whatever_a_name_means(run: Run, name: str, kind: type[NamedTuple], key: str) -> None:
    (shown,) = records(run, "show", name)
    assert list(shown) == list(kind._fields)
    assert shown["id"] == key
    on_terminal = run("show", name, width=100)
    assert on_terminal.code == 0
    assert all(not line.startswith("{") for line in on_terminal.out.splitlines())
    assert len(on_terminal.out.splitlines()) > 3


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_show_prints_every_kind_of_record_of_data_of_ones_own(run: Run, kind: type[NamedTuple]) -> None:
    (shown,) = records(run, "show", SHOWN[kind], *OF_EVERYTHING)
    assert list(shown) == list(kind._fields)
    assert SHOWN[kind].endswith(shown["id"])


def test_what_fits_several_is_listed_and_nothing_is_shown(run: Run) -> None:
    result = run("show", "columbia")
    assert (result.code, result.out) == (1, "")
    assert "  apollo-11/columbia  Columbia  spacecraft  1969\n" in result.err
    assert run("show", "no such thing").code == 1


def test_a_spacecraft_is_told_as_people_write_and_without_what_goes_without_saying(run: Run) -> None:
    first, *lines = run("show", "apollo-11/eagle", width=80).out.splitlines()
    assert first.split() == ["Eagle", "spacecraft", "apollo-11/eagle"]
    told = [line.split() for line in lines if line]
    assert ["Side", "USA"] in told
    assert not {"Crew", "In"} & {words[0] for words in told}
    assert "Crew                      3\n" in run("show", "apollo-11/columbia", width=80).out
    assert "In space  no\n" in run("show", "soyuz-t-10-1/soyuz-t-10-1", width=80).out
    assert "Soviet Union" in run("show", "vostok-1/vostok-1", width=80).out


def test_a_language_is_told_by_its_name(run: Run) -> None:
    works = records(run, "sources")
    for code in {work["language"] for work in works}:
        name = next(work["id"] for work in works if work["language"] == code)
        said = next(line for line in run("show", name, width=80).out.splitlines() if line.startswith("Language"))
        assert len(said.split()[1]) > 3, code


def test_a_mission_of_several_ships_landed_where_the_last_of_them_did(run: Run) -> None:
    shown = run("show", "astp", width=140).out
    (landing,) = [line for line in shown.splitlines() if line.startswith("Landing ")]
    assert "24 Jul 1975, 21:18:24 UTC, Pacific" in landing


@pytest.mark.parametrize(("mission", "label"), [("sts-107", "End "), ("sts-51-l", "End "), ("sts-1", "Landing ")])
def test_a_flight_that_never_landed_has_an_end(run: Run, mission: str, label: str) -> None:
    shown = run("show", mission, width=100).out.splitlines()
    assert next(line for line in shown if line.startswith(("End ", "Landing "))).startswith(label)


def test_a_station_is_shown_at_a_glance(run: Run) -> None:
    shown = run("show", "iss", width=80).out
    assert shown.count("\n") < 80
    assert "more" in shown[shown.index("Rocket") : shown.index("Summary")]
    assert "Expedition 74" in shown
    assert "Expedition 1:" not in shown
    assert "`expeditions iss` all" in " ".join(shown.split())
