"""找不到网页: where to go when an address leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.areas import area_cards
from zhanpai.site.parts.district import DistrictCard


@dataclass(frozen=True, slots=True)
class NotFoundPage(Context):
    """Ways to go on; their addresses hold at any depth; `areas` is the word for what `districts` are."""

    find_url: str
    index_url: str
    districts: tuple[DistrictCard, ...]
    areas: str


def pages(site: Site) -> Iterator[Page]:
    """The one page that a web server sends with status 404, from whatever address."""
    info = site.register.site
    yield Page(
        url=urls.NOT_FOUND,
        template="pages/not_found.html",
        title="找不到这个网页",
        description="网址可能写错了，或者网页已经搬走。",
        section="",
        json_ld=JsonObject({"@type": "WebPage", "name": "找不到这个网页"}),
        context=NotFoundPage(
            find_url=urls.on_host(info, urls.FIND),
            index_url=urls.on_host(info, urls.FIND_INDEX),
            districts=tuple(replace(card, href=urls.on_host(info, card.href)) for card in area_cards(site)),
            areas=territory.parts(site.register),
        ),
    )
