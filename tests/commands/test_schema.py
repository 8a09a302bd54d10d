"""schema: what is printed, and what data files hold, fits the schemas."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from missionfacts.commands import COMMANDS, records_of
from tests.conftest import ROOT, Run
from tests.examples import EVERYTHING, OF_EVERYTHING, RECORD_COMMANDS, SHOWN


def test_the_schema_in_the_repository_is_the_one_that_is_printed(run: Run) -> None:
    assert run("schema").out == (ROOT / "schema" / "missionfacts.schema.json").read_text("utf-8")


@pytest.mark.slow
def test_the_shipped_files_fit_the_schema(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    for path in sorted((ROOT / "data").glob("*.yaml")):
        assert list(validator.iter_errors(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))) == [], path.name


REFUSED = {  # what is put into a right file
    "an unknown field": ("  kind: crewed\n", "  kind: crewed\n  lauch: 1961-04-12\n"),
    "an unknown word": ("kind: crewed", "kind: crewd"),
    "no day": ("1961-04-12", "12 April 1961"),
    "no id": ("id: launch", "id: The Launch"),
    "no source": ("title: It flies, sources: [{id: told}]", "title: It flies, sources: []"),
    "no list": ("spacecraft: [ship]", "spacecraft: ship"),
    "a weight out of range": ("weight: 3", "weight: 9"),
    "a position in words": ("latitude: 1", "latitude: north"),
    "a body that is not known": ("body: Moon", "body: Pluto"),
    "a duration in words": ("duration: 1:00", "duration: an hour"),
    "a former id without its mission": ("formerly: [demo/old]", "formerly: [old]"),
    "an event without a note on it": ("note: Another.", "nota: Another."),
    "no such gender": ("gender: female", "gender: f"),
}
RIGHT = """\
mission:
  id: demo
  name: Demo
  kind: crewed
  summary: A demonstration.
  sources: [{id: told}]
  spacecraft: [{id: ship, name: Ship, sources: [{id: told}]}]
  events:
    - {id: launch, at: 1961-04-12, kind: launch, spacecraft: [ship], weight: 3, title: It flies, sources: [{id: told}],
       position: {latitude: 1, longitude: 2, body: Moon}, duration: 1:00, formerly: [demo/old],
       distinct: [{id: demo/other, note: Another.}]}
people:
  doe: {name: Jane Doe, gender: female, sources: [{id: told}]}
"""


def as_an_editor_reads(text: str) -> Any:
    """Return a file as YAML tools for editors read it: digits are a number."""

    def numbered(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: numbered(value) for key, value in node.items()}
        if isinstance(node, list):
            return [numbered(item) for item in node]
        return int(node) if node.isdigit() else node

    return numbered(yaml.load(text, yaml.BaseLoader))


@pytest.mark.parametrize("name", REFUSED)
def test_the_schema_refuses_what_check_refuses(run: Run, tmp_path: Path, name: str) -> None:
    old, new = REFUSED[name]
    assert RIGHT.count(old) == 1
    wrong = RIGHT.replace(old, new)
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    assert list(validator.iter_errors(as_an_editor_reads(RIGHT))) == []
    assert list(validator.iter_errors(as_an_editor_reads(wrong)))
    (tmp_path / "demo.yaml").write_text(wrong, "utf-8")
    rules = [problem["rule"] for problem in json.loads(run("check", str(tmp_path), "--no-bundled", "-f", "json").out)]
    assert "format" in rules


@pytest.mark.slow
@pytest.mark.parametrize("command", RECORD_COMMANDS)
def test_what_a_command_prints_fits_its_schema(run: Run, command: str) -> None:
    schema = json.loads(run("schema", command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    records = json.loads(run(*RECORD_COMMANDS[command], "-f", "json").out)
    assert records
    jsonschema.Draft202012Validator(schema).validate(records)


def test_every_command_with_records_has_a_schema(run: Run) -> None:
    with_records = {name for name in COMMANDS if records_of(name)}
    assert with_records == set(RECORD_COMMANDS)
    for name in COMMANDS:
        assert run("schema", name).code == (0 if name in with_records else 2)


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.__name__)
def test_every_kind_of_record_with_a_value_in_every_field_fits_the_schema_of_show(run: Run, kind: type) -> None:
    schema = json.loads(run("schema", "show").out)
    records = json.loads(run("show", SHOWN[kind], *OF_EVERYTHING, "-f", "json").out)
    jsonschema.Draft202012Validator(schema).validate(records)
    jsonschema.Draft202012Validator({**schema, "items": {"$ref": f"#/$defs/{kind.__name__}"}}).validate(records)


@pytest.mark.parametrize("slip", ["colour", "id", "sources"])
def test_the_schema_of_a_command_refuses_what_it_does_not_print(run: Run, slip: str) -> None:
    schema = json.loads(run("schema", "timeline").out)
    records = json.loads(run("timeline", "demo", *OF_EVERYTHING, "-f", "json").out)
    records[0][slip] = 3
    assert not jsonschema.Draft202012Validator(schema).is_valid(records)


def test_the_data_with_a_value_in_every_field_fits_the_schema_of_files(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    for path in EVERYTHING.glob("*.yaml"):
        assert list(validator.iter_errors(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))) == []


def test_an_organisation_fits_the_schema_of_show(run: Run) -> None:
    schema = json.loads(run("schema", "show").out)
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("show", "nasa", "-f", "json").out))
