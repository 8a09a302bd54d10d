"""JSON and NDJSON: whatever a field holds comes back, in every encoding."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.formats import jsontext, ndjson
from tests.formats.strategies import LINES, SAMPLE, Line, as_objects, page
from tests.readers import read_ndjson


@given(LINES, st.sampled_from(["utf-8", "ascii"]))
@example([SAMPLE], "utf-8")
@example([Line("\ud83d", (), None, "")], "utf-8")
def test_any_text_comes_back_from_json(records: list[Line], encoding: str) -> None:
    array = "".join(jsontext.render(records, Line._fields, page(encoding=encoding)))
    lines = "".join(ndjson.render(records, Line._fields, page(encoding=encoding)))
    assert json.loads(array.encode(encoding)) == as_objects(records)
    assert read_ndjson(lines) == as_objects(records)
    assert "\x1b" not in array
