"""A file to begin with, made from a table of what is known: a line for each event, and one for each seat.

Columns have the names of fields. A value that cannot be understood is refused with its line; what a table cannot know,
above all the sources of what it leaves without one, stays blank, and `check` asks for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from missionfacts.catalogue.database import Catalogue
from missionfacts.catalogue.lookup import find, known_kinds
from missionfacts.dates.edtf import Interval, parse
from missionfacts.dates.written import parse_written
from missionfacts.errors import BadDate, FileNotRead, MissionfactsError, TableNotUnderstood, did_you_mean
from missionfacts.model.vocabulary import ID, SEAT_STATUSES
from missionfacts.names import fold

OF_EVENTS = ("id", "at", "date", "time", "kind", "title", "detail", "place", "weight")
OF_SEATS = ("role", "status", "nation", "note")
OF_BOTH = ("person", "people", "spacecraft", "source", "page")
COLUMNS = (*OF_EVENTS, *OF_SEATS, *OF_BOTH)
PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ .,()/+'–-])*(?<![ .,'–-])")  # what YAML takes as it stands, in brackets too
LONGEST_ID = 40


class Row(NamedTuple):
    """A line of the table."""

    place: str  # of messages: file and line
    cells: dict[str, str]  # by column, without those that are empty


class Line(NamedTuple):
    """An event or a seat, as lines of YAML."""

    when: int  # an event's place in time; 0 for a seat
    text: list[str]


def filled(text: str, paths: Sequence[Path], mission: str, catalogue: Catalogue) -> str:
    """Return the text of a new file with what tables say; text: with blanks for what they do not.

    Raises TableNotUnderstood with every line that is not understood, and FileNotRead.
    """
    writer = _Writer(mission, catalogue)
    for row in (row for path in paths for row in _rows(path)):
        try:
            writer.take(row)
        except MissionfactsError as error:
            writer.wrong.append(f"{row.place}: {error}")
    if writer.wrong:
        raise TableNotUnderstood(writer.wrong)
    return writer.text(text)


def _rows(path: Path) -> Iterator[Row]:
    import csv

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileNotRead(str(path), getattr(error, "strerror", None) or "it is not UTF-8") from None
    first = text.partition("\n")[0]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        header = [fold(name) for name in next(reader, [])]
        _known(header, path)
        for cells in reader:
            place = f"{path}:{reader.line_num}"
            if len(cells) > len(header) and any(cells[len(header) :]):
                raise TableNotUnderstood([f"{place}: {len(cells)} cells under {len(header)} columns"])
            found = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
            if found:
                yield Row(place, found)
    except csv.Error as error:
        raise TableNotUnderstood([f"{path}:{reader.line_num}: no CSV: {error}"]) from None


def _known(header: Sequence[str], path: Path) -> None:
    wrong = [name for name in header if name not in COLUMNS]
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    if wrong or twice or not header:
        told = [f"unknown column '{name}'{did_you_mean(name, COLUMNS)}" for name in wrong]
        told += [f"the column '{name}' is there twice" for name in twice]
        raise TableNotUnderstood([f"{path}:1: {'; '.join(told) or 'no columns'}; there are {', '.join(COLUMNS)}"])


class _Writer:
    """Collects what rows say."""

    def __init__(self, mission: str, catalogue: Catalogue) -> None:
        self.mission, self.catalogue = mission, catalogue
        self.events: list[Line] = []
        self.seats: list[Line] = []
        self.people: dict[str, str] = {}  # new ones: id -> name
        self.works: list[str] = []  # ids of new ones
        self.wrong: list[str] = []
        self._ids: set[str] = {mission}

    def take(self, row: Row) -> None:
        """Add a row: an event when it has a date, else a seat. Raises MissionfactsError."""
        is_event = bool(row.cells.keys() & {"at", "date"})
        misplaced = row.cells.keys() & {*(OF_SEATS if is_event else OF_EVENTS)} - ({"role"} if is_event else set())
        if misplaced:
            what = "an event, which has a date" if is_event else "a seat, which has no date"
            raise TableNotUnderstood([f"'{min(misplaced)}' says nothing of {what}"])
        (self.events if is_event else self.seats).append(self._event(row.cells) if is_event else self._seat(row.cells))

    def _event(self, cells: Mapping[str, str]) -> Line:
        _need(cells, "an event", "kind", "title")
        when = _date(" ".join(filter(None, (cells.get("at") or cells["date"], cells.get("time")))))
        (kind,) = known_kinds([cells["kind"]])
        fields = {"id": self._id(cells.get("id", ""), kind), "at": str(when), "kind": kind}
        fields |= {"spacecraft": f"[{cells['spacecraft']}]"} if "spacecraft" in cells else {}
        people = [self._person(name) for each in ("person", "people") for name in _parts(cells.get(each, ""))]
        fields |= {"people": f"[{', '.join(dict.fromkeys(people))}]"} if people else {}
        fields |= {name: _scalar(cells[name]) for name in ("place", "weight", "title", "detail") if name in cells}
        return Line(when.start.earliest, _lines(fields, self._sources(cells)))

    def _seat(self, cells: Mapping[str, str]) -> Line:
        _need(cells, "a seat", "person", "role")
        status = cells.get("status", "prime").casefold()
        if status not in SEAT_STATUSES:
            raise TableNotUnderstood([f"unknown status '{status}'; there are {', '.join(SEAT_STATUSES)}"])
        fields = {"person": self._person(cells["person"])}
        fields |= {} if status == "ground" else {"spacecraft": cells.get("spacecraft", self.mission)}
        fields |= {"role": _scalar(cells["role"]), "status": status}
        fields |= {name: _scalar(cells[name]) for name in ("nation", "note") if name in cells}
        return Line(0, _lines(fields, self._sources(cells)))

    def _person(self, name: str) -> str:
        """Return the id of a person, who is a new one when nobody is called so. Raises TableNotUnderstood."""
        found = find(self.catalogue, name, ["person"])
        if len(found) > 1:
            raise TableNotUnderstood([f"'{name}' may be {' or '.join(each.id for each in found)}; write the id"])
        if found:
            return found[0].id
        words = fold(name).split()
        for key in (words[-1], "-".join(words)) if words else ():
            if re.fullmatch(ID, key) and self.people.get(key, name) == name and not find(self.catalogue, key):
                self.people[key] = name
                return key
        raise TableNotUnderstood([f"no person '{name}', and no id can be made of that; write the id"])

    def _id(self, given: str, kind: str) -> str:
        key = given or kind
        number = 1
        while key in self._ids and not given:
            number += 1
            key = f"{kind}-{number}"
        if not re.fullmatch(ID, key) or key in self._ids or len(key) > LONGEST_ID:
            raise TableNotUnderstood([f"'{key}' cannot be the id of an event; it is lower-case words, and given once"])
        self._ids.add(key)
        return key

    def _sources(self, cells: Mapping[str, str]) -> list[str]:
        key = cells.get("source", "")
        if key and not re.fullmatch(ID, key):
            raise TableNotUnderstood([f"'{key}' is no id of a source"])
        if key and key not in self.works and not any(each.id == key for each in find(self.catalogue, key, ["source"])):
            self.works.append(key)
        page = [f"          at: {_scalar(cells['page'])}"] if "page" in cells else []
        return [f"        - id: {key}" if key else "        - id:   # e.g. example-report", *page]

    def text(self, template: str) -> str:
        """Return the template's head with what was collected in place of its examples."""
        head, _, rest = template.partition("  clocks:")
        ship = "  spacecraft:\n" + rest.partition("  spacecraft:\n")[2].partition("    # - id: airlock")[0]
        return "".join([head, ship, *self._groups()])

    def _groups(self) -> Iterator[str]:
        blank = "    sources:\n      - id:   # e.g. example-report\n"
        for name, lines in (("crew", self.seats), ("events", sorted(self.events, key=lambda each: each.when))):
            if lines:
                yield f"  {name}:\n" + "".join(f"{line}\n" for each in lines for line in each.text)
        if self.people:
            yield "people:   # who is not yet in the shipped data\n"
            yield from (f"  {key}:\n    name: {_scalar(name)}\n{blank}" for key, name in self.people.items())
        if self.works:
            yield "sources:   # works that are not yet in the shipped data\n"
            kinds = "primary   # or history, press, reference, web"
            yield from (f"  {key}:\n    title:   # e.g. A title\n    kind:   # e.g. {kinds}\n" for key in self.works)


def _need(cells: Mapping[str, str], what: str, *names: str) -> None:
    lacking = [name for name in names if name not in cells]
    if lacking:
        raise TableNotUnderstood([f"{what} needs {' and '.join(lacking)}"])


def _date(text: str) -> Interval:
    """Return a date as the data have it, or as people write one with its year; times are in UTC. Raises BadDate."""
    try:
        return parse(text)
    except BadDate:
        ends = parse_written(text, date(1, 1, 1))
    for end in ends:
        if end.year is None or not end.placed:
            raise BadDate(text, "a year is wanted, and a day with each time, as in 17 July 1975, 16:19")
        if (end.zone or "utc").casefold() not in {"utc", "gmt", "z"}:
            raise BadDate(text, "times are in UTC here")
    both = [str(each.moment(each.year or 0)) for each in ends]
    return parse("/".join(dict.fromkeys(both)))


def _parts(text: str) -> list[str]:
    """Return the names in a cell that are parted by semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]


def _scalar(text: str) -> str:
    """Return a text as a value in YAML: quoted, as JSON has it, unless it can stand as it is."""
    if PLAIN.fullmatch(text):
        return text
    import json

    return json.dumps(text, ensure_ascii=not text.isprintable())


def _lines(fields: Mapping[str, str], sources: Sequence[str]) -> list[str]:
    first, *rest = (f"{name}: {value}" for name, value in fields.items())
    return [f"    - {first}", *(f"      {each}" for each in rest), "      sources:", *sources]
