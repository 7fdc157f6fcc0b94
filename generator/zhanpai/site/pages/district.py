"""区县: its townships, its own stations, its news."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.register import District, StationKind
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import feeds
from zhanpai.site.page import Head, Page
from zhanpai.site.parts.news import news_card
from zhanpai.site.parts.station import station_card

NEWS = 4


def pages(site: Site) -> Iterator[Page]:
    """One page for each district."""
    for district in site.register.districts:
        yield _page(site, district)


def _page(site: Site, district: District) -> Page:
    stations = site.stations_by_district.get(district.name, ())
    own = [s for s in stations if s.kind in (StationKind.DISTRICT, StationKind.FIELD) and not s.row.township]
    townships = [
        {
            "words": t.name,
            "href": urls.township(district, t),
            "count": f"{len(found)}个站",
        }
        for t in district.townships
        if (found := site.stations_by_township.get((district.name, t.name)))
    ]
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
        breadcrumbs=(("首页", urls.HOME), ("各区县", urls.DISTRICTS)),
        json_ld={"@type": "CollectionPage", "name": title},
        head=Head(feeds=feeds(site, district)),
        context={
            "name": district.name,
            "lead": f"{district.name}共有{sum(s.is_open for s in stations)}个人大代表联络站，"
            f"分布在{len(townships)}个街道（乡镇）。",
            "townships": townships,
            "own": [station_card(site, s) for s in own],
            "news": [news_card(site, n) for n in news[:NEWS]],
            "news_url": urls.news_of_district(district),
            "deputies_url": urls.deputies_of_district(district)
            if any(d.serves_on(site.today) for s in stations for d in s.detail.deputies)
            else "",
            "opinions_url": urls.opinions_of_district(district) if any(s.opinions for s in stations) else "",
        },
    )
