"""What must hold across records: small rules, each with a name and a sentence; tests/rules has examples of each.

A rule is a function from a `Dataset` to problems. The modules of this package each hold the rules on one theme.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from missionfacts.dataset import Dataset
from missionfacts.errors import Problem, did_you_mean
from missionfacts.source import MOST_PROBLEMS

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


class Hints:
    """Hints at what may have been meant, for the first few problems: each costs a look at everything known."""

    def __init__(self) -> None:
        self._left = 20

    def __call__(self, given: str, known: Collection[str]) -> str:
        """Return "did you mean", or nothing."""
        self._left -= 1
        return did_you_mean(given, known) if self._left >= 0 else ""


def all_rules() -> list[Rule]:
    """Return every rule."""
    from missionfacts.rules import flight, references, rides, times, words  # noqa: F401 each adds its rules

    return list(RULES.values())


def sentences() -> dict[str, str]:
    """Return what each rule says, by its name."""
    return {"format": "A data file has the format of docs/data.md."} | {
        each.name: each.sentence for each in all_rules()
    }


def broken_rules(dataset: Dataset, *, all_known: bool = True, warnings: bool = True) -> Iterator[Problem]:
    """Yield what breaks any of the rules.

    all_known: whether every file could be read; warnings: whether the rules that only warn are asked too.
    """
    for each in all_rules():
        if (each.needs_all and not all_known) or (each.level == "warning" and not warnings):
            continue
        for number, problem in enumerate(each.check(dataset)):
            marked = problem._replace(level=each.level, rule=each.name)
            if number == MOST_PROBLEMS:
                yield marked._replace(message="and so on; the rest that breaks this rule is not told")
                break
            yield marked
