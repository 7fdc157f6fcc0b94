"""活动动态: all news, by category and by district; 工作动态 stands last in every list of categories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import cards, urls
from generator.bulletins import Bulletin, bulletins, feeds
from generator.model.news import Category
from generator.model.site import Site
from generator.page import Head, Page
from generator.paging import leaves

PER_PAGE = 20


def pages(site: Site) -> Iterator[Page]:
    """The lists: all, of each category, of each district."""
    aside = {"categories": _categories(site), "districts": _districts(site)}
    for bulletin in bulletins(site):
        yield from _list(site, bulletin, aside)


def _list(site: Site, bulletin: Bulletin, aside: Mapping[str, object]) -> Iterator[Page]:
    home, all_news = ("首页", urls.HOME), ("履职动态", urls.NEWS)
    subscriptions = dict.fromkeys([bulletin.feed, *feeds(site)])
    for leaf in leaves(bulletin.items, PER_PAGE, bulletin.url):
        yield Page(
            url=leaf.url,
            template="pages/news_list.html",
            title=bulletin.title + leaf.suffix,
            description=f"{bulletin.about}{leaf.suffix}。",
            section="news",
            sources=tuple(n.path for n in leaf.items),
            breadcrumbs=(home, all_news) if bulletin.current else (home,),
            json_ld={"@type": "CollectionPage", "name": bulletin.title},
            head=Head(feeds=tuple(subscriptions)),
            context={
                "news": [cards.news(site, n) for n in leaf.items],
                **aside,
                "current": bulletin.current,
                "feed": {"words": f"订阅{bulletin.title}", "href": bulletin.feed_url},
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
