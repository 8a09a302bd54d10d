"""Questions about where facts are from, and where sources differ."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from missionfacts import dates
from missionfacts.catalogue import LAUNCH, Catalogue
from missionfacts.errors import Ambiguous, BadDate, NotFound
from missionfacts.model import Rival, Use
from missionfacts.model.provenance import Citation, Difference, Work
from missionfacts.packing import unpack_rivals, unpack_uses


class _Sort(NamedTuple):
    """A sort of record that cites sources: where it is, and what to call it."""

    what: str
    table: str
    title: str  # SQL
    value: str = "''"
    field: str = ""  # the field that `value` is
    unit: str = "''"
    mission: str = "mission"
    disputed: str = "disputed"
    file: str = "(SELECT file FROM mission WHERE mission.id = mission)"
    note: str = "''"
    place: str = "seq"  # its place in the mission


_SORTS = (
    _Sort("event", "event", "title", "at", "at"),
    _Sort(
        "seat",
        "seat",
        "(SELECT name FROM person WHERE person.id = person) || ', ' || role"
        " || CASE WHEN status IN ('prime', 'ground') THEN '' ELSE ' (' || status || ')' END",
        "role",
        "role",
        note="note",
    ),
    _Sort("figure", "figure", "about || ': ' || label", "value", "value", "unit"),
    _Sort("experiment", "experiment", "trim(number || ' ' || name)", disputed="''", note="note"),
    _Sort("picture", "picture", "trim(number || ' ' || caption)", "at", "at", disputed="''", note="note"),
    _Sort("spacecraft", "spacecraft", "name", "type", "type", disputed="''"),
    _Sort("clock", "clock", "name", "epoch", "epoch", disputed="''"),
    _Sort("mission", "mission", "name", mission="id", disputed="''", file="file", place="id"),
    _Sort("person", "person", "name", "born || ' – ' || died", "life", mission="''", file="file", place="id"),
    _Sort(
        "organisation", "organisation", "name", "founded", "founded", mission="''", file="file", note="note", place="id"
    ),
)


class _Cited(NamedTuple):
    """A record that cites sources, of whatever sort."""

    what: str
    field: str
    id: str
    title: str
    value: str
    unit: str
    mission: str
    sources: tuple[Use, ...]
    disputed: tuple[Rival, ...]
    note: str
    file: str


def _cited(catalogue: Catalogue, where: str = "1", values: tuple[Any, ...] = (), mission: str = "") -> Iterator[_Cited]:
    for sort in _SORTS:
        if mission and sort.mission == "''":
            continue
        sql = (
            f"SELECT * FROM (SELECT id, {sort.title}, {sort.value}, {sort.unit}, {sort.mission} AS of_mission, sources,"
            f" {sort.disputed}, {sort.note}, {sort.file}, {sort.place} AS place FROM {sort.table}) WHERE {where}"
        )
        bound = values
        if mission:
            sql, bound = sql + " AND of_mission = ?", (*values, mission)
        sql += f" ORDER BY {LAUNCH.format('of_mission')}, of_mission, place"
        for key, title, value, unit, of_mission, sources, disputed, note, file, _ in catalogue.rows(sql, bound):
            yield _Cited(
                sort.what, sort.field, key, title, value, unit, of_mission, unpack_uses(sources),
                unpack_rivals(disputed), note, file,
            )  # fmt: skip


def works(catalogue: Catalogue, mission: str = "", *, unused: bool = False) -> list[Work]:
    """Return the works that facts rest on, most used first; mission: its id, "" for the whole dataset.

    unused: those that nothing rests on instead.
    """
    facts: dict[str, int] = {}
    rivals: dict[str, int] = {}
    for record in _cited(catalogue, mission=mission):
        for key in {use.id for use in record.sources}:
            facts[key] = facts.get(key, 0) + 1
        for rival in record.disputed:
            for key in {use.id for use in rival.sources}:
                rivals[key] = rivals.get(key, 0) + 1
    every = bibliography(catalogue).values()
    counted = [work._replace(facts=facts.get(work.id, 0), rivals=rivals.get(work.id, 0)) for work in every]
    chosen = [work for work in counted if (work.facts + work.rivals == 0) == unused]
    return sorted(chosen, key=lambda work: (-work.facts, -work.rivals, work.id))


def bibliography(catalogue: Catalogue) -> dict[str, Work]:
    """Return every work by its id; what rests on each is not counted."""
    read = catalogue.read(Work, "FROM source ORDER BY id", columns={"facts": "0", "rivals": "0"})
    return {work.id: work for work in read}


def differences(catalogue: Catalogue, mission: str = "") -> Iterator[Difference]:
    """Yield every value on which sources differ; mission: its id, "" for the whole dataset."""
    for record in _cited(catalogue, mission=mission):
        for rival in record.disputed:
            value = record.value if rival.field == record.field else _own(catalogue, record, rival.field)
            spread, unit = spread_of(value, rival.value, record.unit if rival.field == "value" else "")
            yield Difference(
                record.id, rival.field, value, rival.value, spread, unit, record.title, record.mission, rival.note,
                record.sources, rival.sources,
            )  # fmt: skip


def _own(catalogue: Catalogue, record: _Cited, field: str) -> str:
    """Return our value of a field that is not the one a record is cited by; "" when it has no such field."""
    columns = [row[1] for row in catalogue.rows(f"PRAGMA table_info({record.what})")]
    if field not in columns:
        return ""
    return str(catalogue.rows(f'SELECT "{field}" FROM {record.what} WHERE id = ?', [record.id]).fetchone()[0] or "")


def spread_of(value: str, rival: str, unit: str = "") -> tuple[str, str]:
    """Return how far apart two values are, as (number, unit) and no more exact than the coarser, or two "".

    >>> spread_of("1975-07-17T16:09:09Z", "1975-07-17T16:12Z"), spread_of("12904", "14768", "kg")
    (('3', 'min'), ('1864', 'kg'))
    >>> spread_of("142:30:54", "142:30:51", "h:m:s"), spread_of("1975-07-15T19:50Z", "1975-07-15T19:50:01Z")
    (('3', 's'), ('0', 'min'))
    """
    if unit in {"h:m:s", "h:m"} or (not unit and dates.is_elapsed(value.rstrip("~?%"))):
        return _between_elapsed(value.rstrip("~?%"), rival.rstrip("~?%"))
    if unit:
        try:
            return str(abs(Decimal(value.rstrip("~?%")) - Decimal(rival.rstrip("~?%")))), unit
        except InvalidOperation:
            return "", ""
    try:
        ours, theirs = dates.parse(value), dates.parse(rival)
    except BadDate:
        return "", ""
    if ours.start == theirs.start:
        return _between_dates(ours.end, theirs.end)
    return _between_dates(ours.start, theirs.start)


def _between_elapsed(value: str, rival: str) -> tuple[str, str]:
    try:
        (ours, resolution), (theirs, other) = dates.parse_elapsed(value), dates.parse_elapsed(rival)
    except BadDate:
        return "", ""
    return _in_unit(abs(ours - theirs), max(resolution, other))


def _between_dates(value: dates.Moment, rival: dates.Moment) -> tuple[str, str]:
    if value.month is None or rival.month is None:
        return str(abs(value.year - rival.year)), "years"
    if value.day is None or rival.day is None:
        return str(abs((value.year - rival.year) * 12 + value.month - rival.month)), "months"
    coarser = max(value.resolution, rival.resolution)
    # At the coarser of the two resolutions, each value is the middle of what it may mean.
    gap = abs(dates.earliest(value) // coarser - dates.earliest(rival) // coarser) * coarser
    if coarser == dates.MINUTE:
        middle = [dates.earliest(each) + (dates.latest(each) - dates.earliest(each)) / 2 for each in (value, rival)]
        gap = int((abs(middle[0] - middle[1]) + dates.MINUTE / 2) // dates.MINUTE) * dates.MINUTE
    return _in_unit(gap, coarser)


def _in_unit(seconds: int, resolution: int) -> tuple[str, str]:
    if resolution >= dates.DAY:
        return str(seconds // dates.DAY), "d"
    return (str(seconds // dates.MINUTE), "min") if resolution >= dates.MINUTE else (str(seconds), "s")


def citation(catalogue: Catalogue, name: str) -> Citation:
    """Return one fact with its sources; name: its id, whole (astp/first-docking) or, where one has it, without mission.

    Raises NotFound, with every id there is, or Ambiguous.
    """
    key = name.strip().casefold()
    found = list(_cited(catalogue, "id = ?", (key,)))
    if not found and "/" not in key:
        found = list(_cited(catalogue, "id LIKE '%/' || ?", (key,)))
    if not found:
        found = _people_named(catalogue, name)
    if not found:
        raise NotFound("fact", name, ids(catalogue))
    if len({record.id for record in found}) > 1:
        raise Ambiguous("fact", name, [record.id for record in found])
    record = found[0]
    value = f"{record.value} {record.unit}".strip(" –") if record.field else ""
    return Citation(
        record.id, record.what, record.title, value, precision(record), record.mission, record.sources, record.disputed,
        record.note, record.file,
    )  # fmt: skip


def _people_named(catalogue: Catalogue, name: str) -> list[_Cited]:
    try:
        return list(_cited(catalogue, "id = ?", (catalogue.person_id(name),)))
    except NotFound:
        return []


def ids(catalogue: Catalogue) -> list[str]:
    """Return the id of everything that can be cited, whole and without its mission."""
    whole = [record.id for record in _cited(catalogue)]
    return [*whole, *(key.partition("/")[2] for key in whole if "/" in key)]


def precision(record: _Cited) -> str:
    """Return in words how exactly a record's value is known."""
    if record.field not in {"at", "founded", "epoch"} or not record.value:
        return ""
    moment = dates.parse(record.value).start
    names = ("year", "month", "day", "hour", "minute", "second")
    known = [name for name in names if getattr(moment, name) is not None][-1]
    about = {"~": ", about", "?": ", in doubt", "%": ", about and in doubt"}.get(moment.mark, "")
    return f"to the {known}{about}"
