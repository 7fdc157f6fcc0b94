"""D216 已经发生的事写了将来的日期

核对、办理、同意公开、更正、撤回都是已经做过的事，日期不会在今天以后。多半是年份写错了。

错：
    last_verified: 2062-10-01
对：
    last_verified: 2026-10-01
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding, Keys, Rule

RULE = Rule.parse(__doc__)

_Dated: TypeAlias = tuple[str, Keys, str, dt.date]


def check(site: Site) -> Iterator[Finding]:
    """Dates of things done that lie ahead."""
    dated = chain.from_iterable([*map(_of_station, site.stations), *map(_of_news, site.news)])
    for path, keys, what, on in dated:
        if on > site.today:
            message = f"{what}的日期 {on} 还没有到。"
            yield RULE.at(path, keys, message, f"改成实际的日期，不晚于 {site.today}。")


def _of_news(item: NewsItem) -> Iterator[_Dated]:
    for i, correction in enumerate(item.front.corrections):
        yield item.path, ("corrections", i, "on"), "更正", correction.on
    if item.front.withdrawn:
        yield item.path, ("withdrawn", "on"), "撤回", item.front.withdrawn.on


def _of_station(station: Station) -> Iterator[_Dated]:
    detail = station.detail
    if detail.last_verified:
        yield station.path, ("last_verified",), "最近核对", detail.last_verified
    for i, deputy in enumerate(detail.deputies):
        if deputy.consent.phone:
            yield (
                station.path,
                ("deputies", i, "consent", "phone"),
                f"{deputy.name}同意公开电话",
                deputy.consent.phone,
            )
    for i, opinion in enumerate(station.opinions):
        for j, step in enumerate(opinion.history):
            yield (
                station.opinions_path,
                (i, "history", j, "on"),
                f"编号 {opinion.id}“{step.status.label}”",
                step.on,
            )
