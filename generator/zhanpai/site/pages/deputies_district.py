"""各区县代表: the deputies of one district's stations, by township, a page for each hundred."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Page
from zhanpai.site.pages.deputies_level import DeputiesLevelPage
from zhanpai.site.paging import leaves
from zhanpai.site.parts.deputy import deputy_card

PER_PAGE = 96


def pages(site: Site) -> Iterator[Page]:
    """The pages of each district that has a deputy."""
    for district in site.register.districts:
        stations = site.stations_by_district.get(district.name, ())
        members = site.serving_at(stations)
        title = f"{district.name}联络站的人大代表"
        for leaf in leaves(members, PER_PAGE, urls.deputies_of_district(district)):
            yield Page(
                url=leaf.url,
                template="pages/deputies_district.html",
                title=title + leaf.suffix,
                description=f"{district.name}各联络站的人大代表名单，共{len(members)}人{leaf.suffix}。",
                section="deputies",
                sources=tuple(sorted({s.path for _, s in leaf.items})),
                breadcrumbs=(("首页", urls.HOME), ("人大代表", urls.DEPUTIES)),
                json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
                context=DeputiesLevelPage(
                    lead=f"共{len(members)}人，按所在联络站排列。",
                    deputies=tuple(deputy_card(site, d, s) for d, s in leaf.items),
                    pager=leaf.pager,
                ),
            )
