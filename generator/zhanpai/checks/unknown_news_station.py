"""S209 新闻里的站号不存在

站号写错，这篇新闻就不会出现在站点网页上。

错：
    stations: ["9999"]
对：
    stations: ["0001"]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Stations of news items that the register does not have."""
    for item in site.news:
        for i, id in enumerate(item.front.stations):
            if site.lacks_station(id):
                yield RULE.at(
                    item.path,
                    ("stations", i),
                    f"名册里没有站号 {id}。",
                    "查 stations.yaml，写名册里有的站号。",
                )
