"""全文搜索: what was said in news, ledgers and stations, by the words in it; a script draws what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.areas import area_cards
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.search_filter import SearchFilter
from zhanpai.site.search import bigrams, entries


@dataclass(frozen=True, slots=True)
class SearchPage(Context):
    """The search and its filters, and the ways for who has no script."""

    lead: str
    search_url: str
    find_url: str
    home_url: str
    filters: tuple[SearchFilter, ...]
    ways: tuple[BrowseItem, ...]
    districts: tuple[DistrictCard, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page of full-text search, with its filters."""
    title = "全文搜索"
    yield Page(
        url=urls.SEARCH,
        template="pages/search.html",
        title=title,
        description=f"在{site.register.city.name}各人大代表联络站的介绍、履职动态和意见办理里搜索。",
        section="search",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "SearchResultsPage", "name": title}),
        context=SearchPage(
            lead="在联络站介绍、履职动态和意见办理的内容里搜索。",
            search_url=urls.SEARCH,
            find_url=urls.FIND,
            home_url=urls.HOME,
            filters=(
                SearchFilter("kind", bigrams.KIND, _kinds(site)),
                *_by_district(site),
                SearchFilter("category", bigrams.CATEGORY, _categories(site)),
                SearchFilter("year", bigrams.YEAR, _years(site)),
            ),
            ways=(
                BrowseItem("找联络站", urls.FIND, note="站号、街道、社区、代表姓名"),
                BrowseItem("履职动态", urls.NEWS, note=f"按类别和{territory.parts(site.register)}"),
                BrowseItem("意见建议办理", urls.OPINIONS, note=f"按{territory.parts(site.register)}"),
            ),
            districts=area_cards(site),
        ),
    )


def _kinds(site: Site) -> tuple[str, ...]:
    """Projects are offered only where there are any: many a city begins without."""
    return tuple(kind for kind in entries.KINDS if kind != entries.PROJECT or site.projects)


def _categories(site: Site) -> tuple[str, ...]:
    """Those of the news in their own order, then those of the ledgers, the most frequent first."""
    used = {n.front.category for n in site.published_news}
    asked = Counter(o.category for s in site.stations for o in s.opinions)
    return tuple(
        dict.fromkeys([*(c.value for c in Category if c in used), *(c for c, _ in asked.most_common())])
    )


def _years(site: Site) -> tuple[str, ...]:
    """The newest first."""
    years = {n.front.date.year for n in site.published_news}
    years |= {o.month.year for s in site.stations for o in s.opinions}
    years |= {p.year for p in site.projects}
    return tuple(str(year) for year in sorted(years, reverse=True))


def _by_district(site: Site) -> tuple[SearchFilter, ...]:
    """The filter of districts; none where the place is its own only one."""
    if territory.is_undivided(site.register):
        return ()
    return (SearchFilter("district", bigrams.DISTRICT, tuple(d.name for d in site.register.districts)),)
