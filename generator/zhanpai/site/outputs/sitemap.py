"""sitemap.xml: every page with its name (https://www.sitemaps.org/protocol.html).

MkDocs' own lists only pages that MkDocs rendered, which are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from xml.sax.saxutils import escape

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
)


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one sitemap; the error page is no place to go, nor is what was withdrawn."""
    permalink = site.register.site.permalink
    rows = [(permalink(page.url), page.title) for page in pages if _is_listed(page)]
    yield Output(urls.SITEMAP, partial(_xml, tuple(rows)))


def _is_listed(page: Page) -> bool:
    return page.head.is_listed and page.url != urls.NOT_FOUND


def _xml(rows: Iterable[tuple[str, str]]) -> bytes:
    entries = (
        f"<url><loc>{escape(url)}</loc><dc:title>{escape(title)}</dc:title></url>\n" for url, title in rows
    )
    return "".join([_HEAD, *entries, "</urlset>\n"]).encode()
