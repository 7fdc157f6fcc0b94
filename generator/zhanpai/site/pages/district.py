"""区县: its townships, its own stations, its news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import feeds
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.parts.areas import crumbs_to_areas
from zhanpai.site.parts.browse import BrowseItem, townships
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.pause import PauseNotice, pauses_in
from zhanpai.site.parts.station import StationCard, station_card

NEWS = 4


@dataclass(frozen=True, slots=True)
class DistrictPage(Context):
    """A district; an address is "" where there is nothing to see."""

    name: str
    lead: str
    pauses: tuple[PauseNotice, ...]
    townships: tuple[BrowseItem, ...]
    own: tuple[StationCard, ...]
    news: tuple[NewsCard, ...]
    news_url: str
    deputies_url: str
    opinions_url: str


def pages(site: Site) -> Iterator[Page]:
    """One page for each district of the register, stations or none."""
    for district in site.register.districts:
        yield _page(site, district)


def _page(site: Site, district: District) -> Page:
    stations = site.stations_by_district.get(district.name, ())
    # Whatever lies in no township stands here, or no list of the site would lead to it.
    own = [s for s in stations if not s.row.township]
    found = townships(site, district)
    news = sorted(
        site.news_by_district.get(district.name, ()), key=lambda n: not n.front.category.is_resident_facing
    )
    title = f"{district.name}人大代表联络站"
    return Page(
        url=urls.district(district),
        template="pages/district.html",
        title=title,
        description=f"{district.name}{len(stations)}个人大代表联络站的地址、接待日和进站代表，按街道（乡镇）查找。",
        section="stations",
        sources=("stations.yaml", *sorted({s.path for s in stations if s.path})),
        breadcrumbs=crumbs_to_areas(site.register),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        head=Head(feeds=feeds(site, district)),
        context=DistrictPage(
            name=district.name,
            lead=f"{district.name}共有{sum(s.exists for s in stations)}个人大代表联络站，"
            f"分布在{len(found)}个街道（乡镇）。",
            pauses=pauses_in(site, district.name, stations),
            townships=found,
            own=tuple(map(station_card, own)),
            news=tuple(news_card(site, n) for n in news[:NEWS]),
            news_url=urls.news_of_district(district),
            deputies_url=urls.deputies_of_district(district) if any(s.serving for s in stations) else "",
            opinions_url=urls.opinions_of_district(district) if any(s.opinions for s in stations) else "",
        ),
    )
