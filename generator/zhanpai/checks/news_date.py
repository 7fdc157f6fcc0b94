"""S213 新闻的日期和文件名不一致

网址用文件名里的日期，网页显示 date 里的日期。两个不一样，读者会以为看错了。

错：
    2026-03-14-dianti.md 里写 date: 2026-03-15
对：
    2026-03-14-dianti.md 里写 date: 2026-03-14
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """News items whose date is not that of their file."""
    for item in site.news:
        if (typed := item.front.date.isoformat()) != item.stem[:10]:
            message = f"日期是 {typed}，文件名里是 {item.stem[:10]}。"
            fix = f"改成 date: {item.stem[:10]}。"
            if item.front.date <= site.today:
                path = f"content/news/{typed[:4]}/{typed}{item.stem[10:]}.md"
                fix = f"改成 date: {item.stem[:10]}；或者把文件改成 {path}。"
            yield RULE.at(item.path, ("date",), message, fix)
