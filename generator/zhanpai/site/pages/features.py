"""特色联络站: every 联络站+ word with the number of its stations, and the newest stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import features, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.areas import crumbs_to_areas
from zhanpai.site.parts.news import NewsCard, news_card
from zhanpai.site.parts.tiles import Tile

STORIES = 12


@dataclass(frozen=True, slots=True)
class FeaturesPage(Context):
    """The words, and the newest stories of all of them."""

    lead: str
    features: tuple[Tile, ...]
    stories: tuple[NewsCard, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page of all words, if there is any."""
    found = features.features(site)
    if not found:
        return
    stories = features.stories(site)[:STORIES]
    special = {s.id for f in found for s in f.stations}
    title = "特色联络站"
    yield Page(
        url=urls.FEATURES,
        template="pages/features.html",
        title=title,
        description=f"{site.register.city.name}{len(special)}个“联络站+”特色站：{'、'.join(f.word for f in found)}。",
        section="stations",
        sources=tuple(sorted({s.path for f in found for s in f.stations} | {n.path for n in stories})),
        breadcrumbs=crumbs_to_areas(site.register),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=FeaturesPage(
            lead=f"有{len(special)}个联络站在接待居民之外各有专长：懂行的代表坐到一起，专门听这一方面的意见。",
            features=tuple(Tile(f.title, urls.feature(f.slug), f"{len(f.stations)}个站") for f in found),
            stories=tuple(news_card(site, n) for n in stories),
        ),
    )
