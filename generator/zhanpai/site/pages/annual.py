"""履职年报: the whole city's year in figures, this year's so far and last year's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhanpai.domain import annual, annual_words, urls
from zhanpai.domain.annual_words import Report
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.parts import project


def pages(site: Site) -> Iterator[Page]:
    """One page for each year that has something to tell."""
    told = annual.years(site)
    sources = ["stations.yaml", *sorted({s.opinions_path for s in site.stations if s.opinions_path})]
    for year in told:
        report = annual_words.of_city(site, year)
        others = [{"words": f"{y}年履职年报", "href": urls.annual(y)} for y in told if y != year]
        yield page(
            site, report, urls.annual(year), "pages/annual.html", (("首页", urls.HOME),), others, sources
        )


def page(
    site: Site,
    report: Report,
    url: str,
    template: str,
    breadcrumbs: tuple[tuple[str, str], ...],
    others: list[dict[str, str]],
    sources: Iterable[str],
) -> Page:
    """A report as a page."""
    title = report.title
    return Page(
        url=url,
        template=template,
        title=title,
        description="".join(report.sentences[:3]),
        section="news",
        sources=tuple(dict.fromkeys([*sources, *(p.path for p in report.projects)])),
        breadcrumbs=breadcrumbs,
        json_ld={"@type": "Report", "name": title},
        context={
            "parts": list(report.parts),
            "period": f"统计时间：{report.period}",
            "sentences": list(report.sentences),
            "figures": [{"number": number, "words": words} for number, words in report.figures],
            "charts": [
                {
                    "title": chart.title,
                    "unit": chart.unit,
                    "rows": [{"words": b.words, "number": b.number, "share": b.share} for b in chart.bars],
                }
                for chart in report.charts
            ],
            "projects": [project.line(site, p) for p in report.projects],
            "columns": list(report.columns),
            "rows": [list(row) for row in report.rows],
            "basis": annual_words.BASIS,
            "others": others,
        },
    )
