"""The JSON Schemas themselves: of data files as an editor needs it, of records as scripts may rely on."""

from typing import Any

import jsonschema
import pytest

from missionfacts.commands import COMMANDS, records_of
from missionfacts.compile import schema
from missionfacts.compile.json_schema import DRAFT, JSON, of_data_file, of_records
from missionfacts.model.fields import KINDS
from missionfacts.model.missions import Clock, Mission
from missionfacts.model.vocabulary import BODIES, EVENT_KINDS, GENDERS, MISSION_KINDS, UNITS

FILE = of_data_file()


def shape(name: str) -> dict[str, Any]:
    found: dict[str, Any] = FILE["$defs"][name]["properties"]
    return found


def test_every_kind_of_field_has_its_json() -> None:
    assert JSON.keys() == set(KINDS)


# Of data files


def test_the_schema_of_files_is_a_schema_and_has_every_model_with_its_fields() -> None:
    jsonschema.Draft202012Validator.check_schema(FILE)
    assert FILE["$schema"] == DRAFT
    models = {each.__name__: each for each in schema.Shape.__subclasses__() if each.__module__ == schema.__name__}
    models.pop("File")
    assert FILE["$defs"].keys() == models.keys()
    for name, model in models.items():
        assert FILE["$defs"][name]["additionalProperties"] is False
        assert list(shape(name)) == list(model.model_fields)
    assert list(FILE["properties"]) == list(schema.File.model_fields)


def test_an_editor_completes_the_closed_lists() -> None:
    assert shape("Event")["kind"]["enum"] == list(EVENT_KINDS)
    assert shape("Mission")["kind"]["enum"] == list(MISSION_KINDS)
    assert shape("Figure")["unit"]["enum"] == ["", *UNITS]
    assert shape("Person")["gender"]["enum"] == ["", *GENDERS]
    assert shape("Position")["body"]["enum"] == ["", *BODIES]


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        ("Source", "year", 1978),  # which YAML takes for a number
        ("Event", "title", True),
        ("Spacecraft", "crew", "3"),
        ("Spacecraft", "in_space", "false"),
        ("Event", "weight", "3"),
        ("Position", "latitude", -23.5),
        ("Event", "at", 1961),
    ],
)
def test_what_an_editor_takes_for_another_type_is_let_through(model: str, field: str, value: object) -> None:
    whole = {**shape(model)[field], "$defs": FILE["$defs"]}
    jsonschema.Draft202012Validator(whole).validate(value)


@pytest.mark.parametrize(
    ("model", "field", "value"),
    [
        ("Event", "at", "12 April 1961"),
        ("Event", "id", "The Launch"),
        ("Event", "weight", 6),
        ("Event", "formerly", ["launch"]),
        ("Event", "people", "leonov"),
        ("Event", "duration", "an hour"),
        ("Position", "longitude", "20° E"),
        ("Seat", "landed_in", "a/b/c"),
        ("Spacecraft", "cospar", "75-1A"),
        ("Expedition", "crew", []),
        ("Event", "sources", []),
    ],
)
def test_an_editor_marks_what_cannot_be(model: str, field: str, value: object) -> None:
    whole = {**shape(model)[field], "$defs": FILE["$defs"]}
    assert not jsonschema.Draft202012Validator(whole).is_valid(value)


# Of records


@pytest.mark.parametrize("command", [name for name in COMMANDS if records_of(name)])
def test_the_schema_of_a_command_closes_every_record_in_it(command: str) -> None:
    made = of_records(command, records_of(command))
    jsonschema.Draft202012Validator.check_schema(made)
    assert command in made["title"]
    for name, record in made["$defs"].items():
        assert record["additionalProperties"] is False, name
        assert record["required"] == list(record["properties"]), name
        assert record["description"], name
        assert "\n  " not in record["description"], name
    assert {kind.__name__ for kind in records_of(command)} <= made["$defs"].keys()


def test_a_record_has_its_fields_in_their_order_and_null_for_what_is_not_known() -> None:
    made = of_records("missions", (Mission,))
    assert made["items"] == {"$ref": "#/$defs/Mission"}
    assert made["$defs"]["Mission"]["required"] == list(Mission._fields)
    told = made["$defs"]["Mission"]["properties"]
    lists: dict[str, Any] = {name: [] for name in Mission._fields if told[name].get("type") == "array"}
    right = {
        **dict.fromkeys(Mission._fields),
        **lists,
        "id": "x",
        "name": "X",
        "kind": "crewed",
        "crew": 0,
        "events": 3,
    }
    jsonschema.Draft202012Validator(made).validate([right])
    for field, value in (("crew", None), ("crew", "3"), ("id", 3), ("events", 1.5)):
        assert not jsonschema.Draft202012Validator(made).is_valid([{**right, field: value}]), field


def test_a_command_with_several_kinds_of_record_prints_any_of_them() -> None:
    made = of_records("show", (Mission, Clock))
    assert made["items"] == {"anyOf": [{"$ref": "#/$defs/Mission"}, {"$ref": "#/$defs/Clock"}]}
