"""街道（乡镇）: its stations, its own first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.register import District, StationKind, Township
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.areas import crumbs_to_areas
from zhanpai.site.parts.station import StationCard, open_first, station_card


@dataclass(frozen=True, slots=True)
class TownshipPage(Context):
    """A township's own stations, and those of its communities."""

    name: str
    district: str
    lead: str
    own: tuple[StationCard, ...]
    others: tuple[StationCard, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page for each township that has a station."""
    for district in site.register.districts:
        for township in district.townships:
            if (district.name, township.name) in site.stations_by_township:
                yield _page(site, district, township)


def _page(site: Site, district: District, township: Township) -> Page:
    stations = open_first(site.stations_by_township[district.name, township.name])
    own = [s for s in stations if s.kind is StationKind.TOWNSHIP]
    others = [s for s in stations if s.kind is not StationKind.TOWNSHIP]
    place = district.name + township.name
    title = f"{place}各代表联络站"
    return Page(
        url=urls.township(district, township),
        template="pages/township.html",
        title=title,
        description=f"{place}{len(stations)}个人大代表联络站的地址、接待日和进站代表。",
        section="stations",
        sources=("stations.yaml", *sorted({s.path for s in stations if s.path})),
        breadcrumbs=(
            *crumbs_to_areas(site.register),
            (district.name, urls.district(district)),
        ),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=TownshipPage(
            name=township.name,
            district=district.name,
            lead=f"这里有{sum(s.exists for s in stations)}个人大代表联络站，离您最近的就在社区（村）里。",
            own=tuple(station_card(s, short=True) for s in own),
            others=tuple(station_card(s, short=True) for s in others),
        ),
    )
