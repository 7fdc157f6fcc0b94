"""S211 意见编号用了两次

居民凭编号查办理进度。两件事同号，就查到别人的事上去了。

错：
    - {id: 2026-001, topic: 加装电梯, …}
    - {id: 2026-001, topic: 路灯不亮, …}
对：
    - {id: 2026-001, topic: 加装电梯, …}
    - {id: 2026-002, topic: 路灯不亮, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Ids that occur twice in one station's ledger."""
    for station in site.stations:
        seen: set[str] = set()
        for i, opinion in enumerate(station.opinions):
            if opinion.id in seen:
                yield RULE.at(
                    station.opinions_path,
                    (i, "id"),
                    f"编号 {opinion.id} 前面已经用过。",
                    "换一个没用过的编号。",
                )
            seen.add(opinion.id)
