"""Rules on what is told of people's lives."""

from collections.abc import Mapping

from missionfacts.compile import schema
from missionfacts.compile.dataset import Dataset
from missionfacts.compile.rules import Problems, rule
from missionfacts.dates.edtf import parse
from missionfacts.names import fold

OLDEST = 100  # years beyond which somebody without a date of death has most likely got one
ENCYCLOPAEDIA = "Wikipedia"  # how the titles of works begin whose places are articles


@rule("long-dead", f"Whoever was born more than {OLDEST} years ago has a date of death.", level="warning")
def long_dead(dataset: Dataset) -> Problems:
    if not dataset.covers:
        return
    reach = parse(dataset.covers).earliest
    for key, (person, file) in dataset.people.items():
        if person.born and not person.died:
            born = person.born.end
            if born._replace(year=born.year + OLDEST).latest < reach:
                yield file.problem(("people", key, "born"), f"{person.name} would be over {OLDEST}; 'died' is missing")


@rule("died-when", "Who is said to have died in flight or in training has a date of death.")
def died_when(dataset: Dataset) -> Problems:
    for key, (person, file) in dataset.people.items():
        if person.died_in and not person.died:
            yield file.problem(("people", key, "died_in"), f"{person.name} has no date of death; 'died' is missing")


@rule(
    "own-article", "Nobody's life is told after an encyclopaedia's article on somebody else.",
    level="warning", needs_all=True,
)  # fmt: skip
def own_article(dataset: Dataset) -> Problems:
    encyclopaedias = {key for key, (work, _) in dataset.sources.items() if work.title.startswith(ENCYCLOPAEDIA)}
    articles = _articles({key: person for key, (person, _) in dataset.people.items()})
    for key, (person, file) in dataset.people.items():
        for j, use in enumerate(person.sources):
            if use.id in encyclopaedias and _may_be_on_somebody(use.at):
                about = articles.setdefault(fold(use.at), {key} if person.born else set())
                if about and key not in about:
                    message = f"'{use.at}' is the article on '{min(about)}'"
                    yield file.problem(("people", key, "sources", j, "at"), message)


def _articles(people: Mapping[str, schema.Person]) -> dict[str, set[str]]:
    """Return whom an article is on that is called so, by the folded name."""
    named: dict[str, set[str]] = {}
    for key, person in people.items():
        for name in filter(None, (person.name, person.full, *person.aliases)):
            named.setdefault(fold(name), set()).add(key)
    return named


def _may_be_on_somebody(title: str) -> bool:
    """Tell whether an article may be on a person: not on a list, nor a part of one on something else."""
    return bool(title) and "," not in title and not title.startswith("List")
