"""What is declared is what the documents say, and every field of every record goes out."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from missionfacts.exports.model import TYPES
from missionfacts.exports.readme import listing
from missionfacts.exports.tables import BY_NAME, TABLES
from missionfacts.model.events import Event
from missionfacts.model.missions import (
    Clock,
    Expedition,
    ExpeditionMember,
    Experiment,
    Figure,
    MissionCard,
    Picture,
    Spacecraft,
)
from missionfacts.model.people import Flight, OrganisationCard, Person, PersonCard, Seat
from missionfacts.model.uses import Rival, Use
from missionfacts.model.works import Work
from tests.conftest import ROOT
from tests.contract.documents import quoted, table

PAGE = ROOT / "docs" / "export.md"
HEADING = "## Tables\n"


def test_the_page_has_each_table_with_each_column() -> None:
    expected = "\n".join(f"### {each.name}\n\n{each.about}\n\n{listing(each)}\n" for each in TABLES)
    before, _, told = PAGE.read_text("utf-8").partition(HEADING)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        told = f"\n{expected}"
        PAGE.write_text(f"{before}{HEADING}{told}", "utf-8")
    assert told == f"\n{expected}"


QUESTIONS = [quoted(row[1])[0] for row in table(PAGE.read_text("utf-8").partition(HEADING)[0], "what")]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_on_the_page_has_the_same_answer_in_sqlite_and_duckdb(small: dict[str, Path], question: str) -> None:
    sql = question.replace("astp/first-docking", "demo/docking").replace("astp", "demo").replace("> 28800", "> 60")
    with closing(sqlite3.connect(small["sqlite"] / "missionfacts.sqlite")) as database:
        told = database.execute(sql).fetchall()
    with duckdb.connect() as other:
        for each in TABLES:
            other.execute(f"CREATE VIEW {each.name} AS FROM read_csv('{small['csv'] / each.name}.csv', header = true)")
        assert other.execute(sql).fetchall() == told
    assert told


def test_keys_and_references_name_columns_that_there_are() -> None:
    for each in TABLES:
        assert len(set(each.names)) == len(each.names)
        assert set(each.key) <= set(each.names)
        assert all(column.required for column in each.columns if column.name in each.key)
        assert all(column.type in TYPES for column in each.columns)
        for reference in each.references:
            there = BY_NAME[reference.table]
            assert len(reference.columns) == len(there.key)
            assert set(reference.columns) <= set(each.names)


# Every field of a record is a column of its table, or in another table, or follows from others.
ELSEWHERE: dict[Any, dict[str, str]] = {
    MissionCard: {
        "start": "begins", "end": "ends", "backup": "no_backup", "aliases": "names", "agencies": "mission_agencies",
        "objectives": "mission_objectives", "spacecraft": "spacecraft", "clocks": "clocks", "facts": "figures",
        "experiments": "experiments", "pictures": "pictures", "expeditions": "expeditions", "seats": "seats",
        "sources": "uses", "file": "records",
    },
    Spacecraft: {"aliases": "names", "sources": "uses"},
    Clock: {"sources": "uses"},
    Seat: {
        "mission": "mission_id", "person": "person_id", "spacecraft": "spacecraft_id", "name": "people",
        "native": "people", "landed_in": "landed_in_spacecraft_id", "sources": "uses", "disputed": "rivals",
    },
    Expedition: {"commander": "commander_id", "crew": "expedition_crew", "aliases": "names", "sources": "uses"},
    ExpeditionMember: {"person": "person_id"},
    Event: {
        "mission": "mission_id", "spacecraft": "event_spacecraft", "people": "event_people", "to": "to_spacecraft_id",
        "elapsed": "event_missions", "also": "event_missions", "missions": "event_missions", "pictures": "pictures",
        "formerly": "event_former_ids", "distinct": "event_distinct", "position": "latitude",
        "seconds": "duration_seconds", "sources": "uses", "disputed": "rivals",
    },
    Figure: {"mission": "mission_id", "sources": "uses", "disputed": "rivals"},
    Experiment: {"spacecraft": "experiment_spacecraft", "side": "experiment_sides", "sources": "uses"},
    Picture: {"event": "event_id", "also": "picture_numbers", "people": "picture_people", "sources": "uses"},
    PersonCard: {
        "full": "full_name",
        "aliases": "names", "seats": "seats", "events": "event_people", "sources": "uses", "disputed": "rivals",
        "file": "records",
    },
    Person: {},
    Flight: {
        "mission": "seats", "name": "missions", "spacecraft": "seats", "landed_in": "seats", "role": "seats",
        "nation": "seats", "seat": "seat_id", "launch": "launch_event_id", "landing": "landing_event_id",
    },
    OrganisationCard: {
        "parent": "parent_id", "aliases": "names", "sources": "uses", "disputed": "rivals", "file": "records",
    },
    Work: {"authors": "source_creators", "creators": "source_creators"},
    Use: {"id": "source_id", "at": "place"},
    Rival: {"sources": "rival_uses"},
}  # fmt: skip
OF: dict[Any, str] = {
    MissionCard: "missions", Spacecraft: "spacecraft", Clock: "clocks", Seat: "seats", Expedition: "expeditions",
    ExpeditionMember: "expedition_crew", Event: "events", Figure: "figures", Experiment: "experiments",
    Picture: "pictures", PersonCard: "people", Person: "people", Flight: "flights",
    OrganisationCard: "organisations", Work: "sources",
    Use: "uses", Rival: "rivals",
}  # fmt: skip
FOLLOWS: dict[Any, set[str]] = {
    MissionCard: {  # from its spacecraft, figures and events
        "ship", "serial", "launcher", "launcher_serial", "site", "cospar", "callsign", "stations", "landing",
        "position", "backups", "recovery_ship", "mass", "perigee", "apogee", "inclination", "period", "height",
        "orbits", "distance", "visits",
    },
    Event: {"clock", "lane"},  # what somebody asked for
    PersonCard: {"missing"},
    Person: {"first"},
    Flight: {"height"},  # from figures
    Work: {"facts"},
}  # fmt: skip


def where(record: Any, field: str) -> str:
    """Return the column, or the table, that a field goes out in; "" for one that does not."""
    found = ELSEWHERE.get(record, {}).get(field, field)
    return found if found in BY_NAME or found in BY_NAME[OF[record]].names else ""


def test_every_field_goes_out_or_follows_from_what_does() -> None:
    for record in OF:
        lost = {field for field in record._fields if not where(record, field)}
        assert lost == FOLLOWS.get(record, set()), record
