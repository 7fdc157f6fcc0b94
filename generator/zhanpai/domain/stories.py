"""代表风采 and 一季一星: the news about deputies themselves, and who was the star of which quarter."""

from __future__ import annotations

from collections import defaultdict

from zhanpai.domain.model.news import NewsItem, Series
from zhanpai.domain.model.site import Site
from zhanpai.kit.dates import Quarter

ABOUT_DEPUTIES = (Series.DEPUTY, Series.STAR)
CITY = "市级"
"""Said of a star that belongs to no district."""


def stories(site: Site) -> tuple[NewsItem, ...]:
    """The published items of the series 代表风采, newest first."""
    return tuple(n for n in site.published_news if n.front.series is Series.DEPUTY)


def stars(site: Site) -> dict[Quarter, tuple[NewsItem, ...]]:
    """The published items of the series 一季一星 by quarter, newest quarter first, by district within."""
    order = {d.name: i for i, d in enumerate(site.register.districts)}
    found: defaultdict[Quarter, list[NewsItem]] = defaultdict(list)
    for item in site.published_news:
        if item.front.series is Series.STAR:
            found[Quarter.of(item.front.date)].append(item)
    return {
        quarter: tuple(sorted(found[quarter], key=lambda n: order.get(district_of(site, n), -1)))
        for quarter in sorted(found, reverse=True)
    }


def district_of(site: Site, item: NewsItem) -> str:
    """Whose star it is: the district of its first deputy's station, else of its first station, else the city's."""
    homes = [station for _, station in site.deputies_of(item.front.deputies)]
    homes += site.stations_of(item.front.stations)
    return (homes[0].row.district if homes else None) or CITY


def of_deputy(items: tuple[NewsItem, ...]) -> tuple[NewsItem, ...]:
    """A deputy's news with the stories about them first; else as given."""
    return tuple(sorted(items, key=lambda n: n.front.series not in ABOUT_DEPUTIES))
