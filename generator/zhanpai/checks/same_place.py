"""N104 同一个地方有两个同类的站

一个社区只设一个同类的站。重复的一行会让两块门牌指向两个网页，名单和接待日各写一半。

错：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
    - {id: "0950", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
对：
    只留一行；确实合并了的，给不再用的一行加上 status: merged 和 into
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import StationRow, StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import PLACES_OF_KIND
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Rows of one kind with the same place chain, those out of use left aside."""
    first: dict[tuple[object, ...], StationRow] = {}
    for i, row in enumerate(site.register.stations):
        if row.status in (StationStatus.MERGED, StationStatus.CLOSED):
            continue
        place = (row.kind, *(getattr(row, key) for key in PLACES_OF_KIND[row.kind]))
        other = first.setdefault(place, row)
        if other.id != row.id:
            message = f"站号 {row.id} 和 {other.id} 是同一个地方的同一类站（{row.kind.label}）。"
            fix = f'删掉重复的一行；已经合并的，给 {row.id} 写上 status: merged, into: "{other.id}" 和 since: 日期。'
            yield RULE.at("stations.yaml", ("stations", i, "id"), message, fix)
