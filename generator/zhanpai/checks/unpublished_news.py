"""D218 新闻还不会发布

审核次数不够，或者日期在今天以后，这篇新闻就不在网站上。预览里看得到。

错：
    reviews: [一审 张示例]（要求三审）
对：
    reviews: [一审 张示例, 二审 李样例, 三审 王示范]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Drafts, and items dated ahead; of a date that is not the file's, S213 speaks."""
    required = site.register.site.reviews_required
    for item in site.news:
        done = len(item.front.reviews)
        if done < required:
            message = f"这篇新闻只有 {done} 次审核，要求 {required} 次，现在是草稿，不会发布。"
            key = "reviews" if done else "title"
            yield RULE.at(item.path, (key,), message, "审核以后把审核人补进 reviews。")
        elif item.front.date > site.today and item.front.date.isoformat() == item.stem[:10]:
            message = f"这篇新闻的日期 {item.front.date} 还没有到，到那天重新生成网站时才会发布。"
            yield RULE.at(item.path, ("date",), message, "要现在发布，改成今天的日期，文件名也一起改。")
