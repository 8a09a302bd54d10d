"""What pages are made of: kinds in groups, ticks of an axis, dots between their neighbours, notes."""

from itertools import pairwise

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import EventFilter, events
from missionfacts.dates.edtf import parse
from missionfacts.model.uses import Use
from missionfacts.model.vocabulary import EVENT_KINDS
from missionfacts.pages.almanac import almanac
from missionfacts.pages.axis import across, ticks
from missionfacts.pages.dots import dots
from missionfacts.pages.flight_drawing import drawing
from missionfacts.pages.kinds import GROUPS, group_of
from missionfacts.pages.mission import mission_page
from missionfacts.pages.notes import Notes
from tests.works import work_of


def test_every_kind_of_event_is_in_one_group() -> None:
    kinds = [kind for _, those in GROUPS.values() for kind in those.split()]
    assert sorted(kinds) == sorted(EVENT_KINDS)
    assert group_of("eva") == "flight"


@pytest.mark.parametrize(
    "span",
    [
        "1969-07-20T20:17:00Z/1969-07-20T20:18:00Z",
        "1975-07-15/1975-07-24",
        "2000-11-02/2001-03-19",
        "1998/2026",
        "0001/9999",
    ],
)
def test_ticks_are_few_in_order_and_within(span: str) -> None:
    when = parse(span)
    found = ticks(when.earliest, when.latest)
    assert 1 <= len(found) <= 16
    assert all(when.earliest <= tick.second <= when.latest for tick in found)
    assert [tick.second for tick in found] == sorted({tick.second for tick in found})
    places = [across(tick.second, when.earliest, when.latest) for tick in found]
    told = [(place, tick.text) for place, tick in zip(places, found, strict=True) if tick.text]
    assert all(place + 6 * len(text) <= after[0] for (place, text), after in pairwise(told))
    assert any(character.isdigit() for character in found[0].text)


def test_dots_without_a_time_stand_between_their_neighbours_and_are_hollow(catalogue: Catalogue) -> None:
    told = list(events(catalogue, "astp", EventFilter()))
    points = dots(told, (174_658_800, 175_468_704), lambda _: (0, ""), "astp")
    order = [event.id for event in told]
    places = [order.index("astp/" + point.entry.removeprefix("e-")) for point in points if "." not in point.entry]
    assert places == sorted(places)
    by_entry = {point.entry: point for point in points}
    assert not by_entry["e-into-the-docking-module"].known
    assert by_entry["e-first-docking"].known and by_entry["e-first-docking"].at == 174_845_349
    assert by_entry["e-first-docking"].at <= by_entry["e-into-the-docking-module"].at


def test_a_way_whose_time_is_not_known_is_dotted(catalogue: Catalogue) -> None:
    told = list(events(catalogue, "astp", EventFilter()))
    picture = drawing(lanes(catalogue, ["astp"]), told, "ASTP", "astp")
    jumps = [mark for mark in picture.marks if mark.what == "jump"]
    assert {mark.about for mark in jumps} == {True, False}
    assert sum(mark.what == "dock" for mark in picture.marks) == 2
    assert all(picture.begins <= mark.since <= mark.until <= picture.ends for mark in picture.marks)
    assert all(0 < mark.y <= picture.height for mark in picture.marks)


def test_a_work_has_one_number_and_each_place_in_it_the_ways_back() -> None:
    work = work_of("The Book", url="https://example.org/")
    notes = Notes({"book": work})
    first = notes.cite([Use("book", "p. 1", ""), Use("book", "p. 2", "9 a.m.")])
    second = notes.cite([Use("book", "p. 1", "")])
    assert [note.number for note in (*first, *second)] == [1, 1]
    assert first[0].title == "The Book, p. 1; p. 2 (prints: 9 a.m.)"
    assert [(use.at, use.refs) for use in notes.sources()[0].uses] == [
        ("p. 1", ["n1-1", "n1-2"]),
        ("p. 2", ["n1-1"]),
    ]


def test_only_an_address_of_the_web_is_a_link() -> None:
    work = work_of("The Book")._replace(url="javascript:alert(1)")
    notes = Notes({"book": work})
    notes.cite([Use("book", "", "")])
    assert notes.sources()[0].url == ""


def test_a_page_says_how_long_a_flight_took_those_who_landed_apart_from_the_ship(catalogue: Catalogue) -> None:
    page = mission_page(almanac(catalogue), "vostok-1")
    facts = {fact.term: "".join(part.text for part in fact.cell.parts if hasattr(part, "text")) for fact in page.facts}
    assert facts["In flight"].replace("\xa0", " ") == "1 h 40 min, Yuri Gagarin 1 h 48 min"
