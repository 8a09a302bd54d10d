"""new --from-table: a file from what somebody has in a table, blank where the table says nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Result, Run
from tests.readers import read_tsv

EVENTS = """\
Date,Time,Kind,Title,People,Source,Page
17 Jul 1975,16:19,docking,"Apollo ""docks"" #1: with Soyuz",Leonov;Tom Stafford;Zoe Zzyzx,sp-4209,"p. 3, 4"
1975-07-15T12:20Z,,lift-off,Soyuz 19 lifts off,,my-book,
,,,,,,

1975-07-16/1975-07-18,,visit,"[Both] 'fly' together, {so} &c",,sp-4209,
"""
CREW = "\ufeffperson;role;status\r\nAlexei Leonov;commander;\r\nZoe Zzyzx;pilot;backup\r\nstafford;guest;ground\r\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new(run: Run, *tables: str) -> Result:
    names = [f"t{number}.csv" for number, _ in enumerate(tables)]
    for name, table in zip(names, tables, strict=True):
        Path(name).write_bytes(table.encode())
    return run("new", "demo", *(word for name in names for word in ("--from-table", name)))


def written() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(Path("demo.yaml").read_text("utf-8"), yaml.CBaseLoader)
    return read


def test_events_come_in_order_of_time_with_what_the_table_says(run: Run) -> None:
    result = new(run, EVENTS, CREW)
    assert (result.code, result.out) == (0, "demo.yaml\n")
    events = written()["mission"]["events"]
    assert [(each["id"], each["at"], each["kind"]) for each in events] == [
        ("launch", "1975-07-15T12:20Z", "launch"),
        ("visit", "1975-07-16/1975-07-18", "visit"),
        ("docking", "1975-07-17T16:19Z", "docking"),
    ]
    assert events[1]["title"] == "[Both] 'fly' together, {so} &c"
    assert events[2]["title"] == 'Apollo "docks" #1: with Soyuz'
    assert events[2]["people"] == ["leonov", "stafford", "zzyzx"]
    assert events[2]["sources"] == [{"id": "sp-4209", "at": "p. 3, 4"}]


def test_people_are_those_that_are_known_or_new_ones(run: Run) -> None:
    new(run, EVENTS, CREW)
    seats = [{key: each[key] for key in each if key != "sources"} for each in written()["mission"]["crew"]]
    assert seats == [
        {"person": "leonov", "spacecraft": "demo", "role": "commander", "status": "prime"},
        {"person": "zzyzx", "spacecraft": "demo", "role": "pilot", "status": "backup"},
        {"person": "stafford", "role": "guest", "status": "ground"},
    ]
    assert {key: each["name"] for key, each in written()["people"].items()} == {"zzyzx": "Zoe Zzyzx"}


def test_check_asks_for_what_no_table_knows_and_for_nothing_else(run: Run) -> None:
    new(run, EVENTS, CREW)
    asked = run("check", "demo.yaml").out
    errors = [line for line in asked.splitlines() if "warning:" not in line]
    assert errors
    assert all("is empty" in line for line in errors)
    file = Path("demo.yaml")
    text = re.sub(r":   # e\.g\. (.*)", r": \1", file.read_text("utf-8")).replace("example-report", "sp-4209")
    file.write_text(text, "utf-8")
    assert run("check", "demo.yaml").code == 0
    assert len(read_tsv(run("timeline", "demo", "--data", "demo.yaml").out)) >= 3
    assert len(read_tsv(run("crew", "demo", "--status", "all", "--data", "demo.yaml").out)) == 3


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("at,kind,title\n1961-04-31,launch,It flies\n", 2, "April 1961 has 30 days"),
        ("at,kind,title\n17 July,launch,It flies\n", 2, "a year is wanted"),
        ("at,kind,title\n4/7/1961,launch,It flies\n", 2, "4/7/1961"),
        ("at,kind,title\n1961-04-12 09:07 +03:00,launch,It flies\n", 2, "UTC"),
        ("at,kind,title\n1961,lunch,It flies\n", 2, "unknown kind of event 'lunch' (did you mean launch?)"),
        ("at,kind,title\n1961,,It flies\n", 2, "an event needs kind"),
        ("at,kind,titel\n1961,launch,It flies\n", 1, "unknown column 'titel' (did you mean title or time?)"),
        ("person,person,role\n", 1, "the column 'person' is there twice"),
        ("person,role,at\nLeonov,,\n", 2, "a seat needs role"),
        ("person,role\nSmith,x\n", 2, "'Smith' may be "),
        ("person,role,status\nLeonov,x,boss\n", 2, "unknown status 'boss'; there are prime, "),
        ("person,role,title\nLeonov,x,y\n", 2, "'title' says nothing of a seat, which has no date"),
        ("at,kind,title,status\n1961,launch,x,prime\n", 2, "'status' says nothing of an event"),
        ('at,kind,title\n1961,launch,"x\n', 2, "no CSV"),
        ("at,kind,title\n1961,launch,x,y\n", 2, "4 cells under 3 columns"),
        ("person,role,source\nLeonov,x,My Book\n", 2, "'My Book' is no id of a source"),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(run: Run, table: str, line: int, told: str) -> None:
    result = new(run, table)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"missionfacts: t0.csv:{line}: ")
    assert told in result.err
    assert not Path("demo.yaml").exists()


def test_all_lines_that_are_wrong_are_told_at_once(run: Run) -> None:
    result = new(run, "at,kind,title\nx,launch,y\n1961,launch,z\n1962,lunch,y\n")
    assert [line.split(":")[1] for line in result.err.removeprefix("missionfacts: ").splitlines()] == ["2", "4"]


def test_a_table_that_cannot_be_read_is_told(run: Run) -> None:
    assert "t.csv cannot be read: No such file" in run("new", "demo", "--from-table", "t.csv").err
    Path("t.csv").write_bytes(b"\xff")
    assert "t.csv cannot be read: it is not UTF-8" in run("new", "demo", "--from-table", "t.csv").err
