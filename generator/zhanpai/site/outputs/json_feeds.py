"""JSON feeds (https://www.jsonfeed.org/version/1.1/): the news of the Atom feeds for programs that know no XML.

With the whole text, so that a district's own site can show an item without another request.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape

from zhanpai.domain import pictures, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.news_lists import NewsList
from zhanpai.kit.json import Json
from zhanpai.site.outputs.feeds import ENTRIES, feed_lists, midnight
from zhanpai.site.page import Output, Page
from zhanpai.site.parts.picture import in_text, published

VERSION = "https://jsonfeed.org/version/1.1"


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """One feed for each list of news, with the same items as the Atom feed beside it."""
    for listed in feed_lists(site):
        yield Output(urls.json_feed(listed.feed_url), partial(_feed, site, listed))


def _feed(site: Site, listed: NewsList) -> bytes:
    info = site.register.site
    feed = {
        "version": VERSION,
        "title": f"{listed.title} - {info.title}",
        "home_page_url": info.permalink(listed.url),
        "feed_url": info.permalink(urls.json_feed(listed.feed_url)),
        "description": f"{listed.about}。",
        "icon": info.permalink("/assets/logo/favicon.png"),
        "authors": [{"name": info.owner}],
        "language": "zh-CN",
        "items": [_item(site, item) for item in listed.items[:ENTRIES]],
    }
    return f"{json.dumps(feed, ensure_ascii=False, indent=1)}\n".encode()


def _item(site: Site, item: NewsItem) -> dict[str, Json]:
    front, info = item.front, site.register.site
    entry: dict[str, Json] = {
        "id": info.identity(urls.news_item(item)),
        "url": info.permalink(urls.news_item(item)),
        "title": front.title,
        "summary": item.summary,
        "content_html": _html(site, item),
        "date_published": midnight(front.date),
        "tags": [front.category.value],
    }
    if item.corrected_on:
        entry["date_modified"] = midnight(item.changed_on)
    if front.source:
        entry["authors"] = [{"name": front.source}]
    if cover := pictures.find(site, item.path, front.cover):
        entry["image"] = info.permalink(published(cover).src)
    return entry


def _html(site: Site, item: NewsItem) -> str:
    """The text, after its corrections, with addresses that hold on any site."""
    corrections = sorted(item.front.corrections, key=lambda c: c.on)
    notes = [f"<p><strong>更正（{c.on}）</strong>：{escape(c.text)}</p>\n" for c in corrections]
    links = {f"{page.slug}.md": urls.prose(page) for page in site.prose}
    text = item.document.html(in_text(site, item), links)
    return urls.make_absolute("".join([*notes, text]), site.register.site.permalink(""))
