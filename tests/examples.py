"""Example arguments for every command that prints records, for tests that go through them all."""

from typing import Any

from missionfacts.commands import COMMANDS, records_of
from missionfacts.model.events import Event
from missionfacts.model.missions import Clock, Expedition, Experiment, Figure, MissionCard, Picture, Spacecraft
from missionfacts.model.people import OrganisationCard, PersonCard, Seat
from missionfacts.model.works import Work
from tests.conftest import ROOT

WARNINGS = ROOT / "tests" / "compile" / "rules" / "title-style" / "bad"  # data with warnings and no errors
RECORD_COMMANDS = {
    "events": ["events", "--kind", "docking", "--to", "1970"],
    "missions": ["missions"],
    "aboard": ["aboard", "1975-07-17T19:30Z", "--tz", "utc"],
    "expeditions": ["expeditions"],
    "people": ["people", "--died", "flight"],
    "records": ["records", "longest-flight", "--history"],
    "traffic": ["traffic", "skylab"],
    "show": ["show", "astp"],
    "timeline": ["timeline", "astp"],
    "crew": ["crew", "astp", "--status", "all"],
    "figures": ["figures", "astp"],
    "person": ["person", "leonov"],
    "search": ["search", "docking"],
    "sources": ["sources"],
    "cite": ["cite", "first-docking"],
    "disputes": ["disputes"],
    "today": ["today"],
    "upcoming": ["upcoming", "--date", "07-16", "--days", "2", "--limit", "0"],
    "now": ["now", "--at", "2025-07-17T19:30Z"],
    "replay": ["replay", "vostok-1", "--speed", "max"],
    "check": ["check", "--no-bundled", str(WARNINGS)],
}
WITHOUT_RECORDS = {name for name in COMMANDS if not records_of(name)}
OWN_FORMAT = {"check"}  # what has a format of its own prints that when nobody chooses, to a person and into a pipe
OWN_FORMAT_IN_A_PIPE = {"replay"}  # what prints something else than tsv into one

# Small missions that have a value in every field of every kind of record.
EVERYTHING = ROOT / "tests" / "contract" / "everything"
OF_EVERYTHING = ["--no-bundled", "--data", str(EVERYTHING)]
SHOWN: dict[type[Any], str] = {  # what `show` shows as each kind of record
    MissionCard: "demo",
    PersonCard: "demo-pilot",
    OrganisationCard: "demo-agency",
    Work: "demo-told",
    Event: "demo/docking",
    Seat: "demo/demo-pilot-pilot",
    Figure: "demo/mass",
    Experiment: "demo/algae",
    Picture: "demo/handshake",
    Spacecraft: "demo/ship",
    Clock: "demo/get",
    Expedition: "demo/first",
}
SMALL = {
    "events": ["events"],
    "events, elsewhere": ["events", "--tz", "Europe/Moscow"],
    "events, by duration": ["events", "--sort", "duration"],
    "missions": ["missions"],
    "missions, InFlight": ["missions", "--in-flight", "1975-07-17", "--tz", "utc"],
    "aboard": ["aboard", "1975-07-17", "--tz", "utc"],
    "expeditions": ["expeditions"],
    "crew, Aboard": ["crew", "base", "--at", "1990-03-03", "--tz", "utc"],
    "aboard, on the Moon": ["aboard", "1980-01-04T12:00Z", "--tz", "utc"],
    "crew, Resident": ["crew", "demo/first"],
    "traffic": ["traffic", "base"],
    "people": ["people"],
    "records": ["records"],
    "timeline": ["timeline", "demo"],
    "timeline, elsewhere": ["timeline", "demo", "--clock", "Europe/Moscow"],
    "timeline, elapsed": ["timeline", "demo", "--clock", "get"],
    "timeline, in lanes": ["timeline", "ferry", "--chart"],
    "crew": ["crew", "demo", "--status", "all"],
    "figures": ["figures", "demo"],
    "person": ["person", "demo-pilot"],
    "search": ["search", "ship"],
    "sources": ["sources"],
    "disputes": ["disputes"],
    "today": ["today", "--date", "1980-07-17", "--tz", "utc"],
    "upcoming": ["upcoming", "--date", "1980-07-14", "--tz", "utc", "--limit", "0"],
    "now": ["now", "demo", "--at", "1980-07-17T19:00Z"],
    "replay": ["replay", "demo", "--speed", "max"],
    "show, without backups": ["show", "other"],
    "show, a flight to a station": ["show", "ferry"],
    **{f"show, {kind.__name__}": ["show", name] for kind, name in SHOWN.items()},
    **{f"cite, {kind.__name__}": ["cite", name] for kind, name in SHOWN.items()},
}
# All of them, by a name of their own.
EXAMPLES = {**RECORD_COMMANDS, **{f"{name}, small": [*argv, *OF_EVERYTHING] for name, argv in SMALL.items()}}
# The same as a person asks on a terminal.
TABLES = {name: [*argv, *(["-f", "table"] if argv[0] in OWN_FORMAT else [])] for name, argv in EXAMPLES.items()}


def kind_printed(name: str) -> type[Any]:
    """Return the kind of record that an example prints; name: its key in EXAMPLES."""
    kinds = records_of(EXAMPLES[name][0])
    return next((kind for kind in kinds if f", {kind.__name__}," in name), kinds[0])
