"""P513 用过的永久网址没有从最早的写起

订阅（RSS）、日历、搜索引擎按最早的永久网址认每一条内容。次序写反了，订户会把看过的全当成新的，日历里每个接待日变成两个。

错：
    permalink_base: https://c.changsha.gov.cn
    former_permalink_bases: [https://b.changsha.gov.cn, https://a.changsha.gov.cn]（a 最早）
对：
    former_permalink_bases: [https://a.changsha.gov.cn, https://b.changsha.gov.cn]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.content.ledger.printings import current_base, plain_base
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """A base by which things are known that was printed later than another one that the register knows."""
    info = site.register.site
    first = plain_base(info.identity_base)
    known = {current_base(site), *map(plain_base, info.former_permalink_bases)}
    printed = list(dict.fromkeys(plain_base(printing.permalink_base) for printing in site.printed))
    older = [base for base in printed[: printed.index(first) if first in printed else 0] if base in known]
    if older:
        key = "former_permalink_bases" if info.former_permalink_bases else "permalink_base"
        message = f"最早印出去的网址是 {older[0]}，用过的永久网址却从 {first} 写起。"
        yield RULE.at(
            "stations.yaml", ("site", key), message, f"把 {older[0]} 写在 former_permalink_bases 的最前面。"
        )
