"""履职年报: the whole city's year in figures, this year's so far and last year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhanpai.domain import annual, annual_words, urls
from zhanpai.domain.annual_words import AnnualReport, Chart
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.ledger import LedgerRow
from zhanpai.site.parts.project import ProjectLine, project_line
from zhanpai.site.parts.stat import Stat


@dataclass(frozen=True, slots=True)
class AnnualPage(Context):
    """A year of the city or of one station; `columns` and `rows` are the city's table of districts."""

    parts: tuple[str, ...]
    period: str
    sentences: tuple[str, ...]
    figures: tuple[Stat, ...]
    charts: tuple[Chart, ...]
    projects: tuple[ProjectLine, ...]
    columns: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    basis: str
    others: tuple[BrowseItem, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page for each year that has something to tell."""
    told = annual.years(site)
    sources = ["stations.yaml", *sorted({s.opinions_path for s in site.stations if s.opinions_path})]
    for year in told:
        report = annual_words.of_city(site, year)
        others = [BrowseItem(f"{y}年履职年报", urls.annual(y)) for y in told if y != year]
        yield page(
            site, report, urls.annual(year), "pages/annual.html", (("首页", urls.HOME),), others, sources
        )


def page(
    site: Site,
    report: AnnualReport,
    url: str,
    template: str,
    breadcrumbs: tuple[tuple[str, str], ...],
    others: Iterable[BrowseItem],
    sources: Iterable[str],
) -> Page:
    """The yearly report `report` as a page at `url`."""
    title = report.title
    return Page(
        url=url,
        template=template,
        title=title,
        description="".join(report.sentences[:3]),
        section="news",
        sources=tuple(dict.fromkeys([*sources, *(p.path for p in report.projects)])),
        breadcrumbs=breadcrumbs,
        json_ld=JsonObject({"@type": "Report", "name": title}),
        context=AnnualPage(
            parts=report.parts,
            period=f"统计时间：{report.period}",
            sentences=report.sentences,
            figures=tuple(Stat(number, words) for number, words in report.figures),
            charts=report.charts,
            projects=tuple(project_line(site, p) for p in report.projects),
            columns=report.columns,
            rows=tuple(map(LedgerRow, report.rows)),
            basis=annual_words.BASIS,
            others=tuple(others),
        ),
    )
