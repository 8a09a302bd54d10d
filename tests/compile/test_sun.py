"""sun: where the Sun stands, against published times, and how far that can be told of an event."""

from datetime import UTC, datetime
from math import asin, atan2, cos, degrees, radians, sin

import pytest

from missionfacts.compile.sun import SUNSET, altitude, is_night
from missionfacts.dates.edtf import MINUTE, parse
from missionfacts.model.events import Position

LONDON, WELLINGTON = (51.5074, -0.1278), (-41.2924, 174.7787)
# As timeanddate.com publishes them, to the minute, in UTC: sunrises and sunsets.
PUBLISHED = [
    (LONDON, "2015-01-01T08:06", "2015-01-01T16:01"),
    (LONDON, "2015-12-01T07:43", "2015-12-01T15:55"),
    (LONDON, "2015-12-12T07:56", "2015-12-12T15:51"),
    (LONDON, "2015-12-25T08:05", "2015-12-25T15:55"),
    (WELLINGTON, "2020-02-10T17:38", "2020-02-11T07:31"),
]
CAPE = Position("28.597", "-80.683", "")


def seconds(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(("place", "rise", "fall"), PUBLISHED, ids=lambda value: str(value))
def test_the_sun_rises_and_sets_within_a_minute_of_what_is_published(
    place: tuple[float, float], rise: str, fall: str
) -> None:
    for text, way in ((rise, 1), (fall, -1)):
        before, after = (altitude(seconds(text) + way * step, *place) for step in (-MINUTE, MINUTE))
        assert before < SUNSET < after


def test_the_sun_stands_where_an_example_of_astronomers_has_it() -> None:
    # J. Meeus, Astronomical Algorithms, example 25.a: 13 October 1992, 0 h, declination -7.785 degrees. Seen from the
    # pole the altitude is the declination.
    assert altitude(seconds("1992-10-13T00:00"), 90, 0) == pytest.approx(-7.785, abs=0.02)
    # Right ascension 198.381 degrees, with the sidereal time in Greenwich that the same book's formula 12.4 gives.
    sidereal = (280.46061837 + 360.98564736629 * ((seconds("1992-10-13T00:00") / 86_400) - 10_957.5)) % 360
    overhead = (198.381 - sidereal + 180) % 360 - 180  # the longitude at which it culminates
    assert altitude(seconds("1992-10-13T00:00"), -7.785, overhead) == pytest.approx(90, abs=0.05)


def test_the_sun_stands_where_a_second_formula_has_it() -> None:
    """The low-precision formula of the Astronomical Almanac (page C5), within 0.01 degrees from 1950 to 2050."""
    for year in range(1957, 2031, 7):
        for month in range(1, 13):
            moment = datetime(year, month, year % 28 + 1, year % 24, tzinfo=UTC).timestamp()
            days = moment / 86_400 - 10_957.5
            anomaly = radians(357.528 + 0.9856003 * days)
            sun = radians(280.460 + 0.9856474 * days + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
            tilt = radians(23.439 - 0.0000004 * days)
            ascension, declination = atan2(cos(tilt) * sin(sun), cos(sun)), asin(sin(tilt) * sin(sun))
            sidereal = radians(280.46061837 + 360.98564736629 * days)
            for latitude, longitude in (LONDON, WELLINGTON, (0, -100), (69, 88)):
                angle, north = sidereal + radians(longitude) - ascension, radians(latitude)
                height = asin(sin(north) * sin(declination) + cos(north) * cos(declination) * cos(angle))
                assert altitude(moment, latitude, longitude) == pytest.approx(degrees(height), abs=0.02)


@pytest.mark.parametrize(
    ("at", "position", "night"),
    [
        ("2011-07-21T09:56:55Z", CAPE, True),
        ("2011-07-21T10:38Z", CAPE, None),  # sunrise, to the minute
        ("2011-07-21T12:00Z", CAPE, False),
        ("2011-07-21T10:30:00Z", CAPE, True),
        ("2011-07-21T10:30:00Z~", CAPE, None),  # "about" may be ten minutes later
        ("2011-07-21T10:36:00Z", CAPE, True),
        ("2011-07-21T10:36:00Z", CAPE._replace(latitude="28", longitude="-81"), None),  # half a degree either way
        ("2011-07-21T10:36:00Z", CAPE._replace(about=True), None),
        ("2011-07-21", CAPE, None),
        ("2011-07-21T09:56:55Z", None, None),
        ("2011-07-21T09:56:55Z", CAPE._replace(body="Moon"), None),
        ("2011-07-21T09:56:55Z/2011-07-21T12:00:00Z", CAPE, True),  # as it begins
    ],
)
def test_it_is_night_only_where_that_is_sure(at: str, position: Position | None, night: bool | None) -> None:
    assert is_night(parse(at), position) is night
