"""S205 站号用了两次

站号印在门牌上，也是网址。一个号给了两个站，其中一个站的二维码就会打开别人的网页。

错：
    - {id: "0002", kind: community, …, community: 湖东社区}
    - {id: "0002", kind: community, …, community: 湖中社区}
对：
    - {id: "0002", kind: community, …, community: 湖东社区}
    - {id: "0003", kind: community, …, community: 湖中社区}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Ids that stand in more than one row."""
    ids = [row.id for row in site.register.stations]
    free = iter(range(max(map(int, ids), default=0) + 1, 10_000))
    seen: set[str] = set()
    for i, id in enumerate(ids):
        if id in seen:
            message = f"站号 {id} 已经给了前面的一个站。"
            number = next(free, None)
            example = f'，例如 "{number:04}"，并把这一行移到最后' if number else ""
            yield RULE.at(
                "stations.yaml", ("stations", i, "id"), message, f"给这个站换一个没用过的号{example}。"
            )
        seen.add(id)
