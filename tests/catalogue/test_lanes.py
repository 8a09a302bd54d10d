"""A flight as lanes: what is drawn, and that it is what `aboard` says."""

import cProfile
import pstats

import pytest

from missionfacts.catalogue.aboard import aboard
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lane_facts import Happening, Ride
from missionfacts.catalogue.lane_phases import ENDED, phases
from missionfacts.catalogue.lane_spans import near_spans
from missionfacts.catalogue.lane_steps import steps
from missionfacts.catalogue.lanes import lanes
from missionfacts.catalogue.missions import Bound
from missionfacts.catalogue.moments import Window
from missionfacts.catalogue.people import landed_apart
from missionfacts.model.lanes import Lane, Span, Stay

MEETING = frozenset({("astp/apollo", "astp/soyuz-19")})
FLIGHTS = [
    "astp", "apollo-11", "apollo-13", "apollo-16", "soyuz-4", "soyuz-7", "vostok-1", "mercury-atlas-6", "gemini-8",
    "skylab-2", "soyuz-tm-12", "soyuz-t-15", "sts-71", "sts-132", "soyuz-ms-25", "shenzhou-9",
]  # fmt: skip


def test_craft_stand_beside_each_other_by_crew_and_a_way_between_them_in_the_link(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["astp"])
    assert [lane.name for lane in found.lanes] == ["Apollo", "Soyuz 19"]
    assert [(each.name, each.host) for each in found.passages] == [("Docking Module", "astp/apollo")]
    assert [each.family for each in found.people] == ["Stafford", "Brand", "Slayton", "Leonov", "Kubasov"]


def test_ships_are_docked_from_an_event_to_another_and_near_before_and_between(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["astp"])
    assert [(span.first, span.last, span.near) for span in found.spans] == [
        ("astp/brand-sights-soyuz", "astp/first-docking", True),
        ("astp/first-docking", "astp/first-undocking", False),
        ("astp/first-undocking", "astp/second-docking", True),
        ("astp/second-docking", "astp/final-undocking", False),
        ("astp/final-undocking", "astp/radio-farewell", True),
    ]
    assert sum(span.seconds or 0 for span in found.docked()) == 46 * 3600 + 46 * 60 + 44


def test_after_each_event_people_are_where_the_transfers_put_them(catalogue: Catalogue) -> None:
    after = lanes(catalogue, ["astp"]).by_event()

    def inside(event: str, craft: str) -> set[str]:
        return {person for person, there in after[f"astp/{event}"].where.items() if there.craft == f"astp/{craft}"}

    assert inside("soyuz-launch", "soyuz-19") == {"leonov", "kubasov"}
    assert not inside("soyuz-launch", "apollo")
    assert inside("into-the-docking-module", "docking-module") == {"stafford", "slayton"}
    assert inside("handshake", "apollo") == {"brand"}
    assert inside("first-transfer", "soyuz-19") == {"stafford", "slayton", "leonov", "kubasov"}
    assert inside("kubasov-to-apollo", "apollo") == {"brand", "slayton", "kubasov"}
    assert inside("soyuz-landing", "soyuz-19") == set()
    assert after["astp/handshake"].docked == MEETING
    assert after["astp/first-undocking"].near == MEETING


def test_who_walks_in_space_is_outside_and_who_landed_on_the_moon_is_there(catalogue: Catalogue) -> None:
    after = lanes(catalogue, ["apollo-11"]).by_event()
    there = after["apollo-11/first-step"].where["armstrong"]
    assert (there.craft, there.body, there.outside) == ("apollo-11/eagle", "Moon", True)
    assert not after["apollo-11/first-step"].where["michael-collins"].outside
    assert not after["apollo-11/lunar-liftoff"].where["armstrong"].body


def test_who_changes_ships_on_a_walk_without_a_time_does_so_while_they_are_docked(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["soyuz-4", "soyuz-5"])
    order = [step.event for step in found.steps]
    assert order.index("soyuz-4/docking") < order.index("soyuz-5/eva") < order.index("soyuz-4/undocking")
    moved = {move.person for move in found.by_event()["soyuz-5/eva"].moves}
    assert moved == {"yeliseyev", "khrunov"}


def test_two_missions_share_lanes_in_the_order_in_which_they_are_asked_for(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["gemini-7", "gemini-6a"])
    assert [lane.name for lane in found.lanes] == ["Gemini 7", "Gemini 6A"]
    near = [step.event for step in found.steps if step.near]
    order = [step.event for step in found.steps]
    first, last = order.index("gemini-6a/radar-lock"), order.index("gemini-6a/fly-around")
    assert near == order[first : last + 1]
    assert (len(near), "gemini-6a/rendezvous" in near) == (18, True)


@pytest.mark.parametrize(
    ("mission", "names"),
    [
        ("rosetta", ["Rosetta", "Philae"]),
        ("cassini-huygens", ["Cassini-Huygens", "Huygens"]),
        ("perseverance", ["Perseverance"]),  # what never left it has none
        ("kosmos-186-188", ["Kosmos 186", "Kosmos 188"]),
    ],
)
def test_without_people_there_is_a_lane_for_each_craft_that_went_a_way_of_its_own(
    catalogue: Catalogue, mission: str, names: list[str]
) -> None:
    assert [lane.name.split(" and ")[0] for lane in lanes(catalogue, [mission]).lanes] == names


def test_without_people_a_flight_is_drawn_no_further_than_something_is_told_of_it(catalogue: Catalogue) -> None:
    missions = [id_ for id_, kind in catalogue.rows("SELECT id, kind FROM mission") if kind in ("robotic", "programme")]
    assert len(missions) > 250
    for mission in missions:
        found = lanes(catalogue, [mission])
        told = max(
            row[0]
            for row in catalogue.rows(
                "SELECT latest FROM event JOIN event_mission ON event = seq WHERE event_mission.mission = ?", [mission]
            )
        )
        assert found.over, mission
        assert found.ends <= told, mission


def test_missions_without_people_stand_beside_each_other(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["sputnik-1", "mariner-4"])
    assert [lane.craft.partition("/")[0] for lane in found.lanes] == ["sputnik-1", "mariner-4"]
    assert all(
        step.lanes in ((), (f"{step.event.partition('/')[0]}/{step.event.partition('/')[0]}",)) for step in found.steps
    )


def test_a_lander_is_no_way_between_two_ships_that_never_met(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["apollo-11", "apollo-12"])
    assert (len(found.lanes), found.passages) == (4, [])


@pytest.mark.parametrize(("mission", "name"), [("voyager-1", "Voyager 1"), ("apollo-applications", "")])
def test_without_people_there_is_one_lane(catalogue: Catalogue, mission: str, name: str) -> None:
    if not name:
        mission, name = catalogue.first("SELECT id, name FROM mission WHERE kind = 'programme' ORDER BY id") or ("", "")
    found = lanes(catalogue, [mission])
    assert [lane.name for lane in found.lanes] == [name]
    assert not found.people
    assert {step.lanes for step in found.steps} == {(found.lanes[0].craft,)}


def test_craft_that_are_not_asked_for_are_docked_too_where_they_are_drawn(catalogue: Catalogue) -> None:
    """Soyuz TM-21 was docked to Mir before Atlantis came, and while it was there."""
    found = lanes(catalogue, ["sts-71"])
    docked = {(span.craft, span.other) for span in found.docked()}
    assert docked == {("sts-71/atlantis", "mir/mir"), ("mir/mir", "soyuz-tm-21/soyuz-tm-21")}


def test_phases_are_named_as_far_as_kinds_of_events_tell_them(catalogue: Catalogue) -> None:
    def told(mission: str, craft: str) -> list[tuple[str, str]]:
        found = lanes(catalogue, [mission])
        return [(str(phase), phase.event.partition("/")[2]) for phase in found.phases if phase.craft == craft]

    assert told("apollo-11", "apollo-11/eagle") == [
        ("before launch", ""),
        ("in flight", "launch"),
        ("docked", "transposition-docking"),
        ("near", "undocking"),
        ("alone", "descent-orbit"),
        ("on the Moon", "lunar-landing"),
        ("alone", "lunar-liftoff"),
        ("near", "coelliptic-burn"),
        ("docked", "docking"),
        ("cast off", "eagle-jettison"),
    ]
    assert told("vostok-1", "vostok-1/vostok-1")[-3:] == [
        ("in flight", "launch"),
        ("coming down", "retrofire"),
        ("landed", "landing"),
    ]
    assert told("sts-107", "sts-107/columbia")[-1] == ("lost", "break-up")
    assert not told("sts-71", "mir/mir")  # other ships than those that are drawn come and go


def test_a_phase_that_begins_at_no_known_time_has_none(catalogue: Catalogue) -> None:
    (down,) = (phase for phase in lanes(catalogue, ["astp"]).phases if phase.event == "astp/soyuz-retrofire")
    assert (down.what, down.since) == ("coming down", "1975-07-21")


@pytest.mark.parametrize("mission", FLIGHTS)
def test_phases_follow_on_each_other_and_agree_with_the_steps(catalogue: Catalogue, mission: str) -> None:
    found = lanes(catalogue, [mission])
    order = [step.event for step in found.steps]
    for lane in (lane for lane in found.lanes if not lane.station):
        those = [phase for phase in found.phases if phase.craft == lane.craft]
        begins = [order.index(phase.event) if phase.event else 0 for phase in those]
        assert begins == sorted(begins)
        for phase, begin, end in zip(those, begins, [*begins[1:], len(order)], strict=True):
            for step in found.steps[begin:end]:
                docked = {craft for pair in step.docked if lane.craft in pair for craft in pair} - {lane.craft}
                bodies = {there.body for there in step.where.values() if there.craft == lane.craft}
                assert (lane.craft in step.flying) == (phase.what not in {"before launch", *ENDED.values(), "cast off"})
                assert phase.what != "docked" or docked == {*phase.other}
                assert phase.what == "docked" or not docked or phase.what == "on" or lane.craft not in step.flying
                assert phase.what != "on" or phase.body in bodies


@pytest.mark.parametrize("mission", FLIGHTS)
def test_everybody_is_where_aboard_says(catalogue: Catalogue, mission: str) -> None:
    """Where `aboard` knows of several places, the lanes have one of them."""
    found = lanes(catalogue, [mission])
    drawn = {lane.craft for lane in found.lanes} | {each.craft for each in found.passages}
    people = {each.person for each in found.people}
    places = dict(catalogue.rows("SELECT id, place_in_time FROM event WHERE instr(at, 'T')"))
    checked = 0
    for step, coming in zip(found.steps, found.steps[1:], strict=False):
        moment, until = places.get(step.event), places.get(coming.event)
        if moment is None or until is None or until - moment < 120:
            continue
        moment += 60  # whatever is known to the minute is over
        up = aboard(catalogue, Window(Bound(moment, moment), Bound(moment, moment)))
        told = {each.person: each.craft for each in up if each.person in people}
        for person, there in step.where.items():
            assert there.craft in told[person], (step.event, person)
            checked += 1
        for person in told.keys() - step.where.keys():
            assert not drawn.issuperset(told[person]), (step.event, person)
    assert checked


def _calls(number: int) -> int:
    """Return how many calls it takes to lay so many events, of which all move somebody or something, into lanes."""
    kinds = ("docking", "transfer", "eva", "undocking")
    events = [
        Happening(n, f"m/e{n}", kinds[n % 4], "1975-07-17T12:00Z", 60 * n, 60 * n, 60 * n, " p ", None, ("m/a", "m/b"))
        for n in range(number)
    ]
    crafts = [Lane(each, each, "", ("p",), "", "", "", "", "", 0, None) for each in ("m/a", "m/b")]
    ride = Ride("p", "m", "m/a", "m/a", "", "", "", "", "", "P")
    stays = [Stay("p", crafts[n % 8 // 4].craft, "", "", 60 * n, 60 * n + 240, f"m/e{n}") for n in range(1, number, 4)]
    docked = [
        Span("m/a", "m/b", False, f"m/e{n}", f"m/e{n + 3}", "1975-07-17T12:00Z", "", 60 * n, 60 * n + 180, None)
        for n in range(0, number, 4)
    ]
    profile = cProfile.Profile()
    with profile:
        spans = [*docked, *near_spans(events, crafts, docked)]
        along = list(steps(events, crafts, [], {ride: stays}, spans))
        assert list(phases(events, crafts, along))
    return sum(calls for calls, *_ in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


def test_twice_as_many_events_take_twice_the_work() -> None:
    assert _calls(4000) < 2.3 * _calls(2000)


def test_the_time_that_is_drawn_reaches_to_who_lands_by_parachute_after_the_ship(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["vostok-1"])
    (lane,) = found.lanes
    assert (lane.ends or 0) < found.ends
    assert found.ends == max(stay.latest or 0 for stay in found.stays)
    assert landed_apart(catalogue, "vostok-1") == [("Yuri Gagarin", "1961-04-12T07:55Z", "1:48")]
    assert landed_apart(catalogue, "voskhod-1") == []


def test_a_ship_stands_between_the_two_that_it_was_docked_to(catalogue: Catalogue) -> None:
    found = lanes(catalogue, ["soyuz-t-15"])
    assert [lane.name for lane in found.lanes] == ["Mir", "Soyuz T-15", "Salyut 7"]


def test_what_was_lost_ends_with_that_even_if_its_wreck_falls_for_minutes(catalogue: Catalogue) -> None:
    for mission, end in (("sts-51-l", "break-up"), ("sts-107", "break-up")):
        (lane,) = lanes(catalogue, [mission]).lanes
        assert (lane.how, lane.end) == ("loss", f"{mission}/{end}")


def test_who_moves_to_another_craft_has_come_in_from_a_walk(catalogue: Catalogue) -> None:
    after = lanes(catalogue, ["apollo-9"]).by_event()
    assert {person for person, there in after["apollo-9/eva"].where.items() if there.outside} == {
        "david-scott", "schweickart",
    }  # fmt: skip
    assert not any(there.outside for there in after["apollo-9/back-after-eva"].where.values())
