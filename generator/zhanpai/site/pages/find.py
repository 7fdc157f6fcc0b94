"""找联络站: every station by district and township, to read, to search in the browser, and to type a 站号."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.browse import BrowseGroup, townships
from zhanpai.site.parts.spelling_hint import spelling_hint


@dataclass(frozen=True, slots=True)
class FindPage(Context):
    """The finder's addresses, and the townships by district; `ways_down` are the words of `domain/territory.py`."""

    find_url: str
    index_url: str
    hint: str
    search_url: str
    groups: tuple[BrowseGroup, ...]
    ways_down: str


def pages(site: Site) -> Iterator[Page]:
    """The one page on which stations are found by name, place or distance."""
    groups = tuple(
        BrowseGroup(district.name, district.slug, urls.district(district), townships(site, district))
        for district in site.register.districts
    )
    yield Page(
        url=urls.FIND,
        template="pages/find.html",
        title="找联络站",
        description=f"按站号、街道、社区、曾用名或代表姓名查找{site.register.city.name}的人大代表联络站。",
        section="find",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "SearchResultsPage", "name": "找联络站"}),
        context=FindPage(
            ways_down=territory.ways_down(site.register),
            find_url=urls.FIND,
            index_url=urls.FIND_INDEX,
            hint=spelling_hint(site),
            search_url=urls.SEARCH,
            groups=groups,
        ),
    )
