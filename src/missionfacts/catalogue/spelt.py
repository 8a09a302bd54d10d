"""Whom a name means that is not written as the data write it: in another order, with initials, or romanised otherwise.

The words of all spellings of people's names are in the table `name`, as `spellings.romanised` has them. They only find
who may be meant; whether the name is one of theirs is told from the spellings themselves.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from missionfacts.catalogue.candidates import texts
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import LONGEST_NAME, WORD
from missionfacts.names import fold
from missionfacts.spellings import are_short_for_one, readings, romanised, short_forms

Words = Sequence[str]
Same = Callable[[str, str], bool]  # whether a word that was typed is one of a spelling
# What is often added to a name, or left out.
BESIDES = {
    "jr", "sr", "ii", "iii", "iv", "dr", "sir", "mr", "mrs", "ms", "prof", "col", "capt", "cdr", "cmdr", "maj", "lt",
}  # fmt: skip
_LEFT_OUT = str.maketrans("", "", "-'’ʼ")
# Not compiled here: few names need it. East Asian ones are written with blanks or dots between their parts, or without.
_EAST_ASIAN = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_PARTED = rf"(?<={_EAST_ASIAN})[\s·・]+(?={_EAST_ASIAN})"
INITIALS = {"yu", "ya", "ye", "yo", "zh", "kh", "ch", "sh", "ts", "dzh"}  # of one letter in the Russian alphabet


class _Person(NamedTuple):
    id: str
    spellings: list[Words]
    last: set[str]  # with what the spellings end, as a rule the family name

    @property
    def all_words(self) -> Words:
        """The words of all spellings: Edwin "Buzz" Aldrin is one of none."""
        return sorted({word for words in self.spellings for word in words})

    def is_called(self, words: Words) -> bool:
        """Tell whether words, in any order, are a whole spelling."""
        return sorted(words) in map(sorted, self.spellings)


def people_spelt(catalogue: Catalogue, name: str) -> list[str]:
    """Return the ids of those whose name this is, whatever the order of its words; what is closest counts alone.

    A name as it stands comes before parts of one, with short forms of given names, those before romanisations, these
    before words of several spellings; then given names alone.
    """
    typed = [words for words in spelt(name) if len(words) <= LONGEST_NAME]
    likely = list({person.id: person for words in typed for person in _likely(catalogue, words)}.values())
    by_spelling = [(person, person.spellings) for person in likely]
    by_word = [(person, [person.all_words]) for person in likely]
    return (
        [person.id for person in likely if any(person.is_called(words) for words in typed)]
        or _meant(by_spelling, typed, _same_or_short)
        or _meant(by_spelling, typed, _romanised)
        or _meant(by_word, typed, _shortened)
        or _meant(by_spelling, typed, _romanised, with_last=False)
    )


def spelt(name: str) -> Iterator[Words]:
    """Yield the words of a name, with what a hyphen or apostrophe parts as two words, and as one.

    >>> list(spelt("O'Hara, Loral")), list(spelt("若田 光一"))
    ([['o', 'hara', 'loral'], ['ohara', 'loral']], [['若田', '光一'], ['若田光一']])
    """
    whole = name.translate(_LEFT_OUT)
    if not whole.isascii():
        whole = re.sub(_PARTED, "", whole)
    for each in dict.fromkeys([fold(name), fold(whole)]):
        if words := [word for word in each.split() if word not in BESIDES] or each.split():
            yield words


def is_initial(word: str) -> bool:
    """Tell whether a word is a letter, or stands for one of the Russian alphabet."""
    return word in INITIALS or (len(word) == 1 and ord(word) < 0x590)  # a letter of Latin, Greek or Cyrillic


def _likely(catalogue: Catalogue, words: Words) -> list[_Person]:
    """Return the people who have all words in their names, each in some form of it; initials are left for later."""
    whole = [word for word in words if not is_initial(word)] or words
    forms = [sorted(short_forms(word)) for word in whole]
    having = f"SELECT id FROM name WHERE what = 'person' AND rank = {WORD} AND folded IN ({{}})"
    asked = " INTERSECT ".join(having.format(", ".join("?" * len(each))) for each in forms)
    sql = f'SELECT id, name, "full", native, aliases FROM person WHERE id IN ({asked})'
    return [_person(*row) for row in catalogue.rows(sql, [form for each in forms for form in each])]


def _person(key: str, name: str, full: str, native: str, aliases: str) -> _Person:
    spellings = [words for each in (key, name, full, native, *texts(aliases)) for words in spelt(each)]
    return _Person(key, spellings, {words[-1] for words in spellings})


def _meant(
    likely: Iterable[tuple[_Person, Sequence[Words]]], typed: Sequence[Words], same: Same, *, with_last: bool = True
) -> list[str]:
    """Return those of some people, each with spellings, whose name was typed; with_last: with the family name."""
    found: dict[str, None] = {}
    for person, spellings in likely:
        for words in typed:
            has_last = not with_last or any(same(word, last) for word in words for last in person.last)
            if has_last and any(_fits(words, spelling, same) for spelling in spellings):
                found[person.id] = None
    return list(found)


def _fits(words: Words, spelling: Words, same: Same) -> bool:
    """Tell whether each word is another one of a spelling, or its initial."""
    left = list(spelling)
    for word in sorted(words, key=len, reverse=True):
        found = next((each for each in left if same(word, each)), None)
        if found is None and is_initial(word):
            found = next((each for each in left if each.startswith(word)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _same_or_short(word: str, other: str) -> bool:
    return word == other or are_short_for_one(word, other)


def _romanised(word: str, other: str) -> bool:
    return not is_initial(other) and romanised(other) in readings(word)


def _shortened(word: str, other: str) -> bool:
    return not is_initial(other) and romanised(other) in short_forms(word)
