"""Words that lead somewhere."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.station import Station


@dataclass(frozen=True, slots=True)
class Link:
    """`words` that lead to `href`; plain words where that is ""."""

    words: str
    href: str


def station_link(station: Station) -> Link:
    """A link to a station, in the words of its short name."""
    return Link(station.short_name, urls.station(station))


def deputy_link(deputy: Deputy) -> Link:
    """A link to a deputy, in the words of the name."""
    return Link(deputy.name, urls.deputy(deputy))
