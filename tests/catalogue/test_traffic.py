"""Which ships were docked where."""

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.missions import missions
from missionfacts.catalogue.traffic import visits, visits_of_flight


def test_the_stays_of_a_flight_are_those_that_its_stations_tell_of_it(catalogue: Catalogue) -> None:
    every = {mission.id: mission for mission in missions(catalogue)}
    at = {key: visits(catalogue, mission) for key, mission in every.items() if mission.kind == "station"}
    flights = [mission for mission in every.values() if mission.kind != "station" and set(mission.stations) & set(at)]
    assert len(flights) > 100
    for flight in flights:
        stations = [station for station in flight.stations if station in at]
        told = [stay for station in stations for stay in at[station] if stay.mission == flight.id]
        assert visits_of_flight(catalogue, flight.id, stations) == told, flight.id
