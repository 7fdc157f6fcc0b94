"""robots.txt: everything may be found, and here is the list (RFC 9309); nothing of a demo may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one robots.txt: a demonstration asks search engines to stay away."""
    info = site.register.site
    lists = [urls.SITEMAP, *([urls.NEWS_SITEMAP] if site.published_news else [])]
    text = (
        "User-agent: *\nDisallow: /\n"
        if info.demo
        else "".join(["User-agent: *\nAllow: /\n", *(f"Sitemap: {info.permalink(url)}\n" for url in lists)])
    )
    yield Output("/robots.txt", partial(text.encode))
