"""The tables of the catalogue, made from the records that are read from them.

A column is named after the field that it holds, and has the type that its kind is kept in. `seq` is the order of the
file; a table with a `mission` belongs to one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from missionfacts.catalogue.columns import STORAGE
from missionfacts.model.events import Event
from missionfacts.model.fields import kind_of
from missionfacts.model.missions import NESTED, Clock, Expedition, Experiment, Figure, MissionCard, Picture, Spacecraft
from missionfacts.model.people import WORKED_OUT, OrganisationCard, PersonCard, Seat
from missionfacts.model.records import Record
from missionfacts.model.works import Work


class Table(NamedTuple):
    """A table whose columns are the fields of a record."""

    record: Any
    filled_later: tuple[str, ...] = ()  # fields that are put together when somebody asks
    more: str = ""  # columns of its own, with their types
    key: str = "PRIMARY KEY (id)"
    without_rowid: bool = True

    @property
    def columns(self) -> list[str]:
        """The fields that have a column."""
        return [name for name in self.record._fields if name not in self.filled_later]

    def create(self, name: str) -> str:
        """Return the statement that creates it."""
        columns = [f'"{each}" {STORAGE[kind_of(self.record, each)].sql}' for each in self.columns]
        parts = [*([self.more] if self.more else []), *columns, *([self.key] if self.key else [])]
        return f"CREATE TABLE {name} ({', '.join(parts)}){' WITHOUT ROWID' if self.without_rowid else ''}"


TOLD_BY_DATE = ("earliest", "latest", "resolution", "approximate", "doubtful")  # fields of an event
_OF_MISSION = "mission TEXT, seq INTEGER"
RECORDS = {
    "mission": Table(
        MissionCard,
        NESTED,
        # The launch in seconds, by which missions are in order; what the elapsed time of its events was counted from.
        "sort INTEGER, elapsed_from TEXT NOT NULL DEFAULT ''",
    ),
    "clock": Table(Clock, more=f"{_OF_MISSION}, derived INTEGER NOT NULL DEFAULT 0"),  # derived: see links.py
    "spacecraft": Table(Spacecraft, more=_OF_MISSION),
    "seat": Table(Seat, ("name", "native"), "seq INTEGER"),
    "figure": Table(Figure, more="seq INTEGER"),
    "experiment": Table(Experiment, more=_OF_MISSION),
    "picture": Table(Picture, more=_OF_MISSION),
    "expedition": Table(Expedition, more=_OF_MISSION),
    "event": Table(
        Event,
        ("clock", "lane", *TOLD_BY_DATE),
        # The seconds that it may begin and end; its place in time; the day of any year, 717 for 17 July, if known;
        # whether the Sun is below the horizon there, if that can be said.
        "seq INTEGER PRIMARY KEY, earliest INTEGER, latest INTEGER, place_in_time INTEGER, day INTEGER, night INTEGER",
        "",
        without_rowid=False,
    ),
    "person": Table(
        PersonCard,
        WORKED_OUT,
        "stated_death TEXT NOT NULL DEFAULT ''",  # what its file says of where somebody died
    ),
    "record": Table(Record, more="seq INTEGER PRIMARY KEY", key="", without_rowid=False),
    "held": Table(Record, more="mission TEXT, seq INTEGER PRIMARY KEY", key="", without_rowid=False),
    "organisation": Table(OrganisationCard),
    "source": Table(Work, ("facts", "rivals"), "file TEXT"),
}
OTHERS = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
  folded TEXT, rank INTEGER, what TEXT, id TEXT, PRIMARY KEY (folded, rank, what, id)
) WITHOUT ROWID;
CREATE TABLE event_mission (
  mission TEXT, event INTEGER, home TEXT, PRIMARY KEY (mission, event)
) WITHOUT ROWID;
CREATE TABLE event_craft (craft TEXT, event INTEGER, PRIMARY KEY (craft, event)) WITHOUT ROWID;
CREATE TABLE event_person (person TEXT, event INTEGER, PRIMARY KEY (person, event)) WITHOUT ROWID;
CREATE TABLE ride (
  person TEXT, mission TEXT, seq INTEGER, seat TEXT, number INTEGER, craft TEXT, down TEXT, role TEXT, nation TEXT,
  launched TEXT, landed TEXT, up_earliest INTEGER, up_latest INTEGER, down_earliest INTEGER, down_latest INTEGER,
  time TEXT, seconds INTEGER, resolution INTEGER, mark TEXT, shortest INTEGER, longest INTEGER,
  in_space INTEGER, above_100 INTEGER, orbital INTEGER, height TEXT, launch TEXT, landing TEXT, own_landing INTEGER,
  PRIMARY KEY (person, mission)
) WITHOUT ROWID;
CREATE TABLE career (
  person TEXT PRIMARY KEY, place INTEGER, number INTEGER, number_100 INTEGER, number_orbit INTEGER, first TEXT,
  flights INTEGER, in_orbit INTEGER, time_in_space TEXT, seconds INTEGER, uncounted INTEGER,
  spacewalks INTEGER, time_outside TEXT, outside INTEGER, uncounted_outside INTEGER, status TEXT, died_in TEXT
) WITHOUT ROWID;
CREATE TABLE stay (
  person TEXT, mission TEXT, number INTEGER, craft TEXT, station TEXT, body TEXT, since TEXT, earliest INTEGER,
  latest INTEGER, event TEXT, PRIMARY KEY (person, mission, number)
) WITHOUT ROWID;
CREATE TABLE joined (
  craft TEXT, other TEXT, docking TEXT, since TEXT, earliest INTEGER, latest INTEGER, parting TEXT,
  PRIMARY KEY (craft, other, docking)
) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT, mission TEXT, only_mission INTEGER) WITHOUT ROWID;
CREATE TABLE found (
  number INTEGER PRIMARY KEY, what TEXT, id TEXT, mission TEXT, at TEXT, kind TEXT,
  title TEXT, names TEXT, people TEXT, more TEXT, text TEXT
);
CREATE VIRTUAL TABLE find USING fts5 (
  title, names, people, more, text, kind, date, context,
  content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE word (stem TEXT, word TEXT, PRIMARY KEY (stem, word)) WITHOUT ROWID;
CREATE INDEX found_id ON found (id);
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_by_mission ON event (mission, seq);
CREATE INDEX event_day ON event (day) WHERE day IS NOT NULL;
CREATE INDEX event_kind ON event (kind, day);
CREATE INDEX event_time ON event (place_in_time);
CREATE INDEX event_kind_time ON event (kind, place_in_time);
CREATE INDEX event_weight_time ON event (weight, place_in_time);
CREATE INDEX event_duration ON event (seconds, kind) WHERE seconds IS NOT NULL;
CREATE INDEX event_night ON event (night, place_in_time) WHERE night IS NOT NULL;
CREATE INDEX event_person_event ON event_person (event);
CREATE INDEX event_craft_event ON event_craft (event);
CREATE INDEX event_mission_by_event ON event_mission (event);
CREATE INDEX spacecraft_type ON spacecraft (type);
CREATE INDEX spacecraft_serial ON spacecraft (serial);
CREATE INDEX person_nation ON person (nation);
CREATE INDEX seat_nation ON seat (nation);
CREATE INDEX name_id ON name (what, id);
CREATE INDEX seat_person ON seat (person);
CREATE INDEX record_category ON record (category, rank);
CREATE INDEX career_place ON career (place);
CREATE INDEX career_time ON career (seconds DESC, place);
CREATE INDEX career_flights ON career (flights DESC, place);
CREATE INDEX career_spacewalks ON career (spacewalks DESC, place);
CREATE INDEX career_outside ON career (outside DESC, place);
CREATE INDEX person_born ON person (born);
CREATE INDEX ride_up ON ride (up_earliest);
CREATE INDEX ride_down ON ride (down_latest);
CREATE INDEX ride_mission ON ride (mission, seq);
CREATE INDEX ride_craft ON ride (craft);
CREATE INDEX ride_home ON ride (down);
CREATE INDEX stay_craft ON stay (craft);
CREATE INDEX joined_other ON joined (other);
"""
OF_MISSION = {  # table -> the field of a mission in the data files that fills it
    "clock": "clocks",
    "spacecraft": "spacecraft",
    "seat": "crew",
    "figure": "facts",
    "experiment": "experiments",
    "picture": "pictures",
    "expedition": "expeditions",
}


def statements() -> Iterator[str]:
    """Yield the statements that make an empty catalogue."""
    for name, table in RECORDS.items():
        yield table.create(name)
    yield from (each for each in OTHERS.split(";\n") if each.strip())
    yield from (f"CREATE INDEX {name}_mission ON {name} (mission, seq)" for name in OF_MISSION)
