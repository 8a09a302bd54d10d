"""How well the flights are told; tools/stories.py counts, and docs/data.md has the table."""

import re

import pytest
from tools import stories
from tools.stories import LANDMARKS, ROWS, TRAITS, Row, Trait

from missionfacts.catalogue.database import Catalogue
from tests.conftest import ROOT, Run

SIXTY = 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_as_much_is_told_as_was_found_to_be(row: Row, catalogue: Catalogue) -> None:
    told = row.told(catalogue)
    assert sum(each.enough(row.share) for each in told) >= row.held * len(told), stories.too_little(catalogue, row.name)


@pytest.mark.parametrize("trait", TRAITS, ids=lambda trait: trait.name)
def test_as_many_have_a_trait_as_were_found_to(trait: Trait, catalogue: Catalogue) -> None:
    has, lacks = stories.with_trait(trait, catalogue)
    assert len(has) >= trait.held * len(has + lacks), lacks


def test_the_table_in_the_docs_is_the_one_that_is_counted(catalogue: Catalogue) -> None:
    assert stories.table(catalogue) in (ROOT / "docs" / "data.md").read_text("utf-8")


def test_every_flight_with_a_crew_that_has_ended_is_counted_once(catalogue: Catalogue) -> None:
    counted = sorted(each.name for row in ROWS[:3] for each in row.told(catalogue))
    flights = catalogue.rows("SELECT id FROM mission WHERE kind = 'crewed' AND \"end\" <> '' ORDER BY id")
    assert counted == [mission for (mission,) in flights]


def test_the_landmarks_are_sixty() -> None:
    assert len(LANDMARKS) == len(set(LANDMARKS)) == SIXTY


@pytest.mark.parametrize("mission", ["apollo-8", "soyuz-4", "blue-origin-ns-16"])
def test_the_count_is_what_a_timeline_has(run: Run, catalogue: Catalogue, mission: str) -> None:
    told = {each.name: each for row in ROWS for each in row.told(catalogue)}[mission]
    times = run("timeline", mission, "--fields", "at", "--no-header").out.splitlines()
    assert len(times) == told.events
    assert sum(":" in at.partition("/")[0] for at in times) == told.exact


def test_quotation_marks_are_those_that_a_keyboard_has() -> None:
    for path in sorted((ROOT / "data").glob("*.yaml")):
        assert not re.search("[“”‘’„]", path.read_text("utf-8")), path.name
