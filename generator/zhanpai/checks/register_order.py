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

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """The first row that stands out of order: the rest often follows from it."""
    ids = [row.id for row in site.register.stations]
    for i, (before, id) in enumerate(pairwise(ids), 1):
        if id >= before:
            continue
        without_before, without_row = ids[: i - 1] + ids[i:], ids[:i] + ids[i + 1 :]
        if _is_sorted(without_before) and not _is_sorted(without_row):
            behind = max(other for other in without_before if other <= before)
            fix = f"把 {before} 这一行移到 {behind} 后面。"
            yield RULE.at("stations.yaml", ("stations", i - 1, "id"), f"站号 {before} 排在 {id} 前面。", fix)
        else:
            ahead = next(other for other in ids if other > id)
            fix = f"把 {id} 这一行移到 {ahead} 前面。"
            yield RULE.at("stations.yaml", ("stations", i, "id"), f"站号 {id} 排在 {before} 后面。", fix)
        return


def _is_sorted(ids: list[str]) -> bool:
    return all(before <= after for before, after in pairwise(ids))
