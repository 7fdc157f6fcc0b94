"""全部区县: where to begin when one knows no more than where one lives."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.parts.district import district_card
from zhanpai.site.parts.station import station_card


def pages(site: Site) -> Iterator[Page]:
    """The one page of all districts."""
    city = site.register.city.name
    title = f"{city}各区县代表联络站"
    yield Page(
        url=urls.DISTRICTS,
        template="pages/districts.html",
        title=title,
        description=f"{city}{len(site.register.districts)}个区县的人大代表联络站名册，共{len(site.stations)}个站。",
        section="stations",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld={"@type": "CollectionPage", "name": title},
        context={
            "lead": f"{city}共设{sum(s.is_open for s in site.stations)}个人大代表联络站，请选择您所在的区县。",
            "districts": [district_card(site, d) for d in site.register.districts],
            "city_stations": [station_card(site, s) for s in site.stations_by_district.get("", ())],
        },
    )
