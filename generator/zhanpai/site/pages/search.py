"""全文搜索: what was said in news, ledgers and stations, by the words in it; a script draws what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.parts.district import district_card
from zhanpai.site.search import bigrams, entries


def pages(site: Site) -> Iterator[Page]:
    """The one search page."""
    title = "全文搜索"
    yield Page(
        url=urls.SEARCH,
        template="pages/search.html",
        title=title,
        description=f"在{site.register.city.name}各人大代表联络站的介绍、履职动态和意见办理里搜索。",
        section="search",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld={"@type": "SearchResultsPage", "name": title},
        context={
            "lead": "在联络站介绍、履职动态和意见办理的内容里搜索。",
            "search_url": urls.SEARCH,
            "find_url": urls.FIND,
            "home_url": urls.HOME,
            "filters": [
                {"name": "kind", "title": bigrams.KIND, "options": _kinds(site)},
                {
                    "name": "district",
                    "title": bigrams.DISTRICT,
                    "options": [d.name for d in site.register.districts],
                },
                {"name": "category", "title": bigrams.CATEGORY, "options": _categories(site)},
                {"name": "year", "title": bigrams.YEAR, "options": _years(site)},
            ],
            "ways": [
                {"words": "找联络站", "href": urls.FIND, "note": "站号、街道、社区、代表姓名"},
                {"words": "履职动态", "href": urls.NEWS, "note": "按类别和区县"},
                {"words": "意见建议办理", "href": urls.OPINIONS, "note": "按区县"},
            ],
            "districts": [district_card(site, d) for d in site.register.districts],
        },
    )


def _kinds(site: Site) -> list[str]:
    """Projects are offered only where there are any: many a city begins without."""
    return [kind for kind in entries.KINDS if kind != entries.PROJECT or site.projects]


def _categories(site: Site) -> list[str]:
    """Those of the news in their own order, then those of the ledgers, the most frequent first."""
    used = {n.front.category for n in site.published_news}
    asked = Counter(o.category for s in site.stations for o in s.opinions)
    return list(
        dict.fromkeys([*(c.value for c in Category if c in used), *(c for c, _ in asked.most_common())])
    )


def _years(site: Site) -> list[str]:
    """The newest first."""
    years = {n.front.date.year for n in site.published_news}
    years |= {o.month.year for s in site.stations for o in s.opinions}
    years |= {p.year for p in site.projects}
    return [str(year) for year in sorted(years, reverse=True)]
