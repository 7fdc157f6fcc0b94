"""N106 并入的站不对

合并了的站，门牌和印出去的二维码还在用：网页要把人送到真正接待的那个站。

错：
    - {id: "0004", …, status: merged}
    - {id: "0005", …, status: merged, into: "0005"}
对：
    - {id: "0004", …, status: merged, into: "0002", since: 2025-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import StationRow, StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Merged stations whose successor is missing, unknown, out of use or the station itself."""
    rows = {row.id: row for row in site.register.stations}
    for i, row in enumerate(site.register.stations):
        # A successor whose row cannot be read is none that is missing.
        is_known = row.into is None or row.into in rows or site.lacks_station(row.into)
        if is_known and (fault := _fault(row, rows)):
            key = "into" if row.into else "status"
            yield RULE.at("stations.yaml", ("stations", i, key), *fault)


def _fault(row: StationRow, rows: dict[str, StationRow]) -> tuple[str, str] | None:
    """What is wrong with the successor of `row`, and the fix."""
    if row.status is not StationStatus.MERGED:
        if row.into:
            fix = "合并了的写 status: merged；没有合并的，删掉 into。"
            return f"站号 {row.id} 写了并入 {row.into}，状态却是“{row.status.label}”。", fix
        return None
    if row.into is None:
        return f"站号 {row.id} 已合并，没有写并入哪个站。", '补上 into，写接替它的站号，例如 into: "0002"。'
    if row.into == row.id:
        fix = "写接替它的站号；没有合并的，删掉 status: merged 和 into。"
        return f"站号 {row.id} 写成了并入它自己。", fix
    if row.into not in rows:
        return f"站号 {row.id} 并入的 {row.into} 不在名册里。", "写名册里有的站号。"
    if rows[row.into].status is StationStatus.CLOSED:
        return f"站号 {row.id} 并入的 {row.into} 已经撤销。", "写一个还在接待的站号。"
    loop = _loop(row, rows)
    # Every station of a loop is as wrong as the others: the first one speaks for all.
    if loop and row.id == min(loop):
        message = f"站号 {row.id} 的合并绕成了一圈：{' → '.join([*loop, row.id])}。"
        return message, "最后接替的那个站，删掉它的 status: merged 和 into。"
    return None


def _loop(row: StationRow, rows: dict[str, StationRow]) -> list[str]:
    """The ids along the mergers from `row` back to itself, or nothing."""
    path = [row.id]
    current = row
    while current.status is StationStatus.MERGED and current.into in rows:
        if current.into == row.id:
            return path
        if current.into in path:
            break
        path.append(current.into)
        current = rows[current.into]
    return []
