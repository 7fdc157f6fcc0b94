"""S210 新闻里的代表编号不存在

编号写错，这篇新闻就不会出现在代表的网页上。

错：
    deputies: ["199999"]
对：
    deputies: ["100023"]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Deputies of news items that no station lists."""
    for item in site.news:
        for i, id in enumerate(item.front.deputies):
            if site.lacks_deputy(id):
                fix = "写代表所在站点文件里的编号；查不到就删掉。"
                yield RULE.at(item.path, ("deputies", i), f"没有编号是 {id} 的代表。", fix)
