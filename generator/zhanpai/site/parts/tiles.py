"""专栏: the ways from home and news to stories, special stations, projects and reports, as far as there are any."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import annual, features, stories, urls
from zhanpai.domain.model.site import Site


@dataclass(frozen=True, slots=True)
class Tile:
    """A name, an address and how much there is."""

    name: str
    href: str
    note: str


def tiles(site: Site) -> tuple[Tile, ...]:
    """The columns that have something in them."""
    told = len(stories.stories(site)) + sum(map(len, stories.stars(site).values()))
    special = {s.id for f in features.features(site) for s in f.stations}
    newest = max((p.year for p in site.projects), default=0)
    chosen = sum(p.year == newest and p.record.status.is_chosen for p in site.projects)
    year = next(iter(annual.years(site)), 0)
    found = (
        (told, Tile("代表风采", urls.STORIES, f"{told}篇")),
        (len(special), Tile("特色联络站", urls.FEATURES, f"{len(special)}个站")),
        (newest, Tile("民生实事", urls.PROJECTS, f"{newest}年{chosen}件")),
        (year, Tile("履职年报", urls.annual(year), f"{year}年")),
    )
    return tuple(tile for there, tile in found if there)
