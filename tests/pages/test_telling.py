"""What pages say is true, is said once, and leads to where it is from."""

import re
from pathlib import Path

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.pages.almanac import almanac
from missionfacts.pages.day import day_page
from missionfacts.pages.expedition import expedition_page
from missionfacts.pages.mission import mission_page
from missionfacts.pages.model import Cell, Fact, Page, Rows, Words
from missionfacts.pages.person import person_page
from missionfacts.pages.rendering import renderer
from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.pages.reading import Read, said


def fact(page: Page, term: str) -> Fact | None:
    return next((each for each in page.facts if each.term == term), None)


def text(cell: Cell) -> str:
    return "".join(part.text for part in cell.parts)


def table(page: Page, block: str) -> Rows:
    return next(each for each in page.blocks if each.id == block).tables[0]


def read(page: Page) -> Read:
    return Read(renderer(alone=True).html(page))


@pytest.mark.parametrize(
    ("mission", "end"),
    [
        ("sts-51-l", "Lost"),
        ("sts-107", "Lost"),
        ("soyuz-11", "Landing"),
        ("astp", "Last landing"),
        ("mir", "End"),
    ],
)
def test_the_end_of_a_mission_is_called_what_it_was(catalogue: Catalogue, mission: str, end: str) -> None:
    terms = {each.term for each in mission_page(almanac(catalogue), mission).facts}
    assert terms & {"Lost", "Landing", "Last landing", "End"} == {end}


def test_a_page_does_not_say_of_each_event_what_it_is_about(catalogue: Catalogue) -> None:
    shared = almanac(catalogue)
    person = [entry for block in person_page(shared, "gagarin").blocks for day in block.days for entry in day.entries]
    assert any(each.people for each in person)
    assert not any(name.text == "Yuri Gagarin" for each in person for name in each.people)
    crew = expedition_page(shared, "salyut-6/eo-1")
    aside = [each.text for block in crew.blocks for day in block.days for entry in day.entries for each in entry.aside]
    assert "Soyuz 26" in aside and "Salyut 6" not in aside


def test_a_resident_crew_is_said_to_be_of_its_station(catalogue: Catalogue) -> None:
    shared = almanac(catalogue)
    page = expedition_page(shared, "iss/expedition-1")
    assert text(page.lead[0]) == "Expedition 1 was a resident crew of the International Space Station."
    assert page.description.startswith(
        "Expedition 1 was a resident crew of the International Space Station, 2 Nov 2000"
    )
    ships = {text(row[0]) for row in table(page, "ships").rows}
    assert {"Progress M1-4", "Endeavour (STS-97)"} <= ships


@pytest.mark.parametrize(("person", "language"), [("leonov", "ru"), ("yang", "zh")])
def test_own_names_say_their_language(catalogue: Catalogue, person: str, language: str) -> None:
    page = read(person_page(almanac(catalogue), person))
    assert next(each.get("lang") for each in page.all("span") if each.get("lang")) == language


def test_who_has_no_other_name_is_told_of_in_a_sentence(catalogue: Catalogue) -> None:
    assert text(person_page(almanac(catalogue), "sharman").lead[0]) == "1 flight in space."


def test_a_flight_of_a_person_has_its_source_and_the_ship_home(catalogue: Catalogue) -> None:
    page = person_page(almanac(catalogue, frozenset({"missions/soyuz-tm-13.html"})), "krikalev")
    flights = table(page, "flights").rows
    assert all(row[2].notes for row in flights[:-1])
    home = [part for part in flights[1][4].parts if part.text == "Soyuz TM-13"]
    assert home == [Words("Soyuz TM-13", "../missions/soyuz-tm-13.html")]
    walks = {part.to for row in table(page, "spacewalks").rows for part in row[1].parts if isinstance(part, Words)}
    assert all(to.startswith("#e-") for to in walks - {""})


def test_what_others_say_of_a_life_is_reached_from_its_date(catalogue: Catalogue) -> None:
    (key,) = catalogue.first("SELECT id FROM person WHERE disputed LIKE '%born%' ORDER BY id") or ("",)
    page = person_page(almanac(catalogue), str(key))
    born = fact(page, "Born")
    assert born and Words("≠", f"#d-{key}") in born.cell.parts


def test_only_signs_that_occur_are_explained(catalogue: Catalogue) -> None:
    shared = almanac(catalogue)
    told = said(read(day_page(shared, 12, 31)).all("p", class_="k")[0])
    assert "Good sources differ" not in told and "Bold" not in told
    assert "Good sources differ" in said(read(mission_page(shared, "astp")).all("p", class_="k")[0])


def test_columns_in_which_nothing_stands_are_not_there(catalogue: Catalogue) -> None:
    page = mission_page(almanac(catalogue), "x-15-3-22-36")
    assert list(table(page, "ships").filled.heads) == ["Name", "Type"]
    assert list(table(page, "crew").filled.heads) == ["Name", "Spacecraft", "Role", "Nation"]
    assert table(page, "crew").title == ""
    narrow = Rows(("a", "b", "c"), [[Cell([Words("x")]), Cell(), Cell([Words("y")])]], numeric=(2,), minor=(1,)).filled
    assert (list(narrow.heads), narrow.numeric, narrow.minor) == (["a", "c"], [1], [])


def test_what_is_only_an_inclination_is_not_called_an_orbit(catalogue: Catalogue) -> None:
    orbit = fact(mission_page(almanac(catalogue), "spacex-crew-1"), "Orbit")
    assert orbit and text(orbit.cell) == "inclined 51.66°"


def test_kinds_are_called_in_words_and_long_flights_counted_in_days(catalogue: Catalogue) -> None:
    shared = almanac(catalogue)
    told = read(mission_page(shared, "voyager-1")).text
    assert "flight time 545\u00a0d 23\u00a0h 8\u00a0min" in told
    assert not re.search(r"flight time \d{4,}:", told)
    asides = {
        part.text
        for block in mission_page(shared, "spacex-crew-1").blocks
        for day in block.days
        for entry in day.entries
        for part in entry.aside
    }
    assert "EVA" in asides and "eva" not in asides


def test_ways_back_from_a_source_are_told_apart(catalogue: Catalogue) -> None:
    page = read(mission_page(almanac(catalogue), "apollo-11"))
    back = [each.get("aria-label") for each in page.all("a") if (each.get("aria-label") or "").startswith("back")]
    assert len(back) > 50
    places = {(each.get("aria-label"), each.get("href")) for each in page.all("a") if each.get("aria-label") in back}
    assert len({label for label, _ in places}) == len(places)


def test_what_a_sum_does_without_is_told_by_titles(catalogue: Catalogue) -> None:
    sql = (
        "SELECT person FROM event_person JOIN event ON event.seq = event_person.event"
        " WHERE kind = 'eva' AND duration = '' ORDER BY person"
    )
    (key,) = catalogue.first(sql) or ("",)
    told = [text(each) for block in person_page(almanac(catalogue), str(key)).blocks for each in block.points]
    assert any(re.fullmatch(r"Not counted: the time outside of “.*”: .*\.", each) for each in told), told


def test_a_page_tells_the_licence_of_its_own_data_only(catalogue: Catalogue, singles: dict[str, Path]) -> None:
    assert "Data: CC BY 4.0." in said(read(mission_page(almanac(catalogue), "astp")).all("footer")[0])
    assert "Data:" not in said(Read.file(singles["mission"]).all("footer")[0])


def test_a_leap_day_is_a_day(run: Run, tmp_path: Path) -> None:
    result = run("page", "29 February", "-o", str(tmp_path), *OF_EVERYTHING)
    assert (result.out, result.err) == (f"{tmp_path / '02-29.html'}\n", "")


def test_key_numbers_have_their_sources(catalogue: Catalogue) -> None:
    page = mission_page(almanac(catalogue), "vostok-1")
    noted = {each.term for each in page.facts if each.cell.notes}
    assert noted == {"Launch", "Landing", "Mass at launch", "Orbit"}
    numbers = [note.number for cell in (*page.lead, *(each.cell for each in page.facts)) for note in cell.notes]
    assert len(set(numbers)) == max(numbers)


def test_a_person_belonged_to_resident_crews(catalogue: Catalogue) -> None:
    shared = almanac(catalogue, frozenset({"expeditions/iss.expedition-1.html"}))
    crews = table(person_page(shared, "krikalev"), "expeditions")
    told = {text(row[0]): text(row[2]) for row in crews.rows}
    assert told["Expedition 1"] == "flight engineer" and told["Expedition 11"] == "commander"
    assert Words("Expedition 1", "../expeditions/iss.expedition-1.html") in [row[0].parts[0] for row in crews.rows]


def test_a_day_of_a_timeline_leads_to_its_page(catalogue: Catalogue) -> None:
    page = mission_page(almanac(catalogue, frozenset({"days/07-17.html"})), "astp")
    headings = [day.heading for block in page.blocks for day in block.days]
    assert Words("Thursday 17 July 1975", "../days/07-17.html") in headings
    assert Words("1972", "") in headings
