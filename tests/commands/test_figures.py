"""figures: a mission's numbers, with their units."""

from tests.conftest import Run
from tests.examples import OF_EVERYTHING
from tests.readers import read_tsv


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
    _, _, about, figure = run("figures", "demo", *OF_EVERYTHING, "-f", "table").out.splitlines()
    assert about == "Demo Ship"
    assert figure.split("  ") == ["", "Mass ≠", "6,680 kg", "demo/mass"]


def test_figures_stand_below_what_they_are_about_with_its_name(run: Run) -> None:
    lines = run("figures", "astp", width=80).out.splitlines()
    headings = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert headings[:3] == ["Soyuz 19", "Apollo", "Docking Module"]
    assert "Saturn IB" in headings
    assert len(headings) == len(set(headings))


def test_that_there_are_none_is_told_apart_from_none_of_that_sort(run: Run) -> None:
    assert run("figures", "hubble").err == "missionfacts: no figures of Hubble Space Telescope are told\n"
    assert "no such figures of Demonstrator are told" in run("figures", "demo", *OF_EVERYTHING, "--weight", "5").err
