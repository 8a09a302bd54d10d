"""What must hold across records: small rules, each with a name and a sentence; tests/rules has examples of each.

A rule is a function from a `Dataset` to problems. The modules of this package each hold the rules on one theme.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from missionfacts.dataset import Dataset
from missionfacts.errors import Problem

Check = Callable[[Dataset], Iterator[Problem]]


class Rule(NamedTuple):
    """Something that must hold."""

    name: str
    sentence: str
    check: Check
    level: str  # "error", or "warning" for what a reader may put up with


RULES: dict[str, Rule] = {}


def rule(name: str, sentence: str, level: str = "error") -> Callable[[Check], Check]:
    """Add a check to the rules."""

    def add(check: Check) -> Check:
        RULES[name] = Rule(name, sentence, check, level)
        return check

    return add


def broken_rules(dataset: Dataset) -> Iterator[Problem]:
    """Yield what breaks any of the rules."""
    from missionfacts.rules import flight, references, times, words  # noqa: F401 each adds its rules

    for each in RULES.values():
        for problem in each.check(dataset):
            yield problem._replace(level=each.level, rule=each.name)
