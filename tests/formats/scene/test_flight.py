"""A flight as marks along time, compared with where people were by the catalogue."""

from itertools import pairwise

import pytest

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import EventFilter, events
from missionfacts.dates.edtf import parse
from missionfacts.formats.scene.flight import Laid, Sizes, laid, legs_of, marks_of
from missionfacts.formats.scene.marks import KINDS
from missionfacts.formats.scene.places import placed

MISSIONS = ["astp", "apollo-9", "apollo-11", "gemini-7,gemini-6a", "soyuz-4,soyuz-5", "sts-71", "vostok-1", "gemini-8"]


def scene(catalogue: Catalogue, missions: str) -> Laid:
    drawn = lanes(catalogue, missions.split(","))
    told = [event for each in drawn.missions for event in events(catalogue, each, EventFilter())]
    places = {event.id: each.at for event, each in zip(told, placed([each.at for each in told]), strict=True)}
    return laid(drawn, Sizes(40, 20, 10, 30), (drawn.begins, drawn.ends), places)


@pytest.mark.parametrize("missions", MISSIONS)
def test_everybody_is_in_one_place_at_a_time_and_nowhere_in_between(catalogue: Catalogue, missions: str) -> None:
    place = scene(catalogue, missions)
    for person in place.lanes.people:
        legs = legs_of(place, person.person)
        assert all(leg.since <= leg.until for leg in legs)
        assert all(one.until == other.since and one.y != other.y for one, other in pairwise(legs))
        stays = [stay for stay in place.lanes.stays if stay.person == person.person and stay.craft in place.bands]
        for leg in legs:
            there = [stay for stay in stays if stay.craft == leg.craft]
            assert any(stay.earliest <= leg.since or leg.since == place.begins for stay in there), (
                f"{person.person} is in {leg.craft} before that may be"
            )


@pytest.mark.parametrize("missions", MISSIONS)
def test_no_two_people_share_a_place_and_all_marks_are_inside(catalogue: Catalogue, missions: str) -> None:
    place = scene(catalogue, missions)
    heights = [y for band in place.bands.values() for y in band.slots.values()]
    assert len(heights) == len(set(heights))
    for mark in marks_of(place):
        assert place.begins <= mark.since <= mark.until <= place.ends
        assert mark.y >= 40 and mark.y + mark.height <= place.bottom
        assert mark.what in KINDS


def test_who_passes_over_at_a_time_that_nobody_tells_does_so_where_that_is_told(catalogue: Catalogue) -> None:
    """Schweickart went into Spider on 5 March 1969, McDivitt an hour later: no clock time is known of either."""
    place = scene(catalogue, "apollo-9")
    entered = {person: legs_of(place, person)[1] for person in ("schweickart", "mcdivitt")}
    assert entered["schweickart"].since < entered["mcdivitt"].since
    assert not any(leg.sure for leg in entered.values())
    jumps = [mark for mark in marks_of(place) if mark.what == "jump"]
    assert jumps and all(mark.about for mark in jumps)


def test_who_is_outside_is_drawn_so_as_long_as_that_is_known(catalogue: Catalogue) -> None:
    place = scene(catalogue, "apollo-11")
    outside = [(mark.since, mark.until) for mark in marks_of(place) if mark.what == "outside"]
    assert sorted(outside) == sorted((walk.begins, walk.ends) for walk in place.lanes.walks)
    assert len(outside) == 2


def test_eagle_stands_on_the_moon_once(catalogue: Catalogue) -> None:
    (stood,) = [mark for mark in marks_of(scene(catalogue, "apollo-11")) if mark.what == "stand"]
    assert (stood.title, stood.since, stood.until) == (
        "on the Moon",
        *(parse(f"1969-07-{at}Z").earliest for at in ("20T20:17:39", "21T17:54:00")),
    )


def test_what_is_docked_until_nobody_tells_when_is_pale(catalogue: Catalogue) -> None:
    """Gemini 8 left its Agena on 16 March 1966; the clock time is not in the data."""
    marks = marks_of(scene(catalogue, "gemini-8"))
    (pale,) = [mark for mark in marks if mark.what == "maybe"]
    assert pale.about and not [mark for mark in marks if mark.what == "dock"]
    assert {mark.about for mark in marks if mark.what == "edge"} == {True, False}
