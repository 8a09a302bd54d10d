"""Where the Sun stands at a place and time, and whether it is night there.

The formulas are those of the U.S. Naval Observatory, "Computing Approximate Solar Coordinates" and "Computing
Approximate Sidereal Time" (https://aa.usno.navy.mil/faq/sun_approx, https://aa.usno.navy.mil/faq/GAST): within an arc
minute from 1800 to 2200. Night begins when the upper edge of the Sun is gone, as almanacs have sunset: its middle is
then 50 arc minutes below the horizon, 34 for the air that bends its light and 16 for its radius.
"""

from math import asin, atan2, cos, degrees, radians, sin

from missionfacts.dates.edtf import DAY, HOUR, MINUTE, Interval
from missionfacts.model.events import Position

J2000 = 946_728_000  # 2000-01-01T12:00Z, from which the formulas count days
SUNSET = -50 / 60  # degrees
DEGREES_AN_HOUR = 15  # that the Sun moves, at most
# How far from the truth an altitude may be, in degrees: by the formulas, the air and the height of the ground; by a
# place that is rough. What happened about a time may have happened so much earlier or later.
ROUGHLY, ABOUT_THERE = 0.1, 0.5
ABOUT_THEN = 10 * MINUTE


def altitude(seconds: float, latitude: float, longitude: float) -> float:
    """Return how many degrees the middle of the Sun stands above the horizon, without the bending of its light.

    seconds: since 1970-01-01T00:00Z; latitude, longitude: degrees, north and east positive.

    >>> noon_in_greenwich_at_midsummer = altitude(1_371_816_000, 51.48, 0)
    >>> round(noon_in_greenwich_at_midsummer, 1)
    62.0
    """
    days = (seconds - J2000) / DAY
    anomaly = radians(357.529 + 0.98560028 * days)
    longitude_of_sun = radians(280.459 + 0.98564736 * days + 1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
    obliquity = radians(23.439 - 0.00000036 * days)
    right_ascension = atan2(cos(obliquity) * sin(longitude_of_sun), cos(longitude_of_sun))
    declination = asin(sin(obliquity) * sin(longitude_of_sun))
    sidereal = radians((18.697374558 + 24.06570982441908 * days) * DEGREES_AN_HOUR)  # in Greenwich
    hour_angle = sidereal + radians(longitude) - right_ascension
    north = radians(latitude)
    return degrees(asin(sin(north) * sin(declination) + cos(north) * cos(declination) * cos(hour_angle)))


def is_night(when: Interval, position: Position | None) -> bool | None:
    """Tell whether the Sun is below the horizon when something begins.

    None: nobody can say, because the time of day or the place on Earth is not known, or not well enough.

    >>> from missionfacts.dates.edtf import parse
    >>> cape = Position("28.6", "-80.7", "")
    >>> [is_night(parse(f"2011-07-21T{time}"), cape) for time in ("09:57:00Z", "10:36Z", "12:00Z~")]
    [True, None, False]
    """
    start = when.start
    if position is None or position.body or not start.timed:
        return None
    latitude, longitude = float(position.latitude), float(position.longitude)
    middle, spread = (start.earliest + start.latest) / 2, (start.latest - start.earliest) / 2
    spread += ABOUT_THEN if start.mark else 0
    margin = ROUGHLY + spread / HOUR * DEGREES_AN_HOUR + (ABOUT_THERE if position.about else 0)
    margin += _open(position.latitude) + _open(position.longitude)
    above = altitude(middle, latitude, longitude) - SUNSET
    return None if abs(above) < margin else above < 0


def _open(angle: str) -> float:
    """Return how many degrees the digits of an angle leave open on either side.

    >>> _open("-80.7"), _open("51")
    (0.05, 0.5)
    """
    return float(f"0.5e-{len(angle.partition('.')[2])}")
