"""Writing: what reaches a terminal or a pipe, in every format and every encoding."""

import json
from datetime import UTC, datetime
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.errors import OutputLost, UnknownChoice
from missionfacts.formats.emit import emit, needed_fields, write
from missionfacts.formats.layout import Output
from missionfacts.formats.registry import FORMATS
from missionfacts.model.events import Event
from missionfacts.terminal import Streams
from tests.formats.strategies import LAYOUT, LINES, SAMPLE, Line, as_cells, as_objects
from tests.readers import read_ndjson, read_tsv

ENCODINGS = st.sampled_from(["utf-8", "ascii", "latin-1", "koi8-r"])


def streams(out: TextIOWrapper, *, tty: bool) -> Streams:
    return Streams(out, StringIO(), tty, 80 if tty else None, False, datetime(2025, 7, 17, tzinfo=UTC))


def emitted(records: list[Line], chosen: str, *, tty: bool, encoding: str, fields: str | None = None) -> str:
    taken = BytesIO()
    out = TextIOWrapper(taken, encoding, "backslashreplace", newline="\n")
    emit(records, Line, Output(streams(out, tty=tty), chosen, fields), LAYOUT)
    return taken.getvalue().decode(encoding)


@given(LINES, st.booleans(), ENCODINGS)
@example([Line("\x7f\x85\x9b\U000e0001\u202e", (), None, "")], True, "utf-8")
def test_json_is_json_on_a_terminal_and_in_every_encoding(records: list[Line], tty: bool, encoding: str) -> None:
    assert json.loads(emitted(records, "json", tty=tty, encoding=encoding)) == as_objects(records)
    assert read_ndjson(emitted(records, "ndjson", tty=tty, encoding=encoding)) == as_objects(records)


@given(LINES, st.booleans(), ENCODINGS)
@example([SAMPLE], True, "ascii")
def test_tsv_comes_back_from_a_terminal_and_from_every_encoding(records: list[Line], tty: bool, encoding: str) -> None:
    assert read_tsv(emitted(records, "tsv", tty=tty, encoding=encoding)) == as_cells(records)


@given(LINES, st.sampled_from(list(FORMATS)))
@example([SAMPLE], "table")
@example([Line("\x9b31m", ("\x1b]8;;http://x\x07",), None, "\u2066")], "csv")
def test_a_terminal_is_never_told_to_do_anything(records: list[Line], chosen: str) -> None:
    text = emitted(records, chosen, tty=True, encoding="utf-8")
    assert not set(text) & set("\r\x00\x07\x0b\x0c\x1b\x7f\x85\x9b\u2028\u2029\u202e\u2066\u200f\U000e0001")


@pytest.mark.parametrize("chosen", FORMATS)
def test_a_field_that_there_is_not_is_refused_with_those_that_there_are(chosen: str) -> None:
    with pytest.raises(UnknownChoice) as refused:
        emitted([SAMPLE], chosen, tty=False, encoding="utf-8", fields="text,txt")
    assert (refused.value.given, refused.value.valid) == ("txt", list(Line._fields))


@pytest.mark.parametrize("chosen", FORMATS)
def test_what_is_needed_is_what_is_printed_and_for_eyes_what_tells_a_dispute(chosen: str) -> None:
    out = streams(TextIOWrapper(BytesIO()), tty=False)
    needed = needed_fields(Event, Output(out, chosen, "title, at"), LAYOUT)
    assert needed == (("title", "at", "disputed") if chosen == "table" else ("title", "at"))


class Full(BytesIO):
    """A file on a disk that is full."""

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_output_lost() -> None:
    with pytest.raises(OutputLost, match="No space left on device"):
        write(["text\n"], streams(TextIOWrapper(Full(), "utf-8"), tty=False))


def test_all_columns_are_in_the_order_asked_for() -> None:
    text = emitted([Line("a", (), 1, "b")], "tsv", tty=False, encoding="utf-8", fields="other, number ,text")
    assert read_tsv(text) == [["b", "1", "a"]]
