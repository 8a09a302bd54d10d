"""schema: what is printed, and what data files hold, fits the schemas."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
import yaml

from missionfacts.commands import COMMANDS, records_of
from missionfacts.compile.json_schema import of_data_file, of_records
from tests.conftest import ROOT, Run
from tests.examples import EVERYTHING, OF_EVERYTHING, RECORD_COMMANDS, SHOWN, SMALL


def test_the_schema_in_the_repository_is_the_one_that_is_printed(run: Run) -> None:
    assert run("schema").out == (ROOT / "schema" / "missionfacts.schema.json").read_text("utf-8")


@pytest.mark.slow
def test_the_shipped_files_fit_the_schema(run: Run, data_files_read: list[Any]) -> None:
    validator = jsonschema_rs.Draft202012Validator(json.loads(run("schema").out))
    for path, file in zip(sorted((ROOT / "data").glob("*.yaml")), data_files_read, strict=True):
        assert list(validator.iter_errors(file)) == [], path.name


MISTAKES = yaml.safe_load((ROOT / "tests" / "schemas" / "mistakes.yaml").read_text("utf-8"))
RIGHT: str = MISTAKES["right"]
FORMATS = jsonschema.Draft202012Validator.FORMAT_CHECKER
OF_FILES = jsonschema.Draft202012Validator(of_data_file())


def as_an_editor_reads(text: str) -> Any:
    """Return a file as YAML tools for editors read it, by YAML 1.2: digits are a number, true is true."""

    def typed(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: typed(value) for key, value in node.items()}
        if isinstance(node, list):
            return [typed(item) for item in node]
        if re.fullmatch(r"[-+]?(\d+|\d*\.\d+)(e[-+]?\d+)?", node):
            return float(node) if set(".e") & set(node) else int(node)
        return {"true": True, "false": False, "": None}.get(node, node)

    return typed(yaml.load(text, yaml.CBaseLoader))


def test_the_right_file_fits_the_schema_and_check(run: Run, tmp_path: Path) -> None:
    assert list(OF_FILES.iter_errors(as_an_editor_reads(RIGHT))) == []
    assert list(OF_FILES.iter_errors(yaml.load(RIGHT, yaml.CBaseLoader))) == []
    (tmp_path / "demo.yaml").write_text(RIGHT, "utf-8")
    assert run("check", str(tmp_path), "--no-bundled", "--strict").code == 0


@pytest.mark.parametrize("name", MISTAKES["mistakes"])
def test_check_finds_every_mistake_and_the_schema_those_that_it_can(run: Run, tmp_path: Path, name: str) -> None:
    mistake = MISTAKES["mistakes"][name]
    assert RIGHT.count(mistake["from"]) == 1
    wrong = RIGHT.replace(mistake["from"], mistake["to"])
    if not mistake.get("yaml"):
        assert OF_FILES.is_valid(as_an_editor_reads(wrong)) != mistake["shown"]
    (tmp_path / "demo.yaml").write_text(wrong, "utf-8")
    assert run("check", str(tmp_path), "--no-bundled").code == 65


def test_a_file_may_say_where_its_schema_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.yaml"
    path.write_text(f"$schema: ../missionfacts.schema.json\n{RIGHT}", "utf-8")
    assert run("check", str(path), "--no-bundled", "--strict").code == 0
    assert OF_FILES.is_valid(as_an_editor_reads(path.read_text("utf-8")))
    path.write_text("$schema: ../missionfacts.schema.json\n", "utf-8")
    assert "the file is empty" in run("check", str(path), "--no-bundled").out
    assert not OF_FILES.is_valid(as_an_editor_reads(path.read_text("utf-8")))
    path.write_text(f"{RIGHT}  there: {{$schema: x, title: T, kind: web}}\n", "utf-8")
    assert "unknown field '$schema'" in run("check", str(path), "--no-bundled").out


def test_what_new_writes_fits_the_schema_once_it_is_filled_in(run: Run, tmp_path: Path) -> None:
    run("new", "demo", "--folder", str(tmp_path))
    blank = (tmp_path / "demo.yaml").read_text("utf-8")
    assert blank.startswith("# yaml-language-server: $schema=missionfacts.schema.json\n")
    assert not OF_FILES.is_valid(as_an_editor_reads(blank))
    filled = re.sub(r":   # e\.g\. (.*)", r": \1", blank)
    assert list(OF_FILES.iter_errors(as_an_editor_reads(filled))) == []


@pytest.mark.slow
@pytest.mark.parametrize("command", RECORD_COMMANDS)
def test_what_a_command_prints_fits_its_schema(run: Run, command: str) -> None:
    schema = json.loads(run("schema", command).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    records = json.loads(run(*RECORD_COMMANDS[command], "-f", "json").out)
    assert records
    jsonschema_rs.validate(schema, records)
    one = jsonschema.Draft202012Validator({**schema, "$ref": "#/items", "type": "object"})
    lines = run(*RECORD_COMMANDS[command], "-f", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == records
    one.validate(records[0])


@pytest.mark.parametrize("name", SMALL)
def test_every_kind_of_answer_fits_the_schema_of_its_command(run: Run, name: str) -> None:
    command, *rest = SMALL[name]
    validator = jsonschema.Draft202012Validator(of_records(command, records_of(command)), format_checker=FORMATS)
    validator.validate(json.loads(run(command, *rest, *OF_EVERYTHING, "-f", "json").out))


FIELDS = {  # command -> some fields, as people type them
    "timeline": "at,title",
    "events": "Title, at",
    "cite": "id,sources,id",
    "show": "id",
    "crew": "name",
    "check": "line,message",
}


@pytest.mark.slow
@pytest.mark.parametrize("command", FIELDS)
def test_what_a_command_prints_with_some_fields_fits_the_schema_with_these(run: Run, command: str) -> None:
    schema = json.loads(run("schema", command, "--fields", FIELDS[command]).out)
    records = json.loads(run(*RECORD_COMMANDS[command], "-f", "json", "--fields", FIELDS[command]).out)
    jsonschema.Draft202012Validator(schema).validate(records)
    item = schema["items"].get("anyOf", [schema["items"]])[0]
    assert list(records[0]) == list(item["properties"])
    assert not jsonschema.Draft202012Validator(schema).is_valid([{**records[0], "more": 1}])


@pytest.mark.parametrize("typed", ["bogus", "at,titel", "", "at,,title"])
def test_fields_that_there_are_not_are_refused_with_the_words_of_the_command(run: Run, typed: str) -> None:
    told = run("timeline", "demo", *OF_EVERYTHING, "-f", "json", "--fields", typed)
    asked = run("schema", "timeline", "--fields", typed)
    assert told.code == asked.code == 2
    assert told.err == asked.err


def test_of_several_kinds_of_record_the_schema_has_those_with_these_fields(run: Run) -> None:
    schema = json.loads(run("schema", "show", "--fields", "epoch,id").out)
    assert list(schema["items"]["properties"]) == ["epoch", "id"]
    assert len(json.loads(run("schema", "show", "--fields", "id").out)["items"]["anyOf"]) > 10
    none = run("schema", "show", "--fields", "epoch,born")
    assert (none.code, none.out) == (2, "")
    assert "no kind of record" in none.err
    assert run("schema", "--fields", "at").code == 2


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
