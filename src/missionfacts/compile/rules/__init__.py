"""What must hold across records: small rules, each with a name and a sentence; tests/compile/rules has examples.

The modules of this package each hold the rules on one theme; `rule` says how one is written.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from missionfacts.compile.dataset import IN_BASE, Dataset
from missionfacts.compile.yaml_reader import MOST_PROBLEMS
from missionfacts.model.problems import Problem, Untold

Problems = Iterator[Problem]
Check = Callable[[Any], Problems]
GROUPS = {  # scope -> the field of a mission that has its records
    "event": "events", "seat": "crew", "spacecraft": "spacecraft", "figure": "facts", "experiment": "experiments",
    "picture": "pictures", "expedition": "expeditions",
}  # fmt: skip


class Rule(NamedTuple):
    """Something that must hold."""

    name: str
    sentence: str
    check: Check
    scope: str  # what it is asked of: "dataset", "mission" or a key of GROUPS
    level: str  # "error", or "warning" for what a reader may put up with
    needs: frozenset[str]  # the groups and fields that it concludes from that something is not in them
    needs_all: bool  # whether it only means something when every file could be read


RULES: dict[str, Rule] = {}


def rule(
    name: str,
    sentence: str,
    scope: str = "dataset",
    *,
    level: str = "error",
    needs: Collection[str] = (),
    needs_all: bool = False,
) -> Callable[[Check], Check]:
    """Add a check to the rules: a function from what its scope says to problems.

    Of scope "dataset" it takes the `Dataset`, else one record as `Placed`. needs: groups and fields ("events",
    "events.to"; see `salvage.lacks`) from which it concludes that something is missing, or is what it is because
    nothing else is told, so that it is not asked where some of them could not be read.
    """

    def add(check: Check) -> Check:
        RULES[name] = Rule(name, sentence, check, scope, level, frozenset(needs), needs_all)
        return check

    return add


def all_rules() -> list[Rule]:
    """Return every rule."""
    from missionfacts.compile.rules import (  # noqa: F401 each adds its rules
        berths,
        figures,
        flight,
        landing_areas,
        lives,
        plausible,
        printing,
        references,
        rides,
        times,
        twice,
        words,
    )

    return list(RULES.values())


def sentences() -> dict[str, str]:
    """Return what each rule says, by its name."""
    return {"format": "A data file has the format of docs/data.md."} | {
        each.name: each.sentence for each in all_rules()
    }


def levels() -> dict[str, str]:
    """Return whether what breaks a rule is an error or a warning, by the name of the rule."""
    return {"format": "error"} | {each.name: each.level for each in all_rules()}


def broken_rules(dataset: Dataset, *, all_known: bool = True, warnings: bool = True) -> Problems:
    """Yield what breaks any of the rules.

    all_known: whether every file could be read; warnings: whether the rules that only warn are asked too.
    """
    all_known = all_known and dataset.base.whole
    for each in all_rules():
        if (each.needs_all and not all_known) or (each.level == "warning" and not warnings):
            continue
        told: Counter[str] = Counter()
        last: dict[str, Problem] = {}
        for problem in _ask(each, dataset):
            if problem.file == IN_BASE:
                continue
            told[problem.file] += 1
            if told[problem.file] <= MOST_PROBLEMS:
                last[problem.file] = problem._replace(level=each.level, rule=each.name)
                yield last[problem.file]
        for file, number in told.items():
            if number > MOST_PROBLEMS:
                what = "that breaks" if number == MOST_PROBLEMS + 1 else "that break"
                yield Untold.after(last[file], number - MOST_PROBLEMS, f"{what} the rule {each.name}")


def _ask(each: Rule, dataset: Dataset) -> Problems:
    if each.scope == "dataset":
        lacking = (each.needs and not dataset.base.whole) or any(file.lacks(each.needs) for file in dataset.files)
        yield from () if lacking else each.check(dataset)
        return
    asked = dataset.own if each.scope == "mission" else dataset.records(GROUPS[each.scope])
    for record in asked:
        if not record.lacks(each.needs):
            yield from each.check(record)
