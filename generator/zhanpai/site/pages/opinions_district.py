"""区县意见办理: the ledger of one district, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.paging import Pager, leaves
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.opinion import OPINION_COLUMNS_WITH_STATION, opinion_row
from zhanpai.site.search import entries

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class OpinionsDistrictPage(Context):
    """The ledger of the district `name`."""

    lead: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """The pages of each district that has an opinion in its ledger."""
    for district in site.register.districts:
        stations = site.stations_by_district.get(district.name, ())
        rows = [(o, s) for s in stations for o in s.opinions]
        rows.sort(key=lambda row: (row[0].month, row[0].id), reverse=True)
        title = f"{district.name}意见建议办理"
        for leaf in leaves(rows, PER_PAGE, urls.opinions_of_district(district)):
            yield Page(
                url=leaf.url,
                template="pages/opinions_district.html",
                title=title + leaf.suffix,
                description=f"{district.name}各联络站收到的意见建议{len(rows)}件的办理情况{leaf.suffix}。",
                section="opinions",
                sources=tuple(sorted({s.opinions_path for _, s in leaf.items})),
                breadcrumbs=(("首页", urls.HOME), ("意见建议办理", urls.OPINIONS)),
                json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
                entries=tuple(entries.opinion(site, o, s, leaf.url) for o, s in leaf.items),
                context=OpinionsDistrictPage(
                    lead=f"共{len(rows)}件，最近收到的在前。",
                    name=district.name,
                    columns=OPINION_COLUMNS_WITH_STATION,
                    rows=tuple(opinion_row(o, s) for o, s in leaf.items),
                    pager=leaf.pager,
                ),
            )
