"""代表风采: the stories about single deputies, and the stars of the last quarter that has one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import stories, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.paging import Pager, leaves
from zhanpai.site.parts.news import StoryCard, story_card

PER_PAGE = 24


@dataclass(frozen=True, slots=True)
class StoriesPage(Context):
    """A page of stories; the stars of `quarter` stand on the first."""

    lead: str
    quarter: str
    stars: tuple[StoryCard, ...]
    stars_url: str
    stories: tuple[StoryCard, ...]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """The list; stars alone make one page of it, and nothing at all makes none."""
    stars, told = stories.stars(site), stories.stories(site)
    if not stars and not told:
        return
    title, city = "代表风采", site.register.city.name
    quarter = next(iter(stars), None)
    # Of no stories a page is made all the same: the stars stand on it.
    for leaf in leaves(told or (None,), PER_PAGE, urls.STORIES):
        is_first = not leaf.suffix
        shown = stars[quarter] if quarter and is_first else ()
        listed = [n for n in leaf.items if n]
        yield Page(
            url=leaf.url,
            template="pages/stories.html",
            title=title + leaf.suffix,
            description=f"{city}人大代表的履职故事和一季一星{leaf.suffix}。",
            section="news",
            sources=tuple(n.path for n in (*shown, *listed)),
            breadcrumbs=(("首页", urls.HOME), ("履职动态", urls.NEWS)),
            json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
            context=StoriesPage(
                lead="代表也是身边的人。这里写他们怎样听民意、办实事。",
                quarter=quarter.label if quarter and is_first else "",
                stars=tuple(story_card(site, n) for n in shown),
                stars_url=urls.STARS,
                stories=tuple(story_card(site, n) for n in listed),
                pager=leaf.pager,
            ),
        )
