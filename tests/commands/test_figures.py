"""figures: a mission's numbers, with their units."""

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.readers import read_table, read_tsv


def test_figures_are_narrowed_by_what_they_are_about(run: Run) -> None:
    every = read_tsv(run("figures", "astp").out)
    about = [row for row in every if row[0] in {"soyuz-19", "apollo"}]
    assert read_tsv(run("figures", "astp", "--about", "soyuz-19", "--about", "Apollo").out) == about
    assert 0 < len(about) < len(every)


def test_what_no_figure_is_about_is_refused_with_what_some_are(run: Run) -> None:
    result = run("figures", "demo", *OF_EVERYTHING, "--about", "shipp")
    assert (result.code, result.out) == (2, "")
    assert result.err == "missionfacts: unknown subject 'shipp' (did you mean ship?)\n"


def test_rows_have_value_and_unit_apart_and_eyes_have_them_together(run: Run) -> None:
    assert read_tsv(run("figures", "demo", *OF_EVERYTHING).out) == [["ship", "Mass", "6680", "kg", "demo/mass"]]
    (row,) = read_table(run("figures", "demo", *OF_EVERYTHING, "-f", "table").out)
    assert row == {"About": "ship", "Label": "Mass ≠", "Value": "6680 kg", "Id": "demo/mass"}
