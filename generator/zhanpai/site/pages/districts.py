"""全部区县: where to begin when one knows no more than where one lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.areas import area_cards
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.station import StationCard, station_card


@dataclass(frozen=True, slots=True)
class DistrictsPage(Context):
    """The districts, and the stations of the city itself, which are of its `own_level`."""

    lead: str
    districts: tuple[DistrictCard, ...]
    city_stations: tuple[StationCard, ...]
    own_level: str


def pages(site: Site) -> Iterator[Page]:
    """The one page of all districts, with their numbers of stations."""
    city = site.register.city.name
    parts, areas = territory.parts(site.register), area_cards(site)
    title = f"{city}各{parts}代表联络站"
    yield Page(
        url=urls.DISTRICTS,
        template="pages/districts.html",
        title=title,
        description=f"{city}{len(areas)}个{parts}的人大代表联络站名册，共{len(site.stations)}个站。",
        section="stations",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=DistrictsPage(
            lead=f"{city}共设{sum(s.exists for s in site.stations)}个人大代表联络站，请选择您所在的{parts}。",
            districts=areas,
            own_level=territory.own_level(site.register),
            city_stations=tuple(map(station_card, site.stations_by_district.get("", ()))),
        ),
    )
