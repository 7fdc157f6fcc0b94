"""D251 预告的那一天没有接待

新闻里预告的接待日（announces），应当是相关站点接待日安排或者轮值表里的一天。照着来的居民会扑空。

错：
    announces: 2026-03-12        # 周四；站点写的是“每月第2个周三”
对：
    announces: 2026-03-11
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhanpai.domain import receptions
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_month_day
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Announced days, still to come, on which none of the item's stations receives.

    Of a day gone by nothing is known: rules are as they are today.
    """
    for item in site.news:
        day = item.front.announces
        if day is None or item.front.withdrawn or day < max(site.today, item.front.date):
            continue
        stations = site.stations_of(item.front.stations)
        if _may_be_unread(site, item, stations):
            continue
        if not any(day in receptions.dates(s, day, day) for s in stations if s.status is StationStatus.OPEN):
            yield RULE.at(item.path, ("announces",), *_words(site, item, stations))


def _may_be_unread(site: Site, item: NewsItem, stations: Sequence[Station]) -> bool:
    """Whether a station's days stand in a file whose fault is told already, or its number is wrong (S209)."""
    is_unknown = len(stations) < len(item.front.stations)
    return is_unknown or (site.may_lack_deputies and any(not s.path for s in stations))


def _words(site: Site, item: NewsItem, stations: Sequence[Station]) -> tuple[str, str]:
    day = item.front.announces
    assert day
    if not stations:
        fix = '补上一行 stations，写明在哪个站接待，例如 stations: ["0001"]。'
        return f"预告了 {day} 的接待，没有写是哪个站。", fix
    names = "、".join(s.short_name for s in stations)
    message = f"{names} {format_month_day(day)}没有接待。"
    receiving = [s for s in stations if s.receptions]
    if not receiving:
        duty = f'rota: [{{on: {day}, deputies: ["代表编号"]}}]'
        return message, f"站点文件里没有今后的接待日；这一天确实接待，就写上轮值，例如 {duty}。"
    soonest = min(receiving, key=lambda s: s.receptions[0].on)
    on = soonest.receptions[0].on
    told = f"{soonest.short_name}的下一个接待日是{format_month_day(on)}"
    return (
        message,
        f"{told}：改成 announces: {on}；{format_month_day(day)}确实加了一场，就写进站点文件的 rota。",
    )
