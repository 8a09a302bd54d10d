"""All works of the shipped data, and all that the largest missions rest on, read back by other programs."""

import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_again
from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.works import bibliography, citations_of
from missionfacts.formats.citations.biblatex import biblatex
from missionfacts.formats.citations.bibtex import bibtex
from missionfacts.formats.citations.csl import csl_json
from missionfacts.formats.citations.ris import ris
from missionfacts.formats.citations.styled import styled
from missionfacts.model.works import Citation, Work
from tests.works import fact_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def works(catalogue: Catalogue) -> dict[str, Work]:
    return bibliography(catalogue)


@pytest.fixture(scope="module")
def every(works: dict[str, Work]) -> list[Citation]:
    """Return a fact that rests on every work."""
    return [fact_of(*((key, "p. 12") for key in works))]


@pytest.fixture(scope="module")
def largest(catalogue: Catalogue) -> list[Citation]:
    """Return all that stands in, or belongs to, the ten missions with most events."""
    rows = catalogue.rows("SELECT mission FROM event_mission GROUP BY mission ORDER BY count(*) DESC LIMIT 10")
    return [each for (mission,) in list(rows) for each in citations_of(catalogue, mission)]


def test_every_work_is_drawn_by_pybtex_with_its_place(works: dict[str, Work], every: list[Citation]) -> None:
    data = parse_string("".join(bibtex(every, works)), "bibtex")
    assert list(data.entries) == list(works)
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    for each in style.format_entries(data.entries.values()):
        drawn, work = each.text.render(backend).replace("\xa0", " "), works[each.key]
        assert "p. 12" in drawn
        assert work.container.split("_")[0] in drawn.replace("\\&", "&"), drawn


def test_every_work_is_read_from_biblatex_and_ris(works: dict[str, Work], every: list[Citation]) -> None:
    library = parse_again("".join(biblatex(every, works)))
    assert [entry.key for entry in library.entries] == list(works)
    assert not library.failed_blocks
    read = {each["id"]: each for each in rispy.loads("".join(ris(every, works)))}
    assert {key: each["title"] for key, each in read.items()} == {key: work.title for key, work in works.items()}
    assert {key: each.get("secondary_title", "") for key, each in read.items()} == {
        key: work.container for key, work in works.items()
    }


def test_no_style_repeats_a_key_of_what_the_largest_missions_rest_on(
    works: dict[str, Work], largest: list[Citation]
) -> None:
    wanted = list(dict.fromkeys(use.id for each in largest for use in each.sources))
    assert len(wanted) > 500
    assert [each["id"] for each in json.loads("".join(csl_json(largest, works)))] == wanted
    assert list(parse_string("".join(bibtex(largest, works)), "bibtex").entries) == wanted
    assert [each["id"] for each in rispy.loads("".join(ris(largest, works)))] == wanted


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_works_of_all_kinds_are_drawn_in_the_styles_of_journals(style: str, works: dict[str, Work]) -> None:
    some = list(works)[::31]
    lines = "".join(styled(style, [fact_of(*((key, "p. 12") for key in some))], works)).splitlines()
    assert len(lines) == len(some)
    drawn = "\n".join(lines).casefold()
    for key in some:
        work = works[key]
        assert work.title.casefold() in drawn
        assert work.container.casefold() in drawn
        assert work.year[:4] in drawn
    assert all("p. 12" in line.casefold() for line in lines)
