"""L303 链接指向不存在的网页

点不开的链接是居民最常抱怨的事。站内链接从“/”写起，或者写同一文件夹里的文件名。

错：
    [指南](/zhinan/)
对：
    [指南](/guide/)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator import markup, urls
from generator.diagnostics import Finding, Rule
from generator.model.news import Category
from generator.model.site import Site

RULE = Rule.parse(__doc__)

_OUTSIDE = ("http://", "https://", "tel:", "mailto:")


def check(site: Site) -> Iterator[Finding]:
    """Links in Markdown that lead neither out of the site nor to one of its pages."""
    known = _addresses(site)
    for item in site.articles:
        for target, line in markup.link_targets(item.body):
            if target.startswith(_OUTSIDE) or target.partition("#")[0] in known:
                continue
            near = difflib.get_close_matches(target, known, 1, 0.6)
            fix = (
                f"是不是想写 {near[0]}？"
                if near
                else "写完整的网址（https:// 开头），或站内网址（/ 开头、/ 结尾）。"
            )
            at = item.body_line + line
            column = max(1, item.body.split("\n")[line].find(target) + 1)
            yield RULE.at_line(
                item.path, at, column, f"链接“{target[:60]}”指向不存在的网页。", fix, len(target)
            )


def _addresses(site: Site) -> set[str]:
    """Every address that staff may link to."""
    fixed = {urls.HOME, urls.DISTRICTS, urls.DEPUTIES, urls.NEWS, urls.OPINIONS, urls.FIND}
    return fixed.union(
        (urls.station(s) for s in site.stations),
        (urls.deputy(d) for d, _ in site.deputies),
        (urls.district(d) for d in site.register.districts),
        (
            urls.township(d, t)
            for d in site.register.districts
            for t in d.townships
            if (d.name, t.name) in site.stations_by_township
        ),
        (urls.news_item(n) for n in site.published_news),
        (urls.news_of_category(c) for c in {n.front.category for n in site.published_news} & set(Category)),
        (urls.prose(p) for p in site.prose),
        (f"{p.slug}.md" for p in site.prose),
    )
