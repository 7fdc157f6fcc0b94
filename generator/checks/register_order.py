"""S206 名册没有按站号排列

按站号排列，才看得出哪个号用过、哪一行是新加的。

错：
    - {id: "0003", …}
    - {id: "0002", …}
对：
    - {id: "0002", …}
    - {id: "0003", …}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostics import Finding, Rule, Severity
from generator.model.site import Site

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """The first row that stands behind a greater id: the rest follows from it."""
    for i, (before, row) in enumerate(pairwise(site.register.stations), 1):
        if row.id < before.id:
            message = f"站号 {row.id} 排在 {before.id} 后面。"
            yield RULE.at(
                "stations.yaml", ("stations", i, "id"), message, f"把 {row.id} 这一行移到 {before.id} 前面。"
            )
            return
