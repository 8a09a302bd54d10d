"""What follows from launch and landing, whichever files tell of them: a mission's span, its clock, elapsed time."""

import pytest

from missionfacts.catalogue import missions
from missionfacts.catalogue.days import anniversaries
from tests.compile.small import DOWN, STATION, UP, Compiling, File, event, seat

# From when to when a mission is


def test_a_mission_lasts_as_long_as_the_flight_of_what_its_crew_was_launched_in(small: Compiling) -> None:
    events = [
        event("target-up", "01T08:00Z", "launch", "target"), event("up", "02T10:00Z", "launch", "ship"),
        event("down", "05", "landing", "ship"), event("target-down", "20", "landing", "target"),
    ]  # fmt: skip
    found = small(f1=File(events, (seat("doe"),), ("ship", "target")), f2=File([UP, DOWN]))
    assert found.span("f1") == ("02T10:00Z", "05")


def test_it_lasts_else_as_long_as_that_of_the_craft_with_its_id(small: Compiling) -> None:
    events = [
        event("first-up", "01", "launch", "dos"), event("up", "03", "launch", "salyut"),
        event("loss", "04", "loss", "dos"), event("down", "09", "landing", "salyut"),
        event("end", "11", "loss", "salyut"),
    ]  # fmt: skip
    found = small(salyut=File(events, crafts=("salyut", "dos"), kind="station"))
    assert found.span("salyut") == ("03", "11")


def test_it_lasts_else_as_long_as_those_of_all_its_craft(small: Compiling) -> None:
    events = [
        event("a-up", "01", "launch", "a"), event("b-up", "02", "launch", "b"), event("b-down", "08", "landing", "b"),
        event("a-down", "06", "landing", "a"),
    ]  # fmt: skip
    found = small(f1=File(sorted(events, key=lambda each: each[each.index("1980") :]), crafts=("a", "b")))
    assert found.span("f1") == ("01", "08")


def test_launch_and_landing_may_stand_in_any_file(small: Compiling) -> None:
    carrier = [event("up", "01T10:00:00Z", "launch", "ship, f2/ship"), DOWN]
    station = STATION._replace(
        events=[event("down", "11", "loss", "f2/ship"), event("look", "10", "test", "st", "roe")][::-1]
    )
    found = small(f1=File(carrier, (seat("doe"),)), f2=File([], (seat("roe"),)), st=station)
    assert found.span("f1") == ("01T10:00:00Z", "10T10:00:00Z")
    assert found.span("f2") == ("01T10:00:00Z", "11")
    assert found.timeline("f2") == ["f1/up", "st/look", "st/down"]
    assert found.clock("f2") == [("met", "1980-01-01T10:00:00Z")]


def test_a_mission_whose_launch_is_not_told_has_no_span_and_stands_where_its_events_do(small: Compiling) -> None:
    early, late = File([event("talk", "02", "meeting")]), File([event("talk", "05", "meeting")])
    found = small(a=late, b=File([event("up", "03", "launch", "ship")]), c=early)
    assert found.span("a") == ("", "")
    assert [each.id for each in missions.missions(found.catalogue)] == ["c", "b", "a"]


@pytest.mark.parametrize(("kind", "end"), [("robotic", "20"), ("crewed", "20"), ("station", "20")])
def test_what_works_on_where_it_lands_ends_with_a_loss(small: Compiling, kind: str, end: str) -> None:
    events = [event("up", "01", "launch", "f1"), event("down", "09", "landing", "f1")]
    crafts = ("f1",)
    landed = small(f1=File(events, crafts=crafts, kind=kind)).span("f1")
    assert landed == ("01", "09" if kind == "crewed" else "")
    lost = small(f1=File([*events, event("loss", "20", "loss", "f1")], crafts=crafts, kind=kind)).span("f1")
    assert lost == ("01", end)


# The clock of a mission


@pytest.mark.parametrize(
    ("at", "kind", "clock"),
    [
        ("01T10:00:00Z", "crewed", ["met"]),
        ("01T10:00:00Z", "robotic", ["met"]),
        ("01T10:00Z", "crewed", []),
        ("01", "crewed", []),
        ("01T10:00:00Z~", "crewed", []),
        ("01T10:00:00Z", "station", []),
        ("01T10:00:00Z", "programme", []),
    ],
)
def test_a_flight_whose_launch_is_known_to_the_second_has_a_clock(
    small: Compiling, at: str, kind: str, clock: list[str]
) -> None:
    found = small(f1=File([event("up", at, "launch", "ship")], kind=kind))
    assert found.clock("f1") == [(each, f"1980-01-{at}") for each in clock]
    assert found.elapsed("f1") == {"f1/up": "0:00:00" if clock else ""}


def test_a_clock_that_a_file_gives_is_the_only_one(small: Compiling) -> None:
    found = small(f1=File([UP, DOWN], clock="1980-01-01T09:00:00Z"))
    assert found.clock("f1") == [("get", "1980-01-01T09:00:00Z")]
    assert found.elapsed("f1")["f1/up"] == "1:00:00"


@pytest.mark.parametrize("taken", ["an event", "a spacecraft"])
def test_a_file_may_call_something_else_as_that_clock_would_be_called(small: Compiling, taken: str) -> None:
    events = [UP, event("met", "02", "meeting")] if taken == "an event" else [UP]
    found = small(f1=File(events, crafts=("ship", "met") if taken == "a spacecraft" else ("ship",)))
    assert found.clock("f1") == []


def test_elapsed_time_is_on_the_clock_of_the_mission_that_is_asked_for(small: Compiling) -> None:
    docking = event("docking", "03T10:00:00Z", "docking", "ship, f2/ship, st/st")
    look = event("look", "04T10:00Z", "test", "st", "doe, roe")
    late = event("late", "12T10:00Z", "test", "st", more="also: [f1, f2], ")
    two = File([event("up", "02T10:00:00Z", "launch", "ship"), event("down", "20", "landing", "ship")], (seat("roe"),))
    found = small(
        f1=File([UP, docking, DOWN], (seat("doe"),), clock="1980-01-01T09:00:00Z"),
        f2=two,
        st=STATION._replace(events=[look, late]),
    )
    assert found.elapsed("f1") == {
        "f1/up": "1:00:00", "f1/docking": "49:00:00", "st/look": "73:00", "f1/down": "217:00:00", "st/late": "",
    }  # fmt: skip
    assert found.elapsed("f2") == {
        "f2/up": "0:00:00", "f1/docking": "24:00:00", "st/look": "48:00", "st/late": "240:00", "f2/down": "",
    }  # fmt: skip
    assert set(found.elapsed("st").values()) == {""}  # it has none
    everywhere = {each.id: each.elapsed for each in anniversaries(found.catalogue)}
    assert (everywhere["f1/docking"], everywhere["st/look"]) == ("49:00:00", "")  # where they stand
