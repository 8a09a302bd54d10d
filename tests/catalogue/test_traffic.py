"""Which ships were docked where."""

from collections import Counter
from pathlib import Path

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import mission, missions
from missionfacts.catalogue.traffic import visits, visits_of_flight
from tests.catalogue.conftest import Compile


def test_the_stays_of_a_flight_are_those_that_its_stations_tell_of_it(catalogue: Catalogue) -> None:
    every = {mission.id: mission for mission in missions(catalogue)}
    at = {key: visits(catalogue, mission) for key, mission in every.items() if mission.kind == "station"}
    flights = [mission for mission in every.values() if mission.kind != "station" and set(mission.stations) & set(at)]
    assert len(flights) > 100
    for flight in flights:
        stations = [station for station in flight.stations if station in at]
        told = [stay for station in stations for stay in at[station] if stay.mission == flight.id]
        assert visits_of_flight(catalogue, flight.id, stations) == told, flight.id


STATION = """\
mission:
  id: base
  name: Base
  kind: station
  summary: Its parts are joined to each other.
  sources: [{id: log}]
  spacecraft:
    - {id: base, name: Base, sources: [{id: log}]}
    - {id: core, name: Core, sources: [{id: log}]}
    - {id: hub, name: Hub, sources: [{id: log}]}
    - {id: knot, name: Knot, sources: [{id: log}]}
    - {id: tug, name: Tug, crew: 0, sources: [{id: log}]}
  events:
    - {id: core-up, kind: launch, at: 1990-01-01T08:00Z, spacecraft: [core], title: Up, sources: [{id: log}]}
    - {id: hub-up, kind: launch, at: 1990-02-01T08:00Z, spacecraft: [hub], title: Up, sources: [{id: log}]}
    - {id: hub-on, kind: docking, at: 1990-02-03T08:00Z, spacecraft: [core, hub], title: On, sources: [{id: log}]}
    - {id: knot-on, kind: docking, at: 1990-03-03T08:00Z, spacecraft: [hub, knot], title: On, sources: [{id: log}]}
    - {id: tug-on, kind: docking, at: 1990-04-03T08:00Z, spacecraft: [knot, tug], title: On, sources: [{id: log}]}
    - {id: tug-off, kind: undocking, at: 1990-04-05T08:00Z, spacecraft: [knot, tug], title: Off, sources: [{id: log}]}
    - {id: knot-off, kind: undocking, at: 1990-05-05T08:00Z, spacecraft: [hub, knot], title: Off, sources: [{id: log}]}
sources:
  log: {title: A Log, kind: primary}
"""


def test_what_comes_follows_from_what_is_there_not_from_who_is_named_first(
    compile_files: Compile, tmp_path: Path
) -> None:
    (tmp_path / "base.yaml").write_text(STATION, "utf-8")
    catalogue = compile_files(tmp_path / "base.yaml")
    assert [(each.name, each.docking, each.undocking) for each in visits(catalogue, mission(catalogue, "base"))] == [
        ("Hub", "base/hub-on", ""),
        ("Knot", "base/knot-on", "base/knot-off"),
        ("Tug", "base/tug-on", "base/tug-off"),
    ]


def test_no_craft_docks_while_it_is_docked(catalogue: Catalogue) -> None:
    for each in missions(catalogue):
        stays = visits(catalogue, each) if each.kind == "station" else ()
        there = Counter(stay.ship for stay in stays if not stay.undocked)
        assert not [ship for ship, number in there.items() if number > 1], each.id
        for ship in there:
            assert [stay for stay in stays if stay.ship == ship][-1].undocked == "", (each.id, ship)
