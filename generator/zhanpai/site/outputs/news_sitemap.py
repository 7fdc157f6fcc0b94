"""sitemap-news.xml: the news alone, each with the day it last changed (https://www.sitemaps.org/protocol.html).

Baidu, 360 and Bing read `lastmod` and come back for what changed; in sitemap.xml the news is one line in ten,
without a date.  Google's `news:` elements are left out on purpose: they may name items of the last two days only,
so that the file of a site that is made anew once a week would be empty or wrong; the others ignore them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from xml.sax.saxutils import escape

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page

MOST = 50_000
"""Addresses that the protocol allows in one file; older news stands in sitemap.xml anyway."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one list, newest first; none without news, as a list must name something."""
    permalink = site.register.site.permalink
    rows = [(permalink(urls.news_item(n)), n.changed_on.isoformat()) for n in site.published_news[:MOST]]
    if rows:
        yield Output(urls.NEWS_SITEMAP, partial(_xml, tuple(rows)))


def _xml(rows: Iterable[tuple[str, str]]) -> bytes:
    entries = (f"<url><loc>{escape(url)}</loc><lastmod>{on}</lastmod></url>\n" for url, on in rows)
    return "".join([_HEAD, *entries, "</urlset>\n"]).encode()
