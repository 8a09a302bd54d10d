"""TSV: whatever a field holds comes back, from one line, and nothing in it is obeyed."""

from hypothesis import example, given

from missionfacts.formats import tsv
from tests.formats.strategies import COLUMNS, LINES, SAMPLE, Line, as_cells, page
from tests.readers import read_tsv


@given(LINES)
@example([SAMPLE])
def test_any_text_comes_back_from_tsv(records: list[Line]) -> None:
    chunks = list(tsv.render(records, COLUMNS, page(header=True)))
    assert read_tsv("".join(chunks)) == [list(COLUMNS), *as_cells(records)]
    assert all(len(chunk.splitlines()) == 1 for chunk in chunks)


@given(LINES)
@example([SAMPLE])
def test_tsv_obeys_nothing_in_a_text(records: list[Line]) -> None:
    text = "".join(tsv.render(records, COLUMNS, page(header=False)))
    assert not set(text) & set("\r\x00\x07\x1b\x7f\x85\x9b\u2028\u202e\u2066\udfff")
    text.encode()
