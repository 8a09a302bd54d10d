"""What lasted, as bars: ships at a station by port, and the flights of a person."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from missionfacts.dates.edtf import parse
from missionfacts.formats.scene.marks import Label, Mark
from missionfacts.model.events import Event
from missionfacts.model.missions import Visit
from missionfacts.model.people import Flight
from missionfacts.pages.dots import dots
from missionfacts.pages.links import Links
from missionfacts.pages.model import Drawing

TOP, STRIP, ROW, PERSON = 40, 40, 21, 5  # the axis, the dots, a row of bars, and one of the people aboard
MARGIN = 0.012
DAY = 86_400
LONGEST_VISIT = 2 * 365 * DAY  # no ship was ever docked for so long
PARTS, UNTOLD = "Parts", "port not told"


class Bar(NamedTuple):
    """Something that lasted."""

    row: str  # bars of one row stand beside each other
    name: str
    since: int
    until: int
    to: str = ""
    about: bool = False  # whether nobody tells its end
    tone: str = "t0"


def of_visits(visits: Sequence[Visit], links: Links, ends: int) -> list[Bar]:
    """Return ships at a station, by port; ends: the last second that is drawn."""
    return [_of_visit(visit, links, ends) for visit in visits]


def _of_visit(visit: Visit, links: Links, ends: int) -> Bar:
    last = visit.undocked or visit.ended
    until = parse(last).earliest if last else ends
    since, to = parse(visit.docked).earliest, links.craft(visit.ship).to
    if is_part(visit, ends):
        return Bar(PARTS, visit.name, since, until, "", not visit.undocked, "both")
    tone = "t0" if visit.crew else "t1"
    return Bar(visit.port or UNTOLD, visit.name, since, until, to, not visit.undocked, tone)


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
        found.append(Bar("Flights", flight.name, since, until, links.to("mission", flight.mission), not flight.landed))
    return found


def drawing(
    title: str,
    told: str,
    within: tuple[int, int],
    bars: Sequence[Bar],
    events: Sequence[Event],
    mission: str = "",
    aboard: Sequence[tuple[int, int, int]] = (),
) -> Drawing:
    """Return a picture of bars, with events as dots above them.

    mission: whose page it is on; aboard: from when to when how many people were there.
    """
    margin = max(int((within[1] - within[0]) * MARGIN), DAY // 2)
    begins, ends = within[0] - margin, within[1] + margin
    points = dots(events, (begins, ends), lambda _: (TOP + STRIP - 10, "ground"), mission)
    labels, marks, y = [Label(TOP + STRIP - 6, "Events", "ground")], [], float(TOP + STRIP + 8)
    if aboard:
        most = max(number for *_, number in aboard)
        y += most * PERSON + 8
        labels.append(Label(y - 6, f"Aboard, up to {most}", "both"))
        marks += [_people(each, y, begins, ends) for each in aboard if each[1] >= begins and each[0] <= ends]
        y += 10
    for row, those in _rows(bar for bar in bars if bar.until >= begins and bar.since <= ends):
        labels.append(Label(y + 14, row, "ground"))
        for bar in those:
            since, until = max(bar.since, begins), min(bar.until, ends)
            marks.append(Mark("bar", since, until, y + 3, ROW - 5, bar.tone, bar.name, bar.to, bar.about))
            marks.append(Mark("name", since, until, y + 15, 0, bar.tone, bar.name))
        y += ROW
    return Drawing(title, told, begins, ends, y + 8, labels, marks, points)


def _people(each: tuple[int, int, int], y: float, begins: int, ends: int) -> Mark:
    since, until, number = each
    height = number * PERSON
    return Mark("people", max(since, begins), min(until, ends), y - height, height, "both", f"{number} aboard")


def _rows(bars: Iterable[Bar]) -> list[tuple[str, list[Bar]]]:
    """Return bars in rows, in the order of the first; what would overlap goes into another row of the same name."""
    rows: dict[str, list[list[Bar]]] = {}
    for bar in sorted(bars, key=lambda bar: bar.since):
        lines = rows.setdefault(bar.row, [])
        free = next((line for line in lines if line[-1].until <= bar.since), None)
        if free is None:
            lines.append([bar])
        else:
            free.append(bar)
    found = [(row, number, line) for row, lines in rows.items() for number, line in enumerate(lines)]
    found.sort(key=lambda each: (each[0] == UNTOLD) - (each[0] == PARTS))
    return [(row if not number else "", line) for row, number, line in found]
