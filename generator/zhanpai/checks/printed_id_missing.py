"""P505 印过的编号不见了

牌子上的二维码一直有人扫。名册里删了这一行，网页就没有了，扫码的居民只看到“找不到网页”。
撤了、并了的站，离任的代表，网页都要留着，告诉居民现在该去哪里。

错：
    删掉撤销了的站在 stations.yaml 里的那一行
对：
    - {id: "0007", …, status: closed, since: 2026-09-01}
    - {id: "0004", …, status: merged, into: "0002", since: 2026-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.content import ledger
from zhanpai.content.ledger.printings import STEP
from zhanpai.domain.model.printed import Printed, PrintedKind
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Ids of the ledger that nobody has any more."""
    told: set[tuple[PrintedKind, str]] = set()
    for printing in site.printed:
        is_station = printing.kind is PrintedKind.STATION
        is_gone = site.lacks_station(printing.id) if is_station else site.lacks_deputy(printing.id)
        if not is_gone or (printing.kind, printing.id) in told:
            continue
        told.add((printing.kind, printing.id))
        width = len(printing.id)
        yield RULE.at_line(ledger.PATH, printing.line, 1, _message(printing), _fix(printing), width)


def _message(printing: Printed) -> str:
    where = "名册里" if printing.kind is PrintedKind.STATION else "各站的代表名单里"
    return f"{printing.kind.label} {printing.id}（{printing.place.replace(STEP, '')}）在 {printing.on} 已经对外使用，现在{where}没有了。"


def _fix(printing: Printed) -> str:
    if printing.kind is PrintedKind.STATION:
        return (
            f"把 {printing.id} 那一行放回 stations.yaml；撤销了写 status: closed，"
            '合并了写 status: merged 和 into: "接替的站号"；都写上 since: 日期。'
        )
    return f"把代表 {printing.id} 放回站点文件的 deputies 里；离任了写任期 until: 年-月，网页会自己收起联系方式。"
