"""robots.txt: everything may be found, and here is the list (RFC 9309); nothing of a demo may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.model.site import Site
from generator.page import Output, Page


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one robots.txt."""
    info = site.register.site
    text = (
        "User-agent: *\nDisallow: /\n"
        if info.demo
        else f"User-agent: *\nAllow: /\nSitemap: {info.permalink('/sitemap.xml')}\n"
    )
    yield Output("/robots.txt", partial(text.encode))
