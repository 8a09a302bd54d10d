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
    needs_all: bool  # whether it only means something when every file could be read


RULES: dict[str, Rule] = {}


def rule(name: str, sentence: str, level: str = "error", *, needs_all: bool = False) -> Callable[[Check], Check]:
    """Add a check to the rules."""

    def add(check: Check) -> Check:
        RULES[name] = Rule(name, sentence, check, level, needs_all)
        return check

    return add


def all_rules() -> list[Rule]:
    """Return every rule."""
    from missionfacts.rules import flight, references, times, words  # noqa: F401 each adds its rules

    return list(RULES.values())


def sentences() -> dict[str, str]:
    """Return what each rule says, by its name."""
    return {"format": "A data file has the format of docs/data.md."} | {
        each.name: each.sentence for each in all_rules()
    }


def broken_rules(dataset: Dataset, *, all_known: bool = True) -> Iterator[Problem]:
    """Yield what breaks any of the rules; all_known: whether every file could be read."""
    for each in all_rules():
        if each.needs_all and not all_known:
            continue
        for problem in each.check(dataset):
            yield problem._replace(level=each.level, rule=each.name)
