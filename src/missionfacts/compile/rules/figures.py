"""The rule on figures."""

import re

from missionfacts.compile import patterns, schema
from missionfacts.compile.dataset import Placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.model.vocabulary import TIMES


@rule("figure-value", "The value of a figure with a unit is a number, a range, or a time.", "figure")
def figure_value(figure: Placed[schema.Figure]) -> Problems:
    it = figure.record
    pattern, example = (patterns.LENGTH, "142:30:54") if it.unit in TIMES else (patterns.NUMBER, "2006, 2006~ or 1/2")
    if it.unit and not re.search(pattern, it.value):
        yield figure.problem(f"'{it.value}' is no value in '{it.unit}'; write it as {example}", "value")
