"""Where a script wants a standard, seconds are RFC 3339: by three validators that others wrote, for every event."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ciso8601
import pytest
from dateutil.parser import isoparser
from jsonschema import Draft202012Validator
from rfc3339_validator import validate_rfc3339

from missionfacts.catalogue.database import Catalogue
from missionfacts.dates.edtf import parse
from tests.conftest import Run
from tests.places import SOURCES, mission

EXACT = isoparser(sep="T")
START = datetime(1970, 1, 1, tzinfo=UTC)


def second(text: str) -> datetime:
    """Return what three programs make of a second; they have to agree."""
    assert validate_rfc3339(text)
    found = ciso8601.parse_rfc3339(text)
    assert EXACT.isoparse(text) == found
    return found


@pytest.mark.slow
def test_the_first_and_last_second_of_every_event_are_rfc_3339_and_what_its_date_means(run: Run) -> None:
    lines = run("events", "-f", "ndjson", "--fields", "at,earliest,latest").out.splitlines()
    assert len(lines) > 5900
    for line in lines:
        event = json.loads(line)
        when = parse(event["at"])
        assert second(event["earliest"]).timestamp() == when.earliest, event
        assert second(event["latest"]).timestamp() == when.latest, event


def test_the_epoch_of_every_clock_is_rfc_3339(catalogue: Catalogue) -> None:
    epochs = [text for (text,) in catalogue.rows("SELECT epoch FROM clock")]
    assert epochs
    for text in epochs:
        assert second(text).tzinfo is not None


EDGES = ["0001", "1900-02", "1972-07-06/1972-07-18~", "1975-07-17T16:09:09Z?", "2000-02-29", "9999-12-31T23:59Z"]


def test_dates_at_the_edges_of_the_calendar_have_seconds_too(run: Run, tmp_path: Path) -> None:
    head, _, event = mission("edge").rpartition("    - ")
    events = "".join(f"    - {event.replace('e1', f'e{n}').replace('1975-07-17', at)}" for n, at in enumerate(EDGES))
    (tmp_path / "edge.yaml").write_text(head + events + SOURCES, "utf-8")
    lines = run("timeline", "edge", "--data", str(tmp_path), "--no-bundled", "-f", "ndjson").out.splitlines()
    told = [json.loads(line) for line in lines]
    assert [event["at"] for event in told] == EDGES
    for event in told:
        when = parse(event["at"])
        assert second(event["earliest"]) == START + timedelta(seconds=when.earliest)
        assert second(event["latest"]) == START + timedelta(seconds=when.latest)


def test_the_schema_says_which_fields_are_date_times(run: Run) -> None:
    schema = json.loads(run("schema", "timeline", "--fields", "earliest,at").out)
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert "date-time" in Draft202012Validator.FORMAT_CHECKER.checkers
    assert checker.is_valid([{"earliest": "1975-07-17T16:09:00Z", "at": "1975-07"}])
    for wrong in ("1975-07-17T16:09Z", "1975-07-17", "1975-02-29T00:00:00Z", "1975-07-17T16:09:09+00:00"):
        assert not checker.is_valid([{"earliest": wrong, "at": "1975-07"}])
