"""活动动态: all news, by category and by district; 工作动态 stands last in every list of categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zhanpai.domain import urls
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import Bulletin, bulletins, everything, feeds
from zhanpai.site.page import Head, Page
from zhanpai.site.paging import Leaf, leaves
from zhanpai.site.parts import Card, tiles
from zhanpai.site.parts.news import news_card, pending_note

PER_PAGE = 20


def pages(site: Site) -> Iterator[Page]:
    """The lists: all, of each category, of each district."""
    aside = {"categories": _categories(site), "districts": _districts(site), "columns": _columns(site)}
    lists = list(bulletins(site))
    for bulletin in lists:
        yield from _list(site, bulletin, leaves(bulletin.items, PER_PAGE, bulletin.url), aside)
    if not lists:
        # The navigation leads here, on a site without any news too.
        yield from _list(site, everything(site), [Leaf((), urls.NEWS, "", None)], aside)


def _list(
    site: Site, bulletin: Bulletin, pages: Iterable[Leaf[NewsItem]], aside: Mapping[str, object]
) -> Iterator[Page]:
    home, all_news = ("首页", urls.HOME), ("履职动态", urls.NEWS)
    subscriptions = dict.fromkeys([*bulletin.feeds, *feeds(site)] if bulletin.items else ())
    for leaf in pages:
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
                "news": [news_card(site, n) for n in leaf.items],
                **aside,
                "current": bulletin.current,
                "pending": _pending(site) if leaf.url == urls.NEWS else [],
                "feed": _subscription(bulletin) if bulletin.items else None,
                "pager": leaf.pager,
            },
        )


def _subscription(bulletin: Bulletin) -> Card:
    words, href = f"订阅{bulletin.title}", bulletin.feed_url
    return {"words": words, "href": href, "json_href": urls.json_feed(href)}


def _pending(site: Site) -> list[Card]:
    """What is not published yet, which the preview alone has."""
    return [{**news_card(site, n), "ribbon": pending_note(site, n)["words"]} for n in site.pending_news]


def _categories(site: Site) -> list[Card]:
    used = {n.front.category for n in site.published_news}
    return [{"words": c.value, "href": urls.news_of_category(c)} for c in Category if c in used]


def _columns(site: Site) -> list[Card]:
    return [{"words": tile["name"], "href": tile["href"], "note": tile["note"]} for tile in tiles.tiles(site)]


def _districts(site: Site) -> list[Card]:
    return [
        {"words": d.name, "href": urls.news_of_district(d)}
        for d in site.register.districts
        if d.name in site.news_by_district
    ]
