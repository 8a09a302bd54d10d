"""One thing as a whole: what it is called, then a line for each field that is not empty, with names for ids."""

import re

import pytest

from tests.conftest import Run
from tests.examples import EXAMPLES, OF_EVERYTHING
from tests.readers import read_markdown, width_of

WIDTHS = (60, 80, 100, 140)
SHEETS = {name: argv for name, argv in EXAMPLES.items() if argv[0] in {"show", "person", "cite"}}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_fits_its_terminal(run: Run, name: str, width: int) -> None:
    lines = run(*SHEETS[name], width=width).out.split("\n")
    assert [line for line in lines if width_of(line) > width or line != line.rstrip()] == []


def test_a_name_has_its_id_at_the_right_or_below(run: Run) -> None:
    assert run("show", "astp", width=80).out.splitlines()[0] == "Apollo-Soyuz Test Project" + "mission astp".rjust(55)
    assert run("show", "sp-4209", width=60).out.splitlines()[:2] == [
        "The Partnership: A History of the Apollo-Soyuz Test Project",
        "work sp-4209",
    ]


def entries(text: str) -> dict[str, str]:
    """Return the fields of a sheet without colours, by their headings."""
    found: dict[str, str] = {}
    for line in text.split("\n")[2:]:
        if heading := re.match(r"(\S+(?: \S+)*)  +(.*)", line):
            name, told = heading.groups()
            found[name] = told
        elif line.startswith("  "):
            found[name] += f" {line.strip()}"
    return found


def test_a_mission_names_who_flew_and_what_it_is_about(run: Run) -> None:
    sheet = entries(run("show", "astp", width=140).out)
    assert sheet["Crew"].startswith("Thomas Stafford: commander of Apollo Vance Brand: command module pilot of Apollo")
    assert "Alan Bean" not in sheet["Crew"]
    assert sheet["Agencies"].startswith("National Aeronautics and Space Administration, ")
    assert "Soyuz 19: Launch mass: 6,680 kg ≠" in sheet["Figures"]
    assert "Cost to NASA: 245,000,000 US dollars ≠" in sheet["Figures"]
    assert "Length of flight: 5 d 22 h 30 min 54 s" in sheet["Figures"]
    assert "The Partnership: A History of the Apollo-Soyuz Test Project" in sheet["Sources"]


def test_a_line_below_says_where_the_rest_is(run: Run) -> None:
    below = " ".join(run("show", "apollo-11", width=80).out.split("\n\n")[-1].split())
    assert below == (
        "`missionfacts timeline apollo-11` tells its events, `figures apollo-11` has all 17 figures,"
        " `crew apollo-11 --status all` who else had a part"
    )


def test_an_event_has_names_for_missions_people_and_spacecraft(run: Run) -> None:
    sheet = entries(run("show", "astp/first-docking", width=200).out)
    assert sheet["Mission"] == "Apollo-Soyuz Test Project"
    assert sheet["Spacecraft"] == "Apollo, Soyuz 19"
    assert sheet["People"] == "Thomas Stafford, Vance Brand, Deke Slayton, Alexei Leonov, Valeri Kubasov"


@pytest.mark.parametrize("name", ["astp", "leonov", "nasa", "astp/first-docking", "astp/dm-mass", "astp/ma-148"])
def test_no_id_stands_where_there_is_a_name(run: Run, name: str) -> None:
    ids = {"astp", "nasa", "sp-4209", "sp-4012", "stafford", "brand", "slayton", "kubasov", "soyuz-19", "wikipedia-en"}
    told = " ".join(entries(run("show", name, width=200).out).values())
    assert ids & set(re.findall(r"[\w/-]+", told)) == set()


def test_what_is_empty_has_no_line(run: Run) -> None:
    assert "Note" not in entries(run("show", "astp/leonov-commander", width=80).out)
    assert "Note" in entries(run("show", "demo/demo-pilot-pilot", *OF_EVERYTHING, width=80).out)


def test_colours_are_those_of_all_screens(run: Run) -> None:
    text = run("show", "astp/dm-mass", width=80, color=True).out
    assert "\x1b[1mMass \x1b[0m\x1b[31m≠\x1b[0m" in text
    assert "\x1b[2mfigure astp/dm-mass\x1b[0m" in text
    assert "\x1b[36mValue       \x1b[0m2,006 kg" in text


@pytest.mark.parametrize("name", SHEETS)
def test_markdown_has_the_fields_of_the_sheet_with_its_headings(run: Run, name: str) -> None:
    header, (_, title), *rows = read_markdown(run(*SHEETS[name], "-f", "markdown").out)
    assert header == ["Field", "Value"]
    assert title
    assert all(value for _, value in rows)
    if SHEETS[name][0] != "person" and not name.startswith("show, PersonCard"):
        assert [heading for heading, _ in rows if heading != "Id"] == [
            heading for heading in entries(run(*SHEETS[name], width=250).out) if not heading.startswith("`")
        ]


def test_fields_that_were_asked_for_are_those_of_the_document_too(run: Run) -> None:
    text = run("show", "apollo-11", "-f", "markdown", "--fields", "name,agencies").out
    assert read_markdown(text)[1:] == [
        ["Mission", "Apollo 11"],
        ["Agencies", "National Aeronautics and Space Administration"],
    ]
