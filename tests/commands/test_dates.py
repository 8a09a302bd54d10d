"""Dates as people or as programs write them, whichever the format: `--dates`."""

import csv
import json
import re
from io import StringIO

import pytest

from tests.conftest import Run
from tests.readers import read_markdown, read_tsv

RAW = re.compile(r"\d{4}-\d\d-\d\d")
WALK = ["timeline", "demo", "--fields", "at,duration,title"]


def test_a_handout_has_dates_and_durations_that_people_read(run: Run, two_missions: list[str]) -> None:
    (walk,) = [row for row in read_tsv(run(*WALK, *two_missions, "--dates", "human").out) if "days" in row[2]]
    assert walk == ["1 Mar 1996, 22:00 – 2 Mar 1996, 01:30 UTC", "3 h 30 min", "Doe goes outside, in two days"]


@pytest.mark.parametrize("chosen", ["tsv", "csv", "markdown", "json", "ndjson"])
def test_every_format_for_programs_can_have_them_and_has_them_not_unless_asked(run: Run, chosen: str) -> None:
    argv = ["missions", "--year", "1975", "-f", chosen]
    assert RAW.search(run(*argv).out)
    assert run(*argv, "--dates", "iso") == run(*argv)
    text = run(*argv, "--dates", "human").out
    assert not RAW.search(text)
    assert "15 Jul 1975, 12:20:00 UTC" in text


def test_records_within_records_have_them_too(run: Run) -> None:
    (person,) = json.loads(run("person", "gagarin", "-f", "json", "--dates", "human").out)
    assert person["born"] == "9 Mar 1934"
    assert person["flights"][0]["landed"] == "12 Apr 1961, 07:55 UTC"
    assert person["flights"][0]["time"] == person["time_in_space"] == "1 h 48 min"
    assert all("T" not in event["at"].replace("UTC", "") for event in person["events"])
    assert person["events"][0]["weight"] > 0


def test_a_value_is_a_date_where_its_field_is_one(run: Run) -> None:
    rows = csv.DictReader(StringIO(run("disputes", "astp", "-f", "csv", "--dates", "human").out))
    values = {row["id"]: (row["value"], row["rival"]) for row in rows if row["field"] == "at"}
    assert values["astp/cosmos-672-launch"] == ("12 Aug 1974, 06:25 UTC", "12 Aug 1974, 06:30 UTC")


def test_quantities_and_gaps_are_as_in_a_table_and_say_their_unit(run: Run) -> None:
    rows = read_tsv(run("figures", "apollo-8", "--dates", "human").out)
    told = {row[-1]: row[2:4] for row in rows}
    assert told["apollo-8/flight-time"] == ["6 d 3 h 42 s", ""]
    assert told["apollo-8/maximum-distance"] == ["376,745 km", ""]
    assert told["apollo-8/dummy-mass"] == ["about 9,000 kg", ""]
    rows = read_tsv(run("disputes", "apollo-13", "--dates", "human").out)
    told = {row[0]: row[2:] for row in rows}
    assert told["apollo-13/pericynthion"][2:] == ["12 min 57 s", ""]
    assert told["apollo-13/pericynthion-altitude"] == ["about 252 km", "254 km", "2 km", ""]


def test_rival_values_of_a_figure_have_its_unit(run: Run) -> None:
    (figure,) = json.loads(run("show", "apollo-13/maximum-distance", "-f", "json", "--dates", "human").out)
    assert (figure["value"], figure["disputed"][0]["value"]) == ("400,171 km", "401,056 km")


@pytest.mark.parametrize("argv", [["missions", "--year", "1975"], ["show", "nasa"], ["timeline", "astp"]], ids=str)
def test_a_table_can_have_dates_as_the_data_have_them(run: Run, argv: list[str]) -> None:
    text = run(*argv, "--dates", "iso", width=140).out
    assert re.search(r"\d{4}-\d\d-\d\d", text)
    assert not re.search(r"\d{4}-\d\d-\d\d", run(*argv, width=140).out)


def test_markdown_of_one_thing_is_for_readers_unless_asked(run: Run) -> None:
    rows = dict(read_markdown(run("show", "astp", "-f", "markdown").out))
    assert rows["Launch"].startswith("15 Jul 1975, 12:20:00 UTC, from ")
    rows = dict(read_markdown(run("show", "astp", "-f", "markdown", "--dates", "iso").out))
    assert rows["Start (UTC)"] == "1975-07-15T12:20:00Z"


def test_what_dates_there_are_not_is_refused(run: Run) -> None:
    assert run("missions", "--dates", "roman").code == 2
