"""Rules on wording: titles, and how names are spelled."""

import difflib
import functools
import re

from missionfacts.compile import messages, schema
from missionfacts.compile.creators import is_personal
from missionfacts.compile.dataset import Dataset, Placed, placed
from missionfacts.compile.rules import Problems, rule
from missionfacts.compile.values import short
from missionfacts.model.problems import Problem
from missionfacts.names import fold

PAST_OR_FUTURE = re.compile(r"\b(was|were|had|did|been|will|would)\b", re.IGNORECASE)
LONGEST_TITLE = 90
SHORTEST_NAME = 6  # shorter family names are near too many words
LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST_NAME},}}")


@rule("title-style", "A title is a sentence in the present tense, without a full stop.", "event", level="warning")
def title_style(event: Placed[schema.Event]) -> Problems:
    title = event.record.title
    if title.endswith("."):
        yield event.problem("the title ends in a full stop; take it out", "title")
    if found := PAST_OR_FUTURE.search(title):
        yield event.problem(f"'{found[0]}' in the title; tell it in the present tense", "title")
    if title[0] != title[0].upper():
        yield event.problem("the title begins with a small letter", "title")
    if len(title) > LONGEST_TITLE:
        yield event.problem(f"the title has {len(title)} letters; {LONGEST_TITLE} will do", "title")


@rule(
    "creators-apart",
    "An author, editor or chair is one person, or an organisation that is marked as one.",
    level="warning",
)
def creators_apart(dataset: Dataset) -> Problems:
    for key, (work, file) in dataset.sources.items():
        for role in ("authors", "editors", "chairs"):
            for number, creator in enumerate(getattr(work, role)):
                if not creator.organisation and not is_personal(creator.name):
                    message = (
                        f"'{creator.name}' is no one person's name; give each person an entry, given name first,"
                        f" or write {{name: …, organisation: true}}"
                    )
                    yield file.problem(("sources", key, role, number), message)


@rule(
    "whole-values",
    "No text ends before a # that may belong to it: a comment has two blanks before its # and one behind.",
    level="warning",
)
def whole_values(dataset: Dataset) -> Problems:
    for file in dataset.files:
        for path, comment in file.document.comments.items():
            if messages.is_text(path):
                where = messages.describe(file.document.tree, path)
                name = messages.name_at(path)
                rest = f"'{short(comment.text)}', which YAML takes for a comment"
                message = f"{name} ends before {rest}; if it belongs to the value, put that in quotes"
                yield Problem(file.document.file, comment.line, comment.column, where, message)


@rule("one-title-a-day", "No two events of a day have the same title.", "mission", level="warning")
def one_title_a_day(mission: Placed[schema.Mission]) -> Problems:
    seen: dict[tuple[str, str], str] = {}
    for event in placed(mission, "events"):
        it: schema.Event = event.record
        other = seen.setdefault((str(it.at)[:10], fold(it.title)), it.id)
        if other != it.id:
            yield event.problem(f"'{other}' has the same title on the same day", "title")


@rule(
    "name-spelling",
    "A name in a text is spelled as a name or alias of somebody.",
    level="warning",
    needs=["people", "people.full", "people.native", "people.aliases"],
)
def name_spelling(dataset: Dataset) -> Problems:
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

    for event in dataset.records("events"):
        for field in ("title", "detail"):
            for word in LONG_WORD.findall(getattr(event.record, field)):
                if word[0].isupper() and (whole := nearly(fold(word))):
                    yield event.problem(f"'{word}' is not how we spell {whole}; or add it as an alias", field)
