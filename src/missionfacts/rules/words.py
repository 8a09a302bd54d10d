"""Rules on wording: titles, and how names are spelled."""

import difflib
import functools
import re
from collections.abc import Iterator

from missionfacts.dataset import Dataset
from missionfacts.errors import Problem
from missionfacts.names import fold
from missionfacts.rules import rule

PAST_OR_FUTURE = re.compile(r"\b(was|were|had|did|been|will|would)\b", re.IGNORECASE)
LONGEST_TITLE = 90
SHORTEST_NAME = 6  # shorter family names are near too many words
LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_NAME},}}")


@rule("title-style", "A title is a sentence in the present tense, without a full stop.", level="warning")
def title_style(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            path = ("mission", "events", i, "title")
            if event.title.endswith("."):
                yield file.problem(path, "the title ends in a full stop; take it out")
            if found := PAST_OR_FUTURE.search(event.title):
                yield file.problem(path, f"'{found[0]}' in the title; tell it in the present tense")
            if event.title[0] != event.title[0].upper():
                yield file.problem(path, "the title begins with a small letter")
            if len(event.title) > LONGEST_TITLE:
                yield file.problem(path, f"the title has {len(event.title)} letters; {LONGEST_TITLE} will do")


@rule("one-title-a-day", "No two events of a day have the same title.", level="warning")
def one_title_a_day(dataset: Dataset) -> Iterator[Problem]:
    for mission, file in dataset.missions.values():
        seen: dict[tuple[str, str], str] = {}
        for i, event in enumerate(mission.events):
            other = seen.setdefault((event.at[:10], fold(event.title)), event.id)
            if other != event.id:
                yield file.problem(("mission", "events", i, "title"), f"'{other}' has the same title on the same day")


@rule("name-spelling", "A name in a text is spelled as a name or alias of somebody.", level="warning")
def name_spelling(dataset: Dataset) -> Iterator[Problem]:
    known = {
        fold(word)
        for person in dataset.known_people.values()
        for name in (person.name, person.full, person.native, *person.aliases)
        for word in name.split()
    }
    by_letter: dict[str, dict[str, str]] = {}
    for person in dataset.known_people.values():
        family_name = fold(person.name.split()[-1]) if person.name else ""
        if len(family_name) >= SHORTEST_NAME:
            by_letter.setdefault(family_name[0], {})[family_name] = person.name

    @functools.cache
    def nearly(word: str) -> str:
        """Return whose family name a word is nearly, but not quite; "" when it is fine."""
        if word in known or word.removesuffix("s") in known:
            return ""
        family_names = by_letter.get(word[0], {})
        near = difflib.get_close_matches(word, family_names, n=1, cutoff=0.84)
        return family_names[near[0]] if near else ""

    for mission, file in dataset.missions.values():
        for i, event in enumerate(mission.events):
            for field in ("title", "detail"):
                for word in LONG_WORD.findall(getattr(event, field)):
                    if word[0].isupper() and (whole := nearly(fold(word))):
                        path = ("mission", "events", i, field)
                        yield file.problem(path, f"'{word}' is not how we spell {whole}; or add it as an alias")
