"""D270 专栏文章没有写明写的是谁

“代表风采”和“一季一星”出现在代表的网页上，“特色联络站”出现在特色站的网页上。没有写明是哪位代表、哪个站，这篇文章就没有去处。

错：
    series: 代表风采
    stations: ["0001"]
对：
    series: 代表风采
    stations: ["0001"]
    deputies: ["100001"]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import stories
from zhanpai.domain.model.news import NewsItem, Series
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Stories about nobody, and stories of special stations that are not special."""
    for item in site.news:
        series = item.front.series
        if series in stories.ABOUT_DEPUTIES and not item.front.deputies:
            message = f"这是“{series}”，没有写是哪位代表。"
            yield RULE.at(item.path, ("series",), message, '补上一行 deputies，例如 deputies: ["100001"]。')
        elif series is Series.STATION and not _is_of_a_special_station(site, item):
            message = "这是“特色联络站”，相关站点里没有一个写了“联络站+”（features）。"
            fix = "核对 stations；站是对的，就在站点文件里补上一行，例如 features: [党建]。"
            yield RULE.at(item.path, ("series",), message, fix)


def _is_of_a_special_station(site: Site, item: NewsItem) -> bool:
    """Whether one is, or may be: a file that could not be read says nothing."""
    special = any(station.detail.features for station in site.stations_of(item.front.stations))
    return special or (site.may_lack_deputies and bool(item.front.stations))
