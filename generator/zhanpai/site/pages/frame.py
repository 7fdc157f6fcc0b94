"""嵌入卡片: a district or a station as other sites show it in a frame of their own pages.

Drawn without scripts and without the frame of our pages (theme/shell/frame.html); in no list and in no
search engine, as the card's own page says the same and more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from zhanpai.domain import naming, receptions, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date, format_month_day
from zhanpai.site.page import Head, Page
from zhanpai.site.parts import Card
from zhanpai.site.parts.station import closing
from zhanpai.site.shell import FRAME

DAYS, NEWS = 3, 3
"""How many of each a card shows: it stands in a column of somebody else's page."""


def pages(site: Site) -> Iterator[Page]:
    """One card for each district, and one for each station whatever its status: it may stand anywhere."""
    for district in site.register.districts:
        yield _of_district(site, district)
    for station in site.stations:
        yield _of_station(site, station)


def _of_district(site: Site, district: District) -> Page:
    stations = site.stations_by_district.get(district.name, ())
    coming = [(s.receptions[0], s) for s in stations if s.receptions]
    soonest = nsmallest(DAYS, coming, key=lambda pair: (pair[0].on, pair[1].id))
    name = f"{district.name}人大代表联络站"
    return _card(
        site,
        url=urls.card_of_district(district),
        name=name,
        sources=("stations.yaml", *(s.path for _, s in soonest)),
        news=site.news_by_district.get(district.name, ()),
        context={
            "parts": [district.name, "人大代表联络站"],
            "href": urls.district(district),
            "closing": None,
            "days": [{**_day(d), "place": s.short_name, "href": urls.station_notice(s)} for d, s in soonest],
        },
    )


def _of_station(site: Site, station: Station) -> Page:
    days = station.receptions[:DAYS]
    return _card(
        site,
        url=urls.card_of_station(station),
        name=station.name,
        sources=station.sources,
        news=site.news_by_station.get(station.id, ()),
        context={
            "parts": list(naming.name_parts(site.register, station.row)),
            "href": urls.station(station),
            "closing": closing(site, station),
            "days": [
                {**_day(d), "place": d.place or receptions.address(station, d), "href": ""} for d in days
            ],
        },
    )


def _card(
    site: Site,
    *,
    url: str,
    name: str,
    sources: Iterable[str],
    news: Sequence[NewsItem],
    context: Card,
) -> Page:
    # Residents' matters first; within each, newest first, as they come.
    shown = sorted(news, key=lambda n: not n.front.category.is_resident_facing)[:NEWS]
    return Page(
        url=url,
        template="pages/frame.html",
        title=f"{name}：接待日和动态",
        description=f"{name}的接待日和履职动态，供别的网站嵌入。",
        section=FRAME,
        sources=(*sources, *(n.path for n in shown)),
        head=Head(is_listed=False),
        context={**context, "news": [_news(n) for n in shown], "site_title": site.register.site.title},
    )


def _day(day: Reception) -> Card:
    return {"on": day.on.isoformat(), "date": format_month_day(day.on), "time": day.time}


def _news(item: NewsItem) -> Card:
    on = item.front.date
    date = format_date(on)
    return {"title": item.front.title, "href": urls.news_item(item), "on": on.isoformat(), "date": date}
