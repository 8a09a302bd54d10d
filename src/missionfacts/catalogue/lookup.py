"""Which record a name means: an exact id first, then a name, then an alias; what fits several is not guessed at.

The table `name` has every id, name and alias, folded (see `names.fold`), of everything but uses, with how well it names
its record. What belongs to a mission has the id `mission/local`; `local` alone will do where one record has it. Only
where nothing has a name as it stands, looser forms of it are looked for, one after the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from missionfacts.catalogue.database import Catalogue, is_in
from missionfacts.errors import Ambiguous, NotFound, UnknownChoice
from missionfacts.model.vocabulary import EVENT_KINDS, OTHER_KINDS
from missionfacts.names import fold, joined

T = TypeVar("T")
# How well a name names: the lower the better. A part is what a mission's name ends with, TMA-1 of Soyuz TMA-1; joined
# and numbered are looser forms; a word is one of a person's name, and names nobody by itself. The title of a work,
# often the name of what it is about, means the work only where nothing else is called so.
WHOLE_ID, FORMER_ID, LOCAL_ID, NAME, ALIAS, PART_OF_NAME, JOINED, NUMBERED, WORD, TITLE = range(10)
LONGEST_NAME = 12  # words of a person's name; SQLite would not take thousands
FAMILIES = ("mission", "organisation", "expedition", "spacecraft")  # what there are several of with one first word
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

    Raises NotFound, with the nearest names, or Ambiguous.
    """
    found = _called(catalogue, name, kinds)
    if not found:
        found = family(catalogue, name, kinds) or _titled(catalogue, name, kinds)
    elif "mission" in kinds and "/" not in name and all("/" in each.id for each in found):
        found = _apart([*found, *family(catalogue, name, ["mission"])])  # parts of missions, that are called so too
    return the_one(catalogue, found, name, kinds, called)


def the_one(catalogue: Catalogue, found: Sequence[Found], name: str, kinds: Sequence[str], called: str = "") -> Found:
    """Return what was found when it is one record. Raises NotFound, with the nearest names, or Ambiguous."""
    if len(found) == 1:
        return found[0]
    from missionfacts.catalogue.candidates import candidates, is_mentioned, nearest

    called = called or ("record" if kinds == EVERYTHING else " or ".join(kinds))
    if found:
        raise Ambiguous(called, name, candidates(catalogue, found))
    if elsewhere := find(catalogue, name) if set(kinds) != set(EVERYTHING) else []:
        raise NotFound(called, name, elsewhere=candidates(catalogue, elsewhere))
    mentioned = kinds == EVERYTHING and is_mentioned(catalogue, name)
    raise NotFound(called, name, nearest(catalogue, name, kinds), mentioned=mentioned)


def find(catalogue: Catalogue, name: str, kinds: Sequence[str] = EVERYTHING) -> list[Found]:
    """Return the record that a name means, or all that it means equally well; none when it means nothing."""
    return _called(catalogue, name, kinds) or _titled(catalogue, name, kinds)


def plainly(catalogue: Catalogue, name: str, kinds: Sequence[str] = EVERYTHING) -> list[Found]:
    """Return what has a name as it stands for its id, name or alias: as `find`, without looser forms."""
    rows = _named(catalogue, fold(name), kinds, ALIAS)
    return _best(rows, name.strip().casefold()) if rows else []


def _called(catalogue: Catalogue, name: str, kinds: Sequence[str]) -> list[Found]:
    """Return what a name means but for works by their titles. Raises MissionLeftOut."""
    found = _there(catalogue, name, kinds)
    if catalogue.left_out:
        from missionfacts.catalogue.left_out import refuse

        refuse(catalogue.left_out, name, found)
    return found


def _there(catalogue: Catalogue, name: str, kinds: Sequence[str]) -> list[Found]:
    """Return what a name means in a catalogue, whatever that was made without."""
    exact = name.strip().casefold()
    for form, rank in _forms(name):
        if found := _best(_named(catalogue, form, kinds, rank), exact):
            return found
    if "person" in kinds:
        from missionfacts.catalogue.spelt import people_spelt

        return [Found("person", person) for person in people_spelt(catalogue, name)]
    return []


def _titled(catalogue: Catalogue, name: str, kinds: Sequence[str]) -> list[Found]:
    """Return the works that have a name for their title."""
    if "source" not in kinds:
        return []
    rows = catalogue.rows("SELECT id FROM name WHERE folded = ? AND rank = ? ORDER BY id", [fold(name), TITLE])
    return [Found("source", key) for (key,) in rows]


def family(catalogue: Catalogue, name: str, kinds: Sequence[str] = EVERYTHING) -> list[Found]:
    """Return what has a name that begins or ends with these whole words, joined or not: the Voyagers for "voyager"."""
    folded = fold(name)
    shared = [kind for kind in FAMILIES if kind in kinds]
    if not folded or not shared:
        return []
    of_kinds, values = is_in("+what", shared)  # +: there is no index on kinds that would help more than the name's
    begins = "folded > ?1 || ' ' AND folded < ?1 || '!'"  # an exclamation mark comes next to a blank
    whole = f"SELECT what, id FROM name WHERE {begins} AND rank IN ({WHOLE_ID}, {NAME}, {ALIAS}) AND {of_kinds}"
    ends = f"SELECT what, id FROM name WHERE folded = ?1 AND rank = {PART_OF_NAME} AND {of_kinds}"
    rows = list(catalogue.rows(f"{whole} UNION {ends}", [folded, *values, *values]))
    rows = rows or list(_begun_in_one(catalogue, folded, of_kinds, values))
    if len(rows) == 1 and _named(catalogue, folded, ["organisation"], ALIAS):
        return []  # NASA is no short name of the mission NASA-ISRO Synthetic Aperture Radar; Blue Origin has flights
    return _apart(Found(what, key) for what, key in rows or _romanised(catalogue, name, of_kinds, values))


def _begun_in_one(catalogue: Catalogue, name: str, of_kinds: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what has a name whose first words are these in one piece: Dong Fang Hong 1 for "dongfanghong"."""
    wanted = joined(name)
    after_all = "char(1114111)"  # the last character that there is
    begins = f"folded >= ?1 AND folded < ?1 || {after_all} AND substr(replace(folded, ' ', ''), 1, length(?2)) = ?2"
    sql = (
        f"SELECT what, id, folded FROM name WHERE {begins} AND rank IN ({WHOLE_ID}, {NAME}, {ALIAS}) AND {of_kinds}"
        " ORDER BY what, id"
    )
    for what, key, folded in catalogue.rows(sql, [wanted[0], wanted.replace(" ", ""), *values]):
        words = folded.split()
        if any(joined(" ".join(words[:number])) == wanted for number in range(1, len(words))):
            yield what, key


def _romanised(catalogue: Catalogue, name: str, of_kinds: str, values: Sequence[str]) -> list[tuple[str, str]]:
    """Return what has a name that is this word and a number, however it is romanised: the Voskhods for "Woschod"."""
    if not name.strip().isalpha():
        return []
    from missionfacts.spellings import numbered, numbered_readings

    begins = "folded > ?1 || '0' AND folded < ?1 || ':'"  # a colon comes next to the digits
    sql = f"SELECT DISTINCT what, id FROM name WHERE {begins} AND rank = {NUMBERED} AND {of_kinds} ORDER BY what, id"
    readings = (numbered(name), *numbered_readings(name))
    return next(filter(None, (list(catalogue.rows(sql, [each, *values])) for each in readings)), [])


def _forms(name: str) -> Iterator[tuple[str, int]]:
    """Yield the forms in which a name is looked up, each with the worst rank that counts for it."""
    yield fold(name), ALIAS
    yield joined(name), JOINED
    from missionfacts.spellings import numbered, numbered_readings  # what is spelt as we do should not wait for them

    yield numbered(name), NUMBERED
    yield from ((reading, NUMBERED) for reading in numbered_readings(name))


def _named(catalogue: Catalogue, form: str, kinds: Sequence[str], rank: int) -> list[tuple[int, str, str]]:
    of_kinds, values = is_in("what", () if kinds == EVERYTHING else kinds)
    sql = (
        f"SELECT rank, what, id FROM name WHERE folded = ? AND rank <= ? AND rank <> {PART_OF_NAME} AND {of_kinds}"
        " ORDER BY rank, what, id"
    )
    return list(catalogue.rows(sql, [form, rank, *values]))


def _best(rows: list[tuple[int, str, str]], exact: str) -> list[Found]:
    """Return what is named best; a mission before what belongs to it, which often has its name."""
    if whole := [Found(what, key) for rank, what, key in rows if rank == WHOLE_ID and key == exact]:
        return whole
    return _apart([Found(what, key) for rank, what, key in rows if rank == rows[0][0]])


def _apart(found: Iterable[Found]) -> list[Found]:
    """Return each record once, without what belongs to a mission that is there too."""
    every = list(dict.fromkeys(found))
    ids = {each.id for each in every}
    return [each for each in every if each.id.partition("/")[0] not in ids or "/" not in each.id]


def ids(catalogue: Catalogue, kinds: Sequence[str] = EVERYTHING, begin: str = "") -> list[str]:
    """Return the ids of some kinds of thing, whole and without their mission, that begin so."""
    sql = " UNION ALL ".join(f"SELECT id FROM {what}" for what in kinds)
    whole = [str(key) for (key,) in catalogue.rows(sql)]
    found = [*whole, *(key.partition("/")[2] for key in whole if "/" in key)]
    return [key for key in dict.fromkeys(found) if key.startswith(begin)]


def next_words(catalogue: Catalogue, kinds: Sequence[str], before: str) -> list[str]:
    """Return the words, folded, that go on with ids, names and aliases of some kinds of thing that begin so."""
    first = fold(before)
    of_kinds, values = is_in("+what", kinds)
    sql = (
        "SELECT DISTINCT substr(folded, length(?1) + 2) FROM name WHERE folded > ?1 || ' ' AND folded < ?1 || '!'"
        f" AND rank IN ({WHOLE_ID}, {NAME}, {ALIAS}) AND {of_kinds} ORDER BY folded"
    )
    rest = (words for (words,) in catalogue.rows(sql, [first, *values]))
    return list(dict.fromkeys(words.partition(" ")[0] for words in rest))


def several(given: Iterable[str], find: Callable[[str], T]) -> list[T]:
    """Return what each of some words means; a word with commas that means nothing itself is several.

    find: raises NotFound or UnknownChoice for what it does not know.
    """
    found = []
    for word in given:
        try:
            found.append(find(word))
        except (NotFound, UnknownChoice):
            parts = [part.strip() for part in word.split(",") if part.strip()]
            if not parts or parts == [word]:
                raise
            found += [find(part) for part in parts]
    return found


def known(
    what: str, given: Iterable[str], valid: Sequence[str], also: Mapping[str, str] | None = None, all_in: str = ""
) -> list[str]:
    """Return the given words as they are in the list of valid ones, as `chosen` does, which has the parameters.

    >>> known("kind", ["EVA, docking", "test"], ["docking", "eva", "test"])
    ['eva', 'docking', 'test']
    """
    return several(given, lambda word: chosen(what, word, valid, also, all_in))


def chosen(what: str, word: str, valid: Sequence[str], also: Mapping[str, str] | None = None, all_in: str = "") -> str:
    """Return a word as it is in the list of valid ones, whatever its case. Raises UnknownChoice.

    also: other words, and which of the valid ones they mean; all_in: as UnknownChoice has it.

    >>> chosen("format", "MD", ["json", "markdown"], {"md": "markdown"})
    'markdown'
    """
    if word in valid:
        return word
    others = also or {}
    by_fold = {fold(name): meant for name, meant in [*others.items(), *((each, each) for each in valid)]}
    if fold(word) not in by_fold:
        raise UnknownChoice(what, word, valid, others, all_in)
    return by_fold[fold(word)]


def known_kinds(
    given: Iterable[str], what: str = "kind of event", valid: Sequence[str] = tuple(EVENT_KINDS)
) -> list[str]:
    """Return the kinds of event that are given, in whichever words people have for them. Raises UnknownChoice.

    valid: kinds of event, and what else may be given in their place.

    >>> known_kinds(["Spacewalk,lift-off"])
    ['eva', 'launch']
    """
    return known(what, given, valid, OTHER_KINDS, "missionfacts help kinds")
