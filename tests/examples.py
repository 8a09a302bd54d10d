"""Example arguments for every command that prints records, for tests that go through them all."""

from missionfacts.commands import COMMANDS, records_of
from tests.conftest import ROOT

WARNINGS = ROOT / "tests" / "compile" / "rules" / "title-style" / "bad"  # a file with warnings and no errors
RECORD_COMMANDS = {
    "missions": ["missions"],
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
    "check": ["check", "--no-bundled", str(WARNINGS)],
}
WITHOUT_RECORDS = {name for name in COMMANDS if not records_of(name)}
# A command with formats of its own prints the first of them, to a person and into a pipe.
OWN_FORMAT = {"check"}
