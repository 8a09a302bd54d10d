"""All tables of an export, in order: what a row refers to comes before it, but for records and events."""

from missionfacts.exports import event_tables, mission_tables, people_tables, source_tables
from missionfacts.exports.columns import key, text
from missionfacts.exports.model import Table

DATASET = Table(
    "dataset",
    "What is told of the data as a whole.",
    lambda whole: list(whole.facts.items()),
    (
        key("What is told.")._replace(name="key", value=lambda row: row[0]),
        text("value", "What there is to say of it.", lambda row: row[1], required=True),
    ),
    ("key",),
)
TABLES: tuple[Table, ...] = (
    mission_tables.MISSIONS,
    mission_tables.MISSION_AGENCIES,
    mission_tables.MISSION_OBJECTIVES,
    mission_tables.SPACECRAFT,
    mission_tables.CLOCKS,
    mission_tables.SEATS,
    mission_tables.EXPEDITIONS,
    mission_tables.EXPEDITION_CREW,
    event_tables.EVENTS,
    event_tables.EVENT_KIND_TABLE,
    event_tables.EVENT_MISSIONS,
    event_tables.EVENT_SPACECRAFT,
    event_tables.EVENT_PEOPLE,
    event_tables.EVENT_FORMER_IDS,
    event_tables.EVENT_DISTINCT,
    mission_tables.FIGURES,
    mission_tables.EXPERIMENTS,
    mission_tables.EXPERIMENT_SPACECRAFT,
    mission_tables.EXPERIMENT_SIDES,
    mission_tables.PICTURES,
    mission_tables.PICTURE_NUMBERS,
    mission_tables.PICTURE_PEOPLE,
    people_tables.PEOPLE,
    people_tables.FLIGHTS,
    people_tables.ORGANISATIONS,
    people_tables.NAMES,
    source_tables.SOURCES,
    source_tables.SOURCE_CREATORS,
    source_tables.RECORDS,
    source_tables.USES,
    source_tables.RIVALS,
    source_tables.RIVAL_USES,
    DATASET,
)
BY_NAME = {table.name: table for table in TABLES}
