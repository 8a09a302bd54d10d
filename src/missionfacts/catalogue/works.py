"""Questions about where facts are from, and where sources differ."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from missionfacts.catalogue.called import SUBJECT
from missionfacts.catalogue.columns import STORAGE
from missionfacts.catalogue.database import LAUNCH, Catalogue
from missionfacts.catalogue.lookup import Found, identify
from missionfacts.dates.edtf import DAY, MINUTE, PartialDate, parse
from missionfacts.dates.elapsed import is_elapsed, parse_elapsed
from missionfacts.errors import BadDate
from missionfacts.model.events import Rivals
from missionfacts.model.fields import RIVALS, USES
from missionfacts.model.uses import Rival, Use, Uses
from missionfacts.model.works import Citation, Difference, Work


class _Cited(NamedTuple):
    """How a kind of record that cites sources is told in a line: SQL over its table."""

    title: str
    value: str = "''"
    field: str = ""  # the field that `value` is
    unit: str = "''"
    note: str = "''"
    disputed: str = "''"
    of_mission: bool = True  # whether it belongs to a mission, in whose file it stands


_CITED = {  # by kind of record, which is the name of its table
    "event": _Cited("title", "at", "at", disputed="disputed"),
    "seat": _Cited(
        "(SELECT name FROM person WHERE person.id = person) || ', ' || role"
        " || CASE WHEN status IN ('prime', 'ground') THEN '' ELSE ' (' || status || ')' END",
        "role",
        "role",
        note="note",
        disputed="disputed",
    ),
    "figure": _Cited(f"{SUBJECT} || ': ' || label", "value", "value", "unit", disputed="disputed"),
    "experiment": _Cited("trim(number || ' ' || name)", note="note"),
    "picture": _Cited("trim(number || ' ' || caption)", "at", "at", note="note"),
    "spacecraft": _Cited("name", "type", "type"),
    "clock": _Cited("name", "epoch", "epoch"),
    "expedition": _Cited("name", "begins || CASE WHEN ends = '' THEN '' ELSE '/' || ends END", "begins"),
    "mission": _Cited("name", of_mission=False),
    "person": _Cited("name", "born || ' – ' || died", disputed="disputed", of_mission=False),
    "organisation": _Cited("name", "founded", "founded", note="note", disputed="disputed", of_mission=False),
}


_UNCOUNTED = {"facts": "0", "rivals": "0"}  # columns of a work that are counted


class _Record(NamedTuple):
    """A record that cites sources, of whatever kind."""

    what: str
    field: str
    id: str
    title: str
    value: str
    unit: str
    mission: str
    sources: Uses
    disputed: Rivals
    note: str
    file: str


def _disputed(catalogue: Catalogue, mission: str) -> Iterator[_Record]:
    """Yield all on which sources differ; mission: only what belongs to it, its id."""
    for what, where in _where(mission):
        if _CITED[what].of_mission:
            order = f"{LAUNCH.format(f'{what}.mission')}, mission, seq"
        else:
            order = f"{LAUNCH.format('mission.id')}, id" if what == "mission" else "id"
        yield from _read(
            catalogue,
            what,
            f"{where} AND {_CITED[what].disputed} <> '' ORDER BY {order}",
            [mission] if mission else [],
        )


def _where(mission: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds of record that cite sources, with the SQL for those that count; it binds `mission`, if any."""
    for what, cited in _CITED.items():
        if cited.of_mission:
            where = "mission = ?1" if mission else "1"
            if what == "clock":
                where += " AND NOT derived"  # else a launch would count twice
            elif what == "event":
                where += " AND mission <> ''"  # a birth or death is the person's, who has the sources
            yield what, where
        elif not mission:
            yield what, "1"
        elif what == "mission":
            yield what, "id = ?1"


def _read(catalogue: Catalogue, what: str, where: str, values: list[str]) -> Iterator[_Record]:
    cited = _CITED[what]
    mission = "mission" if cited.of_mission else "id" if what == "mission" else "''"
    file = "(SELECT file FROM mission WHERE mission.id = mission)" if cited.of_mission else "file"
    sql = (
        f"SELECT id, {cited.title}, {cited.value}, {cited.unit}, {mission}, sources, {cited.disputed}, {cited.note},"
        f" {file} FROM {what} WHERE {where}"
    )
    for key, title, value, unit, of_mission, sources, disputed, note, there in catalogue.rows(sql, values):
        uses, rivals = _decoded(sources, disputed)
        yield _Record(what, cited.field, key, title, value, unit, of_mission, uses, rivals, note, there)


def _decoded(sources: str, disputed: str) -> tuple[Uses, Rivals]:
    uses, rivals = STORAGE[USES].decode, STORAGE[RIVALS].decode
    assert uses is not None and rivals is not None  # noqa: S101 neither is kept as it is
    return uses(tuple[Use, ...], sources), rivals(tuple[Rival, ...], disputed)


def works(catalogue: Catalogue, mission: str = "", *, unused: bool = False) -> list[Work]:
    """Return the works that facts rest on, most used first; mission: its id, "" for the whole dataset.

    unused: those that nothing rests on instead.
    """
    facts, rivals = _uses(catalogue, mission=mission)
    every = bibliography(catalogue).values()
    counted = [work._replace(facts=facts[work.id], rivals=rivals[work.id]) for work in every]
    chosen = [work for work in counted if (work.facts + work.rivals == 0) == unused]
    return sorted(chosen, key=lambda work: (-work.facts, -work.rivals, work.id))


def work(catalogue: Catalogue, key: str) -> Work:
    """Return one work with what rests on it; key: its id."""
    facts, rivals = _uses(catalogue, naming=key)
    (found,) = catalogue.read(Work, "FROM source WHERE id = ?", [key], columns=_UNCOUNTED)
    return found._replace(facts=facts[key], rivals=rivals[key])


def _uses(catalogue: Catalogue, *, mission: str = "", naming: str = "") -> tuple[Counter[str], Counter[str]]:
    """Return how many facts rest on each work, and how many rivals of facts; mission: its id.

    naming: a work whose counts are wanted, its id; others are not all counted. Records are not made of what is read,
    since all of them are only looked through.
    """
    from json import loads

    facts: Counter[str] = Counter()
    rivals: Counter[str] = Counter()
    for what, where in _where(mission):
        disputed = _CITED[what].disputed
        named = f" AND (instr(sources, ?1) OR instr({disputed}, ?1))" if naming else ""
        values = [each for each in (mission, naming) if each]
        for used, differing in catalogue.rows(f"SELECT sources, {disputed} FROM {what} WHERE {where}{named}", values):
            facts.update({use["id"] for use in loads(used or "[]")})
            for rival in loads(differing) if differing else ():
                rivals.update({use["id"] for use in rival.get("sources", ())})
    return facts, rivals


def bibliography(catalogue: Catalogue) -> dict[str, Work]:
    """Return every work by its id; what rests on each is not counted."""
    read = catalogue.read(Work, "FROM source ORDER BY id", columns=_UNCOUNTED)
    return {work.id: work for work in read}


def differences(catalogue: Catalogue, mission: str = "") -> Iterator[Difference]:
    """Yield every value on which sources differ; mission: its id, "" for the whole dataset."""
    for record in _disputed(catalogue, mission):
        for rival in record.disputed:
            value = record.value if rival.field == record.field else _own(catalogue, record, rival.field)
            unit_of_value = record.unit if rival.field == "value" else ""
            spread, unit = spread_of(value, rival.value, unit_of_value)
            yield Difference(
                record.id, rival.field, value, rival.value, spread, unit, record.title, record.mission, rival.note,
                record.sources, rival.sources, unit_of_value,
            )  # fmt: skip


def _own(catalogue: Catalogue, record: _Record, field: str) -> str:
    """Return our value of a field that is not the one a record is cited by; "" when it has no such field."""
    columns = [row[1] for row in catalogue.rows(f"PRAGMA table_info({record.what})")]
    row = (
        catalogue.first(f'SELECT "{field}" FROM {record.what} WHERE id = ?', [record.id]) if field in columns else None
    )
    return str(row[0] or "") if row else ""


def spread_of(value: str, rival: str, unit: str = "") -> tuple[str, str]:
    """Return how far apart two values are, as (number, unit) and no more exact than the coarser, or two "".

    >>> spread_of("1975-07-17T16:09:09Z", "1975-07-17T16:12Z"), spread_of("12904", "14768", "kg")
    (('3', 'min'), ('1864', 'kg'))
    >>> spread_of("142:30:54", "142:30:51", "h:m:s"), spread_of("1975-07-15T19:50Z", "1975-07-15T19:50:01Z")
    (('3', 's'), ('0', 'min'))
    """
    if unit in {"h:m:s", "h:m"} or (not unit and is_elapsed(value.rstrip("~?%"))):
        return _between_elapsed(value.rstrip("~?%"), rival.rstrip("~?%"))
    if unit:
        try:
            return str(abs(Decimal(value.rstrip("~?%")) - Decimal(rival.rstrip("~?%")))), unit
        except InvalidOperation:
            return "", ""
    try:
        ours, theirs = parse(value), parse(rival)
    except BadDate:
        return "", ""
    if ours.start == theirs.start:
        return _between_dates(ours.end, theirs.end)
    return _between_dates(ours.start, theirs.start)


def _between_elapsed(value: str, rival: str) -> tuple[str, str]:
    try:
        ours, theirs = parse_elapsed(value), parse_elapsed(rival)
    except BadDate:
        return "", ""
    return _in_unit(abs(ours.seconds - theirs.seconds), max(ours.resolution, theirs.resolution))


def _between_dates(value: PartialDate, rival: PartialDate) -> tuple[str, str]:
    if value.month is None or rival.month is None:
        return str(abs(value.year - rival.year)), "years"
    if value.day is None or rival.day is None:
        return str(abs((value.year - rival.year) * 12 + value.month - rival.month)), "months"
    coarser = max(value.resolution, rival.resolution)
    # At the coarser of the two resolutions, each value is the middle of what it may mean.
    gap = abs(value.earliest // coarser - rival.earliest // coarser) * coarser
    if coarser == MINUTE:
        middle = [(each.earliest + each.latest) / 2 for each in (value, rival)]
        gap = int((abs(middle[0] - middle[1]) + MINUTE / 2) // MINUTE) * MINUTE
    return _in_unit(gap, coarser)


def _in_unit(seconds: int, resolution: int) -> tuple[str, str]:
    if resolution >= DAY:
        return str(seconds // DAY), "d"
    return (str(seconds // MINUTE), "min") if resolution >= MINUTE else (str(seconds), "s")


def citation(catalogue: Catalogue, name: str) -> Citation:
    """Return the record that a name means, with its sources. Raises NotFound, with what is near, or Ambiguous."""
    return citation_of(catalogue, identify(catalogue, name))


def citation_of(catalogue: Catalogue, found: Found) -> Citation:
    """Return one record with its sources."""
    if found.what == "source":
        return _work_cited(catalogue, found.id)
    return _citation(next(_read(catalogue, found.what, "id = ?", [found.id])))


def citations_of(catalogue: Catalogue, mission: str) -> Iterator[Citation]:
    """Yield a mission, all that stands in its file, and all events that belong to it; mission: its id."""
    for what, where in sorted(_where(mission), key=lambda each: each[0] != "mission"):
        if what == "event":
            where = "seq IN (SELECT event FROM event_mission WHERE mission = ?1)"
        order = "place_in_time, seq" if what == "event" else "id" if what == "mission" else "seq"
        yield from map(_citation, _read(catalogue, what, f"{where} ORDER BY {order}", [mission]))


def _citation(record: _Record) -> Citation:
    value = f"{record.value} {record.unit}".strip(" –")
    return Citation(
        record.id, record.what, record.title, value, precision(record), record.mission, record.sources, record.disputed,
        record.note, record.file, record.field,
    )  # fmt: skip


def _work_cited(catalogue: Catalogue, key: str) -> Citation:
    """Return a work as a record that rests on itself."""
    row = catalogue.first("SELECT title, year, note, file FROM source WHERE id = ?", [key])
    assert row is not None  # noqa: S101 it has just been found
    title, year, note, file = row
    return Citation(key, "source", title, year, "", "", (Use(key, "", ""),), (), note, file, "year")


def precision(record: _Record) -> str:
    """Return in words how exactly a record's value is known."""
    if record.field not in {"at", "founded", "epoch", "begins"} or not record.value:
        return ""
    moment = parse(record.value).start
    names = ("year", "month", "day", "hour", "minute", "second")
    known = [name for name in names if getattr(moment, name) is not None][-1]
    about = {"~": ", about", "?": ", in doubt", "%": ", about and in doubt"}.get(moment.mark, "")
    return f"to the {known}{about}"
