"""What comes out, read back by readers that know nothing of missionfacts: every record command in every format."""

import json
from functools import cache
from types import UnionType
from typing import Any, get_args

import jsonschema
import jsonschema_rs
import pytest

from missionfacts.commands import COMMANDS, records_of
from missionfacts.model.events import Event
from missionfacts.model.fields import type_of
from tests.conftest import Run
from tests.examples import EXAMPLES, OWN_FORMAT, OWN_FORMAT_IN_A_PIPE, RECORD_COMMANDS, kind_printed
from tests.readers import read_csv, read_markdown, read_ndjson, read_rows, read_tsv

pytestmark = pytest.mark.xdist_group("every format")  # one worker, so that SEEN has what all ask for
every_command = pytest.mark.parametrize("name", RECORD_COMMANDS)
every_example = pytest.mark.parametrize("name", EXAMPLES)
ROW_FORMATS = ("tsv", "csv", "markdown")
SHEETS = {"show", "person", "cite"}  # commands whose Markdown has a row for each field
# Across missions it matters more how long something took, and on which mission, than in which craft.
OF_EVENTS = ("at", "duration", "kind", "mission", "title", "id")
FIRST = {"upcoming": ("date",)}  # by command: the default columns that are not the first fields
SEEN: dict[tuple[str, ...], str] = {}


def printed(run: Run, name: str, *options: str) -> str:
    """Return what a command prints; nothing of it changes between tests, so that each is run once."""
    argv = (*EXAMPLES[name], *options)
    if argv not in SEEN:
        result = run(*argv)
        assert result.code == 0
        assert result.err == (
            "" if options or name not in OWN_FORMAT else result.err
        )  # which people read, not programs
        assert result.out
        SEEN[argv] = result.out
    return SEEN[argv]


def expected_cell(value: object) -> str | None:
    """Return what a row should have for a value in JSON; None for records within it, which say themselves."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return None
    if isinstance(value, list):
        if any(isinstance(item, dict) and set(item) != {"id", "at", "printed"} for item in value):
            return None
        return "; ".join(
            (f"{item['id']} ({item['at']})" if item["at"] else item["id"]) if isinstance(item, dict) else item
            for item in value
        )
    return str(value)


def has_rows(name: str, chosen: str) -> bool:
    """Tell whether a format of a command has a row for each record."""
    return not (name in SHEETS and chosen == "markdown")


def test_every_command_that_prints_records_is_in_the_tests() -> None:
    assert set(RECORD_COMMANDS) == {name for name in COMMANDS if records_of(name)}


def test_every_kind_of_record_that_a_command_prints_is_in_the_tests() -> None:
    kinds = {kind_printed(name) for name in EXAMPLES}
    assert [kind for name in COMMANDS for kind in records_of(name) if kind not in kinds] == []


def test_every_field_of_every_kind_has_a_value_in_the_small_data(run: Run) -> None:
    told: dict[type[Any], set[str]] = {}
    for name in EXAMPLES:
        for record in json.loads(printed(run, name, "-f", "json")):
            there = told.setdefault(kind_printed(name), set())
            there |= {field for field, value in record.items() if value not in (None, [])}
    missing = {kind.__name__: set(kind._fields) - there for kind, there in told.items()}
    assert {name: fields for name, fields in missing.items() if fields} == {}


def check_shape(value: object, annotation: Any, where: str) -> None:
    """Check that a value of JSON is as the record's annotation has it, all the way down."""
    if isinstance(annotation, UnionType):
        if value is not None:
            check_shape(value, get_args(annotation)[0], where)
    elif hasattr(annotation, "_fields"):
        assert isinstance(value, dict), where
        assert list(value) == list(annotation._fields), where
        for name in annotation._fields:
            check_shape(value[name], type_of(annotation, name), f"{where}.{name}")
    elif get_args(annotation):
        assert isinstance(value, list), where
        for item in value:
            check_shape(item, get_args(annotation)[0], f"{where}[]")
    elif annotation is str:
        assert value is None or (isinstance(value, str) and value != ""), where
    else:
        assert type(value) is annotation, where


@every_example
def test_json_has_every_field_in_order_with_null_for_what_is_not_known(run: Run, name: str) -> None:
    records = json.loads(printed(run, name, "-f", "json"))
    assert records
    for record in records:
        check_shape(record, kind_printed(name), name)


@every_example
def test_json_and_ndjson_have_the_same_objects_one_on_each_line(run: Run, name: str) -> None:
    array, lines = printed(run, name, "-f", "json"), printed(run, name, "-f", "ndjson")
    assert read_ndjson(lines) == json.loads(array)
    opening, *objects, closing, nothing = array.split("\n")
    assert (opening, closing, nothing) == ("[", "]", "")
    assert [text.removesuffix(",") for text in objects] == lines.split("\n")[:-1]


@every_example
@pytest.mark.slow
def test_rows_agree_with_each_other_and_with_json_in_every_field(run: Run, name: str) -> None:
    fields = kind_printed(name)._fields
    asked = ("--fields", ",".join(fields))
    records = json.loads(printed(run, name, "-f", "json"))
    tsv = read_tsv(printed(run, name, "-f", "tsv", *asked))
    assert read_csv(printed(run, name, "-f", "csv", *asked)) == [list(fields), *tsv]
    if EXAMPLES[name][0] not in SHEETS:
        assert read_markdown(printed(run, name, "-f", "markdown", *asked)) == [list(fields), *tsv]
    assert len(tsv) == len(records)
    for row, record in zip(tsv, records, strict=True):
        for field, cell in zip(fields, row, strict=True):
            expected = expected_cell(record[field])
            assert expected in {None, cell}, field
            assert bool(cell) == (record[field] not in (None, [])), field


@every_command
@pytest.mark.slow
def test_the_default_columns_are_the_first_fields_in_every_kind_of_row(run: Run, name: str) -> None:
    tables = {chosen: read_rows(chosen, printed(run, name, "-f", chosen)) for chosen in ROW_FORMATS}
    header, *body = tables["csv"]
    first = FIRST.get(name, ())
    usual = [*first, *kind_printed(name)._fields[: len(header) - len(first)]]
    assert header == list(OF_EVENTS if RECORD_COMMANDS.get(name, [""])[0] == "events" else usual)
    assert tables["markdown"] == tables["csv"] or name in SHEETS
    assert tables["tsv"] == body


@every_command
def test_a_pipe_gets_tsv_without_a_header(run: Run, name: str) -> None:
    tsv = printed(run, name, "-f", "tsv")
    assert tsv == printed(run, name, "-f", "tsv", "--no-header")
    assert (printed(run, name) == tsv) is (name not in OWN_FORMAT | OWN_FORMAT_IN_A_PIPE)


@every_command
@pytest.mark.parametrize("chosen", ["tsv", "csv"])
def test_a_header_comes_and_goes_as_asked(run: Run, name: str, chosen: str) -> None:
    with_header = printed(run, name, "-f", chosen, "--header")
    without = printed(run, name, "-f", chosen, "--no-header")
    first, rest = with_header.split("\n", 1)
    assert rest == without
    assert first.split("\t" if chosen == "tsv" else ",") == read_csv(printed(run, name, "-f", "csv"))[0]
    assert printed(run, name, "-f", chosen) == (with_header if chosen == "csv" else without)


@every_command
@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_fields_chooses_and_orders(run: Run, name: str, chosen: str) -> None:
    fields = kind_printed(name)._fields
    wanted = [fields[-1], fields[0], fields[2]]
    whole = json.loads(printed(run, name, "-f", "json"))
    text = printed(run, name, "-f", chosen, "--fields", ", ".join(wanted))
    if not has_rows(name, chosen):
        header, *rows = read_markdown(text)
        assert header == ["Field", "Value"]
        assert all(row[1] for row in rows)
        assert len(rows) <= len(wanted)
    elif chosen in ROW_FORMATS:
        table = read_rows(chosen, text)
        body = table if chosen == "tsv" else table[1:]
        assert chosen == "tsv" or table[0] == wanted
        assert [[row[1], row[2]] for row in body] == [
            [expected_cell(record[field]) for field in wanted[1:]] for record in whole
        ]
    else:
        records = json.loads(text) if chosen == "json" else read_ndjson(text)
        assert all(list(record) == wanted for record in records)
        assert records == [{field: record[field] for field in wanted} for record in whole]


@every_command
@pytest.mark.parametrize(("chosen", "more"), [("tsv", 0), ("csv", 1), ("markdown", 2), ("ndjson", 0), ("json", 2)])
def test_a_record_has_a_line_and_a_line_has_no_blanks_at_its_end(run: Run, name: str, chosen: str, more: int) -> None:
    text = printed(run, name, "-f", chosen)
    records = json.loads(printed(run, name, "-f", "json"))
    lines = text.split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(records) + more or not has_rows(name, chosen)
    assert [line for line in lines if line != line.rstrip(" ")] == []
    assert "\r" not in text


@every_command
@pytest.mark.slow
@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_a_narrow_colourful_terminal_gets_the_same_as_a_pipe(run: Run, name: str, chosen: str) -> None:
    argv = [*RECORD_COMMANDS[name], "-f", chosen, "--color", "always"]
    assert run(*argv, width=20, color=True) == (0, printed(run, name, "-f", chosen), "")


@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_no_records_are_an_empty_table_or_array(run: Run, chosen: str) -> None:
    result = run("timeline", "astp", "--from", "2099", "-f", chosen)
    assert result.code == 0
    assert result.err.startswith("missionfacts: nothing of that sort is told between those limits")
    if chosen == "json":
        assert json.loads(result.out) == []
    elif chosen in {"csv", "markdown"}:
        assert read_rows(chosen, result.out) == [list(Event._fields[:5])]
    else:
        assert result.out == ""


# Schemas


@cache
def checked(text: str) -> jsonschema_rs.Draft202012Validator:
    """Return what validates by a schema, which is right itself; many examples have the same one."""
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema_rs.Draft202012Validator(schema)


@every_example
def test_what_is_printed_fits_the_schema(run: Run, name: str) -> None:
    checked(run("schema", EXAMPLES[name][0]).out).validate(json.loads(printed(run, name, "-f", "json")))
