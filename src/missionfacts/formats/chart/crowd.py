r"""How many people there were, as bars that stand up: the mean of a column, and a dot for the most at one time.

```
 6 |    . ##_
   |  _########
   | ###########
    2000  2004
```
"""

from collections.abc import Iterator, Sequence
from math import ceil

from rich.style import Style

from missionfacts.formats.chart.bins import Bins, Crowd
from missionfacts.formats.chart.pieces import joined
from missionfacts.formats.chart.signs import StationSigns
from missionfacts.formats.table.grid import PALE, Line

BARS, DOT = Style(color="green"), Style(color="yellow")
HALF = 0.5
ROWS = 7  # that bars are high at most


def crowd_lines(
    crowds: Sequence[Crowd], perhaps: Sequence[Crowd], signs: StationSigns, label: int, high: int = ROWS
) -> Iterator[Line]:
    """Yield rows of bars, behind a scale in so many columns.

    crowds: who was surely there; perhaps: and with them who may have been; high: how many rows there are at most.
    """
    most = max((crowd.most for crowd in crowds), default=0)
    step = max(ceil(most / high), 1)  # people that a row stands for
    rows = ceil(most / step)
    for row in range(rows, 0, -1):
        told = row == rows or row == ceil(rows / 2)
        scale = f"{row * step:>{label - 2}} {signs.tick}" if told else f"{'':{label - 2}} {signs.scale}"
        cells = [_cell(crowd, there.mean, row, step, signs) for crowd, there in zip(crowds, perhaps, strict=True)]
        yield [(scale[-label:], PALE), *joined(cells)]


def _cell(crowd: Crowd, perhaps: float, row: int, step: int, signs: StationSigns) -> tuple[str, Style | None]:
    """Return what stands in a row above a column; perhaps: how many there may have been, in the mean.

    >>> from missionfacts.formats.chart.signs import STATION_SIGNS
    >>> [_cell(Crowd(3, 8), 5, row, 2, STATION_SIGNS)[0] for row in (4, 3, 2, 1)]
    ['·', '░', '▄', '█']
    """
    full = crowd.mean / step - (row - 1)  # of this row
    if full > 0:
        height = min(max(round(full * 8), 1 if row == 1 else 0), 8)
        if height:
            return signs.bar[height - 1], BARS
    if perhaps / step - (row - 1) >= HALF and perhaps - crowd.mean >= HALF:
        return signs.perhaps, BARS
    return (signs.most, DOT) if ceil(crowd.most / step) == row else (" ", None)


def axis_line(bins: Bins, label: int) -> Line:
    """Return the line of the scale of time, behind what its marks have in common."""
    common, ticks = bins.ticks()
    cells = [" "] * bins.columns
    for tick in ticks:
        place = bins.column(tick.second)
        cells[place : place + len(tick.text)] = tick.text
    return [(f"{common[: label - 1]:{label}}", PALE), ("".join(cells)[: bins.columns], PALE)]
