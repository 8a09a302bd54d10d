"""RIS is read back by rispy."""

from typing import Any

import pytest
import rispy

from missionfacts.formats.citations.ris import ris
from missionfacts.model.works import Citation, Work
from tests.formats.citations.conftest import WORST


@pytest.fixture
def read(facts: list[Citation], works: dict[str, Work]) -> dict[str, dict[str, Any]]:
    found = rispy.loads("".join(ris(facts, works)))
    assert [each["id"] for each in found] == list(works)
    return {each["id"]: each for each in found}


def test_every_title_comes_out_in_one_line(read: dict[str, dict[str, Any]]) -> None:
    for number, title in enumerate(WORST):
        found = read[f"odd-{number}"]
        assert found["title"] == found["secondary_title"] == " ".join(title.split())


def test_types_are_those_of_reference_managers(read: dict[str, dict[str, Any]]) -> None:
    assert [read[key]["type_of_reference"] for key in ("book", "board", "paper", "journal", "site", "nothing")] == [
        "BOOK", "RPRT", "NEWS", "JOUR", "ELEC", "ELEC",
    ]  # fmt: skip


def test_people_have_their_family_names_first_and_an_organisation_has_no_comma(read: dict[str, dict[str, Any]]) -> None:
    assert read["book"]["authors"] == ["Ezell, Linda Neuman", "van den Berg, Chris"]
    assert read["journal"]["authors"] == ["Hou, Yi", "Лесников, Василий", "Cassidy", "Gehman, Harold W., Jr."]
    assert read["board"]["authors"] == ["Science and Technology Division (Library of Congress)"]


def test_a_newspaper_is_the_secondary_title_and_the_day_is_whole(read: dict[str, dict[str, Any]]) -> None:
    paper = read["paper"]
    assert (paper["secondary_title"], paper["publisher"], paper["year"], paper["date"], paper["access_date"]) == (
        "Independent (Long Beach)", "UPI", "1966", "1966/03/17/", "2026/11/22/",
    )  # fmt: skip
    assert (read["journal"]["volume"], read["journal"]["number"], read["journal"]["date"]) == ("61", "38", "1980/09//")


def test_places_are_notes_and_pages_of_what_has_pages(read: dict[str, dict[str, Any]]) -> None:
    assert read["book"]["notes"] == ["p. 12; table 2-54", "one/fact: p. 12; two/fact: table 2-54"]
    assert read["board"]["notes"] == ["p. 12", "Chaired by Harold W. Gehman Jr."]
    assert read["paper"]["start_page"] == "12"
