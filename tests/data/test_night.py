"""Which landings fell in the night."""

from collections import Counter

from missionfacts.catalogue.database import Catalogue
from missionfacts.compile.sun import SUNSET, altitude
from missionfacts.dates.edtf import MINUTE, parse
from missionfacts.model.events import Event


def test_the_shuttle_landed_at_night_as_often_as_nasa_counts(catalogue: Catalogue) -> None:
    """NASA counts 26 landings no later than a quarter of an hour before sunrise, or after sunset, by orbiter as here.

    STS-63 landed fourteen and a half minutes before sunrise.
    """
    fields = ("at", "position", "spacecraft")
    found: Counter[str] = Counter()
    for event in catalogue.read(Event, "FROM event WHERE kind = 'landing' AND mission LIKE 'sts-%'", [], fields):
        if event.position is None:
            continue
        moment, place = (
            parse(event.at).start.earliest,
            (float(event.position.latitude), float(event.position.longitude)),
        )
        if all(altitude(moment + step * MINUTE, *place) < SUNSET for step in (-14, 14)):
            found[event.spacecraft[0]] += 1
    assert found == {"challenger": 1, "columbia": 5, "discovery": 8, "endeavour": 7, "atlantis": 5}
