"""What follows from the heights of an orbit around the Earth."""

from math import pi, sqrt

# Half way between the mean and the equatorial radius of the Earth, as works count heights from either: 6371.0 and
# 6378.1 km (GRS 80); and its gravitational parameter, 398,600.44 km³/s² (EGM96).
RADIUS, MU = 6374.5, 398_600.44


def period(perigee: float, apogee: float) -> float:
    """Return the period of an orbit, in minutes, by Kepler's third law; its heights are in km.

    >>> round(period(181, 327), 1)
    89.5
    """
    axis = RADIUS + (perigee + apogee) / 2
    return 2 * pi * sqrt(axis**3 / MU) / 60
