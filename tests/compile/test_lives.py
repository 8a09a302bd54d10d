"""Births and deaths of people to remember, as events of no mission."""

from datetime import UTC, date
from pathlib import Path

import pytest

from missionfacts.catalogue.days import anniversaries, on_day
from missionfacts.catalogue.works import citation, works
from missionfacts.model.events import Event
from tests.catalogue.conftest import Compile
from tests.compile.small import event
from tests.places import SOURCES, TOLD, put

LIFE = "born: 1930-02-28, died: 1980-01-03, birthplace: 'Riga, Vidzeme, Latvia'"
DOE = f"people:\n  doe: {{name: Jane Doe, {LIFE}, weight: 4, {TOLD}}}\n"
ROE = f"  roe: {{name: Rachel Roe, born: 1931, died: 1981-05-01, weight: 3, {TOLD}}}\n"
POE = f"  poe: {{name: Pat Poe, born: 1932-02-28, weight: 2, {TOLD}}}\n"
MISSION = f"mission:\n  id: f1\n  name: Mission f1\n  kind: crewed\n  summary: Small.\n  {TOLD}\n  events:\n"


@pytest.fixture
def lives(compile_files: Compile, tmp_path: Path) -> "Lives":
    return Lives(compile_files, tmp_path)


class Lives:
    """Compiles people, and a mission with some events."""

    def __init__(self, compile_files: Compile, folder: Path) -> None:
        self._compile, self._folder = compile_files, folder

    def told(self, people: str, *events: str) -> list[Event]:
        mission = MISSION + "".join(f"    - {each}\n" for each in (*events, event("talk", "09", "meeting")))
        folder = put(self._folder, told=SOURCES + people, f1=mission)
        self.catalogue = self._compile(*sorted(folder.glob("*.yaml")))
        return [each for each in anniversaries(self.catalogue) if not each.mission]


def test_a_birth_and_a_death_known_to_the_day_are_told(lives: Lives) -> None:
    birth, death = lives.told(DOE)
    assert (birth.id, birth.at, birth.kind) == ("doe/birth", "1930-02-28", "birth")
    assert (birth.title, birth.place) == ("Jane Doe is born in Riga, Latvia", "Riga, Vidzeme, Latvia")
    assert (birth.weight, birth.people, birth.missions) == (4, ("doe",), ())
    assert birth.sources
    assert (death.id, death.title, death.place) == ("doe/death", "Jane Doe dies at 49", "")


def test_what_is_not_known_to_the_day_is_not_told_nor_is_whoever_weighs_less(lives: Lives) -> None:
    assert [(each.id, each.title) for each in lives.told("people:\n" + ROE + POE)] == [("roe/death", "Rachel Roe dies")]


@pytest.mark.parametrize("born", ["1930-02-28/1931-02-27", "1930/1931", "1930-02", "1930-02-28?"])
def test_at_which_age_somebody_dies_is_not_reckoned_from_less_than_a_day(lives: Lives, born: str) -> None:
    people = DOE.replace("born: 1930-02-28,", f"born: {born},")
    assert [(each.id, each.title) for each in lives.told(people)] == [("doe/death", "Jane Doe dies")]


@pytest.mark.parametrize(
    ("kind", "day", "told"),
    [
        ("death", "03", False),
        ("loss", "03T14:00Z", False),
        ("landing", "02T22:00Z", False),  # the third already, some way to the east
        ("landing", "01T22:00Z", True),
        ("milestone", "02", True),
        ("meeting", "03", True),
    ],
)
def test_a_death_that_an_event_tells_is_not_told_again(lives: Lives, kind: str, day: str, *, told: bool) -> None:
    end = event("end", day, kind, people="doe")
    assert [each.id for each in lives.told(DOE, end)] == ["doe/birth", *(["doe/death"] if told else [])]


def test_a_birth_is_a_day_without_a_time_in_every_zone(lives: Lives) -> None:
    lives.told(DOE)
    found = on_day(lives.catalogue, date(2025, 2, 28), UTC)
    assert [(each.id, each.years, each.clock, each.mission) for each in found] == [("doe/birth", 95, "1930-02-28", "")]
    assert on_day(lives.catalogue, date(2025, 2, 28), UTC, missions=["f1"]) == []


def test_its_id_cites_the_person_and_its_sources_count_once(lives: Lives) -> None:
    lives.told(DOE)
    assert [citation(lives.catalogue, key).id for key in ("doe/birth", "doe/death", "doe")] == ["doe"] * 3
    assert sum(work.facts for work in works(lives.catalogue)) == 3  # the person, the mission, its event


def test_rivals_of_a_birth_are_rivals_of_the_event(lives: Lives) -> None:
    rival = f"disputed: [{{born: 1930-02-27, {TOLD}, note: Old style}}, {{died: 1980, {TOLD}, note: Rounded}}], "
    birth, death = lives.told(DOE.replace("weight: 4, ", f"weight: 4, {rival}"))
    assert [(each.field, each.value) for each in birth.disputed] == [("at", "1930-02-27")]
    assert [(each.field, each.value) for each in death.disputed] == [("at", "1980")]
