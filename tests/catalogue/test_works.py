"""Works, citations, and how far rivals are apart."""

from pathlib import Path
from typing import Any

import pytest

from missionfacts.catalogue import missions, people
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import EventFilter, mission_card
from missionfacts.catalogue.works import bibliography, citation, differences, spread_of, work, works
from missionfacts.errors import NotFound
from tests.catalogue.conftest import Compile
from tests.conftest import ROOT
from tests.examples import EVERYTHING
from tests.places import SOURCES, TOLD, flight, put


@pytest.mark.parametrize(
    ("value", "rival", "unit", "spread"),
    [
        ("1975-07-21T10:50:54Z", "1975-07-21T10:50:51Z", "", ("3", "s")),
        ("1975-07-21T10:50:54Z", "1975-07-21T10:51Z", "", ("1", "min")),
        ("1975-07-21T10:50:10Z", "1975-07-21T10:50Z", "", ("0", "min")),
        ("1970-10-26/1970-10-28", "1970-10-26/1970-10-27", "", ("1", "d")),
        ("1975-07-17", "1975-07-18T16:12Z", "", ("1", "d")),
        ("1934-05-30", "1935", "", ("1", "years")),
        ("1975-03", "1975-07-01", "", ("4", "months")),
        ("9.6", "10", "km", ("0.4", "km")),
        ("2~", "3", "min", ("1", "min")),
        ("4:59", "4:57", "h:m", ("2", "min")),
        ("Kosygin", "Brezhnev", "", ("", "")),
        ("", "1975", "", ("", "")),
        ("0:30", "0:03~", "", ("27", "min")),
        ("0:30:10", "0:30:00", "", ("10", "s")),
    ],
)
def test_a_spread_is_no_more_exact_than_the_coarser_value(
    value: str, rival: str, unit: str, spread: tuple[str, str]
) -> None:
    assert spread_of(value, rival, unit) == spread


@pytest.fixture(scope="module")
def everything(compile_files: Compile) -> Catalogue:
    return compile_files(*EVERYTHING.glob("*.yaml"))


def test_every_fact_can_be_cited_with_its_sources_and_disputes(catalogue: Catalogue) -> None:
    for mission in missions.missions(catalogue):
        card = mission_card(catalogue, mission.id)
        disputable: list[Any] = [*missions.events(catalogue, mission.id, EventFilter()), *card.facts]
        disputable += people.seats(catalogue, mission.id)
        for each in disputable:
            cited = citation(catalogue, each.id)
            assert (cited.sources, cited.disputed, cited.mission) == (each.sources, each.disputed, each.mission)
            assert (ROOT / cited.file).is_file()
        others: list[Any] = [*card.experiments, *card.pictures, *card.expeditions]
        for each in others:
            assert citation(catalogue, each.id).sources == each.sources
        parts: list[Any] = [*card.spacecraft, *card.clocks]
        for each in parts:
            assert citation(catalogue, f"{mission.id}/{each.id}").sources == each.sources
        assert citation(catalogue, mission.id).sources == card.sources


def test_a_citation_says_which_field_its_value_is_of(everything: Catalogue) -> None:
    found = {name: citation(everything, name) for name in (
        "demo/docking", "demo/mass", "demo/demo-pilot-pilot", "demo-pilot", "demo/first", "demo/get", "demo/ship",
        "demo-agency", "demo-told", "demo",
    )}  # fmt: skip
    assert {name: (cited.what, cited.field, cited.value) for name, cited in found.items()} == {
        "demo/docking": ("event", "at", "1975-07-17T16:09:09Z"),
        "demo/mass": ("figure", "value", "6680 kg"),
        "demo/demo-pilot-pilot": ("seat", "role", "pilot"),
        "demo-pilot": ("person", "", "1934-05-30 – 2019-10-11"),
        "demo/first": ("expedition", "begins", "1975-07-17T16:00Z/1975-07-18"),
        "demo/get": ("clock", "epoch", "1975-07-15T12:20:00Z"),
        "demo/ship": ("spacecraft", "type", "7K-T"),
        "demo-agency": ("organisation", "founded", "1958-10-01"),
        "demo-told": ("source", "year", "1975"),
        "demo": ("mission", "", ""),
    }
    assert found["demo/docking"].precision == "to the second"
    assert found["demo-agency"].precision == "to the day"
    assert citation(everything, "demo/dream").precision == "to the month, about"


def test_a_citation_of_nothing_is_told_with_what_is_near(everything: Catalogue) -> None:
    with pytest.raises(NotFound, match="did you mean demo/docking"):
        citation(everything, "demo/dockign")


def test_differences_are_with_our_own_value_of_the_field_in_dispute(everything: Catalogue) -> None:
    found = {
        (each.id, each.rival): (each.field, each.value, each.spread, each.unit) for each in differences(everything)
    }
    assert found == {
        ("demo/docking", "1975-07-17T16:19:09Z"): ("at", "1975-07-17T16:09:09Z", "600", "s"),
        ("demo/docking", "0:30"): ("duration", "0:03~", "27", "min"),
        ("demo/docking", "It did not dock at all"): ("claim", "", "", ""),
        ("demo/demo-pilot-pilot", "commander"): ("role", "pilot", "", ""),
        ("demo/mass", "6790"): ("value", "6680", "110", "kg"),
        ("demo-pilot", "1935"): ("born", "1934-05-30", "1", "years"),
        ("demo-agency", "1958-07-29"): ("founded", "1958-10-01", "64", "d"),
    }


def test_works_are_counted_by_what_rests_on_them_and_by_the_rivals_they_give(everything: Catalogue) -> None:
    told, denied = (each for each in works(everything) if each.id.startswith("demo"))
    assert (told.id, denied.id) == ("demo-told", "demo-denied")
    assert (denied.facts, denied.rivals) == (0, 7)
    assert (told.rivals, work(everything, "demo-told")) == (0, told)
    assert told.facts > 20
    of_other = works(everything, "other")
    assert [each.id for each in of_other] == ["demo-told"]
    assert of_other[0].facts == 4  # the mission, its ship and two events
    assert set(bibliography(everything)) == {"demo-told", "demo-denied", "base-told"}


def test_a_work_asked_for_alone_has_the_counts_that_it_has_among_all(catalogue: Catalogue) -> None:
    every = [*works(catalogue), *works(catalogue, unused=True)]
    begun = [each for each in every if any(other.id.startswith(each.id) and other != each for other in every)]
    assert len(begun) > 20  # ids that are found within those of others
    for each in [*begun, *every[::50]]:
        assert work(catalogue, each.id) == each


def test_a_clock_that_follows_from_a_launch_does_not_count_as_a_fact(compile_files: Compile, tmp_path: Path) -> None:
    put(tmp_path, f1=flight("f1", days="01T10:00:00Z 10"), told=SOURCES + f"people: {{p1: {{name: Pilot, {TOLD}}}}}\n")
    own = compile_files(*tmp_path.glob("*.yaml"))
    assert citation(own, "f1/met").sources == citation(own, "f1/launch").sources
    assert [work.facts for work in works(own)] == [6]  # the mission, its ship, crew, launch and landing, and the person


def test_a_work_that_nothing_rests_on_is_told_when_asked_for(compile_files: Compile, tmp_path: Path) -> None:
    (tmp_path / "works.yaml").write_text("sources: {told: {title: Told, kind: web}}\n", "utf-8")
    own = compile_files(tmp_path / "works.yaml")
    assert works(own) == []
    assert [each.id for each in works(own, unused=True)] == ["told"]
