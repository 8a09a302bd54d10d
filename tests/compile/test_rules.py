"""Each rule beside its examples: rules/NAME has a good dataset, a bad one, and what is said of the bad one."""

import pkgutil
from pathlib import Path

import pytest

from missionfacts.compile import load, rules
from missionfacts.compile.dataset import Dataset
from missionfacts.data_files import data_files
from missionfacts.model.problems import Problem

FOLDER = Path(__file__).parent / "rules"
NAMES = sorted(rule.name for rule in rules.all_rules())


def problems_of(example: Path) -> list[Problem]:
    paths = data_files(example)
    assert paths
    return load.examine(paths, example)[1]


def test_every_rule_has_examples_and_all_examples_have_a_rule() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == NAMES


def test_every_module_of_rules_is_asked() -> None:
    modules = {f"{rules.__name__}.{module.name}" for module in pkgutil.iter_modules(rules.__path__)}
    assert {rule.check.__module__ for rule in rules.RULES.values()} == modules


def test_a_dataset_without_files_breaks_no_rule() -> None:
    assert not list(rules.broken_rules(Dataset([])))


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_a_sentence_that_ends_in_a_full_stop(name: str) -> None:
    sentence = rules.RULES[name].sentence
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert "\n" not in sentence


@pytest.mark.parametrize("name", NAMES)
def test_the_good_example_has_no_problem(name: str) -> None:
    assert problems_of(FOLDER / name / "good") == []


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_example_gets_exactly_the_messages_beside_it(name: str) -> None:
    messages = "".join(f"{problem}\n" for problem in problems_of(FOLDER / name / "bad"))
    assert messages == (FOLDER / name / "bad.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_example_breaks_that_rule_and_no_other(name: str) -> None:
    assert {problem.rule for problem in problems_of(FOLDER / name / "bad")} == {name}
