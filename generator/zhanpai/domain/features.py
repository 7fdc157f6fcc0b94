"""特色联络站: the stations of each 联络站+ word, and the address that the word's page has for good.

The address is the word's pinyin and depends on nothing but the word: a word that comes later moves nobody.
Two words that sound alike would meet there; that is nearly always one word mistyped, and S271 says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from zhanpai.domain.model.news import NewsItem, Series
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import pinyin

_FOREIGN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Feature:
    """A 联络站+ word, its stations that residents can go to, and their stories, newest first."""

    word: str
    slug: str
    stations: tuple[Station, ...]
    stories: tuple[NewsItem, ...]

    @property
    def title(self) -> str:
        """As it is written on doors: 联络站+党建."""
        return f"联络站+{self.word}"


def slug_of(word: str) -> str:
    """党建 → dangjian; 5G产业 → 5gchanye; of a word that nobody can read aloud, its code points."""
    read = _FOREIGN.sub("", pinyin.romanise(word).lower())
    return read or "-".join(f"{ord(character):x}" for character in word)


def features(site: Site) -> tuple[Feature, ...]:
    """Every word in use, the most frequent first."""
    stations: defaultdict[str, list[Station]] = defaultdict(list)
    for station in site.stations:
        if station.exists:
            for word in dict.fromkeys(station.detail.features):
                stations[word].append(station)
    told = stories(site)
    found = (
        Feature(word, slug_of(word), tuple(members), _of(told, {s.id for s in members}))
        for word, members in stations.items()
    )
    return tuple(sorted(found, key=lambda f: (-len(f.stations), f.slug)))


def stories(site: Site) -> tuple[NewsItem, ...]:
    """The published items of the series 特色联络站, newest first."""
    return tuple(item for item in site.published_news if item.front.series is Series.STATION)


def _of(items: tuple[NewsItem, ...], ids: set[str]) -> tuple[NewsItem, ...]:
    return tuple(item for item in items if ids.intersection(item.front.stations))
