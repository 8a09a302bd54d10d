"""Records in a line: what a message says of those that a name fits, and which names it can hint at."""

from collections.abc import Iterable, Iterator, Sequence

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING, LOCAL_ID, Found
from missionfacts.catalogue.words import words_of
from missionfacts.errors import NEAR, Candidate
from missionfacts.model.fields import TEXTS
from missionfacts.names import fold

MOST_NEAR = 3  # names that a message hints at
_WHOLE = ("mission", "person", "organisation", "source")  # what belongs to no mission
_FLEW = "SELECT min(start) FROM seat JOIN mission ON mission.id = mission WHERE person = person.id AND status = 'prime'"
_LIFE = "substr(born, 1, 4) || '/' || died"  # the end of a span in which somebody was born is no death
_KNOWN = "SELECT id, (SELECT count(*) FROM event_person WHERE person = id) FROM person"  # how well, for their order
_DESCRIBED = {  # kind of record -> SQL of its name, and of what tells it from others of that name
    "mission": ("name", "start"),
    "person": ("name", f"CASE WHEN born || died <> '' THEN {_LIFE} ELSE ({_FLEW}) END"),
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


def candidates(catalogue: Catalogue, found: Iterable[Found]) -> list[Candidate]:
    """Return records as a message names them: whole ones and the best-known people first, then by time."""
    described = [(*_name_and_dates(catalogue, what, key), what, key) for what, key in found]
    known = dict(catalogue.rows(_KNOWN)) if any(what == "person" for *_, what, _ in described) else {}
    described.sort(key=lambda row: ("/" in row[3], -known.get(row[3], 0), row[1] or "~", row[3]))
    return [Candidate(key, what, name, _years(dates)) for name, dates, what, key in described]


def _name_and_dates(catalogue: Catalogue, what: str, key: str) -> tuple[str, str]:
    name, when = _DESCRIBED[what]
    when = when or f"(SELECT start FROM mission WHERE mission.id = {what}.mission)"
    said, dates = catalogue.first(f"SELECT {name}, {when} FROM {what} WHERE id = ?", [key]) or ("", "")
    return said, dates or ""


def _years(dates: str) -> str:
    first, _, last = dates.partition("/")
    return f"{first[:4]}–{last[:4]}" if last[:4] not in {"", first[:4]} else first[:4]


def nearest(catalogue: Catalogue, name: str, kinds: Sequence[str] = EVERYTHING) -> list[str]:
    """Return what is nearly called so: of each record the name that is nearest, at most three, the nearest first."""
    import difflib  # a mistyped word can wait

    spelt: dict[str, tuple[str, str]] = {}
    for key, said in _in_its_mission(catalogue, name) if "/" in name else names(catalogue, kinds):
        spelt.setdefault(fold(said), (key, said))
    near = difflib.get_close_matches(fold(name), spelt, n=4 * MOST_NEAR, cutoff=NEAR)
    found: dict[str, str] = {}
    for each in near:
        found.setdefault(*spelt[each])
    return list(found.values())[:MOST_NEAR]


def is_mentioned(catalogue: Catalogue, name: str) -> bool:
    """Tell whether what is said of some record has all words of a name, so that a search finds it."""
    from missionfacts.catalogue.query import MOST_WORDS, quoted

    words = words_of(name)[:MOST_WORDS]
    expression = " AND ".join(quoted([word]) for word in words)
    return bool(words) and catalogue.first("SELECT 1 FROM find WHERE find MATCH ? LIMIT 1", [expression]) is not None


def names(catalogue: Catalogue, kinds: Sequence[str] = EVERYTHING) -> Iterator[tuple[str, str]]:
    """Yield the id of each thing of some kinds with the id, and each name and alias, as they are written."""
    for what in kinds:
        name, _ = _DESCRIBED[what]
        aliases = "aliases" if what in {"mission", "person", "organisation", "spacecraft", "expedition"} else "''"
        for key, said, others in catalogue.rows(f"SELECT id, {name}, {aliases} FROM {what} ORDER BY id"):
            whole = [key, key.partition("/")[2]] if "/" in key else [key]
            yield from ((key, each) for each in (*whole, said, *texts(others)) if each)


def _in_its_mission(catalogue: Catalogue, name: str) -> Iterator[tuple[str, str]]:
    """Yield the ids, twice each, of what belongs to the mission that is named, or has the same id in another."""
    mission, local = (fold(part) for part in name.split("/", 1))
    sql = "SELECT id FROM name WHERE folded = ? AND rank = ?"
    yield from ((key, key) for (key,) in catalogue.rows(sql, [local, LOCAL_ID]))
    for what in (each for each in EVERYTHING if each not in _WHOLE):
        own = catalogue.rows(f"SELECT id FROM {what} WHERE mission = ?", [mission.replace(" ", "-")])
        yield from ((key, key) for (key,) in own)


def texts(column: str) -> tuple[str, ...]:
    """Return a list of texts as a column keeps it."""
    decode = STORAGE[TEXTS].decode
    assert decode is not None  # noqa: S101 a list is not kept as it is
    found: tuple[str, ...] = decode(None, column)
    return found
