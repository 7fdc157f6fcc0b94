"""活动动态: all news, by category and by district; 工作动态 stands last in every list of categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import cards, urls
from generator.model.news import Category, NewsItem
from generator.model.site import Site
from generator.page import Page
from generator.paging import leaves

PER_PAGE = 20


def pages(site: Site) -> Iterator[Page]:
    """The lists: all, of each category, of each district."""
    city = site.register.city.name
    aside = {"categories": _categories(site), "districts": _districts(site)}
    shown = site.published_news
    yield from _list(site, shown, urls.NEWS, "履职动态", f"{city}各联络站的代表履职动态", "", aside)
    for category in Category:
        items = [n for n in shown if n.front.category is category]
        title = f"{category}动态" if category is not Category.WORK else category.value
        about = f"{city}各联络站的“{category}”动态"
        yield from _list(site, items, urls.news_of_category(category), title, about, category.value, aside)
    for district in site.register.districts:
        items = list(site.news_by_district.get(district.name, ()))
        title = f"{district.name}履职动态"
        yield from _list(
            site,
            items,
            urls.news_of_district(district),
            title,
            f"{title}，共{len(items)}篇",
            district.name,
            aside,
        )


def _list(
    site: Site,
    items: Sequence[NewsItem],
    first: str,
    title: str,
    about: str,
    current: str,
    aside: Mapping[str, object],
) -> Iterator[Page]:
    crumbs = (("首页", urls.HOME),) if not current else (("首页", urls.HOME), ("履职动态", urls.NEWS))
    for leaf in leaves(items, PER_PAGE, first):
        yield Page(
            url=leaf.url,
            template="pages/news_list.html",
            title=title + leaf.suffix,
            description=f"{about}{leaf.suffix}。",
            section="news",
            sources=tuple(n.path for n in leaf.items),
            breadcrumbs=crumbs,
            json_ld={"@type": "CollectionPage", "name": title},
            context={
                "news": [cards.news(site, n) for n in leaf.items],
                **aside,
                "current": current,
                "pager": leaf.pager,
            },
        )


def _categories(site: Site) -> list[cards.Card]:
    used = {n.front.category for n in site.published_news}
    return [{"words": c.value, "href": urls.news_of_category(c)} for c in Category if c in used]


def _districts(site: Site) -> list[cards.Card]:
    return [
        {"words": d.name, "href": urls.news_of_district(d)}
        for d in site.register.districts
        if d.name in site.news_by_district
    ]
