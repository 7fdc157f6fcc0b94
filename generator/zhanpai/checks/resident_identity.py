"""V404 意见台账里有居民的姓名或住址

意见公开的是事，不是人。“3栋2单元501王女士”一公开，左邻右舍都知道是谁反映的，以后没有人敢再来。

错：
    topic: 3栋2单元501室王女士反映楼道堆物
对：
    topic: 居民反映楼道堆物
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Residents' dwellings and names in ledgers, replies included: they leak back in the answer."""
    for text in (*texts.opinions(site), *texts.projects(site)):
        for trace in privacy.find_named_people(text.words):
            message = f"这里有居民的{trace.kind}（{trace.masked}），不能公开。"
            fix = "只写事情和大致位置，例如“居民反映小区楼道堆物”。"
            yield text.at(RULE, trace.start, message, fix, trace.width)
