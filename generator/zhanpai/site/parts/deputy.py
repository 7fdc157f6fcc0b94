"""A deputy on a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from zhanpai.domain import pictures, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.site.parts.link import Link, station_link
from zhanpai.site.parts.once import once
from zhanpai.site.parts.picture import Image, image


@dataclass(frozen=True, slots=True)
class DeputyCard:
    """A deputy; `mandates` are the levels that they serve on, highest first."""

    name: str
    href: str
    mandates: tuple[str, ...]
    station: Link
    post: str = ""
    portrait: Image | None = None


def mandate_words(deputy: Deputy, today: dt.date) -> tuple[str, ...]:
    """The mandates that run today, highest first; those of a former deputy as they were."""
    running = deputy.mandates_on(today)
    if running:
        return deputy.titles_on(today)
    return tuple(dict.fromkeys(f"原{m.title}" for m in deputy.mandates))


@once
def deputy_card(site: Site, deputy: Deputy, station: Station) -> DeputyCard:
    """A deputy on a list; who has left office keeps name and terms, nothing else (个人信息保护法 art. 47)."""
    return DeputyCard(
        name=deputy.name,
        href=urls.deputy(deputy),
        mandates=mandate_words(deputy, site.today),
        station=station_link(site.receiving_for(station)[0]),
        post=deputy.post if deputy.serves_on(site.today) else "",
        portrait=portrait_image(portrait(site, deputy)),
    )


def portrait(site: Site, deputy: Deputy) -> Picture | None:
    """The portrait that may be shown: of who has left office, none."""
    return pictures.portrait(site, deputy) if deputy.serves_on(site.today) else None


def portrait_image(picture: Picture | None) -> Image | None:
    """A portrait as the components take it: without words, as the name always stands beside it."""
    return image(picture, "", pictures.PORTRAIT) if picture else None
