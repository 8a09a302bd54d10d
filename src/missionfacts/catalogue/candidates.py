"""Records in a line: what a message says of those that a name fits, and which names it can hint at."""

from collections.abc import Iterable, Sequence

from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import EVERYTHING, Found
from missionfacts.errors import Candidate
from missionfacts.model.fields import TEXTS

_FLEW = "SELECT min(start) FROM seat JOIN mission ON mission.id = mission WHERE person = person.id AND status = 'prime'"
_DESCRIBED = {  # kind of record -> SQL of its name, and of what tells it from others of that name
    "mission": ("name", "start"),
    "person": ("name", f"CASE WHEN born || died <> '' THEN born || '/' || died ELSE ({_FLEW}) END"),
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
    """Return records as a message names them: whole ones first, people who flew before others, in order of time."""
    flew = {row[0] for row in catalogue.rows("SELECT DISTINCT person FROM seat WHERE status = 'prime'")}
    described = [(*_name_and_dates(catalogue, what, key), what, key) for what, key in found]
    described.sort(key=lambda row: ("/" in row[3], row[2] == "person" and row[3] not in flew, row[1] or "~", row[3]))
    return [Candidate(key, what, name, _years(dates)) for name, dates, what, key in described]


def _name_and_dates(catalogue: Catalogue, what: str, key: str) -> tuple[str, str]:
    name, when = _DESCRIBED[what]
    when = when or f"(SELECT start FROM mission WHERE mission.id = {what}.mission)"
    said, dates = catalogue.first(f"SELECT {name}, {when} FROM {what} WHERE id = ?", [key]) or ("", "")
    return said, dates or ""


def _years(dates: str) -> str:
    first, _, last = dates.partition("/")
    return f"{first[:4]}–{last[:4]}" if last[:4] not in {"", first[:4]} else first[:4]


def names(catalogue: Catalogue, kinds: Sequence[str] = EVERYTHING) -> list[str]:
    """Return every id, name and alias of some kinds of thing, as they are written."""
    found: dict[str, None] = {}
    for what in kinds:
        name, _ = _DESCRIBED[what]
        aliases = "aliases" if what in {"mission", "person", "organisation", "spacecraft", "expedition"} else "''"
        for key, said, others in catalogue.rows(f"SELECT id, {name}, {aliases} FROM {what} ORDER BY id"):
            whole = [key, key.partition("/")[2]] if "/" in key else [key]
            found |= dict.fromkeys([*whole, said, *texts(others)])
    return [name for name in found if name]


def names_in(catalogue: Catalogue, mission: str, kinds: Sequence[str] = EVERYTHING) -> list[str]:
    """Return the ids of what belongs to a mission; mission: its id."""
    parts = " UNION ALL ".join(f"SELECT id FROM {what} WHERE id > ?1 || '/' AND id < ?1 || '0'" for what in kinds)
    return [key for (key,) in catalogue.rows(parts, [mission])]


def texts(column: str) -> tuple[str, ...]:
    """Return a list of texts as a column keeps it."""
    decode = STORAGE[TEXTS].decode
    assert decode is not None  # noqa: S101 a list is not kept as it is
    found: tuple[str, ...] = decode(None, column)
    return found
