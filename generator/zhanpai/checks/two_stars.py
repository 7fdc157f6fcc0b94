"""S270 同一个季度、同一个区县有两颗星

“一季一星”一个季度每个区县推一位。同一季度登了两位，居民不知道哪一位是，多半是日期写错了，或者栏目选错了。

错：
    2026-08-20-yixing.md 和 2026-09-15-yixing.md 都是岳麓区的“一季一星”
对：
    其中一篇改成 series: 代表风采
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import stories
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Stars of one quarter and district beyond the first that was published."""
    for quarter, items in stories.stars(site).items():
        first: dict[str, NewsItem] = {}
        for item in sorted(items, key=lambda n: (n.front.date, n.stem)):
            district = stories.district_of(site, item)
            other = first.setdefault(district, item)
            if other is not item:
                message = f"{district}{quarter.label}已经有一颗星：{other.stem}.md。"
                fix = "核对这一篇的日期；不是这个季度的星，就改成 series: 代表风采。"
                yield RULE.at(item.path, ("series",), message, fix)
