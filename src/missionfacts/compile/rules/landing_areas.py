"""The rule on where ships land: each type in the areas that it is flown to, or has ever strayed to."""

from typing import NamedTuple

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.rules import Problems, rule


class Area(NamedTuple):
    """A box of latitudes and longitudes, in degrees."""

    south: float
    north: float
    west: float
    east: float

    def has(self, latitude: float, longitude: float) -> bool:
        """Tell whether a place lies in it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


STEPPE = Area(44, 60, 38, 90)  # from the Volga to the Altai; Voskhod 2 in the woods near Perm is its northern edge
INNER_MONGOLIA = Area(39, 43.5, 98, 114)
ATLANTIC = Area(10, 42, -81, -20)
PACIFIC = (Area(-28, 36, 120, 180), Area(-28, 36, -180, -115))
FLORIDA_COASTS = Area(24, 36, -92, -74)
CALIFORNIA_COAST = Area(25, 36, -125, -114)
RUNWAYS = (Area(34.7, 35.2, -118.2, -117.5), Area(28.5, 28.7, -80.8, -80.5), Area(32.7, 33.1, -106.6, -106.2))
AREAS = {  # how the type begins -> where such ships come down
    "Vostok": (STEPPE,),
    "Voskhod": (STEPPE,),
    "Soyuz": (STEPPE,),
    "Shenzhou": (INNER_MONGOLIA,),
    "Mercury": (ATLANTIC, *PACIFIC),
    "Gemini": (ATLANTIC, *PACIFIC),
    "Apollo command": (ATLANTIC, *PACIFIC),
    "Space Shuttle": RUNWAYS,
    "Crew Dragon": (FLORIDA_COASTS, CALIFORNIA_COAST),
    "CST-100": (Area(32, 34, -107, -105.5),),
    "Orion": (CALIFORNIA_COAST,),
    "New Shepard": (Area(31, 32, -105.5, -104),),
    "SpaceShip": (Area(34.9, 35.2, -118.4, -118), Area(32.8, 33.2, -107.2, -106.7)),
    "X-15": (Area(34.5, 41, -120.5, -113.5),),
}


@rule(
    "landing-area",
    "A ship that lands on the Earth does so where ships of its type come down.",
    level="warning", needs=["events", "events.position", "events.spacecraft", "spacecraft"],
)  # fmt: skip
def landing_area(dataset: Dataset) -> Problems:
    types = {f"{each.mission.id}/{each.record.id}": each.record.type for each in dataset.records("spacecraft")}
    for event in dataset.records("events"):
        it: schema.Event = event.record
        if it.kind != "landing" or it.position is None or it.position.body:
            continue
        latitude, longitude = float(it.position.latitude), float(it.position.longitude)
        for craft in event.crafts:
            areas = next((areas for name, areas in AREAS.items() if types.get(craft, "").startswith(name)), ())
            if areas and not any(area.has(latitude, longitude) for area in areas):
                yield event.problem(f"no {types[craft]} has come down at {latitude}, {longitude}", "position")
