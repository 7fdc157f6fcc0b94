"""D250 接待日的预告发得太晚

居民要提前知道才来得了。最少提前几天，写在 stations.yaml 的 notice_lead 里（没有写就是3天）。接待日过去以后，不再提醒。

错：
    date: 2026-03-09
    announces: 2026-03-11
对：
    date: 2026-03-07
    announces: 2026-03-11
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Items that announce a day still to come, later than the site promises; after the day it is too late (D241)."""
    lead = site.register.site.notice_lead
    for item in site.news:
        day, on = item.front.announces, item.front.date
        if day is None or item.front.withdrawn or day < max(site.today, on) or (day - on).days >= lead:
            continue
        message = f"预告的接待日是 {day}，{on} 才发布，只提前了{(day - on).days}天，要求至少{lead}天。"
        yield RULE.at(item.path, ("date",), message, _fix(on, day - dt.timedelta(lead), site.today))


def _fix(on: dt.date, latest: dt.date, today: dt.date) -> str:
    """What is out stays as it is dated: a notice that was late was late."""
    if on <= today:
        return "日期不要改。赶紧在站里张贴、打电话告诉居民，下一次早点发布。"
    if latest < today:
        return f"改成今天发布：date: {today}，文件名也跟着改；同时在站里张贴、打电话告诉居民。"
    return f"改成 date: {latest} 或更早的日期，文件名也跟着改。"
