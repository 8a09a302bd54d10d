"""Tables of what facts rest on."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from missionfacts.catalogue.lookup import EVERYTHING
from missionfacts.catalogue.whole import Whole
from missionfacts.exports.columns import choice, date, integer, items, key, place_in_list, position, refers, text
from missionfacts.exports.mission_tables import mission_of
from missionfacts.exports.model import Reference, Table
from missionfacts.model.people import Seat
from missionfacts.model.uses import Rival, Use
from missionfacts.model.vocabulary import ROLES, SOURCE_KINDS


class _Record(NamedTuple):
    """A record of any kind."""

    kind: str
    id: str
    mission: str
    name: str
    file: str
    record: Any


OF_MISSION = ("event", "seat", "figure", "experiment", "picture", "spacecraft", "clock", "expedition")


def _records(whole: Whole) -> Iterator[_Record]:
    """Yield all that has an id, in the order of `cite`'s kinds."""
    people = {person.id: person.name for person in whole.people}
    for kind, records in _by_kind(whole).items():
        for record in records:
            mission = mission_of(record) if kind in OF_MISSION else record.id if kind == "mission" else ""
            file = whole.files["mission", mission] if mission else whole.files[kind, record.id]
            yield _Record(kind, record.id, mission, _name(record, people), file, record)


def _by_kind(whole: Whole) -> dict[str, list[Any]]:
    lists: list[list[Any]] = [
        whole.missions, whole.people, whole.organisations, whole.works, whole.events, whole.seats, whole.figures,
        whole.experiments, whole.pictures, whole.spacecraft, whole.clocks, whole.expeditions,
    ]  # fmt: skip
    return dict(zip(EVERYTHING, lists, strict=True))


def _name(record: Any, people: dict[str, str]) -> str:
    if isinstance(record, Seat):
        return f"{people[record.person]}, {record.role}"
    return next(
        str(getattr(record, field)) for field in ("name", "title", "label", "caption") if hasattr(record, field)
    )


RECORDS = Table(
    "records",
    "Everything that has an id, with what it is; what it says is in the table of its kind.",
    _records,
    (
        key("The id: that of the row in the table of its kind."),
        choice("kind", EVERYTHING, "What it is.", required=True),
        refers("mission_id", "missions", "The mission that it belongs to, or is.", "mission"),
        text("name", "What it is called, or says in a line.", required=True),
        text("file", "The data file that it stands in.", required=True),
    ),
)


class _Use(NamedTuple):
    record: str
    part: str
    use: Use


def _uses(whole: Whole) -> Iterator[_Use]:
    for each in _records(whole):
        if each.kind == "source" or each.id in whole.derived:
            continue  # a work rests on itself, and such a clock on the launch
        yield from (_Use(each.id, "", use) for use in each.record.sources)
        if each.kind == "mission" and each.record.backup:
            yield from (_Use(each.id, "no_backup", use) for use in each.record.backup.sources)


USES = Table(
    "uses",
    "That a record rests on a source, and where in it.",
    _uses,
    (
        refers("record_id", "records", "What rests on it.", required=True),
        position("Its place among the sources of the record, from 1.", "record"),
        choice("part", ("no_backup",), "The column that rests on it; empty for the record as a whole."),
        refers("source_id", "sources", "The source.", "use.id", required=True),
        text("place", "Page, table, chapter, photo number and the like.", "use.at"),
        text("printed", "What the source prints, where we had to convert it.", "use.printed"),
    ),
    ("record_id", "position"),
)


class _Rival(NamedTuple):
    record: str
    position: int
    rival: Rival


def _rivals(whole: Whole) -> Iterator[_Rival]:
    for each in _records(whole):
        for place, rival in enumerate(getattr(each.record, "disputed", ()), 1):
            yield _Rival(each.id, place, rival)


RIVALS = Table(
    "rivals",
    "A value that another good source gives for the same thing.",
    _rivals,
    (
        refers("record_id", "records", "The record.", required=True),
        integer("position", "Its place among the rivals of the record, from 1.", required=True),
        text("field", "Which column it rivals; `claim` for what no column holds.", "rival.field", required=True),
        text("value", "The value.", "rival.value", required=True),
        text("note", "Why we prefer ours.", "rival.note"),
    ),
    ("record_id", "position"),
)
RIVAL_USES = Table(
    "rival_uses",
    "A source that gives a rival value, and where in it.",
    lambda whole: items(_rivals(whole), "rival.sources"),
    (
        text("record_id", "The record.", "owner.record", required=True),
        integer("rival", "The `position` in `rivals`.", "owner.position", required=True),
        place_in_list(),
        refers("source_id", "sources", "The source.", "item.id", required=True),
        text("place", "Page, table, chapter and the like.", "item.at"),
        text("printed", "What the source prints, where we had to convert it.", "item.printed"),
    ),
    ("record_id", "rival", "position"),
    (Reference(("record_id", "rival"), "rivals"),),
)


def _year(part: int) -> Any:
    """Return what gives the first or last year of a work as a number; part: 0 or -1."""

    def found(work: Any) -> int | None:
        year = str(work.year).split("/")[part]
        return int(year) if year.isdecimal() and year.isascii() else None

    return found


SOURCES = Table(
    "sources",
    "A work that facts are from.",
    lambda whole: whole.works,
    (
        key("Lower-case words joined by hyphens."),
        text("title", "In its own language and script.", required=True),
        choice("kind", SOURCE_KINDS, "What it is.", required=True),
        text("year", "One, or two with `/` between; empty where it is undated."),
        integer("year_from", "The first of them, as a number.", _year(0)),
        integer("year_to", "The last of them.", _year(-1)),
        *date("published", "When it came out, where more is known than the year."),
        text("container", "The newspaper, journal, website or book in which it stands."),
        text("volume", "Of the container, as is the issue."),
        text("issue", "The issue."),
        text("publisher", "Who published it."),
        text("language", "ISO 639."),
        text("url", "Where it can be read."),
        text("accessed", "The day on which the address was read."),
        text("note", "What else there is to say."),
    ),
)
SOURCE_CREATORS = Table(
    "source_creators",
    "Who made a work, or had a part in it.",
    lambda whole: items(whole.works, "creators"),
    (
        refers("source_id", "sources", "The work.", "owner.id", required=True),
        place_in_list(),
        choice("role", ROLES, "The part; a chair led the commission or board.", "item.role", required=True),
        text("name", "The name, of a person given name first.", "item.name", required=True),
        text("family_name", "With its van or de; empty of an organisation.", "item.family"),
        text("given_name", "The rest of a person's name.", "item.given"),
        text("suffix", "Jr., III and the like.", "item.suffix"),
    ),
    ("source_id", "position"),
)
