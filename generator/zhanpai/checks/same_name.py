"""N107 两个站的名字一样

名字、门牌、二维码一一对应。两个站同名，居民分不清，搜索也分不清。

错：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
    - {id: "0903", kind: field, district: 岳麓区, township: 望月湖街道, field: 湖东社区}
对：
    - {id: "0903", kind: field, district: 岳麓区, township: 望月湖街道, field: 社区养老服务}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.naming import PLACES_OF_KIND
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Stations in use that share a full name though they differ in kind or place; N104 has the others."""
    index = {row.id: i for i, row in enumerate(site.register.stations)}
    first: dict[str, Station] = {}
    for station in site.stations:
        if not station.exists:
            continue
        other = first.setdefault(station.name, station)
        if other.id != station.id and _place(other) != _place(station):
            message = f"站号 {station.id} 和 {other.id} 的名字都是“{station.name}”。"
            fix = "改其中一行的地名或行业。"
            if other.kind is not station.kind:
                fix = "改其中一行的地名或行业，或者在 kinds 里给两类站不同的用词。"
            yield RULE.at("stations.yaml", ("stations", index[station.id], "id"), message, fix)


def _place(station: Station) -> tuple[object, ...]:
    return (station.kind, *(getattr(station.row, key) for key in PLACES_OF_KIND[station.kind]))
