"""The strip above a chart, and its scale."""

import re
from itertools import pairwise

import pytest

from missionfacts.dates.edtf import DAY
from missionfacts.formats.chart.axis import Scale
from tests.conftest import Run
from tests.formats.chart.test_charts import chart


@pytest.mark.parametrize("columns", [12, 30, 60, 180])
@pytest.mark.parametrize(
    "seconds", [1, 10, 73, 600, 6000, DAY // 2, DAY, 3 * DAY, 10 * DAY, 40 * DAY, 400 * DAY, 4000 * DAY, 40_000 * DAY]
)
@pytest.mark.parametrize("first", [-275_248_380, 0, 174_658_800])
def test_a_scale_has_marks_apart_from_each_other_for_seconds_and_for_decades(
    first: int, seconds: int, columns: int
) -> None:
    scale = Scale(first, first + seconds, columns)
    _, ticks = scale.ticks()
    places = [(scale.column(tick.second), tick.text) for tick in ticks]
    assert all(one + len(text) < other for (one, text), (other, _) in pairwise(places))
    assert all(place + len(text) <= columns for place, text in places[1:])


@pytest.mark.parametrize("width", [40, 60, 80, 140, 200])
def test_a_strip_shows_each_state_however_short(run: Run, width: int) -> None:
    """The half hour for which the ships of 1975 were apart is a column, and so is each time that they were docked."""
    apollo = next(line for line in chart(run, "astp", width=width).splitlines() if line.startswith("Apollo  "))
    assert re.fullmatch(r"Apollo +▲━+╮ +╭ *╮ *╭━+▼  24 July", apollo)


def test_what_nobody_tells_the_time_of_is_no_solid_line(run: Run) -> None:
    """Gemini 8 undocked on a day."""
    docked = next(line for line in chart(run, "gemini-8", width=80).splitlines() if line.startswith("docked"))
    assert re.fullmatch(r"docked +═┄+", docked)
