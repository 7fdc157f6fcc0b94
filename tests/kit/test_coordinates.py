"""Coordinates against points that others measured or computed: the formula itself is nobody's standard."""

from math import asin, cos, hypot, radians, sin, sqrt

import pytest

from zhanpai.kit.coordinates import to_gcj02, to_wgs84

# (lon, lat) in WGS-84 and in GCJ-02.
# Answers of a map service for the centres of cities in Hunan and at the corners of the country: gcoord's
# test/fixtures/china-cities.json (https://github.com/hujiulong/gcoord).
ANSWERED = {
    "长沙": ((112.933373, 28.2317248), (112.938817, 28.2282132)),
    "株洲": ((113.1280139, 27.8311221), (113.133855, 27.8279921)),
    "湘潭": ((112.9386277, 27.8331979), (112.9440511, 27.8297431)),
    "湘西": ((109.7346961, 28.3152951), (109.7394309, 28.311907)),
    "岳阳": ((113.1229896, 29.3596505), (113.1289648, 29.3571072)),
    "永州": ((111.6081991, 26.4239855), (111.6134459, 26.4203993)),
    "那曲": ((92.0499619, 31.4784436), (92.0512438, 31.4762063)),
    "沈阳": ((123.4253306, 41.8032629), (123.4314787, 41.8057023)),
    "汕尾": ((115.3702248, 22.7888255), (115.3751647, 22.7861903)),
    # The service's answer, marked "api", in a test of an R package that computes the same.
    "北京": ((116.39089, 39.90734), (116.39713623, 39.90874539)),
}
# Computed by https://github.com/googollee/eviltransform, python/test.py.
COMPUTED = [
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
]


def metres(one, other):
    """Haversine on a sphere of the earth's mean radius."""
    (lon1, lat1), (lon2, lat2) = one, other
    north, east = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    half = sin(north) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east) ** 2
    return 2 * 6371008.8 * asin(sqrt(half))


@pytest.mark.parametrize("city", ANSWERED)
def test_conversion_is_within_a_metre_of_what_a_map_service_answers(city):
    measured, mapped = ANSWERED[city]
    assert metres(to_gcj02(*measured), mapped) < 1
    assert metres(to_wgs84(*mapped), measured) < 1


@pytest.mark.parametrize(("measured", "mapped"), COMPUTED)
def test_conversion_gives_what_other_programs_give(measured, mapped):
    assert to_gcj02(*measured) == pytest.approx(mapped, abs=1e-9)
    assert metres(to_wgs84(*mapped), measured) < 0.01


def test_back_and_forth_leads_to_the_same_place_all_over_the_country():
    for lon in range(74, 136, 3):
        for lat in range(4, 54, 3):
            there = to_gcj02(lon, lat)
            assert hypot(there[0] - lon, there[1] - lat) < 0.02
            assert metres(to_wgs84(*there), (lon, lat)) < 0.01
