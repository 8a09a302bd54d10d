"""check, schema and new: what a curator has to hand."""

import csv
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from missionfacts.errors import Problem
from missionfacts.shapes import PRINTS

from .conftest import ROOT, Run
from .test_contract import RECORD_COMMANDS

BROKEN = """mission:
  id: demo
  name: Demo
  kind: crewd
  lauch: 1961-04-12
  summary: A demonstration.
  sources: [{id: sp-4209}]
  events:
    - {id: launch, at: 1961-04-31, kind: launch, title: It was launched., sources: [{id: sp-4210}]}
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "demo.yaml"
    path.write_text(BROKEN, "utf-8")
    return path


def test_all_problems_come_at_once_with_their_places(run: Run, broken: Path) -> None:
    result = run("check", str(broken))
    assert result.code == 65
    lines = result.out.splitlines()
    assert [line.split(":")[1] for line in lines] == ["4", "5", "9"]
    assert "did you mean crewed?" in lines[0]
    assert "unknown field 'lauch'" in lines[1]
    assert "April 1961 has 30 days" in lines[2]


def test_warnings_count_only_when_asked(run: Run, broken: Path) -> None:
    broken.write_text(
        re.sub("crewd", "crewed", BROKEN).replace("  lauch: 1961-04-12\n", "").replace("04-31", "04-12"), "utf-8"
    )
    broken.write_text(broken.read_text("utf-8").replace("sp-4210", "sp-4209"), "utf-8")
    lenient, strict = run("check", str(broken)), run("check", str(broken), "--strict")
    assert "warning: the title ends in a full stop" in lenient.out
    assert (lenient.code, strict.code) == (0, 65)
    assert lenient.out == strict.out


def test_every_format_says_the_same(run: Run, broken: Path) -> None:
    records = json.loads(run("check", str(broken), "-f", "json").out)
    assert list(records[0]) == list(Problem._fields)
    rows = list(csv.DictReader(run("check", str(broken), "-f", "csv").out.splitlines()))
    assert [row["message"] for row in rows] == [record["message"] for record in records]
    tsv = [line.split("\t") for line in run("check", str(broken), "-f", "tsv").out.splitlines()]
    assert [row[1] for row in tsv] == [str(record["line"]) for record in records]
    log = json.loads(run("check", str(broken), "-f", "sarif").out)
    assert log["version"] == "2.1.0"
    (sarif,) = log["runs"]
    rules = {rule["id"] for rule in sarif["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in sarif["results"]} <= rules
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in sarif["results"]]
    assert [region["startLine"] for region in regions] == [record["line"] for record in records]
    assert {result["level"] for result in sarif["results"]} == {"error"}


def test_people_and_sources_that_are_shipped_may_be_referred_to(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    text = (
        "mission:\n  id: demo\n  name: Demo\n  kind: crewed\n  summary: A demonstration.\n  sources: [{id: sp-4209}]\n"
    )
    path.write_text(
        text + "  crew: [{person: leonov, role: guest, status: ground, sources: [{id: sp-4209}]}]\n", "utf-8"
    )
    assert run("check", str(path)).code == 0
    alone = run("check", str(path), "--no-bundled")
    assert alone.code == 65
    assert "no person 'leonov'" in alone.out


def test_a_folder_without_data_files_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("check", str(tmp_path))
    assert result.code == 2
    assert "no data files" in result.err


def test_the_example_in_contributing_passes(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    path = tmp_path / "example-1.yaml"
    path.write_text(found[1], "utf-8")
    result = run("check", str(path), "--strict")
    assert (result.code, result.out) == (0, "")


def test_new_writes_a_file_that_passes_once_its_blanks_are_filled(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "example-1").out == "example-1.yaml\n"
    path = tmp_path / "example-1.yaml"
    blank = run("check", str(path))
    assert blank.code == 65
    assert "is empty" in blank.out
    # Each blank has an example behind it.
    path.write_text(re.sub(r":   # e\.g\. (.*)", r": \1", path.read_text("utf-8")), "utf-8")
    result = run("check", str(path), "--strict")
    assert (result.code, result.out) == (0, "")
    assert run("timeline", "example-1", "--data", str(path)).out.count("\n") == 2


def test_what_is_optional_in_a_new_file_is_right_too(run: Run, tmp_path: Path) -> None:
    run("new", "example-1", "--folder", str(tmp_path))
    path = tmp_path / "example-1.yaml"
    text = re.sub(r":   # e\.g\. (.*)", r": \1", path.read_text("utf-8"))
    optional = re.sub(r"(?m)^( *)# ((?:  )?(?:- \{|[a-z]+:).*)$", r"\1\2", text)
    optional = optional.replace("  kinds: crewed, robotic, programme, station\n", "").replace(
        "example-press", "example-report"
    )
    path.write_text(
        optional.split("mission:\n", 1)[0].replace("yaml-language", "# yaml-language")
        + "mission:\n"
        + optional.split("mission:\n", 1)[1]
    )
    result = run("check", str(path))
    assert result.code == 0, result.out


def test_new_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text("mine", "utf-8")
    result = run("new", "demo", "--folder", str(tmp_path))
    assert result.code == 2
    assert (tmp_path / "demo.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["../demo", "Demo", "a b", "", "-x-"])
def test_new_takes_only_ids(run: Run, tmp_path: Path, name: str) -> None:
    assert run("new", "--folder", str(tmp_path), "--", name).code == 2
    assert not list(tmp_path.iterdir())


def test_the_schema_in_the_repository_is_the_one_that_is_printed(run: Run) -> None:
    assert run("schema").out == (ROOT / "schema" / "missionfacts.schema.json").read_text("utf-8")


def test_the_shipped_files_fit_the_schema(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    for path in sorted((ROOT / "data").glob("*.yaml")):
        assert list(validator.iter_errors(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))) == [], path.name


def test_the_schema_refuses_what_check_refuses(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    assert list(validator.iter_errors(yaml.load(BROKEN, yaml.BaseLoader)))


@pytest.mark.parametrize("command", PRINTS)
def test_what_a_command_prints_fits_its_schema(run: Run, command: str) -> None:
    schema = json.loads(run("schema", command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    records = json.loads(run(*RECORD_COMMANDS[command], "-f", "json").out)
    assert records
    jsonschema.Draft202012Validator(schema).validate(records)


def test_every_command_with_records_has_a_schema() -> None:
    assert set(PRINTS) == set(RECORD_COMMANDS)


def test_an_organisation_fits_the_schema_of_show(run: Run) -> None:
    schema = json.loads(run("schema", "show").out)
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("show", "nasa", "-f", "json").out))
