"""Atom feeds (RFC 4287) of the newest news: of the city, of each category, of each district.

Every date is the content's, so that a feed changes only when the news does; one that is empty is of the site's day.  A
feed and an entry are known by the address that they had first (`SiteInfo.identity`), which changes never.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from zhanpai.domain import urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import NewsList, everything, news_lists
from zhanpai.site.page import Output, Page

ENTRIES = 30

_ATOM = "http://www.w3.org/2005/Atom"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way of writing."""


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One feed for each list of news."""
    for listed in feed_lists(site):
        yield Output(listed.feed_url, partial(_atom, site.register.site, listed, site.today))


def feed_lists(site: Site) -> list[NewsList]:
    """The lists that can be subscribed to: each that is not empty, and that of all news always.

    Its address is known to readers and to pages that people wrote, and the last item may be withdrawn.
    """
    return list(news_lists(site)) or [everything(site)]


def _atom(info: SiteInfo, listed: NewsList, today: dt.date) -> bytes:
    newest = listed.items[:ENTRIES]
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _add(feed, "title", f"{listed.title} - {info.title}")
    _add(feed, "subtitle", f"{listed.about}。")
    _add(feed, "id", info.identity(listed.feed_url))
    _add(feed, "updated", midnight(max((item.changed_on for item in newest), default=today)))
    _link(feed, "self", "application/atom+xml", info.permalink(listed.feed_url))
    _link(feed, "alternate", "text/html", info.permalink(listed.url))
    _add(SubElement(feed, "author"), "name", info.owner)
    _add(feed, "icon", info.permalink("/assets/logo/favicon.png"))
    for item in newest:
        _entry(SubElement(feed, "entry"), info, item)
    indent(feed, " ")
    text: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _entry(entry: Element, info: SiteInfo, item: NewsItem) -> None:
    front, address = item.front, info.permalink(urls.news_item(item))
    _add(entry, "title", front.title)
    _add(entry, "id", info.identity(urls.news_item(item)))
    _link(entry, "alternate", "text/html", address)
    _add(entry, "published", midnight(front.date))
    _add(entry, "updated", midnight(item.changed_on))
    if front.source:
        _add(SubElement(entry, "author"), "name", front.source)
    SubElement(entry, "category", term=front.category.slug, label=front.category.value)
    _add(entry, "summary", item.summary)


def _add(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = _UNWRITABLE.sub("", words)


def _link(parent: Element, rel: str, kind: str, href: str) -> None:
    SubElement(parent, "link", rel=rel, type=kind, href=href)


def midnight(day: dt.date) -> str:
    """The beginning of `day` in China: no closer time is known of a news item."""
    return f"{day}T00:00:00+08:00"
