"""The finder's third index: where stations are and how to reach them.

Loaded when somebody asks for the nearest station, or types what only an address or a telephone number has.
Coordinates are WGS-84, as telephones measure, in ten-thousandths of a degree: eleven metres, near enough to
find a door and too coarse to be a survey.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Location
from zhanpai.kit.coordinates import to_wgs84
from zhanpai.site.find.packed import deltas, pack
from zhanpai.site.find.stations import VERSION
from zhanpai.site.page import Output, Page
from zhanpai.site.parts.map_links import PATTERNS

UNITS = 10_000
"""Of a degree."""

Row = tuple[int, int, int, str, str]
"""站号, longitude and latitude in ten-thousandths of a degree (0 where nobody typed them), address, telephone."""


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one index of places, of the stations that one can go to."""
    rows = tuple(
        (
            int(station.id),
            *_point(station.detail.location),
            station.detail.address,
            station.detail.phone or "",
        )
        for station in site.stations
        # A closed station's number may be another's by now.
        if station.exists and station.is_described
    )
    yield Output(urls.PLACE_INDEX, partial(place_index, rows))


def _point(location: Location | None) -> tuple[int, int]:
    if location is None:
        return 0, 0
    lon, lat = location.lon, location.lat
    if location.crs == "gcj02":
        lon, lat = to_wgs84(lon, lat)
    return round(lon * UNITS), round(lat * UNITS)


def place_index(rows: tuple[Row, ...]) -> bytes:
    """The index as JSON, one entry a station in each column, and how the map apps are called."""
    return pack(
        {
            "version": VERSION,
            "maps": PATTERNS,
            "ids": deltas(row[0] for row in rows),
            "lon": deltas(row[1] for row in rows),
            "lat": deltas(row[2] for row in rows),
            "addresses": [row[3] for row in rows],
            "phones": [row[4] for row in rows],
        }
    )
