"""N106 并入的站不对

合并了的站，门牌和印出去的二维码还在用：网页要把人送到真正接待的那个站。

错：
    - {id: "0004", …, status: merged}
    - {id: "0005", …, status: merged, into: "0005"}
对：
    - {id: "0004", …, status: merged, into: "0002", since: 2025-06-01}
    - {id: "0006", …, status: merged, into: ["0021", "0022"], since: 2025-06-01}（拆成两个站）
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import StationRow, StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Merged stations of whose successors one is missing, unknown, out of use or the station itself."""
    rows = {row.id: row for row in site.register.stations}
    for i, row in enumerate(site.register.stations):
        # A successor whose row cannot be read is none that is missing.
        if all(id in rows or site.lacks_station(id) for id in row.into) and (fault := _fault(row, rows)):
            key = "into" if row.into else "status"
            yield RULE.at("stations.yaml", ("stations", i, key), *fault)


def _fault(row: StationRow, rows: dict[str, StationRow]) -> tuple[str, str] | None:
    """What is wrong with the successors of `row`, and the fix."""
    if row.status is not StationStatus.MERGED:
        if row.into:
            into = "、".join(row.into)
            fix = "合并了的写 status: merged；没有合并的，删掉 into。"
            return f"站号 {row.id} 写了并入 {into}，状态却是“{row.status.label}”。", fix
        return None
    if not row.into:
        return f"站号 {row.id} 已合并，没有写并入哪个站。", '补上 into，写接替它的站号，例如 into: "0002"。'
    for n, id in enumerate(row.into):
        if id in row.into[:n]:
            return f"站号 {row.id} 并入的 {id} 写了两次。", "留下一个。"
        if id == row.id:
            fix = "写接替它的站号；没有合并的，删掉 status: merged 和 into。"
            return f"站号 {row.id} 写成了并入它自己。", fix
        if id not in rows:
            return f"站号 {row.id} 并入的 {id} 不在名册里。", "写名册里有的站号。"
        if rows[id].status is StationStatus.CLOSED:
            return f"站号 {row.id} 并入的 {id} 已经撤销。", "写一个还在接待的站号。"
    loop = _loop(row, rows)
    # Every station of a loop is as wrong as the others: the first one speaks for all.
    if loop and row.id == min(loop):
        message = f"站号 {row.id} 的合并绕成了一圈：{' → '.join([*loop, row.id])}。"
        return message, "最后接替的那个站，删掉它的 status: merged 和 into。"
    return None


def _loop(row: StationRow, rows: dict[str, StationRow]) -> list[str]:
    """The ids along the shortest way of mergers from `row` back to itself, or nothing."""
    ways, seen = [[row.id]], {row.id}
    while ways:
        way = ways.pop(0)
        one = rows[way[-1]]
        for id in one.into if one.status is StationStatus.MERGED else ():
            if id == row.id:
                return way
            if id in rows and id not in seen:
                seen.add(id)
                ways.append([*way, id])
    return []
