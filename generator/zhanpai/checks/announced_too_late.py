"""D241 预告的接待日在发布日期以前

预告要让居民来得及。接待日已经过去才发的预告，只会让人白跑一趟。

错：
    date: 2026-03-14
    announces: 2026-03-11
对：
    date: 2026-03-07
    announces: 2026-03-11
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Items that announce a day which was over when they appeared."""
    for item in site.news:
        day = item.front.announces
        if day and day < item.front.date:
            message = f"预告的接待日 {day} 在发布日期 {item.front.date} 以前。"
            fix = f"核对是哪一天的接待，写不早于 {item.front.date} 的日期；写的是已经办过的接待，删掉 announces。"
            yield RULE.at(item.path, ("announces",), message, fix)
