"""What the components are given of a deputy."""

from __future__ import annotations

import datetime as dt

from zhanpai.domain import pictures, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.site.parts import Card
from zhanpai.site.parts.picture import image


def mandate_words(deputy: Deputy, today: dt.date) -> list[str]:
    """The mandates that run today, highest first; those of a former deputy as they were."""
    running = deputy.mandates_on(today)
    return [m.level.label for m in running] or [f"原{m.level.label}" for m in deputy.mandates]


def deputy_card(site: Site, deputy: Deputy, station: Station) -> Card:
    """A deputy on a list; who has left office keeps name and terms, nothing else (个人信息保护法 art. 47)."""
    serves = deputy.serves_on(site.today)
    portrait = pictures.find(site, station.path, deputy.photo) if serves else None
    return {
        "name": deputy.name,
        "href": urls.deputy(deputy),
        "mandates": mandate_words(deputy, site.today),
        "post": deputy.post if serves else "",
        "portrait": image(portrait, "", pictures.PORTRAIT) if portrait else None,
        "station": {"name": station.short_name, "href": urls.station(station)},
    }
