"""One record of any kind, as a whole."""

from typing import Any, NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import Found
from missionfacts.catalogue.missions import EVENT_COLUMNS, LOCAL, mission_card, seats_where
from missionfacts.catalogue.people import organisation_card, person_card
from missionfacts.catalogue.works import work
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Expedition, Experiment, Figure, Picture, Spacecraft

_PLAIN: dict[str, tuple[type[NamedTuple], dict[str, str]]] = {  # kind -> its record, and columns that are not its own
    "event": (Event, EVENT_COLUMNS),
    "figure": (Figure, {}),
    "experiment": (Experiment, {}),
    "picture": (Picture, {}),
    "spacecraft": (Spacecraft, {"id": LOCAL}),
    "clock": (Clock, {"id": LOCAL}),
    "expedition": (Expedition, {}),
}
_CARDS = {"mission": mission_card, "person": person_card, "organisation": organisation_card, "source": work}


def record(catalogue: Catalogue, found: Found) -> Any:
    """Return a record that has been identified, with all that belongs to it."""
    if found.what in _CARDS:
        return _CARDS[found.what](catalogue, found.id)
    if found.what == "seat":
        return next(seats_where(catalogue, "id = ?", [found.id]))
    kind, columns = _PLAIN[found.what]
    return next(catalogue.read(kind, f"FROM {found.what} WHERE id = ?", [found.id], columns=columns))
