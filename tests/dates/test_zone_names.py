"""Time zones by name: in any case, as an offset, by a city; never by an abbreviation that several have."""

import zoneinfo
from contextlib import suppress
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from missionfacts.dates.zone_names import _ABBREVIATIONS, zone_label, zone_named
from missionfacts.errors import UnclearZone, UnknownZone, UsageError

PLACES = sorted(name for name in zoneinfo.available_timezones() if "/" in name)


@pytest.mark.parametrize("name", ["utc", "UTC", "Z", "gmt", "Zulu", " utc ", "ut"])
def test_utc_has_several_names(name: str) -> None:
    assert zone_named(name) is UTC


def test_the_machines_own_zone_is_none() -> None:
    assert zone_named("Local") is None


@pytest.mark.parametrize(
    ("name", "minutes"),
    [("+03:00", 180), ("+3", 180), ("UTC+3", 180), ("gmt-5", -300), ("-0500", -300), ("+530", 330), ("-00:45", -45)],
)
def test_an_offset_is_a_zone(name: str, minutes: int) -> None:
    assert zone_named(name) == timezone(timedelta(minutes=minutes))


@given(st.sampled_from(PLACES), st.sampled_from([str, str.lower, str.upper]))
def test_a_zone_of_the_database_is_found_in_any_case(name: str, spelled: type[str]) -> None:
    assert zone_named(spelled(name)) == zoneinfo.ZoneInfo(name)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("moscow", "Europe/Moscow"),
        ("Tokyo", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("houston", "America/Chicago"),
        ("cuba", "Cuba"),
    ],
)
def test_a_city_is_enough_where_one_zone_has_it(name: str, zone: str) -> None:
    assert zone_label(zone_named(name)) == zone


@pytest.mark.parametrize("name", [*_ABBREVIATIONS, "eastern"])
def test_an_abbreviation_is_no_zone_and_told_with_what_to_write(name: str) -> None:
    for spelled in (name, name.lower()):
        with pytest.raises(UnclearZone) as refused:
            zone_named(spelled)
        for word in refused.value.instead.partition(";")[0].replace(",", " or ").split(" or "):
            if word.strip():
                assert zone_named(word.strip()) is not None


@pytest.mark.parametrize(
    "name", ["NZ", "PRC", "EST5EDT", "W-SU", "ABC", "+25", "+05:99", "Factory", "../etc", "Europe"]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(UnknownZone):
        zone_named(name)


@given(st.text(max_size=12))
def test_anything_else_is_refused_and_nothing_worse(name: str) -> None:
    with suppress(UsageError):
        zone_named(name)
