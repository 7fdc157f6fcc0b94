"""怎样把联络站放进别的网站: the few lines to copy, for each district and for any station."""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.parts import Card

HEIGHT = 640
"""Pixels: a card with all it may have, in a column 320 pixels wide, is somewhat higher and scrolls."""


def pages(site: Site) -> Iterator[Page]:
    """The one page."""
    title = "在别的网站上显示联络站"
    example = next((s for s in site.stations if s.receptions), next(iter(site.stations), None))
    yield Page(
        url=urls.EMBED,
        template="pages/embed.html",
        title=title,
        description="区县、街道的网站怎样把人大代表联络站的接待日和动态放进自己的网页：复制一行代码就行。",
        section="",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME), ("平台账号", urls.ACCOUNTS)),
        context={
            "districts": [
                _snippet(site, d.name, f"{d.name}人大代表联络站", urls.card_of_district(d))
                for d in site.register.districts
            ],
            "station": _snippet(site, example.name, example.name, urls.card_of_station(example))
            if example
            else None,
        },
    )


def _snippet(site: Site, place: str, name: str, url: str) -> Card:
    address = site.register.site.permalink(url)
    code = f'<iframe src="{address}" title="{name}：接待日和动态" width="100%" height="{HEIGHT}" loading="lazy" style="border:0"></iframe>'
    return {"place": place, "href": url, "code": code}
