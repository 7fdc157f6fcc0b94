"""The news as it is listed and as it is subscribed to: all of it, each category's, each district's.

A page and a feed of one name hold the same items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class NewsList:
    """One list of news, newest first, never empty."""

    title: str
    about: str
    """What it holds, as a sentence without its full stop."""
    current: str
    """The category or district it is of; "" for all news."""
    items: Sequence[NewsItem]
    url: str
    feed_url: str
    """Of the Atom feed; the JSON feed lies beside it."""

    @property
    def feed(self) -> tuple[str, str]:
        """Words and address of the feed, as a page's head names it."""
        return (self.title, self.feed_url)

    @property
    def feeds(self) -> tuple[tuple[str, str], ...]:
        """The feed in both of its forms, Atom and JSON."""
        return (self.feed, (f"{self.title}（JSON）", urls.json_feed(self.feed_url)))


def news_lists(site: Site) -> Iterator[NewsList]:
    """Every list that has something to show: all, then categories, 工作动态 last, then districts."""
    lists = (
        everything(site),
        *(_of_category(site, category) for category in Category),
        *(_of_district(site, district) for district in site.register.districts),
    )
    return (listed for listed in lists if listed.items)


def feeds(site: Site, district: District | None = None) -> tuple[tuple[str, str], ...]:
    """The feeds of the whole city and of one district, as a page's head names them."""
    lists = [everything(site)] + ([_of_district(site, district)] if district else [])
    return tuple(feed for listed in lists if listed.items for feed in listed.feeds)


def everything(site: Site) -> NewsList:
    """All news of the city, if there is any."""
    about = f"{site.register.city.name}各联络站的代表履职动态"
    return NewsList("履职动态", about, "", site.published_news, urls.NEWS, urls.NEWS_FEED)


def _of_category(site: Site, category: Category) -> NewsList:
    return NewsList(
        title=f"{category}动态" if category is not Category.WORK else category.value,
        about=f"{site.register.city.name}各联络站的“{category}”动态",
        current=category.value,
        items=[n for n in site.published_news if n.front.category is category],
        url=urls.news_of_category(category),
        feed_url=urls.feed_of_category(category),
    )


def _of_district(site: Site, district: District) -> NewsList:
    items = site.news_by_district.get(district.name, ())
    title = f"{district.name}履职动态"
    return NewsList(
        title=title,
        about=f"{title}，共{len(items)}篇",
        current=district.name,
        items=items,
        url=urls.news_of_district(district),
        feed_url=urls.feed_of_district(district),
    )
