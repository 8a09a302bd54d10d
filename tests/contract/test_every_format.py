"""What comes out, read back by readers that know nothing of missionfacts: every record command in every format."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper
from types import UnionType
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from missionfacts.formats import Format, Layout, Output, emit, jsontext, rows
from missionfacts.model import Anniversary, Coming, Event, Mission, Record, Seat
from missionfacts.model.cards import Figure, MissionCard, PersonCard
from missionfacts.model.provenance import Citation, Difference, Hit, Work
from missionfacts.streams import Streams

from .conftest import Run
from .test_contract import RECORD_COMMANDS

KINDS: dict[str, type[Record]] = {
    "missions": Mission,
    "show": MissionCard,
    "timeline": Event,
    "crew": Seat,
    "figures": Figure,
    "person": PersonCard,
    "search": Hit,
    "sources": Work,
    "cite": Citation,
    "disputes": Difference,
    "today": Anniversary,
    "upcoming": Coming,
}
every_command = pytest.mark.parametrize("name", RECORD_COMMANDS)
ROW_FORMATS = ("tsv", "csv", "markdown")
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


# Readers


def unescape(field: str) -> str:
    """Undo the escapes of a TSV field, one character after the other."""
    out, left = [], iter(field)
    for character in left:
        if character != "\\":
            out.append(character)
            continue
        letter = next(left)
        if letter in "xuU":
            digits = [next(left) for _ in range({"x": 2, "u": 4, "U": 8}[letter])]
            out.append(chr(int("".join(digits), 16)))
        else:
            out.append({"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}[letter])
    return "".join(out)


def read_tsv(text: str) -> list[list[str]]:
    assert text == "" or text.endswith("\n")
    return [[unescape(field) for field in line.split("\t")] for line in text.split("\n")[:-1]]


def read_csv(text: str) -> list[list[str]]:
    assert text == "" or text.endswith("\n")
    return list(csv.reader(StringIO(text, newline=""), strict=True))


def read_markdown(text: str) -> list[list[str]]:
    """Return the cells of a document that is one table; a mark that means something in a cell is an error."""
    tokens = MARKDOWN.parse(text)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
    table: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            table.append([])
        if token.type == "inline":
            cell = ""
            for child in token.children or []:
                broken = child.type == "html_inline" and child.content == "<br>"
                assert broken or child.type == "text", (child, text)
                cell += "\n" if broken else child.content
            table[-1].append(cell)
    return table


def read_ndjson(text: str) -> list[dict[str, Any]]:
    assert text == "" or text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def read_rows(chosen: str, text: str) -> list[list[str]]:
    readers: dict[str, Callable[[str], list[list[str]]]] = {
        "tsv": read_tsv,
        "csv": read_csv,
        "markdown": read_markdown,
    }
    return readers[chosen](text)


def printed(run: Run, name: str, *options: str) -> str:
    result = run(*RECORD_COMMANDS[name], *options)
    assert (result.code, result.err) == (0, "")
    assert result.out
    return result.out


def expected_cell(value: object) -> str | None:
    """Return what a row should have for a value in JSON; None for lists of records, which say themselves."""
    if value is None:
        return ""
    if isinstance(value, list):
        if any(isinstance(item, dict) and set(item) != {"id", "at", "printed"} for item in value):
            return None
        return "; ".join(
            (f"{item['id']} ({item['at']})" if item["at"] else item["id"]) if isinstance(item, dict) else item
            for item in value
        )
    return str(value)


# Every command in every format


def test_every_command_has_its_record_here() -> None:
    assert KINDS.keys() == RECORD_COMMANDS.keys()


def check_shape(value: object, annotation: Any, where: str) -> None:
    """Check that a value of JSON is as the record's annotation has it, all the way down."""
    if isinstance(annotation, UnionType):
        if value is not None:
            check_shape(value, get_args(annotation)[0], where)
    elif hasattr(annotation, "_fields"):
        assert isinstance(value, dict), where
        assert list(value) == list(annotation._fields), where
        for name, inner in annotation.__annotations__.items():
            check_shape(value[name], inner, f"{where}.{name}")
    elif get_args(annotation):
        assert isinstance(value, list), where
        for item in value:
            check_shape(item, get_args(annotation)[0], f"{where}[]")
    elif annotation is str:
        assert value is None or (isinstance(value, str) and value != ""), where
    else:
        assert type(value) is annotation, where


@every_command
def test_json_has_every_field_in_order_with_null_for_what_is_not_known(run: Run, name: str) -> None:
    records = json.loads(printed(run, name, "-f", "json"))
    assert records
    for record in records:
        check_shape(record, KINDS[name], name)


@every_command
def test_json_and_ndjson_have_the_same_objects_one_on_each_line(run: Run, name: str) -> None:
    array, lines = printed(run, name, "-f", "json"), printed(run, name, "-f", "ndjson")
    assert read_ndjson(lines) == json.loads(array)
    opening, *objects, closing, nothing = array.split("\n")
    assert (opening, closing, nothing) == ("[", "]", "")
    assert [text.removesuffix(",") for text in objects] == lines.split("\n")[:-1]


@every_command
def test_rows_agree_with_each_other_and_with_json_in_every_field(run: Run, name: str) -> None:
    fields = KINDS[name]._fields
    asked = ("--fields", ",".join(fields))
    records = json.loads(printed(run, name, "-f", "json"))
    tsv = read_tsv(printed(run, name, "-f", "tsv", *asked))
    assert read_csv(printed(run, name, "-f", "csv", *asked)) == [list(fields), *tsv]
    assert read_markdown(printed(run, name, "-f", "markdown", *asked)) == [list(fields), *tsv]
    assert len(tsv) == len(records)
    for row, record in zip(tsv, records, strict=True):
        for field, cell in zip(fields, row, strict=True):
            expected = expected_cell(record[field])
            assert expected in {None, cell}, field
            assert bool(cell) == (record[field] not in (None, [])), field


@every_command
def test_the_default_columns_are_the_first_fields_in_every_kind_of_row(run: Run, name: str) -> None:
    tables = {chosen: read_rows(chosen, printed(run, name, "-f", chosen)) for chosen in ROW_FORMATS}
    header, *body = tables["csv"]
    assert header == list(KINDS[name]._fields[: len(header)])
    assert tables["markdown"] == tables["csv"]
    assert tables["tsv"] == body


@every_command
def test_a_pipe_gets_tsv_without_a_header(run: Run, name: str) -> None:
    assert printed(run, name) == printed(run, name, "-f", "tsv") == printed(run, name, "-f", "tsv", "--no-header")


@every_command
@pytest.mark.parametrize("chosen", ["tsv", "csv"])
def test_a_header_comes_and_goes_as_asked(run: Run, name: str, chosen: str) -> None:
    with_header = printed(run, name, "-f", chosen, "--header")
    without = printed(run, name, "-f", chosen, "--no-header")
    first, rest = with_header.split("\n", 1)
    assert rest == without
    assert (
        first.split("\t" if chosen == "tsv" else ",")
        == list(KINDS[name]._fields)[: len(read_tsv(printed(run, name))[0])]
    )
    assert printed(run, name, "-f", chosen) == (with_header if chosen == "csv" else without)


@every_command
@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_fields_chooses_and_orders(run: Run, name: str, chosen: str) -> None:
    fields = KINDS[name]._fields
    wanted = [fields[-1], fields[0], fields[2]]
    whole = json.loads(printed(run, name, "-f", "json"))
    text = printed(run, name, "-f", chosen, "--fields", ", ".join(wanted))
    if chosen in ROW_FORMATS:
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
    assert len(lines) == len(records) + more
    assert [line for line in lines if line != line.rstrip(" ")] == []
    assert "\r" not in text


@every_command
@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_a_narrow_colourful_terminal_gets_the_same_as_a_pipe(run: Run, name: str, chosen: str) -> None:
    argv = [*RECORD_COMMANDS[name], "-f", chosen, "--color", "always"]
    assert run(*argv, width=20, color=True) == run(*RECORD_COMMANDS[name], "-f", chosen)


@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_no_records_are_an_empty_table_or_array(run: Run, chosen: str) -> None:
    result = run("timeline", "astp", "--from", "2099", "-f", chosen)
    assert (result.code, result.err) == (0, "")
    if chosen == "json":
        assert json.loads(result.out) == []
    elif chosen in {"csv", "markdown"}:
        assert read_rows(chosen, result.out) == [list(Event._fields[:5])]
    else:
        assert result.out == ""


# Hostile text


class Line(NamedTuple):
    """A record that can hold anything."""

    text: str
    words: tuple[str, ...]
    number: int | None
    other: str


NASTY = (
    "\t\n\r\x0b\x0c\x1c\x1f\x00\x07\x1b\x7f\x85\x9b\xa0\xad\u2028\u2029\ufeff\u200b\u200d\u202e\u2066\u200f"
    "\\|\"',;`*_[]<>&~$#{}()!^ nrtxuU0é\u0301中Ⓐ🚀\U000e0001\U0001f468\udfff"
)
# An unpaired low surrogate, as in a file name that is not UTF-8. A high one before it would be a pair in JSON.
ANY_CHARACTER = st.sampled_from(NASTY) | st.characters(exclude_categories=["Cs"])
ANY_TEXT = st.text(ANY_CHARACTER, max_size=20)
LINES = st.lists(
    st.builds(Line, ANY_TEXT, st.lists(ANY_TEXT, max_size=3).map(tuple), st.none() | st.integers(), ANY_TEXT),
    max_size=4,
)
COLUMNS = ("text", "number", "other")
SAMPLE = Line("a\tb\\t\r\n\x1b[31m|\u202e🚀\udfff", ("x;", ""), None, "")


def as_cells(records: list[Line]) -> list[list[str]]:
    return [[record.text, "" if record.number is None else str(record.number), record.other] for record in records]


def as_objects(records: list[Line]) -> list[dict[str, object]]:
    return [
        {
            "text": record.text or None,
            "words": [word or None for word in record.words],
            "number": record.number,
            "other": record.other or None,
        }
        for record in records
    ]


@given(LINES)
@example([SAMPLE])
def test_any_text_comes_back_from_tsv(records: list[Line]) -> None:
    chunks = list(rows.render_tsv(records, COLUMNS, header=True))
    assert read_tsv("".join(chunks)) == [list(COLUMNS), *as_cells(records)]
    assert all(len(chunk.splitlines()) == 1 for chunk in chunks)


@given(LINES)
@example([SAMPLE])
def test_tsv_obeys_nothing_in_a_text(records: list[Line]) -> None:
    text = "".join(rows.render_tsv(records, COLUMNS, header=False))
    assert not set(text) & set("\r\x00\x07\x1b\x7f\x85\x9b\u2028\u202e\u2066\udfff")
    text.encode()


@given(LINES)
@example([SAMPLE])
@example([Line("a\rb", (), 1, "\r")])
@example([Line("", (), None, "")])
def test_any_text_comes_back_from_csv(records: list[Line]) -> None:
    text = "".join(rows.render_csv(records, COLUMNS, header=True))
    assert read_csv(text) == [list(COLUMNS), *as_cells(records)]


@given(st.lists(ANY_TEXT.map(lambda text: Line(text, (), None, "")), max_size=3))
@example([Line("", (), None, "")])
def test_any_text_comes_back_from_a_csv_of_one_column(records: list[Line]) -> None:
    text = "".join(rows.render_csv(records, ("text",), header=False))
    assert read_csv(text) == [[record.text] for record in records]


@given(LINES, st.booleans())
@example([SAMPLE], False)
@example([Line("\ud83d", (), None, "")], False)
def test_any_text_comes_back_from_json(records: list[Line], ascii_only: bool) -> None:
    array = "".join(jsontext.render_array(records, Line._fields, ascii_only=ascii_only))
    lines = "".join(jsontext.render_lines(records, Line._fields, ascii_only=ascii_only))
    assert json.loads(array.encode("ascii" if ascii_only else "utf-8")) == as_objects(records)
    assert read_ndjson(lines) == as_objects(records)
    assert "\x1b" not in array


def emitted(records: list[Line], chosen: Format, *, tty: bool, encoding: str) -> str:
    taken = BytesIO()
    out = TextIOWrapper(taken, encoding, "backslashreplace", newline="\n")
    streams = Streams(out, StringIO(), tty, 80 if tty else None, False, datetime(2025, 7, 17, tzinfo=UTC))
    emit(records, Line, Output(streams, chosen), Layout(COLUMNS, main="text"))
    return taken.getvalue().decode(encoding)


@given(LINES, st.booleans(), st.sampled_from(["utf-8", "ascii", "latin-1", "koi8-r"]))
@example([Line("\x7f\x85\x9b\U000e0001\u202e", (), None, "")], True, "utf-8")
def test_json_is_json_on_a_terminal_and_in_every_encoding(records: list[Line], tty: bool, encoding: str) -> None:
    assert json.loads(emitted(records, "json", tty=tty, encoding=encoding)) == as_objects(records)
    assert read_ndjson(emitted(records, "ndjson", tty=tty, encoding=encoding)) == as_objects(records)


@given(LINES, st.booleans(), st.sampled_from(["utf-8", "ascii", "latin-1", "koi8-r"]))
@example([SAMPLE], True, "ascii")
def test_tsv_comes_back_from_a_terminal_and_from_every_encoding(records: list[Line], tty: bool, encoding: str) -> None:
    assert read_tsv(emitted(records, "tsv", tty=tty, encoding=encoding)) == as_cells(records)


@given(LINES, st.sampled_from(["table", "tsv", "csv", "markdown", "json", "ndjson"]))
@example([SAMPLE], "table")
@example([Line("\x9b31m", ("\x1b]8;;http://x\x07",), None, "\u2066")], "csv")
def test_a_terminal_is_never_told_to_do_anything(records: list[Line], chosen: Format) -> None:
    text = emitted(records, chosen, tty=True, encoding="utf-8")
    assert not set(text) & set("\r\x00\x07\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029\u202e\u2066\u200f\U000e0001")


MARKS = "|`*_[]<>&~$\\!#-+=.:;()'\"^{}@/ab1"
INNER = st.text(MARKS, max_size=30)


@given(st.lists(INNER, min_size=1, max_size=3))
@example(["| ` * _ [ ] < > & ~ $"])
@example(["&copy; &#65; &amp;"])
@example(["[a](http://x) ![a](x) <http://x> <b>x</b>"])
@example(["**x** __x__ ~~x~~ `x` ``x|y`` \\| \\\\| \\"])
@example(["---", "- x", "# x", "1. x", "> x", "    x"])
@example(["a  b", "*", "_a_b_", "<!-- x -->"])
def test_marks_of_markdown_are_read_as_written(texts: list[str]) -> None:
    records = [Line(text.strip(" "), (), 1, text.strip(" ")) for text in texts]
    document = "".join(rows.render_markdown(records, COLUMNS))
    assert read_markdown(document) == [list(COLUMNS), *as_cells(records)]


@given(LINES)
@example([SAMPLE])
def test_any_text_stays_within_its_cell_of_markdown(records: list[Line]) -> None:
    chunks = list(rows.render_markdown(records, COLUMNS))
    assert [chunk for chunk in chunks if chunk.count("\n") != 1] == []
    document = "".join(chunks)
    table = read_markdown(document)
    assert [len(row) for row in table] == [len(COLUMNS)] * (len(records) + 1)
    assert [row[1] for row in table[1:]] == [row[1] for row in as_cells(records)]
    assert not set(document) & set("\r\x00\x07\x1b\x7f\x85\x9b\u202e")


def test_line_breaks_in_a_cell_are_breaks_in_markdown() -> None:
    document = "".join(rows.render_markdown([Line("one\ntwo\r\nthree", (), None, "")], ("text", "other")))
    assert read_markdown(document) == [["text", "other"], ["one\ntwo\nthree", ""]]
