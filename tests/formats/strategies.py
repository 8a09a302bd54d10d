"""Records that can hold anything, for Hypothesis, and what every format should make of them."""

from typing import Annotated, Any, NamedTuple

from hypothesis import strategies as st

from missionfacts.formats.layout import Layout, Page
from missionfacts.model.fields import COUNT, Text, Texts


class Line(NamedTuple):
    """A record that can hold anything."""

    text: Text
    words: Texts
    number: Annotated[int | None, COUNT]
    other: Text


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
LAYOUT = Layout(COLUMNS, main="text")


def page(**options: Any) -> Page:
    return Page(LAYOUT, **options)


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
