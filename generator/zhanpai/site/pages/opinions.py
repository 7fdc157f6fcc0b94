"""意见办理: what residents raised in the whole city, and how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.opinion import OPINION_COLUMNS_WITH_STATION, opinion_row
from zhanpai.site.parts.stat import Stat

LATEST = 20


@dataclass(frozen=True, slots=True)
class OpinionsPage(Context):
    """The city's ledger: how many, where, about what, and the latest."""

    lead: str
    stats: tuple[Stat, ...]
    categories: tuple[FactLine, ...]
    districts: tuple[DistrictCard, ...]
    columns: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    areas: str


def pages(site: Site) -> Iterator[Page]:
    """The one page of the city's ledger."""
    rows = [(o, s) for s in site.stations for o in s.opinions]
    answered = [o for o, _ in rows if o.status.is_answered]
    latest = sorted(rows, key=lambda row: (row[0].month, row[0].id), reverse=True)[:LATEST]
    of_district = Counter(s.row.district for _, s in rows)
    by_category = Counter(o.category for o, _ in rows)
    title = "意见建议办理"
    yield Page(
        url=urls.OPINIONS,
        template="pages/opinions.html",
        title=title,
        description=f"{site.register.city.name}各联络站收到的意见建议{len(rows)}件，已答复{len(answered)}件，逐件公开办理进度。",
        section="opinions",
        sources=tuple(sorted({s.opinions_path for _, s in rows})),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=OpinionsPage(
            areas=territory.parts(site.register),
            lead="居民在联络站反映的意见，由谁办、办到哪一步、结果怎样，逐件公开。不公布反映人的任何信息。",
            stats=(
                Stat(len(rows), "件意见建议"),
                Stat(len(answered), "件已答复"),
                Stat(len(rows) - len(answered), "件正在办理"),
            ),
            categories=tuple(FactLine(c, f"{n}件") for c, n in by_category.most_common(8)),
            districts=tuple(
                DistrictCard(d.name, urls.opinions_of_district(d), of_district[d.name], "件")
                for d in site.register.districts
                if of_district[d.name]
            ),
            columns=OPINION_COLUMNS_WITH_STATION,
            rows=tuple(opinion_row(o, s) for o, s in latest),
        ),
    )
