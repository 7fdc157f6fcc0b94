"""一季一星: the star of each district, quarter by quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import stories, territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.news import StoryCard, story_card


@dataclass(frozen=True, slots=True)
class StarsOfQuarter:
    """The stars of 2026年第一季度."""

    title: str
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class StarsPage(Context):
    """The stars by quarter, newest first."""

    lead: str
    quarters: tuple[StarsOfQuarter, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page of all stars, if there is any."""
    stars = stories.stars(site)
    if not stars:
        return
    title = "一季一星"
    yield Page(
        url=urls.STARS,
        template="pages/stars.html",
        title=title,
        description=f"{site.register.city.name}各{territory.parts(site.register)}每个季度推出的一位履职之星。",
        section="news",
        sources=tuple(n.path for items in stars.values() for n in items),
        breadcrumbs=(("首页", urls.HOME), ("代表风采", urls.STORIES)),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=StarsPage(
            lead=f"每个季度，各{territory.parts(site.register)}从进站代表里推出一位履职之星。",
            quarters=tuple(
                StarsOfQuarter(quarter.label, tuple(story_card(site, n) for n in items))
                for quarter, items in stars.items()
            ),
        ),
    )
