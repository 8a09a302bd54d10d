"""The JSON Schemas themselves: of data files as an editor needs it, of records as scripts may rely on."""

import inspect
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from missionfacts.commands import COMMANDS, records_of
from missionfacts.compile import schema
from missionfacts.compile.json_schema import DRAFT, FORMS, JSON, of_data_file, of_records
from missionfacts.compile.meanings import _declared as declared
from missionfacts.compile.meanings import meanings, what_is
from missionfacts.compile.written import WRITTEN
from missionfacts.model.events import Anniversary, Event
from missionfacts.model.fields import KINDS
from missionfacts.model.missions import Clock, Mission
from missionfacts.model.people import PersonCard
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
    assert FILE["$defs"].keys() == models.keys() | WRITTEN.keys()
    for name, model in models.items():
        assert FILE["$defs"][name]["additionalProperties"] is False
        assert list(shape(name)) == list(model.model_fields)
    assert list(FILE["properties"]) == ["$schema", *schema.File.model_fields]


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema."""
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from parts(each)
    if isinstance(node, dict):
        yield node


def test_everything_that_can_be_written_in_a_file_has_a_sentence_to_hover_over() -> None:
    for name, definition in FILE["$defs"].items():
        assert definition["description"].endswith("."), name
        for field, told in definition.get("properties", {}).items():
            whole = FILE["$defs"][told["$ref"].rpartition("/")[2]] if "$ref" in told else {}
            assert {**whole, **told}["description"].endswith("."), (name, field)


def test_every_definition_is_used_and_none_is_missing() -> None:
    used = {part["$ref"].rpartition("/")[2] for part in parts(FILE) if "$ref" in part}
    assert used == FILE["$defs"].keys()


def test_nothing_may_be_written_as_nothing() -> None:
    assert not [part for part in parts(FILE) if part.get("type") == "null" or part.get("default", 0) in ("", None)]


def test_an_editor_completes_the_closed_lists() -> None:
    assert {each["const"]: each["description"] for each in shape("Event")["kind"]["anyOf"]} == EVENT_KINDS
    assert shape("Mission")["kind"]["enum"] == list(MISSION_KINDS)
    assert shape("Figure")["unit"]["enum"] == list(UNITS)
    assert shape("Person")["gender"]["enum"] == list(GENDERS)
    assert shape("Position")["body"]["enum"] == list(BODIES)


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
        ("Event", "id", 1),
        ("Source", "language", False),  # no, Norwegian, for a reader of YAML 1.1
        ("Mission", "summary", "Told in a block.\n"),
        ("Spacecraft", "in_space", "No"),
        ("Position", "latitude", "089.9"),
        ("Event", "duration", "-0:00"),
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
        ("Event", "at", "1961-02-29"),
        ("Event", "at", 0),
        ("Event", "weight", 9),
        ("Event", "title", None),
        ("Event", "title", " A blank"),
        ("Event", "title", "A" * 501),
        ("Event", "title", {"en": "It flies"}),
        ("Event", "people", ["doe", "doe"]),
        ("Event", "elapsed", {"GET": "0:00"}),
        ("Position", "latitude", 90.5),
        ("Position", "longitude", "-180.1"),
        ("Clock", "epoch", "1961-04-12T06:07Z"),
        ("Dataset", "covers", "1961-04"),
        ("Person", "gender", ""),
        ("Source", "url", "example.org"),
        ("Backup", "none", False),
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
    records = {name: each for name, each in made["$defs"].items() if name not in FORMS}
    for name, record in records.items():
        assert record["additionalProperties"] is False, name
        assert record["required"] == list(record["properties"]), name
        assert record["description"], name
        assert "\n  " not in record["description"], name
        for field, told in record["properties"].items():
            assert told["description"].endswith("."), (name, field)
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


def test_records_with_chosen_fields_have_no_others_and_have_them_in_that_order() -> None:
    made = of_records("show", (Mission, Clock), ["name", "id"])
    for record in made["items"]["anyOf"]:
        assert list(record["properties"]) == record["required"] == ["name", "id"]
    jsonschema.Draft202012Validator(made).validate([{"name": "X", "id": "x"}])
    assert not jsonschema.Draft202012Validator(made).is_valid([{"name": "X", "id": "x", "kind": "crewed"}])


def test_a_record_within_one_with_chosen_fields_is_whole() -> None:
    made = of_records("person", (PersonCard,), ["id", "events"])
    assert list(made["$defs"]["Event"]["properties"]) == list(Event._fields)


def test_what_a_record_leaves_unexplained_is_explained_by_another() -> None:
    assert meanings(Anniversary)["port"] == meanings(Event)["port"]
    assert meanings(Anniversary)["clock"] != meanings(Event)["clock"]


def test_without_source_there_are_schemas_without_explanations(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_source(_: object) -> str:
        raise OSError

    monkeypatch.setattr(inspect, "getsource", no_source)
    declared.cache_clear()
    made = of_records("missions", (Mission,))
    declared.cache_clear()
    assert list(made["$defs"]["Mission"]["properties"]) == list(Mission._fields)
    assert "description" not in made["$defs"]["Mission"]["properties"]["name"]
    assert made["$defs"]["Mission"]["description"] == what_is(Mission)
