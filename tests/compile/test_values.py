"""What a value in a data file may be: the schema takes and refuses the texts that check does."""

from typing import Any

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from missionfacts.compile import values
from missionfacts.compile.written import WRITTEN

TYPES = {
    "id": values.Id,
    "own-or-other-id": values.MissionOrCraft,
    "event-id": values.EventId,
    "line": values.Line,
    "instant": values.Instant,
    "elapsed": values.Duration,
    "count": values.Count,
    "weight": values.Weight,
    "flag": values.Flag,
    "latitude": values.Latitude,
    "longitude": values.Longitude,
    "designator": values.Designator,
    "duration": values.Length,
    "years": values.Years,
    "language": values.Language,
    "address": values.Address,
    "day": values.Version,
    "only-true": values.OnlyTrue,
}
PIECES = st.sampled_from([
    "0", "1", "5", "9", "00", "59", "60", "90", "180", "181", "1975", "-", "/", ":", ".", "~", "a", "b", "ru", "T", "Z",
    "true", "TRUE", "on", "No", "f", "065A", "http://", "https://x", " ", "\n", "é", "-07", "-17", "16:09:09", "000",
])  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=5).map("".join) | st.text(max_size=8)


@pytest.mark.parametrize("name", TYPES)
@given(text=TEXTS)
@example(text="1975-07-17T16:09:09Z")
@example(text="1975-065A")
@example(text="-0:00~")
@example(text="-00:00:01")
@example(text="-90.0")
@example(text="090")
@example(text="0179.5")
@example(text="000000000005")
@example(text="0000000000005")
@example(text="yes")
@example(text="1975-02-29")
@example(text="a" * 80)
@example(text="a" * 81)
@example(text=f"{'a' * 80}/{'b' * 80}")
@example(text="a" * 501)
def test_the_schema_takes_the_texts_that_check_takes(name: str, text: str) -> None:
    taken = takes(TypeAdapter(TYPES[name]), text)
    fits = jsonschema.Draft202012Validator(WRITTEN[name]).is_valid(text)
    if text != text.strip():  # a block of YAML ends in a newline, and there are more blanks than the schema lists
        assert fits or not taken
    else:
        assert fits == taken


def takes(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


def test_every_way_of_writing_is_compared() -> None:
    compared_elsewhere = {"date", "text"}  # by tests/dates/test_grammar.py; as a line, but longer
    assert TYPES.keys() | compared_elsewhere == WRITTEN.keys()
