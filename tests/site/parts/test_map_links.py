"""Links to the map apps: the right order of the numbers and the right system for each of them."""

from urllib.parse import parse_qs, urlsplit

import pytest

from zhanpai.domain.model.station import Location
from zhanpai.site.parts.map_links import PATTERNS, map_links

NAME = "望月湖街道湖东社区人大代表联络站"
GCJ02 = Location.model_validate({"lon": "112.938817", "lat": "28.2282132", "crs": "gcj02"})
WGS84 = Location.model_validate({"lon": "112.933373", "lat": "28.2317248", "crs": "wgs84"})
"""The same place, as a map service answered (see test_coordinates.py)."""


def queries(location):
    return {
        link.words: parse_qs(urlsplit(link.href).query) for link in map_links(location, NAME, "示范路1号")
    }


def test_each_app_is_told_place_name_and_system():
    links = queries(GCJ02)
    assert links["高德地图"]["position"] == ["112.938817,28.228213"]
    assert links["高德地图"]["coordinate"] == ["gaode"]
    assert links["高德地图"]["name"] == [NAME]
    assert links["百度地图"]["location"] == ["28.228213,112.938817"]
    assert links["百度地图"]["coord_type"] == ["gcj02"]
    assert links["百度地图"]["output"] == ["html"]
    assert links["腾讯地图"]["marker"] == [f"coord:28.228213,112.938817;title:{NAME};addr:示范路1号"]
    assert links["腾讯地图"]["coord_type"] == ["2"]


def test_positions_measured_by_satellite_are_converted_for_the_maps():
    lon, lat = map(float, queries(WGS84)["高德地图"]["position"][0].split(","))
    # A hundred-thousandth of a degree is about a metre.
    assert (lon, lat) == pytest.approx((112.938817, 28.2282132), abs=1e-5)
    assert queries(WGS84)["腾讯地图"]["coord_type"] == ["2"]


def test_a_name_cannot_end_the_marker_or_the_query():
    (link,) = [x for x in map_links(GCJ02, "甲;乙:丙&丁", "") if x.words == "腾讯地图"]
    assert "title:%E7%94%B2%3B%E4%B9%99%3A%E4%B8%99%26%E4%B8%81;addr:" in link.href


def test_the_browsers_patterns_say_that_it_has_satellite_coordinates():
    assert "coordinate=wgs84" in PATTERNS["高德地图"]
    assert "coord_type=wgs84" in PATTERNS["百度地图"]
    assert "coord_type=1" in PATTERNS["腾讯地图"]
    for pattern in PATTERNS.values():
        assert all(pattern.count(f"*{key}*") >= 1 for key in ("lon", "lat", "name"))
