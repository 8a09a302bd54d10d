"""BibTeX and BibLaTeX are read back by pybtex and bibtexparser, and drawn by pybtex's plain style."""

import re

import pytest
from bibtexparser.entrypoint import parse_string as parse_again
from pybtex.database import BibliographyData, Person, parse_string
from pybtex.plugin import find_plugin
from pylatexenc.latex2text import LatexNodes2Text

from missionfacts.formats.citations.biblatex import biblatex
from missionfacts.formats.citations.bibtex import bibtex
from missionfacts.model.works import Citation, Work
from tests.formats.citations.conftest import WORST
from tests.works import fact_of, work_of

SIGNS = {sign: chr(0xE000 + number) for number, sign in enumerate("{}<>|")}  # which pylatexenc has no names for


@pytest.fixture(params=[bibtex, biblatex], ids=["bibtex", "biblatex"])
def text(request: pytest.FixtureRequest, facts: list[Citation], works: dict[str, Work]) -> str:
    return "".join(request.param(facts, works))


def plain(value: str) -> str:
    """Return what TeX makes of a value, as pylatexenc reads it."""
    for name, sign in (("braceleft", "{"), ("braceright", "}"), ("less", "<"), ("greater", ">"), ("bar", "|")):
        value = value.replace(f"\\text{name}{{}}", SIGNS[sign])
    read = LatexNodes2Text(keep_braced_groups=False, strict_latex_spaces=True).latex_to_text(value)
    for sign, kept in SIGNS.items():
        read = read.replace(kept, sign)
    return " ".join(read.split()).replace("ˆ", "^")


def one_line(title: str) -> str:
    return " ".join(title.split())


def test_two_readers_find_every_work_once(text: str, works: dict[str, Work]) -> None:
    assert list(parse_string(text, "bibtex").entries) == list(works)
    library = parse_again(text)
    assert [entry.key for entry in library.entries] == list(works)
    assert not library.failed_blocks


def test_every_title_comes_out_as_it_went_in(text: str) -> None:
    read: BibliographyData = parse_string(text, "bibtex")
    for number, title in enumerate(WORST):
        said = read.entries[f"odd-{number}"].fields["title"]
        # pylatexenc makes dashes and quotation marks as TeX does; what keeps TeX from it is an empty group.
        assert plain(said) == one_line(title), said


def test_nothing_that_tex_would_obey_stands_bare(text: str) -> None:
    for line in text.splitlines():
        value = re.sub(r"^  (url|month|year) = .*|^@\w+\{.*", "", line)
        assert not re.search(r"(?<!\\)[%#&$_^~]|--|``|''", value), line


def people(persons: list[Person]) -> list[tuple[str, ...]]:
    """Return given name, particle, family name and suffix of each."""
    parts = [
        (each.first_names + each.middle_names, each.prelast_names, each.last_names, each.lineage_names)
        for each in persons
    ]
    return [tuple(" ".join(part) for part in those) for those in parts]


def test_people_are_taken_apart_and_organisations_are_not(text: str) -> None:
    read = parse_string(text, "bibtex").entries
    assert people(read["book"].persons["author"]) == [
        ("Linda Neuman", "", "Ezell", ""),
        ("Chris", "van den", "Berg", ""),
    ]
    assert people(read["book"].persons["editor"]) == [("T. T.", "von", "Rosenvinge", "")]
    assert people(read["board"].persons["author"]) == [
        ("", "", "{Science and Technology Division, Library of Congress}", "")
    ]
    assert people(read["journal"].persons["author"]) == [
        ("Yi", "", "Hou", ""),
        ("Василий", "", "Лесников", ""),
        ("", "", "{Cassidy}", ""),
        ("Harold W.", "", "Gehman", "Jr."),
    ]


def test_places_are_the_note_and_an_annotation_says_which_fact_has_which(text: str) -> None:
    read = parse_string(text, "bibtex").entries
    assert read["book"].fields["note"] == "p. 12; table 2-54"
    notes = read["book"].fields
    assert notes.get("annote", notes.get("annotation")) == r"one/fact: p. 12; two/fact: table 2-54"
    assert read["board"].fields["note"] == "p. 12. Chaired by Harold W. Gehman Jr."


def test_addresses_are_ascii_and_have_no_braces(text: str) -> None:
    read = parse_string(text, "bibtex").entries
    assert read["paper"].fields["url"] == "https://example.org/%7Bodd%7D?q=%C3%BC"
    assert read["book"].fields["url"] == "https://example.org/a_b%20c#d"


def test_a_newspaper_is_a_journal_with_a_day(facts: list[Citation], works: dict[str, Work]) -> None:
    old = parse_string("".join(bibtex(facts, works)), "bibtex").entries["paper"]
    new = parse_string("".join(biblatex(facts, works)), "bibtex").entries["paper"]
    assert (old.type, old.fields["journal"]) == ("misc", "Independent (Long Beach)")  # an article has an author
    assert (old.fields["day"], old.fields["month"], old.fields["year"]) == ("17", "March", "1966")
    assert old.fields["howpublished"].startswith("Independent (Long Beach), 17 Mar 1966, UPI, https://")
    assert (new.type, new.fields["journaltitle"], new.fields["date"], new.fields["urldate"]) == (
        "article", "Independent (Long Beach)", "1966-03-17", "2026-11-22",
    )  # fmt: skip
    assert new.fields["entrysubtype"] == "newspaper"


def test_biblatex_has_types_for_what_there_is(facts: list[Citation], works: dict[str, Work]) -> None:
    read = parse_string("".join(biblatex(facts, works)), "bibtex").entries
    assert {key: read[key].type for key in ("book", "board", "paper", "journal", "site", "nothing")} == {
        "book": "book", "board": "report", "paper": "article", "journal": "article", "site": "online",
        "nothing": "misc",
    }  # fmt: skip
    assert read["book"].fields["publisher"] == "{Airbus Defence and Space}"  # a list, which "and" would part
    assert (read["book"].fields["date"], read["journal"].fields["date"]) == ("1975/1977", "1980-09")


def test_the_plain_style_prints_author_work_publisher_day_and_place(
    facts: list[Citation], works: dict[str, Work]
) -> None:
    data = parse_string("".join(bibtex(facts, works)), "bibtex")
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "plaintext")()
    drawn = {each.key: each.text.render(backend) for each in style.format_entries(data.entries.values())}
    assert drawn.keys() == works.keys()
    assert "Ezell" in drawn["book"]
    assert "Airbus Defence and Space" in drawn["book"]
    assert "Library of Congress" in drawn["board"]
    assert "Independent (Long Beach)" in drawn["paper"]
    assert "March" in drawn["paper"]
    assert "Xinhua, https://example.org/" in drawn["site"]
    assert all("p. 12" in line.replace("\xa0", " ") for line in drawn.values())


def test_a_title_that_begins_with_a_command_is_no_accented_letter() -> None:
    work = work_of("\\begins", publisher="P")
    (text,) = bibtex([fact_of(("book", ""))], {"book": work})
    assert "title = {{{}\\textbackslash{}begins}}" in text
