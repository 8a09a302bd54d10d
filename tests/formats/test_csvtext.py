"""CSV: whatever a field holds comes back."""

from hypothesis import example, given
from hypothesis import strategies as st

from missionfacts.formats import csvtext
from tests.formats.strategies import ANY_TEXT, COLUMNS, LINES, SAMPLE, Line, as_cells, page
from tests.readers import read_csv


@given(LINES)
@example([SAMPLE])
@example([Line("a\rb", (), 1, "\r")])
@example([Line("", (), None, "")])
def test_any_text_comes_back_from_csv(records: list[Line]) -> None:
    text = "".join(csvtext.render(records, COLUMNS, page(header=True)))
    assert read_csv(text) == [list(COLUMNS), *as_cells(records)]


@given(st.lists(ANY_TEXT.map(lambda text: Line(text, (), None, "")), max_size=3))
@example([Line("", (), None, "")])
def test_any_text_comes_back_from_a_csv_of_one_column(records: list[Line]) -> None:
    text = "".join(csvtext.render(records, ("text",), page(header=False)))
    assert read_csv(text) == [[record.text] for record in records]
