"""专栏: the ways from home and news to stories, special stations, projects and reports, as far as there are any."""

from __future__ import annotations

from zhanpai.domain import annual, features, stories, urls
from zhanpai.domain.model.site import Site
from zhanpai.site.parts import Card


def tiles(site: Site) -> list[Card]:
    """A name, an address and how much there is."""
    told = len(stories.stories(site)) + sum(map(len, stories.stars(site).values()))
    special = {s.id for f in features.features(site) for s in f.stations}
    newest = max((p.year for p in site.projects), default=0)
    chosen = sum(p.year == newest and p.record.status.is_chosen for p in site.projects)
    year = next(iter(annual.years(site)), 0)
    found: list[tuple[object, Card]] = [
        (told, {"name": "代表风采", "href": urls.STORIES, "note": f"{told}篇"}),
        (special, {"name": "特色联络站", "href": urls.FEATURES, "note": f"{len(special)}个站"}),
        (newest, {"name": "民生实事", "href": urls.PROJECTS, "note": f"{newest}年{chosen}件"}),
        (year, {"name": "履职年报", "href": urls.annual(year), "note": f"{year}年"}),
    ]
    return [tile for there, tile in found if there]
