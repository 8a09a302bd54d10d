"""What docs/dates.md says can be typed can be typed, and means what it says."""

from datetime import UTC, date

import pytest

from missionfacts.dates.edtf import parse
from missionfacts.dates.elapsed_input import parse_elapsed_input, parse_flight_day
from missionfacts.dates.user_input import parse_bound, parse_day, parse_years
from missionfacts.dates.zone_names import zone_named
from missionfacts.errors import BadDate, UnclearZone
from tests.contract.documents import DATES, by_heading, quoted

TODAY, FLIGHT = date(2025, 7, 17), parse("1975-07-15/1975-07-24")
TYPED = by_heading(DATES, ["typed", "read as"])
SECTIONS = {section.partition("\n")[0]: section for section in DATES.split("\n## ")}


def refused(section: str) -> list[str]:
    (paragraph,) = (each for each in SECTIONS[section].split("\n\n") if each.startswith("Refused"))
    return quoted(paragraph)


@pytest.mark.parametrize(("cell", "meaning"), TYPED["A day"])
def test_a_day_can_be_typed_so(cell: str, meaning: str) -> None:
    days = {parse_day(text, TODAY)[1:] for text in quoted(cell)}
    assert days == {(7, 17)} if "17 July" in meaning else days


@pytest.mark.parametrize(("cell", "meaning"), TYPED["A limit"][1:])
def test_a_limit_can_be_typed_so(cell: str, meaning: str) -> None:
    for text in quoted(cell):
        elapsed = parse_elapsed_input(text, ["apollo-get"])
        assert (elapsed is not None) == ("clock" in meaning)
        if elapsed is None and parse_flight_day(text) is None:
            first, last = parse_bound(text, UTC, TODAY, FLIGHT)
            assert first <= last


def test_what_is_refused_is() -> None:
    assert len(refused("A day")) == 4
    for text in refused("A day"):
        with pytest.raises(BadDate):
            parse_day(text, TODAY)


def test_years_can_be_typed_so() -> None:
    (paragraph,) = (each for each in SECTIONS["A limit"].split("\n\n") if each.startswith("`missions --year`"))
    for text in quoted(paragraph)[1:]:
        assert parse_years(text)


def test_zones_can_be_typed_so() -> None:
    zones, _, abbreviations = SECTIONS["A zone"].partition("Abbreviations")
    for text in quoted(zones)[2:]:
        zone_named(text)
    for text in quoted(abbreviations):
        with pytest.raises(UnclearZone):
            zone_named(text)
