"""Which record a name means: an exact id first, then a name, then an alias; what fits several is not guessed at.

The table `name` has every id, name and alias, folded (see `names.fold`), of everything but uses, with how well it names
its record. What belongs to a mission has the id `mission/local`; `local` alone will do where one record has it.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.errors import Ambiguous, Candidate, NotFound, UnknownChoice
from missionfacts.model.fields import TEXTS
from missionfacts.names import fold

# How well a name names: the lower the better. A part of a person's name is what it ends with.
WHOLE_ID, FORMER_ID, LOCAL_ID, NAME, ALIAS, PART_OF_NAME = range(6)
# The kinds of record that have an id, as users know them; each has the table of its name.
EVERYTHING = (
    "mission", "person", "organisation", "source", "event", "seat", "figure", "experiment", "picture", "spacecraft",
    "clock", "expedition",
)  # fmt: skip


class Found(NamedTuple):
    """A record that a name means."""

    what: str  # its kind, one of EVERYTHING
    id: str


def identify(catalogue: Catalogue, name: str, kinds: Sequence[str] = EVERYTHING, called: str = "") -> Found:
    """Return the one record of some kinds that a name means; called: what a message says was looked for.

    Raises NotFound, with every name there is, or Ambiguous.
    """
    called = called or " or ".join(kinds)
    of_kinds, values = is_in("what", () if kinds == EVERYTHING else kinds)
    sql = f"SELECT rank, what, id FROM name WHERE folded = ? AND {of_kinds} ORDER BY rank, what, id"
    rows = list(catalogue.rows(sql, [fold(name), *values]))
    found = _best(rows, name.strip().casefold())
    if not found:
        raise NotFound(called, name, names(catalogue, kinds))
    if len(found) > 1:
        raise Ambiguous(called, name, _candidates(catalogue, found))
    return found[0]


def _best(rows: list[tuple[int, str, str]], exact: str) -> list[Found]:
    """Return what is named best; a mission before what belongs to it, which often has its name."""
    if whole := [Found(what, key) for rank, what, key in rows if rank == WHOLE_ID and key == exact]:
        return whole
    best = list(dict.fromkeys(Found(what, key) for rank, what, key in rows if rank == rows[0][0]))
    ids = {found.id for found in best}
    return [found for found in best if found.id.partition("/")[0] not in ids or "/" not in found.id]


def _candidates(catalogue: Catalogue, found: Iterable[Found]) -> list[Candidate]:
    candidates = [Candidate(key, what, *_name_and_years(catalogue, what, key)) for what, key in found]
    return sorted(candidates, key=lambda each: (each.when, "/" in each.id, each.id))


_DESCRIBED = {  # kind of record -> SQL of its name, and of what tells it from others of that name
    "mission": ("name", "start"),
    "person": ("name", "born || '/' || died"),
    "organisation": ("name", "founded"),
    "source": ("title", "year"),
    "event": ("title", "at"),
    "seat": ("(SELECT name FROM person WHERE person.id = person) || ', ' || role", ""),
    "figure": ("label", ""),
    "experiment": ("name", ""),
    "picture": ("caption", "at"),
    "spacecraft": ("name", ""),
    "clock": ("name", "epoch"),
    "expedition": ("name", "begins || '/' || ends"),
}


def _name_and_years(catalogue: Catalogue, what: str, key: str) -> tuple[str, str]:
    name, when = _DESCRIBED[what]
    when = when or f"(SELECT start FROM mission WHERE mission.id = {what}.mission)"
    row = catalogue.first(f"SELECT {name}, {when} FROM {what} WHERE id = ?", [key])
    said, dates = row or ("", "")
    first, _, last = (dates or "").partition("/")
    return said, f"{first[:4]}–{last[:4]}" if last[:4] not in {"", first[:4]} else first[:4]


def names(catalogue: Catalogue, kinds: Sequence[str] = EVERYTHING) -> list[str]:
    """Return every id, name and alias of some kinds of thing, as they are written."""
    found: dict[str, None] = {}
    for what in kinds:
        name, _ = _DESCRIBED[what]
        aliases = "aliases" if what in {"mission", "person", "organisation", "spacecraft", "expedition"} else "''"
        for key, said, others in catalogue.rows(f"SELECT id, {name}, {aliases} FROM {what} ORDER BY id"):
            whole = [key, key.partition("/")[2]] if "/" in key else [key]
            found |= dict.fromkeys([*whole, said, *_texts(others)])
    return [name for name in found if name]


def _texts(column: str) -> tuple[str, ...]:
    decode = STORAGE[TEXTS].decode
    assert decode is not None  # noqa: S101 a list is not kept as it is
    texts: tuple[str, ...] = decode(None, column)
    return texts


def ids(catalogue: Catalogue, kinds: Sequence[str] = EVERYTHING, begin: str = "") -> list[str]:
    """Return the ids of some kinds of thing, whole and without their mission, that begin so."""
    sql = " UNION ALL ".join(f"SELECT id FROM {what}" for what in kinds)
    whole = [str(key) for (key,) in catalogue.rows(sql)]
    found = [*whole, *(key.partition("/")[2] for key in whole if "/" in key)]
    return [key for key in dict.fromkeys(found) if key.startswith(begin)]


def known(what: str, given: Iterable[str], valid: Sequence[str]) -> list[str]:
    """Return the given words as they are in the list of valid ones, whatever their case. Raises UnknownChoice."""
    words = list(given)
    if not words:
        return []
    by_fold = {fold(word): word for word in valid}
    for word in words:
        if fold(word) not in by_fold:
            raise UnknownChoice(what, word, valid)
    return [by_fold[fold(word)] for word in words]
