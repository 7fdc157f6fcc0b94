"""各级代表: the deputies of one level, a page for each hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.congresses import level_name
from zhanpai.domain.model.deputy import Deputy, Level
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.paging import Pager, leaves
from zhanpai.site.parts.deputy import DeputyCard, deputy_card

PER_PAGE = 96


@dataclass(frozen=True, slots=True)
class DeputiesLevelPage(Context):
    """Deputies of one level or of one district's stations."""

    lead: str
    deputies: tuple[DeputyCard, ...]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """The pages of each level that has a deputy."""
    of_level: defaultdict[Level, list[tuple[Deputy, Station]]] = defaultdict(list)
    for deputy, station in site.deputies:
        for level in {mandate.level for mandate in deputy.mandates_on(site.today)}:
            of_level[level].append((deputy, station))
    for level in Level:
        members, title = of_level[level], level_name(site.register, level)
        first = urls.deputies_of_level(level)
        for leaf in leaves(members, PER_PAGE, first):
            yield Page(
                url=leaf.url,
                template="pages/deputies_level.html",
                title=title + leaf.suffix,
                description=f"{site.register.city.name}联络站的{title}名单，共{len(members)}人{leaf.suffix}。",
                section="deputies",
                sources=tuple(sorted({s.path for _, s in leaf.items})),
                breadcrumbs=(("首页", urls.HOME), ("人大代表", urls.DEPUTIES)),
                json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
                context=DeputiesLevelPage(
                    lead=f"共{len(members)}人，按所在联络站排列。",
                    deputies=tuple(deputy_card(site, d, s) for d, s in leaf.items),
                    pager=leaf.pager,
                ),
            )
