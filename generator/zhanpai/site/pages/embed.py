"""怎样把联络站放进别的网站: the few lines to copy, for each district and for any station."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Context, Page

HEIGHT = 640
"""Pixels: a card with all it may have, in a column 320 pixels wide, is somewhat higher and scrolls."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The `code` to copy for the card of `place` at `href`."""

    place: str
    href: str
    code: str


@dataclass(frozen=True, slots=True)
class EmbedPage(Context):
    """A snippet for each district under `card_title`, and one of a station as an example; `keepers` put them on their pages."""

    keepers: str
    card_title: str
    districts: tuple[Snippet, ...]
    station: Snippet | None


def pages(site: Site) -> Iterator[Page]:
    """The one page that hands out cards for other sites."""
    title = "在别的网站上显示联络站"
    keepers, register = territory.offices_below(site.register), site.register
    is_undivided = territory.is_undivided(register)
    example = next((s for s in site.stations if s.receptions), next(iter(site.stations), None))
    yield Page(
        url=urls.EMBED,
        template="pages/embed.html",
        title=title,
        description=f"{keepers}的网站怎样把人大代表联络站的接待日和动态放进自己的网页：复制一行代码就行。",
        section="",
        sources=("stations.yaml",),
        breadcrumbs=(("首页", urls.HOME), ("平台账号", urls.ACCOUNTS)),
        context=EmbedPage(
            keepers=keepers,
            card_title=territory.whole(register) if is_undivided else f"一个{territory.parts(register)}",
            districts=tuple(
                _snippet(site, d.name, f"{d.name}人大代表联络站", urls.card_of_district(d))
                for d in site.register.districts
            ),
            station=_snippet(site, example.name, example.name, urls.card_of_station(example))
            if example
            else None,
        ),
    )


def _snippet(site: Site, place: str, name: str, url: str) -> Snippet:
    address = site.register.site.permalink(url)
    code = f'<iframe src="{address}" title="{name}：接待日和动态" width="100%" height="{HEIGHT}" loading="lazy" style="border:0"></iframe>'
    return Snippet(place, url, code)
