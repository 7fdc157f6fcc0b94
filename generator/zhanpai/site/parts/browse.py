"""Lists to browse: a name, how much there is behind it, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class BrowseItem:
    """A way on; `count` is a number with its unit: 3个站."""

    words: str
    href: str
    count: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BrowseGroup:
    """Ways on under a heading that leads somewhere itself; `id` is where a link inside the page lands."""

    title: str
    id: str
    href: str
    items: tuple[BrowseItem, ...]


def townships(site: Site, district: District) -> tuple[BrowseItem, ...]:
    """The townships of a district that have a station, each with how many."""
    return tuple(
        BrowseItem(township.name, urls.township(district, township), f"{len(stations)}个站")
        for township in district.townships
        if (stations := site.stations_by_township.get((district.name, township.name)))
    )
