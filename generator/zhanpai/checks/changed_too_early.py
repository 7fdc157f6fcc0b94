"""D240 更正、撤回的日期早于发布日期

先发布，才有更正和撤回。日期写反了，读者分不清看到的是改过的还是没改过的。

错：
    date: 2026-03-14
    corrections: [{on: 2026-03-04, text: 接待时间应为上午9点。}]
对：
    date: 2026-03-14
    corrections: [{on: 2026-03-16, text: 接待时间应为上午9点。}]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Corrections and withdrawals of a day on which the item was not yet published."""
    for item in site.news:
        front = item.front
        changes: list[tuple[Keys, str, object]] = [
            (("corrections", i, "on"), "更正", c.on)
            for i, c in enumerate(front.corrections)
            if c.on < front.date
        ]
        if front.withdrawn and front.withdrawn.on < front.date:
            changes.append((("withdrawn", "on"), "撤回", front.withdrawn.on))
        for keys, what, on in changes:
            message = f"{what}的日期 {on} 早于发布日期 {front.date}。"
            fix = f"写{what}的那一天，不早于 {front.date}；还没有发布的，直接改正文，不用写{what}。"
            yield RULE.at(item.path, keys, message, fix)
