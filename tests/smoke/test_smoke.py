"""An installed missionfacts does what it is for, with whatever versions of its dependencies are beside it.

    python -m pytest tests/smoke

The interpreter is one of an environment that missionfacts is installed in, together with its extra `test`. Each test
runs the command as a process of its own, from an empty folder; nothing of missionfacts is imported, and of the checkout
only the published schema is read. .ci/run does this with the pinned, the newest and the oldest versions.
"""

import contextlib
import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
import vobject

pytestmark = pytest.mark.smoke

HERE = Path(__file__).parent
SCHEMA = Path(__file__).parents[2] / "schema" / "missionfacts.schema.json"
FORMATS = ("table", "tsv", "csv", "json", "ndjson", "markdown")
SHEETS = ("show", "person", "cite")  # which Markdown has with a line for each field
# Variables that would change what is run or printed.
OTHERS = re.compile(r"MISSIONFACTS_|PYTHON|COLUMNS$|NO_COLOR$|FORCE_COLOR$|CLICOLOR(_FORCE)?$")
RECORDS: dict[tuple[str, ...], dict[str, Any]] = {  # commands, and fields that one of the records must have
    ("timeline", "astp"): {"id": "astp/first-docking", "at": "1975-07-17T16:09:09Z", "kind": "docking", "weight": 5},
    ("crew", "astp"): {"person": "leonov", "name": "Alexei Leonov", "spacecraft": "soyuz-19", "role": "commander"},
    ("show", "astp"): {"id": "astp", "start": "1975-07-15T12:20:00Z", "end": "1975-07-24T21:18:24Z", "crew": 5},
    ("figures", "astp"): {"id": "astp/joint-dockings", "about": "joint", "value": "2"},
    ("person", "leonov"): {"id": "leonov", "native": "Алексей Архипович Леонов", "born": "1934-05-30"},
    ("search", "docking"): {"what": "figure", "id": "astp/joint-dockings", "mission": "astp"},
    ("sources",): {"id": "sp-4012", "kind": "history", "authors": ["Linda Neuman Ezell"]},
    ("cite", "first-docking"): {"id": "astp/first-docking", "precision": "to the second", "mission": "astp"},
    ("disputes", "astp"): {"id": "astp/soyuz-landing", "rival": "1975-07-21T10:50:51Z", "unit": "s"},
    ("today", "--date", "07-17"): {"id": "astp/first-docking", "years": 51, "mission": "astp"},
    ("upcoming", "--date", "07-16", "--days", "2"): {"id": "astp/first-docking", "date": "2026-07-17", "years": 51},
    ("missions",): {"id": "astp", "kind": "crewed", "name": "Apollo-Soyuz Test Project"},
}


class Place:
    """An empty folder to run the command from, with a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {name: value for name, value in os.environ.items() if not OTHERS.match(name)}
        self.environ |= {
            "XDG_CACHE_HOME": str(folder / "cache"),
            "TZ": "UTC",
            "MISSIONFACTS_NOW": "2026-07-17T12:00Z",
            "PYTHONUTF8": "1",
        }

    def run(self, *argv: str, **environ: str) -> "Result":
        done = subprocess.run(
            [sys.executable, "-m", "missionfacts", *argv],
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=self.environ | environ,
            timeout=60,
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    def out(self, *argv: str, **environ: str) -> str:
        """Run what must succeed and say nothing on stderr."""
        result = self.run(*argv, **environ)
        assert (result.code, result.err) == (0, ""), argv
        return result.out


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def cells(line: str) -> list[str]:
    """Undo what TSV escapes."""
    plain = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return [re.sub(r"\\([tnr\\])", lambda found: plain[found[1]], cell) for cell in line.split("\t")]


@pytest.mark.parametrize("command", RECORDS, ids=lambda command: command[0])
def test_every_format_has_the_same_records(place: Place, command: tuple[str, ...]) -> None:
    printed = {name: place.out(*command, "--format", name) for name in FORMATS}
    records: list[dict[str, Any]] = json.loads(printed["json"])
    wanted = RECORDS[command]
    assert any(wanted.items() <= record.items() for record in records), wanted
    assert [json.loads(line) for line in printed["ndjson"].splitlines()] == records

    names, *rows = csv.reader(io.StringIO(printed["csv"]))
    assert set(names) <= set(records[0])
    assert [cells(line) for line in printed["tsv"].splitlines()] == rows
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for name, cell in zip(names, row, strict=True):
            if not isinstance(record[name], (list, dict)):
                assert cell == ("" if record[name] is None else str(record[name]))

    head, rule, *lines = printed["markdown"].splitlines()
    assert set(rule) == set("| -")
    if command[0] in SHEETS:
        assert head == "| Field | Value |"
        assert len(lines) > 1
    else:
        assert len(lines) == len(records)
    assert all(line.startswith("| ") and line.endswith(" |") for line in [head, *lines])
    assert len(printed["table"].splitlines()) > 1  # how many records it shows depends on the command
    assert "\t" not in printed["table"]

    jsonschema.validate(records, json.loads(place.out("schema", command[0])))


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_table_fits_the_terminal(place: Place, width: int) -> None:
    table = place.out("timeline", "astp", "--kind", "docking", "--format", "table", COLUMNS=str(width))
    assert max(map(len, table.splitlines())) <= width
    assert "───" in table
    words = " ".join(table.split())
    assert re.search("Apollo and Soyuz dock .*for the first time", words) or width < 60
    assert "\x1b" not in table
    coloured = place.out("crew", "astp", "--format", "table", "--color", "always", COLUMNS=str(width))
    assert "\x1b[" in coloured


def test_the_fact_of_a_day(place: Place) -> None:
    assert "Apollo and Soyuz dock for the first time" in place.out("fact", "--date", "1975-07-17", "--mission", "astp")


def test_other_clocks(place: Place) -> None:
    def clock(zone: str) -> str:
        rows = place.out("timeline", "astp", "--kind", "docking", "--clock", zone, "--fields", "id,clock").splitlines()
        return dict(row.split("\t") for row in rows)["astp/first-docking"]

    assert clock("Europe/Moscow") == "1975-07-17T19:09:09+03:00"
    assert clock("get") == "51:49:09"


@pytest.mark.parametrize(("style", "words"), [("text", "Ezell"), ("bibtex", "@book{sp-4012,"), ("csl-json", "sp-4012")])
def test_a_citation_to_paste(place: Place, style: str, words: str) -> None:
    assert words in place.out("cite", "first-docking", "--style", style)


def test_a_calendar_can_be_read(place: Place) -> None:
    text = place.out("calendar", "--mission", "astp")
    assert max(len(line.encode()) for line in text.splitlines()) <= 75
    entries = {entry.uid.value: entry for entry in vobject.readOne(text).vevent_list}
    docking = entries["astp.first-docking@missionfacts"]
    assert docking.dtstart.value.isoformat() == "1975-07-17"
    assert docking.rrule.value == "FREQ=YEARLY"
    assert "Apollo and Soyuz dock for the first time" in docking.summary.value
    assert len(entries) > 20


def test_an_export_has_every_event_with_its_licence(place: Place) -> None:
    for name in ("csv", "sqlite"):
        assert place.out("export", name, "--format", name).startswith(f"{name}: ")
        package = json.loads((place.folder / name / "datapackage.json").read_text("utf-8"))
        assert package["licenses"][0]["name"] == "CC-BY-4.0"
        assert "Jonathan McDowell" in (place.folder / name / "LICENSE").read_text("utf-8")
    with (place.folder / "csv" / "events.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["id"]: row["title"] for row in csv.DictReader(file)}
    with contextlib.closing(sqlite3.connect(place.folder / "sqlite" / "missionfacts.sqlite")) as database:
        assert dict(database.execute("SELECT id, title FROM events")) == titles
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert titles["astp/first-docking"] == "Apollo and Soyuz dock for the first time"


FEED = """\
mission:
  id: own
  name: "Own, one; two"
  kind: crewed
  summary: A ship flies.
  sources: [{id: log}]
  spacecraft: [{id: ship, name: Swift, crew: 1, sources: [{id: log}]}]
  crew: [{person: doe, spacecraft: ship, role: pilot, status: prime, sources: [{id: log}]}]
  events:
    - {id: up, at: 1996-02-29T22:00Z, weight: 3, kind: launch, spacecraft: [ship], title: TEXT, sources: [{id: log}]}
    - {id: landing, at: 1996-03-05, kind: landing, spacecraft: [ship], weight: 5, title: It lands, sources: [{id: log}]}
people:
  doe: {name: Jane Doe, sources: [{id: log}]}
sources:
  log: {title: "Журнал, том 1; «Союз»", kind: web, url: "https://example.org/a/?b=c;d,é"}
"""
TITLE = json.dumps('Own; lifts, off: \\\\ "q" 𝒳😀日本語 ' + "äöü" * 40, ensure_ascii=False)


def test_a_calendar_has_the_same_bytes_under_every_version_of_its_library(place: Place) -> None:
    file = place.folder / "own.yaml"
    file.write_text(FEED.replace("TEXT", TITLE), "utf-8")
    os.utime(file, (1_780_000_000, 1_780_000_000))
    argv = ("calendar", "--no-bundled", "--data", file.name, "--mission", "own", "--tz", "+03:00", "--round")
    assert place.run(*argv, "-o", "own.ics").code == 0
    written = (place.folder / "own.ics").read_bytes()
    assert written.decode("utf-8").replace("\r\n", "\n") == (HERE / "calendar.ics").read_text("utf-8")
    assert written.count(b"\n") == written.count(b"\r\n")


def test_the_schema_is_the_published_one(place: Place) -> None:
    assert json.loads(place.out("schema")) == json.loads(SCHEMA.read_text("utf-8"))


def test_a_mission_of_ones_own(place: Place) -> None:
    assert place.run("new", "example-1")[:2] == (0, "example-1.yaml\n")
    file = place.folder / "example-1.yaml"
    blank = place.run("check", file.name)
    assert blank.code == 65
    first_blank = file.read_text("utf-8").split("\n  name:")[0].count("\n") + 2
    assert f"example-1.yaml:{first_blank}:3: " in blank.out
    sarif = json.loads(place.run("check", file.name, "--format", "sarif").out)
    assert len(sarif["runs"][0]["results"]) == len(blank.out.splitlines())

    file.write_text(re.sub(r":   # e\.g\. (.*)", r": \1", file.read_text("utf-8")), "utf-8")  # fill in the examples
    assert place.run("check", file.name, "--strict")[:2] == (0, "")
    written = re.findall(r"(?m)^      at: (\d\S+)", file.read_text("utf-8"))
    assert len(written) == 2
    for _ in range(2):  # compiled, then from the cache
        rows = place.out("timeline", "example-1", "--data", file.name).splitlines()
        assert [row.split("\t")[0] for row in rows] == written
    alone = place.out("missions", "--fields", "id", "--no-bundled", MISSIONFACTS_DATA=str(file))
    assert alone == "example-1\n"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("mission:\n  id: [unclosed\n", "own.yaml:3:1: "),
        ("mission:\n  id: own\n  id: own\n", "own.yaml:3:3: "),
        ("mission: &a {id: own}\n", "own.yaml:1:10: "),
        ("", "own.yaml"),
    ],
    ids=["syntax", "duplicate", "anchor", "empty"],
)
def test_bad_data_is_told_with_its_place(place: Place, text: str, at: str) -> None:
    (place.folder / "own.yaml").write_text(text, "utf-8")
    checked = place.run("check", "own.yaml")
    assert checked.code == 65
    assert at in checked.out
    used = place.run("missions", "--data", "own.yaml", "--strict")
    assert (used.code, used.out) == (65, "")
    assert at in used.err


@pytest.mark.parametrize(
    ("code", "argv"),
    [
        (1, ["timeline", "asttp"]),
        (1, ["cite", "first-dcking"]),
        (1, ["search", "qqqq"]),
        (2, ["timeline"]),
        (2, ["timelin"]),
        (2, ["timeline", "astp", "--nope"]),
        (2, ["timeline", "astp", "--format", "xml"]),
        (2, ["today", "--date", "31 February"]),
    ],
)
def test_an_error_has_its_code_and_a_line(place: Place, code: int, argv: list[str]) -> None:
    result = place.run(*argv)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("missionfacts: ")
    assert "Traceback" not in result.err


def test_help_and_version(place: Place) -> None:
    text = place.out("-h")
    for command in {command[0] for command in RECORDS} | {"fact", "calendar", "check", "new", "schema"}:
        assert command in text
        assert f"Usage  missionfacts {command} " in place.out(command, "-h")
    assert place.out("--version").startswith(f"missionfacts {metadata.version('missionfacts')}, data 20")
