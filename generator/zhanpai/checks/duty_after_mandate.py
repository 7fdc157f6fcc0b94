"""S217 轮值那天代表已经离任

届满或离任的代表不再接待。名单不改，居民会白等。

错：
    rota 里 2027-03-10 排了任期到 2027-01 的代表
对：
    换一位在任的代表
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Coming duties of deputies whose mandates end before the day."""
    for station in site.stations:
        for i, duty in enumerate(station.detail.rota):
            if duty.on < site.today:
                continue
            for j, id in enumerate(duty.deputies):
                known = site.deputy_by_id.get(id)
                if known and not known[0].serves_on(duty.on) and (left := known[0].left_in):
                    message = f"{duty.on} 轮值的{known[0].name}任期到{left.label}，那天已经离任。"
                    yield RULE.at(station.path, ("rota", i, "deputies", j), message, "换一位在任的代表。")
