"""找联络站: every station by district and township, to read, to search in the browser, and to type a 站号."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page


def pages(site: Site) -> Iterator[Page]:
    """The one find page."""
    groups = []
    for district in site.register.districts:
        items = [
            {
                "words": township.name,
                "href": urls.township(district, township),
                "count": f"{len(stations)}个站",
            }
            for township in district.townships
            if (stations := site.stations_by_township.get((district.name, township.name)))
        ]
        groups.append(
            {"title": district.name, "id": district.slug, "href": urls.district(district), "items": items}
        )
    yield Page(
        url=urls.FIND,
        template="pages/find.html",
        title="找联络站",
        description=f"按站号、街道、社区、曾用名或代表姓名查找{site.register.city.name}的人大代表联络站。",
        section="find",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld={"@type": "SearchResultsPage", "name": "找联络站"},
        context={
            "find_url": urls.FIND,
            "index_url": urls.FIND_INDEX,
            "search_url": urls.SEARCH,
            "groups": groups,
        },
    )
