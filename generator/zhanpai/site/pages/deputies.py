"""全部代表: by level and by district, with the numbers of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.congresses import level_name
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.district import DistrictCard


@dataclass(frozen=True, slots=True)
class DeputiesPage(Context):
    """Levels and districts with the numbers of their deputies."""

    lead: str
    levels: tuple[BrowseItem, ...]
    districts: tuple[DistrictCard, ...]
    find_url: str
    index_url: str
    areas: str


def pages(site: Site) -> Iterator[Page]:
    """The one page that leads to deputies by level and district."""
    serving = site.serving
    of_level = Counter(
        m.level for d, _ in serving for m in {m.level: m for m in d.mandates_on(site.today)}.values()
    )
    of_district = Counter(s.row.district for _, s in serving)
    yield Page(
        url=urls.DEPUTIES,
        template="pages/deputies.html",
        title="人大代表",
        description=f"{site.register.city.name}各联络站的{len(serving)}名人大代表，按层级和{territory.parts(site.register)}查找。",
        section="deputies",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": "人大代表"}),
        context=DeputiesPage(
            areas=territory.parts(site.register),
            lead=f"{len(serving)}名各级人大代表编入联络站，轮流接待居民。一位代表可能担任几级代表，人数按人计。",
            levels=tuple(
                BrowseItem(
                    level_name(site.register, level), urls.deputies_of_level(level), f"{of_level[level]}人"
                )
                for level in Level
                if of_level[level]
            ),
            districts=tuple(
                DistrictCard(d.name, urls.deputies_of_district(d), of_district[d.name], "名代表")
                for d in site.register.districts
                if of_district[d.name]
            ),
            find_url=urls.FIND,
            index_url=urls.FIND_INDEX,
        ),
    )
