"""S280 暂停、合并、撤销没有写从哪一天起

门上没有人，居民要知道是从哪一天起的；年报、重印和拆牌的清单也按这一天算。日子还没到的，到那天以前照常接待，网页先登出变动。

错：
    - {id: "0007", …, status: closed}
对：
    - {id: "0007", …, status: closed, since: 2026-09-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Rows of which nobody knows since when their station is shut."""
    for i, row in enumerate(site.register.stations):
        if row.status is not StationStatus.OPEN and row.since is None:
            message = f"站号 {row.id} {row.status.label}，没有写从哪一天起。"
            fix = "补上 since，写那一天的日期，例如 since: 2026-09-01。"
            yield RULE.at("stations.yaml", ("stations", i, "status"), message, fix)
