"""Links that open a station in one of the three map apps.  Plain links: no key, no tiles, no map of our own.

A public map must be audited (地图管理条例 arts 15–22), a link need not.  Each app is told the system of the
coordinates it gets; a wrong one would be half a kilometre off.  The formats are the makers' own:
https://lbs.amap.com/api/uri-api/guide/mobile-web/point (longitude first; `coordinate`),
https://lbsyun.baidu.com/index.php?title=uri/api/web (latitude first; `coord_type`, by default Baidu's BD-09),
https://lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker (latitude first; `coord_type` 1 satellite, 2 GCJ-02).
"""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from zhanpai.domain.model.station import Location
from zhanpai.kit.coordinates import to_gcj02
from zhanpai.site.parts.link import Link

SOURCE = "zhanpai"
"""All three ask for the caller's name, and Tencent and Baidu insist."""

_URLS = {
    "高德地图": "https://uri.amap.com/marker?position={lon},{lat}&name={name}"
    f"&src={SOURCE}&coordinate={{amap}}&callnative=1",
    "百度地图": "https://api.map.baidu.com/marker?location={lat},{lon}&title={name}&content={address}"
    f"&coord_type={{baidu}}&output=html&src=webapp.{SOURCE}.site",
    "腾讯地图": "https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat},{lon};title:{name};addr:{address}"
    f"&coord_type={{tencent}}&referer={SOURCE}",
}

_SYSTEM: dict[Literal["gcj02", "wgs84"], dict[str, str]] = {
    "gcj02": {"amap": "gaode", "baidu": "gcj02", "tencent": "2"},
    "wgs84": {"amap": "wgs84", "baidu": "wgs84", "tencent": "1"},
}

PATTERNS: dict[str, str] = {
    app: url.format(lon="*lon*", lat="*lat*", name="*name*", address="*address*", **_SYSTEM["wgs84"])
    for app, url in _URLS.items()
}
"""The same links for the browser, which has WGS-84 and fills in what stands between asterisks."""


def map_links(location: Location, name: str, address: str = "") -> tuple[Link, ...]:
    """The apps, each with the address that opens it at the place.

    The coordinates go out as GCJ-02, the system of all maps in China, as the apps convert from WGS-84 alike.
    """
    lon, lat = location.lon, location.lat
    if location.crs == "wgs84":
        lon, lat = to_gcj02(lon, lat)
    values = {
        "lon": f"{lon:.6f}",
        "lat": f"{lat:.6f}",
        # Tencent splits at ";" and ":" before it decodes, so these must be encoded.
        "name": quote(name, safe=""),
        "address": quote(address or name, safe=""),
        **_SYSTEM["gcj02"],
    }
    return tuple(Link(app, url.format(**values)) for app, url in _URLS.items())
