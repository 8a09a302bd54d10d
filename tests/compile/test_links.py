"""To which missions an event belongs, whichever file it stands in, and in which order they are told."""

import pytest

from missionfacts.catalogue import missions
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import EventFilter
from tests.compile.small import DOWN, STATION, UP, Compiling, File, event, seat
from tests.conftest import Run
from tests.places import TOLD
from tests.readers import read_tsv

# To which missions an event belongs


def test_an_event_belongs_to_the_missions_whose_craft_it_names(small: Compiling) -> None:
    docking = event("docking", "03T10:00Z", "docking", "ship, f2/ship, st/st")
    found = small(f1=File([UP, docking, DOWN]), f2=File([UP, DOWN]), f3=File([UP, DOWN]), st=STATION)
    assert found.timeline("f2") == ["f2/up", "f1/docking", "f2/down"]
    assert found.timeline("st") == ["f1/docking"]
    assert found.timeline("f3") == ["f3/up", "f3/down"]
    assert found.missions_of("f1/docking") == ("f1", "f2", "st")
    assert found.missions_of("f2/up") == ("f2",)


def test_it_belongs_to_the_mission_whose_craft_somebody_passes_into(small: Compiling) -> None:
    passage = event("passage", "03", "transfer", people="doe", more="to: f2/ship, ")
    found = small(f1=File([UP, passage, DOWN]), f2=File([UP, DOWN]))
    assert found.timeline("f2") == ["f2/up", "f1/passage", "f2/down"]


def test_it_belongs_to_the_missions_that_it_says(small: Compiling) -> None:
    found = small(f1=File([event("visit", "03", "visit", more="also: [f3, f2], ")]), f2=File([]), f3=File([UP]))
    assert (found.timeline("f2"), found.timeline("f3")) == (["f1/visit"], ["f3/up", "f1/visit"])
    assert found.missions_of("f1/visit") == ("f1", "f2", "f3")


def test_it_belongs_once_where_craft_crew_and_also_say_so(small: Compiling) -> None:
    docking = event("docking", "03T10:00Z", "docking", "f1/ship, st", "doe", "also: [f1], ")
    found = small(f1=File([UP, DOWN], (seat("doe"),)), st=STATION._replace(events=[docking]))
    assert found.timeline("f1") == ["f1/up", "st/docking", "f1/down"]
    assert found.mission("f1").events == 3


def test_the_way_home_in_the_ship_of_others_belongs_to_the_flight(small: Compiling) -> None:
    early, late = (
        event(key, f"{day}T10:00Z", "undocking", "ship, st/st") for key, day in (("moved", "04"), ("left", "09"))
    )
    docked, again = (
        event(key, f"{day}T10:00Z", "docking", "ship, st/st") for key, day in (("docked", "03"), ("again", "05"))
    )
    found = small(
        f1=File([UP, DOWN], (seat("doe", more="landed_in: f2, "), seat("roe"))),
        f2=File([UP, docked, early, again, late, DOWN]),
        st=STATION,
    )
    assert found.timeline("f1") == ["f1/up", "f2/left", "f1/down", "f2/down"]
    assert found.missions_of("f2/down") == ("f2", "f1")


ABOARD = {  # when somebody is told of in a station's file -> whether that belongs to the flight of 1 to 10 January
    "01T09:59:59Z": False,
    "01T10:00:00Z": True,
    "01": False,  # nobody knows whether it was after the launch: its place is the beginning of the day
    "05": True,
    "09T10:00Z/11T10:00Z": True,
    "10T10:00:00Z": True,
    "10T10:00:01Z": False,
    "10": True,
    "11": False,
}


@pytest.mark.parametrize("at", ABOARD)
def test_what_a_stations_file_tells_of_a_crew_in_flight_belongs_to_the_flight(small: Compiling, at: str) -> None:
    station = STATION._replace(events=[event("look", at, "test", "st", "doe")])
    found = small(f1=File([UP, DOWN], (seat("doe"), seat("poe", status="backup"))), st=station)
    assert ("st/look" in found.timeline("f1")) is ABOARD[at]


@pytest.mark.parametrize("at", ["10T18:00Z", "10T09:00Z"])
def test_a_landing_that_is_known_to_the_day_may_be_at_its_end(small: Compiling, at: str) -> None:
    station = STATION._replace(events=[event("look", at, "test", "st", "doe")])
    found = small(f1=File([UP, event("down", "10", "landing", "ship")], (seat("doe"),)), st=station)
    assert "st/look" in found.timeline("f1")


def test_a_crew_that_has_not_landed_is_in_flight(small: Compiling) -> None:
    found = small(f1=File([UP], (seat("doe"),)), st=STATION._replace(events=[event("x", "31", "test", "st", "doe")]))
    assert found.timeline("f1") == ["f1/up", "st/x"]


@pytest.mark.parametrize("landed_in", ["f2", "f2/ship"])
def test_who_comes_down_in_another_ship_is_in_flight_until_that_lands(small: Compiling, landed_in: str) -> None:
    station = STATION._replace(
        events=[
            event("before", "04T10:00Z", "test", "st", "roe"),
            event("early", "06T10:00Z", "test", "st", "doe, roe"),
            event("late", "12T10:00Z", "test", "st", "doe, roe"),
            event("after", "21T10:00Z", "test", "st", "doe, roe"),
        ]
    )
    one = File([UP, DOWN], (seat("doe", more=f"landed_in: {landed_in}, "),))
    two = File(
        [event("up", "05T10:00Z", "launch", "ship"), event("down", "20T10:00Z", "landing", "ship")],
        (seat("roe", more="landed_in: f1/ship, "),),
    )
    found = small(f1=one, f2=two, st=station)
    assert [key for key in found.timeline("f1") if key.startswith("st/")] == ["st/early", "st/late"]
    assert [key for key in found.timeline("f2") if key.startswith("st/")] == ["st/early"]


@pytest.mark.parametrize(
    "why", ["not of the prime crew", "without a ship", "no station", "no crewed flight", "no launch"]
)
def test_what_does_not_belong_to_a_flight_for_its_crew(small: Compiling, why: str) -> None:
    status, craft = ("backup", "ship") if why == "not of the prime crew" else ("prime", "ship")
    crew = seat("doe", craft, status=status)
    if why == "without a ship":
        crew = f"{{person: doe, role: pilot, status: prime, {TOLD}}}"
    one = File(
        [DOWN] if why == "no launch" else [UP, DOWN], (crew,), kind="robotic" if why == "no crewed flight" else "crewed"
    )
    if why == "no launch":
        one = one._replace(events=[event("test", "02", "test", "ship")])
    station = STATION._replace(
        events=[event("look", "05T10:00Z", "test", "st", "doe")],
        kind="crewed" if why == "no station" else "station",
    )
    found = small(f1=one, st=station)
    assert "st/look" not in found.timeline("f1")
    assert found.missions_of("st/look") == ("st",)


# In which order events are told


def test_an_event_without_a_time_of_day_comes_after_the_timed_one_above_it_on_that_day(small: Compiling) -> None:
    ours = [
        event("year", "01", "meeting").replace("1980-01-01", "1980"), event("up", "03T10:00:00Z", "launch", "ship"),
        event("a", "03", "meeting"), event("b", "04", "meeting"), event("c", "04T12:00Z", "meeting"),
        event("d", "04", "meeting"),
    ]  # fmt: skip
    theirs = [
        event(key, at, "meeting", more="also: [f1], ")
        for key, at in (("m", "03T09:00Z"), ("n", "03T11:00Z"), ("o", "04T10:00Z"), ("p", "04"), ("q", "05"))
    ]
    found = small(f1=File(ours), f2=File(theirs))
    assert [key.partition("/")[2] for key in found.timeline("f1")] == [
        "year", "m", "up", "a", "n", "b", "o", "p", "c", "d", "q",
    ]  # fmt: skip


def test_what_took_days_comes_after_what_is_timed_on_the_first_of_them(small: Compiling) -> None:
    stay = event("stay", "05", "meeting", more="also: [f1], ").replace("-05", "-05/1980-01-09")
    noon = event("noon", "05T12:00Z", "meeting", more="also: [f1], ")
    ours = [
        event("morning", "05T09:00Z", "meeting"),
        event("night", "05T21:00Z", "meeting"),
        event("next", "06", "test"),
    ]
    alone = small(f1=File(ours), f2=File([stay]))
    assert [key.partition("/")[2] for key in alone.timeline("f1")] == ["morning", "night", "stay", "next"]
    above = small(f1=File(ours), f2=File([stay, noon]))  # its file knows better
    assert [key.partition("/")[2] for key in above.timeline("f1")] == ["morning", "stay", "noon", "night", "next"]


def test_those_of_one_place_in_time_go_by_launch_of_their_mission_and_as_its_file_tells_them(small: Compiling) -> None:
    visit = [event("z", "05", "visit", more="also: [f1], "), event("y", "05", "visit", more="also: [f1], ")]
    found = small(
        f1=File([event("x", "05", "visit")]),
        f2=File([event("up", "02", "launch", "ship"), *visit]),
        f3=File([event("up", "01", "launch", "ship"), *visit]),
    )
    assert found.timeline("f1") == ["f3/z", "f3/y", "f2/z", "f2/y", "f1/x"]


def test_where_all_stand_in_one_file_they_are_as_it_tells_them(small: Compiling) -> None:
    about = [event("noon", "05T12:00Z~", "meeting"), event("morning", "05T10:00Z", "meeting"), UP.replace("01T", "05T")]
    found = small(f1=File(about))
    assert found.timeline("f1") == ["f1/noon", "f1/morning", "f1/up"]


# Of all that is shipped


@pytest.mark.slow
def test_every_mission_counts_what_its_timeline_tells(run: Run) -> None:
    rows = read_tsv(run("missions", "--fields", "id,events").out)
    assert len(rows) > 500
    for key, events in rows:
        assert len(read_tsv(run("timeline", key, "--fields", "id").out)) == int(events), key


def test_every_event_belongs_to_all_missions_that_tell_it(catalogue: Catalogue) -> None:
    told: dict[str, set[str]] = {}
    belongs: dict[str, set[str]] = {}
    for mission in missions.missions(catalogue):
        events = list(missions.events(catalogue, mission.id, EventFilter()))
        assert len(events) == mission.events
        for each in events:
            told.setdefault(each.id, set()).add(mission.id)
            belongs[each.id] = set(each.missions)
            assert each.missions[0] == each.mission
            assert {craft.partition("/")[0] for craft in (*each.spacecraft, each.to) if "/" in craft} <= belongs[
                each.id
            ]
            assert set(each.also) <= belongs[each.id]
    assert told == belongs
