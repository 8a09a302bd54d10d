"""A flight as lanes: what was joined, who was where, and its events as dots."""

from collections.abc import Sequence

from missionfacts.formats.scene.flight import Band, Laid, Sizes, laid, marks_of
from missionfacts.formats.scene.marks import Label, Mark
from missionfacts.formats.scene.places import placed
from missionfacts.model.events import Event
from missionfacts.model.lanes import Lane, Lanes
from missionfacts.pages.almanac import shortened
from missionfacts.pages.dots import dots
from missionfacts.pages.model import Drawing

SIZES = Sizes(top=40, strip=34, slot=17, gap=30)  # the axis; the dots of a lane; a person in it; what is between lanes
MARGIN = 0.012  # of the whole, on both sides
SHORTEST = 600  # seconds that a picture spans
BELOW = 20
LABEL = 34  # letters of what a lane is called


def drawing(lanes: Lanes, events: Sequence[Event], title: str, mission: str) -> Drawing:
    """Return the picture of a flight; mission: whose page it is on."""
    places = {event.id: each.at for event, each in zip(events, placed([each.at for each in events]), strict=True)}
    margin = max(int((lanes.ends - lanes.begins) * MARGIN), SHORTEST // 2)
    place = laid(lanes, SIZES, (lanes.begins - margin, lanes.ends + margin), places)
    by_event, height = lanes.by_event(), place.bottom + SIZES.gap + BELOW
    crafts = {event.id: by_event[event.id].lanes for event in events if event.id in by_event}
    points = dots(
        events, (place.begins, place.ends), lambda event: _row(place, crafts.get(event.id, ()), height), mission
    )
    elsewhere = any(dot.tone == "ground" for dot in points)
    marks = marks_of(place)
    return Drawing(
        title,
        _told(lanes, marks),
        place.begins,
        place.ends,
        height - 24 * (not elsewhere),
        [*map(_label, place.bands.values()), *([Label(height - 10, "elsewhere", "ground")] if elsewhere else [])],
        marks,
        points,
        lanes=True,
    )


def _row(place: Laid, crafts: Sequence[str], height: float) -> tuple[float, str]:
    """Return how far down an event of some craft stands, and its tone."""
    there = [place.bands[craft] for craft in crafts if craft in place.bands]
    if not there:
        return height - 14, "ground"
    if len(there) == 1:
        return there[0].top + SIZES.strip - 10, there[0].tone
    return min(band.bottom for band in there) + SIZES.gap - 9, "both"


def _label(band: Band) -> Label:
    return Label(
        band.top + (SIZES.strip - 6 if isinstance(band.lane, Lane) else 15), shortened(band.lane.name, LABEL), band.tone
    )


def _told(lanes: Lanes, marks: Sequence[Mark]) -> str:
    """Return in words what the picture shows."""
    names, seen = [lane.name for lane in lanes.lanes], {mark.what for mark in marks}
    said = [f"{' and '.join(names) if len(names) < 3 else ', '.join(names)} along time."]
    if lanes.people:
        said.append("A line for each person goes through the craft that they were in.")
    if "outside" in seen:
        said.append("It is broken while they are outside.")
    if seen & {"dock", "maybe"}:
        said.append("A filled link between two craft means that they were docked.")
    if "maybe" in seen:
        said.append("Where it is paler, nobody tells from when or until when.")
    if "near" in seen:
        said.append("A row of dots between them means that they were near each other.")
    if "stand" in seen:
        said.append("A thick line below a craft means that it stood there.")
    said.append("Dots are events, the larger the weightier; a hollow one has no known time of day.")
    if any(mark.about for mark in marks):
        said.append("Dotted: the time is not known, only the order.")
    return " ".join(said)
