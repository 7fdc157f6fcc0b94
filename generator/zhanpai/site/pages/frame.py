"""嵌入卡片: a district or a station as other sites show it in a frame of their own pages.

Drawn without scripts and without the frame of our pages (theme/shell/frame.html); in no list and in no
search engine, as the card's own page says the same and more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from zhanpai.domain import receptions, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date, format_month_day
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.parts.pause import PauseNotice, pauses_in, station_pauses
from zhanpai.site.parts.station import Closing, closing
from zhanpai.site.shell import FRAME

DAYS, NEWS = 3, 3
"""How many of each a card shows: it stands in a column of somebody else's page."""


@dataclass(frozen=True, slots=True)
class FrameDay:
    """A reception day: `on` as 2026-12-09, `date` the same in words; `href` is "" where the place is the card's own."""

    on: str
    date: str
    time: str
    place: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class FrameNews:
    """A headline; `on` as 2026-12-09, `date` the same in words."""

    title: str
    href: str
    on: str
    date: str


@dataclass(frozen=True, slots=True)
class FramePage(Context):
    """A card; `parts` join to its name, `href` is the page that says more."""

    parts: tuple[str, ...]
    href: str
    closing: Closing | None
    pauses: tuple[PauseNotice, ...]
    days: tuple[FrameDay, ...]
    news: tuple[FrameNews, ...]
    site_title: str


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
    shown = _shown(site.news_by_district.get(district.name, ()))
    context = FramePage(
        parts=(district.name, "人大代表联络站"),
        href=urls.district(district),
        closing=None,
        pauses=pauses_in(site, district.name, stations),
        days=tuple(_day(d, s.short_name, urls.station_notice(s)) for d, s in soonest),
        news=tuple(map(_news, shown)),
        site_title=site.register.site.title,
    )
    sources = ("stations.yaml", *(s.path for _, s in soonest), *(n.path for n in shown))
    return _card(urls.card_of_district(district), name, context, sources)


def _of_station(site: Site, station: Station) -> Page:
    shown = _shown(site.news_by_station.get(station.id, ()))
    context = FramePage(
        parts=station.name_parts,
        href=urls.station(station),
        closing=closing(site, station),
        pauses=station_pauses(site, station),
        days=tuple(_day(d, d.place or receptions.address(station, d)) for d in station.receptions[:DAYS]),
        news=tuple(map(_news, shown)),
        site_title=site.register.site.title,
    )
    sources = (*station.sources, *(n.path for n in shown))
    return _card(urls.card_of_station(station), station.name, context, sources)


def _card(url: str, name: str, context: FramePage, sources: tuple[str, ...]) -> Page:
    return Page(
        url=url,
        template="pages/frame.html",
        title=f"{name}：接待日和动态",
        description=f"{name}的接待日和履职动态，供别的网站嵌入。",
        section=FRAME,
        sources=sources,
        head=Head(is_listed=False),
        context=context,
    )


def _shown(news: Iterable[NewsItem]) -> Sequence[NewsItem]:
    """Residents' matters first; within each, newest first, as they come."""
    return sorted(news, key=lambda n: not n.front.category.is_resident_facing)[:NEWS]


def _day(day: Reception, place: str, href: str = "") -> FrameDay:
    return FrameDay(day.on.isoformat(), format_month_day(day.on), day.time, place, href)


def _news(item: NewsItem) -> FrameNews:
    on = item.front.date
    return FrameNews(item.front.title, urls.news_item(item), on.isoformat(), format_date(on))
