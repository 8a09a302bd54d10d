"""What lasted, as bars: ships at a station by port, and the flights of a person; above them its events as dots."""

from collections.abc import Sequence

from missionfacts.dates.edtf import DAY, parse
from missionfacts.formats.scene.bars import Bar, Sizes, bar_rows
from missionfacts.formats.scene.marks import Label, Mark
from missionfacts.formats.scene.station import UNTOLD, aboard, crowd_marks, ship_bars
from missionfacts.model.events import Event
from missionfacts.model.missions import Visit
from missionfacts.model.people import Flight
from missionfacts.model.stations import StationLife
from missionfacts.pages.almanac import shortened
from missionfacts.pages.dots import dots
from missionfacts.pages.links import Links
from missionfacts.pages.model import Drawing

TOP, STRIP, PERSON = 40, 40, 5  # the axis, the dots, and one of the people aboard
ROWS = Sizes(row=21, bar=16)
MARGIN = 0.012
LONGEST_VISIT = 2 * 365 * DAY  # no ship was ever docked for so long
PARTS = "Parts"
LABEL = 20  # letters of what a row is called


def station_drawing(
    title: str,
    told: str,
    within: tuple[int, int],
    life: StationLife,
    events: Sequence[Event],
    links: Links,
    mission: str = "",
    parts: Sequence[Bar] = (),
) -> Drawing:
    """Return a picture of a station; mission: whose page it is on; parts: what is docked to it and is no ship."""
    ships = ship_bars(life, lambda ship: links.craft(ship).to)
    return drawing(title, told, within, [*ships, *parts], events, mission, life)


def of_parts(visits: Sequence[Visit], ends: int) -> list[Bar]:
    """Return what docked to a station and is a part of it, no ship; ends: the last second that is drawn."""
    return [_of_part(visit, ends) for visit in visits if is_part(visit, ends)]


def _of_part(visit: Visit, ends: int) -> Bar:
    last = visit.undocked or visit.ended
    since, until = parse(visit.docked).earliest, parse(last).earliest if last else ends
    return Bar(PARTS, visit.name, since, until, tone="both")


def is_part(visit: Visit, ends: int) -> bool:
    """Tell whether what docked stayed so long that it is a part of the station, and no ship; ends: as above."""
    last = visit.undocked or visit.ended
    return not visit.crew and (parse(last).earliest if last else ends) - parse(visit.docked).earliest > LONGEST_VISIT


def of_flights(flights: Sequence[Flight], links: Links) -> list[Bar]:
    """Return the flights of a person."""
    found = []
    for flight in flights:
        since = parse(flight.launched).earliest
        until = parse(flight.landed).latest if flight.landed else since
        to, about = links.to("mission", flight.mission), not flight.landed
        found.append(Bar("Flights", flight.name, since, until, to, about))
    return found


def drawing(
    title: str,
    told: str,
    within: tuple[int, int],
    bars: Sequence[Bar],
    events: Sequence[Event],
    mission: str = "",
    life: StationLife | None = None,
) -> Drawing:
    """Return a picture of bars, with events as dots above them; mission: whose page it is on; life: of a station."""
    margin = max(int((within[1] - within[0]) * MARGIN), DAY // 2)
    begins, ends = within[0] - margin, within[1] + margin
    points = dots(events, (begins, ends), lambda _: (TOP + STRIP - 10, "ground"), mission)
    labels, y = [Label(TOP + STRIP - 6, "Events", "ground")], float(TOP + STRIP + 8)
    marks: list[Mark] = []
    there = aboard(life, (begins, ends)) if life else None
    if there and there.most:
        y += there.most * PERSON + 8
        labels.append(Label(y - 6, f"Aboard, up to {there.most}", "both"))
        marks += crowd_marks(there, y, PERSON)
        y += 10
    rows = bar_rows(bars, (begins, ends), y, ROWS, (PARTS, UNTOLD))
    labels += [label._replace(text=shortened(label.text, LABEL)) for label in rows.labels]
    return Drawing(title, told, begins, ends, rows.bottom + 8, labels, [*marks, *rows.marks], points)
