"""A table never shows a date as the data have it, whatever field it is in."""

import re

import pytest

from missionfacts.model.fields import VALUE, kind_of
from tests.conftest import Run
from tests.examples import EXAMPLES, kind_printed

RAW = re.compile(r"(?<![\w/-])\d{4}-\d\d-\d\d(?![\w-])|\dT\d\d:\d\d")  # ids of works have dates in them too


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_table_shows_a_date_as_the_data_have_it(run: Run, name: str) -> None:
    result = run(*EXAMPLES[name], "-f", "table", width=140)
    assert (result.code, result.err) == (0, "")
    assert [line for line in result.out.split("\n") if RAW.search(line)] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_field_that_was_asked_for_shows_a_date_as_the_data_have_it(run: Run, name: str) -> None:
    record = kind_printed(name)
    dates = [field for field in record._fields if kind_of(record, field).when or kind_of(record, field) is VALUE]
    for fields in filter(None, (dates, record._fields)):
        result = run(*EXAMPLES[name], "-f", "table", "--fields", ",".join(fields))
        assert (result.code, result.err) == (0, "")
        assert [line for line in result.out.split("\n") if RAW.search(line)] == []


def test_an_organisation_is_founded_on_a_day_that_people_read(run: Run) -> None:
    text = run("show", "nasa", "-f", "table").out
    assert "1 Oct 1958" in text
    assert "1958-10-01" not in text


def test_a_member_of_an_expedition_has_dates_that_people_read(run: Run) -> None:
    text = run(*EXAMPLES["show, Expedition, small"], "-f", "table").out
    assert "Ann Derer: guest, 17 Jul 1975, 17:00 – 18 Jul 1975" in text


def test_a_life_has_dates_that_people_read(run: Run) -> None:
    assert "30 May 1934 – 11 Oct 2019" in run(*EXAMPLES["cite, PersonCard, small"], "-f", "table").out


def test_a_rival_duration_is_said_as_our_own_is(run: Run) -> None:
    assert "duration 30 min: Denied by somebody" in run(*EXAMPLES["show, Event, small"], "-f", "table").out
    assert re.search(r"about 3 min +30 min +27 min", run(*EXAMPLES["disputes, small"], "-f", "table").out)


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Event", "When (UTC)"), ("Picture", "When"), ("Spacecraft", "Value"), ("PersonCard", "Lived")],
)
def test_a_value_is_headed_by_what_it_is(run: Run, name: str, heading: str) -> None:
    lines = run(*EXAMPLES[f"cite, {name}, small"], "-f", "table").out.split("\n")
    assert any(line.startswith(f"{heading}  ") for line in lines)
