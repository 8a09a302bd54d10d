"""Markdown: what looks like a mark is text, and stays within its cell."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.errors import UsageError
from missionfacts.formats import markdown
from tests.formats.strategies import COLUMNS, LINES, SAMPLE, Line, as_cells, page
from tests.readers import read_markdown

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
    document = "".join(markdown.render(records, COLUMNS, page()))
    assert read_markdown(document) == [list(COLUMNS), *as_cells(records)]


@given(LINES)
@example([SAMPLE])
def test_any_text_stays_within_its_cell_of_markdown(records: list[Line]) -> None:
    chunks = list(markdown.render(records, COLUMNS, page()))
    assert [chunk for chunk in chunks if chunk.count("\n") != 1] == []
    document = "".join(chunks)
    table = read_markdown(document)
    assert [len(row) for row in table] == [len(COLUMNS)] * (len(records) + 1)
    assert [row[1] for row in table[1:]] == [row[1] for row in as_cells(records)]
    assert not set(document) & set("\r\x00\x07\x1b\x7f\x85\x9b\u202e")


def test_line_breaks_in_a_cell_are_breaks_in_markdown() -> None:
    records = [Line("one\ntwo\r\nthree", (), None, "")]
    document = "".join(markdown.render(records, ("text", "other"), page()))
    assert read_markdown(document) == [["text", "other"], ["one\ntwo\nthree", ""]]


def test_a_markdown_table_cannot_be_without_its_header() -> None:
    with pytest.raises(UsageError, match="--format tsv can"):
        markdown.render([SAMPLE], COLUMNS, page(header=False))
