"""民生实事: how the newest year's projects stand, and the way to every year and district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.project import ProjectItem, ProjectStatus
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Page
from zhanpai.site.parts import project


def pages(site: Site) -> Iterator[Page]:
    """The one page of all years, if there is a project."""
    if not site.projects:
        return
    years = sorted({p.year for p in site.projects}, reverse=True)
    newest = [p for p in site.projects if p.year == years[0]]
    own = [p for p in newest if not p.record.district]
    title, city = "民生实事", site.register.city.name
    yield Page(
        url=urls.PROJECTS,
        template="pages/projects.html",
        title=title,
        description=f"{city}人大代表票决的民生实事项目：办什么、谁来办、办到哪一步。",
        section="projects",
        sources=tuple(sorted({p.path for p in site.projects})),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld={"@type": "CollectionPage", "name": title},
        context={
            "lead": "一年办哪些实事，由居民提、代表投票定、政府办，办得怎样由代表监督、居民评价。",
            "year": f"{years[0]}年",
            "year_url": urls.projects_of_year(years[0]),
            "stats": stats(newest),
            "own": [project.line(site, p) for p in own],
            "districts": districts(site, years[0]),
            "years": [
                {
                    "words": f"{year}年民生实事",
                    "href": urls.projects_of_year(year),
                    "count": f"{sum(p.year == year for p in site.projects)}件",
                }
                for year in years
            ],
        },
    )


def stats(items: list[ProjectItem]) -> list[dict[str, object]]:
    """How many there are, and how far they have come."""
    counts = Counter(p.record.status for p in items)
    chosen = [p for p in items if p.record.status.is_chosen]
    numbers = [
        (len(chosen), "件实事项目"),
        (counts[ProjectStatus.DONE], "件已完成"),
        (counts[ProjectStatus.UNDER_WAY], "件实施中"),
        (counts[ProjectStatus.PROPOSED], "件候选，等待票决"),
        (counts[ProjectStatus.NOT_SELECTED], "件未入选"),
    ]
    return [{"number": number, "words": words} for number, words in numbers if number]


def districts(site: Site, year: int) -> list[dict[str, object]]:
    """The districts that have projects of this year."""
    found = Counter(p.record.district for p in site.projects if p.year == year)
    return [
        {
            "name": d.name,
            "href": urls.projects_of_year(year, d),
            "count": found[d.name],
            "unit": "件",
        }
        for d in site.register.districts
        if found[d.name]
    ]
