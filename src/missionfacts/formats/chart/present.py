r"""A flight at a moment, drawn as a chart draws it: the strip as far as it has come, and the lanes of its last row.

```
July      15   16    17    18    19    20   21    22    23    24
Apollo        ^----------\ |
docked                   ==|
Soyuz 19    ^------------/ |

  Apollo                 Soyuz 19
  Br ============= docked ============== St Sl Le Ku
```
"""

from collections.abc import Mapping, Sequence

from missionfacts.formats.chart.codes import codes
from missionfacts.formats.chart.draw import SCHEMES, is_narrow, sayable, used
from missionfacts.formats.chart.loom import Loom, Scheme
from missionfacts.formats.chart.page import Chart, Row
from missionfacts.formats.chart.signs import ChartSigns
from missionfacts.formats.chart.strip import Band
from missionfacts.formats.layout import Page
from missionfacts.formats.table.grid import Line
from missionfacts.formats.table.rail import Signs

NATURAL = 120  # columns where there is no limit


class Present:
    """A chart that is drawn moment by moment, in a window of one size; make another for another."""

    def __init__(self, chart: Chart, changes: Sequence[Row], page: Page) -> None:
        """Lay it out; changes: what the lanes ever show; chart: whose notable events the strip has."""
        self.width, self._changes = page.width or NATURAL, changes
        self._signs = ChartSigns.of(page.encoding)
        self._drawn = chart.lanes
        short = codes(chart.lanes.people)
        chart = sayable(chart, Signs.of(page.encoding), page.encoding)
        self._band = Band.of(chart, self.width, self._signs, page.encoding)
        self._loom = _loom(chart, changes, self.width, short)

    def strip(self, second: int) -> Sequence[Line]:
        """Return the lines of the whole flight, drawn until a second; none where there is no room."""
        return self._band.lines(second) if self._band else ()

    def lanes(self, number: int, event: str, second: int) -> Sequence[Line]:
        """Return the lanes as they are after an event: names and people; none where there is no room.

        number: of the last change; event: the last that is told. Before the first one they are -1 and "".
        """
        if self._loom is None:
            return ()
        lines = [self._loom.heading_at(self.width, event, second)]
        row = self._changes[number] if number >= 0 else None
        if row and (row.step.where or (len(self._drawn.lanes) > 1 and row.step.flying)):
            lines.append(next(self._loom.lines(number, row, self._signs, whole=True)))
        return lines


def _loom(chart: Chart, rows: Sequence[Row], width: int, short: Mapping[str, str]) -> Loom | None:
    """Return the lanes with the most room that there is for them; None: there is too little.

    short: two letters for everybody.
    """
    drawn = used(chart.lanes, rows)
    names = {each.person: each.family for each in drawn.people}
    if names and len({*names.values()}) == len(names) and all(map(is_narrow, names.values())):
        loom = Loom(drawn, rows, names, Scheme(max(map(len, names.values())) + 1, 7))
        if loom.width <= width:
            return loom
    for scheme, _ in SCHEMES:
        loom = Loom(drawn, rows, short, scheme)
        if loom.width <= width:
            return loom
    return None
