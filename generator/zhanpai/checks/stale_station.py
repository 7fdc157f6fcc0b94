"""D217 站点资料很久没有核对

电话、地址、接待日会变。半年没有人核对过的资料，居民不敢信。

错：
    last_verified: 2025-01-10
对：
    打电话、到现场核对一遍，改成今天的日期
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)

DAYS = 180


def check(site: Site) -> Iterator[Finding]:
    """Stations in use that were verified longer ago than `DAYS`."""
    for station in site.stations:
        verified = station.detail.last_verified
        if station.exists and verified and (site.today - verified).days > DAYS:
            message = f"{station.short_name}的资料上次核对是 {verified}，已经过了 {(site.today - verified).days} 天。"
            yield RULE.at(
                station.path,
                ("last_verified",),
                message,
                f"核对地址、电话、接待日和名单，改成 last_verified: {site.today}。",
            )
