"""The two systems of coordinates in China: GCJ-02, which its maps must use, and WGS-84, which telephones measure.

The formula was never published; this is the one that is known since 2010 from
https://on4wp7.codeplex.com/SourceControl/changeset/view/21483#353936 and was taken up by
https://github.com/googollee/eviltransform: a smooth shift of some hundred metres on Krasovsky's ellipsoid.
Against what map services answer it is right to about a metre.
"""

from __future__ import annotations

from math import cos, fabs, pi, radians, sin, sqrt

AXIS = 6378245.0
"""Half the long axis of Krasovsky's ellipsoid, in metres."""
ECCENTRICITY = 0.00669342162296594323
"""The square of its eccentricity."""
PLACES = 6
"""Decimals of a degree worth publishing: a tenth of a metre; more would only look exact."""


def to_gcj02(lon: float, lat: float) -> tuple[float, float]:
    """What a map in China calls the place that a satellite receiver calls `lon`, `lat`."""
    east, north = _shift(lon - 105, lat - 35)
    flattening = 1 - ECCENTRICITY * sin(radians(lat)) ** 2
    metres_per_degree_north = pi / 180 * AXIS * (1 - ECCENTRICITY) / (flattening * sqrt(flattening))
    metres_per_degree_east = pi / 180 * AXIS / sqrt(flattening) * cos(radians(lat))
    return lon + east / metres_per_degree_east, lat + north / metres_per_degree_north


def to_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """The inverse of `to_gcj02`, which has none in closed form: guess, look how wrong it is, mend; three times."""
    east, north = lon, lat
    for _ in range(3):
        x, y = to_gcj02(east, north)
        east, north = east + lon - x, north + lat - y
    return east, north


def _shift(x: float, y: float) -> tuple[float, float]:
    """Metres east and north by which a place is shifted, `x`, `y` degrees from 105° E, 35° N."""
    waves = 20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(fabs(x))
    east += 2 / 3 * (waves + 20 * sin(pi * x) + 40 * sin(pi / 3 * x))
    east += 2 / 3 * (150 * sin(pi / 12 * x) + 300 * sin(pi / 30 * x))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(fabs(x))
    north += 2 / 3 * (waves + 20 * sin(pi * y) + 40 * sin(pi / 3 * y))
    north += 2 / 3 * (160 * sin(pi / 12 * y) + 320 * sin(pi / 30 * y))
    return east, north
