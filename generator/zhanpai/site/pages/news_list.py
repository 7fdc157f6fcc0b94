"""活动动态: all news, by category and by district; 工作动态 stands last in every list of categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from zhanpai.domain import territory, urls
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import NewsList, everything, feeds, news_lists
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Head, Page
from zhanpai.site.paging import Leaf, Pager, leaves
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.news import NewsCard, news_card, pending_note
from zhanpai.site.parts.tiles import tiles

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Aside:
    """The ways to the other lists, the same beside each of them; `areas` is the word for districts of `domain/territory.py`."""

    categories: tuple[BrowseItem, ...]
    columns: tuple[BrowseItem, ...]
    districts: tuple[BrowseItem, ...]
    areas: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """A list's feeds: Atom at `href`, JSON at `json_href`."""

    words: str
    href: str
    json_href: str


@dataclass(frozen=True, slots=True)
class NewsListPage(Context):
    """A list of news; `pending` is what the preview alone has."""

    news: tuple[NewsCard, ...]
    pending: tuple[NewsCard, ...]
    aside: Aside
    feed: Subscription | None
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """The lists: all, of each category, of each district."""
    aside = Aside(_categories(site), _columns(site), _districts(site), territory.parts(site.register))
    lists = list(news_lists(site))
    for listed in lists:
        yield from _list(site, listed, leaves(listed.items, PER_PAGE, listed.url), aside)
    if not lists:
        # The navigation leads here, on a site without any news too.
        yield from _list(site, everything(site), [Leaf((), urls.NEWS, "", None)], aside)


def _list(site: Site, listed: NewsList, pages: Iterable[Leaf[NewsItem]], aside: Aside) -> Iterator[Page]:
    home, all_news = ("首页", urls.HOME), ("履职动态", urls.NEWS)
    subscriptions = dict.fromkeys([*listed.feeds, *feeds(site)] if listed.items else ())
    for leaf in pages:
        yield Page(
            url=leaf.url,
            template="pages/news_list.html",
            title=listed.title + leaf.suffix,
            description=f"{listed.about}{leaf.suffix}。",
            section="news",
            sources=tuple(n.path for n in leaf.items),
            breadcrumbs=(home, all_news) if listed.current else (home,),
            json_ld=JsonObject({"@type": "CollectionPage", "name": listed.title}),
            head=Head(feeds=tuple(subscriptions)),
            context=NewsListPage(
                news=tuple(news_card(site, n) for n in leaf.items),
                pending=_pending(site) if leaf.url == urls.NEWS else (),
                aside=aside,
                feed=_subscription(listed) if listed.items else None,
                pager=leaf.pager,
            ),
        )


def _subscription(listed: NewsList) -> Subscription:
    feed = listed.feed_url
    return Subscription(f"订阅{listed.title}", feed, urls.json_feed(feed))


def _pending(site: Site) -> tuple[NewsCard, ...]:
    """What is not published yet, each with a word that says why."""
    return tuple(replace(news_card(site, n), ribbon=pending_note(site, n).words) for n in site.pending_news)


def _categories(site: Site) -> tuple[BrowseItem, ...]:
    used = {n.front.category for n in site.published_news}
    return tuple(BrowseItem(c.value, urls.news_of_category(c)) for c in Category if c in used)


def _columns(site: Site) -> tuple[BrowseItem, ...]:
    return tuple(BrowseItem(tile.name, tile.href, note=tile.note) for tile in tiles(site))


def _districts(site: Site) -> tuple[BrowseItem, ...]:
    """The districts that have news; none where the place is its own only one, whose news are all."""
    if territory.is_undivided(site.register):
        return ()
    return tuple(
        BrowseItem(d.name, urls.news_of_district(d))
        for d in site.register.districts
        if d.name in site.news_by_district
    )
