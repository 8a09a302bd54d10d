"""Which records several words mean: each one, or all together one."""

from collections.abc import Sequence

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING, Found, find, identify, plainly
from missionfacts.errors import Ambiguous


def meant(catalogue: Catalogue, words: Sequence[str], kinds: Sequence[str] = EVERYTHING) -> list[Found]:
    """Return the records that words mean: one for each where each is an id or name, else the one they name together.

    Raises NotFound, with the nearest names, or Ambiguous, also where both would do.
    """
    together = " ".join(words)
    if len(words) == 1:
        return [identify(catalogue, together, kinds)]
    apart = [plainly(catalogue, word, kinds) for word in words]
    if all(len(found) == 1 for found in apart):
        return _apart(catalogue, words, [found[0] for found in apart], plainly(catalogue, together, kinds))
    if find(catalogue, together, kinds) or not any(apart):
        return [identify(catalogue, together, kinds)]
    return each_of(catalogue, words, kinds)


def _apart(catalogue: Catalogue, words: Sequence[str], found: list[Found], together: list[Found]) -> list[Found]:
    """Return the records of words that have one each, unless they are a name together and not all of them ids."""
    ids = all(word.casefold() == each.id for word, each in zip(words, found, strict=True))
    if not ids and any(each not in found for each in together):
        from missionfacts.catalogue.candidates import candidates

        raise Ambiguous("record", " ".join(words), candidates(catalogue, [*together, *found]))
    return list(dict.fromkeys(found))


def each_of(catalogue: Catalogue, names: Sequence[str], kinds: Sequence[str] = EVERYTHING) -> list[Found]:
    """Return the record that each of some names means, each once. Raises NotFound or Ambiguous."""
    return list(dict.fromkeys(identify(catalogue, name, kinds) for name in names))
