"""联络站+: the stations of one word, and their stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import features, urls
from zhanpai.domain.features import Feature
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.paging import Pager, leaves
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.station import StationCard, station_card

PER_PAGE, STORIES = 48, 12


@dataclass(frozen=True, slots=True)
class FeaturePage(Context):
    """The stations of one word; the stories stand on the first page alone."""

    lead: str
    stories: tuple[NewsCard, ...]
    stations: tuple[StationCard, ...]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """The pages of each word; a word's stories stand on its first."""
    for feature in features.features(site):
        yield from _of(site, feature)


def _of(site: Site, feature: Feature) -> Iterator[Page]:
    for leaf in leaves(feature.stations, PER_PAGE, urls.feature(feature.slug)):
        stories = () if leaf.suffix else feature.stories[:STORIES]
        yield Page(
            url=leaf.url,
            template="pages/feature.html",
            title=feature.title + leaf.suffix,
            description=f"{site.register.city.name}的“{feature.title}”特色站，共{len(feature.stations)}个{leaf.suffix}。",
            section="stations",
            sources=(*(s.path for s in leaf.items), *(n.path for n in stories)),
            breadcrumbs=(("首页", urls.HOME), ("特色联络站", urls.FEATURES)),
            json_ld=JsonObject({"@type": "CollectionPage", "name": feature.title}),
            context=FeaturePage(
                lead=f"共有{len(feature.stations)}个联络站以“{feature.word}”为专长。",
                stories=tuple(news_card(site, n) for n in stories),
                stations=tuple(map(station_card, leaf.items)),
                pager=leaf.pager,
            ),
        )
